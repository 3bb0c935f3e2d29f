import * as vscode from 'vscode';
import type { Block } from '../../core/format/referenceText';
import { plainTextOf } from '../../core/format/plainText';
import type { Holding } from '../../core/model/library';
import { abstractPage } from '../../core/present/abstractPage';
import { bibtexTokens } from '../../core/present/bibtexTokens';
import { type Facet, facetQuery } from '../../core/present/facets';
import { plainLabel } from '../../core/present/plainLabel';
import { printableParts } from '../../core/present/printable';
import { readableTitle } from '../../core/present/readable';
import { type RelatedRow, relatedRows } from '../../core/present/relatedRows';
import { neighbour } from '../../core/present/shownOrder';
import { t } from '../../core/util/l10n';
import { type PageAction, type ToAbstractPage, asFromAbstractPage } from '../../protocol/abstractPage';
import { showBeside } from '../columnOf';
import { type Log, type Refusal, guarded } from '../guard';
import { type CommandId, commands, views, webviews } from '../ids';
import { inSteps } from '../inSteps';
import type { CitingPlace, CitingPlaces } from '../library/citedPlaces';
import { markupOfDocument } from '../library/documents';
import type { Library } from '../library/library';
import type { LibraryFilter } from '../library/libraryFilter';
import type { LibraryLoader } from '../library/libraryLoader';
import type { PagePreferences } from '../library/pagePreferences';
import { savePrintable } from '../library/savePrintable';
import { pageOptions, shippedPage } from './shippedPage';

const LONGEST_TITLE = 60;
/** Typing pauses this long before the documents are searched again, in milliseconds. */
const TYPING_PAUSE = 1000;
/** Who goes from one paper to the next does not stay longer with it, in milliseconds. */
const PASSING = 100;

const commandOfAction: Readonly<Record<PageAction, CommandId>> = {
  insert: commands.insertPapers,
  copyKey: commands.copyKey,
  copyBibtex: commands.copyBibtex,
  copyAs: commands.copyAs,
  reveal: commands.revealEntry,
};

interface Services {
  readonly extensionUri: vscode.Uri;
  readonly library: Library;
  readonly loader: LibraryLoader;
  readonly filter: LibraryFilter;
  readonly preferences: PagePreferences;
  readonly bibtexOf: (holding: Holding) => Promise<string>;
  readonly referenceOf: (
    holding: Holding,
    bibtex: string,
    style: PagePreferences['style'],
  ) => Promise<readonly Block[] | Refusal | undefined>;
  readonly citedPlaces: (
    holding: Holding,
    token: vscode.CancellationToken,
  ) => Promise<CitingPlaces | undefined>;
  /** The rows of the library in the order of its view. */
  readonly order: () => Promise<Uint32Array>;
  readonly onDidReorder: vscode.Event<void>;
  readonly log: Log;
}

/** What was found for the paper on the page after it was shown. The page names its parts by their numbers. */
interface Found {
  /** Undefined until it is read. */
  bibtex: string | undefined;
  reference: readonly Block[];
  cited: readonly CitingPlace[];
  related: readonly RelatedRow[];
}

