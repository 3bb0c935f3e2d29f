import {
  type Citation,
  type CitationContext,
  type CitationGroup,
  type CitationScan,
  type Insertion,
  type Markup,
  groupAt,
  newKeys,
} from '../markup';
import { touches } from '../../model/span';
import { markdownBlocks } from './blocks';
import { declaredInFrontMatter, yamlLines } from './frontMatter';
import { citationGroups } from './inline';
import { isBraceableKey, isSimpleKey } from './key';

/** Longer texts behind an `@` are prose, not words to search for. */
const LONGEST_QUERY = 120;

/** Quarto's reference, "Cross-references": the first letter may be a capital. */
const crossReference =
  /^(?:fig|tbl|lst|tip|nte|wrn|imp|cau|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|eq|sec)-/iu;

function withCitations(group: CitationGroup, isWanted: (citation: Citation) => boolean): CitationGroup {
  return group.citations.every(isWanted) ? group : { ...group, citations: group.citations.filter(isWanted) };
}

function scan(text: string, isCrossReference: (key: string) => boolean): CitationScan {
  const { frontMatter, paragraphs, exampleLabels } = markdownBlocks(text);
  const isCitation = ({ key }: Citation): boolean => !exampleLabels.has(key) && !isCrossReference(key);
  const parts = frontMatter === undefined ? paragraphs : [...yamlLines(text, frontMatter), ...paragraphs];
  return {
    groups: parts
      .flatMap((part) => citationGroups(text, part))
      .map((group) => withCitations(group, isCitation)),
    bibliographies: frontMatter === undefined ? [] : declaredInFrontMatter(text, frontMatter),
    definitions: [],
    includes: [],
  };
}

function mayExpectKey(behind: string): boolean {
  const near = behind.slice(-LONGEST_QUERY);
  const sign = near.lastIndexOf('@');
  return sign !== -1 && !/[;\]\n]/u.test(near.slice(sign));
}

function contextAt(text: string, { groups }: CitationScan, offset: number): CitationContext | undefined {
  for (const group of groups) {
    const list = group.keyLists.find((span) => touches(span, offset));
    if (list === undefined) continue;
    const typed = text.slice(list.start, offset);
    // A comma begins the locator: `[@doe99, p. 3]`.
    if (/[,\n]/u.test(typed) || typed.length > LONGEST_QUERY) return undefined;
    let end = offset;
    while (end < list.end && !/[\s,;}\]]/u.test(text[end] ?? ' ')) end++;
    return {
      typed,
      insertSpan: { start: list.start, end: offset },
      replaceSpan: { start: list.start, end },
      otherKeys: group.citations.filter(({ span }) => !touches(span, offset)).map(({ key }) => key),
      isBraced: text[list.start - 1] === '{',
    };
  }
  return undefined;
}

/** The key as it is written behind `@`, or undefined if Pandoc has no way to write it. */
function written(key: string): string | undefined {
  if (isSimpleKey(key)) return key;
  return isBraceableKey(key) ? `{${key}}` : undefined;
}

function keyText(key: string, { isBraced }: CitationContext): string | undefined {
  if (!isBraced) return written(key);
  return isSimpleKey(key) || isBraceableKey(key) ? key : undefined;
}

function insert(text: string, result: CitationScan, offset: number, keys: readonly string[]): Insertion {
  const impossible = keys.find((key) => written(key) === undefined);
  if (impossible !== undefined) {
    return {
      kind: 'refused',
      reason: `Pandoc cannot cite the key “${impossible}”: it has white space or unbalanced braces. Rename it in the bibliography first.`,
    };
  }
  const group = groupAt(result, offset);
  const isInside = group !== undefined && group.span.start < offset;
  const added = newKeys(keys, isInside ? group.citations.map(({ key }) => key) : []);
  if (added.length === 0) return { kind: 'present' };
  const items = added.map((key) => `@${written(key) ?? key}`).join('; ');
  if (!isInside) return editAt(offset, `[${items}]`);
  const end = group.span.end;
  if (group.citations.length === 0) return editAt(end, items.slice(1));
  const isBracketed = group.command === '[@]' && text[end - 1] === ']';
  return editAt(isBracketed ? end - 1 : end, `; ${items}`);
}

function editAt(at: number, newText: string): Insertion {
  return { kind: 'edit', edit: { span: { start: at, end: at }, newText } };
}

const shared = { triggerCharacters: ['@', '{', ' '], mayExpectKey, contextAt, keyText, insert };

/** Pandoc Markdown, also R Markdown and other Markdown with Pandoc's citations. */
export const pandocMarkup: Markup = { ...shared, id: 'markdown', scan: (text) => scan(text, () => false) };

/** Quarto: as Pandoc, but keys such as `fig-scatter` are cross-references. */
export const quartoMarkup: Markup = {
  ...shared,
  id: 'quarto',
  scan: (text) => scan(text, (key) => crossReference.test(key)),
};
