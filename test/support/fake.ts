import { type FakeEditor, FakeDocument, disk, events } from './fakeDocument';
import type { FakePanel } from './fakePanel';
import { type Diagnostic, Uri } from './fakeValues';

/** The other side of the editor. `reset` before each test. */
export const fake = {
  ...disk,
  unreadable: new Set<string>(),
  readOnly: new Set<string>(),
  /** What happens just before the editor makes a workspace edit. */
  beforeEdit: () => {},
  /** How many steps could be undone. */
  steps: 0,
  settings: new Map<string, unknown>(),
  extensions: new Set<string>(),
  documents: new Array<FakeDocument>(),
  /** Open notebooks, each as its cells. */
  notebooks: new Array<readonly FakeDocument[]>(),
  diagnostics: new Map<string, readonly Diagnostic[]>(),
  messages: new Array<string>(),
  commands: new Array<readonly unknown[]>(),
  opened: new Array<string>(),
  registered: new Array<string>(),
  /** The selectors for which suggestions are registered. */
  selectors: new Array<unknown>(),
  /** How often a file or folder was read. */
  reads: 0,
  /** Views by their ids, with what they were made of. */
  views: new Map<string, object>(),
  panels: new Array<FakePanel>(),
  /** What stands beside the language of a document. */
  statusItems: new Array<object>(),
  activeEditor: undefined as FakeEditor | undefined,
  isTrusted: true,
  clipboard: '',
  /** The paths that a person chooses to open, and the one to save to. */
  opens: new Array<string>(),
  saves: undefined as string | undefined,
  /** Documents that were brought to the front, with what was selected. */
  shown: new Array<string>(),
  /** What a person chooses of a list. */
  pick: (() => undefined) as (items: readonly { readonly label: string }[]) => unknown,
  /** What a person types into a box with this title. */
  input: (() => undefined) as (title: string) => string | undefined,
  /** Which button a person presses under a message. */
  answer: (() => undefined) as (buttons: readonly string[]) => string | undefined,
  reset(): void {
    for (const emitter of Object.values(events)) emitter.dispose();
    for (const store of [
      fake.files,
      fake.times,
      fake.unreadable,
      fake.readOnly,
      fake.settings,
      fake.extensions,
      fake.diagnostics,
      fake.views,
    ])
      store.clear();
    for (const list of [
      fake.documents,
      fake.notebooks,
      fake.messages,
      fake.commands,
      fake.opened,
      fake.panels,
      fake.statusItems,
      fake.registered,
      fake.shown,
      fake.opens,
      fake.selectors,
    ])
      list.length = 0;
    fake.activeEditor = undefined;
    fake.isTrusted = true;
    fake.saves = undefined;
    fake.pick = () => undefined;
    fake.input = () => undefined;
    fake.beforeEdit = () => {};
    fake.answer = () => undefined;
    fake.reads = fake.steps = 0;
  },
  write(path: string, content: string | Uint8Array): void {
    const name = `file://${path}`;
    fake.files.set(name, typeof content === 'string' ? new TextEncoder().encode(content) : content);
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
    const document = new FakeDocument(
      Uri.parse(path.startsWith('/') ? `file://${path}` : path),
      languageId,
      text,
    );
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
