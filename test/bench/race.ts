// Interleaves what happens to bibliographies at random:  npm run test:race -- [--n=2000] [--seed=1]
// Watching, typing, saving, closing, renaming, half-written files and entries that are added, on a fake editor with slow files
// and virtual time. Prints one JSON line; fails when the library is not what reading everything anew gives, when an entry that
// was added changed anything else, or when a change was told that was not made.
import { parseArgs } from 'node:util';
import type * as vscode from 'vscode';
import { bibDocument } from '../../src/core/edit/bibDocument';
import { removeEntry } from '../../src/core/edit/removeEntry';
import { applyEdits } from '../../src/core/edit/textEdits';
import { papersOf } from '../../src/core/findings/sourcePapers';
import { placeAt } from '../../src/core/model/places';
import { readSource } from '../../src/core/read/readSource';
import type { ChangeOutcome } from '../../src/host/library/bibliographyEdits';
import { type FakeDocument, Uri, events, fake, workspace } from '../support/fakeVscode';
import { hostServices } from '../support/hostServices';
import { type Random, seededRandom } from './random';
import { installVirtualTime } from './virtualTime';

const { values: args } = parseArgs({
  options: { n: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' } },
});
const count = Number(args.n);
const firstSeed = Number(args.seed);

let random: Random = seededRandom(firstSeed);
const time = installVirtualTime(() => random);
const pause = (most: number): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, random.below(most)));

const [refs, other, moved] = ['/w/refs.bib', '/w/other.bib', '/w/moved.bib'];
const entry = (key: string): string => `@misc{${key},\n  title = {The ${key}},\n  year = {2015}\n}\n`;
const uriOf = (path: string): Uri => Uri.parse(`file://${path}`);
const textAt = (path: string): string | undefined => {
  const bytes = fake.files.get(`file://${path}`);
  return bytes && new TextDecoder().decode(bytes);
};
const openAt = (path: string): FakeDocument | undefined =>
  fake.documents.find(({ uri }) => uri.path === path);

/** Reading a file takes a while, and what is read is what it was before. */
function slowFiles(): void {
  const readFile = workspace.fs.readFile.bind(workspace.fs);
  const stat = workspace.fs.stat.bind(workspace.fs);
  workspace.fs.readFile = async (uri) => {
    const bytes = await readFile(uri);
    // At times longer than it takes until the next change is noticed.
    await pause(random.chance(0.3) ? 800 : 120);
    return bytes;
  };
  workspace.fs.stat = async (uri) => {
    await pause(40);
    return stat(uri);
  };
}

/** What is wrong after a course of events, if anything. */
type Course = (services: ReturnType<typeof hostServices>, wrong: string[]) => void;

/** How often each thing happened. */
const happened = new Map<string, number>();

function note(name: string): void {
  happened.set(name, (happened.get(name) ?? 0) + 1);
}

let numbers = 0;
/** Changes that are being made. */
let pending = 0;

function write(path: string, text: string): void {
  fake.write(path, text);
  fake.touch(path);
  const document = openAt(path);
  if (document === undefined) return;
  // The editor follows a while later, unless the document has changes by then.
  setTimeout(() => {
    if (!document.isDirty && !document.isClosed) document.reload();
  }, random.below(100));
}

const courses: Readonly<Record<string, Course>> = {
  type: () => {
    const document = openAt(refs) ?? fake.open(refs, 'bibtex', textAt(refs) ?? '');
    const text = document.getText();
    const at = random.pick([0, text.length]);
    const typed = random.pick([`% note ${++numbers}\n`, entry(`typed${++numbers}`), '@misc{open,']);
    document.setText(text.slice(0, at) + typed + text.slice(at));
  },
  undo: () => {
    const document = openAt(refs);
    document?.setText(document.getText().replace('@misc{open,', ''));
  },
  save: () => void openAt(refs)?.save(),
  close: () => {
    const document = openAt(refs);
    // The editor keeps a document for minutes that an extension has asked for.
    if (document !== undefined && !document.isDirty && pending === 0) fake.close(document);
  },
  'half-written': () => {
    if (openAt(refs)?.isDirty === true) return;
    const text = `${textAt(refs) ?? ''}${entry(`pulled${++numbers}`)}`;
    write(refs, text.slice(0, random.below(text.length)));
    setTimeout(() => write(refs, text), random.below(300));
  },
  rename: () => {
    const [from, to] = textAt(other) === undefined ? [moved, other] : [other, moved];
    const text = textAt(from);
    if (text === undefined) return;
    fake.files.delete(`file://${from}`);
    events.deleted.fire(uriOf(from));
    write(to, text);
  },
  add: ({ edits }, wrong) => {
    const key = `added${++numbers}`;
    const uri = uriOf(refs) as unknown as vscode.Uri;
    const fields = [{ name: 'title', value: `The ${key}` }];
    const operations = [{ kind: 'add' as const, entry: { type: 'misc', key, fields } }];
    pending++;
    void add(key, () => edits.make({ label: 'Add', uri, operations }), wrong);
  },
};

