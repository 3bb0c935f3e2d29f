import { indexBefore } from '../indexBefore';
import type { CitationGroup, CitationScan } from '../markup';
import type { CitationReading, CitedItem, Notation, Note } from '../neutral';
import {
  flagsLost,
  formattingLost,
  itemsWithNotes,
  noteOf,
  notesOf,
  suppressionLost,
  withDashes,
  withoutSigns,
} from '../notes';
import { kept, readGroups } from '../readGroups';
import { macroStyle } from './asciidocMarkup';
import { t } from '../../util/l10n';

function asciidocNote(written: string): Note | undefined {
  return noteOf('asciidoc', written, { plain: withDashes(written.replaceAll('{nbsp}', '\u00A0')) });
}

function readMacro(
  text: string,
  { command, span, keyLists, citations }: CitationGroup,
): CitationReading | undefined {
  const [list] = keyLists;
  if (list === undefined || list.end >= span.end) return undefined;
  if (command === 'bibitem:') return kept(span, t('it prints an item of the bibliography'));
  const prenote = asciidocNote(text.slice(span.start + command.length, list.start - 1));
  const items = citations.map(({ key, span: { end } }, index): CitedItem => {
    const close = text[end] === '(' ? indexBefore(text, ')', end, list.end) : list.end;
    const locator = close < list.end ? asciidocNote(text.slice(end + 1, close)) : undefined;
    return { key, ...(index === 0 && prenote && { prenote }), ...(locator && { locator }) };
  });
  const mode = command === 'citenp:' ? 'textual' : 'parenthetical';
  return { kind: 'citation', citation: { mode, items }, span, losses: [] };
}

/** Every citation of an AsciiDoc text. Linear. */
export function readAsciidocCitations(text: string, scan: CitationScan): CitationReading[] {
  return readGroups(text, scan, readMacro);
}

/** AsciiDoc with asciidoctor-bibtex. */
export const asciidocNotation: Notation = {
  id: 'asciidoc',
  name: 'AsciiDoc',
  markups: ['asciidoc'],
  language: 'asciidoc',
  variants: [
    { command: 'cite:', mode: 'parenthetical' },
    { command: 'citenp:', mode: 'textual' },
  ],
  write: (citation, { command }) => {
    const items = itemsWithNotes(citation);
    if (items.some(({ key }) => macroStyle.written(key, false) === undefined)) return undefined;
    const losses = [
      ...formattingLost(notesOf(items), 'asciidoc'),
      ...flagsLost(citation, 'AsciiDoc'),
      ...suppressionLost(items, 'AsciiDoc'),
      ...items
        .slice(1)
        .flatMap(({ prenote }) => prenote ?? [])
        .map(({ plain }) => t('AsciiDoc has a prenote for all works only; “{0}” was left out.', plain)),
    ];
    const noteText = (note: Note | undefined, signs: RegExp): string =>
      note === undefined ? '' : withoutSigns(note, 'asciidoc', signs, losses);
    const list = items.map(({ key, locator }) => {
      const note = noteText(locator, /[()[\]]/gu);
      return note === '' ? key : `${key}(${note})`;
    });
    return { text: `${command}${noteText(items[0]?.prenote, /[[\]]/gu)}[${list.join(',')}]`, losses };
  },
};
