import * as vscode from 'vscode';
import type { Refusal } from '../guard';
import type { AdditionPlace } from '../library/additionPlace';
import type { ChangeOutcome } from '../library/bibliographyEdits';
import { type Addition, type Citing, additionsOf, keysInWords } from '../library/citing';
import type { DocumentProjects } from '../library/documentProjects';
import type { CitableDocuments } from '../library/documents';
import type { Library } from '../library/library';
import { NEW_NAME, newBibliography } from '../library/newBibliography';
import { openDocumentAt } from '../library/sourceContent';
import { currentSettings } from '../settings';
import { t, orBetween } from '../../core/util/l10n';

interface Services {
  readonly library: Library;
  readonly documents: CitableDocuments;
  readonly projects: DocumentProjects;
  readonly citing: Citing;
}

/** Adds the entries of papers that have been cited to a bibliography of the document, or asks where they go. */
export function addCited(services: Services) {
  const { library, documents, citing } = services;
  /** Documents whose author has been asked for a bibliography and has none to give. */
  const asked = new WeakSet<vscode.TextDocument>();
  return async (uri: unknown, papers: unknown, isWanted?: unknown): Promise<void> => {
    const document = typeof uri === 'string' ? openDocumentAt(vscode.Uri.parse(uri, true)) : undefined;
    const additions = additionsOf(papers).map(({ holding, key }) => ({
      // With its abstract, if it is still there.
      holding: library.state.holding(holding.id) ?? holding,
      key,
    }));
    if (document === undefined || additions.length === 0) return;
    const setting = isWanted === true ? 'always' : currentSettings.addEntry(document.uri);
    if (setting === 'never' || (await documents.prepared(document)) === undefined) return;
    const place = citing.placeFor(document);
    if (place.kind === 'declared' || place.kind === 'missing') {
      const uris = place.kind === 'declared' ? place.uris : [place.uri];
      if (setting === 'ask' && !(await agrees(uris, additions))) return;
      await tell(await citing.addTo(uris, additions, { creates: place.kind === 'missing' }));
    } else if (isWanted === true || !asked.has(document)) {
      asked.add(document);
      const isDone = place.kind === 'undeclared' && (await choose(services, document, place, additions));
      if (place.kind === 'unwritten') await explainFormat(place, additions);
      if (isDone) asked.delete(document);
    }
  };
}

async function agrees(uris: readonly vscode.Uri[], additions: readonly Addition[]): Promise<boolean> {
  const [first = ''] = uris.map((uri) => vscode.workspace.asRelativePath(uri));
  const add = t('Add to {0}', first);
  const message = t('{0} is not in the bibliography of this document yet.', keysInWords(additions));
  return (await vscode.window.showInformationMessage(message, add)) === add;
}

/** Lets the user choose a bibliography where none is declared, or have one made. True if one was chosen. */
async function choose(
  { citing, projects }: Services,
  document: vscode.TextDocument,
  { uris }: Extract<AdditionPlace, { kind: 'undeclared' }>,
  additions: readonly Addition[],
): Promise<boolean> {
  const [only] = uris;
  const create = t('Create {0}', NEW_NAME);
  const add =
    only &&
    (uris.length === 1
      ? t('Add to {0}', vscode.workspace.asRelativePath(only))
      : t('Choose a Bibliography…'));
  const message = t(
    '{0} is in no bibliography yet, and this document declares none.',
    keysInWords(additions),
  );
  const answer = await vscode.window.showInformationMessage(
    message,
    ...(add === undefined ? [] : [add]),
    create,
  );
  if (answer === create) {
    const made = await newBibliography(document, projects);
    await tell(
      made.kind === 'refused'
        ? made
        : await citing.addTo([made.uri], additions, { creates: made.creates, beside: [made.declaration] }),
    );
    return true;
  }
  if (answer === undefined || only === undefined) return false;
  const uri = uris.length === 1 ? only : await pickOne(uris);
  if (uri === undefined) return false;
  await tell(await citing.addTo([uri], additions));
  return true;
}

async function pickOne(uris: readonly vscode.Uri[]): Promise<vscode.Uri | undefined> {
  const items = uris.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }));
  const placeHolder = t('The bibliography that the entry is added to');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.uri;
}

async function explainFormat(
  { names }: Extract<AdditionPlace, { kind: 'unwritten' }>,
  additions: readonly Addition[],
): Promise<void> {
  await vscode.window.showWarningMessage(
    t(
      '{0} was not added to {1}: entries are added to BibTeX files that can be reached. Declare a .bib file as well.',
      keysInWords(additions),
      orBetween(names),
    ),
  );
}

async function tell(outcome: ChangeOutcome | Refusal): Promise<void> {
  if (outcome.kind === 'refused') await vscode.window.showWarningMessage(outcome.reason);
}
