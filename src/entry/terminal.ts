import { readFileSync } from 'node:fs';
import type { Problem } from '../core/model/problem';
import { decodeBytes } from '../core/read/decodeBytes';
import { lineMap } from '../core/text/lineMap';

/** The exit codes of the command line. */
export const exit = { done: 0, unreadable: 1, errors: 1, usage: 2 } as const;

/** Prints a line of the answer. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Prints a line that is not part of the answer. */
export function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Prints what is wrong inside a file, as compilers do. */
export function complainAbout({
  file,
  text,
  problems,
}: {
  readonly file: string;
  readonly text: string;
  readonly problems: readonly Problem[];
}): void {
  const positionAt = lineMap(text);
  for (const { span, severity, message } of problems) {
    const { line, character } = positionAt(span.start);
    complain(`${file}:${line + 1}:${character + 1}: ${severity}: ${message}`);
  }
}

/** A file as text, or undefined after saying why not. */
export function textOf(
  file: string,
): { readonly text: string; readonly problems: readonly Problem[] } | undefined {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    complain(`${file}: cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
  const decoded = decodeBytes(bytes);
  if (decoded.kind === 'text') return decoded;
  complain(`${file}: cannot be read: ${decoded.reason}`);
  return undefined;
}

/** A number with what is counted: `1 document`, `12 documents`. */
export function counted(number: number, one: string): string {
  return `${number.toLocaleString('en')} ${one}${number === 1 ? '' : 's'}`;
}
