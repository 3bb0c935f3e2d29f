/** Brackets that hold more than this are taken for text. */
const LONGEST_BRACKETS = 1000;

/**
 * Behind the `closing` sign that belongs to the `opening` one at `at`, or -1 if nothing near closes it. Both signs may
 * stand inside in pairs; a backslash takes the next character as it is.
 */
export function endOfBrackets(
  text: string,
  at: number,
  limit: number,
  [opening, closing]: readonly [string, string],
): number {
  const end = Math.min(limit, at + LONGEST_BRACKETS);
  let depth = 0;
  for (let place = at; place < end; place++) {
    if (text[place] === '\\') place++;
    else if (text[place] === opening) depth++;
    else if (text[place] === closing && --depth === 0) return place + 1;
  }
  return -1;
}
