import type { CitationMode, CitationReading, CitedItem, NeutralCitation } from '../cite/neutral';
import { isIdentifier } from '../findings/handles';
import { authorsInShort } from '../model/author';
import type { Paper } from '../model/paper';
import type { Span } from '../model/span';
import { decodeTex } from '../text/tex';
import { plainMath } from '../text/plainMath';
import { referenceLine } from '../write/referenceLine';

/** A part of a citation as it is read: plain text, and the key of the reference that it leads to. */
export interface PreviewPiece {
  readonly text: string;
  readonly key?: string;
  /** The key is in no bibliography. */
  readonly isMissing?: boolean;
}

/** What stands in a preview in place of a citation. */
export interface PreviewCitation {
  readonly span: Span;
  readonly pieces: readonly PreviewPiece[];
}

/** A work in the list at the end. */
export interface PreviewReference {
  readonly key: string;
  readonly text: string;
}

/** The citations of a document as they are read, and the works that they cite, in the order of the alphabet. */
export interface CitationPreview {
  readonly citations: readonly PreviewCitation[];
  readonly references: readonly PreviewReference[];
}

/** What is known of the works of a document. */
export interface PreviewSources {
  readonly paperOf: (key: string) => Paper | undefined;
  /** The document has bibliographies, so that a key which is in none of them is a mistake. */
  readonly saysMissing: boolean;
}

/**
 * Citations in the manner of authors and years: (Xu et al., 2015, p. 3), Xu et al. (2015). A citation of which no work is
 * known stays as it is written, unless the missing ones are to be said. Text is plain, never markup. Linear.
 */
export function previewCitations(
  readings: readonly CitationReading[],
  sources: PreviewSources,
): CitationPreview {
  const cited = new Map<string, Paper>();
  const citations = readings.flatMap((reading): PreviewCitation[] => {
    if (reading.kind !== 'citation') return [];
    const { items } = reading.citation;
    const known = items.filter(({ key }) => sources.paperOf(key) !== undefined);
    const isUnderstood =
      known.length > 0 || (sources.saysMissing && items.some(({ key }) => !isIdentifier(key)));
    if (!isUnderstood) return [];
    for (const { key } of known) {
      const paper = sources.paperOf(key);
      if (paper !== undefined) cited.set(key, paper);
    }
    return [{ span: reading.span, pieces: piecesOf(reading.citation, sources) }];
  });
  const references = Array.from(cited, ([key, paper]) => ({ key, text: readable(referenceLine(paper)) }));
  const collator = new Intl.Collator();
  return { citations, references: references.sort((one, other) => collator.compare(one.text, other.text)) };
}

function readable(text: string): string {
  return plainMath(decodeTex(text));
}

/** Modes whose works stand in the sentence. */
const runningModes: ReadonlySet<CitationMode> = new Set(['textual', 'bare', 'author', 'title', 'full']);

function piecesOf(citation: NeutralCitation, sources: PreviewSources): PreviewPiece[] {
  const { mode, items, prenote, postnote } = citation;
  const isRunning = runningModes.has(mode);
  const works = items.flatMap((item, at) => [
    ...(at === 0 ? [] : [{ text: isRunning ? ', ' : '; ' }]),
    ...workPieces(item, mode, sources),
  ]);
  const all = [
    ...(prenote === undefined ? [] : [{ text: `${prenote.plain} ` }]),
    ...works,
    ...(postnote === undefined ? [] : [{ text: `, ${postnote.plain}` }]),
  ];
  return isRunning ? all : [{ text: '(' }, ...all, { text: ')' }];
}

function workPieces(item: CitedItem, mode: CitationMode, { paperOf }: PreviewSources): PreviewPiece[] {
  const { key, prenote, locator } = item;
  const paper = paperOf(key);
  const before = prenote === undefined ? [] : [{ text: `${prenote.plain} ` }];
  const behind = locator === undefined ? '' : `, ${locator.plain}`;
  if (paper === undefined)
    return [...before, { text: `${key}?`, isMissing: true }, { text: behind }].filter(hasText);
  const isYearAlone = item.isSuppressed === true || mode === 'suppressed' || mode === 'year';
  const text = isYearAlone ? yearOf(paper) : printed[mode](paper);
  // Xu (2015, p. 3): the locator goes with the year.
  if (mode !== 'textual' || isYearAlone) return [...before, { text, key }, { text: behind }].filter(hasText);
  return [...before, { text, key }, { text: ` (${yearOf(paper)}${behind})` }];
}

function hasText({ text }: PreviewPiece): boolean {
  return text !== '';
}

const authorAndYear = (paper: Paper): string => `${nameOf(paper)}, ${yearOf(paper)}`;

/** What is printed of a work, its locator aside. */
const printed: Readonly<Record<CitationMode, (paper: Paper) => string>> = {
  parenthetical: authorAndYear,
  footnote: authorAndYear,
  bare: authorAndYear,
  textual: nameOf,
  author: nameOf,
  suppressed: yearOf,
  year: yearOf,
  title: ({ title, key }) => readable(title === '' ? key : title),
  full: (paper) => readable(referenceLine(paper)),
};

function yearOf({ year }: Paper): string {
  return year === undefined ? 'n.d.' : String(year);
}

/** Who a work is known by: its authors, else its title, else its key. */
function nameOf({ authors, authorsTruncated, title, key }: Paper): string {
  const names = authorsInShort(authors, authorsTruncated);
  return names !== '' ? names : title === '' ? key : `“${readable(title)}”`;
}
