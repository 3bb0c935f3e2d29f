import { type CitationScan, citationsOf } from '../cite/markup';
import { type SourceSnapshot, paperCount } from '../model/library';
import type { Paper } from '../model/paper';
import { firstAuthor, workIds } from '../model/works';
import { type Finding, type Fix, type RatedFinding, type Severities, rated, severityOf } from './finding';
import { MOST_PAPERS, type PlacedPaper, papersOf } from './sourcePapers';
import { t } from '../util/l10n';

/** What the documents that use a bibliography cite; undefined stands for everything, `\nocite{*}`. */
export type CitedKeys = ReadonlySet<string> | undefined;

/** True if a citation stands for every entry: `\nocite{*}`, `@*`. */
function citesAll(text: string, { groups }: CitationScan): boolean {
  return groups.some(({ span, keyLists }) =>
    [span, ...keyLists].some(({ start, end }) => /^(?:-?@)?\s*\*\s*$/u.test(text.slice(start, end))),
  );
}

/** All keys that some documents cite. Linear. */
export function citedKeysOf(
  documents: Iterable<{ readonly text: string; readonly scan: CitationScan }>,
): CitedKeys {
  const keys = new Set<string>();
  for (const { text, scan } of documents) {
    if (citesAll(text, scan)) return undefined;
    for (const { key } of citationsOf(scan)) keys.add(key);
  }
  return keys;
}

/** True if two papers of the same title and year are one work, as far as the rest tells. */
function isLikeliest(one: Paper, other: Paper): boolean {
  const haveOtherIds =
    one.doi !== undefined && other.doi !== undefined && one.doi.toLowerCase() !== other.doi.toLowerCase();
  return !haveOtherIds && one.type === other.type && firstAuthor(one) === firstAuthor(other);
}

/** Makes one entry of two, which keeps the key of the first. */
function mergeFix(source: string, { key: into }: Paper, { key: from }: Paper): Fix {
  return { kind: 'merge', title: t('Merge “{0}” into “{1}”', from, into), source, into, from };
}

/** Entries of one file that are the same work: by DOI, arXiv identifier without its version, or by title, year, type and first author. */
function sameWorks({ source }: SourceSnapshot, papers: readonly PlacedPaper[]): Finding[] {
  const firstOf = new Map<string, PlacedPaper>();
  return papers.flatMap((placed): Finding[] => {
    // A title alone names many works: forewords, reviews.
    const ids = workIds(placed.paper).filter((id) => !(id.startsWith('title:') && id.endsWith(':')));
    const first = ids
      .map((id) => ({ id, one: firstOf.get(id) }))
      .find(
        ({ id, one }) =>
          one !== undefined && (!id.startsWith('title:') || isLikeliest(one.paper, placed.paper)),
      )?.one;
    for (const id of ids) if (!firstOf.has(id)) firstOf.set(id, placed);
    // The same key twice is told by the reader.
    if (first === undefined || first.paper.key === placed.paper.key) return [];
    return [
      {
        code: 'same-work-twice',
        message: t(
          'This is the same work as “{0}”. Cite one of them and remove the other; its key can go on living in the field ids.',
          first.paper.key,
        ),
        span: placed.span,
        related: [{ message: t('The other entry'), source: source.id, span: first.span }],
        fixes: [
          mergeFix(source.id, first.paper, placed.paper),
          mergeFix(source.id, placed.paper, first.paper),
        ],
      },
    ];
  });
}

function unused({ source }: SourceSnapshot, papers: readonly PlacedPaper[], cited: CitedKeys): Finding[] {
  if (cited === undefined) return [];
  return papers
    .filter(({ paper: { key, aliases = [] } }) => ![key, ...aliases].some((one) => cited.has(one)))
    .map(({ paper, span }) => ({
      code: 'unused-entry',
      message: t('No document cites “{0}”. Remove the entry if it is not needed.', paper.key),
      span,
      related: [],
      fixes: [
        { kind: 'removal', title: t('Remove “{0}”', paper.key), source: source.id, offset: span.start },
      ],
    }));
}

/**
 * What is to be told about a bibliography, besides the problems that reading it has met; nothing for very large ones.
 * `cited` is worked out only where unused entries are wanted. Linear.
 */
export function sourceFindings(
  snapshot: SourceSnapshot,
  cited: CitedKeys,
  severities: Severities,
): RatedFinding[] {
  if (snapshot.source.kind !== 'bibliography' || paperCount(snapshot) > MOST_PAPERS) return [];
  const papers = papersOf(snapshot);
  const isUnusedWanted = severityOf('unused-entry', severities) !== 'off';
  return rated(
    [...sameWorks(snapshot, papers), ...(isUnusedWanted ? unused(snapshot, papers, cited) : [])],
    severities,
  );
}
