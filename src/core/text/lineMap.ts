/** A place as an editor counts it: both from 0, the character in UTF-16 code units. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/**
 * Turns offsets of `text` into lines. Lines end with `\n`, `\r\n` or a lone `\r`. Building it is linear, each question
 * logarithmic; offsets beyond the text give its end.
 */
export function lineMap(text: string): (offset: number) => LinePosition {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return (offset) => {
    const inside = Math.max(0, Math.min(offset, text.length));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((starts[middle] ?? 0) <= inside) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: inside - (starts[low] ?? 0) };
  };
}
