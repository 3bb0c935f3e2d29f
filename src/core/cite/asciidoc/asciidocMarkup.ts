import { type CitationStyle, addToList } from '../citationStyle';
import { markupInStyles } from '../styledMarkup';
import { type ItemGrammar, citationsInList } from '../keyItems';
import type { CitationGroup, CitationScan, Markup } from '../markup';
import { matchesIn } from '../passages';
import { asciidocBlocks } from './blocks';
import { t } from '../../util/l10n';

/**
 * Citations of asciidoctor-bibtex (its README and `citation_macro.rb`):
 *
 *   citation = ( "cite" | "citenp" ) ":" [ pretext ] "[" key [ "(" locator ")" ] { "," key [ "(" locator ")" ] } "]"
 *   item     = "bibitem:[" key "]"
 *
 * A backslash before it, and passed-through text, make it text.
 */
const opening =
  /(?<![\w\\])(cite|citenp|bibitem):(?:[^\s[\]][^[\]\n]{0,200})?\[|\+\+[^\n]{1,500}?\+\+|(?<!\w)\+(?=\S)[^+\n]{1,500}\+(?!\w)|pass:[a-z]*\[[^\]\n]{0,500}\]/gu;

const items: ItemGrammar = { separators: ',', note: ['(', ')'] };

/** The end of the list that begins at `start`: at its bracket outside parentheses, or the end of the line. */
function endOfList(text: string, start: number): number {
  let isInLocator = false;
  for (let end = start; end < text.length; end++) {
    const character = text[end];
    if (character === '\n' || (character === ']' && !isInLocator)) return end;
    if (character === '(') isInLocator = true;
    else if (character === ')') isInLocator = false;
  }
  return text.length;
}

/** Every citation of an AsciiDoc text. Never throws; linear. */
export function scanAsciidoc(text: string): CitationScan {
  const { passages, bibliographies, includes } = asciidocBlocks(text);
  const groups: CitationGroup[] = [];
  for (const [{ 0: head, 1: name, index: start }] of matchesIn(text, passages, opening)) {
    if (name === undefined) continue;
    const list = { start: start + head.length, end: endOfList(text, start + head.length) };
    const command = `${name}:`;
    opening.lastIndex = list.end;
    groups.push({
      command,
      span: { start, end: text[list.end] === ']' ? list.end + 1 : list.end },
      keyLists: [list],
      citations: citationsInList(text, list, command, items),
    });
  }
  return { groups, bibliographies, definitions: [], includes, problems: [] };
}

/** `cite:[a(p. 3),b]`. */
export const macroStyle: CitationStyle = {
  ...items,
  has: () => true,
  openings: ['cite:', 'citenp:', 'bibitem:'],
  closings: ']\n',
  ends: ',()[]',
  stops: '',
  written: (key) => (key !== '' && !/[\s,()[\]]/u.test(key) ? key : undefined),
  cite: (keys, command = 'cite:') => `${command === 'bibitem:' ? 'cite:' : command}[${keys.join(',')}]`,
  add: (text, group, keys) => addToList(text, group, keys, items.separators),
};

/** AsciiDoc with asciidoctor-bibtex. */
export const asciidocMarkup: Markup = markupInStyles({
  id: 'asciidoc',
  triggerCharacters: ['[', ',', ' '],
  scan: scanAsciidoc,
  styles: [macroStyle],
  refusal: { name: 'asciidoctor-bibtex', because: () => t('it has white space or one of , ( ) [ ]') },
});
