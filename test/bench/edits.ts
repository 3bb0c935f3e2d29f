// Edits random and real bibliographies at random:  npm run test:edits -- [--n=20000] [--seed=1]
// Prints one JSON line; fails when a byte outside an edit changes, an edit cannot be taken back, or an entry is not as asked.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { TextEdit } from '../../src/core/cite/markup';
import { addEntry } from '../../src/core/edit/addEntry';
import { type BibDocument, bibDocument } from '../../src/core/edit/bibDocument';
import { canEncode } from '../../src/core/edit/encodings';
import type { EditOutcome } from '../../src/core/edit/outcome';
import { removeEntry } from '../../src/core/edit/removeEntry';
import { renameKey } from '../../src/core/edit/renameKey';
import { applyEdits, reverseEdits } from '../../src/core/edit/textEdits';
import { decodeBytes } from '../../src/core/read/decodeBytes';
import { inLineEnds, lineEndStyles, randomBibText } from './bibTexts';
import { tryOperation } from './editOperations';
import { type Encoder, encoders } from './encoders';
import { seededRandom } from './random';

const { values: args } = parseArgs({
  options: { n: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } },
});

const count = Number(args.n);
const seed = Number(args.seed);
const corpus = '../shared/data/corpus';
/** Larger files of the corpus go through one round trip each, but not through the random edits. */
const largestAtRandom = 20_000;
const examplesShown = 5;

interface RealFile {
  readonly name: string;
  readonly text: string;
}

interface Violation {
  readonly where: string;
  readonly says: string;
  readonly text: string;
}

interface Tally {
  readonly violations: Violation[];
  /** How often each reason was given, by its beginning. */
  readonly refusals: Map<string, number>;
  edits: number;
  real: number;
}

function realFiles(): readonly RealFile[] {
  if (!existsSync(corpus)) return [];
  return readdirSync(corpus, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.bib'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .flatMap((name) => {
      const decoded = decodeBytes(readFileSync(name));
      return decoded.kind === 'text' ? [{ name: path.relative(corpus, name), text: decoded.text }] : [];
    });
}

/** Texts are told apart by their number alone, so that each can be made again. */
function editAtRandom(number: number, files: readonly RealFile[], tally: Tally): void {
  const random = seededRandom(seed * 1_000_003 + number);
  const encoder = encoders[number % encoders.length] ?? encoders[0];
  const style =
    lineEndStyles[Math.floor(number / encoders.length) % lineEndStyles.length] ?? lineEndStyles[0];
  const real = random.chance(0.3) ? files[random.below(files.length)] : undefined;
  const isReal = real !== undefined && canEncode(real.text, encoder.name);
  const plain = isReal ? real.text.replaceAll(/\r\n?/g, '\n') : randomBibText(encoder.letters, random);
  // Where only carriage returns end lines, a comment hides all that follows; few such texts are enough.
  const readable = style === '\\r' && random.chance(0.9) ? plain.replaceAll('%', ' ') : plain;
  const text = inLineEnds(readable, style, random);
  const document = bibDocument(text, { encoding: encoder.name });
  const letters = encoder.letters + (random.chance(0.1) ? 'Čé' : '');
  const { name, outcome, objection } = tryOperation(
    document,
    letters.replaceAll('\u0301', '').replaceAll('\u2028', ''),
    random,
  );
  const where = `${number}: ${name}, ${encoder.name}, ${style}${isReal ? `, ${real.name}` : ''}`;
  if (outcome.kind === 'refused') {
    countUp(tally.refusals, reasonOf(outcome.reason));
    if (isUnsound(outcome.reason) && isSound(document))
      tally.violations.push({ where, says: outcome.reason, text });
    return;
  }
  tally.edits += 1;
  if (isReal) tally.real += 1;
  const after = applyEdits(text, outcome.edits);
  const isAsked = letters === encoder.letters ? objection(after) : undefined;
  for (const says of [
    ...brokenPromises(text, after, outcome.edits, encoder),
    ...(isAsked === undefined ? [] : [isAsked]),
  ])
    tally.violations.push({ where, says, text });
}

