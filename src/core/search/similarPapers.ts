import { NOWHERE } from '../model/library';
import type { SourcePart } from '../model/sourcePart';
import { packedTextIn } from '../util/packedTexts';
import { type Steps, stepped } from '../util/steps';
import { BestItems } from './bestItems';
import { fieldSet } from './fields';
import { countPackedRows, forEachPackedRow } from './packedRows';
import type { PlacedShard, SearchIndex } from './searchIndex';
import { termsOf } from './terms';
import { wholeWord } from './vocabulary';

/** A paper that has words of a text in its title, keywords or abstract. */
export interface SimilarPaper {
  /** A row of the index. */
  readonly row: number;
  /** Larger is better; comparable within one answer only. */
  readonly score: number;
  /** The words that both have, as the text spells them, those that say most first. */
  readonly terms: readonly string[];
}

/** What the ranking is told besides the text. */
export interface SimilarOptions {
  /** The most papers to return, at least 1. */
  readonly limit: number;
  /** Rows that are no answer: the paper itself, what is cited already. */
  readonly skips?: (row: number) => boolean;
}

interface WeighedTerm {
  /** The word, and the same in the other number. */
  readonly forms: readonly string[];
  readonly weight: number;
}

interface Candidate {
  readonly shard: PlacedShard;
  /** The row in the part. */
  readonly partRow: number;
  readonly row: number;
  readonly score: number;
}

/** More words of a text say nothing new, and cost their lists. */
const MOST_TERMS = 80;
/** A longer text is about everything. */
const LONGEST_TEXT = 20_000;
/** A word that more papers have than one in so many tells none from the others. */
const TELLING = 3;
/** So few papers cannot say which words are common. */
const FEWEST_TO_TELL = 12;
/** How much a word counts in a title or among the keywords, beside 1 in an abstract of middling length. */
const TITLE_WORTH = 1.4;
/** How much the length of an abstract matters, from 0 to 1, and how soon a word is worth its full weight (BM25's b and k1). */
const LENGTH_MATTERS = 0.4;
const SATURATION = 1.2;
const MOST_REASONS = 5;
/** So many words are looked up between two pauses: a few milliseconds where a hundred thousand papers have them. */
const TERMS_OF_A_STEP = 16;

/**
 * Words that name no subject, in English, German, French and Spanish. Many papers tell by themselves which words are
 * common; few do not.
 */
const smallWords: ReadonlySet<string> = new Set(
  (
    'a about all also am an and any are as at be been both but by can could did do does each for from had has have how if ' +
    'in into is it its many may more most much no not of on one only or our over show shows so some such than that the ' +
    'their them then there these they this those through to under us use used uses using via was we were what when where ' +
    'which while who why will with would you ' +
    'aber als am auch auf aus bei das dem den der des die ein eine einer es fur im ist mit nicht oder sich sind und von zu zum zur ' +
    'au aux ce ces cette dans de du elle est et il la le les leur ne ou par pas pour que qui sa se ses sur un une ' +
    'como con del el ella en entre es esta este las lo los mas no para pero por su sus una y'
  ).split(' '),
);

const subjectFields = fieldSet('title') | fieldSet('keyword');

/**
 * The papers that are most like `text`: those that share its rare words, best first. Words are weighed as in BM25
 * (Robertson and Zaragoza 2009) with what an index of presence knows of them: how many papers have them, and how long the
 * abstract is. Empty where no word of the text is in any paper. Costs the papers that have the words, in steps of some
 * milliseconds.
 */
export function* similarPapers(
  index: SearchIndex,
  text: string,
  options: SimilarOptions,
): Steps<SimilarPaper[]> {
  const cut = text.slice(0, LONGEST_TEXT);
  const terms = yield* weighedTerms(index, termsOf(cut));
  const usualLength = usualAbstractLength(index);
  const best = new BestItems<Candidate>(
    options.limit,
    (one, other) => other.score - one.score || one.row - other.row,
  );
  for (const shard of index.shards) {
    // Not the scratch of the index: others may search while this pauses.
    const scores = new Float32Array(shard.part.table.size);
    yield* stepped(terms, (term) => addTitleScores(shard.part, term, scores), TERMS_OF_A_STEP);
    yield* stepped(
      terms,
      (term) => addAbstractScores(shard.part, term, usualLength, scores),
      TERMS_OF_A_STEP,
    );
    for (const [partRow, score] of scores.entries()) {
      const row = shard.places[partRow] ?? NOWHERE;
      if (score === 0 || row === NOWHERE || options.skips?.(row) === true) continue;
      best.add({ shard, partRow, row, score });
    }
  }
  const spellings = spellingsIn(cut);
  return best.sorted().map(({ shard, partRow, row, score }) => {
    const { title, keywords = [] } = index.paperAt(row);
    const { abstracts } = shard.part;
    const own = [title, ...keywords, abstracts === undefined ? '' : packedTextIn(abstracts.texts, partRow)];
    const has = new Set(own.flatMap(termsOf));
    const shared = terms.filter(({ forms }) => forms.some((form) => has.has(form)));
    const reasons = shared
      .slice(0, MOST_REASONS)
      .map(({ forms: [word = ''] }) => spellings.get(word) ?? word);
    return { row, score, terms: reasons };
  });
}

