// Feeds random texts to every parser and scanner:  npm run fuzz -- [--n=200000] [--seed=1]
// Prints one JSON line; fails when a call throws or an answer breaks a promise.
import { parseArgs } from 'node:util';
import { type FuzzTarget, fuzzTargets } from './fuzzTargets';
import { type Random, seededRandom } from './random';

const { values: args } = parseArgs({
  options: { n: { type: 'string', default: '200000' }, seed: { type: 'string', default: '1' } },
});

const count = Number(args.n);
const seed = Number(args.seed);
const mostPieces = 40;
const examplesShown = 5;

/** What may stand in any text and is often forgotten. */
const anywhere = [
  '{',
  '}',
  '\n',
  '\r\n',
  '\r',
  ' ',
  '\t',
  '\0',
  'word',
  'é',
  'e\u0301',
  '\u0301',
  '\ud83d\ude00',
  '\ud800',
  '\u2028',
  '\u202e',
  '\ufeff',
  'ﬁ',
  '漢字',
  '1',
  '#',
  '  ',
] as const;

function textFor({ pieces }: FuzzTarget, { below, chance, pick }: Random): string {
  let text = '';
  for (let left = below(mostPieces); left > 0; left -= 1) text += pick(chance(0.7) ? pieces : anywhere);
  return text;
}

interface Violation {
  readonly target: string;
  readonly promise: string;
  readonly text: string;
}

/** Texts are told apart by their number alone, so that each can be made again. */
function check(number: number): readonly Violation[] {
  const target = fuzzTargets[number % fuzzTargets.length];
  if (target === undefined) return [];
  const random = seededRandom(seed * 1_000_003 + number);
  const text = textFor(target, random);
  return brokenPromises(target, text, random).map((promise) => ({ target: target.name, promise, text }));
}

function brokenPromises(target: FuzzTarget, text: string, random: Random): readonly string[] {
  try {
    return target.check(text, random);
  } catch (error) {
    return [`throws ${String(error)}`];
  }
}

const violations: Violation[] = [];
for (let number = 0; number < count; number += 1) violations.push(...check(number));
const throws = violations.filter(({ promise }) => promise.startsWith('throws')).length;
const tilingGaps = violations.filter(({ promise }) => promise === 'blocks tile the text').length;

console.log(
  JSON.stringify({
    inputs: count,
    seed,
    targets: fuzzTargets.length,
    throws,
    tilingGaps,
    otherBrokenPromises: violations.length - throws - tilingGaps,
    examples: violations.slice(0, examplesShown),
  }),
);
if (violations.length > 0) process.exitCode = 1;
