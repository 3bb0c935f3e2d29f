import * as vscode from 'vscode';
import { abilitiesOf } from '../../core/present/abilities';
import { countedCitations, countedWorks } from '../../core/present/counted';
import {
  type CitedRow,
  type DocumentCitations,
  citesAnything,
  documentCitations,
  rowsBelow,
} from '../../core/present/documentCitations';
import { nameOf } from '../../core/project/paths';
import { paperCard } from '../../core/present/paperCard';
import { toLineNumber, toMarkdown, toRange } from '../convert';
import { type Log, guarded } from '../guard';
import { contextKeys } from '../ids';
import type { CheckedDocuments } from '../library/checkedDocuments';
import { type CitableDocuments, markupOfDocument } from '../library/documents';
import type { Library } from '../library/library';
import { toPlace } from '../opener';
import type { DocumentNode } from '../viewNodes';
import { paperDrag } from './paperDrag';
import { t } from '../../core/util/l10n';

/** Typing pauses this long before the rows are worked out again, in milliseconds. */
const TYPING_PAUSE = 400;

const nothing: DocumentCitations = { rows: [], works: 0, citations: 0 };

function citedItem(row: CitedRow, document: vscode.TextDocument): vscode.TreeItem {
  const { Collapsed, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(row.label, rowsBelow(row).length > 0 ? Collapsed : None);
  item.iconPath = new vscode.ThemeIcon(row.icon);
  item.contextValue =
    row.holding === undefined ? 'missing' : ['paper', ...abilitiesOf(row.holding)].join(' ');
  const [first] = row.places;
  if (first !== undefined) item.command = toPlace(document, toRange(document, first.span));
  return item;
}

/** The rows of the view, and the document they are about. */
export class DocumentTreeProvider implements vscode.TreeDataProvider<DocumentNode> {
  private readonly changed = new vscode.EventEmitter<undefined>();
  private shown = nothing;
  private document: vscode.TextDocument | undefined;

  readonly onDidChangeTreeData = this.changed.event;

  /** `whenCurrent` settles when the rows are those of the document as it is. */
  constructor(
    private readonly library: Library,
    private readonly whenCurrent: () => Promise<unknown>,
  ) {}

  show(document: vscode.TextDocument | undefined, citations: DocumentCitations): void {
    this.document = document;
    this.shown = citations;
    this.changed.fire(undefined);
  }

  async getChildren(parent?: DocumentNode): Promise<DocumentNode[]> {
    // The editor asks when the view comes up, and hears of no change before it has an answer.
    if (parent === undefined) await this.whenCurrent();
    const rows = parent === undefined ? this.shown.rows : rowsBelow(parent.row);
    return rows.map((row) => ({ row, parent }));
  }

  getTreeItem({ row }: DocumentNode): vscode.TreeItem {
    const { document } = this;
    const { Expanded, Collapsed, None } = vscode.TreeItemCollapsibleState;
    if (row.kind === 'cited' && document !== undefined) return named(row, citedItem(row, document));
    if (row.kind !== 'place')
      return named(row, new vscode.TreeItem(row.label, row.kind === 'state' ? Expanded : Collapsed));
    const item = new vscode.TreeItem(row.label, None);
    item.id = row.id;
    item.contextValue = row.kind;
    if (document === undefined) return item;
    item.description = t('line {0}', toLineNumber(document, row.span.start));
    item.accessibilityInformation = { label: `${item.description}, ${row.label}` };
    item.command = toPlace(document, toRange(document, row.span));
    return item;
  }

  resolveTreeItem(item: vscode.TreeItem, { row }: DocumentNode): vscode.TreeItem {
    if (row.kind === 'cited' && row.holding !== undefined) {
      const whole = this.library.state.holding(row.holding.id) ?? row.holding;
      item.tooltip = toMarkdown(paperCard(whole), { isFolded: false });
    }
    return item;
  }
}

function named(
  { id, description, spoken }: { readonly id: string; readonly description: string; readonly spoken: string },
  item: vscode.TreeItem,
): vscode.TreeItem {
  item.id = id;
  item.description = description;
  item.accessibilityInformation = { label: spoken };
  return item;
}

interface Services {
  readonly library: Library;
  readonly documents: CitableDocuments;
  readonly checked: CheckedDocuments;
}

/** What stands beside the name of the view: `intro.tex · 12 works, 20 citations`. */
function describe(document: vscode.TextDocument, { works, citations }: DocumentCitations): string {
  const counts = works === 0 ? '' : t('{0}, {1}', countedWorks(works), countedCitations(citations));
  return [nameOf(document.uri.path), counts].filter(Boolean).join(' · ');
}

/**
 * The view of what the document cites that is being written. While a page has the focus, it keeps the document that had
 * it before. Works nothing out while it is not seen.
 */
export function createDocumentView(
  id: string,
  { library, documents, checked }: Services,
  log: Log,
): vscode.Disposable {
  let isStale = true;
  let running: Promise<unknown> = Promise.resolve();
  const provider = new DocumentTreeProvider(library, async () => {
    if (isStale) update();
    await running;
  });
  const view = vscode.window.createTreeView(id, {
    treeDataProvider: provider,
    canSelectMany: true,
    showCollapseAll: true,
    dragAndDropController: paperDrag<DocumentNode>(library),
  });
  let document: vscode.TextDocument | undefined;
  let pause: ReturnType<typeof setTimeout> | undefined;

  const citationsOf = async (of: vscode.TextDocument): Promise<DocumentCitations> => {
    const scan = documents.scanned(of)?.scan;
    const known = scan !== undefined && citesAnything(scan) ? await checked.of(of) : undefined;
    return known === undefined ? nothing : documentCitations(known.document, known.surroundings);
  };
  const workOut = guarded(log, 'In This Document', undefined, async () => {
    const shown = document;
    const citations = shown === undefined ? nothing : await citationsOf(shown);
    if (document !== shown) return;
    provider.show(shown, citations);
    view.description = shown === undefined ? '' : describe(shown, citations);
  });
  const update = (): void => {
    isStale = false;
    running = workOut();
  };
  /** Has it worked out now if it is seen, else when it will be. */
  const changed = (): void => {
    if (view.visible) update();
    else isStale = true;
  };
  const soon = (): void => {
    clearTimeout(pause);
    pause = setTimeout(changed, TYPING_PAUSE);
  };
  const follow = (editor: vscode.TextEditor | undefined): void => {
    const isKept = editor === undefined && document?.isClosed === false;
    if (isKept) return;
    document = editor !== undefined && markupOfDocument(editor.document) ? editor.document : undefined;
    void vscode.commands.executeCommand('setContext', contextKeys.isCiting, document !== undefined);
    changed();
  };

  follow(vscode.window.activeTextEditor);
  return vscode.Disposable.from(
    view,
    new vscode.Disposable(() => clearTimeout(pause)),
    view.onDidChangeVisibility(() => {
      if (view.visible && isStale) update();
    }),
    library.onDidChange(soon),
    vscode.window.onDidChangeActiveTextEditor(follow),
    vscode.workspace.onDidChangeTextDocument((change) => {
      if (change.document === document) soon();
    }),
    vscode.workspace.onDidCloseTextDocument((closed) => {
      if (closed === document) follow(vscode.window.activeTextEditor);
    }),
  );
}
