// Measures us and others in turn, one JSON line for each figure:
//   npm run bench [-- NAME…] [--bib FILE]… [--tex FILE]… [--md FILE]… [--sizes 1000,10000] [--gate]
// `--gate` fails when a figure misses what `design/performance.md` asks for, in three measurements out of three.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import {
  type Bench,
  type BenchLine,
  type Gate,
  type Measurement,
  type NamedText,
  holds,
  rounded,
} from './bench';
import { completeBench } from './complete';
import { damageBench } from './damage';
import { editBench } from './edit';
import { memoryBench } from './memoryBench';
import { readBench } from './read';
import { scanBench } from './scan';
import { searchBench } from './search';
import { similarBench } from './similar';
import { startBench } from './start';

const benches: readonly Bench[] = [
  readBench,
  damageBench,
  editBench,
  searchBench,
  completeBench,
  startBench,
  memoryBench,
  scanBench,
  similarBench,
];

const { values: args, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    bib: { type: 'string', multiple: true, default: [] },
    tex: { type: 'string', multiple: true, default: [] },
    md: { type: 'string', multiple: true, default: [] },
    sizes: { type: 'string' },
    gate: { type: 'boolean', default: false },
  },
});

function textsOf(files: readonly string[]): readonly NamedText[] {
  return files.map((file) => ({ name: path.basename(file), text: readFileSync(file, 'utf8') }));
}

const options = {
  bibliographies: textsOf(args.bib),
  documents: textsOf([...args.tex, ...args.md]),
  sizes: args.sizes?.split(',').map(Number),
};

/** The line with its figures cut to what means something and its gates as sentences. */
function printed({ gates = [], ...line }: BenchLine): string {
  const kept = gates.filter(holds).map(sentence);
  const missed = gates.filter((gate) => !holds(gate)).map(sentence);
  const cut = (_name: string, value: unknown) => (typeof value === 'number' ? rounded(value) : value);
  return JSON.stringify(
    { ...line, ...(kept.length > 0 && { kept }), ...(missed.length > 0 && { missed }) },
    cut,
  );
}

function sentence({ name, figure }: Gate): string {
  return `${name}: ${rounded(figure)}`;
}

function missedIn(lines: readonly BenchLine[]): readonly string[] {
  return lines.flatMap(({ bench, subject, size, gates = [] }) =>
    gates.filter((gate) => !holds(gate)).map((gate) => `${bench}, ${subject}, ${size}: ${sentence(gate)}`),
  );
}

const mostTries = 3;

/** What a measurement gives; with gates to keep, what it gives the first time that it keeps them all. */
function steadied(measure: Measurement): readonly BenchLine[] {
  let lines = measure();
  for (let tries = 1; args.gate && tries < mostTries && missedIn(lines).length > 0; tries += 1)
    lines = measure();
  return lines;
}

function run(chosen: readonly Bench[]): void {
  const missed: string[] = [];
  for (const bench of chosen) {
    for (const measure of bench.measurements(options)) {
      const lines = steadied(measure);
      for (const line of lines) console.log(printed(line));
      missed.push(...missedIn(lines));
    }
  }
  if (!args.gate) return;
  console.log(JSON.stringify({ gates: missed.length === 0 ? 'kept' : 'missed', missed }));
  if (missed.length > 0) process.exitCode = 1;
}

const unknown = wanted.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  const known = benches.map(({ name }) => name).join(', ');
  console.error(`No bench is called ${unknown.join(', ')}. There are: ${known}.`);
  process.exitCode = 2;
} else {
  run(benches.filter(({ name }) => wanted.length === 0 || wanted.includes(name)));
}