function brokenPromises(
  text: string,
  after: string,
  edits: readonly TextEdit[],
  encoder: Encoder,
): readonly string[] {
  const [bytes, bytesAfter] = [encoder.encode(text), encoder.encode(after)];
  const broken: string[] = [];
  if (!isSameOutside(bytes, bytesAfter, text, edits, encoder))
    broken.push('a byte outside the edit is another one');
  if (encoder.decode(bytesAfter) !== after) broken.push('the file is not read as it was written');
  if (applyEdits(after, reverseEdits(text, edits)) !== text) broken.push('undoing does not restore the text');
  return broken;
}

/** Compares the bytes between the edits, counted in each file on its own. */
function isSameOutside(
  bytes: Uint8Array,
  bytesAfter: Uint8Array,
  text: string,
  edits: readonly TextEdit[],
  { encode }: Encoder,
): boolean {
  const mark = encode('').length;
  const lengthOf = (part: string) => encode(part).length - mark;
  let [offset, offsetAfter, position] = [mark, mark, 0];
  const same = (length: number) =>
    Buffer.compare(
      bytes.subarray(offset, offset + length),
      bytesAfter.subarray(offsetAfter, offsetAfter + length),
    ) === 0;
  for (const { span, newText } of edits) {
    const length = lengthOf(text.slice(position, span.start));
    if (!same(length)) return false;
    offset += length + lengthOf(text.slice(span.start, span.end));
    offsetAfter += length + lengthOf(newText);
    position = span.end;
  }
  const rest = bytes.length - offset;
  return rest === bytesAfter.length - offsetAfter && same(rest);
}

/** Adds an entry, renames a key, removes the entry: only the rename must be left. */
function roundTrip({ name, text }: RealFile, tally: Tally): boolean {
  const first = bibDocument(text).entries.find(({ key }) => key !== '');
  const probe = { type: 'misc', key: 'citewell-probe', fields: [{ name: 'title', value: 'Probe' }] };
  const renamed = `${first?.key.replaceAll(/[^\w-]/g, '') ?? ''}-renamed`;
  const steps: readonly ((text: string) => EditOutcome)[] = [
    (before) => addEntry(bibDocument(before), probe),
    (before) => (first === undefined ? noEdit : renameKey(bibDocument(before), { key: first.key }, renamed)),
    (before) => removeEntry(bibDocument(before), { key: probe.key }),
  ];
  let after = text;
  for (const step of steps) {
    const outcome = step(after);
    if (outcome.kind === 'refused') {
      countUp(tally.refusals, `round trip: ${reasonOf(outcome.reason)}`);
      return false;
    }
    after = applyEdits(after, outcome.edits);
  }
  const rename = steps[1]?.(text);
  const expected = rename?.kind === 'edits' ? applyEdits(text, rename.edits) : 'refused';
  if (after !== expected)
    tally.violations.push({ where: name, says: 'more than the rename is left', text: name });
  return true;
}

const noEdit: EditOutcome = { kind: 'edits', edits: [] };

/** The last resort of the edits, which is for files that are damaged already. */
function isUnsound(reason: string): boolean {
  return /^(?:The file would not be read|This change would touch more)/.test(reason);
}

/** True for a text without faults, keys that are there twice and a comment that only a line feed could end. */
function isSound({ text, entries, problems }: BibDocument): boolean {
  const keys = new Set(entries.map(({ key }) => key));
  const isEndless = text.includes('%') && /\r(?!\n)/.test(text);
  return keys.size === entries.length && !isEndless && problems.every(({ severity }) => severity !== 'error');
}

function reasonOf(reason: string): string {
  return reason.replaceAll(/"[^"]*"|, \w+,/g, '…').slice(0, 100);
}

function countUp(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

const files = realFiles();
const tally: Tally = { violations: [], refusals: new Map(), edits: 0, real: 0 };
const small = files.filter(({ text }) => text.length <= largestAtRandom);
for (let number = 0; number < count; number += 1) editAtRandom(number, small, tally);
const roundTrips = files.filter((file) => roundTrip(file, tally)).length;

console.log(
  JSON.stringify({
    operations: count,
    seed,
    encodings: encoders.length,
    lineEndStyles: lineEndStyles.length,
    edits: tally.edits,
    onRealFiles: tally.real,
    realFiles: files.length,
    roundTrips,
    refusals: Object.fromEntries([...tally.refusals].toSorted(([, one], [, other]) => other - one)),
    violations: tally.violations.length,
    examples: tally.violations.slice(0, examplesShown),
  }),
);
if (tally.violations.length > 0) process.exitCode = 1;
