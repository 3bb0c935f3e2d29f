/**
 * Stands in for the `vscode` module in plain mocha: only what the adapters use, in memory. `fake` is the other side of
 * it, where a test puts files and documents and reads what was shown.
 */

import { type FakeEditor, FakeDocument, editorOf, events } from './fakeDocument';
import { FakePanel } from './fakePanel';
import { globTest } from './globTest';
import {
  type Diagnostic,
  Disposable,
  EventEmitter,
  FileSystemError,
  FileType,
  type Range,
  type RelativePattern,
  TabInputText,
  Uri,
  type WorkspaceEdit,
  said,
} from './fakeValues';

export * from './fakeDocument';
export * from './fakeValues';

/** The other side of the editor. `reset` before each test. */
export const fake = {
  files: new Map<string, Uint8Array>(),
  /** How often each file was written, as the time of its last change. */
  times: new Map<string, number>(),
  unreadable: new Set<string>(),
  settings: new Map<string, unknown>(),
  extensions: new Set<string>(),
  documents: new Array<FakeDocument>(),
  diagnostics: new Map<string, readonly Diagnostic[]>(),
  messages: new Array<string>(),
  commands: new Array<readonly unknown[]>(),
  opened: new Array<string>(),
  registered: new Array<string>(),
  /** The selectors for which suggestions are registered. */
  selectors: new Array<unknown>(),
  /** How often a file or folder was read. */
  reads: 0,
  panels: new Array<FakePanel>(),
  activeEditor: undefined as FakeEditor | undefined,
  isTrusted: true,
  /** Documents that were brought to the front, with what was selected. */
  shown: new Array<string>(),
  /** What a person chooses of a list. */
  pick: (() => undefined) as (items: readonly { readonly label: string }[]) => unknown,
  reset(): void {
    for (const emitter of Object.values(events)) emitter.dispose();
    for (const store of [
      fake.files,
      fake.times,
      fake.unreadable,
      fake.settings,
      fake.extensions,
      fake.diagnostics,
    ])
      store.clear();
    for (const list of [
      fake.documents,
      fake.messages,
      fake.commands,
      fake.opened,
      fake.panels,
      fake.registered,
      fake.shown,
      fake.selectors,
    ])
      list.length = 0;
    fake.activeEditor = undefined;
    fake.isTrusted = true;
    fake.pick = () => undefined;
    fake.reads = 0;
  },
  write(path: string, text: string): void {
    const name = `file://${path}`;
    fake.files.set(name, new TextEncoder().encode(text));
    fake.times.set(name, (fake.times.get(name) ?? 0) + 1);
  },
  /** Deletes a folder; the editor tells of the folder only. */
  deleteFolder(path: string): void {
    for (const name of fake.files.keys()) if (name.startsWith(`file://${path}/`)) fake.files.delete(name);
    events.deleted.fire(Uri.parse(`file://${path}`));
  },
  touch(path: string): void {
    events.files.fire(Uri.parse(`file://${path}`));
  },
  open(path: string, languageId: string, text: string): FakeDocument {
    const document = new FakeDocument(Uri.parse(`file://${path}`), languageId, text);
    fake.documents.push(document);
    events.opened.fire(document);
    return document;
  },
  close(document: FakeDocument): void {
    fake.documents.splice(fake.documents.indexOf(document), 1);
    document.isClosed = true;
    events.closed.fire(document);
  },
  activate(editor: FakeEditor | undefined): void {
    fake.activeEditor = editor;
    events.activeEditor.fire(editor);
  },
  set(id: string, value: unknown): void {
    fake.settings.set(id, value);
    events.settings.fire({ affectsConfiguration: (other) => other === id });
  },
};

/** Patterns that are text are the workspace's; the others name one file. */
function isWatched(pattern: string | RelativePattern, { path }: Uri): boolean {
  return typeof pattern === 'string'
    ? path.startsWith('/w/') && globTest(pattern)(path)
    : path === `${pattern.base.path}/${pattern.pattern}`;
}

