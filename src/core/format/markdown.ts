import { joinBlocks } from './joinBlocks';
import type { Block, Run } from './referenceText';

/** What means something anywhere in Markdown, in Pandoc's too: `@key`, `H~2~O`, `$`, `^`, tables. */
const special = /[\\`*_{}[\]<>~^|$@]|&(?=#|[A-Za-z][A-Za-z0-9]*;)|!(?=\[)|'(?=')|"/gu;

/** What means something at the start of a paragraph: lists, headings, fences, definitions, titles of documents. */
const atStart = /^(?:[-+#=:%"]|\d+(?=[.)](?:\s|$)))/u;

/** A reference as a paragraph of Markdown. Small capitals and underlining are lost: Markdown has no signs for them. */
export function markdownOf(blocks: readonly Block[]): string {
  const written = blocks.map(({ kind, runs }) => ({
    kind,
    text: withoutStart(runs.map(runMarkdown).join('').trim()),
  }));
  return joinBlocks(written, '\\\n');
}

function withoutStart(text: string): string {
  return text.replace(atStart, (start) => (/\d/u.test(start) ? `${start}\\` : `\\${start}`));
}

function runMarkdown({ kind, text, style }: Run): string {
  const [, before = '', inner = '', behind = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
  if (inner === '') return text;
  // It has letters of its own, whatever is around it.
  if (kind === 'math') return before + mathMarkdown(inner) + behind;
  let markdown = inner.replaceAll(special, String.raw`\$&`);
  if (style.script !== undefined) {
    const name = style.script === 'raised' ? 'sup' : 'sub';
    markdown = `<${name}>${markdown}</${name}>`;
  }
  // Signs must touch what they are about.
  if (style.bold) markdown = `**${markdown}**`;
  if (style.italic) markdown = `*${markdown}*`;
  return before + markdown + behind;
}

/** Mathematics stays as it is but for blanks, which mean nothing to TeX, where a program without it would see markup. */
function mathMarkdown(tex: string): string {
  return tex.replaceAll(/<(?=[A-Za-z/!?])/gu, '< ').replaceAll(/\](?=[([:])/gu, '] ');
}
