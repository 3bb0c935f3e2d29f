import * as vscode from 'vscode';
import {
  type GroupRow,
  type KeptSearch,
  type PaperRow,
  type TreeFilter,
  type TreeRow,
  childRows,
  libraryRows,
  wayTo,
} from '../../core/present/libraryTree';
import { type LibrarySnapshot, paperCount } from '../../core/model/library';
import { type ArrangedLibrary, arranged, arrangementInWords, isOfMarks } from '../../core/present/groupings';
import type { KnownNames } from '../../core/present/paperNames';
import { paperCard } from '../../core/present/paperCard';
import { plainLabel } from '../../core/present/plainLabel';
import { treeChanges } from '../../core/present/treeChanges';
import { type RowMarks, noMarks } from '../../core/reading/rowMarks';
import { titleWords } from '../../core/search/query';
import { matchingRows } from '../../core/search/search';
import type { Steps } from '../../core/util/steps';
import { toMarkdown } from '../convert';
import { type Log, guarded } from '../guard';
import { inSteps } from '../inSteps';
import { commands, settings } from '../ids';
import { badgeUri } from '../rowBadge';
import type { CitedHere } from '../library/citedHere';
import type { Library } from '../library/library';
import type { LibraryArrangement } from '../library/libraryArrangement';
import type { LibraryFilter } from '../library/libraryFilter';
import type { LibraryLoader } from '../library/libraryLoader';
import type { LibraryMarks } from '../library/libraryMarks';
import type { ReadingFile } from '../library/readingFile';
import { savedSearches } from '../library/savedSearches';
import type { LibraryNode } from '../viewNodes';
import { paperDrag } from './paperDrag';
import { t, inFigures } from '../../core/util/l10n';

function groupItem(row: GroupRow, isOpen: boolean): vscode.TreeItem {
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(row.label, isOpen ? Expanded : Collapsed);
  item.contextValue = row.role ?? row.kind;
  if (row.icon !== undefined) item.iconPath = new vscode.ThemeIcon(row.icon);
  return item;
}

function paperItem(row: PaperRow): vscode.TreeItem {
  const highlights = row.highlights.map(([start, end]): [number, number] => [start, end]);
  const label = highlights.length === 0 ? row.label : { label: row.label, highlights };
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
  const color = row.hasProblem ? new vscode.ThemeColor('list.warningForeground') : undefined;
  item.iconPath = new vscode.ThemeIcon(row.icon, color);
  const stars = row.isStarred ? ['starred'] : [];
  item.contextValue = ['paper', ...row.abilities, `is-${row.progress}`, ...stars].join(' ');
  if (row.badge.signs !== '') item.resourceUri = badgeUri(row.badge.signs, row.badge.words);
  item.command = { command: commands.openAbstract, title: t('Open Abstract'), arguments: [row.holding.id] };
  return item;
}

/** If a filter leaves no more papers than these, all of them are shown at once. */
const MOST_OPENED = 100;

interface TreeServices {
  readonly library: Library;
  readonly loader: LibraryLoader;
  readonly filter: LibraryFilter;
  readonly arrangement: LibraryArrangement;
  readonly cited: CitedHere;
  readonly marks: Pick<LibraryMarks, 'begin'>;
  /** The keys that the document cites which is being written. */
  readonly citedKeys: () => ReadonlySet<string>;
  readonly log: Log;
}

const neverCited = (): number => 0;

