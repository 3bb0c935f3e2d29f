import { type BibtexReading, readBibtexAgain, readBibtexAnew } from '../../src/core/read/bibtex/reading';
import { changeBetween } from '../../src/core/text/textChange';
import {
  type Bench,
  type BenchLine,
  type BenchOptions,
  type Measurement,
  type NamedText,
  quickestTimes,
  ratios,
} from './bench';
import { generatePapers } from './generate';
import { bibtexFile } from './libraryFile';

const ROUNDS = 5;
/** About 20 and 200 MB. */
const usualSizes = [10_500, 105_000];
/** What an edit may cost in the larger file, the comparison of the texts aside, over what it costs in the smaller. */
const atMostGrowth = 2;

/** An edit at a place in the text: what is written there, and how much of what follows is removed. */
interface Edit {
  readonly at: number;
  readonly removed: number;
  readonly added: string;
}

/** Where an edit begins, as a share of the text. */
function letterAt(share: number): (text: string) => Edit {
  return (text) => ({ at: text.indexOf(' ', text.length * share), removed: 0, added: 'x' });
}

const startOfEntry = '\n@';
const newEntry = '\n@misc{brandnew2025entry,\n  title = {Brand new},\n  author = {Doe, Jane}\n}\n';

const edits: Readonly<Record<string, (text: string) => Edit>> = {
  'a letter at the start': letterAt(0.01),
  'a letter in the middle': letterAt(0.5),
  'a letter at the end': letterAt(0.99),
  'an entry added': (text) => ({
    at: text.indexOf(startOfEntry, text.length / 2),
    removed: 0,
    added: newEntry,
  }),
  'an entry removed': (text) => {
    const at = text.indexOf(startOfEntry, text.length / 2);
    return { at, removed: text.indexOf(startOfEntry, at + 1) - at, added: '' };
  },
};

/** The text after the edit, in one piece, as an editor hands it over. */
function edited(text: string, { at, removed, added }: Edit): string {
  return Buffer.from(text.slice(0, at) + added + text.slice(at + removed)).toString();
}

/** One change of a file, with the file read again after it. */
export const editBench: Bench = { name: 'edit', measurements };

function* measurements({ bibliographies, sizes = usualSizes }: BenchOptions): Iterable<Measurement> {
  const generated = function* (): Iterable<NamedText> {
    for (const size of sizes) {
      yield { name: 'generated', text: bibtexFile(generatePapers(size, { withAbstracts: true })) };
    }
  };
  let smaller = new Map<string, number>();
  for (const bibliography of bibliographies.length > 0 ? bibliographies : generated()) {
    const reading = readBibtexAnew(bibliography.text);
    const larger = new Map<string, number>();
    for (const [name, edit] of Object.entries(edits)) {
      const after = edited(bibliography.text, edit(bibliography.text));
      const before = smaller.get(name);
      yield () => {
        const line = editing(`${bibliography.name}, ${name}`, reading, after, before);
        larger.set(name, line.ours);
        return [line];
      };
    }
    // Files of a user need not be of one kind.
    if (bibliographies.length === 0) smaller = larger;
  }
}

function editing(
  subject: string,
  reading: BibtexReading,
  after: string,
  smaller: number | undefined,
): BenchLine {
  const { ours, ...peers } = quickestTimes(
    {
      ours: () => readBibtexAgain(reading, after),
      'comparing the texts': () => changeBetween(reading.text, after),
    },
    ROUNDS,
  );
  const anew = quickestTimes({ 'reading anew': () => readBibtexAnew(after) }, 1);
  const all = { ...peers, ...anew };
  const line = {
    bench: 'edit',
    subject: `${subject}, ${(after.length / 1e6).toFixed(0)} MB`,
    size: reading.blocks.contents.length,
    unit: 'ms',
    ours,
    peers: all,
    ratio: ratios(ours, all),
  } as const;
  if (smaller === undefined) return line;
  const figure = (ours - peers['comparing the texts']) / smaller;
  return {
    ...line,
    growth: ours / smaller,
    gates: [{ name: 'twice the smaller file and the comparison', figure, atMost: atMostGrowth }],
  };
}
