// The value types of the `vscode` module, as far as the adapters use them.

export class Position {
  constructor(
    readonly line: number,
    readonly character: number,
  ) {}
}

export class Range {
  readonly start: Position;
  readonly end: Position;
  constructor(start: Position | number, end: Position | number, endLine?: number, endCharacter?: number) {
    this.start = start instanceof Position ? start : new Position(start, Number(end));
    this.end = end instanceof Position ? end : new Position(endLine ?? 0, endCharacter ?? 0);
  }
  intersection(other: Range): Range | undefined {
    const isBefore = (one: Position, two: Position): boolean =>
      one.line < two.line || (one.line === two.line && one.character < two.character);
    const start = isBefore(this.start, other.start) ? other.start : this.start;
    const end = isBefore(this.end, other.end) ? this.end : other.end;
    return isBefore(end, start) ? undefined : new Range(start, end);
  }
  get isEmpty(): boolean {
    const { start, end } = this;
    return start.line === end.line && start.character === end.character;
  }
  get isSingleLine(): boolean {
    return this.start.line === this.end.line;
  }
}

/** A range as a test compares it: `0:4-0:9`. */
export function said({ start, end }: Range): string {
  return `${start.line}:${start.character}-${end.line}:${end.character}`;
}

/** One replacement of a workspace edit, with what the user is told about it. */
interface Replacement {
  readonly uri: Uri;
  readonly range: Range;
  readonly newText: string;
  readonly metadata: { readonly label: string; readonly needsConfirmation: boolean };
}

interface CreatedFile {
  readonly uri: Uri;
  readonly contents: Uint8Array;
  readonly ignoreIfExists: boolean;
}

export class WorkspaceEdit {
  readonly created: CreatedFile[] = [];
  readonly replacements: Replacement[] = [];
  replace(uri: Uri, range: Range, newText: string, metadata: Replacement['metadata']): void {
    this.replacements.push({ uri, range, newText, metadata });
  }
  createFile(uri: Uri, options: Partial<CreatedFile>): void {
    this.created.push({ contents: new Uint8Array(), ignoreIfExists: false, ...options, uri });
  }
}

/** With the cursor at its end. */
export class Selection extends Range {
  get active(): Position {
    return this.end;
  }
}

