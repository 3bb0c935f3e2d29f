import { normalForm } from '../../text/normalForm';
import { wordSet } from '../../util/wordSet';
import { decodeTex } from '../../text/tex';

/** Elements of CSL's rich text, of HTML and of JATS that stand in titles and abstracts. */
const elements = wordSet(`
  a b bold br code div em font h1 h2 h3 h4 h5 h6 i italic li ol p q s sc sec small span strong sub sup title tt u ul
  underline monospace list list-item inline-formula disp-formula tex-math named-content ext-link xref
`);
/** Elements with a blank around them; the others stand inside words. */
const blocks = wordSet('br div h1 h2 h3 h4 h5 h6 li ol p sec title ul list list-item disp-formula');

const tag = /<(\/?)((?:jats|mml|m):)?([A-Za-z][\w-]{0,30})((?:\s[^<>]{0,500})?)>/g;
const script = /<(?:jats:)?(sup|sub)>([^<>]{1,12})<\/(?:jats:)?\1>/g;
const heading = /<(?:jats:)?title>\s*abstract\s*<\/(?:jats:)?title>/gi;
const entity = /&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|([A-Za-z]{2,6}));/g;

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['ndash', '–'],
  ['mdash', '—'],
  ['hellip', '…'],
]);

/**
 * The words of a title, a name or an abstract, on one line: `H<sub>2</sub>O <i>in vivo</i>` is H₂O in vivo. Markup of
 * CSL, HTML and JATS goes, and the heading “Abstract”; `x < y` and `Vector<T>` stay, as does TeX mathematics. Never
 * throws; linear.
 */
export function readableText(markup: string): string {
  const text = /[<&]/.test(markup) ? withoutEntities(withoutTags(markup)) : markup;
  return normalForm(text.replaceAll(/\s+/g, ' ').trim(), 'NFC');
}

const emphasis = /(\*{1,3})(?=[^\s*])([^*]{1,500}?[^\s*]|[^\s*])\1/g;
const markdownScript = /([~^])([^\s~^]{1,12})\1/g;
const markdownSpan = /\[([^[\]]{1,500})\]\{[^{}]{1,100}\}/g;
const markdownEscape = /\\([!-/:-@[-`{-~])/g;

/** A formula, in which `^` and `*` are none of Markdown. */
const formula = /(\$[^$]{1,500}\$)/;

/**
 * The words of a text in CSL-YAML, which Pandoc reads as its Markdown: `*Rosa* [DNA]{.nocase} H~2~O` is Rosa DNA H₂O.
 * Never throws; linear.
 */
export function readableMarkdown(markdown: string): string {
  if (!/[*~^\\[]/.test(markdown)) return readableText(markdown);
  // Every second piece is a formula.
  const pieces = markdown.split(formula);
  return readableText(pieces.map((piece, at) => (at % 2 === 0 ? withoutMarkdown(piece) : piece)).join(''));
}

function withoutMarkdown(markdown: string): string {
  return markdown
    .replaceAll(emphasis, '$2')
    .replaceAll(markdownSpan, '$1')
    .replaceAll(markdownScript, (_whole, sign: string, inside: string) =>
      sign === '~' ? `<sub>${inside}</sub>` : `<sup>${inside}</sup>`,
    )
    .replaceAll(markdownEscape, '$1');
}

function withoutTags(markup: string): string {
  return markup
    .replaceAll(heading, ' ')
    .replaceAll(script, (_whole, place: string, inside: string) => scripted(place, inside))
    .replaceAll(tag, (whole, _closing: string, prefix: string | undefined, name: string, rest: string) => {
      const isElement = prefix !== undefined || elements.has(name.toLowerCase());
      const isWritten = rest.trim() === '' || rest.includes('=') || rest.trim() === '/';
      if (!isElement || !isWritten) return whole;
      return blocks.has(name.toLowerCase()) ? ' ' : '';
    });
}

/** Raised or lowered where Unicode has all of it so, as in a title from BibTeX. */
function scripted(place: string, inside: string): string {
  if (!/^[\w+\-=() ]+$/.test(inside)) return inside;
  return decodeTex(`\\text${place === 'sup' ? 'super' : 'sub'}script{${inside.replaceAll('_', '')}}`);
}

function withoutEntities(text: string): string {
  return text.replaceAll(entity, (whole, decimal?: string, hexadecimal?: string, name = '') => {
    if (decimal === undefined && hexadecimal === undefined) return entities.get(name) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
    return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
  });
}
