import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { entryFinder } from '../../src/core/read/bibtex/entryFinder';
import { ancestorsOf } from '../../src/core/read/bibtex/inheritance';
import { readBibtex } from '../../src/core/read/bibtex/readBibtex';
import { readBibtexAnew } from '../../src/core/read/bibtex/reading';
import { recordOf, type BibtexRecord } from '../../src/core/read/bibtex/records';
import { scanBibtex } from '../../src/core/read/bibtex/scan';
import type { BibtexField } from '../../src/core/read/bibtex/syntax';
import { Values } from '../../src/core/read/bibtex/values';
import { readDate } from '../../src/core/text/dates';
import { readNames } from '../../src/core/text/personNames';
import { decodeTex, decodeVerbatim } from '../../src/core/text/tex';
import { bibFileDifferences } from './knownDifferences';
import { Tally, type Scorer } from './scorer';

/** The .bib files of eight projects against what ten programs read in them; compared by the corpus' own program. */
export const bibFiles: Scorer = {
  name: 'bib files',
  run: (corpus) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'citewell-conformance-'));
    try {
      return compare(corpus, folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

function compare(corpus: string, folder: string) {
  const files = readdirSync(path.join(corpus, 'bib'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.bib'))
    .map((entry) => path.join(entry.parentPath, entry.name));
  const bib = Object.fromEntries(
    files.map((file) => [
      path.relative(corpus, file).replaceAll(path.sep, '/'),
      readEntries(decodeFile(readFileSync(file))),
    ]),
  );
  const results = path.join(folder, 'results.json');
  const wrong = path.join(folder, 'wrong.jsonl');
  writeFileSync(results, JSON.stringify({ bib }));
  const scoring = spawnSync(
    process.execPath,
    [path.join(corpus, 'score.mjs'), path.join(corpus, 'expected'), results],
    { encoding: 'utf8', env: { ...process.env, WRONG: wrong } },
  );
  if (scoring.status !== 0) throw new Error(scoring.stderr);
  const lines = scoring.stdout.trim().split('\n');
  const tally = new Tally(bibFileDifferences);
  for (const line of lines) {
    const [, name = '', passed = '', all = ''] = /^bib: (.*?) +(\d+)\/(\d+)/.exec(line) ?? [];
    tally.pass(Number(passed));
    if (/^(?:must keys|reported keys|key position|type)/.test(name))
      tally.check('all', 'all', name, passed, all);
  }
  for (const line of readFileSync(wrong, 'utf8').split('\n').filter(Boolean)) {
    const [file, key, field, actual, expected] = JSON.parse(line) as string[];
    if (key === 'missing key') tally.differ(file!, field!, 'missing', 'the key was not found');
    else tally.differ(file!, key!, field!, `${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`);
  }
  return tally.score(lines);
}

/** As the corpus was read: always UTF-8, with CRLF counted as LF. */
function decodeFile(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replaceAll('\r\n', '\n');
}

/** All entries in the order of the file. */
export function recordsOf(text: string): readonly BibtexRecord[] {
  const ignore = () => undefined;
  const values = new Values(text, ignore);
  const { blocks } = scanBibtex(text);
  for (const block of blocks) if (block.kind === 'string') values.define(block);
  const entries = blocks.filter((block) => block.kind === 'entry');
  const surroundings = {
    entryOf: entryFinder(text, readBibtexAnew(text).blocks),
    valueOf: (field: BibtexField) => values.textOf(field),
    report: ignore,
  };
  return entries.map((entry) => recordOf(entry, values, ancestorsOf(entry, surroundings)));
}

/** What score.mjs compares: papers, and also `@set` and `@xdata`, which the other programs count as entries. */
function readEntries(text: string): object[] {
  const read = readBibtex(text);
  const papers = new Map(read.papers.map((paper, row) => [read.places.starts[row], paper]));
  const position = positionsIn(text);
  return recordsOf(text)
    .filter(({ entry }) => entry.key !== '')
    .map((record) => {
      const { entry } = record;
      const paper = papers.get(entry.start);
      return {
        key: entry.key,
        type: entry.type,
        ...position(entry.keyStart),
        author: namesOf(record.field('author')),
        title: paper?.title ?? plain(record, 'title'),
        booktitle: plain(record, 'booktitle'),
        journal: plain(record, 'journaltitle') || plain(record, 'journal'),
        year: yearOf(record),
        // As written: the tools do not take https://doi.org/ away, which the unit tests see to.
        doi: decodeVerbatim(record.field('doi') ?? ''),
      };
    });
}

/** The year as the tools write it: the number, or the words that stand in its place. */
function yearOf(record: BibtexRecord): string {
  const { year } = readDate({ date: plain(record, 'date'), year: plain(record, 'year') });
  return year === undefined ? plain(record, 'year') : String(year).padStart(4, '0');
}

function plain(record: BibtexRecord, name: string): string {
  return decodeTex(record.field(name) ?? '');
}

/** The tools count `others` as a name. */
function namesOf(field: string | undefined): object[] {
  const { authors, truncated } = readNames(field ?? '');
  const names: object[] = authors.map((author) =>
    author.kind === 'literal' ? { family: author.literal } : author,
  );
  return truncated ? [...names, { family: 'others' }] : names;
}

function positionsIn(
  text: string,
): (offset: number) => { readonly line: number; readonly character: number } {
  let line = 0;
  let lineStart = 0;
  let counted = 0;
  // Keys come in the order of the file, so that one pass finds all lines.
  return (offset) => {
    for (; counted < offset; counted += 1) {
      if (text[counted] !== '\n') continue;
      line += 1;
      lineStart = counted + 1;
    }
    return { line, character: offset - lineStart };
  };
}
