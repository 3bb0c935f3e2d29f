import * as vscode from 'vscode';
import type { TextEdit } from '../../core/cite/markup';
import { type NewCitation, insertCitation as newCitation } from '../../core/cite/newCitation';
import type { Holding } from '../../core/model/library';
import { toRange } from '../convert';
import { type CitedPaper, type Citing, additionCommand } from '../library/citing';
import type { CitationVariants } from '../library/citationVariants';
import type { CitableDocument, CitableDocuments } from '../library/documents';
import type { Library } from '../library/library';
import type { LibraryLoader } from '../library/libraryLoader';
import { currentSettings } from '../settings';
import type { CitableEditors } from './citableEditors';
import { chosenCitation } from './chooseCitation';
import { pickPapers } from './pickPapers';
import type { MeantPapers } from '../targets';
import { t } from '../../core/util/l10n';

/** What citing at a cursor needs. */
export interface CitingServices {
  readonly library: Library;
  readonly loader: LibraryLoader;
  readonly documents: CitableDocuments;
  readonly editors: CitableEditors;
  readonly citing: Citing;
  readonly variants: CitationVariants;
}

/** Lets the user pick papers and cites them at each cursor of the editor. */
export function insertCitation(services: CitingServices) {
  return async (): Promise<void> => {
    const editor = await editorToCiteIn(services.editors);
    if (editor === undefined) return;
    await citeAt(services, editor, await pickedHoldings(services, editor.document));
  };
}

/** The same, in a way that the user chooses, with words before it and a locator. */
export function insertCitationAs(services: CitingServices) {
  return async (): Promise<void> => {
    const editor = await editorToCiteIn(services.editors);
    if (editor === undefined) return;
    const holdings = await pickedHoldings(services, editor.document);
    const prepared = holdings.length === 0 ? undefined : await services.documents.prepared(editor.document);
    const wanted = prepared && (await chosenCitation(services.variants, prepared));
    if (wanted !== undefined) await citeAt(services, editor, holdings, wanted);
  };
}

/** Cites the papers the command was called for, at each cursor of the editor. */
export function insertPapers(services: CitingServices) {
  return async (papers: MeantPapers): Promise<void> => {
    const editor = await editorToCiteIn(services.editors);
    if (editor !== undefined) await citeAt(services, editor, papers);
  };
}

/** The editor to cite in; undefined where there is none, which is said. */
export async function editorToCiteIn(editors: CitableEditors): Promise<vscode.TextEditor | undefined> {
  const editor = await editors.current();
  if (editor === undefined) {
    await vscode.window.showInformationMessage(
      t('Open a LaTeX or Markdown document first, and put the cursor where the citation belongs.'),
    );
  }
  return editor;
}

async function pickedHoldings(
  { library, documents, citing }: CitingServices,
  document: vscode.TextDocument,
): Promise<readonly Holding[]> {
  const prepared = await documents.prepared(document);
  if (prepared === undefined) return [];
  const picked = await pickPapers(library, {
    title: t('Insert Citation'),
    placeholder: t(
      'Words, author:xu, year:2017..2020, cited:yes, -not, or; tick several to cite them together',
    ),
    canPickMany: true,
    shelf: citing.shelfOf(document, prepared),
  });
  return picked.flatMap(({ holdingId }) => library.state.holding(holdingId) ?? []);
}

