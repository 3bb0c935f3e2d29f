import * as vscode from 'vscode';
import type { ImportFile } from '../../core/read/importedFiles';
import { decodedContent } from '../../core/read/decodeBytes';
import { readKeyTemplate } from '../../core/write/keyTemplate';
import { t } from '../../core/util/l10n';
import type { ImportedWorks, SurveyedFile, TaskName } from '../../protocol/tasks';
import type { Log, Refusal } from '../guard';
import type { BibliographyEdits } from '../library/bibliographyEdits';
import type { Citing } from '../library/citing';
import type { CitableDocuments } from '../library/documents';
import type { Library } from '../library/library';
import type { LibraryLoader } from '../library/libraryLoader';
import { keepListing } from '../library/listings';
import { withProgress } from '../library/progress';
import { contentAt } from '../library/sourceContent';
import type { TaskOutcome, Tasks } from '../library/tasks';
import { commands } from '../ids';
import { currentSettings } from '../settings';
import { type ImportPlace, chosenPlace, chosenWorks, offeredFiles } from './importChoices';

interface Services {
  readonly context: vscode.ExtensionContext;
  readonly library: Library;
  readonly loader: LibraryLoader;
  readonly documents: CitableDocuments;
  readonly citing: Citing;
  readonly edits: BibliographyEdits;
  /** For tasks that may take minutes and can be given up. */
  readonly transfers: Tasks;
  readonly log: Log;
}

/** Brings the papers of files in whatever format, or of the clipboard, into a bibliography, after a look at what is new. */
export function importPapers(services: Services) {
  return async (): Promise<void> => {
    const files = await offeredFiles();
    if (files === undefined) return;
    const incoming = { files, preferredCategories: currentSettings.preferredCategories() };
    const surveyed = await done(services, t('Reading the papers …'), (tasks, token) =>
      tasks.run('survey', incoming, token),
    );
    if (surveyed === undefined) return;
    if (surveyed.every(({ works }) => works === 0)) {
      await vscode.window.showWarningMessage(nothingFound(surveyed));
      return;
    }
    await services.loader.ensureLoaded();
    const areListings = surveyed.every(({ format }) => format === 'listing');
    const place = await chosenPlace(services.library, await preferredPlaces(services), { areListings });
    if (place === undefined) return;
    const message =
      place.kind === 'listing'
        ? await keepListings(services, files, surveyed)
        : await importInto(services, incoming, place);
    if (message !== undefined) await tell(services.log, message, surveyed);
  };
}

/** The bibliographies of the document that is being written. */
async function preferredPlaces({ citing, documents }: Services): Promise<readonly vscode.Uri[]> {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined || (await documents.prepared(document)) === undefined) return [];
  const place = citing.placeFor(document);
  if (place.kind === 'declared') return place.uris;
  return place.kind === 'missing' ? [place.uri] : [];
}

/** What a task gives, with a button to give it up; undefined where it fails, which is said. */
async function done<Name extends TaskName>(
  { transfers }: Services,
  title: string,
  run: (tasks: Tasks, token: vscode.CancellationToken) => Promise<TaskOutcome<Name>>,
) {
  let isCancelled = false;
  const outcome = await withProgress(title, async (token) => {
    const result = await run(transfers, token);
    isCancelled = token.isCancellationRequested;
    return result;
  });
  if (outcome.kind === 'done') return outcome.answer;
  if (!isCancelled)
    await vscode.window.showErrorMessage(
      t('Nothing was imported: {0}. Try again with less at a time.', outcome.reason),
    );
  return undefined;
}

function nothingFound(surveyed: readonly SurveyedFile[]): string {
  const [first] = surveyed.flatMap(({ name, faults }) => faults.map((fault) => `${name}, ${fault}`));
  const reason = first ?? t('they are empty');
  return t(
    'No papers were found ({0}). A listing has three lines for each paper: category and date (“CL Nov 8, 2023”), title and authors, abstract.',
    reason,
  );
}

