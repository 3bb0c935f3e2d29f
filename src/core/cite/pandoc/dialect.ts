import type { FrontMatter } from './frontMatter';

/** What differs between the languages that are written in Markdown and cite as Pandoc does. */
export interface MarkdownDialect {
  /** True if `@key` refers to a figure, a section or the like and not to a paper. */
  readonly isCrossReference: (key: string, frontMatter: FrontMatter) => boolean;
  /** Commands of TeX are taken with their arguments, as they are. */
  readonly hasTex: boolean;
  /** An `@` in the text of a link or in an address without brackets cites. */
  readonly citesInLinks: boolean;
}

/** Prefixes of pandoc-crossref and pandoc-xnos (their manuals); the first letter may be a capital. */
const filterReference = /^(?:fig|tbl|lst|eq|sec):/iu;

/** Pandoc with its usual filters; also R Markdown. */
export const pandocDialect: MarkdownDialect = {
  isCrossReference: (key) => filterReference.test(key),
  hasTex: true,
  citesInLinks: true,
};

/** Quarto's reference, "Cross-references"; the first letter may be a capital. */
const quartoPrefixes: ReadonlySet<string> = new Set(
  'fig tbl lst tip nte wrn imp cau thm lem cor prp cnj def exm exr sol rem alg eq sec'.split(' '),
);

/** Quarto: keys such as `fig-scatter` are cross-references, also with prefixes that the document declares. */
export const quartoDialect: MarkdownDialect = {
  ...pandocDialect,
  isCrossReference: (key, { crossReferencePrefixes }) => {
    const hyphen = key.indexOf('-');
    if (hyphen === -1) return false;
    const prefix = key.slice(0, hyphen);
    return quartoPrefixes.has(lowerFirst(prefix)) || crossReferencePrefixes.has(lowerFirst(prefix));
  },
};

function lowerFirst(word: string): string {
  return word.slice(0, 1).toLowerCase() + word.slice(1);
}
