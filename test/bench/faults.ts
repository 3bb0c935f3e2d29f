// Has the outside world fail at every step, one after the other:  npm run test:faults
// Reading a workspace, keeping what was read, importing a listing and citing a paper, on a fake editor whose file system and
// workers fail once: no permission, a full disk, a file that is half written, a worker that ends. Prints one JSON line; fails
// when something is thrown that nobody catches, when a file of the user's is not as it was, when a change was told that was
// not made, or when the next reading does not have everything again.
import type * as vscode from 'vscode';
import { papersOf } from '../../src/core/findings/sourcePapers';
import { keepListing } from '../../src/host/library/listings';
import { SMALLEST_KEPT } from '../../src/host/library/partCache';
import { FileSystemError, type Uri, fake, workspace } from '../support/fakeVscode';
import { asEditorType, hostServices } from '../support/hostServices';
import { workerOnThisThread } from '../support/workerOnThisThread';
import { seededRandom } from './random';
import { installVirtualTime } from './virtualTime';

type Services = ReturnType<typeof hostServices>;

const random = seededRandom(1);
const time = installVirtualTime(() => random);

const entry = (key: string): string => `@misc{${key},\n  title = {The ${key}},\n  year = {2015}\n}\n`;
const large = Array.from({ length: 1 + SMALLEST_KEPT / 50 }, (_, number) => entry(`large${number}`)).join('');
const userFiles = new Map([
  ['/w/refs.bib', entry('mine')],
  ['/w/large.bib', large],
  ['/w/paper.md', '---\nbibliography: refs.bib\n---\n\nSee.\n'],
]);
const textAt = (path: string): string => new TextDecoder().decode(fake.files.get(`file://${path}`));

/** What fails: the step of this number, in this way. */
interface Fault {
  readonly step: number;
  readonly kind: (typeof kinds)[number];
}

const kinds = ['NoPermissions', 'Unavailable', 'full disk', 'half written', 'never again'] as const;
let fault: Fault | undefined;
let steps = 0;

/** Takes note of a step, and fails if it is the one. `half` does half of it. */
async function step<Value>(does: () => Promise<Value>, half?: () => Promise<unknown>): Promise<Value> {
  const isFaulty = ++steps === fault?.step || (fault?.kind === 'never again' && steps >= fault.step);
  if (!isFaulty || fault === undefined) return does();
  if (fault.kind === 'half written') await half?.();
  throw new FileSystemError(fault.kind, fault.kind === 'full disk' ? 'Unknown' : fault.kind);
}

function makeFaulty(): void {
  const own = { ...workspace.fs };
  Object.assign(workspace.fs, {
    readFile: (uri: Uri) => step(() => own.readFile(uri)),
    stat: (uri: Uri) => step(() => own.stat(uri)),
    readDirectory: (uri: Uri) => step(() => own.readDirectory(uri)),
    createDirectory: () => step(() => own.createDirectory()),
    rename: (from: Uri, to: Uri) => step(() => own.rename(from, to)),
    writeFile: (uri: Uri, bytes: Uint8Array) =>
      step(
        () => own.writeFile(uri, bytes),
        () => own.writeFile(uri, bytes.subarray(0, bytes.length / 2)),
      ),
  });
  const applyEdit = workspace.applyEdit.bind(workspace);
  workspace.applyEdit = async (edit) => {
    // The editor says no rather than to throw.
    try {
      return await step(() => applyEdit(edit));
    } catch {
      return false;
    }
  };
}

/** A reading worker that may end by itself when it is asked for something. */
function mortalWorker() {
  const port = workerOnThisThread('worker');
  let end: (reason: string) => void = () => {};
  return {
    ...port,
    onEnd: (listener: (reason: string) => void) => {
      end = listener;
    },
    post: (message: unknown, transfer: readonly ArrayBuffer[]) => {
      void step(async () => port.post(message, transfer)).catch(() => {
        port.dispose();
        setTimeout(() => end('killed'), 0);
      });
    },
  };
}