/** The rows of the library view. Rows are drawn again only where something looks different. */
export class LibraryTreeProvider implements vscode.TreeDataProvider<LibraryNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<LibraryNode[] | undefined>();
  private readonly refreshed = new vscode.EventEmitter<void>();
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
  /** The rows are those of another library, filter or arrangement, whether or not anything looks different. */
  readonly onDidRefresh = this.refreshed.event;

  private readonly library: Library;
  private arranged: ArrangedLibrary | undefined;
  /** Settles when the rows are those of the latest library and arrangement. */
  private arranging: Promise<void> = Promise.resolve();
  private latest: Steps<ArrangedLibrary> | undefined;
  private known: KnownNames = new WeakMap();

  constructor(private readonly services: TreeServices) {
    const { library, filter, arrangement, cited } = services;
    this.library = library;
    this.subscription = vscode.Disposable.from(
      library.onDidChange(() => this.arrange()),
      arrangement.onDidChange(() => {
        // What other arrangements need is not kept.
        this.known = new WeakMap();
        this.arrange();
      }),
      filter.onDidChange(() => this.refresh()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(settings.savedSearches)) this.refresh();
      }),
      cited.onDidChange(() => this.remark(arrangement.current.sorting === 'cited')),
      library.onDidMark(() => this.remark(isOfMarks(arrangement.current.grouping))),
    );
  }

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }

  async getChildren(parent?: LibraryNode): Promise<LibraryNode[]> {
    if (parent !== undefined) {
      this.opened.add(parent.row.id);
      return childRows(parent.row).map((row) => this.nodeOf(row, parent));
    }
    await this.services.loader.ensureLoaded();
    this.services.cited.begin();
    void this.services.marks.begin();
    for (let waiting; waiting !== this.arranging;) await (waiting = this.arranging);
    return this.rows.map((row) => this.nodeOf(row, undefined));
  }

  getParent({ parent }: LibraryNode): LibraryNode | undefined {
    return parent;
  }

  /** The node of the paper in a row of the library, with its parents; undefined where the filter leaves it out. */
  async nodeOfPaper(paper: number): Promise<LibraryNode | undefined> {
    await this.getChildren();
    return wayTo(this.rows, paper).reduce<LibraryNode | undefined>(
      (parent, row) => this.nodeOf(row, parent),
      undefined,
    );
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
      const whole = this.library.state.holding(row.holding.id) ?? row.holding;
      const card = paperCard(whole);
      item.tooltip = toMarkdown(
        { ...card, facts: [...card.facts, ...row.marks.filter((word) => word !== t('has code'))] },
        { isFolded: false },
      );
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

  /** Works out the order and the groups: at once where columns say them, else step by step, while the old ones stay. */
  private arrange(): void {
    const { snapshot } = this.library.state;
    const { current } = this.services.arrangement;
    const timesCited = this.timesCited(snapshot);
    const steps = arranged(snapshot, current, { known: this.known, timesCited, marks: this.marks(snapshot) });
    const first = steps.next();
    this.latest = steps;
    if (first.done === true) {
      this.take(first.value);
      return;
    }
    const isLatest = (): boolean => this.latest === steps;
    this.arranging = guarded(this.services.log, 'Arranging the library', undefined, async () => {
      const whole = await inSteps(steps, isLatest);
      if (whole !== undefined) this.take(whole);
    })();
  }

  /** Shows other marks on the rows, which may stand elsewhere now. */
  private remark(isElsewhere: boolean): void {
    const { snapshot } = this.library.state;
    // A library that is being arranged gets its marks again when it is.
    if (isElsewhere || this.arranged?.library !== snapshot) this.arrange();
    else this.take({ ...this.arranged, timesCited: this.timesCited(snapshot), marks: this.marks(snapshot) });
  }

  /** By rows, since a key may be one of several of a paper. */
  private timesCited(snapshot: LibrarySnapshot): (row: number) => number {
    const { timesOfKey } = this.services.cited;
    if (timesOfKey.size === 0) return neverCited;
    const times = new Map<number, number>();
    for (const [key, count] of timesOfKey) {
      for (const row of snapshot.rowsOfKey(key)) times.set(row, (times.get(row) ?? 0) + count);
    }
    return (row) => times.get(row) ?? 0;
  }

  private marks(snapshot: LibrarySnapshot): RowMarks {
    const { marks } = this.library;
    return marks?.library === snapshot ? marks : noMarks(snapshot);
  }

  private take(whole: ArrangedLibrary): void {
    this.arranged = whole;
    this.refresh();
  }

  private refresh(): void {
    const { arranged: whole } = this;
    // A library that is being arranged is filtered when it is.
    if (whole?.library !== this.library.state.snapshot) return;
    const before = this.rows;
    const filter = this.treeFilter();
    this.rows = libraryRows(whole, filter, filter === undefined ? this.searches() : []);
    this.shown = filter?.rows.length ?? whole.library.size;
    this.refreshed.fire();
    this.takeOver(this.rows);
    const changes = treeChanges(before, this.rows, (id) => this.opened.has(id));
    if (changes.kind === 'all') {
      this.changed.fire(undefined);
      return;
    }
    const nodes = changes.ids.flatMap((id) => this.nodes.get(id) ?? []);
    if (nodes.length > 0) this.changed.fire(nodes);
  }

  private searches(): readonly KeptSearch[] {
    return savedSearches().map((search) => ({
      ...search,
      find: () => (search.query === '' ? [] : this.rowsOf(search.query)),
    }));
  }

  /** The rows of the library that the filter leaves; undefined where there is none. */
  filteredRows(): TreeFilter['rows'] | undefined {
    const { query } = this.services.filter;
    return query === '' ? undefined : this.rowsOf(query);
  }

  private rowsOf(query: string): TreeFilter['rows'] {
    const { snapshot, index } = this.library.state;
    const cited = new Set([...this.services.citedKeys()].flatMap((key) => snapshot.rowsOfKey(key)));
    return matchingRows(index(), query, (row) => cited.has(row));
  }

  private treeFilter(): TreeFilter | undefined {
    const rows = this.filteredRows();
    if (rows === undefined) return undefined;
    return { rows, isOpen: rows.length <= MOST_OPENED, words: titleWords(this.services.filter.query) };
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
    this.latest = undefined;
    this.subscription.dispose();
    this.refreshed.dispose();
    this.changed.dispose();
  }
}