/** Keeps each listing in the library; what is to be said of it. */
async function keepListings(
  { context, log, loader }: Services,
  files: readonly ImportFile[],
  surveyed: readonly SurveyedFile[],
): Promise<string> {
  let papers = 0;
  const names: string[] = [];
  for (const [place, { name, content }] of files.entries()) {
    const decoded = decodedContent(content);
    if (decoded.kind !== 'text') continue;
    const source = await keepListing(context, log, name.replace(/\.[^.]+$/u, ''), decoded.text);
    names.push(source.name);
    papers += surveyed[place]?.works ?? 0;
  }
  await loader.refresh();
  return t('Imported {0} papers into the library, as “{1}”.', papers, names.join('”, “'));
}

/** Adds the works that the user chooses to a bibliography; what is to be said of it, or nothing where none is chosen. */
async function importInto(
  services: Services,
  incoming: ImportedWorks,
  { uri, creates }: Extract<ImportPlace, { kind: 'bibliography' }>,
): Promise<string | undefined> {
  const { library, edits } = services;
  const name = vscode.workspace.asRelativePath(uri);
  const target = creates ? '' : await targetContent(uri);
  if (typeof target === 'object' && 'kind' in target) {
    await vscode.window.showErrorMessage(target.reason);
    return undefined;
  }
  const template = currentSettings.keyTemplate();
  const [fault] = readKeyTemplate(template).messages;
  if (fault !== undefined)
    void vscode.window.showWarningMessage(
      t('The setting citewell.keys.template cannot be read whole: {0}', fault),
    );
  const keyColumns = library.state.snapshot.parts.map(({ part: { table } }) => {
    const { keyHashes, aliasHashes, aliasRows, workHashes, workRows } = table;
    return { keyHashes, aliasHashes, aliasRows, workHashes, workRows };
  });
  const sections = await done(services, t('Comparing with {0} …', name), (tasks, token) =>
    tasks.run('preview', { ...incoming, target, keyColumns, template }, token),
  );
  const works = sections && (await chosenWorks(sections, name));
  if (works === undefined || works.length === 0) return undefined;
  const outcome = await edits.make({
    label: t('Import {0} papers into {1}', works.length, name),
    uri,
    creates,
    operations: [{ kind: 'import', chosen: { ...incoming, works } }],
  });
  if (outcome.kind === 'refused') {
    await vscode.window.showWarningMessage(outcome.reason);
    return undefined;
  }
  return importedMessage(works.length, name, outcome.isSaved);
}

function importedMessage(count: number, name: string, isSaved: boolean): string {
  if (!isSaved)
    return count === 1
      ? t('Imported 1 paper into {0}, which is not saved yet. Undo there takes it back.', name)
      : t('Imported {0} papers into {1}, which is not saved yet. Undo there takes them back.', count, name);
  return count === 1
    ? t('Imported 1 paper into {0}. Undo there takes it back.', name)
    : t('Imported {0} papers into {1}. Undo there takes them back.', count, name);
}

async function targetContent(uri: vscode.Uri): Promise<Uint8Array<ArrayBuffer> | string | Refusal> {
  const content = await contentAt(uri);
  switch (content.kind) {
    case 'document':
      return content.document.getText();
    case 'bytes':
      return content.bytes;
    case 'gone':
      return '';
    case 'failed':
      return {
        kind: 'refused',
        reason: t('{0} could not be read: {1}', vscode.workspace.asRelativePath(uri), content.reason),
      };
  }
}

/** Says what was done, and what could not be read. */
async function tell(log: Log, message: string, surveyed: readonly SurveyedFile[]): Promise<void> {
  for (const { name, faults, faultCount } of surveyed) {
    for (const fault of faults) log.warn(`${name}, ${fault}`);
    if (faultCount > faults.length) log.warn(`${name}: ${faultCount - faults.length} more`);
  }
  const count = surveyed.reduce((sum, { faultCount }) => sum + faultCount, 0);
  if (count === 0) {
    await vscode.window.showInformationMessage(message);
    return;
  }
  const show = t('Show Log');
  const answer = await vscode.window.showInformationMessage(
    t('{0} Places that could not be read: {1}.', message, count),
    show,
  );
  if (answer === show) await vscode.commands.executeCommand(commands.showLog);
}
