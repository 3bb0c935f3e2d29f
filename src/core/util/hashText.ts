/**
 * A number of 32 bits that equal texts share and others seldom do: FNV-1a over the UTF-16 code units from `start` up to
 * but not including `end`, two steps for each (http://www.isthe.com/chongo/tech/comp/fnv/). Linear. Not for anything that an attacker must not find.
 */
export function hashText(text: string, start = 0, end = text.length): number {
  let hash = 0x811c_9dc5;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    hash = Math.imul(hash ^ (unit & 0xff), 0x0100_0193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x0100_0193);
  }
  return hash >>> 0;
}
