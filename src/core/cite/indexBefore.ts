/** Where `sign` stands next at or behind `from`, or `end` if it stands nowhere before that; looks no further. */
export function indexBefore(text: string, sign: string, from: number, end: number): number {
  let at = from;
  while (at < end && text[at] !== sign) at++;
  return Math.min(at, end);
}
