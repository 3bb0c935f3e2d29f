import { latexParser } from 'latex-utensils';
import { markupOf } from '../../src/core/cite/markups';
import {
  type Bench,
  type BenchLine,
  type BenchOptions,
  growing,
  growthOf,
  type Measurement,
  type NamedText,
  quickestTimes,
  ratios,
  type Work,
} from './bench';
import { machineFactor } from './byteScan';
import { documentOf } from './documents';

const ROUNDS = 4;
const lengths = [1_000_000, 5_000_000, 20_000_000];
/** Beyond this the peer takes minutes. */
const LONGEST_FOR_PEERS = 1_000_000;
/** Megabytes a second on the machine of the figures in `design/`. */
const atLeastSpeed = 50;
/** Time for a megabyte here over that in the document before. */
const atMostGrowth = 1.5;

/** Finding all citations of a document. */
export const scanBench: Bench = { name: 'scan', measurements };

const languages = [
  { language: 'latex', ending: 'tex' },
  { language: 'markdown', ending: 'md' },
] as const;

function* measurements({ documents }: BenchOptions): Iterable<Measurement> {
  for (const document of documents) yield () => [scanning(document)];
  if (documents.length > 0) return;
  for (const language of languages) yield* growing(generated(language), scanning);
}

function* generated({ language, ending }: (typeof languages)[number]): Iterable<NamedText> {
  const keys = ['xu2015show', 'vaswani2017attention', 'doe:1999', 'a_b-c'] as const;
  for (const length of lengths) {
    yield { name: `generated.${ending}`, text: documentOf(language, length, keys) };
  }
}

function scanning({ name, text }: NamedText, before?: BenchLine): BenchLine {
  const markup = markupOf(name);
  if (markup === undefined) throw new Error(`Nothing is known of citations in ${name}.`);
  const works: Record<string, Work> = { ours: () => markup.scan(text) };
  if (markup.id === 'latex' && text.length < LONGEST_FOR_PEERS * 1.1) {
    works['latex-utensils'] = () => latexParser.parse(text);
  }
  const { ours = Number.NaN, ...peers } = quickestTimes(works, ROUNDS);
  const megabytes = text.length / 1e6;
  const growth = growthOf({ ours, size: text.length }, before);
  return {
    bench: 'scan',
    subject: `${name}, ${megabytes.toFixed(1)} MB, ${markup.scan(text).groups.length} citations`,
    size: text.length,
    unit: 'ms',
    ours,
    peers,
    ratio: ratios(ours, peers),
    ...(growth !== undefined && { growth }),
    gates: [
      {
        name: '50 MB a second on the machine of the design',
        figure: (megabytes / ours) * 1000 * machineFactor(),
        atLeast: atLeastSpeed,
      },
      ...(growth === undefined ? [] : [{ name: 'linear', figure: growth, atMost: atMostGrowth }]),
    ],
  };
}
