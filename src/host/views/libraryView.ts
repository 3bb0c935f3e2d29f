import * as vscode from 'vscode';
import {
  type GroupRow,
  type PaperRow,
  type TreeFilter,
  type TreeRow,
  childRows,
  libraryRows,
} from '../../core/present/libraryTree';
import { paperCount } from '../../core/model/library';
import { paperCard } from '../../core/present/paperCard';
import { plainLabel } from '../../core/present/plainLabel';
import { treeChanges } from '../../core/present/treeChanges';
import { matchingRows } from '../../core/search/search';
import { toMarkdown } from '../convert';
import { commands } from '../ids';
import { codeMark } from '../codeMark';
import type { Library } from '../library/library';
import type { LibraryFilter } from '../library/libraryFilter';
import type { LibraryLoader } from '../library/libraryLoader';
import type { LibraryNode } from '../viewNodes';
import { paperDrag } from './paperDrag';

function groupItem(row: GroupRow, isOpen: boolean): vscode.TreeItem {
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(row.label, isOpen ? Expanded : Collapsed);
  item.contextValue = row.kind;
  if (row.kind === 'category') item.iconPath = new vscode.ThemeIcon('folder-library');
  return item;
}

function paperItem(row: PaperRow): vscode.TreeItem {
  const item = new vscode.TreeItem(row.label, vscode.TreeItemCollapsibleState.None);
  item.iconPath = new vscode.ThemeIcon(row.icon);
  item.contextValue = ['paper', ...row.abilities].join(' ');
  if (row.hasCode) item.resourceUri = codeMark;
  item.command = { command: commands.openAbstract, title: 'Open Abstract', arguments: [row.id] };
  return item;
}

/** If a filter leaves no more papers than these, all of them are shown at once. */
const MOST_OPENED = 100;

/** The rows of the library view. Rows are drawn again only where something looks different. */
export class LibraryTreeProvider implements vscode.TreeDataProvider<LibraryNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<LibraryNode[] | undefined>();
  private readonly subscription: vscode.Disposable;
  private readonly nodes = new Map<string, LibraryNode>();
  /** Rows whose children the editor has asked for; of the others nothing is on the screen. */
  private readonly opened = new Set<string>();
  private rows: readonly GroupRow[] = [];
  /** Groups that are open on the screen, so that they are so again when they come back after a filter. */
  private readonly unfolded = new Set<string>();
  /** How many papers are below the rows. */
  shown = 0;

  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly library: Library,
    private readonly loader: LibraryLoader,
    private readonly filter: LibraryFilter,
    /** The keys that the document cites which is being written. */
    private readonly citedKeys: () => ReadonlySet<string>,
  ) {
    this.subscription = vscode.Disposable.from(
      library.onDidChange(() => this.refresh()),
      filter.onDidChange(() => this.refresh()),
    );
  }

  async getChildren(parent?: LibraryNode): Promise<LibraryNode[]> {
    if (parent !== undefined) {
      this.opened.add(parent.row.id);
      return childRows(parent.row).map((row) => this.nodeOf(row, parent));
    }
    await this.loader.ensureLoaded();
    return this.rows.map((row) => this.nodeOf(row, undefined));
  }

  getTreeItem({ row }: LibraryNode): vscode.TreeItem {
    const item =
      row.kind === 'paper' ? paperItem(row) : groupItem(row, row.isOpen || this.unfolded.has(row.id));
    item.id = row.id;
    item.description = row.description;
    item.accessibilityInformation = { label: row.spoken };
    return item;
  }

  resolveTreeItem(item: vscode.TreeItem, { row }: LibraryNode): vscode.TreeItem {
    if (row.kind === 'paper') {
      const whole = this.library.state.holding(row.id) ?? row.holding;
      item.tooltip = toMarkdown(paperCard(whole), { isFolded: false });
    }
    return item;
  }

  /** Takes note that a group was opened or closed by hand. */
  noteFolding({ row }: LibraryNode, isOpen: boolean): void {
    if (isOpen) this.unfolded.add(row.id);
    else this.unfolded.delete(row.id);
  }

  private nodeOf(row: TreeRow, parent: LibraryNode | undefined): LibraryNode {
    const known = this.nodes.get(row.id);
    if (known !== undefined && known.parent === parent) {
      known.row = row;
      return known;
    }
    const node = { row, parent };
    this.nodes.set(row.id, node);
    return node;
  }

  private refresh(): void {
    const before = this.rows;
    const { snapshot } = this.library.state;
    this.rows = libraryRows(snapshot, this.treeFilter());
    this.shown = this.rows.reduce((sum, { rows }) => sum + rows.length, 0);
    this.takeOver(this.rows);
    const changes = treeChanges(before, this.rows, (id) => this.opened.has(id));
    if (changes.kind === 'all') {
      this.changed.fire(undefined);
      return;
    }
    const nodes = changes.ids.flatMap((id) => this.nodes.get(id) ?? []);
    if (nodes.length > 0) this.changed.fire(nodes);
  }

  private treeFilter(): TreeFilter | undefined {
    const { query } = this.filter;
    if (query === '') return undefined;
    const { snapshot, index } = this.library.state;
    const cited = new Set([...this.citedKeys()].flatMap((key) => snapshot.rowsOfKey(key)));
    const rows = matchingRows(index(), query, (row) => cited.has(row));
    return { rows, isOpen: rows.length <= MOST_OPENED };
  }

  /** Gives the nodes on the screen their new rows: also those that look the same hold new papers. */
  private takeOver(rows: readonly TreeRow[]): void {
    for (const row of rows) {
      const node = this.nodes.get(row.id);
      if (node === undefined) continue;
      node.row = row;
      if (this.opened.has(row.id)) this.takeOver(childRows(row));
    }
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }
}

