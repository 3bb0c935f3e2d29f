import type { Problem } from '../../model/problem';
import type { Span } from '../../model/span';
import type { DataMap, DataNode } from '../../text/dataNode';
import { readYaml, type YamlError } from '../../text/yaml';
import { yamlProblem } from '../yamlProblem';
import { type FoundItems, isItemLike } from './items';
import { t } from '../../util/l10n';

/**
 * The items of a CSL-YAML text: the maps in its list, or in the list under `references`. Where it is no YAML, each item
 * of the list is read by itself, so that a broken one costs no other. Of several documents, as `---` and `...` divide
 * them, the first is the one that is meant; of others, which may be prose behind a front matter, only what is certainly
 * an item is taken. Never throws; linear.
 */
export function findYamlItems(text: string): FoundItems {
  const finder = new ItemFinder(text);
  const documents = documentsIn(text);
  for (const document of documents) finder.take(document);
  const { items, problems, damaged } = finder;
  return { items, problems, damaged, isBibliography: finder.hasList || !finder.hasContent };
}

class ItemFinder {
  public readonly items: DataMap[] = [];
  public readonly problems: Problem[] = [];
  public readonly damaged = new Set<DataMap>();
  public hasList = false;
  public hasContent = false;

  public constructor(private readonly text: string) {}

  public take(document: Span): void {
    const { text } = this;
    const isFirst = !this.hasContent;
    const { root, errors } = readYaml(text, document);
    if (root !== undefined || errors.length > 0) this.hasContent = true;
    const pieces = errors.some(({ kind }) => kind === 'syntax') ? itemPieces(text, document) : [];
    const problemsBefore = this.problems.length;
    if (pieces.length > 1) {
      for (const { span, isSure } of pieces) {
        const piece = readYaml(text, span);
        const syntaxErrors = piece.errors.filter(({ kind }) => kind === 'syntax');
        this.takeList(listIn(piece.root), syntaxErrors, isFirst && isSure);
      }
    } else {
      this.takeList(listIn(root), errors, isFirst);
    }
    // Each piece may be right, and only their order wrong.
    if (isFirst && this.problems.length === problemsBefore) this.problems.push(...firstError(errors));
  }

  /** Takes a list with what is wrong in it; of one that is not sure to be of items, only those that cannot be else. */
  private takeList(
    list: readonly DataNode[] | undefined,
    errors: readonly YamlError[],
    isSure: boolean,
  ): void {
    if (list === undefined) return;
    if (isSure) this.hasList = true;
    const items = isSure ? list : list.filter((item) => item.kind === 'map' && isItemLike(item));
    for (const item of items) {
      if (item.kind === 'map') {
        const whole = trimmed(this.text, item);
        this.items.push(whole);
        if (errors.length > 0) this.damaged.add(whole);
      } else {
        this.problems.push(noItem(item, this.text));
      }
    }
    if (items.length > 0) this.problems.push(...firstError(errors));
  }
}

/** The documents of the text, without the lines that divide them and without blank ones. */
function documentsIn(text: string): readonly Span[] {
  const documents: Span[] = [];
  let start = text.startsWith('\ufeff') ? 1 : 0;
  for (const { index, 0: marker } of text.matchAll(/^\ufeff?(?:---|\.\.\.)(?=[ \t\r\n]|$)/gm)) {
    documents.push({ start, end: Math.max(start, index) });
    start = index + marker.length;
  }
  documents.push({ start, end: text.length });
  return documents.filter((one) => text.slice(one.start, one.end).trim() !== '');
}

/** The list of items of a document; undefined where it is about something else, such as a list of words. */
function listIn(root: DataNode | undefined): readonly DataNode[] | undefined {
  if (root?.kind === 'map' && isItemLike(root)) return [root];
  const list = root?.kind === 'map' ? root.fields.get('references') : root;
  if (list?.kind !== 'list') return undefined;
  return list.items.length === 0 || list.items.some(({ kind }) => kind === 'map') ? list.items : undefined;
}

interface Piece {
  readonly span: Span;
  /** Nothing has stood before it that ends a list. */
  readonly isSure: boolean;
}

/**
 * The lines of each item of a block list: from one hyphen to the next in the same column, which cannot be inside a
 * value. Empty where there is no such list.
 */
function itemPieces(text: string, { start, end }: Span): readonly Piece[] {
  const pieces: { span: { readonly start: number; end: number }; readonly isSure: boolean }[] = [];
  let column: number | undefined;
  let isSure = true;
  let isOpen = false;
  let isAwaited = !/^references[ \t]*:/m.test(text.slice(start, end));
  for (const line of linesIn(text, start, end)) {
    if (!isAwaited) {
      isAwaited = line.indentation === 0 && text.startsWith('references', line.start);
      continue;
    }
    if (line.isItem) column ??= line.indentation;
    if (line.isItem && line.indentation === column) {
      pieces.push({ span: { start: line.start, end: line.end }, isSure });
      isOpen = true;
    } else if (!line.isEmpty && line.indentation <= (column ?? -1)) {
      isSure = false;
      isOpen = false;
    }
    const last = pieces.at(-1);
    if (isOpen && last !== undefined) last.span.end = line.end;
  }
  return pieces;
}

interface Line extends Span {
  readonly indentation: number;
  /** It begins with the hyphen of an item of a list. */
  readonly isItem: boolean;
  /** It is blank or a comment. */
  readonly isEmpty: boolean;
}

function* linesIn(text: string, start: number, end: number): Generator<Line> {
  const content = /[^ \t]|$/gm;
  for (let at = start; at < end;) {
    const newline = text.indexOf('\n', at);
    const lineEnd = newline === -1 || newline >= end ? end : newline + 1;
    content.lastIndex = at;
    const words = Math.min(content.exec(text)?.index ?? lineEnd, lineEnd);
    const next = text.charAt(words + 1);
    yield {
      start: at,
      end: lineEnd,
      indentation: words - at,
      isItem: text.charAt(words) === '-' && (words + 1 >= end || /\s/.test(next)),
      isEmpty: words === lineEnd || /[\r\n#]/.test(text.charAt(words)),
    };
    at = lineEnd;
  }
}

/** The item without the blank lines behind it. */
function trimmed(text: string, item: DataMap): DataMap {
  const end = item.start + text.slice(item.start, item.end).trimEnd().length;
  return { ...item, end: Math.max(end, item.start) };
}

function noItem(item: Span, text: string): Problem {
  // What is empty has no place of its own, and at the end of the text there is none behind it.
  const start = Math.min(item.start, text.length - 1);
  const end = Math.max(item.end, start + 1);
  return {
    code: 'broken-item',
    severity: 'error',
    message: t('This is no item. Write one with “id” and “type”, or remove it.'),
    span: { start, end },
  };
}

/** One slip has many errors follow from it. */
function firstError([error]: readonly YamlError[]): readonly Problem[] {
  return error === undefined ? [] : [yamlProblem(error)];
}
