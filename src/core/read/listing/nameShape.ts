import { isNameParticle, isNameSuffix, isTeamName } from '../../text/plainName';
import { wordSet } from '../../util/wordSet';

/** What one word of a name is; `undefined` means that no name holds it. */
type WordKind = 'name' | 'joined' | 'capitals' | 'initial' | 'particle' | 'syllable' | 'suffix';

/** Authors that are known by a single word. */
const soleNames: ReadonlySet<string> = wordSet('Anthropic DeepSeek-AI Meta NVIDIA OpenAI Qwen');

/** Capitalised words of titles that are nobody's name; `An`, `Do`, `In`, `Or`, `So`, `To` and `Will` are. */
const wordsOfTitles: ReadonlySet<string> = wordSet(`
  About After Against And Are As At Be Before Between Beyond But By Does For From How Into Is It Its Not Of
  Our Over Than That The Their These This Through Toward Towards Under Using Via What When Where Which Who
  Why With Within Without Your
`);

/** Short lower-case words of titles; others, between two names, may be a syllable of one: "Kyoo il Kim". */
const smallWordsOfTitles: ReadonlySet<string> = wordSet(`
  and are as at be but by can do for from how into is it its new no not of off on or our out over per than
  that the to up use via vs we what when who why with
`);

/** Long words of these endings are things, not people. */
const thingEndings =
  /^\p{Lu}\p{Ll}{3,}(?:tions?|sions?|ments?|ness|ities|ity|isms?|ology|ologies|ics|ings|ures)$/u;

/** Name parts after which a capital is usual: McDonald, DeVries, O'Brien, LeCun. */
const innerCapitalPrefixes =
  /^(?:[Mm]ac|[Mm]c|[Vv]an|[Dd]e|Fitz|Da|Del|Della|Den|Der|Di|Do|Dos|Du|El|La|Le|Li|Lo|Vander|Von|St|San|Ben|Bar|Al|Abd|\p{L}['’`‘])$/u;

const initial = /^\p{Lu}\p{M}*(?:\.?|\.(?:-?\p{Lu}\p{M}*\.){1,3}|\.?-\p{Lu}\p{M}*\.?|\p{Ll}{1,2}\.)$/u;
const capitals = /^(?:\p{Lu}\p{M}*){2,}(?:['’-](?:\p{Lu}\p{M}*)+)*$/u;
// A name may hold soft hyphens, which nobody sees.
const ordinary =
  /^(?:\p{L}\p{M}*['’`‘])?[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}\u00ad]*(?:['’`‘-][\p{L}\p{M}]+){0,4}['’]?$/u;
const initialsWithName = /^(?:\p{Lu}\.-?){1,3}\p{Lu}[\p{L}\p{M}'’-]+$/u;
const innerCapital = /(?<=[\p{Ll}\p{Lo}\p{M}'’`‘])\p{Lu}|(?<=\p{Lu})\p{Lu}(?=\p{Ll})/gu;

/** How much each trait of a name speaks for its being one, in the units of all weights of the division. */
const weights = {
  team: 1.5,
  teamWithArticle: 2.5,
  soleName: 0.5,
  singleWord: -6,
  wordCount: [0, 0, 1, 0.6, -0.2, -1.5, -3],
  usualInnerCapital: -0.5,
  strangeInnerCapital: -5,
  capitals: -2,
  allCapitals: -1.5,
  joinedInitials: -2,
  endsInInitial: -1.5,
  onlyInitials: -3.5,
  thing: -2,
  syllable: -3,
} as const;

/** No name has more words. */
const mostWords = weights.wordCount.length - 1;

/**
 * How well a text looks like one whole name: above 0 for an ordinary one ("Kelvin Xu", "C. Daniel Freeman", "Gemini
 * Team"), far below for a doubtful one, `undefined` where a bare lower-case word, a digit or a word of titles rules it
 * out. Linear in the text, which callers keep short.
 */
export function scoreName(text: string): number | undefined {
  const words = text.split(' ');
  if (words.length > mostWords + 1) return undefined;
  if (isTeamName(text)) {
    if (!words.every(isWordOfTeam)) return undefined;
    return words[0] === 'The' ? weights.teamWithArticle : weights.team;
  }
  if (soleNames.has(text)) return weights.soleName;
  const kinds = words.map(kindOfWord);
  if (
    words.length > mostWords ||
    kinds.includes(undefined) ||
    words.some((word) => wordsOfTitles.has(word))
  ) {
    return undefined;
  }
  const family = kinds.findLast((kind) => kind !== 'suffix');
  const isOpenEnded = family === undefined || family === 'particle' || family === 'syllable';
  if (isOpenEnded || kinds[0] === 'syllable') return undefined;
  const isInCapitals = kinds.every((kind) => kind === 'capitals' || kind === 'initial');
  const traits = words.map((word, at) => scoreWord(word, kinds[at], isInCapitals));
  return (
    traits.reduce((sum, trait) => sum + trait, 0) +
    (words.length === 1 ? weights.singleWord : (weights.wordCount[words.length] ?? 0)) +
    (family === 'initial' ? weights.endsInInitial : 0) +
    (kinds.every((kind) => kind === 'initial') ? weights.onlyInitials : 0) +
    (isInCapitals && kinds.includes('capitals') ? weights.allCapitals : 0)
  );
}

function kindOfWord(word: string): WordKind | undefined {
  if (isNameParticle(word)) return 'particle';
  if (isNameSuffix(word)) return 'suffix';
  if (initial.test(word)) return 'initial';
  if (capitals.test(word)) return 'capitals';
  if (ordinary.test(word) || startsWithGluedParticle(word)) return 'name';
  if (/^\p{Ll}{2,4}$/u.test(word) && !smallWordsOfTitles.has(word)) return 'syllable';
  return initialsWithName.test(word) ? 'joined' : undefined;
}

/** `deBettencourt`, `vanHasselt`. */
function startsWithGluedParticle(word: string): boolean {
  const capital = word.search(/\p{Lu}/u);
  return capital > 0 && isNameParticle(word.slice(0, capital)) && ordinary.test(word.slice(capital));
}

/** Teams are called as they like: "The CMS Collaboration", "Team of Project X1"; only their words must be words. */
function isWordOfTeam(word: string): boolean {
  return /^(?:\p{Lu}[\p{L}\p{N}.&-]*|of|for|and|the|on|in)$/u.test(word);
}

function scoreWord(word: string, kind: WordKind | undefined, isInCapitals: boolean): number {
  if (kind === 'name') return scoreInnerCapitals(word) + (thingEndings.test(word) ? weights.thing : 0);
  if (kind === 'joined') return weights.joinedInitials;
  if (kind === 'syllable') return weights.syllable;
  return kind === 'capitals' && !isInCapitals ? weights.capitals : 0;
}

function scoreInnerCapitals(word: string): number {
  const scores = word
    .split('-')
    .flatMap((part) => [...part.matchAll(innerCapital)].map(({ index }) => part.slice(0, index)))
    .map((before) =>
      innerCapitalPrefixes.test(before) ? weights.usualInnerCapital : weights.strangeInnerCapital,
    );
  return scores.reduce<number>((sum, score) => sum + score, 0);
}

/** How many capitals inside a word a second word could start at: 1 for `WordNet`, 0 for `Word` and `NASA`. Linear. */
export function countInnerCapitals(word: string): number {
  return [...word.matchAll(innerCapital)].length;
}