/** Cites papers at each cursor, and has the entries added that the bibliographies of the document lack. */
export async function citeAt(
  { documents, citing, variants }: CitingServices,
  editor: vscode.TextEditor,
  holdings: readonly Holding[],
  chosen?: NewCitation,
): Promise<void> {
  if (holdings.length === 0) return;
  const { document } = editor;
  // After the picking: the document may have changed meanwhile.
  const prepared = await documents.prepared(document);
  if (prepared === undefined) return;
  const papers = citing.cited(citing.shelfOf(document, prepared), holdings);
  const edits = await editsFor(prepared, editor, papers, chosen ?? variants.usual(prepared));
  if (edits === undefined) return;
  const additions = papers.filter(({ isToBeAdded }) => isToBeAdded);
  const uris = additions.length === 0 ? undefined : quietPlaces(citing, document);
  if (uris !== undefined) {
    const { version } = document;
    const beside = [{ document, version, text: document.getText(), edits }];
    const outcome = await citing.addTo(uris.uris, additions, { ...uris, beside });
    if (outcome.kind === 'refused' && !(await insertsKeyOnly(outcome.reason, editor, edits, version))) return;
  } else {
    if (!(await makeEdits(editor, edits))) return;
    // Not waited for: it may ask.
    if (additions.length > 0) void runCommand(additionCommand(document, additions));
  }
  sayLentKeys(papers);
  await vscode.window.showTextDocument(document, {
    viewColumn: editor.viewColumn ?? vscode.ViewColumn.Active,
  });
}

function runCommand({ command, arguments: args = [] }: vscode.Command): Thenable<unknown> {
  return vscode.commands.executeCommand(command, ...(args as unknown[]));
}

/** The edits that cite papers at the cursors, in their order; undefined where there is nothing to do, which is said. */
async function editsFor(
  prepared: CitableDocument,
  { document, selections }: vscode.TextEditor,
  papers: readonly CitedPaper[],
  wanted: NewCitation | undefined,
): Promise<readonly TextEdit[] | undefined> {
  const keys = papers.map(({ key }) => key);
  const edits = new Map<string, TextEdit>();
  for (const { end } of selections) {
    const insertion = newCitation(prepared, document.offsetAt(end), keys, wanted);
    if (insertion.kind === 'refused') {
      await vscode.window.showWarningMessage(insertion.reason);
      return undefined;
    }
    // Two cursors in one citation ask for the same edit.
    if (insertion.kind === 'edit') edits.set(JSON.stringify(insertion.edit), insertion.edit);
  }
  if (edits.size === 0) {
    await vscode.window.showInformationMessage(t('This citation already has what you chose.'));
    return undefined;
  }
  return [...edits.values()].toSorted((one, other) => one.span.start - other.span.start);
}

/** Where entries are added without a question; undefined where there is one to ask. */
function quietPlaces(
  citing: Citing,
  document: vscode.TextDocument,
): { readonly uris: readonly vscode.Uri[]; readonly creates: boolean } | undefined {
  if (currentSettings.addEntry(document.uri) !== 'always') return undefined;
  const place = citing.placeFor(document);
  if (place.kind === 'declared') return { uris: place.uris, creates: false };
  return place.kind === 'missing' ? { uris: [place.uri], creates: true } : undefined;
}

/** Nothing was done, for a reason; the user may want the citation without the entry. */
async function insertsKeyOnly(
  reason: string,
  editor: vscode.TextEditor,
  edits: readonly TextEdit[],
  version: number,
): Promise<boolean> {
  const insert = t('Insert the Key Only');
  if ((await vscode.window.showWarningMessage(reason, insert)) !== insert) return false;
  return editor.document.version === version && makeEdits(editor, edits);
}

async function makeEdits(editor: vscode.TextEditor, edits: readonly TextEdit[]): Promise<boolean> {
  const { document } = editor;
  const isDone = await editor.edit((builder) => {
    for (const { span, newText } of edits) builder.replace(toRange(document, span), newText);
  });
  if (!isDone) {
    const name = vscode.workspace.asRelativePath(document.uri);
    await vscode.window.showWarningMessage(t('{0} cannot be edited. Is it read-only?', name));
  }
  return isDone;
}

/** Says which works were cited by another key than their own. */
function sayLentKeys(papers: readonly CitedPaper[]): void {
  const lent = papers.find(({ key, holding, lender }) => lender !== undefined && key !== holding.paper.key);
  if (lent === undefined) return;
  const { key, lender = '', holding } = lent;
  vscode.window.setStatusBarMessage(
    t('Citewell: “{0}” is in {1} as “{2}”, which was cited.', holding.paper.key, lender, key),
    6000,
  );
}
