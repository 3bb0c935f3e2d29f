import { endOfBrackets } from '../brackets';
import { type CitationStyle, insertion } from '../citationStyle';
import { markupInStyles } from '../styledMarkup';
import type { Markup } from '../markup';
import { isLabelKey, isReferenceKey, isTextKey } from './label';
import { scanTypst } from './scan';
import { t } from '../../util/l10n';

function references(keys: readonly string[]): string {
  return keys.map((key) => `@${key}`).join(' ');
}

/** `@doe99`; several stand side by side. */
const referenceStyle: CitationStyle = {
  has: (command) => command === '@',
  openings: ['@'],
  closings: ' \n[]()',
  separators: '',
  ends: '[](){}<>,;"#$@*\'`',
  stops: '',
  written: (key) => (isReferenceKey(key) ? key : undefined),
  // A name goes on with letters, and a bracket would be its note.
  cite: (keys, _command, next) => `${references(keys)}${/[\p{XID_Continue}[_:-]/u.test(next) ? ' ' : ''}`,
  add: (text, { span, citations }, keys) => {
    if (citations.length === 0) return insertion(span.end, references(keys).slice(1));
    // The note of a reference belongs to it: `@doe99[p. 3]`.
    const note = text[span.end] === '[' ? endOfBrackets(text, span.end, text.length, ['[', ']']) : -1;
    return insertion(Math.max(span.end, note), ` ${references(keys)}`);
  },
};

/** The argument that names the key. */
function label(key: string): string {
  return isLabelKey(key) ? `<${key}>` : `label("${key}")`;
}

/** `#cite(<doe99>)`, and `#cite(label("a/b"))` for other keys. */
const functionStyle: CitationStyle = {
  has: (command) => command === 'cite' || command === 'ref',
  openings: ['<', 'label("'],
  closings: '>"\n',
  separators: '',
  ends: '>"),',
  stops: ',',
  isBraced: (text, start) => text[start - 1] === '"',
  written: (key, isBraced) => {
    if (isBraced) return isTextKey(key) ? key : undefined;
    return isLabelKey(key) ? key : undefined;
  },
  cite: (keys) => keys.map((key) => `#cite(${label(key)})`).join(' '),
  add: (text, { span }, keys) => {
    const isEmbedded = text[span.start] === '#';
    const calls = keys.map((key) => `${isEmbedded ? ' #' : '; '}cite(${label(key)})`);
    return insertion(span.end, calls.join(''));
  },
};

/** `#cite(label("a/b"))` for keys that nothing else can name. */
const textStyle: CitationStyle = {
  ...functionStyle,
  has: () => false,
  written: (key) => (isTextKey(key) ? key : undefined),
};

/** Typst. */
export const typstMarkup: Markup = markupInStyles({
  id: 'typst',
  triggerCharacters: ['@', '<', '"', ' '],
  scan: scanTypst,
  styles: [referenceStyle, functionStyle, textStyle],
  refusal: { name: 'Typst', because: () => t('it has a quotation mark, a backslash or a line end') },
});
