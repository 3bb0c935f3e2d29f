import * as vscode from 'vscode';
import type { Source, SourceSnapshot } from '../../core/model/library';
import type { ListingOptions } from '../../core/read/listing/readListing';
import { sampleIdentifiers } from '../../core/read/listing/sampleIdentifiers';
import { type Log, guarded } from '../guard';
import { contextKeys, settings } from '../ids';
import { currentSettings } from '../settings';
import {
  bibliographySource,
  findBibliographies,
  patternOf,
  watchBibliographies,
  watchOpenBibliographies,
} from './bibliographyFiles';
import { SourceReader } from '../../core/read/sourceReader';
import type { Library } from './library';
import { importedListings, sampleSource } from './listings';
import { openDocumentAt, snapshotOf, textAt } from './readSourceFile';

/** Typing in a `.bib` file pauses this long before it is read again, in milliseconds. */
const TYPING_PAUSE = 150;

/** Settings that decide which sources there are, or how they are read. */
const sourceSettings = [settings.samplePapers, settings.exclude, settings.preferredCategories];

function unique(sources: readonly Source[]): readonly Source[] {
  return [...new Map(sources.map((source) => [source.id, source])).values()];
}

/** What is known of a listing besides its text. Of our own samples we know that their codes are computer science. */
function listingOptions({ kind }: Source): ListingOptions {
  const preferred = currentSettings.preferredCategories();
  return {
    preferredCategories: kind === 'sample' ? ['cs', ...preferred] : preferred,
    identifiers: sampleIdentifiers(),
  };
}

/** Reads the sources of a workspace into the library and follows their changes. Reads nothing until it is asked. */
export class LibraryLoader implements vscode.Disposable {
  private loading: Promise<void> | undefined;
  private readonly watchers: vscode.Disposable[] = [];
  private readonly reader = new SourceReader();
  private readonly pauses = new Map<string, ReturnType<typeof setTimeout>>();
  /** Sources outside the workspace that a document declares; no search finds them again. */
  private readonly declared = new Map<string, Source>();
  /** The number of the last reading of each source, so that a slow earlier one cannot overwrite a later one. */
  private readonly readings = new Map<string, number>();

  /** Reads every source anew, and forgets those that are no longer wanted. */
  readonly refresh: () => Promise<void>;
  private readonly read: (sources: readonly Source[]) => Promise<void>;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly library: Library,
    private readonly log: Log,
  ) {
    this.refresh = guarded(log, 'Reading the library', undefined, () => this.readWanted());
    this.read = guarded(log, 'Reading sources', undefined, (sources) => this.readInto(sources, []));
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
      const source = bibliographySource(uri);
      this.declared.set(source.id, source);
      const isBeyond = vscode.workspace.getWorkspaceFolder(uri) === undefined;
      if (isBeyond) {
        const readAgain = (): void => this.soon(source.id, () => this.read([source]));
        this.watchers.push(watchBibliographies(readAgain, patternOf(uri)));
      }
    }
    const sources = unknown.map(bibliographySource);
    await this.read(sources.filter(({ id }) => this.library.source(id) === undefined));
  }

  private async load(): Promise<void> {
    this.watchers.push(
      watchBibliographies((uri) => this.fileChanged(uri)),
      watchOpenBibliographies((uri) => this.soon(uri.toString(), () => this.readOpen(uri))),
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.refresh()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (sourceSettings.some((id) => event.affectsConfiguration(id))) void this.refresh();
      }),
    );
    // The sample is there at once; a large bibliography may take a moment longer.
    if (currentSettings.samplePapers()) await this.read([sampleSource(this.context)]);
    await this.refresh();
    await vscode.commands.executeCommand('setContext', contextKeys.isLoaded, true);
  }

  /** A file that is known is read again; a new one may be excluded, which only a search can tell. */
  private fileChanged(uri: vscode.Uri): void {
    const source = bibliographySource(uri);
    const isKnown = this.library.source(source.id) !== undefined;
    if (isKnown) this.soon(source.id, () => this.read([source]));
    else this.soon('', this.refresh);
  }

  private async readOpen(uri: vscode.Uri): Promise<void> {
    const isOpen = openDocumentAt(uri) !== undefined;
    // Closed: it may have been known only because it was open.
    await (isOpen ? this.read([bibliographySource(uri)]) : this.refresh());
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
    const samples = currentSettings.samplePapers() ? [sampleSource(this.context)] : [];
    const wanted = unique([...bibliographies, ...this.declared.values(), ...listings, ...samples]);
    const wantedIds = new Set(wanted.map(({ id }) => id));
    const unwanted = this.library.state.snapshot.sources
      .map(({ source }) => source.id)
      .filter((id) => !wantedIds.has(id));
    await this.readInto(wanted, unwanted);
  }

  private async readInto(sources: readonly Source[], removed: readonly string[]): Promise<void> {
    const read: SourceSnapshot[] = [];
    const gone = [...removed];
    for (const source of sources) {
      const number = (this.readings.get(source.id) ?? 0) + 1;
      this.readings.set(source.id, number);
      const fetched = await textAt(vscode.Uri.parse(source.id, true));
      if (this.readings.get(source.id) !== number) continue;
      const previous = this.library.source(source.id);
      const snapshot = snapshotOf(source, fetched, previous, listingOptions(source), this.reader);
      if (snapshot === undefined) gone.push(source.id);
      else read.push(snapshot);
      this.report(source, snapshot);
    }
    for (const id of gone) this.reader.forget(id);
    if (read.length > 0 || gone.length > 0) this.library.update(read, gone);
  }

  private report(source: Source, snapshot: SourceSnapshot | undefined): void {
    if (snapshot === undefined) {
      this.log.info(`${source.name}: gone`);
    } else if (snapshot.staleBecause === undefined) {
      this.log.info(`${source.name}: ${snapshot.papers.length} papers, ${snapshot.problems.length} problems`);
    } else {
      this.log.warn(`${source.id}: ${snapshot.staleBecause}`);
    }
  }

  dispose(): void {
    for (const pause of this.pauses.values()) clearTimeout(pause);
    for (const watcher of this.watchers) watcher.dispose();
  }
}