export class Uri {
  private constructor(
    readonly scheme: string,
    readonly path: string,
    readonly fragment = '',
  ) {}
  static parse(text: string): Uri {
    const [, scheme = 'file', path = '', fragment] =
      /^([a-z-]+):(?:\/\/)?([^#]*)(?:#(.*))?$/u.exec(text) ?? [];
    return new Uri(scheme, path, fragment);
  }
  static file(path: string): Uri {
    return new Uri('file', path);
  }
  static from({ scheme, path }: { readonly scheme: string; readonly path: string }): Uri {
    return new Uri(scheme, path);
  }
  static joinPath(base: Uri, ...parts: readonly string[]): Uri {
    const segments: string[] = [];
    for (const segment of [base.path, ...parts].join('/').split('/')) {
      if (segment === '..') segments.pop();
      else if (segment !== '' && segment !== '.') segments.push(segment);
    }
    return new Uri(base.scheme, `/${segments.join('/')}`);
  }
  with({ path = this.path, fragment = '' }: { readonly path?: string; readonly fragment?: string }): Uri {
    // As the editor does for files of a server, `vscode-remote://host/…`.
    if (!path.startsWith('/')) throw new Error(`[UriError] ${path}`);
    return new Uri(this.scheme, path, fragment);
  }
  toString(): string {
    const fragment = this.fragment === '' ? '' : `#${this.fragment}`;
    return `${this.scheme}:${this.scheme === 'untitled' ? '' : '//'}${this.path}${fragment}`;
  }
}

export class TabInputTextDiff {
  constructor(
    readonly original: Uri,
    readonly modified: Uri,
  ) {}
}
export class TabInputText {
  constructor(readonly uri: Uri) {}
}

export class RelativePattern {
  constructor(
    readonly base: Uri,
    readonly pattern: string,
  ) {}
}

export class Disposable {
  constructor(private readonly run: () => void) {}
  static from(...all: readonly { dispose(): void }[]): Disposable {
    return new Disposable(() => {
      for (const one of all) one.dispose();
    });
  }
  dispose(): void {
    this.run();
  }
}

export class EventEmitter<Value> {
  private readonly listeners = new Set<(value: Value) => unknown>();
  readonly event = (listener: (value: Value) => unknown): Disposable => {
    this.listeners.add(listener);
    return new Disposable(() => this.listeners.delete(listener));
  };
  fire(value: Value): void {
    for (const listener of this.listeners) listener(value);
  }
  dispose(): void {
    this.listeners.clear();
  }
}

export class CancellationTokenSource {
  readonly token = {
    isCancellationRequested: false,
    onCancellationRequested: () => new Disposable(() => {}),
  };
  cancel(): void {
    this.token.isCancellationRequested = true;
  }
}

export class FileSystemError extends Error {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
  }
}

export class MarkdownString {
  isTrusted: unknown;
  supportHtml = false;
  constructor(public value = '') {}
  appendText(text: string): void {
    // As the editor does it, but for the unbreakable blanks.
    this.value += text.replaceAll(/[\\`*_{}[\]()#+\-!~>]/gu, '\\$&');
  }
  appendMarkdown(text: string): void {
    this.value += text;
  }
}

export class CompletionItem {
  constructor(
    readonly label: unknown,
    readonly kind: number,
  ) {}
}
export class CompletionList {
  constructor(
    readonly items: readonly CompletionItem[],
    readonly isIncomplete: boolean,
  ) {}
}
export class Hover {
  constructor(
    readonly contents: MarkdownString,
    readonly range: Range,
  ) {}
}
export class Diagnostic {
  constructor(
    readonly range: Range,
    readonly message: string,
    readonly severity: number,
  ) {}
}
export class DiagnosticRelatedInformation {
  constructor(
    readonly location: Location,
    readonly message: string,
  ) {}
}
export class CodeActionKind {
  static readonly QuickFix = new CodeActionKind('quickfix');
  static readonly SourceFixAll = new CodeActionKind('source.fixAll');
  private constructor(readonly value: string) {}
  append(part: string): CodeActionKind {
    return new CodeActionKind(`${this.value}.${part}`);
  }
  contains({ value }: CodeActionKind): boolean {
    return value === this.value || value.startsWith(`${this.value}.`);
  }
}
export class CodeAction {
  edit?: WorkspaceEdit;
  command?: { readonly command: string };
  constructor(
    readonly title: string,
    readonly kind: CodeActionKind,
  ) {}
}
export class Location {
  constructor(
    readonly uri: Uri,
    readonly range: Range | Position,
  ) {}
}
export class DocumentHighlight {
  constructor(
    readonly range: Range,
    readonly kind: number,
  ) {}
}
export class DocumentLink {
  constructor(
    readonly range: Range,
    readonly target: Uri,
  ) {}
}
export class DocumentSymbol {
  constructor(
    readonly name: string,
    readonly detail: string,
    readonly kind: number,
    readonly range: Range,
    readonly selectionRange: Range,
  ) {}
}
export class SymbolInformation {
  constructor(
    readonly name: string,
    readonly kind: number,
    readonly containerName: string,
    public location: Location,
  ) {}
}
export class FoldingRange {
  constructor(
    readonly start: number,
    readonly end: number,
    readonly kind?: number,
  ) {}
}
export class InlayHint {
  constructor(
    readonly position: Position,
    readonly label: string,
  ) {}
}
export class FileDecoration {
  constructor(
    readonly badge: string,
    readonly tooltip: string,
  ) {}
}
export class DataTransferItem {
  constructor(readonly value: string) {}
  async asString(): Promise<string> {
    return this.value;
  }
}
export class DocumentDropEdit {
  additionalEdit: WorkspaceEdit | undefined;
  yieldTo: readonly unknown[] = [];
  constructor(
    readonly insertText: string,
    readonly title: string,
    readonly kind?: unknown,
  ) {}
}
export class DocumentPasteEdit extends DocumentDropEdit {}
export const DocumentDropOrPasteEditKind = {
  Empty: { append: (...parts: readonly string[]) => parts.join('.') },
  Text: 'text',
};
export class ThemeColor {
  constructor(readonly id: string) {}
}
export class ThemeIcon {
  constructor(
    readonly id: string,
    readonly color?: ThemeColor,
  ) {}
}
export class TreeItem {
  constructor(
    readonly label: string,
    readonly collapsibleState: number,
  ) {}
}
export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 };
export const CompletionItemKind = { Reference: 17 };
export const DiagnosticSeverity = { Error: 0, Warning: 1, Information: 2, Hint: 3 };
export const LanguageStatusSeverity = { Information: 0, Warning: 1, Error: 2 };
export const ConfigurationTarget = { Global: 1 };
export const ProgressLocation = { Notification: 15 };
export const ViewColumn = { Active: -1, Beside: -2 };
export const DocumentHighlightKind = { Text: 0, Read: 1, Write: 2 };
export const SymbolKind = { Namespace: 2, Constant: 13, Key: 19 };
export const FoldingRangeKind = { Comment: 1 };
export const QuickPickItemKind = { Separator: -1, Default: 0 };
export const NotebookCellKind = { Markup: 1, Code: 2 };
export const FileType = { File: 1 };
export const FilePermission = { Readonly: 1 };
export const EndOfLine = { LF: 1, CRLF: 2 };
export const TextEditorRevealType = { InCenterIfOutsideViewport: 2 };
