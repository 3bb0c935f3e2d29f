import { type CitationScan, type Insertion, type Markup, groupAt, newKeys } from './markup';
import type { CitationMode, Notation, Variant } from './neutral';
import { noteOf } from './notes';
import { t } from '../util/l10n';

/** How a new citation is written, and the words beside it, in the language of the document. */
export interface NewCitation {
  readonly notation: Notation;
  readonly variant: Variant;
  readonly prenote?: string;
  readonly locator?: string;
}

/** A kind of citation for people, and how it looks. */
const shown: Readonly<Record<CitationMode, readonly [title: () => string, example: string]>> = {
  parenthetical: [() => t('In parentheses'), '(Xu 2015)'],
  textual: [() => t('In the text'), 'Xu (2015)'],
  suppressed: [() => t('Without the author'), '(2015)'],
  bare: [() => t('Without parentheses'), 'Xu 2015'],
  author: [() => t('The author alone'), 'Xu'],
  year: [() => t('The year alone'), '2015'],
  title: [() => t('The title alone'), 'Show, Attend and Tell'],
  full: [() => t('The whole reference'), 'Xu, K. (2015). Show, Attend and Tell.'],
  footnote: [() => t('In a footnote'), '¹'],
};

/** A variant for people: “In parentheses — (Xu 2015)”. */
export function variantTitle({ mode, title = shown[mode][0] }: Variant): string {
  return `${title()} — ${shown[mode][1]}`;
}

/** The variant of a notation with this command; undefined if it has none. */
export function variantOf({ variants }: Notation, command: string | undefined): Variant | undefined {
  return variants.find((variant) => variant.command === command);
}

/** True where a citation stands to which keys are added; a new one would stand in it. */
export function isInCitation(scan: CitationScan, offset: number): boolean {
  const group = groupAt(scan, offset);
  return group !== undefined && group.span.start < offset;
}

/**
 * The edit that cites `keys` at `offset`: into the citation there, to which only the keys are added; else as a new one in
 * this variant, or where none is given as the markup has it. Linear.
 */
export function insertCitation(
  { markup, text, scan }: { readonly markup: Markup; readonly text: string; readonly scan: CitationScan },
  offset: number,
  keys: readonly string[],
  wanted?: NewCitation,
): Insertion {
  const usual = markup.insert(text, scan, offset, keys);
  if (wanted === undefined || usual.kind !== 'edit' || isInCitation(scan, offset)) return usual;
  const { notation, variant, prenote = '', locator = '' } = wanted;
  const { language } = notation;
  const [before, behind] = [noteOf(language, prenote), noteOf(language, locator)];
  const cited = newKeys(keys, []);
  const items = cited.map((key, index) => ({
    key,
    ...(index === 0 && before && { prenote: before }),
    ...(index === cited.length - 1 && behind && { locator: behind }),
  }));
  const written = notation.write({ mode: variant.mode, items }, variant);
  if (written === undefined) return usual;
  // A name goes on with letters, and a bracket would be its note.
  const goesOn = /[\p{L}\p{N}_]$/u.test(written.text) && /[\p{L}\p{N}[_:-]/u.test(text[offset] ?? '');
  const newText = `${written.text}${goesOn ? ' ' : ''}`;
  return { kind: 'edit', edit: { span: { start: offset, end: offset }, newText } };
}