function unreadMessage(library: Library): string | undefined {
  const unread = library.state.snapshot.sources.filter(({ staleBecause }) => staleBecause !== undefined);
  if (unread.length === 0) return undefined;
  const [first] = unread;
  const others = unread.length === 1 ? '' : ` and ${unread.length - 1} more`;
  const kept =
    first !== undefined && paperCount(first) > 0 ? ' Its papers are those of the last good reading.' : '';
  return `${first?.source.name ?? ''}${others} could not be read: ${first?.staleBecause ?? ''}.${kept}`;
}

/** `12 of 4,312 papers · filter: scaling`. */
function filterMessage(filter: LibraryFilter, shown: number, all: number): string | undefined {
  if (filter.query === '') return undefined;
  const count = `${shown.toLocaleString('en')} of ${all.toLocaleString('en')} papers`;
  return `${count} · filter: ${plainLabel(filter.query)}`;
}

/** The library view in its container: the rows, and above them what they are narrowed down to and which files could not be read. */
export function createLibraryView(
  id: string,
  provider: LibraryTreeProvider,
  library: Library,
  filter: LibraryFilter,
): vscode.TreeView<LibraryNode> {
  const view = vscode.window.createTreeView(id, {
    treeDataProvider: provider,
    canSelectMany: true,
    showCollapseAll: true,
    dragAndDropController: paperDrag<LibraryNode>(library),
  });
  const showMessage = (): void => {
    const parts = [
      filterMessage(filter, provider.shown, library.state.snapshot.size),
      unreadMessage(library),
    ];
    const message = parts.filter((part) => part !== undefined).join('\n');
    // The editor draws the view anew for each assignment.
    if ((view.message ?? '') !== message) view.message = message;
  };
  library.onDidChange(showMessage);
  view.onDidExpandElement(({ element }) => provider.noteFolding(element, true));
  view.onDidCollapseElement(({ element }) => provider.noteFolding(element, false));
  filter.onDidChange(showMessage);
  return view;
}
