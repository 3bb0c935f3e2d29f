import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Span } from '../../model/span';
import type { DeclaredBibliography } from '../markup';

/** A front matter longer than this is data, not a header. */
const LONGEST_FRONT_MATTER = 200_000;

/**
 * The files under `bibliography:` of a YAML front matter: a string, a list, or a map from names to either. Empty where
 * there is none or the YAML cannot be read. Aliases are not followed.
 */
export function declaredInFrontMatter(text: string, inside: Span): DeclaredBibliography[] {
  if (inside.end - inside.start > LONGEST_FRONT_MATTER) return [];
  const source = text.slice(inside.start, inside.end);
  if (!source.includes('bibliography')) return [];
  const { contents } = parseDocument(source, { logLevel: 'silent' });
  const found: DeclaredBibliography[] = [];
  const collect = (node: unknown, depth: number): void => {
    if (isScalar(node)) {
      const [start, end] = node.range ?? [0, 0];
      if (typeof node.value === 'string' && node.value !== '') {
        found.push({ path: node.value, span: { start: inside.start + start, end: inside.start + end } });
      }
    } else if (isSeq(node) && depth < 2) {
      for (const item of node.items) collect(item, depth + 1);
    } else if (isMap(node) && depth < 2) {
      for (const { value } of node.items) collect(value, depth + 1);
    }
  };
  if (isMap(contents)) collect(contents.get('bibliography', true), 0);
  return found;
}

/** The lines of a YAML front matter without their comments. A `#` inside quotation marks counts as one too. */
export function yamlLines(text: string, inside: Span): Span[] {
  const lines: Span[] = [];
  for (let start = inside.start; start < inside.end;) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? inside.end : Math.min(newline, inside.end);
    const comment = text.slice(start, end).search(/(?:^|\s)#/u);
    lines.push({ start, end: comment === -1 ? end : start + comment });
    start = end + 1;
  }
  return lines;
}
