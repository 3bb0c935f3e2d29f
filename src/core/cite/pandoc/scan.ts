import type { Citation, CitationGroup, CitationScan, Include } from '../markup';
import { markdownBlocks } from './blocks';
import type { MarkdownDialect } from './dialect';
import { noFrontMatter, readFrontMatter, yamlLines } from './frontMatter';
import { citationGroups } from './inline';

const shortcode = /\{\{<[ \t]*include[ \t]+([^\s<>{}]{1,500})[ \t]*>\}\}/gu;

/** The files of Quarto's shortcode `include`, which is carried out before anything else, even in code. */
function includedByShortcode(text: string): Include[] {
  return Array.from(text.matchAll(shortcode), ({ 0: all, 1: path = '', index }) => {
    const start = index + all.indexOf(path, all.indexOf('include') + 'include'.length);
    return { kind: 'child', path, span: { start, end: start + path.length } };
  });
}

/** Finds the next place of a word again and again; linear when asked in the order of the text. */
function finderOf(text: string, word: string): (from: number) => number {
  let place = -1;
  return (from) => {
    if (place < from) {
      const next = text.indexOf(word, from);
      place = next === -1 ? Infinity : next;
    }
    return place;
  };
}

function withCitations(group: CitationGroup, isWanted: (citation: Citation) => boolean): CitationGroup {
  return group.citations.every(isWanted) ? group : { ...group, citations: group.citations.filter(isWanted) };
}

/** Every citation of a Markdown text in one of its dialects. Never throws; linear. */
export function scanMarkdown(text: string, dialect: MarkdownDialect): CitationScan {
  const blocks = markdownBlocks(text);
  const front = blocks.frontMatter;
  const frontMatter = front === undefined ? noFrontMatter : readFrontMatter(text, front);
  // Only a sign or a role makes a citation; most paragraphs have neither.
  const nextSign = finderOf(text, '@');
  const nextRole = finderOf(text, '}`');
  const parts = [...(front === undefined ? [] : yamlLines(text, front)), ...blocks.paragraphs].filter(
    ({ start, end }) => nextSign(start) < end || nextRole(start) < end,
  );
  const isCitation = ({ key, command }: Citation): boolean =>
    !command.endsWith('@') || !(blocks.labels.has(key) || dialect.isCrossReference(key, frontMatter));
  return {
    groups: parts
      .flatMap((part) => citationGroups(text, part, dialect))
      .map((group) => withCitations(group, isCitation)),
    bibliographies: frontMatter.bibliographies,
    definitions: frontMatter.definitions,
    includes: [...blocks.includes, ...includedByShortcode(text)],
    problems: frontMatter.problems,
  };
}
