/** Measures how far a text is from the one it was made for: the errors between them, at most `limit + 1`. */
export type DistanceMeter = (text: string) => number;

/**
 * Measures distances from `typed`: the number of letters to insert, remove, replace or swap with their neighbour to make
 * one text of the other (optimal string alignment), if it is at most `limit`; else `limit + 1`. Where `mayGoOn`, a text
 * is as near as the nearest of its beginnings. Code units count as letters. A measurement costs at most the product of
 * both lengths, and no memory.
 */
export function distancesFrom(typed: string, limit: number, mayGoOn: boolean): DistanceMeter {
  const width = typed.length + 1;
  const letters = Uint16Array.from(typed, (_, at) => typed.charCodeAt(at));
  const ownRows = [new Uint16Array(width), new Uint16Array(width), new Uint16Array(width)] as const;

  return (text) => {
    if (typed.length - text.length > limit) return limit + 1;
    if (!mayGoOn && text.length - typed.length > limit) return limit + 1;
    let [beforeLast, last, current] = ownRows;
    for (let column = 0; column < width; column++) last[column] = column;
    let nearest = mayGoOn ? typed.length : limit + 1;
    let letterBefore = -1;
    for (let row = 1; row <= text.length; row++) {
      const letter = text.charCodeAt(row - 1);
      let best = row;
      current[0] = row;
      for (let column = 1; column < width; column++) {
        const typedLetter = letters[column - 1] ?? 0;
        const replaced = (last[column - 1] ?? 0) + (letter === typedLetter ? 0 : 1);
        const inserted = Math.min(last[column] ?? 0, current[column - 1] ?? 0) + 1;
        let cost = replaced < inserted ? replaced : inserted;
        if (column > 1 && typedLetter === letterBefore && letters[column - 2] === letter) {
          const swapped = (beforeLast[column - 2] ?? 0) + 1;
          if (swapped < cost) cost = swapped;
        }
        current[column] = cost;
        if (cost < best) best = cost;
      }
      if (best > limit) return Math.min(nearest, limit + 1);
      const reached = current[typed.length] ?? 0;
      if (mayGoOn && reached < nearest) nearest = reached;
      [beforeLast, last, current] = [last, current, beforeLast];
      letterBefore = letter;
    }
    return Math.min(mayGoOn ? nearest : (last[typed.length] ?? 0), limit + 1);
  };
}
