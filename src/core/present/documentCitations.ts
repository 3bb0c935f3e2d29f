import type { CitationScan } from '../cite/markup';
import { type CitationStanding, isLooseMention, standingOf } from '../findings/citationStanding';
import { type CheckedDocument, type Surroundings, bibliographiesOf } from '../findings/surroundings';
import { authorsInShort } from '../model/author';
import type { Holding } from '../model/library';
import type { Span } from '../model/span';
import { plainMath } from '../text/plainMath';
import { countedWorks } from './counted';
import { paperIcon } from './paperIcon';
import { plainLabel } from './plainLabel';
import { readableTitle } from './readable';
import { t, inFigures } from '../util/l10n';

/** A row of what a document cites. Rows are equal between two trees if their ids are. */
export type DocumentRow = StateRow | CitedRow | PlaceRow;

/** Works of the document that are in one state, or some of very many. */
export interface StateRow {
  readonly kind: 'state' | 'part';
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** What a screen reader says. */
  readonly spoken: string;
  readonly rows: readonly DocumentRow[];
}

/** A work that the document cites, by its key, where it first does so. */
export interface CitedRow {
  readonly kind: 'cited';
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly spoken: string;
  /** The name of an icon of the editor. */
  readonly icon: string;
  readonly key: string;
  /** Without its abstract; undefined for a key that the library does not have. */
  readonly holding: Holding | undefined;
  /** Every place of the key, in the order of the text. */
  readonly places: readonly PlaceRow[];
}

/** One place of a key: what surrounds it in its line. */
export interface PlaceRow {
  readonly kind: 'place';
  readonly id: string;
  readonly label: string;
  readonly span: Span;
}

/** What a document cites: rows by state, and how much that is. */
export interface DocumentCitations {
  readonly rows: readonly StateRow[];
  readonly works: number;
  readonly citations: number;
}

type State = 'missing' | 'present' | 'elsewhere';

const stateOf: Readonly<Record<CitationStanding['kind'], State>> = {
  unknown: 'missing',
  present: 'present',
  defined: 'present',
  undeclared: 'elsewhere',
};

const titles = (): readonly (readonly [State, string])[] => [
  ['missing', t('Missing')],
  ['present', t('In the bibliography')],
  ['elsewhere', t('Not yet in the bibliography')],
];

/** More rows on one level are divided into parts. */
const MOST_ROWS = 300;
/** How much of a line stands before and behind a key, in characters. */
const BEFORE = 30;
const BEHIND = 60;

interface Cited {
  readonly key: string;
  readonly standing: CitationStanding;
  readonly spans: Span[];
}

/** The keys of a document in the order in which they are first cited. */
function citedIn(document: CheckedDocument, surroundings: Surroundings): readonly Cited[] {
  const bibliographies = bibliographiesOf(surroundings);
  const cited = new Map<string, Cited>();
  for (const group of document.scan.groups) {
    const isLoose = isLooseMention(document, group, bibliographies);
    for (const { key, span } of group.citations) {
      let known = cited.get(key);
      if (known === undefined) {
        const standing = standingOf(key, document, surroundings, bibliographies);
        // It may mention anything.
        if (isLoose && standing.kind === 'unknown') continue;
        cited.set(key, (known = { key, standing, spans: [] }));
      }
      known.spans.push(span);
    }
  }
  for (const { spans } of cited.values()) spans.sort((one, other) => one.start - other.start);
  return [...cited.values()].sort((one, other) => (one.spans[0]?.start ?? 0) - (other.spans[0]?.start ?? 0));
}

/** What stands around a key in its line, on one line. */
function excerpt(text: string, { start, end }: Span): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const from = Math.max(lineStart, start - BEFORE);
  const to = Math.min(lineEnd === -1 ? text.length : lineEnd, end + BEHIND);
  const words = text.slice(from, to).trim();
  return plainLabel(from > lineStart ? `…${words}` : words);
}

function citedRow(
  { key, standing, spans }: Cited,
  { text }: CheckedDocument,
  { library }: Surroundings,
): CitedRow {
  const holding = 'row' in standing ? library.glance(standing.row) : undefined;
  const paper = holding?.paper;
  const times = spans.length === 1 ? '' : `${spans.length}×`;
  const label = plainLabel(holding === undefined ? key : plainMath(readableTitle(holding)));
  const authors =
    paper === undefined ? '' : plainLabel(authorsInShort(paper.authors, paper.authorsTruncated));
  const byline = [authors, paper?.year].filter(Boolean).join(' ');
  const icons = { missing: 'warning', present: 'file', elsewhere: 'file' } as const;
  return {
    kind: 'cited',
    id: `cited/${key}`,
    label,
    description: [byline, times].filter(Boolean).join(' · '),
    spoken: [
      label,
      byline,
      spans.length === 1 ? t('cited 1 time') : t('cited {0} times', inFigures(spans.length)),
    ]
      .filter(Boolean)
      .join(', '),
    icon: paper === undefined ? icons[stateOf[standing.kind]] : paperIcon(paper),
    key,
    holding,
    places: spans.map((span, index) => ({
      kind: 'place',
      id: `cited/${key}/${index}`,
      label: excerpt(text, span),
      span,
    })),
  };
}

/** Rows in parts where there are very many. */
function inParts(id: string, rows: readonly CitedRow[]): readonly DocumentRow[] {
  if (rows.length <= MOST_ROWS) return rows;
  return Array.from({ length: Math.ceil(rows.length / MOST_ROWS) }, (_, number): StateRow => {
    const start = number * MOST_ROWS;
    const members = rows.slice(start, start + MOST_ROWS);
    const label = `${start + 1} – ${start + members.length}`;
    return { kind: 'part', id: `${id}/${start}`, label, description: '', spoken: label, rows: members };
  });
}

/**
 * What a document cites, in the order of its text, by where each work is to be had: missing, in the bibliography, in the
 * library only. Agrees with what is told of unknown keys. Never throws; linear in the text.
 */
export function documentCitations(document: CheckedDocument, surroundings: Surroundings): DocumentCitations {
  const cited = citedIn(document, surroundings);
  const rows = titles().flatMap(([state, title]): StateRow[] => {
    const own = cited.filter(({ standing }) => stateOf[standing.kind] === state);
    if (own.length === 0) return [];
    return [
      {
        kind: 'state',
        id: state,
        label: title,
        description: String(own.length),
        spoken: t('{0}, {1}', title, countedWorks(own.length)),
        rows: inParts(
          state,
          own.map((one) => citedRow(one, document, surroundings)),
        ),
      },
    ];
  });
  const citations = cited.reduce((sum, { spans }) => sum + spans.length, 0);
  return { rows, works: cited.length, citations };
}

/** The rows below a row; a work that is cited once has none, for it is itself its only place. */
export function rowsBelow(row: DocumentRow): readonly DocumentRow[] {
  switch (row.kind) {
    case 'state':
    case 'part':
      return row.rows;
    case 'cited':
      return row.places.length > 1 ? row.places : [];
    case 'place':
      return [];
  }
}

/** True if a text has citations at all, so that something need be read to show them. */
export function citesAnything({ groups }: CitationScan): boolean {
  return groups.some(({ citations }) => citations.length > 0);
}
