import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fullName } from '../../src/core/model/author';
import type { Paper } from '../../src/core/model/paper';
import { readListing } from '../../src/core/read/listing/readListing';
import type { Scorer } from './scorer';

/** A paper as a library has it, to be written as a listing writes it. */
interface Pair {
  readonly title: string;
  readonly authors: readonly string[];
  readonly abstract?: string;
}

interface Count {
  readonly exact: number;
  readonly doubtedThoughExact: number;
  readonly missed: readonly {
    readonly wanted: string;
    readonly found: string;
    readonly isFlagged: boolean;
  }[];
}

const recordsPerListing = 100;
const pairsInOneListing = 1000;
const fewestExact = { withoutAbstracts: 0.99, withAbstracts: 0.998 };
const fewestMissesFlagged = 0.9;
const mostFalseDoubts = 0.03;
const missesShown = 15;
const organizations = ['', '', ' · deepmind', ' · anthropic, amazon-science'];

/**
 * Titles and authors of real libraries, glued as a listing glues them, read back. Counted are the entries of libraries
 * that people use (`bib/large`, `bib/texlive`, `bib/jabref`, `bib/latex-workshop`; the other folders test programs with
 * made-up names) whose title and authors all tools read alike and whose first three authors have a given and a family
 * name, as every person on arXiv has.
 */
export const listingScore: Scorer = {
  name: 'listing: titles divided from authors',
  run(corpusFolder) {
    const random = seededRandom(20230925);
    const pairs = shuffled(pairsOfLibraries(corpusFolder), random);
    const abstracts = pairsWithAbstracts(corpusFolder);
    const small = count(pairs, recordsPerListing, random);
    const large = count(pairs.slice(0, pairsInOneListing), pairsInOneListing, random);
    const withAbstracts = count(abstracts, recordsPerListing, random);
    const withoutTheirAbstracts = count(
      abstracts.map(({ title, authors }) => ({ title, authors })),
      recordsPerListing,
      random,
    );
    const all = [small, large, withAbstracts, withoutTheirAbstracts];
    const missed = all.flatMap((one) => one.missed);
    const claims: readonly (readonly [claim: string, holds: boolean])[] = [
      [`at least 1,000 pairs`, pairs.length >= 1000],
      [`99 % exact without abstracts`, exactShare(small) >= fewestExact.withoutAbstracts],
      [`99 % exact in one listing of 1,000`, exactShare(large) >= fewestExact.withoutAbstracts],
      [`99.8 % exact with abstracts`, exactShare(withAbstracts) >= fewestExact.withAbstracts],
      [`nine of ten misses flagged`, flaggedShare(small.missed) >= fewestMissesFlagged],
      [`at most 3 % false doubts`, small.doubtedThoughExact <= small.exact * mostFalseDoubts],
    ];
    return {
      passed: claims.filter(([, holds]) => holds).length,
      failed: claims.filter(([, holds]) => !holds).length,
      lines: [
        describe(`listings of ${recordsPerListing}, no abstracts`, small),
        describe('one listing of 1,000, no abstracts', large),
        describe('with abstracts', withAbstracts),
        describe('the same without their abstracts', withoutTheirAbstracts),
        ...claims.filter(([, holds]) => !holds).map(([claim]) => `not reached: ${claim}`),
        ...missed
          .slice(0, missesShown)
          .map(
            ({ wanted, found, isFlagged }) => `${isFlagged ? 'flagged' : 'SILENT'}: ${wanted} <- ${found}`,
          ),
      ],
    };
  },
};

function count(pairs: readonly Pair[], size: number, random: () => number): Count {
  const results = Array.from({ length: Math.ceil(pairs.length / size) }, (_, at) => {
    const some = pairs.slice(at * size, (at + 1) * size);
    const { papers } = readListing(some.map((pair) => recordOf(pair, random)).join('\n'));
    return some.map((pair, index) => ({ pair, paper: papers[index] }));
  }).flat();
  const exact = results.filter(({ pair, paper }) => isExact(pair, paper));
  return {
    exact: exact.length,
    doubtedThoughExact: exact.filter(({ paper }) => hasDoubtfulTitle(paper)).length,
    missed: results
      .filter(({ pair, paper }) => !isExact(pair, paper))
      .map(({ pair, paper }) => ({
        wanted: `${pair.title.slice(-40)} | ${pair.authors.slice(0, 3).join(', ')}`,
        found: `${paper?.title.slice(-40)} | ${paper?.authors.map(fullName).join(', ')}`,
        isFlagged: hasDoubtfulTitle(paper),
      })),
  };
}

function recordOf({ title, authors, abstract }: Pair, random: () => number): string {
  const more = authors.length > 3 ? ' et al.' : '';
  const tail = organizations[Math.floor(random() * organizations.length)] ?? '';
  const lines = ['LGSep 25, 2023', `${title}${authors.slice(0, 3).join(', ')}${more}${tail}`];
  return [...lines, ...(abstract === undefined ? [] : [abstract])].join('\n');
}

