import { EventEmitter, Position, Range, type Uri } from './fakeValues';

/** A document whose text a test may change. */
export class FakeDocument {
  version = 1;
  isDirty = false;
  isClosed = false;
  readonly isUntitled: boolean;
  constructor(
    readonly uri: Uri,
    readonly languageId: string,
    private text: string,
  ) {
    this.isUntitled = uri.scheme === 'untitled';
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
    events.changed.fire({ document: this });
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
  changed: new EventEmitter<{ readonly document: FakeDocument }>(),
  closed: new EventEmitter<FakeDocument>(),
  folders: new EventEmitter<unknown>(),
  trusted: new EventEmitter<unknown>(),
  settings: new EventEmitter<{ affectsConfiguration(id: string): boolean }>(),
  files: new EventEmitter<Uri>(),
  deleted: new EventEmitter<Uri>(),
  activeEditor: new EventEmitter<FakeEditor | undefined>(),
};

/** An editor that applies edits to its document, from the last to the first. */
export interface FakeEditor {
  readonly document: FakeDocument;
  readonly selections: readonly Range[];
  edit(build: (builder: { replace(range: Range, text: string): void }) => void): Promise<boolean>;
}

export function editorOf(document: FakeDocument, ...offsets: readonly number[]): FakeEditor {
  return {
    document,
    selections: offsets.map((offset) => new Range(document.positionAt(offset), document.positionAt(offset))),
    async edit(build) {
      const edits: { readonly start: number; readonly end: number; readonly text: string }[] = [];
      build({
        replace: (range, text) =>
          edits.push({ start: document.offsetAt(range.start), end: document.offsetAt(range.end), text }),
      });
      let text = document.getText();
      for (const edit of edits.toSorted((one, other) => other.start - one.start)) {
        text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
      }
      document.setText(text);
      return true;
    },
  };
}
