import type { Author } from '../model/author';
import { wordSet } from '../util/wordSet';

/** Lower-case words that stand between given and family name, or open a family name. */
const particles: ReadonlySet<string> = wordSet(`
  af al ap auf av bin bint da dal das de degli dei del della delle den der di do dos du e el ibn in la las
  le lo los op san st 't ’t te ten ter tot und van vanden vander vom von y zu zum zur
`);

const suffixes: ReadonlySet<string> = new Set(['jr', 'jr.', 'sr', 'sr.', 'ii', 'iii', 'iv']);

/** The last word of a name that many people share. */
const wordsForMany: ReadonlySet<string> = wordSet(`
  association authors collaboration committee community consortium contributors foundation group initiative
  institute lab labs organisation organization project society team
`);

/** True for a lower-case word such as `van`, `de` or `al`, which a name may hold without a capital. */
export function isNameParticle(word: string): boolean {
  return particles.has(word);
}

/** True for `Jr.`, `III` and their like in any case, which follow a family name. */
export function isNameSuffix(word: string): boolean {
  return suffixes.has(word.toLowerCase());
}

/** True for two words or more that end as the names of teams do: "Gemini Team", "The ATLAS Collaboration". */
export function isTeamName(name: string): boolean {
  const lastSpace = name.lastIndexOf(' ');
  return lastSpace > 0 && wordsForMany.has(name.slice(lastSpace + 1).toLowerCase());
}

/**
 * A name as it is read aloud, "Ludwig van Beethoven", split into its parts: the family name is the last word, the
 * particles before it are its prefix. A team or a single word is a literal name, since nothing of it can be split.
 * An empty text gives an empty literal.
 */
export function plainName(name: string): Author {
  const words = name.split(/[\s,]+/).filter((word) => word !== '');
  const lastWord = words.at(-1) ?? '';
  const suffix = words.length > 2 && isNameSuffix(lastWord) ? lastWord : undefined;
  const unsuffixed = suffix === undefined ? words : words.slice(0, -1);
  const family = unsuffixed.at(-1);
  if (family === undefined || unsuffixed.length === 1 || isTeamName(name)) {
    return { kind: 'literal', literal: words.join(' ') };
  }
  const prefixStart = unsuffixed.findIndex((word, at) => at < unsuffixed.length - 1 && isNameParticle(word));
  const givenEnd = prefixStart < 0 ? unsuffixed.length - 1 : prefixStart;
  const given = unsuffixed.slice(0, givenEnd).join(' ');
  const prefix = unsuffixed.slice(givenEnd, -1).join(' ');
  return {
    kind: 'person',
    family,
    ...(given !== '' && { given }),
    ...(prefix !== '' && { prefix }),
    ...(suffix !== undefined && { suffix }),
  };
}
