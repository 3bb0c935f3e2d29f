import * as vscode from 'vscode';
import type { AdditionPlace } from '../library/additionPlace';
import type { ChangeOutcome } from '../library/bibliographyEdits';
import { type Addition, type Citing, additionsOf, keysInWords } from '../library/citing';
import type { CitableDocuments } from '../library/documents';
import type { Library } from '../library/library';
import { openDocumentAt } from '../library/sourceContent';
import { currentSettings } from '../settings';

interface Services {
  readonly library: Library;
  readonly documents: CitableDocuments;
  readonly citing: Citing;
}

/** Adds the entries of papers that have been cited to a bibliography of the document, or asks where they go. */
export function addCited({ library, documents, citing }: Services) {
  /** Documents whose author has been asked for a bibliography and has none to give. */
  const asked = new WeakSet<vscode.TextDocument>();
  return async (uri: unknown, named: unknown): Promise<void> => {
    const document = typeof uri === 'string' ? openDocumentAt(vscode.Uri.parse(uri, true)) : undefined;
    const additions = additionsOf(named).map(({ holding, key }) => ({
      // With its abstract, if it is still there.
      holding: library.state.holding(holding.id) ?? holding,
      key,
    }));
    if (document === undefined || additions.length === 0) return;
    const setting = currentSettings.addEntry(document.uri);
    if (setting === 'never' || (await documents.prepared(document)) === undefined) return;
    const place = citing.placeFor(document);
    if (place.kind === 'declared' || place.kind === 'missing') {
      const uris = place.kind === 'declared' ? place.uris : [place.uri];
      if (setting === 'ask' && !(await agrees(uris, additions))) return;
      await tell(await citing.addTo(uris, additions, { creates: place.kind === 'missing' }));
    } else if (!asked.has(document)) {
      asked.add(document);
      const isDone = place.kind === 'undeclared' && (await choose(citing, place, additions));
      if (place.kind === 'unwritten') await explainFormat(place, additions);
      if (isDone) asked.delete(document);
    }
  };
}

async function agrees(uris: readonly vscode.Uri[], additions: readonly Addition[]): Promise<boolean> {
  const [first] = uris.map((uri) => vscode.workspace.asRelativePath(uri));
  const add = `Add to ${first}`;
  const message = `${keysInWords(additions)} is not in the bibliography of this document yet.`;
  return (await vscode.window.showInformationMessage(message, add)) === add;
}

/** Lets the user choose a bibliography where none is declared. True if one was chosen. */
async function choose(
  citing: Citing,
  { uris }: Extract<AdditionPlace, { kind: 'undeclared' }>,
  additions: readonly Addition[],
): Promise<boolean> {
  const [only] = uris;
  if (only === undefined) return false;
  const add =
    uris.length === 1 ? `Add to ${vscode.workspace.asRelativePath(only)}` : 'Choose a Bibliography…';
  const message = `${keysInWords(additions)} is in no bibliography yet that could be meant here, for this document declares none.`;
  if ((await vscode.window.showInformationMessage(message, add)) !== add) return false;
  const uri = uris.length === 1 ? only : await pickOne(uris);
  if (uri === undefined) return false;
  await tell(await citing.addTo([uri], additions));
  return true;
}

async function pickOne(uris: readonly vscode.Uri[]): Promise<vscode.Uri | undefined> {
  const items = uris.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }));
  const placeHolder = 'The bibliography that the entry is added to';
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.uri;
}

async function explainFormat(
  { names }: Extract<AdditionPlace, { kind: 'unwritten' }>,
  additions: readonly Addition[],
): Promise<void> {
  await vscode.window.showWarningMessage(
    `${keysInWords(additions)} was not added to ${names.join(' or ')}: entries are added to BibTeX files that can be reached. Declare a .bib file as well.`,
  );
}

async function tell(outcome: ChangeOutcome): Promise<void> {
  if (outcome.kind === 'refused') await vscode.window.showWarningMessage(outcome.reason);
}