function unreadMessage(library: Library): string | undefined {
  const unread = library.state.snapshot.sources.filter(({ staleBecause }) => staleBecause !== undefined);
  const [first] = unread;
  if (first === undefined) return undefined;
  const { name } = first.source;
  const reason = first.staleBecause ?? '';
  const said =
    unread.length === 1
      ? t('{0} could not be read: {1}.', name, reason)
      : t('{0} and {1} more could not be read: {2}.', name, unread.length - 1, reason);
  return paperCount(first) > 0 ? `${said} ${t('Its papers are those of the last good reading.')}` : said;
}

/** `12 of 4,312 papers · filter: scaling`. */
function filterMessage(filter: LibraryFilter, shown: number, all: number): string | undefined {
  if (filter.query === '') return undefined;
  return t('{0} of {1} papers · filter: {2}', inFigures(shown), inFigures(all), plainLabel(filter.query));
}

function conflictMessage({ hasConflict, uri }: ReadingFile): string | undefined {
  if (!hasConflict) return undefined;
  const name = vscode.workspace.asRelativePath(uri);
  return t('{0} has a merge conflict; the marks of both sides are shown. Resolve it in the file.', name);
}

/** Selects the paper in a row of the library; takes the filter away that hides it. False where it is not to be found. */
export function revealing(
  view: vscode.TreeView<LibraryNode>,
  provider: LibraryTreeProvider,
  filter: LibraryFilter,
): (paper: number) => Promise<boolean> {
  return async (paper) => {
    let node = await provider.nodeOfPaper(paper);
    if (node === undefined) {
      await filter.narrow('');
      node = await provider.nodeOfPaper(paper);
    }
    if (node === undefined) return false;
    await view.reveal(node, { select: true, focus: true });
    return true;
  };
}

/** The library view in its container: the rows, and above them what they are narrowed down to and which files could not be read. */
export function createLibraryView(
  id: string,
  provider: LibraryTreeProvider,
  {
    library,
    filter,
    arrangement,
    file,
  }: Pick<TreeServices, 'library' | 'filter' | 'arrangement'> & { readonly file: ReadingFile },
): vscode.TreeView<LibraryNode> {
  const view = vscode.window.createTreeView(id, {
    treeDataProvider: provider,
    canSelectMany: true,
    showCollapseAll: true,
    dragAndDropController: paperDrag<LibraryNode>(library),
  });
  const describe = (): void => {
    const found = filterMessage(filter, provider.shown, library.state.snapshot.size);
    const parts = [found, unreadMessage(library), conflictMessage(file)];
    // A message would take the place of the welcome text, which says what to do about a view without rows.
    const message = provider.isEmpty ? '' : parts.filter((part) => part !== undefined).join('\n');
    const description = (provider.isEmpty ? found : undefined) ?? arrangementInWords(arrangement.current);
    // The editor draws the view anew for each assignment.
    if ((view.message ?? '') !== message) view.message = message;
    if (view.description !== description) view.description = description;
  };
  describe();
  arrangement.onDidChange(describe);
  provider.onDidRefresh(describe);
  view.onDidExpandElement(({ element }) => provider.noteFolding(element, true));
  view.onDidCollapseElement(({ element }) => provider.noteFolding(element, false));
  return view;
}
