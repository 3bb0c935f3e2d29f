import type { Problem } from '../../model/problem';
import type { Span } from '../../model/span';
import type { DataNode, DataText } from '../../text/dataNode';
import { readYaml } from '../../text/yaml';
import { isBlank } from '../blank';
import type { DeclaredBibliography, Definition } from '../markup';
import { t } from '../../util/l10n';

/** What a YAML front matter says about citations. Empty where it says nothing or its YAML cannot be read. */
export interface FrontMatter {
  /** The files under `bibliography:`: a string, a list, or a map from names to either. */
  readonly bibliographies: readonly DeclaredBibliography[];
  /** The keys of the works under `references:`, a list of CSL items. */
  readonly definitions: readonly Definition[];
  /** Prefixes of Quarto's cross-references that the document adds: each `key` under `crossref: custom:`. */
  readonly crossReferencePrefixes: ReadonlySet<string>;
  /** That the YAML is not valid. */
  readonly problems: readonly Problem[];
}

/** The front matter of a document without one. */
export const noFrontMatter: FrontMatter = {
  bibliographies: [],
  definitions: [],
  crossReferencePrefixes: new Set(),
  problems: [],
};

/** A front matter longer than this is data, not a header. */
const LONGEST_FRONT_MATTER = 100_000;
/** `bibliography:` may be a map of lists. */
const DEEPEST_LIST = 2;

/** Reads the front matter whose inside is given. Never throws. */
export function readFrontMatter(text: string, inside: Span): FrontMatter {
  if (inside.end - inside.start > LONGEST_FRONT_MATTER) return noFrontMatter;
  const { root, errors } = readYaml(text, inside);
  const kinds = itemsOf(fieldOf(fieldOf(root, 'crossref'), 'custom'));
  return {
    bibliographies: textsIn(fieldOf(root, 'bibliography')).map(({ text: path, start, end }) => ({
      path,
      span: { start, end },
    })),
    definitions: itemsOf(fieldOf(root, 'references'))
      .flatMap((item) => textsIn(fieldOf(item, 'id')))
      .map(({ text: key, start, end }) => ({ key, span: { start, end } })),
    crossReferencePrefixes: new Set(
      kinds.flatMap((kind) => textsIn(fieldOf(kind, 'key'))).map(({ text: key }) => key),
    ),
    problems: errors.slice(0, 1).map(({ message, start, end }) => ({
      code: 'invalid-front-matter',
      severity: 'warning',
      message: t(
        'The front matter is not valid YAML, so that other programs may ignore or refuse it: {0}',
        message,
      ),
      span: inText(text, { start, end }, inside),
    })),
  };
}

/** The place of an error at the end of a line is that of the last character before it, where it can be seen. */
function inText(text: string, { start, end }: Span, inside: Span): Span {
  let from = start;
  while (from > inside.start && isBlank(text[from] ?? '')) from--;
  return { start: from, end: from < start ? from + 1 : end };
}

function fieldOf(node: DataNode | undefined, name: string): DataNode | undefined {
  return node?.kind === 'map' ? node.fields.get(name) : undefined;
}

function itemsOf(node: DataNode | undefined): readonly DataNode[] {
  return node?.kind === 'list' ? node.items : [];
}

/** The words of a node: itself, the items of a list, the values of a map. */
function textsIn(node: DataNode | undefined, depth = 0): DataText[] {
  if (node === undefined) return [];
  if (node.kind === 'text') return node.text === '' ? [] : [node];
  if (depth >= DEEPEST_LIST) return [];
  const parts = node.kind === 'list' ? node.items : [...node.fields.values()];
  return parts.flatMap((part) => textsIn(part, depth + 1));
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
