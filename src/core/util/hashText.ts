/**
 * A number of 32 bits that equal texts share and others seldom do: FNV-1a over the UTF-16 code units from `start` up to
 * but not including `end`, two steps for each (http://www.isthe.com/chongo/tech/comp/fnv/). Linear. Not for anything that an attacker must not find.
 */
export function hashText(text: string, start = 0, end = text.length): number {
  return hashFurther(0x811c_9dc5, text, start, end);
}

/** The hash of a text with this behind it, by the hash of that text. */
export function hashFurther(hash: number, text: string, start = 0, end = text.length): number {
  let further = hash;
  for (let at = start; at < end; at++) further = hashUnit(further, text.charCodeAt(at));
  return further >>> 0;
}

/** The hash of a text with one more code unit, as a number with a sign. */
export function hashUnit(hash: number, unit: number): number {
  return Math.imul(Math.imul(hash ^ (unit & 0xff), 0x0100_0193) ^ (unit >>> 8), 0x0100_0193);
}
