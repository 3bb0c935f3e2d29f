// Reads files made to hurt:  npm run test:hostile
// Prints one JSON line; fails when a good entry is lost, or time, memory or growth pass their bounds.
import { markupOf } from '../../src/core/cite/markups';
import { readBibtex } from '../../src/core/read/bibtex/readBibtex';
import type { SourceFormat } from '../../src/core/read/formatNames';
import { formatOf } from '../../src/core/read/readSource';
import { referencesIn } from '../../src/core/read/referencesIn';
import { exportFormats, exportText } from '../../src/core/write/exportText';
import type { Paper } from '../../src/core/model/paper';
import { cpuTime, quickestOf } from './bench';
import { machineFactor, scanTime } from './byteScan';
import {
  bibtexPatterns,
  type DamagedFile,
  damagedFiles,
  type HostilePattern,
  largeDamagedFiles,
  asciidocPatterns,
  latexPatterns,
  markdownPatterns,
  orgPatterns,
  hayagrivaPatterns,
  referencePatterns,
  restPatterns,
  risPatterns,
  taggedPatterns,
  typstPatterns,
} from './hostileFiles';

/** The bounds of `design/safety.md`; time is for the machine of the figures there. */
const mostMs = 250;
const mostMegabytes = 150;
const mostGrowth = 6;

const large = 10_000_000;
const small = 100_000;
/** Below this, in milliseconds, growth is that of the clock. */
const measurable = 5;
const mostTrials = 4;

interface Subject {
  readonly name: string;
  readonly patterns: readonly HostilePattern[];
  readonly read: (text: string) => unknown;
}

const subjects: readonly Subject[] = [
  { name: 'bibtex', patterns: bibtexPatterns, read: readBibtex },
  { name: 'references', patterns: referencePatterns, read: (text) => convertAll('bibtex', text) },
  { name: 'ris', patterns: risPatterns, read: (text) => convertAll('ris', text) },
  ...(['nbib', 'endnote', 'isi'] as const).map((format) => ({
    name: format,
    patterns: taggedPatterns,
    read: (text: string) => convertAll(format, text),
  })),
  { name: 'hayagriva', patterns: hayagrivaPatterns, read: (text) => convertAll('hayagriva', text) },
  { name: 'formats', patterns: [...risPatterns, ...taggedPatterns], read: (text) => formatOf('', text) },
  ...Object.entries({
    'a.tex': latexPatterns,
    'a.md': markdownPatterns,
    'a.typ': typstPatterns,
    'a.org': orgPatterns,
    'a.adoc': asciidocPatterns,
    'a.rst': restPatterns,
  }).map(([file, patterns]) => ({
    name: file.slice(1),
    patterns,
    read: (text: string) => markupOf(file)?.scan(text),
  })),
];

/** Reads the works in full and writes them in every format. */
function convertAll(format: SourceFormat, text: string): void {
  const works = referencesIn(format, text);
  for (const target of exportFormats) exportText(works, target);
}

interface Violation {
  readonly file: string;
  readonly says: string;
}

function lostOf({ name, goodKeys }: DamagedFile, papers: readonly Paper[]): readonly Violation[] {
  const found = new Set(papers.map(({ key }) => key));
  const lost = goodKeys.filter((key) => !found.has(key));
  return lost.length === 0 ? [] : [{ file: name, says: `${lost.length} lost, ${lost[0]} first` }];
}

interface Cost {
  readonly file: string;
  readonly ms: number;
  readonly megabytes: number;
  readonly lost: readonly Violation[];
}

/** What a large file costs: the time, and the memory in use right after it, the result's and not yet collected. */
function costOf(file: DamagedFile): Cost {
  const text = flat(file.text);
  let papers: readonly Paper[] = [];
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const ms = cpuTime(() => ({ papers } = readBibtex(text)));
  const megabytes = (process.memoryUsage().heapUsed - before) / 1e6;
  return { file: file.name, ms, megabytes, lost: lostOf(file, papers) };
}

interface Growth {
  readonly file: string;
  /** The time for four times the text over that for the text. */
  readonly growth: number;
}

/**
 * How the time grows from `small` characters on or, where that is too much, from four times as many: somewhere the
 * collector starts to copy and the processor's caches end, which is one step, while a reader that is not linear grows
 * too much at every size.
 */
function growthOf({ name, read }: Subject, { name: pattern, make }: HostilePattern): Growth {
  const file = `${name}: ${pattern}`;
  const growth = growthFrom(small, make, read);
  return { file, growth: growth > mostGrowth ? growthFrom(small * 4, make, read) : growth };
}

function growthFrom(size: number, make: HostilePattern['make'], read: Subject['read']): number {
  const texts = [flat(make(size)), flat(make(size * 4))] as const;
  const quickest = [Infinity, Infinity];
  let growth = Infinity;
  // What else the machine does only adds, and passes.
  for (let trial = 0; trial < mostTrials && growth > mostGrowth; trial += 1) {
    for (const [which, text] of texts.entries()) {
      quickest[which] = Math.min(
        quickest[which] ?? Infinity,
        quickestOf(3, () => read(text)),
      );
    }
    const [few = 0, more = 0] = quickest;
    growth = more / Math.max(few, measurable);
  }
  return growth;
}

/** The text in one piece: making it so is no work of the reader's. */
function flat(text: string): string {
  return Buffer.from(text).toString();
}

const files = damagedFiles();
const floor = scanTime();
const allowedMs = mostMs * machineFactor(floor);
const costs = Array.from(largeDamagedFiles(large), costOf);
const growths = subjects.flatMap((subject) => subject.patterns.map((pattern) => growthOf(subject, pattern)));
const lost = [
  ...files.flatMap((file) => lostOf(file, readBibtex(file.text).papers)),
  ...costs.flatMap((cost) => cost.lost),
];
const violations: readonly Violation[] = [
  ...lost,
  ...costs.flatMap(({ file, ms, megabytes }) => [
    ...(ms > allowedMs ? [{ file, says: `${Math.round(ms)} ms` }] : []),
    ...(megabytes > mostMegabytes ? [{ file, says: `${Math.round(megabytes)} MB` }] : []),
  ]),
  ...growths
    .filter(({ growth }) => growth > mostGrowth)
    .map(({ file, growth }) => ({ file, says: `grows ${growth.toFixed(1)} times` })),
];
const mostOf = (figures: readonly number[]) => Math.round(Math.max(...figures));

console.log(
  JSON.stringify({
    files: files.length + costs.length + growths.length,
    filesThatLostGoodEntries: lost.length,
    scanMs: Math.round(floor),
    allowedMs: Math.round(allowedMs),
    mostMs: mostOf(costs.map(({ ms }) => ms)),
    mostTimesTheScan: mostOf(costs.map(({ ms }) => ms / floor)),
    mostMegabytes: mostOf(costs.map(({ megabytes }) => megabytes)),
    mostGrowth: Number(Math.max(...growths.map(({ growth }) => growth)).toFixed(1)),
    violations,
  }),
);
if (violations.length > 0) process.exitCode = 1;
