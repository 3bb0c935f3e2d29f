import * as vscode from 'vscode';
import type { Source } from '../../core/model/library';
import { type Log, guarded } from '../guard';
import { contextKeys, settings } from '../ids';
import { currentSettings } from '../settings';
import {
  bibliographySource,
  isBibliographyUri,
  findBibliographies,
  patternOf,
  userBibliographies,
  watchBibliographies,
  watchDeletions,
  watchOpenBibliographies,
} from './bibliographyFiles';
import type { Library } from './library';
import { importedListings, sampleSource } from './listings';
import type { PartCache } from './partCache';
import { openDocumentAt } from './sourceContent';
import type { SourceUpdates } from './sourceUpdates';

/** Typing in a `.bib` file pauses this long before it is read again, in milliseconds. */
const TYPING_PAUSE = 150;

/** Settings that decide which sources there are, or how they are read. */
const sourceSettings = [
  settings.samplePapers,
  settings.files,
  settings.exclude,
  settings.preferredCategories,
];

function unique(sources: readonly Source[]): readonly Source[] {
  return [...new Map(sources.map((source) => [source.id, source])).values()];
}

/** Knows which sources a workspace has, and has them read when they appear or change. Reads nothing until it is asked. */
export class LibraryLoader implements vscode.Disposable {
  private loading: Promise<void> | undefined;
  private hasLoaded = false;
  private readonly watchers: vscode.Disposable[] = [];
  private readonly pauses = new Map<string, ReturnType<typeof setTimeout>>();
  /** Sources that a document declares: outside the workspace, or with a name that no search finds. */
  private readonly declared = new Map<string, Source>();
  /** Files that are watched each by itself. */
  private readonly alone = new Set<string>();

  /** Reads every source anew, and forgets those that are no longer wanted. */
  readonly refresh: () => Promise<void>;
  /** The same for those that are new or have changed. */
  private readonly follow: () => Promise<void>;
  private readonly read: (sources: readonly Source[]) => Promise<void>;
  private readonly tidyUp: () => Promise<void>;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly library: Library,
    private readonly updates: SourceUpdates,
    private readonly cache: PartCache,
    private readonly log: Log,
    /** The home of the user, where there is one. */
    private readonly home?: vscode.Uri,
  ) {
    this.refresh = guarded(log, 'Reading the library', undefined, async () => {
      updates.distrustAll();
      await this.readWanted();
    });
    this.follow = guarded(log, 'Reading the library', undefined, () => this.readWanted());
    this.read = guarded(log, 'Reading sources', undefined, (sources) => updates.update(sources));
    this.tidyUp = guarded(log, 'Tidying up', undefined, () => this.finishLoading());
  }

  /** Everything has been read once. */
  get isLoaded(): boolean {
    return this.hasLoaded;
  }

  /** Reads everything once; later calls wait for the same reading. */
  ensureLoaded(): Promise<void> {
    this.loading ??= this.load();
    return this.loading;
  }

  /** Reads bibliographies that a document declares, wherever they are; those already known are left as they are. */
  async addDeclared(uris: readonly vscode.Uri[]): Promise<void> {
    const unknown = uris.filter((uri) => !this.declared.has(uri.toString()));
    for (const uri of unknown) {
      this.declared.set(uri.toString(), bibliographySource(uri));
      this.watchAlone(uri);
    }
    const sources = unknown.map(bibliographySource);
    await this.read(sources.filter(({ id }) => this.library.source(id) === undefined));
  }

  /** Watches a file that is not among those of the workspace that are watched together. */
  private watchAlone(uri: vscode.Uri): void {
    const source = bibliographySource(uri);
    const isFound = vscode.workspace.getWorkspaceFolder(uri) !== undefined && isBibliographyUri(uri);
    if (isFound || this.alone.has(source.id)) return;
    this.alone.add(source.id);
    const readAgain = (): void => this.soon(source.id, () => this.read([source]));
    this.watchers.push(watchBibliographies(readAgain, patternOf(uri)));
  }

  private async load(): Promise<void> {
    this.watchers.push(
      watchBibliographies((uri) => this.fileChanged(uri)),
      watchDeletions((uri) => this.folderDeleted(uri)),
      watchOpenBibliographies(
        (uri) => this.soon(uri.toString(), () => this.readOpen(uri)),
        (uri) => this.declared.has(uri.toString()),
      ),
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.follow()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => void this.follow()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (sourceSettings.some((id) => event.affectsConfiguration(id))) void this.follow();
      }),
    );
    // The sample is there at once; a large bibliography may take a moment longer.
    if (currentSettings.samplePapers()) await this.read([sampleSource(this.context)]);
    await this.follow();
    this.hasLoaded = true;
    await vscode.commands.executeCommand('setContext', contextKeys.isLoaded, true);
    void this.tidyUp();
  }

  /** What can wait until everything is there: abstracts that are kept, and files that are kept in vain. */
  private async finishLoading(): Promise<void> {
    await this.updates.completeAbstracts();
    const ids = this.library.state.snapshot.sources.map(({ source }) => source.id);
    await this.cache.sweep(Date.now(), new Set(ids));
  }

  /** A file that is known is read again; a new one may be excluded, which only a search can tell. */
  private fileChanged(uri: vscode.Uri): void {
    const source = bibliographySource(uri);
    const isKnown = this.library.source(source.id) !== undefined;
    if (isKnown) this.soon(source.id, () => this.read([source]));
    else this.soon('', this.follow);
  }

  private folderDeleted(uri: vscode.Uri): void {
    const folder = `${uri.toString()}/`;
    const { sources } = this.library.state.snapshot;
    if (sources.some(({ source }) => source.id.startsWith(folder))) this.soon('', this.follow);
  }

  private async readOpen(uri: vscode.Uri): Promise<void> {
    const isOpen = openDocumentAt(uri) !== undefined;
    if (!isOpen) this.updates.closed(uri.toString());
    // Closed: it may have been known only because it was open.
    await (isOpen ? this.read([bibliographySource(uri)]) : this.follow());
  }

  private soon(name: string, run: () => Promise<void>): void {
    clearTimeout(this.pauses.get(name));
    const pause = setTimeout(() => {
      this.pauses.delete(name);
      void run();
    }, TYPING_PAUSE);
    this.pauses.set(name, pause);
  }

  private async readWanted(): Promise<void> {
    const listings = await importedListings(this.context, this.log);
    await vscode.commands.executeCommand('setContext', contextKeys.hasImportedListings, listings.length > 0);
    const bibliographies = await findBibliographies();
    const own = userBibliographies(this.home, this.log);
    for (const uri of own) this.watchAlone(uri);
    const samples = currentSettings.samplePapers() ? [sampleSource(this.context)] : [];
    const wanted = unique([
      ...bibliographies,
      ...this.declared.values(),
      ...own.map(bibliographySource),
      ...listings,
      ...samples,
    ]);
    const wantedIds = new Set(wanted.map(({ id }) => id));
    this.updates.dropOthers(wantedIds);
    for (const { source } of this.library.state.snapshot.sources) {
      if (!wantedIds.has(source.id)) this.updates.remove(source);
    }
    await this.updates.update(wanted);
  }

  dispose(): void {
    for (const pause of this.pauses.values()) clearTimeout(pause);
    for (const watcher of this.watchers) watcher.dispose();
  }
}