/** The one page that shows an abstract beside the editor. Holds the panel while it is open. */
export class AbstractPanel implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private shownId: string | undefined;
  private openedId: string | undefined;
  private isReady = false;
  /** The last message, so that a change elsewhere in the library does not draw the page again. */
  private sent = '';
  /** The last message of each kind about the paper. */
  private readonly told = new Map<ToAbstractPage['kind'], string>();
  private found: Found = { bibtex: undefined, reference: [], cited: [], related: [] };
  /** Cancelled when another paper is shown, or the same one anew. */
  private late = new vscode.CancellationTokenSource();
  private pause: ReturnType<typeof setTimeout> | undefined;
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly services: Services) {
    const again = (): void => {
      clearTimeout(this.pause);
      this.pause = setTimeout(() => this.findAgain(), TYPING_PAUSE);
    };
    this.subscriptions = [
      services.library.onDidChange(() => {
        // A page that is shown again asks for its paper.
        if (this.isVisible) void this.send();
        again();
      }),
      services.onDidReorder(this.contained('Finding the place of a paper', () => this.sendPosition())),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (this.isVisible && markupOfDocument(document) !== undefined) again();
      }),
      vscode.window.registerWebviewPanelSerializer(webviews.abstract, {
        deserializeWebviewPanel: (panel: vscode.WebviewPanel, state: unknown) => this.restore(panel, state),
      }),
    ];
  }

  get isVisible(): boolean {
    return this.panel?.visible === true;
  }

  /** Opens a paper as somebody asks for it: a second time, the focus goes to the page. */
  async open(holding: Holding): Promise<void> {
    const isAgain = this.openedId === holding.id && this.shownId === holding.id && this.isVisible;
    this.openedId = holding.id;
    if (isAgain) this.panel?.reveal(undefined, false);
    else await this.show(holding);
  }

  /** Shows a paper in the panel, which opens beside the editor if it is not there; the focus stays where it is. */
  async show(holding: Pick<Holding, 'id'>): Promise<void> {
    this.shownId = holding.id;
    if (this.panel === undefined) {
      this.adopt(
        vscode.window.createWebviewPanel(
          webviews.abstract,
          t('Abstract'),
          { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
          { ...pageOptions(this.services.extensionUri), enableFindWidget: true },
        ),
      );
    } else {
      this.panel.reveal(undefined, true);
    }
    await this.send();
  }

  private contained(name: string, run: () => Promise<void>): () => Promise<void> {
    return guarded(this.services.log, name, undefined, run);
  }

  private restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const hasId =
      typeof state === 'object' && state !== null && 'id' in state && typeof state.id === 'string';
    if (hasId) this.shownId = String(state.id);
    panel.webview.options = pageOptions(this.services.extensionUri);
    this.adopt(panel);
    return this.send();
  }

  private adopt(panel: vscode.WebviewPanel): void {
    const { extensionUri } = this.services;
    this.panel?.dispose();
    this.panel = panel;
    this.isReady = false;
    panel.iconPath = {
      light: vscode.Uri.joinPath(extensionUri, 'media', 'abstract-light.svg'),
      dark: vscode.Uri.joinPath(extensionUri, 'media', 'abstract-dark.svg'),
    };
    panel.webview.onDidReceiveMessage((message: unknown) =>
      this.contained('The abstract page', () => this.receive(message))(),
    );
    panel.onDidDispose(() => {
      if (this.panel !== panel) return;
      this.panel = undefined;
      this.late.cancel();
    });
    panel.webview.html = shippedPage(panel.webview, extensionUri, 'abstractPage', 'Abstract');
  }

  private async receive(message: unknown): Promise<void> {
    const known = asFromAbstractPage(message);
    if (known === undefined) return;
    const { preferences } = this.services;
    switch (known.kind) {
      case 'ready':
        // Also after the panel was hidden, when the editor throws the page away and makes it anew.
        this.isReady = true;
        this.sent = '';
        await this.sendPreferences();
        await this.send();
        return;
      case 'zoom':
        await preferences.setZoom(known.zoom);
        return;
      case 'style':
        await preferences.setStyle(known.style);
        await this.sendPreferences();
        await this.sendReference(this.late.token);
        return;
      case 'find':
        await vscode.commands.executeCommand('editor.action.webvieweditor.showFind');
        return;
      case 'action':
        await vscode.commands.executeCommand(commandOfAction[known.action], known.id);
        return;
      case 'openLink':
        await vscode.commands.executeCommand(commands.openOnline, known.id, known.link);
        return;
      case 'filter':
        await this.narrow(known.id, known.facet, known.number);
        return;
      case 'step':
        await this.step(known.id, known.by);
        return;
      case 'openCited': {
        const place = known.id === this.shownId ? this.found.cited[known.number] : undefined;
        if (place !== undefined) await showBeside(place.uri, place.range, this.panel?.viewColumn);
        return;
      }
      case 'openRelated': {
        const related = known.id === this.shownId ? this.found.related[known.number] : undefined;
        if (related !== undefined) await this.show(related);
        return;
      }
      case 'copyReference': {
        const text = known.id === this.shownId ? plainTextOf(this.found.reference) : '';
        if (text === '') return;
        await vscode.env.clipboard.writeText(text);
        vscode.window.setStatusBarMessage(t('Citewell: copied the reference'), 4000);
        return;
      }
      case 'print': {
        const holding = this.services.library.state.holding(known.id);
        if (holding === undefined) return;
        const found = known.id === this.shownId ? this.found : undefined;
        const reference = plainTextOf(found?.reference ?? []);
        const bibtex = found?.bibtex ?? (await this.services.bibtexOf(holding));
        const parts = { ...printableParts(holding), reference, bibtex };
        await savePrintable(parts, holding.paper.key, this.services.library);
      }
    }
  }

  private async narrow(id: string, facet: Facet, number: number): Promise<void> {
    const { library, filter } = this.services;
    const holding = library.state.holding(id);
    const query = holding && facetQuery(holding.paper, facet, number);
    if (query === undefined) return;
    await filter.narrow(query);
    await vscode.commands.executeCommand(`${views.library}.focus`, { preserveFocus: true });
  }

  private async step(id: string, by: -1 | 1): Promise<void> {
    const order = await this.services.order();
    const { snapshot } = this.services.library.state;
    const row = snapshot.rowOfId(id);
    const next = neighbour(order, row ?? snapshot.size, by);
    if (next !== undefined && next < snapshot.size) await this.show(snapshot.glance(next));
  }

  private async send(): Promise<void> {
    const { panel, shownId } = this;
    const { library, loader } = this.services;
    if (panel === undefined || shownId === undefined || !this.isReady) return;
    await loader.ensureLoaded();
    const holding = library.state.holding(shownId);
    const message: ToAbstractPage =
      holding === undefined ? { kind: 'gone' } : { kind: 'show', page: abstractPage(holding) };
    // Another paper may have been chosen meanwhile.
    if (this.panel !== panel || this.shownId !== shownId) return;
    if (holding !== undefined) {
      const title = plainLabel(readableTitle(holding));
      panel.title = title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 1)}…` : title;
    }
    const text = JSON.stringify(message);
    if (text === this.sent) {
      if (holding !== undefined) this.readEntry();
      return;
    }
    this.sent = text;
    this.late.cancel();
    this.late = new vscode.CancellationTokenSource();
    this.found = { bibtex: undefined, reference: [], cited: [], related: [] };
    this.told.clear();
    await panel.webview.postMessage(message);
    if (holding !== undefined) this.sendTheRest();
  }

  /** What takes longer, once the page is there to be read, and not for a paper that somebody only passes by. */
  private sendTheRest(): void {
    void this.contained('Finding the place of a paper', () => this.sendPosition())();
    const { token } = this.late;
    setTimeout(() => {
      if (token.isCancellationRequested) return;
      this.readEntry();
      this.findAgain();
    }, PASSING);
  }

  private readEntry(): void {
    const { token } = this.late;
    void this.contained('Reading an entry', () => this.sendEntry(token))();
  }

  /** What other papers and documents have to do with it, of which nobody needs to know while the page is hidden. */
  private findAgain(): void {
    if (!this.isVisible) return;
    const { token } = this.late;
    void this.contained('Finding related papers', () => this.sendRelated(token))();
    void this.contained('Finding citations', () => this.sendCited(token))();
  }

  private async post(message: ToAbstractPage): Promise<void> {
    await this.panel?.webview.postMessage(message);
  }

  /** Posts what may have been found before: a list that is drawn anew would move away under the mouse. */
  private async postNews(message: ToAbstractPage): Promise<void> {
    const text = JSON.stringify(message);
    if (this.told.get(message.kind) === text) return;
    this.told.set(message.kind, text);
    await this.post(message);
  }

  private shown(): Holding | undefined {
    const { shownId } = this;
    return shownId === undefined || !this.isReady ? undefined : this.services.library.state.holding(shownId);
  }

  private async sendPreferences(): Promise<void> {
    const { zoom, styles, chosen } = this.services.preferences;
    await this.post({ kind: 'preferences', zoom, styles, style: chosen });
  }

  private async sendPosition(): Promise<void> {
    const holding = this.isVisible ? this.shown() : undefined;
    if (holding === undefined) return;
    const order = await this.services.order();
    const row = this.services.library.state.snapshot.rowOfId(holding.id);
    const number = row === undefined ? 0 : order.indexOf(row) + 1;
    await this.postNews({ kind: 'position', id: holding.id, number, count: order.length });
  }

  /** The entry, and the reference that is made of it, where it is another one than the page has. */
  private async sendEntry(token: vscode.CancellationToken): Promise<void> {
    const holding = this.shown();
    if (holding === undefined) return;
    const bibtex = await this.services.bibtexOf(holding);
    if (token.isCancellationRequested || bibtex === this.found.bibtex) return;
    this.found.bibtex = bibtex;
    await this.post({ kind: 'bibtex', id: holding.id, tokens: bibtexTokens(bibtex) });
    await this.sendReference(token);
  }

  private async sendReference(token: vscode.CancellationToken): Promise<void> {
    const holding = this.shown();
    const { bibtex } = this.found;
    if (holding === undefined || bibtex === undefined) return;
    const { style } = this.services.preferences;
    const reference = await this.services.referenceOf(holding, bibtex, style);
    // Another style may have been chosen meanwhile.
    if (token.isCancellationRequested || style.name !== this.services.preferences.style.name) return;
    if (reference !== undefined && 'kind' in reference) {
      this.found.reference = [];
      await this.post({ kind: 'noReference', id: holding.id, reason: reference.reason });
      return;
    }
    this.found.reference = reference ?? [];
    await this.post({ kind: 'reference', id: holding.id, blocks: this.found.reference });
  }

  private async sendCited(token: vscode.CancellationToken): Promise<void> {
    const holding = this.shown();
    const cited = holding && (await this.services.citedPlaces(holding, token));
    if (holding === undefined || cited === undefined || token.isCancellationRequested) return;
    const { places, count } = cited;
    this.found.cited = places;
    await this.postNews({
      kind: 'cited',
      id: holding.id,
      count,
      places: places.map(({ uri, range, before, inside, behind }) => ({
        place: `${vscode.workspace.asRelativePath(uri)}:${range.start.line + 1}`,
        before,
        citation: inside,
        behind,
      })),
    });
  }

  private async sendRelated(token: vscode.CancellationToken): Promise<void> {
    const holding = this.shown();
    const { snapshot, index } = this.services.library.state;
    const row = holding && snapshot.rowOfId(holding.id);
    if (holding === undefined || row === undefined || token.isCancellationRequested) return;
    const isWanted = (): boolean => !token.isCancellationRequested;
    const related = await inSteps(relatedRows(snapshot, index(), row), isWanted);
    if (related === undefined || !isWanted()) return;
    this.found.related = related;
    const papers = this.found.related.map(({ title, authors, year, reason }) => ({
      title,
      authors,
      year,
      reason,
    }));
    await this.postNews({ kind: 'related', id: holding.id, papers });
  }

  dispose(): void {
    clearTimeout(this.pause);
    this.late.cancel();
    for (const subscription of this.subscriptions) subscription.dispose();
    this.panel?.dispose();
  }
}
