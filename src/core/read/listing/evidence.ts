import { foldText } from '../../text/fold';
import { wordSet } from '../../util/wordSet';
import { type Boundary, type Join, longestName } from './boundaries';
import { countInnerCapitals } from './nameShape';

/** What is known besides one record. Everything is folded by `foldText`. */
export interface Evidence {
  /** Whole names of authors seen elsewhere. */
  readonly names: ReadonlySet<string>;
  /** First words of such names. */
  readonly firstWords: ReadonlySet<string>;
  /** Words of the titles and abstracts seen elsewhere. */
  readonly vocabulary: ReadonlySet<string>;
  /** How most lines of the same listing join title and authors, when that is known. */
  readonly usualJoin?: Join;
}

/** What is known when one line is divided. */
export interface LineEvidence extends Evidence {
  /** The words of the record's own abstract; empty when there is none. */
  readonly abstract: ReadonlySet<string>;
}

/** How much each observation speaks for a place, on the scale of `boundaries.ts`. */
const weights = {
  usualJoin: 5,
  lastTitleWordInAbstract: 2.5,
  gluedWordInAbstract: -5,
  firstNameWordInAbstract: -1.5,
  lastTitleWordKnown: 1,
  gluedWordKnown: -2,
  firstNameWordIsWord: -0.7,
  nameKnown: 4,
  firstNameWordKnown: 1.5,
  capitalInsideTitleWord: -1.5,
  titleEndsUnfinished: -4,
  titleEndsInsideName: -2.5,
  titleLeavesBracketOpen: -2,
} as const;

/** Every word of a text, folded; a hyphenated word counts whole and in its parts. Linear. */
export function wordsOf(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const [word] of foldText(text).matchAll(/[\p{L}\p{N}]+(?:[-'][\p{L}\p{N}]+)*/gu)) {
    words.add(word);
    for (const part of word.split(/[-']/)) words.add(part);
  }
  return words;
}

/**
 * What the words on both sides of a place say about it, and what is known of them, when the first author's name ends at
 * `end`: above 0 for a place that parts title and authors. Bounded by the longest name, whatever the line.
 */
export function scoreWords(body: string, boundary: Boundary, end: number, evidence: LineEvidence): number {
  const { titleEnd, nameStart, join } = boundary;
  return (
    scoreJoin(join, evidence) +
    scoreTitleEnd(body.slice(Math.max(0, titleEnd - longestName), titleEnd), evidence) +
    scoreFirstAuthor(body.slice(nameStart, end).trim(), evidence) +
    (join === 'glued' ? scoreGluedWord(wordAround(body, nameStart), evidence) : 0)
  );
}

function scoreJoin(join: Join, { usualJoin }: LineEvidence): number {
  if (usualJoin === undefined || usualJoin === 'glued') return 0;
  return join === usualJoin ? weights.usualJoin : 0;
}

/** Words that a title does not end with. */
const unfinishedWords: ReadonlySet<string> = wordSet(`
  an and at by for from in into of on or the to toward towards using via with without
`);

/** A lone small letter or an initial ("Vitamin C" is a whole title), or a sign that something follows. */
const unfinishedEnd = /(?:^| )(?:\p{Ll}|\p{L}\.)$|[-:,(/&–—]$/u;

function scoreTitleEnd(tail: string, { abstract, vocabulary }: LineEvidence): number {
  const words = tail.split(' ');
  const lastWord = bare(words.at(-1) ?? '');
  const unexplained = words
    .map((word) => ({ word, capitals: countInnerCapitals(word) }))
    .filter(({ word, capitals }) => capitals > 0 && !abstract.has(bare(word)) && !vocabulary.has(bare(word)))
    .reduce((sum, { capitals }) => sum + capitals, 0);
  return (
    (abstract.has(lastWord) ? weights.lastTitleWordInAbstract : 0) +
    (vocabulary.has(lastWord) ? weights.lastTitleWordKnown : 0) +
    unexplained * weights.capitalInsideTitleWord +
    (unfinishedWords.has(lastWord) || unfinishedEnd.test(tail) ? weights.titleEndsUnfinished : 0) +
    (/\p{Ll}(?:Ma?c|De|La|Le|Van)$/u.test(tail) ? weights.titleEndsInsideName : 0) +
    (tail.lastIndexOf('(') > tail.lastIndexOf(')') ? weights.titleLeavesBracketOpen : 0)
  );
}

function scoreFirstAuthor(name: string, { abstract, names, firstWords, vocabulary }: LineEvidence): number {
  const folded = foldText(name);
  const firstWord = folded.split(' ', 1).join();
  const isWhole = firstWord.length > 2 && !firstWord.endsWith('.');
  const isKnownFirst = isWhole && firstWords.has(firstWord);
  return (
    (names.has(folded) ? weights.nameKnown : 0) +
    (isKnownFirst ? weights.firstNameWordKnown : 0) +
    (isWhole && abstract.has(firstWord) ? weights.firstNameWordInAbstract : 0) +
    (isWhole && !isKnownFirst && vocabulary.has(firstWord) ? weights.firstNameWordIsWord : 0)
  );
}

/** A word that stands whole somewhere else, such as `WordNet`, is not two words glued. */
function scoreGluedWord(word: string, { abstract, vocabulary }: LineEvidence): number {
  if (abstract.has(word)) return weights.gluedWordInAbstract;
  return vocabulary.has(word) ? weights.gluedWordKnown : 0;
}

/** The folded word that runs across `at`, as far as a name may be long. */
function wordAround(body: string, at: number): string {
  const before = body.slice(Math.max(0, at - longestName), at);
  const after = body.slice(at, at + longestName);
  return bare(before.slice(before.lastIndexOf(' ') + 1) + after.split(/[ ,]/, 1).join());
}

/** A word as `wordsOf` lists it: folded, without the punctuation around it. */
function bare(word: string): string {
  return foldText(word)
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/[^\p{L}\p{N}]+$/u, '');
}
