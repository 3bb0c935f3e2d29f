import { decodeTex } from '../../text/tex';
import type { Note } from '../neutral';
import { noteOf } from '../notes';

const formatting =
  /\\(?:emph|text(?:it|bf|sc|sf|tt|rm|sl)|(?:it|bf|sc|sl|tt)(?:shape|series|family)?|footnote|(?:page|eq)?ref|url|href)\b/u;

/** What an optional argument of a citation says. */
export function latexNote(written: string): Note | undefined {
  const plain = decodeTex(written);
  const isFormatted = formatting.test(written) || /[\\$]/u.test(plain);
  return noteOf('latex', written, { plain, isFormatted });
}

const signs: ReadonlyMap<string, string> = new Map([
  ['\\', '\\textbackslash{}'],
  ['^', '\\^{}'],
  ['~', '\\textasciitilde{}'],
  ['\u00A0', '~'],
  ['–', '--'],
  ['—', '---'],
]);

/** Words before a number at which no line should end. */
const beforeNumber = /(?<![\p{L}.])((?:p|pp|ch|chap|sec|fig|no|nos|vol|vols|n|eq|f|ff)\.|§§?) (?=\d)/giu;

/** A note as an optional argument holds it; its brackets are in braces. */
export function latexArgument({ language, written, plain }: Note): string {
  const text =
    language === 'latex'
      ? written
      : plain
          .replaceAll(beforeNumber, '$1\u00A0')
          .replaceAll(/[\\^~\u00A0–—&%$#_{}]/gu, (sign) => signs.get(sign) ?? `\\${sign}`);
  return hasBareBrackets(text) ? `{${text}}` : text;
}

function hasBareBrackets(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if (sign === '{') depth++;
    else if (sign === '}') depth--;
    else if (depth === 0 && (sign === '[' || sign === ']')) return true;
  }
  return false;
}
