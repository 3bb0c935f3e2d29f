import * as vscode from 'vscode';
import {
  type DrawnTimeline,
  type TimelinePart,
  timelineOf,
  timelineQuery,
} from '../../core/present/timeline';
import { t } from '../../core/util/l10n';
import { type ToTimelinePage, asFromTimelinePage } from '../../protocol/timelinePage';
import { type Log, guarded } from '../guard';
import { views, webviews } from '../ids';
import { inSteps } from '../inSteps';
import type { Library } from '../library/library';
import type { LibraryFilter } from '../library/libraryFilter';
import type { LibraryLoader } from '../library/libraryLoader';
import { pageOptions, shippedPage } from './shippedPage';

interface Services {
  readonly extensionUri: vscode.Uri;
  readonly library: Library;
  readonly loader: LibraryLoader;
  readonly filter: LibraryFilter;
  readonly log: Log;
}

/** The page that draws when the papers of the library are from. Holds the panel while it is open. */
export class TimelinePanel implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private drawn: DrawnTimeline | undefined;
  /** Counts the timelines. */
  private number = 0;
  /** What was asked for last, and the query that it became. */
  private asked: { readonly part: TimelinePart; readonly query: string } | undefined;
  private readonly draw: () => Promise<void>;
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly services: Services) {
    const { library, filter, log } = services;
    this.draw = guarded(log, 'Drawing the timeline', undefined, () => this.drawLatest());
    this.subscriptions = [
      library.onDidChange(() => void this.draw()),
      filter.onDidChange(() => void this.sendFilter()),
      vscode.window.registerWebviewPanelSerializer(webviews.timeline, {
        deserializeWebviewPanel: async (panel: vscode.WebviewPanel) => {
          panel.webview.options = pageOptions(services.extensionUri);
          this.adopt(panel);
        },
      }),
    ];
  }

  /** Opens the page, or brings it to the front. */
  show(): void {
    if (this.panel !== undefined) {
      this.panel.reveal();
      return;
    }
    const options = pageOptions(this.services.extensionUri);
    const column = vscode.ViewColumn.Active;
    this.adopt(vscode.window.createWebviewPanel(webviews.timeline, t('Timeline'), column, options));
  }

  private adopt(panel: vscode.WebviewPanel): void {
    const { extensionUri, log } = this.services;
    this.panel?.dispose();
    this.panel = panel;
    panel.iconPath = {
      light: vscode.Uri.joinPath(extensionUri, 'media', 'timeline-light.svg'),
      dark: vscode.Uri.joinPath(extensionUri, 'media', 'timeline-dark.svg'),
    };
    const receive = guarded(log, 'The timeline', undefined, (message: unknown) => this.receive(message));
    panel.webview.onDidReceiveMessage((message: unknown) => receive(message));
    panel.onDidDispose(() => {
      if (this.panel === panel) this.panel = undefined;
    });
    panel.webview.html = shippedPage(panel.webview, extensionUri, 'timelinePage', t('Timeline'));
  }

  private async receive(message: unknown): Promise<void> {
    const known = asFromTimelinePage(message);
    switch (known?.kind) {
      case 'ready':
        await this.services.loader.ensureLoaded();
        await this.draw();
        return;
      case 'filter': {
        const { number, span, category } = known;
        const part = { span, category };
        const query =
          this.drawn === undefined || number !== this.number ? undefined : timelineQuery(this.drawn, part);
        if (query === undefined) return;
        this.asked = { part, query };
        await this.services.filter.narrow(query);
        // The same question again changes nothing, and is answered all the same.
        await this.sendFilter();
        await vscode.commands.executeCommand(`${views.library}.focus`, { preserveFocus: true });
        return;
      }
      case 'clear':
        await this.services.filter.narrow('');
        return;
      case undefined:
    }
  }

  private async post(message: ToTimelinePage): Promise<void> {
    await this.panel?.webview.postMessage(message);
  }

  private async drawLatest(): Promise<void> {
    const { panel } = this;
    if (panel?.visible !== true) return;
    const { snapshot } = this.services.library.state;
    const isLatest = (): boolean => this.panel === panel && this.services.library.state.snapshot === snapshot;
    const drawn = await inSteps(timelineOf(snapshot), isLatest);
    if (drawn === undefined) return;
    this.drawn = drawn;
    this.number++;
    // Parts have other places now.
    this.asked = undefined;
    await this.post({ kind: 'show', number: this.number, timeline: drawn.timeline });
    await this.sendFilter();
  }

  private async sendFilter(): Promise<void> {
    const { query } = this.services.filter;
    const isAsked = query !== '' && this.asked?.query === query;
    await this.post({ kind: 'filtered', query, ...(isAsked && this.asked && { part: this.asked.part }) });
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.panel?.dispose();
  }
}
