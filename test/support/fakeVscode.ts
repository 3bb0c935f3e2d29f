/**
 * Stands in for the `vscode` module in plain mocha: only what the adapters use, in memory. `fake` is the other side of
 * it, where a test puts files and documents and reads what was shown.
 */

import { fake } from './fake';
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

export * from './fake';
export * from './fakeDocument';
export * from './fakeValues';

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
    async stat(uri: Uri): Promise<{ size: number; mtime: number; permissions: number }> {
      const bytes = fake.files.get(uri.toString());
      if (bytes === undefined) throw new FileSystemError('not found', 'FileNotFound');
      const permissions = fake.readOnly.has(uri.path) ? 1 : 0;
      return { size: bytes.length, mtime: fake.times.get(uri.toString()) ?? 0, permissions };
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
  get notebookDocuments(): readonly object[] {
    return fake.notebooks.map((cells) => ({
      getCells: () =>
        cells.map((document) => ({ document, kind: document.languageId === 'markdown' ? 1 : 2 })),
    }));
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
  async openTextDocument(
    wanted: Uri | { readonly language: string; readonly content: string },
  ): Promise<FakeDocument> {
    if (!(wanted instanceof Uri))
      return fake.open(`untitled:Untitled-${fake.documents.length + 1}`, wanted.language, wanted.content);
    const uri = wanted;
    const open = () => fake.documents.find((document) => document.uri.toString() === uri.toString());
    const bytes = open() === undefined ? await workspace.fs.readFile(uri) : new Uint8Array();
    // It may have been opened meanwhile.
    const known = open();
    if (known !== undefined) return known;
    if (bytes.includes(0)) throw new Error('the file is binary');
    // The editor makes all line ends those that most lines have.
    const text = new TextDecoder().decode(bytes).replaceAll(/\r?\n/gu, bytes.includes(13) ? '\r\n' : '\n');
    const document = new FakeDocument(uri, uri.path.endsWith('.bib') ? 'bibtex' : 'plaintext', text);
    fake.documents.push(document);
    events.opened.fire(document);
    return document;
  },
  registerTextDocumentContentProvider: () => new Disposable(() => {}),
  encode: async (text: string) => new TextEncoder().encode(text),
  async applyEdit({ created, replacements }: WorkspaceEdit): Promise<boolean> {
    const changed = await Promise.all(
      [...new Set(replacements.map(({ uri }) => uri))].map((uri) => workspace.openTextDocument(uri)),
    );
    const versions = changed.map(({ version }) => version);
    fake.beforeEdit();
    const isStale = changed.some(({ version }, index) => version !== versions[index]);
    const [old, fresh] = [true, false].map((has) =>
      created.filter(({ uri }) => fake.files.has(uri.toString()) === has),
    );
    if (isStale || old?.some(({ ignoreIfExists }) => !ignoreIfExists)) return false;
    for (const { uri, contents } of fresh ?? []) fake.files.set(uri.toString(), contents);
    for (const document of changed)
      document.replace(replacements.filter(({ uri }) => uri.toString() === document.uri.toString()));
    fake.steps++;
    return true;
  },
  getConfiguration: () => ({
    get: (id: string) => fake.settings.get(id),
    inspect: (id: string) => ({ globalValue: fake.settings.get(id) }),
    async update(id: string, value: unknown): Promise<void> {
      if (value === undefined) fake.settings.delete(id);
      else fake.settings.set(id, value);
    },
  }),
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

async function say(message: string, ...buttons: readonly string[]): Promise<string | undefined> {
  fake.messages.push(message);
  return fake.answer(buttons);
}

/** A list to pick from, in which `fake.pick` chooses; where it chooses nothing the list is left. */
class FakeQuickPick {
  items: readonly { readonly label: string }[] = [];
  selectedItems: readonly unknown[] = [];
  activeItems: readonly unknown[] = [];
  canSelectMany = false;
  private readonly accepted = new EventEmitter<void>();
  private readonly hidden = new EventEmitter<void>();
  readonly onDidAccept = this.accepted.event;
  readonly onDidHide = this.hidden.event;
  readonly onDidTriggerItemButton = new EventEmitter().event;
  readonly onDidChangeValue = new EventEmitter().event;
  readonly onDidChangeSelection = new EventEmitter().event;
  readonly value = '';

  show(): void {
    // A program sets up its list after it is shown as well.
    queueMicrotask(() => {
      const picked = fake.pick(this.items);
      if (picked === undefined) return this.hide();
      this.activeItems = [picked];
      if (this.canSelectMany) this.selectedItems = [picked];
      this.accepted.fire();
    });
  }

  hide(): void {
    this.hidden.fire();
  }

  dispose(): void {}
}

export const window = {
  get activeTextEditor(): FakeEditor | undefined {
    return fake.activeEditor;
  },
  visibleTextEditors: [],
  onDidChangeActiveTextEditor: events.activeEditor.event,
  get tabGroups() {
    const tabs = fake.documents.map(({ uri }) => ({ input: new TabInputText(uri) }));
    return { all: [{ viewColumn: 1, tabs }], close: async () => true };
  },
  showInformationMessage: say,
  showWarningMessage: say,
  showErrorMessage: say,
  withProgress: (_options: object, run: (progress: object, token: object) => unknown) =>
    run({}, { isCancellationRequested: false, onCancellationRequested: () => new Disposable(() => {}) }),
  setStatusBarMessage: (message: string) => {
    fake.messages.push(message);
  },
  async showInputBox({ title }: { readonly title: string }): Promise<string | undefined> {
    return fake.input(title);
  },
  async showQuickPick(items: readonly { readonly label: string }[]): Promise<unknown> {
    return fake.pick(items);
  },
  showOpenDialog: async () => fake.opens.map((path) => Uri.file(path)),
  showSaveDialog: async () => (fake.saves === undefined ? undefined : Uri.file(fake.saves)),
  createQuickPick: () => new FakeQuickPick(),
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
  createTreeView(id: string, options: object): object {
    const none = new EventEmitter().event;
    const view = {
      visible: true,
      onDidChangeVisibility: none,
      onDidChangeSelection: none,
      onDidExpandElement: none,
      onDidCollapseElement: none,
      dispose: () => {},
      ...options,
    };
    fake.views.set(id, view);
    return view;
  },
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
  language: 'en',
  clipboard: {
    readText: async () => fake.clipboard,
    async writeText(text: string): Promise<void> {
      fake.clipboard = text;
    },
  },
  async openExternal(uri: Uri): Promise<void> {
    fake.opened.push(uri.toString());
  },
};

/** Extensions that a test has installed besides. */
/** An editor in English has no translations. */
export const l10n: { bundle: Readonly<Record<string, string>> | undefined } = { bundle: undefined };

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
  registerDocumentDropEditProvider: registered,
  registerDocumentPasteEditProvider: registered,
  registerDocumentSymbolProvider: registered,
  registerFoldingRangeProvider: registered,
  getDiagnostics: (uri?: Uri) =>
    uri === undefined ? [...fake.diagnostics] : (fake.diagnostics.get(uri.toString()) ?? []),
  onDidChangeDiagnostics: events.diagnostics.event,
  createLanguageStatusItem: () => {
    const item = { dispose: () => {} };
    fake.statusItems.push(item);
    return item;
  },
  createDiagnosticCollection: () => ({
    set: (uri: Uri, list: readonly Diagnostic[]) => fake.diagnostics.set(uri.toString(), list),
    delete: (uri: Uri) => fake.diagnostics.delete(uri.toString()),
    dispose: () => {},
  }),
};