const wrong: string[] = [];

/** Keeps a listing, as the command does, which tells the user what the file system says. */
async function keep({ context, log }: Services): Promise<void> {
  try {
    await keepListing(context, log, 'List', 'A listing');
  } catch (error) {
    if (!(error instanceof FileSystemError)) wrong.push(`keeping a listing threw ${String(error)}`);
  }
}

/** Cites a paper of the large bibliography in the document, whose own lacks it. */
async function cite({ library, documents, citing }: Services): Promise<void> {
  const [holding] = library.state.holdingsOfKey('large1');
  if (holding === undefined) return;
  const document = asEditorType<vscode.TextDocument>(
    fake.open('/w/paper.md', 'markdown', textAt('/w/paper.md')),
  );
  await documents.prepared(document);
  const place = citing.placeFor(document);
  if (place.kind !== 'declared') return;
  const outcome = await citing.addTo(place.uris, [{ holding, key: 'large1' }]);
  const open = fake.documents.find(({ uri }) => uri.path === '/w/refs.bib');
  const text = open?.getText() ?? textAt('/w/refs.bib');
  const isThere = text.includes('{large1,');
  if ((outcome.kind === 'changed') !== isThere) wrong.push(`told ${outcome.kind}, and it is ${isThere}`);
  if (!text.startsWith(entry('mine'))) wrong.push('more than the entry was changed');
  if (!isThere && text !== entry('mine')) wrong.push('a change was made by halves');
}

function keysIn({ library }: Services): string {
  const sources = ['/w/refs.bib', '/w/large.bib'].map((path) => library.source(`file://${path}`));
  return JSON.stringify(sources.map((one) => one && papersOf(one).map(({ paper }) => paper.key)));
}

/** Everything once, with a fault or without; afterwards without, on what is there then. What is wrong is noted. */
async function run(): Promise<{ readonly during: number; readonly keys: string }> {
  steps = 0;
  const services = hostServices({ startReading: mortalWorker });
  for (const [path, text] of userFiles) fake.write(path, text);
  let isDone = false;
  const course = async (): Promise<void> => {
    await services.loader.ensureLoaded();
    await keep(services);
    await cite(services);
    isDone = true;
  };
  course().catch((error: unknown) => wrong.push(`thrown: ${String(error)}`));
  await time.runOut();
  if (!isDone) wrong.push('it never came to an end');
  const during = steps;
  fault = undefined;
  for (const [path, text] of userFiles) {
    if (path !== '/w/refs.bib' && textAt(path) !== text) wrong.push(`${path} was changed`);
  }
  void services.loader.refresh();
  await time.runOut();
  return { during, keys: keysIn(services) };
}

async function main(): Promise<void> {
  process.on('unhandledRejection', (reason) => wrong.push(`nobody caught ${String(reason)}`));
  makeFaulty();
  const { during, keys } = await run();
  if (wrong.length > 0 || !keys.includes('"large1"')) throw new Error(`Without faults: ${wrong.join(', ')}`);
  // Where the entry was refused, everything else is there.
  const withoutAddition = keys.replace('["mine","large1"]', '["mine"]');
  let faults = 0;
  const violations: string[] = [];
  for (const kind of kinds) {
    for (let number = 1; number <= during; number++) {
      fault = { step: number, kind };
      wrong.length = 0;
      const found = await run();
      faults++;
      if (found.keys !== keys && found.keys !== withoutAddition) wrong.push('not everything was read again');
      violations.push(...wrong.map((what) => `${kind} at ${number}: ${what}`));
    }
  }
  console.log(JSON.stringify({ steps: during, faults, violations: violations.length }));
  for (const violation of violations.slice(0, 8)) console.error(violation);
  process.exitCode = violations.length === 0 ? 0 : 1;
}

// It stays so where time never runs out.
process.exitCode = 1;
void main();