/** The words of a text that tell papers apart, those that say most first. */
function* weighedTerms(index: SearchIndex, words: readonly string[]): Steps<readonly WeighedTerm[]> {
  const times = new Map<string, number>();
  for (const word of words) {
    if (word.length < 2 || smallWords.has(word) || /^\p{N}+$/u.test(word)) continue;
    const form = numbersOf(word).find((other) => times.has(other)) ?? word;
    times.set(form, (times.get(form) ?? 0) + 1);
  }
  const most = index.size <= FEWEST_TO_TELL ? index.size : index.size / TELLING;
  const terms: WeighedTerm[] = [];
  const weigh = ([word, count]: readonly [string, number]): void => {
    const forms = numbersOf(word);
    const papers = papersWith(index, forms);
    if (papers === 0 || papers > most) return;
    const rarity = Math.log(1 + (index.size - papers + 0.5) / (papers + 0.5));
    terms.push({ forms, weight: rarity * Math.sqrt(count) });
  };
  yield* stepped(times, weigh, TERMS_OF_A_STEP);
  return terms.sort((one, other) => other.weight - one.weight).slice(0, MOST_TERMS);
}

/** An English word as it is, then in the other number: `models`, `model`. Anything else merely finds nothing. */
function numbersOf(word: string): readonly string[] {
  const isPlural = word.length > 3 && word.endsWith('s') && !word.endsWith('ss');
  return [word, isPlural ? word.slice(0, -1) : `${word}s`];
}

/** How many papers have one of the forms, about: those that have two count twice. */
function papersWith({ shards }: SearchIndex, forms: readonly string[]): number {
  let inAbstracts = 0;
  let inOthers = 0;
  for (const { part } of shards) {
    for (const form of forms) {
      const { rowStarts, vocabulary } = part.index;
      const { first, end } = wholeWord(vocabulary, form);
      inOthers += (rowStarts[end] ?? 0) - (rowStarts[first] ?? 0);
      const abstracts = part.abstracts?.index;
      if (abstracts === undefined) continue;
      const lists = wholeWord(abstracts.vocabulary, form);
      inAbstracts += countPackedRows(abstracts.rows, abstracts.rowStarts, lists);
    }
  }
  return Math.max(inAbstracts, inOthers);
}

/** The middling length of an abstract in bytes of its codes, nearly two to a word; 1 where there are none. */
function usualAbstractLength({ shards }: SearchIndex): number {
  let bytes = 0;
  let count = 0;
  for (const { part } of shards) {
    if (part.abstracts === undefined) continue;
    const { starts } = part.abstracts.texts;
    bytes += starts.at(-1) ?? 0;
    for (let row = 1; row < starts.length; row++) if (starts[row] !== starts[row - 1]) count++;
  }
  return count === 0 ? 1 : bytes / count;
}

function addTitleScores({ index }: SourcePart, { forms, weight }: WeighedTerm, scores: Float32Array): void {
  const { vocabulary, rowStarts, rows, rowFields } = index;
  for (const form of forms) {
    const { first, end } = wholeWord(vocabulary, form);
    for (let at = rowStarts[first] ?? 0; at < (rowStarts[end] ?? 0); at++) {
      if (((rowFields[at] ?? 0) & subjectFields) === 0) continue;
      const row = rows[at] ?? 0;
      scores[row] = (scores[row] ?? 0) + weight * TITLE_WORTH;
    }
  }
}

function addAbstractScores(
  { abstracts }: SourcePart,
  { forms, weight }: WeighedTerm,
  usualLength: number,
  scores: Float32Array,
): void {
  if (abstracts === undefined) return;
  const { starts } = abstracts.texts;
  const { vocabulary, rowStarts, rows } = abstracts.index;
  for (const form of forms) {
    forEachPackedRow(rows, rowStarts, wholeWord(vocabulary, form), (row) => {
      const length = ((starts[row + 1] ?? 0) - (starts[row] ?? 0)) / usualLength;
      const damping = SATURATION * (1 - LENGTH_MATTERS + LENGTH_MATTERS * length);
      scores[row] = (scores[row] ?? 0) + (weight * (SATURATION + 1)) / (1 + damping);
    });
  }
}

/** How the text spells each of its folded words: as an acronym if it ever does, else in small letters. */
function spellingsIn(text: string): ReadonlyMap<string, string> {
  const spellings = new Map<string, string>();
  for (const [word] of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const isAcronym = /\p{Lu}.*\p{Lu}/u.test(word);
    for (const term of termsOf(word)) {
      if (isAcronym || !spellings.has(term)) spellings.set(term, isAcronym ? word : word.toLowerCase());
    }
  }
  return spellings;
}
