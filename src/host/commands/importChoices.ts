import * as vscode from 'vscode';
import { type ImportSection, incomingKinds } from '../../core/present/importPreview';
import { plainLabel } from '../../core/present/plainLabel';
import type { ImportFile } from '../../core/read/importedFiles';
import { t } from '../../core/util/l10n';
import { isInBibtex } from '../library/keyTexts';
import type { Library } from '../library/library';
import { NEW_NAME } from '../library/newBibliography';
import { contentAt, isThere } from '../library/sourceContent';

/** A work of the files with the key that it is to get. */
export interface ChosenWork {
  readonly work: number;
  readonly key: string;
}

/** Where works go: into a bibliography, or as a listing into the library alone. */
export type ImportPlace =
  | { readonly kind: 'bibliography'; readonly uri: vscode.Uri; readonly creates: boolean }
  | { readonly kind: 'listing' };

/** Asks for files, or takes the clipboard; undefined where the user turns away. */
export async function offeredFiles(): Promise<readonly ImportFile[] | undefined> {
  const origin = await vscode.window.showQuickPick(
    [
      {
        label: t('$(files) From files…'),
        description: t('BibTeX, RIS, PubMed, EndNote, Web of Science, CSL, Hayagriva, CFF, listings'),
        offer: fromFiles,
      },
      {
        label: t('$(clippy) From the clipboard'),
        description: t('in any of these formats'),
        offer: fromClipboard,
      },
    ],
    { title: t('Import Papers'), placeHolder: t('Where are the papers?') },
  );
  return origin?.offer();
}

async function fromFiles(): Promise<readonly ImportFile[] | undefined> {
  const uris = await vscode.window.showOpenDialog({
    title: t('Import Papers'),
    openLabel: t('Import'),
    canSelectMany: true,
    filters: {
      [t('Papers')]: 'bib bibtex ris nbib enw isi ciw json yaml yml cff txt text lst md'.split(' '),
      [t('All files')]: ['*'],
    },
  });
  const files = await Promise.all((uris ?? []).map(fileAt));
  return uris && files.filter((file) => file !== undefined);
}

/** A file, with its unsaved changes where it is open; undefined for one that cannot be read, which is said. */
async function fileAt(uri: vscode.Uri): Promise<ImportFile | undefined> {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const content = await contentAt(uri);
  if (content.kind === 'document') return { name, content: content.document.getText() };
  if (content.kind === 'bytes') return { name, content: content.bytes };
  const reason = content.kind === 'failed' ? content.reason : t('it is no longer there');
  await vscode.window.showErrorMessage(t('{0} could not be read: {1}', name, reason));
  return undefined;
}

async function fromClipboard(): Promise<readonly ImportFile[]> {
  return [
    {
      name: t('Clipboard {0}', new Date().toISOString().slice(0, 10)),
      content: await vscode.env.clipboard.readText(),
    },
  ];
}

interface PlaceItem extends vscode.QuickPickItem {
  readonly place: () => Promise<ImportPlace | undefined>;
}

/**
 * Asks where works go: into one of the bibliographies in sight, those `preferred` first, into a new one, or, where all are
 * listings, into the library alone.
 */
export async function chosenPlace(
  library: Library,
  preferred: readonly vscode.Uri[],
  { areListings }: { readonly areListings: boolean },
): Promise<ImportPlace | undefined> {
  const known = library.state.snapshot.sources
    .filter(({ source }) => isInBibtex(source))
    .map(({ source }) => vscode.Uri.parse(source.id, true));
  const uris = new Map([...preferred, ...known].map((uri) => [uri.toString(), uri]));
  const own = new Set(preferred.map(String));
  const items: PlaceItem[] = Array.from(uris.values(), (uri) => ({
    label: plainLabel(vscode.workspace.asRelativePath(uri)),
    description: own.has(uri.toString()) ? t('the bibliography of this document') : '',
    place: async () => ({ kind: 'bibliography', uri, creates: !(await isThere(uri)) }),
  }));
  items.push({ label: t('$(new-file) New bibliography…'), place: newPlace });
  if (areListings) {
    items.push({
      label: t('$(library) The library only'),
      description: t('kept as a listing; entries are added when you cite'),
      place: async () => ({ kind: 'listing' }),
    });
  }
  const chosen = await vscode.window.showQuickPick(items, {
    title: t('Import Papers (1/2)'),
    placeHolder: t('Where do they go? Nothing is changed before you have seen what comes in'),
  });
  return chosen?.place();
}

async function newPlace(): Promise<ImportPlace | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const uri = await vscode.window.showSaveDialog({
    title: t('New Bibliography'),
    filters: { BibTeX: ['bib'] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, NEW_NAME) }),
  });
  // What is there already is added to, whatever the dialog said of replacing it.
  return uri && { kind: 'bibliography', uri, creates: !(await isThere(uri)) };
}

interface WorkItem extends vscode.QuickPickItem {
  readonly works: readonly ChosenWork[];
}

/** Shows what is new, in doubt and known, with the new works chosen; what the user makes of it, or undefined. */
export async function chosenWorks(
  sections: readonly ImportSection[],
  name: string,
): Promise<readonly ChosenWork[] | undefined> {
  const items = sections.flatMap((section): (WorkItem | vscode.QuickPickItem)[] => [
    { label: sectionTitle(section), kind: vscode.QuickPickItemKind.Separator },
    ...itemsOf(section),
  ]);
  const picked = await vscode.window.showQuickPick(items, {
    title: t('Import Papers (2/2): into {0}', name),
    placeHolder: t('What is ticked comes in, under the key that is shown'),
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.flatMap((item) => ('works' in item ? item.works : []));
}

function sectionTitle({ kind, works: { length } }: ImportSection): string {
  switch (kind) {
    case 'new':
      return t('New: {0}', length);
    case 'in-doubt':
      return t('In doubt: {0}', length);
    case 'known':
      return t('There already: {0}', length);
  }
}

function itemsOf({ kind, rows, works, keys }: ImportSection): readonly WorkItem[] {
  const isNew = kind === incomingKinds[0];
  const shown = rows.map(({ work, key, title, byline, remark }): WorkItem => ({
    label: title,
    description: byline,
    detail: [plainLabel(key), remark].filter(Boolean).join(' · '),
    picked: isNew,
    works: [{ work, key }],
  }));
  const others = Array.from(works.subarray(rows.length), (work, at) => ({
    work,
    key: keys[rows.length + at] ?? '',
  }));
  if (others.length === 0) return shown;
  return [...shown, { label: t('… and {0} more like these', others.length), picked: isNew, works: others }];
}
