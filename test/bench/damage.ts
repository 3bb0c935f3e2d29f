import { parse as parseWithCitationJs } from '@citation-js/plugin-bibtex/lib/input/file.js';
import { bibtexParser } from 'latex-utensils';
import { readBibtex } from '../../src/core/read/bibtex/readBibtex';
import type { Bench, BenchLine, Measurement } from './bench';
import { generatePapers } from './generate';
import { type DamageName, damages } from './hostileFiles';
import { bibtexFile } from './libraryFile';

/** The size of the file in `design/performance.md`. */
const ENTRIES = 2392;

/** Sixteen kinds of damage that people and programs do to a file. */
const kinds: readonly DamageName[] = [
  'unclosed brace in a value',
  'unclosed value',
  'unclosed quotation mark',
  'unclosed entry',
  'brace too many',
  'missing comma after the key',
  'missing comma after a field',
  'missing equals sign',
  'missing value',
  'missing key',
  'head only',
  'stray text',
  'stray at sign',
  'half an entry, cut',
  'merge conflict',
  'quotation mark in quotation marks',
];

/** The keys that a program finds in a file; none where it gives up. */
type Finder = (text: string) => readonly string[];

const peers: Readonly<Record<string, Finder>> = {
  'latex-utensils': (text) =>
    bibtexParser
      .parse(text)
      .content.flatMap((block) => (bibtexParser.isEntry(block) ? [block.internalKey ?? ''] : [])),
  'citation-js': (text) => parseWithCitationJs(text).map(({ label }) => label),
};

function lost(keys: readonly string[], find: Finder, text: string): number {
  try {
    const found = new Set(find(text));
    return keys.filter((key) => !found.has(key)).length;
  } catch {
    // A program that gives up on the file has lost all of it.
    return keys.length;
  }
}

/** How many of the other entries damage to one costs. */
export const damageBench: Bench = { name: 'damage', measurements };

function* measurements(): Iterable<Measurement> {
  const papers = generatePapers(ENTRIES);
  const keys = papers.map(({ key }) => key);
  const text = bibtexFile(papers);
  const middle = text.indexOf('\n@', text.length / 2) + 1;
  for (const kind of kinds) {
    const damaged = `${text.slice(0, middle)}${damages[kind]}\n${text.slice(middle)}`;
    yield () => [lineOf(kind, keys, damaged)];
  }
}

function lineOf(kind: DamageName, keys: readonly string[], text: string): BenchLine {
  const ours = lost(keys, (damaged) => readBibtex(damaged).papers.map(({ key }) => key), text);
  return {
    bench: 'damage',
    subject: `${kind}: other entries lost`,
    size: keys.length,
    unit: 'entries',
    ours,
    peers: Object.fromEntries(Object.entries(peers).map(([peer, find]) => [peer, lost(keys, find, text)])),
    gates: [{ name: 'no other entry lost', figure: ours, atMost: 0 }],
  };
}
