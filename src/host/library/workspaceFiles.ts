import * as vscode from 'vscode';
import { namedCommands } from '../../core/cite/latex/namedCommands';
import { languages, markupOf } from '../../core/cite/markups';
import { configurationNames } from '../../core/project/configuration';
import { nameOf } from '../../core/project/paths';
import { type ProjectFile, type ProjectFiles, projectFile } from '../../core/project/projectFile';
import { settings } from '../ids';
import { currentSettings } from '../settings';
import { patternOf } from './bibliographyFiles';
import { openDocumentAt, textAt } from './sourceContent';

/** A longer text is data that is called a document, in UTF-16 code units. */
const LONGEST_DOCUMENT = 5_000_000;
/** How much text of closed files is kept; what was read first goes first. */
const MOST_KEPT = 60_000_000;
/** Documents of a workspace that are looked through. */
const MOST_DOCUMENTS = 5000;
/** Files beyond the workspace that are waited for. */
const MOST_AWAITED = 100;

/** `.rmd` as a glob pattern that does not mind the case: `.[rR][mM][dD]`. */
function inAnyCase(ending: string): string {
  return ending.replaceAll(/[a-z]/gu, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

const documentPattern = `**/*{${languages.flatMap(({ endings }) => endings.map(inAnyCase)).join(',')}}`;
const bibliographyPattern = '**/*.{bib,json,yaml,yml}';

/** True for a file that can say which bibliographies a document has. */
function isTelling(uri: vscode.Uri, languageId?: string): boolean {
  return markupOf(uri.path, languageId) !== undefined || configurationNames.includes(nameOf(uri.path));
}

/** False for what only looks like a document of the user: versions in git, the log, the other side of a comparison. */
export function isTheUsers({ scheme }: vscode.Uri): boolean {
  return (
    scheme === 'untitled' ||
    scheme === 'vscode-notebook-cell' ||
    vscode.workspace.fs.isWritableFileSystem(scheme) === true
  );
}

/**
 * The documents of the workspace and the files around them as projects are worked out from: each read once for its
 * version, open ones as they are in the editor. Watches nothing before it is first asked.
 */
export class WorkspaceFiles implements vscode.Disposable {
  private readonly closed = new Map<string, Promise<ProjectFile | undefined>>();
  private readonly sizes = new Map<string, number>();
  private kept = 0;
  private readonly open = new WeakMap<vscode.TextDocument, { version: number; file: ProjectFile }>();
  private list: Promise<readonly vscode.Uri[]> | undefined;
  private changes = 0;
  private readonly changesOf = new Map<string, number>();
  private readonly awaited = new Set<string>();
  private readonly watchers: vscode.Disposable[] = [];
  private readonly somethingChanged = new vscode.EventEmitter<vscode.Uri | undefined>();

  /** A file changed, came or went, or may have: this one, or any where none is named. */
  readonly onDidChange = this.somethingChanged.event;

  /** How often anything has changed but the file at `uri` itself. */
  changesBeyond(uri: vscode.Uri): number {
    return this.changes - (this.changesOf.get(uri.toString()) ?? 0);
  }

  /** The open document as a file at `path`, for one that has no place of its own. */
  fileOf(document: vscode.TextDocument, path: string = document.uri.path): ProjectFile {
    const known = this.open.get(document);
    if (known?.version === document.version && known.file.path === path) return known.file;
    const file = projectFile(path, document.getText());
    this.open.set(document, { version: document.version, file });
    return file;
  }

  /** The file as it is now; undefined if there is none, or it is too long to be a document. */
  async read(uri: vscode.Uri): Promise<ProjectFile | undefined> {
    this.watch();
    const document = openDocumentAt(uri);
    if (document !== undefined) return this.fileOf(document);
    const name = uri.toString();
    let file = this.closed.get(name);
    if (file === undefined) this.closed.set(name, (file = this.readClosed(uri)));
    return file;
  }

  /** Every document of the workspace, but for those that are excluded, and every one that is open. */
  async documents(): Promise<readonly vscode.Uri[]> {
    this.watch();
    this.list ??= this.findDocuments();
    const open = vscode.workspace.textDocuments
      .filter(({ uri, languageId }) => markupOf(uri.path, languageId) !== undefined && isTheUsers(uri))
      .map(({ uri }) => uri);
    return [...new Map([...(await this.list), ...open].map((uri) => [uri.toString(), uri])).values()];
  }

  /** Looks for everything anew: not every change is told, on some file systems. */
  refresh(): void {
    for (const name of this.closed.keys()) this.forget(name);
    this.moved();
  }

  /** What a project is worked out through, for files in the file system of `base`. */
  portAt(base: vscode.Uri): ProjectFiles {
    const uriOf = (path: string): vscode.Uri => base.with({ path });
    const isBeside = ({ scheme, authority }: vscode.Uri): boolean =>
      scheme === base.scheme && authority === base.authority;
    // In Restricted Mode a document is not trusted to name files outside the workspace.
    const isAllowed = (path: string): boolean =>
      vscode.workspace.isTrusted || vscode.workspace.getWorkspaceFolder(uriOf(path)) !== undefined;
    return {
      isAllowed,
      commands: namedCommands(currentSettings.citationCommands(base)),
      read: async (path) => (isAllowed(path) ? this.read(uriOf(path)) : undefined),
      exists: async (path) => isAllowed(path) && (await this.exists(uriOf(path))),
      topOf: (path) => vscode.workspace.getWorkspaceFolder(uriOf(path))?.uri.path,
      documents: async () => (await this.documents()).filter(isBeside).map(({ path }) => path),
    };
  }

  private async findDocuments(): Promise<readonly vscode.Uri[]> {
    const excluded = currentSettings.exclude();
    const pattern = excluded.length === 0 ? undefined : `{${excluded.join(',')}}`;
    return vscode.workspace.findFiles(documentPattern, pattern, MOST_DOCUMENTS);
  }

  private async readClosed(uri: vscode.Uri): Promise<ProjectFile | undefined> {
    const text = await textAt(uri);
    if (text === undefined || text.length > LONGEST_DOCUMENT) return undefined;
    const name = uri.toString();
    // It may have been forgotten while it was read, and read twice.
    this.kept += text.length - (this.sizes.get(name) ?? 0);
    this.sizes.set(name, text.length);
    for (const [first] of this.closed) {
      if (this.kept <= MOST_KEPT || first === name) break;
      this.forget(first);
    }
    return projectFile(uri.path, text);
  }

  private async exists(uri: vscode.Uri): Promise<boolean> {
    if (openDocumentAt(uri) !== undefined) return true;
    if (vscode.workspace.getWorkspaceFolder(uri) === undefined) this.await(uri);
    try {
      await vscode.workspace.fs.stat(uri);
      return true;
    } catch {
      // Whatever is wrong with it: there is nothing to read.
      return false;
    }
  }

  private forget(name: string): void {
    this.closed.delete(name);
    this.kept -= this.sizes.get(name) ?? 0;
    this.sizes.delete(name);
  }

  private readonly changed = (uri: vscode.Uri): void => {
    const name = uri.toString();
    this.forget(name);
    this.changes++;
    this.changesOf.set(name, (this.changesOf.get(name) ?? 0) + 1);
    this.somethingChanged.fire(uri);
  };

  /** A file came or went, so that lists of files are no longer right. */
  private readonly moved = (uri?: vscode.Uri): void => {
    this.list = undefined;
    if (uri !== undefined) {
      this.changed(uri);
      return;
    }
    this.changes++;
    this.somethingChanged.fire(undefined);
  };

  private readonly edited = ({ uri, languageId }: vscode.TextDocument): void => {
    if (isTelling(uri, languageId)) this.changed(uri);
  };

  private await(uri: vscode.Uri): void {
    if (this.awaited.size === MOST_AWAITED || this.awaited.has(uri.toString())) return;
    this.awaited.add(uri.toString());
    this.follow(patternOf(uri));
  }

  private follow(pattern: vscode.GlobPattern, changed: (uri: vscode.Uri) => void = () => {}): void {
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    watcher.onDidCreate(this.moved);
    watcher.onDidChange(changed);
    watcher.onDidDelete(this.moved);
    this.watchers.push(watcher);
  }

  private watch(): void {
    if (this.watchers.length > 0) return;
    this.follow(documentPattern, this.changed);
    this.follow(`**/{${configurationNames.join(',')}}`, this.changed);
    this.follow(bibliographyPattern);
    this.watchers.push(
      vscode.workspace.onDidOpenTextDocument(this.edited),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.edited(document)),
      vscode.workspace.onDidCloseTextDocument(this.edited),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.moved()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.moved()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(settings.citationCommands)) this.moved();
      }),
    );
  }

  dispose(): void {
    for (const watcher of this.watchers) watcher.dispose();
    this.somethingChanged.dispose();
  }
}