/** Adds an entry, and looks whether what was told is what was done. */
async function add(key: string, make: () => Promise<ChangeOutcome>, wrong: string[]): Promise<void> {
  const earlier = new Set(applied.keys());
  const outcome = await make();
  pending--;
  const step = [...applied].find(([text]) => !earlier.has(text) && text.includes(`{${key},`));
  note(outcome.kind);
  if ((outcome.kind === 'changed') !== (step !== undefined))
    wrong.push(`${key}: told ${JSON.stringify(outcome)}`);
  if (step === undefined) return;
  const [after, before] = step;
  const back = removeEntry(bibDocument(after), { key });
  const without = back.kind === 'edits' ? applyEdits(after, back.edits) : back.reason;
  if (without.trim() !== before.trim()) wrong.push(`${key}: more was changed than its entry`);
}

/** The texts of `refs.bib` after each edit that was made, with the text before. */
const applied = new Map<string, string>();

function watchEdits(): void {
  const applyEdit = workspace.applyEdit.bind(workspace);
  workspace.applyEdit = async (edit) => {
    const document = openAt(refs);
    // The versions go with the edit to where the text is, and are compared there.
    const version = document?.version;
    await pause(60);
    const before = document?.getText() ?? '';
    const isDone = document?.version === version && (await applyEdit(edit));
    if (isDone) applied.set(document?.getText() ?? '', before);
    return isDone;
  };
}

/** What differs between the library and what reading the files and documents anew gives. */
function differences({ library }: ReturnType<typeof hostServices>): readonly string[] {
  const wrong: string[] = [];
  for (const path of [refs, other, moved]) {
    const document = openAt(path);
    const text = document === undefined ? textAt(path) : document.getText();
    const snapshot = library.source(`file://${path}`);
    if (text === undefined || snapshot === undefined) {
      if (text !== undefined || snapshot !== undefined)
        wrong.push(`${path} is ${text === undefined ? 'gone' : 'there'}, and the library does not know it`);
      continue;
    }
    const { papers, places } = readSource('bibtex', text);
    const expected = papers.map(({ key, title }, row) => {
      const { span, keySpan } = placeAt(places, row);
      return [key, title, (keySpan ?? span).start];
    });
    const found = papersOf(snapshot).map(({ paper: { key, title }, span }) => [key, title, span.start]);
    if (JSON.stringify(found) !== JSON.stringify(expected))
      wrong.push(`${path}: ${JSON.stringify(found)} is not ${JSON.stringify(expected)}`);
    if (snapshot.staleBecause !== undefined) wrong.push(`${path} is stale: ${snapshot.staleBecause}`);
  }
  return wrong;
}

async function runOne(seed: number): Promise<readonly string[]> {
  random = seededRandom(seed);
  numbers = pending = 0;
  applied.clear();
  const services = hostServices();
  fake.write(refs, entry('first'));
  fake.write(other, entry('second'));
  const wrong: string[] = [];
  const load = async (): Promise<void> => {
    await services.loader.ensureLoaded();
    isLoaded = true;
  };
  let isLoaded = false;
  void load();
  const names = Object.keys(courses);
  for (let step = 2 + random.below(10); step > 0; step--) {
    const name = names[random.below(names.length)] ?? 'add';
    const run = (): void => {
      note(name);
      courses[name]?.(services, wrong);
    };
    setTimeout(run, random.below(1200));
  }
  await time.runOut();
  if (!isLoaded) wrong.push('the library was never read');
  return [...wrong, ...differences(services)];
}

async function main(): Promise<void> {
  slowFiles();
  watchEdits();
  const violations: string[] = [];
  for (let number = 0; number < count; number++) {
    const seed = firstSeed * 1_000_003 + number;
    for (const what of await runOne(seed)) violations.push(`seed ${number}: ${what}`);
  }
  const counts = Object.fromEntries([...happened].toSorted(([one], [two]) => (one < two ? -1 : 1)));
  console.log(JSON.stringify({ n: count, violations: violations.length, ...counts }));
  for (const violation of violations.slice(0, 5)) console.error(violation);
  process.exitCode = violations.length === 0 ? 0 : 1;
}

// It stays so where time never runs out.
process.exitCode = 1;
void main();
