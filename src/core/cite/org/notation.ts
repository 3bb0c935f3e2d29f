import { indexBefore } from '../indexBefore';
import { meaningOf } from '../latex/citationCommands';
import type { CitationGroup, CitationScan } from '../markup';
import type {
  CitationMode,
  CitationReading,
  CitedItem,
  NeutralCitation,
  Notation,
  Note,
  Variant,
} from '../neutral';
import {
  flagsLost,
  formattingLost,
  noteOf,
  notesOf,
  suppressionLost,
  withDashes,
  withoutSigns,
} from '../notes';
import { kept, readGroups } from '../readGroups';
import { citationStyle } from './orgMarkup';
import { t } from '../../util/l10n';

/** Styles of citations, short and long (Org's manual, "Citation export processors"). */
const styles: readonly (readonly [mode: CitationMode, names: readonly string[]])[] = [
  ['parenthetical', ['', 'nil']],
  ['textual', ['t', 'text']],
  ['suppressed', ['na', 'noauthor']],
  ['author', ['a', 'author']],
  ['title', ['ti', 'title']],
  ['year', ['y', 'year']],
  ['footnote', ['ft', 'footnote']],
];

const modes: ReadonlyMap<string, CitationMode> = new Map(
  styles.flatMap(([mode, names]) => names.map((name): [string, CitationMode] => [name, mode])),
);

const variants: readonly [Variant, ...Variant[]] = [
  { command: '[cite:]', mode: 'parenthetical' },
  { command: '[cite/t:]', mode: 'textual' },
  { command: '[cite//b:]', mode: 'bare' },
  { command: '[cite/na:]', mode: 'suppressed' },
  { command: '[cite/a:]', mode: 'author' },
  { command: '[cite/na/b:]', mode: 'year' },
  { command: '[cite/ti:]', mode: 'title' },
];

function orgNote(written: string): Note | undefined {
  return noteOf('org', written, { plain: withDashes(written.replaceAll('\\nbsp{}', '\u00A0')) });
}

/** Letters of a variant, `cf`, or its whole name. */
function hasVariant(variant: string, letter: string, name: string): boolean {
  return variant.includes(name) || (variant.length < 4 && variant.includes(letter));
}

/** Parts that `;` divides: a common prefix, works, a common suffix. */
function readParts(
  text: string,
  { span, citations }: CitationGroup,
  { start, end }: { readonly start: number; readonly end: number },
): Pick<NeutralCitation, 'items' | 'prenote' | 'postnote'> | undefined {
  const items: CitedItem[] = [];
  const notes: string[] = [];
  const behind: string[] = [];
  let next = 0;
  for (let from = start; from <= end;) {
    const to = indexBefore(text, ';', from, end);
    const cited = citations[next];
    if (cited === undefined || cited.span.end > to) {
      (items.length === 0 ? notes : behind).push(text.slice(from, to));
    } else {
      if ((citations[++next]?.span.end ?? span.end) <= to && next < citations.length) return undefined;
      const prenote = orgNote(text.slice(from, cited.span.start - 1));
      const locator = orgNote(text.slice(cited.span.end, to).trim().replace(/^,/u, ''));
      items.push({ key: cited.key, ...(prenote && { prenote }), ...(locator && { locator }) });
    }
    from = to + 1;
  }
  const [prenote, postnote] = [orgNote(notes.join(';')), orgNote(behind.join(';'))];
  return { items, ...(prenote && { prenote }), ...(postnote && { postnote }) };
}

function readCitation(text: string, group: CitationGroup): CitationReading | undefined {
  const { span, command, citations } = group;
  if (text[span.end - 1] !== ']') return undefined;
  const [, style = '', variant = ''] = command.slice(1, -2).split('/');
  const mode = modes.get(style);
  if (mode === undefined) return kept(span, t('the style {0} has no equal', style));
  const parts = readParts(text, group, { start: span.start + command.length - 1, end: span.end - 1 });
  if (parts === undefined || citations.length === 0) return kept(span, t('its keys are not divided by “;”'));
  const isBare = hasVariant(variant, 'b', 'bare');
  const bare: Partial<Record<CitationMode, CitationMode>> = { parenthetical: 'bare', suppressed: 'year' };
  const citation: NeutralCitation = {
    ...parts,
    mode: (isBare ? bare[mode] : undefined) ?? mode,
    ...(hasVariant(variant, 'c', 'caps') && { isCapitalised: true }),
    ...(hasVariant(variant, 'f', 'full') && { hasAllAuthors: true }),
  };
  return { kind: 'citation', citation, span, losses: [] };
}

/** A link of org-ref, whose commands are those of LaTeX. */
function readLink(text: string, group: CitationGroup): CitationReading | undefined {
  const { span, command, citations, keyLists } = group;
  const isBracketed = text.startsWith('[[', span.start - 2);
  if (isBracketed && !text.startsWith(']]', span.end))
    return kept(span, t('it is a link with a description'));
  const whole = isBracketed ? { start: span.start - 2, end: span.end + 2 } : span;
  const [name = ''] = command.split(':');
  const meaning = meaningOf(name.replace('*', ''), name.endsWith('*'), 'natbib');
  if (meaning === undefined) return kept(whole, t('{0} has no equal', name));
  const inside = { start: span.start + name.length + 1, end: keyLists.at(-1)?.end ?? span.end };
  const parts = command.endsWith('&')
    ? readParts(text, group, inside)
    : { items: citations.map(({ key }) => ({ key })) };
  if (parts === undefined) return kept(whole, t('its keys are not divided by “;”'));
  const { mode, isCapitalised, hasAllAuthors } = meaning;
  const flags = { ...(isCapitalised && { isCapitalised }), ...(hasAllAuthors && { hasAllAuthors }) };
  return { kind: 'citation', citation: { mode, ...parts, ...flags }, span: whole, losses: [] };
}

/** Every citation of an Org text. Linear. */
export function readOrgCitations(text: string, scan: CitationScan): CitationReading[] {
  return readGroups(text, scan, (_text, group) =>
    group.command.startsWith('[cite') ? readCitation(text, group) : readLink(text, group),
  );
}

/** Org's own citations. */
export const orgNotation: Notation = {
  id: 'org',
  name: 'Org',
  markups: ['org'],
  language: 'org',
  variants,
  write: (citation, { command, mode }) => {
    const { items, prenote, postnote, isCapitalised = false, hasAllAuthors = false } = citation;
    if (items.some(({ key }) => citationStyle.written(key, false) === undefined)) return undefined;
    const losses = [
      ...formattingLost([prenote ?? [], postnote ?? [], notesOf(items)].flat(2), 'org'),
      ...flagsLost(citation, 'Org', { capital: true, authors: true }),
      ...suppressionLost(items, 'Org'),
    ];
    const noteText = (note: Note | undefined): string =>
      note === undefined ? '' : withoutSigns(note, 'org', /[;@[\]]/gu, losses);
    const works = items.map((item) =>
      [noteText(item.prenote), `@${item.key}`, noteText(item.locator)]
        .filter((part) => part !== '')
        .join(' '),
    );
    const parts = [noteText(prenote), ...works, noteText(postnote)].filter((part) => part !== '');
    const [style = ''] = command.slice('[cite/'.length, -2).split('/');
    const letters = `${mode === 'bare' || mode === 'year' ? 'b' : ''}${isCapitalised ? 'c' : ''}${hasAllAuthors ? 'f' : ''}`;
    const head =
      style === '' && letters === '' ? 'cite' : `cite/${style}${letters === '' ? '' : `/${letters}`}`;
    return { text: `[${head}:${parts.join('; ')}]`, losses };
  },
};
