import { latexMarkup } from '../../src/core/cite/latex/latexMarkup';
import type { Paper } from '../../src/core/model/paper';
import { fullName } from '../../src/core/model/author';
import { citedKeys, suggestKeys } from '../../src/core/present/suggestions';
import { indexLibrary } from '../../src/core/search/searchIndex';
import {
  type Bench,
  type BenchLine,
  type BenchOptions,
  type Measurement,
  quantile,
  quickestOf,
  ratios,
} from './bench';
import { machineFactor } from './byteScan';
import { documentOf } from './documents';
import { generatePapers } from './generate';
import { knownItems } from './knownItems';
import { libraryOf, partWithout } from './library';

const usualSizes = [1000, 10_000, 100_000];
const GATED_SIZE = 100_000;
/** In the provider, on the machine of the figures in `design/`. */
const atMostMs = 10;
const QUERIES = 60;
const TRIES = 5;
const documentLength = 60_000;

/** What is offered for what is typed, as a number of items. */
type Offer = (typed: string) => number;

/** What the editor's own filter needs of a key and a person of a paper, made for every paper as others do. */
function sendEverything(papers: readonly Paper[]): Offer {
  return (typed) => {
    const items = papers.map(({ key, title, authors, year, venue }) => ({
      label: key,
      detail: title,
      filterText: `${key} ${authors.map(fullName).join(', ')} ${title}`,
      documentation: `**${title}**\n\n${authors.map(fullName).join(', ')}\n\n${venue ?? ''} ${year ?? ''}`,
      insertText: key,
    }));
    return items.filter(({ label }) => label.includes(typed)).length;
  };
}

/** What the provider does when something is typed in a citation: the context there, and the suggestions. */
function suggestions(papers: readonly Paper[]): Offer {
  const library = libraryOf(partWithout(papers));
  const index = indexLibrary(library);
  const [first, ...others] = papers.slice(0, 200).map(({ key }) => key);
  const before = documentOf('latex', documentLength, [first ?? 'none', ...others]);
  const ownSources = new Set(library.sources.map(({ source }) => source.id));
  const at = before.indexOf('\n\n', documentLength / 2);
  // The document is scanned once for each version of it; that is for the bench called scan to say.
  const scans = new Map<
    string,
    { text: string; scan: ReturnType<typeof latexMarkup.scan>; offset: number }
  >();
  const scanned = (typed: string) => {
    const known = scans.get(typed);
    if (known !== undefined) return known;
    const inserted = `\n\\cite{${typed}`;
    const text = Buffer.from(`${before.slice(0, at)}${inserted}}${before.slice(at)}`).toString();
    const made = { text, scan: latexMarkup.scan(text), offset: at + inserted.length };
    scans.set(typed, made);
    return made;
  };
  return (typed) => {
    const { text, scan, offset } = scanned(typed);
    const context = latexMarkup.contextAt(text, scan, offset);
    if (context === undefined) throw new Error(`No key is expected after ${typed}.`);
    const shelf = { citedKeys: citedKeys(scan, offset), ownSources };
    return suggestKeys(library, index, context, shelf, latexMarkup)?.list.length ?? 0;
  };
}

/** What is typed before a paper is found: the beginning, the first word, all of it. */
function typings(papers: readonly Paper[]): readonly string[] {
  return knownItems(papers, QUERIES).flatMap(({ query }) => [
    query.slice(0, 2),
    query.split(' ')[0] ?? '',
    query,
  ]);
}

/** Suggestions while someone types a citation in a document. */
export const completeBench: Bench = { name: 'complete', measurements };

function* measurements({ sizes = usualSizes }: BenchOptions): Iterable<Measurement> {
  let smallest: number | undefined;
  for (const size of sizes) {
    const papers = generatePapers(size);
    const [own, peer] = [suggestions(papers), sendEverything(papers)];
    const typed = typings(papers);
    let p50 = Number.NaN;
    yield () => {
      const lines = completing(own, peer, typed, size, smallest);
      p50 = lines[0]?.ours ?? Number.NaN;
      return lines;
    };
    smallest ??= p50;
  }
}

function completing(
  own: Offer,
  peer: Offer,
  typed: readonly string[],
  size: number,
  smallest: number | undefined,
): readonly BenchLine[] {
  for (const text of typed) own(text);
  const times = typed.map((text) => quickestOf(TRIES, () => own(text)));
  // Building every item takes the same time whatever is typed.
  const everything = typed.slice(0, 12).map((text) => quickestOf(TRIES, () => peer(text)));
  return ([0.5, 0.95] as const).map((share) => {
    const ours = quantile(times, share);
    const peers = { 'sending every entry': quantile(everything, share) };
    const isGated = size === GATED_SIZE && share === 0.95;
    const figure = ours / machineFactor();
    return {
      bench: 'complete',
      subject: `suggestions in LaTeX, p${share * 100}`,
      size,
      unit: 'ms',
      ours,
      peers,
      ratio: ratios(ours, peers),
      ...(smallest !== undefined && share === 0.5 && { growth: ours / smallest }),
      ...(isGated && {
        gates: [{ name: '10 ms on the machine of the design', figure, atMost: atMostMs }],
      }),
    };
  });
}
