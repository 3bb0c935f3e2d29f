import { type BibtexReading, readBibtexAgain, readBibtexAnew } from '../../src/core/read/bibtex/reading';
import { changeBetween } from '../../src/core/text/textChange';
import { type Bench, type BenchLine, type BenchOptions, type Bibliography, medianTimes } from './bench';
import { bibtexText, generatePapers } from './generate';

const ROUNDS = 15;
/** An edit costs at most this share of reading the file anew. */
const atLeastFullReading = 5;

/** Where in the file a letter is typed, as a share of its length. */
const places = { 'at the start': 0.01, 'in the middle': 0.5, 'at the end': 0.99 };

/** A letter typed into an abstract, with the file read again after it. */
export const editBench: Bench = { name: 'edit', run: measure };

function* measure({ bibliographies, sizes }: BenchOptions): Iterable<BenchLine> {
  const generated = function* (): Iterable<Bibliography> {
    for (const size of sizes) {
      const text = bibtexText(generatePapers(size, { withAbstracts: true }));
      yield { name: 'generated, with abstracts', text };
    }
  };
  for (const bibliography of bibliographies.length > 0 ? bibliographies : generated()) {
    const reading = readBibtexAnew(bibliography.text);
    for (const [place, share] of Object.entries(places)) yield editing(bibliography, reading, place, share);
  }
}

function editing(
  { name, text }: Bibliography,
  reading: BibtexReading,
  place: string,
  share: number,
): BenchLine {
  const at = text.indexOf(' ', text.length * share);
  const edited = Buffer.from(`${text.slice(0, at)}x${text.slice(at)}`).toString();
  const { ours, ...peers } = medianTimes(
    {
      ours: () => readBibtexAgain(reading, edited),
      'comparing the texts': () => changeBetween(text, edited),
      'reading anew': () => readBibtexAnew(edited),
    },
    ROUNDS,
  );
  const ratio = Object.fromEntries(Object.entries(peers).map(([peer, time]) => [peer, time / ours]));
  const figure = ratio['reading anew'] ?? 0;
  return {
    bench: 'edit',
    subject: `${name}, ${(text.length / 1e6).toFixed(1)} MB, a letter ${place}`,
    size: reading.blocks.contents.length,
    unit: 'ms',
    ours,
    peers,
    ratio,
    gates: [{ name: 'five times reading anew', figure, atLeast: atLeastFullReading }],
  };
}