export const workspace = {
  fs: {
    async readFile(uri: Uri): Promise<Uint8Array> {
      fake.reads++;
      if (fake.unreadable.has(uri.path)) throw new FileSystemError('no permission', 'NoPermissions');
      const bytes = fake.files.get(uri.toString());
      if (bytes === undefined) throw new FileSystemError('not found', 'FileNotFound');
      return bytes;
    },
    async stat(uri: Uri): Promise<{ size: number; mtime: number }> {
      const bytes = fake.files.get(uri.toString());
      if (bytes === undefined) throw new FileSystemError('not found', 'FileNotFound');
      return { size: bytes.length, mtime: fake.times.get(uri.toString()) ?? 0 };
    },
    async readDirectory(uri: Uri): Promise<[string, number][]> {
      fake.reads++;
      const prefix = `${uri.toString()}/`;
      const names = [...fake.files.keys()].filter((name) => name.startsWith(prefix));
      if (names.length === 0) throw new FileSystemError('not found', 'FileNotFound');
      return names.map((name) => [name.slice(prefix.length), FileType.File]);
    },
    async writeFile(uri: Uri, bytes: Uint8Array): Promise<void> {
      fake.files.set(uri.toString(), bytes);
    },
    async rename(from: Uri, to: Uri): Promise<void> {
      fake.files.set(to.toString(), (await workspace.fs.readFile(from)) ?? new Uint8Array());
      fake.files.delete(from.toString());
    },
    async delete(uri: Uri): Promise<void> {
      fake.files.delete(uri.toString());
    },
    async createDirectory(): Promise<void> {},
    isWritableFileSystem: (scheme: string) => scheme === 'file',
  },
  get textDocuments(): readonly FakeDocument[] {
    return fake.documents;
  },
  get isTrusted(): boolean {
    return fake.isTrusted;
  },
  workspaceFolders: [{ uri: Uri.parse('file:///w') }],
  getWorkspaceFolder: (uri: Uri) => (uri.path.startsWith('/w/') ? workspace.workspaceFolders[0] : undefined),
  asRelativePath: (uri: Uri) => uri.path.replace(/^\/w\//u, ''),
  async findFiles(pattern: string): Promise<readonly Uri[]> {
    fake.reads++;
    return [...fake.files.keys()].map((name) => Uri.parse(name)).filter((uri) => isWatched(pattern, uri));
  },
  createFileSystemWatcher: (pattern: string | RelativePattern) => ({
    onDidCreate: (listener: (uri: Uri) => void) =>
      events.files.event((uri) => {
        if (isWatched(pattern, uri)) listener(uri);
      }),
    onDidChange: () => new Disposable(() => {}),
    onDidDelete: (listener: (uri: Uri) => void) =>
      events.deleted.event((uri) => {
        if (isWatched(pattern, uri)) listener(uri);
      }),
    dispose: () => {},
  }),
  async openTextDocument(uri: Uri): Promise<FakeDocument> {
    const open = fake.documents.find((document) => document.uri.toString() === uri.toString());
    if (open !== undefined) return open;
    const text = new TextDecoder().decode(await workspace.fs.readFile(uri));
    return new FakeDocument(uri, uri.path.endsWith('.bib') ? 'bibtex' : 'plaintext', text);
  },
  async applyEdit(edit: WorkspaceEdit): Promise<boolean> {
    for (const uri of edit.created) if (!fake.files.has(uri.toString())) fake.write(uri.path, '');
    return true;
  },
  getConfiguration: () => ({ get: (id: string) => fake.settings.get(id) }),
  onDidOpenTextDocument: events.opened.event,
  onDidChangeTextDocument: events.changed.event,
  onDidCloseTextDocument: events.closed.event,
  onDidChangeWorkspaceFolders: events.folders.event,
  onDidGrantWorkspaceTrust: events.trusted.event,
  onDidChangeConfiguration: events.settings.event,
};

interface ShowOptions {
  readonly selection?: Range;
}

async function say(message: string): Promise<undefined> {
  fake.messages.push(message);
}

export const window = {
  get activeTextEditor(): FakeEditor | undefined {
    return fake.activeEditor;
  },
  visibleTextEditors: [],
  onDidChangeActiveTextEditor: events.activeEditor.event,
  get tabGroups() {
    const tabs = fake.documents.map(({ uri }) => ({ input: new TabInputText(uri) }));
    return { all: [{ viewColumn: 1, tabs }] };
  },
  showInformationMessage: say,
  showWarningMessage: say,
  showErrorMessage: say,
  async showQuickPick(items: readonly { readonly label: string }[]): Promise<unknown> {
    return fake.pick(items);
  },
  async showTextDocument(document: FakeDocument, { selection }: ShowOptions = {}): Promise<FakeEditor> {
    fake.shown.push(
      [document.uri.toString(), selection === undefined ? [] : said(selection)].flat().join(' '),
    );
    return editorOf(document, document.getText().length);
  },
  createWebviewPanel(_type: string, _title: string, _column: unknown, options: unknown): FakePanel {
    const panel = new FakePanel();
    panel.webview.options = options;
    fake.panels.push(panel);
    return panel;
  },
  registerWebviewPanelSerializer: () => new Disposable(() => {}),
  registerFileDecorationProvider: () => new Disposable(() => {}),
  createOutputChannel: () => ({ info: () => {}, warn: () => {}, error: () => {}, dispose: () => {} }),
  createTreeView: () => ({
    onDidChangeSelection: new EventEmitter().event,
    onDidExpandElement: new EventEmitter().event,
    onDidCollapseElement: new EventEmitter().event,
    dispose: () => {},
  }),
};

export const commands = {
  async executeCommand(...call: readonly unknown[]): Promise<void> {
    fake.commands.push(call);
  },
  registerCommand(id: string): Disposable {
    fake.registered.push(id);
    return new Disposable(() => {});
  },
};

export const env = {
  async openExternal(uri: Uri): Promise<void> {
    fake.opened.push(uri.toString());
  },
};

/** Extensions that a test has installed besides. */
export const extensions = { getExtension: (id: string) => (fake.extensions.has(id) ? { id } : undefined) };

const registered = (): Disposable => new Disposable(() => {});

export const languages = {
  registerCompletionItemProvider: (selector: unknown) => {
    fake.selectors.push(selector);
    return new Disposable(() => {});
  },
  registerHoverProvider: registered,
  registerCodeActionsProvider: registered,
  registerDefinitionProvider: registered,
  registerReferenceProvider: registered,
  registerDocumentHighlightProvider: registered,
  registerRenameProvider: registered,
  registerInlayHintsProvider: registered,
  registerWorkspaceSymbolProvider: registered,
  registerDocumentLinkProvider: registered,
  registerDocumentSymbolProvider: registered,
  registerFoldingRangeProvider: registered,
  getDiagnostics: (uri: Uri) => fake.diagnostics.get(uri.toString()) ?? [],
  createDiagnosticCollection: () => ({
    set: (uri: Uri, list: readonly Diagnostic[]) => fake.diagnostics.set(uri.toString(), list),
    delete: (uri: Uri) => fake.diagnostics.delete(uri.toString()),
    dispose: () => {},
  }),
};
