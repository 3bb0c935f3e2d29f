import type { Span } from '../model/span';
import { languages } from './markups';
import { type CitationScan, type Markup, type TextEdit, citationsOf } from './markup';
import { type CitationReading, type Notation, writeNearest } from './neutral';
import { readCitations } from './notations';
import { t, inQuotes } from '../util/l10n';

/** What could not be carried into another notation, and where it stands in the text before. */
export interface Loss {
  readonly span: Span;
  readonly message: string;
}

/** A change of the citations of a text into another notation; all else stays as it is. */
export interface Conversion {
  /** In the order of the text. */
  readonly edits: readonly TextEdit[];
  /** How many citations the text has then in the notation, those that were so before among them. */
  readonly count: number;
  readonly losses: readonly Loss[];
}

/** A text in one language. */
export interface MarkedText {
  readonly markup: Markup;
  readonly text: string;
  readonly scan: CitationScan;
}

const nothing: Conversion = { edits: [], count: 0, losses: [] };

/** Writes citations of a text in another notation. Linear but for sorting. */
function converted(
  { markup, text }: Pick<MarkedText, 'markup' | 'text'>,
  readings: readonly CitationReading[],
  to: Notation,
): Conversion {
  const edits: TextEdit[] = [];
  const losses: Loss[] = [];
  const isForeign = !to.markups.includes(markup.id);
  let count = 0;
  for (const reading of readings) {
    const { span } = reading;
    const change = changeOf(reading, to);
    if (change.kind === 'kept') {
      if (isForeign) losses.push({ span, message: change.message });
      continue;
    }
    const before = text.slice(span.start, span.end);
    const isSame = isForeign ? before === change.text : signsOf(before) === signsOf(change.text);
    count++;
    losses.push(...change.losses.map((message) => ({ span, message })));
    if (!isSame) edits.push({ span, newText: change.text });
  }
  return { edits, count, losses };
}

/** A citation without what may be written one way or the other in its language: blanks, commas, the order of arguments. */
function signsOf(citation: string): string {
  return [...citation.replaceAll(/[\s,;()[\]{}]/gu, '')].toSorted().join('');
}

type Change =
  | { readonly kind: 'kept'; readonly message: string }
  | { readonly kind: 'written'; readonly text: string; readonly losses: readonly string[] };

/** True if what was written is a citation to those who read it: notes may hold anything. */
function isRead(written: string, { markups }: Notation): boolean {
  const target = languages.find(({ markup }) => markups.includes(markup.id));
  return target === undefined || target.markup.scan(written).groups.length > 0;
}

function changeOf(reading: CitationReading, to: Notation): Change {
  if (reading.kind === 'kept')
    return { kind: 'kept', message: t('It was left as it is: {0}.', reading.reason) };
  const written = writeNearest(to, reading.citation);
  if (written !== undefined && isRead(written.text, to))
    return { kind: 'written', text: written.text, losses: [...reading.losses, ...written.losses] };
  const keys = reading.citation.items.map(({ key }) => inQuotes(key)).join(', ');
  return { kind: 'kept', message: t('It was left as it is: {0} cannot write {1}.', to.name, keys) };
}

/** True if there is something to do or to say. */
function says({ edits, losses }: Conversion): boolean {
  return edits.length > 0 || losses.length > 0;
}

/** The readings that are not `taken` for others of the text, and may be. */
function without(
  readings: readonly CitationReading[],
  taken: readonly CitationReading[],
  mayTake: (reading: Span, taken: Span) => boolean,
): CitationReading[] {
  let next = 0;
  return readings.filter(({ span }) => {
    while ((taken[next]?.span.end ?? Infinity) <= span.start) next++;
    const other = taken[next]?.span;
    return other === undefined || other.start >= span.end || mayTake(span, other);
  });
}

/** How much of a text is changed: what is read as one citation of a language may be several, and less, of another. */
function reach({ edits }: Conversion): number {
  return edits.reduce((sum, { span }) => sum + span.end - span.start, 0);
}

/** The citations of that other language which has most of them in a text, as far as the language of the text leaves them. */
function foreign(
  { markup, text }: MarkedText,
  to: Notation,
  choose: (readings: readonly CitationReading[]) => readonly CitationReading[],
): Conversion {
  let best = nothing;
  for (const { markup: other } of languages) {
    if (to.markups.includes(other.id) || other.id === markup.id) continue;
    const readings = choose(readCitations(other, text, other.scan(text)));
    const found = converted({ markup: other, text }, readings, to);
    if (reach(found) > reach(best)) best = found;
  }
  return best;
}

/** The edits whose text is a citation where it comes to stand, so that code stays as it is, and what is said of those. */
function onlyCiting(text: string, markup: Markup, { edits, losses }: Conversion): Conversion {
  const pieces: string[] = [];
  const places: Span[] = [];
  let length = 0;
  let end = 0;
  for (const { span, newText } of edits) {
    pieces.push(text.slice(end, span.start), newText);
    length += span.start - end;
    places.push({ start: length, end: length + newText.length });
    length += newText.length;
    ({ end } = span);
  }
  const starts = citationsOf(markup.scan(pieces.join('') + text.slice(end)))
    .map(({ span }) => span.start)
    .toSorted((one, other) => one - other);
  let next = 0;
  const citing = edits.filter((_edit, index) => {
    const place = places[index] ?? { start: 0, end: 0 };
    while ((starts[next] ?? Infinity) < place.start) next++;
    return (starts[next] ?? Infinity) < place.end;
  });
  const kept = new Set(citing.map(({ span }) => span.start));
  const said = losses.filter(({ span }) => kept.has(span.start));
  return { edits: citing, count: citing.length, losses: said };
}

/**
 * The change that writes the citations of a text in another notation: those of its own language, or where there are none that
 * need it, those that came from another one. Only what lies in `within` is changed. Never throws; linear but for sorting.
 */
export function convertCitations(
  marked: MarkedText,
  to: Notation,
  within: Span = { start: 0, end: marked.text.length },
): Conversion {
  const { markup, text, scan } = marked;
  const own = readCitations(markup, text, scan);
  const isWithin = ({ span }: CitationReading): boolean =>
    within.start <= span.start && span.end <= within.end;
  const ofOwn = converted(marked, own.filter(isWithin), to);
  if (says(ofOwn)) return ofOwn;
  const others = foreign(marked, to, (readings) => without(readings.filter(isWithin), own, () => false));
  const found = to.markups.includes(markup.id) ? onlyCiting(text, markup, others) : others;
  return says(found) ? found : ofOwn;
}

/**
 * A text from elsewhere with its citations in the notation of a document in `markup`; undefined if it has none of another
 * language. What may be a citation of both languages is one of the other where that takes in more: `[see @a]` in Typst.
 */
export function adoptedText(
  text: string,
  markup: Markup,
  to: Notation,
): { readonly text: string; readonly losses: readonly Loss[] } | undefined {
  const scan = markup.scan(text);
  const own = readCitations(markup, text, scan);
  const { edits, losses } = foreign({ markup, text, scan }, to, (readings) =>
    without(
      readings,
      own,
      (span, other) =>
        span.start <= other.start && other.end <= span.end && span.end - span.start > other.end - other.start,
    ),
  );
  if (edits.length === 0) return undefined;
  let adopted = '';
  let end = 0;
  for (const { span, newText } of edits) {
    adopted += text.slice(end, span.start) + newText;
    ({ end } = span);
  }
  return { text: adopted + text.slice(end), losses };
}
