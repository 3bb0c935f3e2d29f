import type { Span } from '../../model/span';
import type { DataNode } from '../../text/dataNode';
import { readYaml } from '../../text/yaml';
import type { DeclaredBibliography } from '../markup';

/** A front matter longer than this is data, not a header. */
const LONGEST_FRONT_MATTER = 200_000;

/**
 * The files under `bibliography:` of a YAML front matter: a string, a list, or a map from names to either. Empty where
 * there is none or the YAML cannot be read.
 */
export function declaredInFrontMatter(text: string, inside: Span): DeclaredBibliography[] {
  if (inside.end - inside.start > LONGEST_FRONT_MATTER) return [];
  if (!text.slice(inside.start, inside.end).includes('bibliography')) return [];
  const { root } = readYaml(text, inside);
  const found: DeclaredBibliography[] = [];
  const collect = (node: DataNode, depth: number): void => {
    if (node.kind === 'text') {
      const { text: path, start, end } = node;
      if (path !== '') found.push({ path, span: { start, end } });
    } else if (depth < 2) {
      const parts = node.kind === 'list' ? node.items : node.fields.values();
      for (const part of parts) collect(part, depth + 1);
    }
  };
  const declared = root?.kind === 'map' ? root.fields.get('bibliography') : undefined;
  if (declared !== undefined) collect(declared, 0);
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
