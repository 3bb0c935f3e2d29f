import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { plugins } from '@citation-js/core';
import { fullName } from '../../src/core/model/author';
import type { Paper } from '../../src/core/model/paper';
import { readSource } from '../../src/core/read/readSource';
import { foldText } from '../../src/core/text/fold';
import { cslFileDifferences } from './knownDifferences';
import { Tally, type Scorer } from './scorer';

/** What an item says according to another program; a field that it has no opinion on is absent. */
interface Expected {
  readonly title?: string;
  readonly authors?: readonly string[];
  readonly year?: number | null;
  readonly doi?: string;
}

/** By file and key. */
type PandocItems = Readonly<Record<string, Readonly<Record<string, Expected>>>>;

/** Items by key. */
type ExpectedItems = ReadonlyMap<string, Expected>;

/**
 * The CSL-JSON and CSL-YAML files of the corpus against Pandoc and Citation.js, and the examples of BibLaTeX, which
 * Pandoc turned into CSL-JSON, against what ten programs read in the BibTeX file they come from. What Pandoc reads is
 * recorded in pandocItems.json: `pandoc -f csljson -t csljson` and `pandoc -f markdown -t csljson`, version 2.17.1.1.
 */
export const cslFiles: Scorer = {
  name: 'csl files',
  run: (corpus) => {
    const tally = new Tally(cslFileDifferences);
    const pandoc = JSON.parse(readFileSync('test/conformance/pandocItems.json', 'utf8')) as PandocItems;
    const files = readdirSync(path.join(corpus, 'import'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.csl\.(?:json|yml)$|^citeproc.*\.json$/.test(entry.name))
      .map((entry) =>
        path.relative(corpus, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'),
      )
      .sort();
    for (const file of files) {
      const text = readFileSync(path.join(corpus, file), 'utf8');
      const papers = papersIn(file, text, tally);
      const recorded = pandoc[file];
      if (recorded !== undefined) compare(file, papers, new Map(Object.entries(recorded)), tally);
      if (file.endsWith('.json')) compare(file, papers, readWithCitationJs(text), tally);
    }
    const examples = 'csl/items.json';
    const papers = papersIn(examples, readFileSync(path.join(corpus, examples), 'utf8'), tally);
    const known = bibtexExamples(corpus);
    const expected = new Map(papers.map(({ key }) => [key, known.get(key) ?? {}]));
    compare(
      examples,
      papers.map((paper) => asInBibtex(paper, expected.get(paper.key))),
      expected,
      tally,
    );
    return tally.score([`${files.length + 1} files`]);
  },
};

/** Nothing in these files is wrong, so that every problem is a difference. */
function papersIn(file: string, text: string, tally: Tally): readonly Paper[] {
  const { papers, problems } = readSource(file.endsWith('.yml') ? 'csl-yaml' : 'csl-json', text);
  for (const { code, span } of problems)
    tally.differ(file, text.slice(span.start, span.end), code, 'a problem');
  return papers;
}

function compare(file: string, papers: readonly Paper[], expected: ExpectedItems, tally: Tally): void {
  const keys = papers.map(({ key }) => key);
  // An object sorts keys that are numbers to its front.
  tally.check(
    file,
    'all',
    'keys',
    keys.toSorted().join('\n'),
    Array.from(expected.keys()).toSorted().join('\n'),
  );
  for (const { key, title, authors, year, doi } of papers) {
    const item = expected.get(key);
    if (item?.title !== undefined) tally.check(file, key, 'title', title, withoutMarkup(item.title));
    if (item?.authors !== undefined)
      tally.check(file, key, 'authors', authors.map(fullName).join('; '), item.authors.join('; '));
    if (item?.year !== undefined) tally.check(file, key, 'year', String(year ?? ''), String(item.year ?? ''));
    if (item?.doi !== undefined) tally.check(file, key, 'doi', doi ?? '', item.doi);
  }
}

function withoutMarkup(title: string): string {
  return title
    .replaceAll(/<\/?(?:i|b|sup|sub|sc|span)(?: [^<>]*)?>/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
  readonly suffix?: string;
  readonly 'dropping-particle'?: string;
  readonly 'non-dropping-particle'?: string;
}

interface CslItem {
  readonly id: string;
  readonly title?: string;
  readonly DOI?: string;
  readonly author?: readonly CslName[];
  readonly editor?: readonly CslName[];
  readonly issued?: { readonly 'date-parts'?: readonly (readonly unknown[])[] };
}

function readWithCitationJs(text: string): ExpectedItems {
  const items = plugins.input.chain(JSON.parse(text), { generateGraph: false }) as readonly CslItem[];
  return new Map(
    items.map(({ id, title, DOI, author, editor, issued }) => [
      id,
      {
        title: title ?? '',
        doi: DOI ?? '',
        authors: (author ?? editor ?? []).map(nameOf),
        ...(issued?.['date-parts'] !== undefined && { year: Number(issued['date-parts'][0]?.[0]) }),
      },
    ]),
  );
}

function nameOf(name: CslName): string {
  const parts = [
    name.given,
    name['dropping-particle'],
    name['non-dropping-particle'],
    name.family,
    name.suffix,
  ];
  return name.family === undefined ? (name.literal ?? '') : parts.filter(Boolean).join(' ');
}

interface ExampleEntry {
  readonly key: string;
  readonly title?: string;
  readonly titleVotes?: string;
  readonly author?: readonly BibtexName[];
  readonly authorVotes?: string;
  readonly authorCount?: number;
  readonly year?: string;
  readonly yearVotes?: string;
  readonly doi?: string;
}

interface BibtexName {
  readonly family?: string;
  readonly given?: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

/** The examples have titles in the case of titles, and subtitles on their own; Pandoc joined them in that of sentences. */
function asInBibtex(paper: Paper, { title: expected }: Expected = {}): Paper {
  const [folded, expectedFolded] = [foldText(paper.title), foldText(expected ?? '')];
  const isSame = folded === expectedFolded || folded.startsWith(`${expectedFolded}: `);
  return expected !== undefined && isSame ? { ...paper, title: expected } : paper;
}

/** What all the programs agree on. */
function bibtexExamples(corpus: string): ExpectedItems {
  const file = path.join(corpus, 'expected/bib/texlive/biblatex-examples.bib.expected.json');
  const { entries } = JSON.parse(readFileSync(file, 'utf8')) as { readonly entries: readonly ExampleEntry[] };
  return new Map(
    entries.map((entry) => [
      entry.key,
      {
        ...(entry.title !== undefined && entry.titleVotes === undefined && { title: entry.title }),
        ...(entry.author !== undefined &&
          entry.authorVotes === undefined &&
          entry.authorCount === undefined && {
            authors: entry.author.map(({ given, prefix, family, suffix }) =>
              [given, prefix, family, suffix].filter(Boolean).join(' '),
            ),
          }),
        ...(entry.year !== undefined && entry.yearVotes === undefined && { year: Number(entry.year) }),
        ...(entry.doi !== undefined && { doi: entry.doi }),
      },
    ]),
  );
}
