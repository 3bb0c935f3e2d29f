import { isAlias, isMap, isPair, isScalar, isSeq, parseDocument } from 'yaml';
import type { Span } from '../model/span';
import type { DataMap, DataNode } from './dataNode';
import { t } from '../util/l10n';

/** Something that is no YAML, in the words of the parser, or an alias that stands for nothing; at its place. */
export interface YamlError extends Span {
  readonly kind: 'syntax' | 'alias';
  readonly message: string;
}

/** A YAML document; `root` is absent where it is empty or cannot be read at all. */
export interface YamlDocument {
  readonly root: DataNode | undefined;
  readonly errors: readonly YamlError[];
}

/** Deeper nodes are left out: nothing that is read here is nested like that. */
const DEEPEST = 40;
/** All nodes that aliases may repeat in one document; further aliases are left out and reported. */
const MOST_REPEATED = 100_000;

/**
 * Reads one YAML document of `text`: all of it, or what is inside `inside`. Spans are those in `text`. Of what is
 * damaged as much is read as can be. An alias is the node it stands for, not a copy, up to a limit. Never throws.
 */
export function readYaml(text: string, inside: Span = { start: 0, end: text.length }): YamlDocument {
  try {
    const document = parseDocument(text.slice(inside.start, inside.end), {
      logLevel: 'silent',
      prettyErrors: false,
      // Looking for a repeated name compares all with all.
      uniqueKeys: false,
    });
    const nodes = new NodeReader(inside.start);
    const root = nodes.read(document.contents, 0);
    const errors = document.errors.map(({ message, pos: [from, to] }): YamlError => {
      // What is missing at the end is missed after it.
      const start = Math.max(Math.min(inside.start + from, inside.end - 1), inside.start);
      const end = Math.max(Math.min(inside.start + to, inside.end), start + 1);
      return { kind: 'syntax', message, start, end };
    });
    return { root, errors: [...errors, ...nodes.errors] };
  } catch {
    // The parser calls itself for every level: `[[[[[[…` ends its stack.
    const message = t('This is nested too deeply');
    return { root: undefined, errors: [{ kind: 'syntax', message, start: inside.start, end: inside.end }] };
  }
}

class NodeReader {
  public readonly errors: YamlError[] = [];
  private readonly anchors = new Map<string, DataNode>();
  private readonly sizes = new Map<DataNode, number>();
  private repeated = 0;

  public constructor(private readonly offset: number) {}

  public read(node: unknown, depth: number): DataNode | undefined {
    if (isAlias(node)) return this.follow(node.source, this.spanOf(node.range));
    const read = depth > DEEPEST ? undefined : this.readOwn(node, depth);
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    if (read !== undefined && anchor !== undefined) this.anchors.set(anchor, read);
    return read;
  }

  private readOwn(node: unknown, depth: number): DataNode | undefined {
    if (isScalar(node)) {
      if (node.value === null || node.value === undefined) return undefined;
      const { start, end } = this.spanOf(node.range);
      const isQuoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
      // A number is kept as it is written.
      const text = typeof node.value === 'string' ? node.value : (node.source ?? '');
      const inside = isQuoted && end - start >= 2 ? { start: start + 1, end: end - 1 } : { start, end };
      return { kind: 'text', text, ...inside };
    }
    if (isSeq(node)) {
      const items = node.items.map((item) => this.read(item, depth + 1)).filter((item) => item !== undefined);
      return this.sized({ kind: 'list', items, ...this.spanOf(node.range) }, items);
    }
    if (!isMap(node)) return undefined;
    const fields = new Map<string, DataNode>();
    for (const pair of node.items) {
      if (!isPair(pair)) continue;
      const name = this.read(pair.key, depth + 1);
      const value = this.read(pair.value, depth + 1);
      if (name?.kind === 'text' && value !== undefined) fields.set(name.text, value);
    }
    const map: DataMap = { kind: 'map', fields, ...this.spanOf(node.range) };
    return this.sized(map, fields.values());
  }

  private sized(node: DataNode, parts: Iterable<DataNode>): DataNode {
    let size = 1;
    for (const part of parts) size += this.sizes.get(part) ?? 1;
    this.sizes.set(node, size);
    return node;
  }

  private follow(anchor: string, at: Span): DataNode | undefined {
    const node = this.anchors.get(anchor);
    this.repeated += node === undefined ? 0 : (this.sizes.get(node) ?? 1);
    if (node !== undefined && this.repeated <= MOST_REPEATED) return node;
    const message =
      node === undefined ? t('Nothing above is marked with &{0}', anchor) : t('Aliases repeat too much here');
    // One is enough where a file is made of them.
    if (this.errors.length === 0) this.errors.push({ kind: 'alias', message, ...at });
    return undefined;
  }

  private spanOf(range: readonly [number, number, number] | null | undefined): Span {
    const [start, end] = range ?? [0, 0];
    return { start: this.offset + start, end: this.offset + end };
  }
}
