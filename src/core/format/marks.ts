/**
 * The marks that stand in the processor's output for what is no text: each is one character of the private use area, so
 * that nothing has to be escaped before the output is taken apart. `cleanItem.ts` keeps them out of the data.
 */
const names = [
  'close',
  'entry',
  'italic',
  'upright',
  'bold',
  'regular',
  'smallCaps',
  'fullCaps',
  'underline',
  'notUnderline',
  'raised',
  'lowered',
  'baseline',
  'margin',
  'beside',
  'block',
  'indent',
] as const;

/** What a mark says; `close` ends what the last open one began, `entry` stands on both sides of an entry's number. */
export type MarkName = (typeof names)[number];

const FIRST = 0xe000;

const marks = new Map(names.map((name, number) => [name, String.fromCharCode(FIRST + number)]));
const namesOfMarks = new Map(Array.from(marks, ([name, mark]) => [mark, name]));

/** The character of a mark. */
export function markOf(name: MarkName): string {
  return marks.get(name) ?? '';
}

/** What `character` marks; undefined for text. */
export function nameOfMark(character: string): MarkName | undefined {
  return namesOfMarks.get(character);
}

/** What may not occur in data: the marks, and the characters that stand for pieces that are kept as they are. */
export const reserved = /[\ue000-\uf8ff]/u;

const FIRST_KEPT = 0xe800;

/** An item has no more pieces that are kept as they are; the rest of them is formatted like any text. */
export const MOST_KEPT = 0x1000;

/** The character that stands for piece `number` of an item. */
export function keptMark(number: number): string {
  return String.fromCharCode(FIRST_KEPT + number);
}

/** The number of the piece that `character` stands for; -1 for anything else. */
export function keptNumber(character: string): number {
  const number = character.charCodeAt(0) - FIRST_KEPT;
  return number >= 0 && number < MOST_KEPT ? number : -1;
}
