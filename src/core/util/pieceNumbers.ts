import { grown } from './grown';
import type { TextColumn } from './textColumn';

/** A piece that is not found in so many slots is taken for a new one, so that no made-up text is searched for long. */
const MOST_SLOTS = 64;

/** Numbers pieces of texts in the order in which they first come: a hash table over bytes, as no piece is worth a string. */
export class PieceNumbers {
  /** One more than the number of a piece, at its hash or behind it; 0 where there is none. At most half are taken. */
  private slots = new Uint32Array(1 << 12);
  private hashes = new Uint32Array(1 << 10);
  private starts = new Uint32Array(1 << 10);
  private bytes = new Uint8Array(1 << 13);
  private count = 0;

  /** The number of the piece that is `text` from `start` up to but not including `end`. Nearly always the same for the same. */
  numberOf(text: Uint8Array, start: number, end: number): number {
    const hash = hashOf(text, start, end);
    const slot = this.slotOf(hash, text, start, end);
    const known = slot === undefined ? 0 : (this.slots[slot] ?? 0);
    return known > 0 ? known - 1 : this.add(text.subarray(start, end), hash, slot);
  }

  /** The slot that a piece has or will have; undefined where too many would have to be looked at. */
  private slotOf(hash: number, text: Uint8Array, start: number, end: number): number | undefined {
    const mask = this.slots.length - 1;
    for (let slots = 0; slots < MOST_SLOTS; slots++) {
      const slot = (hash + slots) & mask;
      const known = this.slots[slot] ?? 0;
      if (known === 0 || this.isPiece(known - 1, hash, text, start, end)) return slot;
    }
    return undefined;
  }

  private isPiece(number: number, hash: number, text: Uint8Array, start: number, end: number): boolean {
    if (this.hashes[number] !== hash) return false;
    const from = this.starts[number] ?? 0;
    if ((this.starts[number + 1] ?? 0) - from !== end - start) return false;
    for (let at = start; at < end; at++) if (text[at] !== this.bytes[from + at - start]) return false;
    return true;
  }

  private add(piece: Uint8Array, hash: number, slot: number | undefined): number {
    const number = this.count++;
    const start = this.starts[number] ?? 0;
    const end = start + piece.length;
    this.hashes = grown(this.hashes, number + 1);
    this.starts = grown(this.starts, number + 2);
    this.bytes = grown(this.bytes, end);
    this.hashes[number] = hash;
    this.starts[number + 1] = end;
    this.bytes.set(piece, start);
    if (slot !== undefined) this.slots[slot] = this.count;
    if (this.count * 2 > this.slots.length) this.spread();
    return number;
  }

  /** Makes room for more. */
  private spread(): void {
    this.slots = new Uint32Array(this.slots.length * 4);
    for (let number = 0; number < this.count; number++) {
      const [start, end] = [this.starts[number] ?? 0, this.starts[number + 1] ?? 0];
      const slot = this.slotOf(this.hashes[number] ?? 0, this.bytes, start, end);
      if (slot !== undefined) this.slots[slot] = number + 1;
    }
  }

  /** All pieces by their numbers. */
  pieces(): TextColumn {
    const starts = this.starts.slice(0, this.count + 1);
    return { starts, bytes: this.bytes.slice(0, starts.at(-1)) };
  }
}

/** FNV-1a over bytes (http://www.isthe.com/chongo/tech/comp/fnv/). */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c_9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x0100_0193);
  return hash >>> 0;
}
