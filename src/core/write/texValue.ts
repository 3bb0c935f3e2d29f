import type { Author } from '../model/author';
import { mathSegments } from '../text/mathSegments';
import { hasBalancedBraces } from './entryText';

/** What TeX would read as a command in running text, and how it is written instead. */
const escapes: ReadonlyMap<string, string> = new Map([
  ['&', '\\&'],
  ['%', '\\%'],
  ['#', '\\#'],
  ['_', '\\_'],
  ['$', '\\$'],
  ['~', '\\textasciitilde{}'],
  ['^', '\\textasciicircum{}'],
  ['\\', '\\textbackslash{}'],
  ['{', '\\{'],
  ['}', '\\}'],
]);

function escaped(text: string): string {
  return text.replaceAll(/[&%#_$~^\\{}]/gu, (character) => escapes.get(character) ?? character);
}

/** Text as a BibTeX value: special characters escaped, mathematics untouched, braces balanced. */
export function texValue(text: string): string {
  const written = escapedProse(text);
  if (hasBalancedBraces(written)) return written;
  // BibTeX counts `\{` as a brace too.
  return written.replaceAll('\\{', '\\textbraceleft{}').replaceAll('\\}', '\\textbraceright{}');
}

function escapedProse(text: string): string {
  return mathSegments(text)
    .map((segment) => {
      if (segment.kind === 'text') return escaped(segment.text);
      return segment.isDisplay ? `$$${segment.tex}$$` : `$${segment.tex}$`;
    })
    .join('');
}

/** A title as a BibTeX value; capitals that a bibliography style must not lower stand in braces: `{PaLM}`, `{BERT}`. */
export function texTitle(title: string): string {
  return texValue(title)
    .split(' ')
    .map((word, place) => {
      const plain = /^\p{L}[\p{L}\p{N}-]*/u.exec(word)?.[0] ?? '';
      const isOdd =
        /\p{Ll}\p{Lu}|\p{Lu}{2}/u.test(plain) || (place > 0 && /^\p{Lu}$/u.test(plain) && plain !== 'A');
      return isOdd ? `{${plain}}${word.slice(plain.length)}` : word;
    })
    .join(' ');
}

/** A name as BibTeX reads it: `von Last, Jr, First`, or `{The Team}`. */
export function texName(author: Author): string {
  if (author.kind === 'literal') return `{${escaped(author.literal)}}`;
  const { family, given, prefix, suffix } = author;
  const last = escaped([prefix, family].filter(Boolean).join(' '));
  return [
    last,
    suffix === undefined ? undefined : escaped(suffix),
    given === undefined ? undefined : escaped(given),
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}
