import type { Range } from './fakeValues';
import { EventEmitter, Position, type Uri, Selection } from './fakeValues';

/** The files, each as its bytes and how often it was written. */
export const disk = { files: new Map<string, Uint8Array>(), times: new Map<string, number>() };

/** A document whose text a test may change. */
export class FakeDocument {
  version = 1;
  isDirty = false;
  isClosed = false;
  encoding = 'utf8';
  readonly eol: number;
  /** How often its file had been written when it was last read or written here. */
  private time: number | undefined;
  readonly isUntitled: boolean;
  constructor(
    readonly uri: Uri,
    readonly languageId: string,
    private text: string,
  ) {
    this.isUntitled = uri.scheme === 'untitled';
    this.eol = text.includes('\r\n') ? 2 : 1;
    this.time = disk.times.get(uri.toString());
  }
  get fileName(): string {
    return this.uri.path;
  }
  getText(range?: Range): string {
    return range === undefined
      ? this.text
      : this.text.slice(this.offsetAt(range.start), this.offsetAt(range.end));
  }
  setText(text: string): void {
    this.text = text;
    this.version++;
    this.isDirty = true;
    events.changed.fire({ document: this, contentChanges: [{ text }] });
  }
  /** Edits go from the last to the first. */
  replace(edits: readonly { readonly range: Range; readonly newText: string }[]): void {
    const spans = edits.map(({ range, newText }) => ({
      start: this.offsetAt(range.start),
      end: this.offsetAt(range.end),
      newText,
    }));
    let { text } = this;
    for (const { start, end, newText } of spans.toSorted((one, other) => other.start - one.start))
      text = text.slice(0, start) + newText + text.slice(end);
    this.setText(text);
  }
  /** False where the file is newer, as in the editor, which asks. */
  async save(): Promise<boolean> {
    const name = this.uri.toString();
    if (disk.times.get(name) !== this.time) return false;
    disk.files.set(name, new TextEncoder().encode(this.text));
    this.time = (this.time ?? 0) + 1;
    disk.times.set(name, this.time);
    this.isDirty = false;
    return true;
  }
  /** Takes over the file, as the editor does with a document without changes of its own. */
  reload(): void {
    const name = this.uri.toString();
    this.setText(new TextDecoder().decode(disk.files.get(name)));
    this.time = disk.times.get(name);
    this.isDirty = false;
  }
  offsetAt({ line, character }: Position): number {
    return this.text.split('\n').slice(0, line).join('\n').length + (line === 0 ? 0 : 1) + character;
  }
  positionAt(offset: number): Position {
    const lines = this.text.slice(0, offset).split('\n');
    return new Position(lines.length - 1, lines.at(-1)?.length ?? 0);
  }
}

/** Everything that a fake editor tells. */
export const events = {
  opened: new EventEmitter<FakeDocument>(),
  changed: new EventEmitter<{
    readonly document: FakeDocument;
    readonly contentChanges: readonly { readonly text: string }[];
  }>(),
  closed: new EventEmitter<FakeDocument>(),
  folders: new EventEmitter<unknown>(),
  trusted: new EventEmitter<unknown>(),
  settings: new EventEmitter<{ affectsConfiguration(id: string): boolean }>(),
  diagnostics: new EventEmitter<unknown>(),
  files: new EventEmitter<Uri>(),
  deleted: new EventEmitter<Uri>(),
  activeEditor: new EventEmitter<FakeEditor | undefined>(),
};

/** An editor that applies edits to its document, from the last to the first. */
export interface FakeEditor {
  readonly document: FakeDocument;
  readonly selections: readonly Range[];
  readonly selection: Selection;
  edit(build: (builder: { replace(range: Range, text: string): void }) => void): Promise<boolean>;
}

export function editorOf(document: FakeDocument, ...offsets: readonly number[]): FakeEditor {
  const selections = offsets.map((offset) => {
    const position = document.positionAt(offset);
    return new Selection(position, position);
  });
  const [selection = new Selection(0, 0, 0, 0)] = selections;
  return {
    document,
    selections,
    selection,
    async edit(build) {
      const edits: { readonly range: Range; readonly newText: string }[] = [];
      build({ replace: (range, newText) => edits.push({ range, newText }) });
      document.replace(edits);
      return true;
    },
  };
}
