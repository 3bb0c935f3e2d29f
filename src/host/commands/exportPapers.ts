import * as vscode from 'vscode';
import { citedKeysOf } from '../../core/findings/sourceFindings';
import type { Holding } from '../../core/model/library';
import { countedPapers } from '../../core/present/counted';
import { preferredRow } from '../../core/present/preferredRow';
import { nameOf } from '../../core/project/paths';
import type { CheckedDocuments } from '../library/checkedDocuments';
import { writeExport } from '../library/exportFile';
import type { ExportKind, Exported, ExportedScope, Exports } from '../library/exports';
import type { Library } from '../library/library';
import type { LibraryLoader } from '../library/libraryLoader';
import { withProgress } from '../library/progress';
import { targetHoldings } from '../targets';
import type { CitableEditors } from './citableEditors';
import { pickKind } from './exportKinds';
import { pickPapers } from './pickPapers';
import { t, inFigures } from '../../core/util/l10n';

interface Services {
  readonly library: Library;
  readonly loader: LibraryLoader;
  readonly checked: CheckedDocuments;
  readonly editors: CitableEditors;
  readonly exports: Exports;
  readonly memory: vscode.Memento;
  /** What is selected in the Library view. */
  readonly selection: () => readonly unknown[];
  /** The rows that the filter of the view leaves; undefined where there is none. */
  readonly filteredRows: () => readonly number[] | undefined;
}

interface ScopeItem extends vscode.QuickPickItem {
  readonly scope: () => Promise<ExportedScope | undefined>;
}

/** A larger text is saved, and neither copied nor shown. */
const LARGEST_SHOWN = 20_000_000;

/** Writes papers in a format that is asked for to a new file, to the clipboard or into an editor. */
export function exportPapers(services: Services) {
  return async (target?: unknown, selection?: unknown): Promise<void> => {
    const { library, loader, exports, memory } = services;
    await loader.ensureLoaded();
    const called = targetHoldings(library, target, selection);
    const scope = called.length > 0 ? scopeOf(called) : await pickScope(services);
    if (scope === undefined) return;
    const kind = await pickKind(t('Export…'), memory);
    const way = kind && (await pickWay());
    if (kind === undefined || way === undefined) return;
    const exported = await withProgress(t('Exporting papers'), (token) =>
      exports.export(scope, kind, { keepsPreamble: true, token }),
    );
    if (exported === undefined) return;
    if (exported.kind === 'refused') await vscode.window.showWarningMessage(exported.reason);
    else await ways[way](exported, kind, library);
  };
}

function scopeOf(holdings: readonly Holding[]): ExportedScope {
  return { count: holdings.length, holdings };
}

async function pickScope(services: Services): Promise<ExportedScope | undefined> {
  const { library } = services;
  const { snapshot } = library.state;
  if (snapshot.size === 0) {
    await vscode.window.showInformationMessage(t('There are no papers to export. Add a .bib file first.'));
    return undefined;
  }
  const items: readonly ScopeItem[] = [
    ...selected(services),
    ...(await cited(services)),
    ...filtered(services),
    {
      label:
        snapshot.size === 1
          ? t('The one paper of the library')
          : t('All {0} papers of the library', inFigures(snapshot.size)),
      scope: async () => 'all',
    },
    { label: t('Choose papers…'), scope: () => chosen(library) },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: t('Export…'),
    placeHolder: t('Which papers?'),
  });
  return picked?.scope();
}

function selected({ library, selection }: Services): readonly ScopeItem[] {
  const holdings = targetHoldings(library, undefined, selection());
  if (holdings.length === 0) return [];
  const label = t('The selection: {0}', countedPapers(holdings.length));
  return [{ label, description: t('in the Library view'), scope: async () => scopeOf(holdings) }];
}

function filtered({ library, filteredRows }: Services): readonly ScopeItem[] {
  const rows = filteredRows();
  if (rows === undefined || rows.length === 0) return [];
  const { snapshot } = library.state;
  function* holdings(): Iterable<Holding> {
    for (const row of rows ?? []) yield snapshot.glance(row);
  }
  const label = t('What the filter leaves: {0}', countedPapers(rows.length));
  return [
    {
      label,
      description: t('in the Library view'),
      scope: async () => ({ count: rows.length, holdings: holdings() }),
    },
  ];
}

