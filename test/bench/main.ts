// Measures us and others in turn, one JSON line for each figure:
//   npm run bench [-- NAME…] [--bib FILE]… [--sizes 1000,10000] [--gate]
// `--gate` fails when a figure misses what design and README promise.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Bench, type BenchLine, holds, rounded } from './bench';
import { editBench } from './edit';
import { readBench } from './read';
import { searchBench } from './search';

const benches: readonly Bench[] = [readBench, editBench, searchBench];

const { values: args, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    bib: { type: 'string', multiple: true, default: [] },
    sizes: { type: 'string', default: '1000,10000,100000' },
    gate: { type: 'boolean', default: false },
  },
});

const options = {
  bibliographies: args.bib.map((file) => ({ name: path.basename(file), text: readFileSync(file, 'utf8') })),
  sizes: args.sizes.split(',').map(Number),
};

/** The line with its figures cut to what means something and its gates as sentences. */
function printed({ gates = [], ...line }: BenchLine): string {
  const missed = gates.filter((gate) => !holds(gate)).map(({ name }) => name);
  const kept = gates.filter(holds).map(({ name }) => name);
  const cut = (_name: string, value: unknown) => (typeof value === 'number' ? rounded(value) : value);
  return JSON.stringify(
    { ...line, ...(kept.length > 0 && { kept }), ...(missed.length > 0 && { missed }) },
    cut,
  );
}

async function run(chosen: readonly Bench[]): Promise<void> {
  for (const bench of chosen) {
    for await (const line of bench.run(options)) {
      console.log(printed(line));
      if (args.gate && !(line.gates ?? []).every(holds)) process.exitCode = 1;
    }
  }
}

const unknown = wanted.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  const known = benches.map(({ name }) => name).join(', ');
  console.error(`No bench is called ${unknown.join(', ')}. There are: ${known}.`);
  process.exitCode = 2;
} else {
  void run(benches.filter(({ name }) => wanted.length === 0 || wanted.includes(name)));
}
