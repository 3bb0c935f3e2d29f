import type { Problem } from '../../model/problem';
import type { Place } from '../../model/places';
import type { Span } from '../../model/span';
import type { DataMap, DataNode } from '../../text/dataNode';
import { linesOf } from '../../text/lines';
import { readYaml } from '../../text/yaml';
import { yamlProblem } from '../yamlProblem';
import { t } from '../../util/l10n';

/** An entry under its key. */
export interface HayagrivaEntry {
  readonly key: string;
  readonly map: DataMap;
  readonly place: Place;
}

/** How far before its value a key can stand: a line with a comment lies between at most. */
const farthestKey = 1000;

/**
 * The entries of a text of Hayagriva: a map of maps. Where it is no YAML each entry is read by itself, from one line
 * without indentation to the next, so that a broken one costs no other. Never throws; linear.
 */
export function findEntries(text: string): {
  readonly entries: readonly HayagrivaEntry[];
  readonly problems: readonly Problem[];
} {
  const whole = readYaml(text);
  const pieces = whole.errors.some(({ kind }) => kind === 'syntax') ? entryPieces(text) : [];
  const documents = pieces.length > 0 ? pieces.map((piece) => readYaml(text, piece)) : [whole];
  const entries: HayagrivaEntry[] = [];
  const problems: Problem[] = [];
  for (const { root, errors } of documents) {
    const [error] = errors;
    if (error !== undefined) problems.push(yamlProblem(error));
    if (root?.kind !== 'map') continue;
    for (const [key, node] of root.fields) {
      if (node.kind === 'map') entries.push({ key, map: node, place: placeOf(text, key, node) });
      else problems.push(noEntry(key, node));
    }
  }
  return { entries, problems };
}

/** From each line at the margin that is no comment and no marker to the next one. */
function entryPieces(text: string): readonly Span[] {
  const starts: number[] = [];
  for (const { start } of linesOf(text)) if (/^[^\s#\-.%\ufeff]/.test(text.charAt(start))) starts.push(start);
  return starts.map((start, at) => ({ start, end: starts[at + 1] ?? text.length }));
}

function placeOf(text: string, key: string, node: DataNode): Place {
  const end = Math.max(node.start + text.slice(node.start, node.end).trimEnd().length, node.start + 1);
  const from = Math.max(0, node.start - key.length - farthestKey);
  const before = `\n${text.slice(from, node.start)}`;
  const places = ['', '"', "'"].map((quote) => before.lastIndexOf(`\n${quote}${key}`) + quote.length);
  const found = Math.max(...places);
  // A key that is written with escapes has no place where it could be read or replaced.
  if (!before.startsWith(key, found + 1)) return { span: { start: node.start, end } };
  const start = from + found;
  return { span: { start, end }, keySpan: { start, end: start + key.length } };
}

function noEntry(key: string, { start, end }: DataNode): Problem {
  return {
    code: 'broken-item',
    severity: 'error',
    message: t(
      '“{0}” is no entry. Write its fields below it, indented, such as “type” and “title”.',
      key.slice(0, 60),
    ),
    span: { start, end: Math.max(end, start + 1) },
  };
}
