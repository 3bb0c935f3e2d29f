import { t } from '../util/l10n';

/** Tells apart keys that would be the same: the text for the first, second, … key behind the one without any. */
export type Postfix = (number: number) => string;

/** `a`, `b`, …, `z`, `aa`, … */
export const letterPostfix: Postfix = letters;

/** What stands for the number in a postfix, as Better BibTeX writes it. */
const places: readonly (readonly [sign: string, written: Postfix])[] = [
  ['%(a)s', letters],
  ['%(A)s', (number) => letters(number).toUpperCase()],
  ['%(n)s', String],
];

/** Reads a postfix such as `-%(n)s`. One without a place for the number gets letters at its end, and a message. */
export function readPostfix(source: string, messages: string[]): Postfix {
  const found = places.find(([sign]) => source.includes(sign));
  if (found === undefined) {
    messages.push(t('The postfix has no place for a letter or number. Write %(a)s, %(A)s or %(n)s in it.'));
    return (number) => source + letters(number);
  }
  const [sign, written] = found;
  return (number) => source.replace(sign, () => written(number));
}

/**
 * The key `stem`, or with the first free postfix where postfixes were given in turn. Look-ups grow with the logarithm of
 * the keys that share the stem.
 */
export function freeKey(stem: string, taken: Pick<ReadonlySet<string>, 'has'>, postfix: Postfix): string {
  if (!taken.has(stem)) return stem;
  let [lastTaken, free] = [0, 1];
  while (taken.has(stem + postfix(free))) [lastTaken, free] = [free, free * 2];
  while (free - lastTaken > 1) {
    const between = Math.floor((lastTaken + free) / 2);
    if (taken.has(stem + postfix(between))) lastTaken = between;
    else free = between;
  }
  return stem + postfix(free);
}

/** 1 is `a`, 26 is `z`, 27 is `aa`. */
function letters(number: number): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz';
  const last = alphabet.charAt((number - 1) % alphabet.length);
  const before = Math.floor((number - 1) / alphabet.length);
  return before === 0 ? last : letters(before) + last;
}