/** What the document cites that is being written, and what its project cites where that is more than the document. */
async function cited({ library, checked, editors }: Services): Promise<readonly ScopeItem[]> {
  const editor = await editors.current();
  const looked = editor && (await checked.of(editor.document));
  if (editor === undefined || looked === undefined) return [];
  const { document, surroundings } = looked;
  const own = citedHoldings(library, surroundings, [document]);
  const all =
    surroundings.neighbours.length === 0
      ? []
      : citedHoldings(library, surroundings, [document, ...surroundings.neighbours]);
  const name = nameOf(editor.document.uri.path);
  const itemOf = (label: (papers: string) => string, holdings: readonly Holding[]): readonly ScopeItem[] =>
    holdings.length === 0
      ? []
      : [{ label: label(countedPapers(holdings.length)), scope: async () => scopeOf(holdings) }];
  return [
    ...itemOf((papers) => t('Cited in {0}: {1}', name, papers), own),
    ...itemOf(
      (papers) => t('Cited in all {0} files of its project: {1}', surroundings.neighbours.length + 1, papers),
      all,
    ),
  ];
}

type Looked = NonNullable<Awaited<ReturnType<CheckedDocuments['of']>>>;

function citedHoldings(
  { state: { snapshot } }: Library,
  { project, sourceIdOf }: Looked['surroundings'],
  documents: Parameters<typeof citedKeysOf>[0],
): readonly Holding[] {
  const declared = (project?.bibliographies ?? []).flatMap(({ outcome }) =>
    outcome.kind === 'found' ? [sourceIdOf(outcome.path)] : [],
  );
  const ownSources = new Set(declared);
  const keys = citedKeysOf(documents);
  if (keys === undefined)
    return [...ownSources].flatMap((id) => {
      const { start, end } = snapshot.rangeOfSource(id);
      return Array.from({ length: end - start }, (_, at) => snapshot.glance(start + at));
    });
  const rows = [...keys].flatMap((key) => preferredRow(snapshot, key, ownSources) ?? []);
  return [...new Set(rows)].map((row) => snapshot.glance(row));
}

async function chosen(library: Library): Promise<ExportedScope | undefined> {
  const picked = await pickPapers(library, {
    title: t('Export…'),
    placeholder: t('Words, author:xu, year:2017..2020, -not, or; tick several'),
    canPickMany: true,
    shelf: { citedKeys: new Set(), ownSources: new Set() },
  });
  const holdings = picked.flatMap(({ holdingId }) => library.state.holding(holdingId) ?? []);
  return holdings.length === 0 ? undefined : scopeOf(holdings);
}

type Way = 'save' | 'copy' | 'open';

async function pickWay(): Promise<Way | undefined> {
  const items: readonly (vscode.QuickPickItem & { readonly way: Way })[] = [
    { label: `$(save) ${t('Save to a File…')}`, way: 'save' },
    { label: `$(copy) ${t('Copy')}`, way: 'copy' },
    { label: `$(go-to-file) ${t('Open in the Editor')}`, way: 'open' },
  ];
  return (await vscode.window.showQuickPick(items, { title: t('Export…'), placeHolder: t('Where to?') }))
    ?.way;
}

const ways: Readonly<Record<Way, (exported: Exported, kind: ExportKind, library: Library) => Promise<void>>> =
  { save, copy, open };

async function save(exported: Exported, { label, ending }: ExportKind, library: Library): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const uri = await vscode.window.showSaveDialog({
    title: t('Export…'),
    saveLabel: t('Export'),
    filters: { [label]: [ending] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder.uri, `papers.${ending}`) }),
  });
  if (uri === undefined) return;
  const refusal = await writeExport(uri, exported.bytes, library);
  if (refusal !== undefined) {
    await vscode.window.showWarningMessage(refusal.reason);
    return;
  }
  await tell(
    exported,
    t('Citewell: {0} exported to {1}.', countedPapers(exported.count), vscode.workspace.asRelativePath(uri)),
  );
}

async function copy(exported: Exported, kind: ExportKind): Promise<void> {
  const text = await shownText(exported);
  if (text === undefined) return;
  await vscode.env.clipboard.writeText(text);
  await tell(exported, t('Citewell: copied {0}: {1}.', countedPapers(exported.count), kind.label));
}

async function open(exported: Exported, { language }: ExportKind): Promise<void> {
  const content = await shownText(exported);
  if (content === undefined) return;
  const known = await vscode.languages.getLanguages();
  const document = await vscode.workspace.openTextDocument({
    language: known.includes(language) ? language : 'plaintext',
    content,
  });
  await vscode.window.showTextDocument(document);
  await tell(exported, t('Citewell: exported {0}.', countedPapers(exported.count)));
}

async function shownText({ bytes }: Exported): Promise<string | undefined> {
  if (bytes.length <= LARGEST_SHOWN) return new TextDecoder().decode(bytes);
  const megabytes = Math.round(bytes.length / 1_000_000);
  await vscode.window.showWarningMessage(
    t('This is a text of {0} MB. Save it to a file instead.', megabytes),
  );
  return undefined;
}

/** Losses stay until they are read; success goes by itself. */
async function tell({ remarks }: Exported, message: string): Promise<void> {
  if (remarks.length === 0) vscode.window.setStatusBarMessage(message, 6000);
  else await vscode.window.showInformationMessage([message, ...remarks].join(' '));
}
