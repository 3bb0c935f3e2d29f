import { grown } from './grown';

/** Many texts in one run of UTF-8. Text `n` is in the bytes from `starts[n]` up to but not including `starts[n + 1]`. */
export interface TextColumn {
  readonly starts: Uint32Array;
  readonly bytes: Uint8Array;
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Text `number`; empty if there is none. Costs its length. */
export function textIn({ starts, bytes }: TextColumn, number: number): string {
  const start = starts[number] ?? 0;
  const end = starts[number + 1] ?? start;
  return start === end ? '' : decoder.decode(bytes.subarray(start, end));
}

/** Collects texts into a column. Surrogates without a partner become U+FFFD, as UTF-8 has none. */
export class TextColumnWriter {
  private readonly starts: Uint32Array;
  private bytes = new Uint8Array(1 << 16);
  private count = 0;
  private length = 0;

  /** For `size` texts. */
  constructor(size: number) {
    this.starts = new Uint32Array(size + 1);
  }

  add(text: string): void {
    // A code unit has at most three bytes.
    this.bytes = grown(this.bytes, this.length + text.length * 3);
    this.length += encoder.encodeInto(text, this.bytes.subarray(this.length)).written;
    this.starts[++this.count] = this.length;
  }

  /** What was added, without room for more. */
  finish(): TextColumn {
    return { starts: this.starts, bytes: this.bytes.slice(0, this.length) };
  }
}
