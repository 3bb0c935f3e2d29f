/** Numbers that look random and are the same in every run. */
export interface Random {
  /** From 0 up to but not including 1. */
  readonly share: () => number;
  /** A whole number from 0 up to but not including `end`. */
  readonly below: (end: number) => number;
  readonly pick: <Item>(items: readonly [Item, ...Item[]]) => Item;
  /** True this often: `chance(0.1)` one time in ten. */
  readonly chance: (share: number) => boolean;
}

/** The numbers that follow from `seed` (mulberry32, Tommy Ettinger 2017). */
export function seededRandom(seed: number): Random {
  let state = seed | 0;
  const share = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(share() * end);
  return {
    share,
    below,
    pick: (items) => items[below(items.length)] ?? items[0],
    chance: (often) => share() < often,
  };
}
