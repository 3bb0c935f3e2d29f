import { openPart, packPart } from '../../src/core/model/partFrames';
import type { SourcePart } from '../../src/core/model/sourcePart';
import { readBibtex } from '../../src/core/read/bibtex/readBibtex';
import { buildPart } from '../../src/core/search/buildPart';
import { search } from '../../src/core/search/search';
import { indexLibrary } from '../../src/core/search/searchIndex';
import { verifyFrame } from '../../src/core/util/frame';
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
} from './bench';
import { generatePapers } from './generate';
import { libraryOf } from './library';
import { bibtexFile } from './libraryFile';

const ROUNDS = 3;
const usualSizes = [1000, 10_000, 100_000];
const GATED_SIZE = 100_000;
/** Reading the file anew costs at least this many times what opening what was kept costs, even before it is indexed. */
const atLeastReading = 3;
const firstQuery = 'learning';

/** From the start of the editor to the first answer: what was kept is opened, or the file is read again. */
export const startBench: Bench = { name: 'start', measurements };

function* measurements({ bibliographies, sizes = usualSizes }: BenchOptions): Iterable<Measurement> {
  for (const bibliography of bibliographies) yield () => [starting(bibliography)];
  if (bibliographies.length === 0) yield* growing(generated(sizes), starting);
}

/** Abstracts are kept in a file of their own, which is opened later. */
function* generated(sizes: readonly number[]): Iterable<NamedText> {
  for (const size of sizes) {
    yield { name: 'generated, without abstracts', text: bibtexFile(generatePapers(size)) };
  }
}

/** The first answer from a part that is there: what the host does with it. */
function firstAnswer(part: SourcePart): unknown {
  return search(indexLibrary(libraryOf(part)), firstQuery, { limit: 200 });
}

/** The kept bytes as the host believes them: looked through, opened, put together. */
function warmStart(bytes: Uint8Array<ArrayBuffer>): unknown {
  const steps = verifyFrame(bytes);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  const opened = step.value ? openPart(bytes) : undefined;
  if (opened === undefined) throw new Error('What was packed does not open.');
  return firstAnswer(opened.part);
}

function starting({ name, text }: NamedText, before?: BenchLine): BenchLine {
  const read = readBibtex(text);
  const bytes = packPart(buildPart(read), {});
  const json = JSON.stringify(read.papers.map((paper) => ({ ...paper, abstract: undefined })));
  const { ours, ...peers } = quickestTimes(
    {
      ours: () => warmStart(bytes),
      'reading anew, without the index': () => readBibtex(text),
      'reading and indexing anew': () => firstAnswer(buildPart(readBibtex(text))),
      'JSON.parse of the papers alone': () => JSON.parse(json) as unknown,
    },
    ROUNDS,
  );
  const size = read.papers.length;
  const growth = growthOf({ ours, size }, before);
  const ratio = ratios(ours, peers);
  const figure = ratio['reading anew, without the index'] ?? 0;
  return {
    bench: 'start',
    subject: `${name}: kept papers to a first answer, ${(bytes.length / 1e6).toFixed(1)} MB kept`,
    size,
    unit: 'ms',
    ours,
    peers,
    ratio,
    ...(growth !== undefined && { growth }),
    ...(size === GATED_SIZE && {
      gates: [{ name: 'a third of reading anew', figure, atLeast: atLeastReading }],
    }),
  };
}
