import { scanBibtex } from '../read/bibtex/scan';
import type { BibtexBlock, BibtexEntry } from '../read/bibtex/syntax';
import { type BibStyle, defaultStyle, type LetterCase } from '../write/bibStyle';
import { withLineEnds } from '../write/entryText';
import { assignmentOf } from './assignmentStyle';
import { nearestLineEnd } from './lineEnds';
import { mostCommon } from './mostCommon';

/**
 * The style that most entries of a `.bib` file have, trait by trait; a trait that the file does not show is that of
 * `defaultStyle`. Linear. In
 *
 *     @ARTICLE{xu15,
 *     	title  = {Show},
 *     	year   = 2015
 *     }
 *
 * types are `upper`, fields indented by a tab, the `=` stand in column 7, numbers are bare, no comma stands at the end.
 */
export function bibStyle(text: string): BibStyle {
  return styleOfBlocks(text, scanBibtex(text).blocks);
}

/** The same for the blocks of `text`, where they are known. */
export function styleOfBlocks(text: string, blocks: readonly BibtexBlock[]): BibStyle {
  const entries = blocks.filter((block) => block.kind === 'entry');
  const between = entries.flatMap((entry, index) => {
    const next = entries[index + 1];
    return next === undefined ? [] : blankOnly(text.slice(entry.end, next.start));
  });
  const lineEnds = text.match(/\r\n?|\n/g) ?? [];
  return {
    ...defaultStyle,
    ...traitsOf(text, entries),
    ...known('between', mostCommon(between.filter((blank) => blank.includes('\n')))?.item),
    ...known('lineEnd', mostCommon(lineEnds)?.item),
    spellings: spellingsOf(text, entries),
    fieldPlaces: fieldPlacesOf(entries),
  };
}

/** The style of one entry of the file whose style is given, with the line end that is nearest to `offset`. */
export function styleOfEntry(text: string, entry: BibtexEntry, ofFile: BibStyle, offset: number): BibStyle {
  return {
    ...ofFile,
    ...traitsOf(text, [entry]),
    lineEnd: nearestLineEnd(text, offset) ?? ofFile.lineEnd,
    spellings: new Map([...ofFile.spellings, ...spellingsOf(text, [entry])]),
  };
}

type Traits = Partial<BibStyle>;

function traitsOf(text: string, entries: readonly BibtexEntry[]): Traits {
  const whole = entries.filter(({ close }) => close !== undefined);
  const fields = whole.flatMap((entry) => entry.fields);
  const parts = fields.flatMap((field) => field.parts);
  const isNumber = parts.flatMap((part) => {
    if (part.kind === 'number') return [true];
    return /^["{]\d+["}]$/.test(text.slice(part.start, part.end)) ? [false] : [];
  });
  const delimiters = parts.flatMap(({ kind }) => {
    if (kind === 'braced') return ['braces' as const];
    return kind === 'quoted' ? ['quotes' as const] : [];
  });
  const opening = mostCommon(whole.flatMap((entry) => openingOf(text, entry)))?.item;
  return {
    ...known('opening', opening),
    // An entry of one field begins all of its lines alike.
    ...known('joint', mostCommon(whole.flatMap((entry) => jointsOf(text, entry)))?.item ?? opening),
    ...known('closing', mostCommon(whole.flatMap((entry) => closingOf(text, entry)))?.item),
    ...known('assignment', assignmentOf(text, fields)),
    ...known('delimiters', mostCommon(delimiters)?.item),
    ...known('hasBareNumbers', mostCommon(isNumber)?.item),
    ...known('typeCase', caseOf(entries.map(({ typeStart, typeEnd }) => text.slice(typeStart, typeEnd)))),
    ...known('nameCase', caseOf(fields.map(({ start, nameEnd }) => text.slice(start, nameEnd)))),
  };
}

/** A trait that is not known is left out, so that it does not hide what is known elsewhere. */
function known<Name extends keyof BibStyle>(name: Name, trait: BibStyle[Name] | undefined): Traits {
  return trait === undefined ? {} : { [name]: trait };
}

function openingOf(text: string, { keyEnd, fields: [first] }: BibtexEntry): readonly string[] {
  return first === undefined ? [] : withOneComma(text.slice(keyEnd, first.start));
}

function jointsOf(text: string, { fields }: BibtexEntry): readonly string[] {
  return fields.flatMap(({ valueEnd }, index) => {
    const next = fields[index + 1];
    return next === undefined ? [] : withOneComma(text.slice(valueEnd, next.start));
  });
}

function closingOf(text: string, { fields, close }: BibtexEntry): readonly string[] {
  const last = fields.at(-1);
  if (last === undefined || close === undefined) return [];
  const gap = text.slice(last.valueEnd, close);
  return gap.includes(',') ? withOneComma(gap) : blankOnly(gap);
}

function withOneComma(gap: string): readonly string[] {
  return /^[ \t\r\n]*,[ \t\r\n]*$/.test(gap) ? [withLineEnds(gap, '\n')] : [];
}

function blankOnly(gap: string): readonly string[] {
  return /^[ \t\r\n]*$/.test(gap) ? [withLineEnds(gap, '\n')] : [];
}

function caseOf(names: readonly string[]): LetterCase | undefined {
  return mostCommon(
    names.map((name): LetterCase => {
      if (name === name.toLowerCase()) return 'lower';
      return name === name.toUpperCase() ? 'upper' : 'capitalised';
    }),
  )?.item;
}

/** Types are told from fields of the same name by an `@`. */
function spellingsOf(text: string, entries: readonly BibtexEntry[]): ReadonlyMap<string, string> {
  const spellings = new Map<string, string[]>();
  const note = (name: string, start: number, end: number) => {
    const all = spellings.get(name);
    if (all === undefined) spellings.set(name, [text.slice(start, end)]);
    else all.push(text.slice(start, end));
  };
  for (const { type, typeStart, typeEnd, fields } of entries) {
    note(`@${type}`, typeStart, typeEnd);
    for (const { name, start, nameEnd } of fields) note(name, start, nameEnd);
  }
  return new Map(Array.from(spellings, ([name, all]) => [name, mostCommon(all)?.item ?? name]));
}

function fieldPlacesOf(entries: readonly BibtexEntry[]): ReadonlyMap<string, number> {
  const sums = new Map<string, { readonly places: number; readonly count: number }>();
  for (const { fields } of entries) {
    for (const [index, { name }] of fields.entries()) {
      const { places, count } = sums.get(name) ?? { places: 0, count: 0 };
      sums.set(name, { places: places + (index + 1) / (fields.length + 1), count: count + 1 });
    }
  }
  return new Map(Array.from(sums, ([name, { places, count }]) => [name, places / count]));
}
