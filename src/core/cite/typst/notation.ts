import { endOfBrackets } from '../brackets';
import { isBlank } from '../blank';
import type { CitationGroup, CitationScan } from '../markup';
import type { CitationMode, CitationReading, CitedItem, Notation, Note, Variant } from '../neutral';
import {
  flagsLost,
  formattingLost,
  itemsWithNotes,
  noteOf,
  notesOf,
  suppressionLost,
  withDashes,
  withoutEscapes,
} from '../notes';
import { kept, readGroups } from '../readGroups';
import { isLabelKey, isReferenceKey, isTextKey } from './label';
import { t } from '../../util/l10n';

/** The forms of Typst's function `cite` (its reference, "cite"). */
const forms: ReadonlyMap<string, CitationMode> = new Map([
  ['normal', 'parenthetical'],
  ['prose', 'textual'],
  ['author', 'author'],
  ['year', 'year'],
  ['full', 'full'],
]);

const variants: readonly [Variant, ...Variant[]] = [
  { command: '@', mode: 'parenthetical' },
  { command: 'prose', mode: 'textual' },
  { command: 'author', mode: 'author' },
  { command: 'year', mode: 'year' },
  { command: 'full', mode: 'full' },
];

function typstNote(written: string): Note | undefined {
  const plain = withDashes(written.replaceAll(/(?<!\\)~/gu, '\u00A0').replaceAll(/(?<!\\)[*_`]/gu, ''));
  const isFormatted = /[*_`$#@]/u.test(written.replaceAll(/\\./gu, ''));
  return noteOf('typst', written, { plain: withoutEscapes(plain), isFormatted });
}

function typstText({ language, written, plain }: Note): string {
  if (language === 'typst') return written;
  return plain.replaceAll(/[\\#$*_`@<~[\]]|\/(?=[/*])/gu, String.raw`\$&`).replaceAll('\u00A0', '~');
}

/** The arguments between `start` and `end` that commas divide, outside of brackets, texts and what is escaped. */
function argumentsIn(text: string, start: number, end: number): string[] {
  const found: string[] = [];
  let depth = 0;
  let isInText = false;
  let from = start;
  for (let at = start; at < end; at++) {
    const character = text[at] ?? '';
    if (character === '\\') at++;
    else if (character === '"' && depth === 0) isInText = !isInText;
    else if (isInText) continue;
    else if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
    else if (character === ',' && depth === 0) {
      found.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  return [...found, text.slice(from, end).trim()];
}

function readCall(text: string, { span, citations, command }: CitationGroup): CitationReading | undefined {
  const [cited] = citations;
  const open = text.indexOf('(', span.start);
  if (cited === undefined || text[span.end - 1] !== ')' || open === -1 || open > cited.span.start)
    return undefined;
  if (text[span.start] !== '#') return kept(span, t('it stands in code'));
  const named = new Map<string, string>();
  for (const argument of argumentsIn(text, open + 1, span.end - 1)) {
    const [, name = '', value = ''] = /^([a-z]+)\s*:\s*([^]*)$/u.exec(argument) ?? [];
    if (name !== '') named.set(name, value);
  }
  const mode = forms.get((named.get('form') ?? '"normal"').replaceAll('"', ''));
  if (mode === undefined) return kept(span, t('its form {0} has no equal', named.get('form') ?? ''));
  const supplement = named.get('supplement') ?? 'none';
  const locator =
    supplement === 'none' ? undefined : typstNote(supplement.replace(/^[["]([^]*)[\]"]$/u, '$1'));
  return {
    kind: 'citation',
    span,
    citation: { mode, items: [{ key: cited.key, ...(locator && { locator }) }] },
    losses: named.has('style') ? [t('The style of a single citation by {0} was left out.', command)] : [],
  };
}

function readReference(text: string, { span, citations }: CitationGroup): CitationReading | undefined {
  const [cited] = citations;
  if (cited === undefined) return undefined;
  const close = text[span.end] === '[' ? endOfBrackets(text, span.end, text.length, ['[', ']']) : -1;
  const locator = close === -1 ? undefined : typstNote(text.slice(span.end + 1, close - 1));
  return {
    kind: 'citation',
    span: { start: span.start, end: Math.max(span.end, close) },
    citation: { mode: 'parenthetical', items: [{ key: cited.key, ...(locator && { locator }) }] },
    losses: [],
  };
}

/** True if only blanks stand between two places, and a line of them at most. */
function areTogether(text: string, end: number, start: number): boolean {
  let lines = 0;
  for (let at = end; at < start; at++) {
    const character = text[at] ?? '';
    if (!isBlank(character)) return false;
    if (character === '\n' && ++lines > 1) return false;
  }
  return end < start;
}

/** Every citation of a Typst text; those of one kind that stand side by side are one, as they are printed. Linear. */
export function readTypstCitations(text: string, scan: CitationScan): CitationReading[] {
  const readings = readGroups(text, scan, (_text, group) =>
    group.command === '@' ? readReference(text, group) : readCall(text, group),
  );
  const joined: CitationReading[] = [];
  const items: CitedItem[][] = [];
  for (const reading of readings) {
    const last = joined.at(-1);
    const together = items.at(-1);
    const isNext =
      last?.kind === 'citation' &&
      reading.kind === 'citation' &&
      last.citation.mode === reading.citation.mode &&
      areTogether(text, last.span.end, reading.span.start);
    if (!isNext || together === undefined) {
      joined.push(reading);
      items.push(reading.kind === 'citation' ? [...reading.citation.items] : []);
      continue;
    }
    // One list for all of them: joining each to those before would take their number squared.
    together.push(...reading.citation.items);
    joined[joined.length - 1] = {
      ...reading,
      span: { start: last.span.start, end: reading.span.end },
      citation: { ...reading.citation, items: together },
      losses: last.losses.length === 0 ? reading.losses : last.losses,
    };
  }
  return joined;
}

function isWritable(key: string): boolean {
  return isReferenceKey(key) || isLabelKey(key) || isTextKey(key);
}

function itemText({ key, locator }: CitedItem, form: string): string {
  const note = locator && typstText(locator);
  if (form === '@' && isReferenceKey(key)) return `@${key}${note === undefined ? '' : `[${note}]`}`;
  const label = isLabelKey(key) ? `<${key}>` : `label("${key}")`;
  const supplement = note === undefined ? '' : `, supplement: [${note}]`;
  return `#cite(${label}${supplement}${form === '@' ? '' : `, form: "${form}"`})`;
}

/** Typst. It has no place for what stands before a work, which becomes text. */
export const typstNotation: Notation = {
  id: 'typst',
  name: 'Typst',
  markups: ['typst'],
  language: 'typst',
  variants,
  write: (citation, { command }) => {
    const items = itemsWithNotes(citation);
    if (!items.every(({ key }) => isWritable(key))) return undefined;
    const outside = items.flatMap(({ prenote }) => prenote ?? []);
    const losses = [
      ...formattingLost(notesOf(items), 'typst'),
      ...flagsLost(citation, 'Typst'),
      ...suppressionLost(items, 'Typst'),
      ...outside.map(({ plain }) => t('Typst has no prenote; “{0}” stands before the citation.', plain)),
    ];
    const text = items
      .map(
        (item) =>
          `${item.prenote === undefined ? '' : `${typstText(item.prenote)} `}${itemText(item, command)}`,
      )
      .join(' ');
    return { text, losses };
  },
};