function isExact(pair: Pair, paper: Paper | undefined): boolean {
  const authors = paper?.authors.map(fullName).join('; ');
  // "Archer, Jr." is the name Archer with the suffix Jr.; the comma belongs to neither.
  const wanted = pair.authors.slice(0, 3).map((name) => name.replace(', ', ' '));
  return paper?.title === pair.title && authors === wanted.join('; ');
}

function hasDoubtfulTitle(paper: Paper | undefined): boolean {
  return paper?.flags.some((flag) => flag.kind === 'title-doubtful') ?? false;
}

function exactShare({ exact, missed }: Count): number {
  return exact / (exact + missed.length);
}

function flaggedShare(missed: Count['missed']): number {
  return missed.length === 0 ? 1 : missed.filter((miss) => miss.isFlagged).length / missed.length;
}

function describe(what: string, result: Count): string {
  const percent = (share: number) => `${(share * 100).toFixed(2)} %`;
  const falseDoubts = percent(result.doubtedThoughExact / result.exact);
  return `${what}: ${result.exact} of ${result.exact + result.missed.length} exact (${percent(exactShare(result))}), ${percent(flaggedShare(result.missed))} of the misses flagged, ${falseDoubts} false doubts`;
}

function pairsOfLibraries(corpusFolder: string): readonly Pair[] {
  const folders = ['large', 'texlive', 'jabref', 'latex-workshop'];
  const pairs = folders
    .flatMap((folder) => filesIn(path.join(corpusFolder, 'expected/bib', folder)))
    .flatMap((file) => objects(field(json(readFileSync(file, 'utf8')), 'entries')))
    .filter((entry) => field(entry, 'titleVotes') === undefined && field(entry, 'authorVotes') === undefined)
    .flatMap((entry) => pairOf(field(entry, 'title'), field(entry, 'author'), 'given', 'family'));
  return withoutRepetitions(pairs);
}

/** The corpus has few bibliography entries with an abstract, so that answers of arXiv itself are added. */
function pairsWithAbstracts(corpusFolder: string): readonly Pair[] {
  const answers = filesIn(path.join(corpusFolder, 'expected/api/arxiv'))
    .flatMap((file) => objects(field(json(readFileSync(file, 'utf8')), 'entries')))
    .flatMap((entry): readonly Pair[] => {
      // An error of the service comes as an entry too, without a category.
      const isPaper = typeof field(entry, 'primary') === 'string';
      const authors = objects(field(entry, 'authors')).map((name) => utf8(stringOf(name)));
      const [title, abstract] = ['title', 'summary'].map((name) => utf8(stringOf(field(entry, name))));
      const isWhole = isPaper && authors.length > 0 && title !== undefined && abstract !== undefined;
      return isWhole
        ? [{ title: oneLine(title), authors: authors.map(oneLine), abstract: oneLine(abstract) }]
        : [];
    });
  const entries = readFileSync(path.join(corpusFolder, 'bib/retorquere/cases.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => objects(field(field(json(line), 'expected'), 'entries')))
    .map((entry) => field(entry, 'fields'))
    .flatMap((fields) => {
      const abstract = field(fields, 'abstract');
      const isPlain = typeof abstract === 'string' && abstract.length > 200;
      const found = isPlain
        ? pairOf(field(fields, 'title'), field(fields, 'author'), 'firstName', 'lastName')
        : [];
      return found.map(({ title, authors }) => ({ title, authors, abstract: oneLine(stringOf(abstract)) }));
    });
  return withoutRepetitions([...answers, ...entries]);
}

/** One pair, or none when title, authors or a part of one of the names that would be shown is missing. */
function pairOf(title: unknown, authors: unknown, given: string, family: string): readonly Pair[] {
  const parts = objects(authors).map((author) =>
    [given, 'prefix', family, 'suffix'].map((part) => stringOf(field(author, part))),
  );
  const areWhole =
    parts.length > 0 && parts.slice(0, 3).every(([first, , last]) => first !== '' && last !== '');
  if (typeof title !== 'string' || title.trim() === '' || !areWhole) return [];
  const names = parts.map((words) => oneLine(words.filter((word) => word !== '').join(' ')));
  return [{ title: oneLine(title), authors: names }];
}

function withoutRepetitions(pairs: readonly Pair[]): readonly Pair[] {
  return [...new Map(pairs.map((pair) => [`${pair.title}${pair.authors.join(';')}`, pair])).values()];
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .sort()
    .filter((name) => name.endsWith('.json'))
    .map((name) => path.join(folder, name));
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** The expected answers of arXiv were written as UTF-8 and read as Latin-1, every character of them. */
function utf8(text: string): string {
  return /^[\0-\xff]*$/.test(text) ? Buffer.from(text, 'latin1').toString('utf8') : text;
}

function json(text: string): unknown {
  return JSON.parse(text);
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function objects(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Mulberry32, by Tommy Ettinger, public domain: the same figures on every run. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffled<Value>(values: readonly Value[], random: () => number): readonly Value[] {
  return values
    .map((value) => ({ value, place: random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ value }) => value);
}
