import { type Citation, type CitationGroup, citationsOf } from '../cite/markup';
import { textOfKey } from '../keys/renameKey';
import { hasKey } from '../model/hasKey';
import { type Holding, type SourceSnapshot, filledBibliographies } from '../model/library';
import { papersOfWork } from '../model/papersOfWork';
import { formatOfName } from '../read/formatNames';
import { type Finding, type Fix, explain } from './finding';
import { isDoubtful, isLooseMention, standingOf } from './citationStanding';
import { nearestKey } from './nearestKey';
import { removeKey } from '../keys/removeKey';
import { MOST_PAPERS, keysOf } from './sourcePapers';
import {
  type Bibliographies,
  type CheckedDocument,
  type Surroundings,
  bibliographiesOf,
} from './surroundings';
import { t, andBetween } from '../util/l10n';

/** In a document with more unknown keys than this the bibliography is missing, not a letter. */
const MOST_GUESSES = 30;

/** Offers to write `meant` in place of a key; nothing where the language cannot write it. */
function replacement(
  { text, markup, scan }: CheckedDocument,
  group: CitationGroup,
  citation: Citation,
  meant: string,
): Fix[] {
  const newText = textOfKey({ text, markup }, scan, group, citation, meant);
  if (newText === undefined) return [];
  return [
    {
      kind: 'edits',
      title: t('Change to “{0}”', meant),
      edits: [{ span: citation.span, newText }],
      // The same letters: only their case is different.
      isSafe: meant.toLowerCase() === citation.key.toLowerCase(),
    },
  ];
}

function removalOf({ text }: CheckedDocument, group: CitationGroup, citation: Citation): Fix[] {
  const edit = removeKey(text, group, citation);
  return edit === undefined
    ? []
    : [{ kind: 'edits', title: t('Remove “{0}”', citation.key), edits: [edit], isSafe: false }];
}

/** Offers to make plain text of a mention, `\@media`. */
function escaping({ text }: CheckedDocument, { span }: CitationGroup): Fix[] {
  const at = text.indexOf('@', span.start);
  return [
    {
      kind: 'edits',
      title: t('Write a backslash before the “@”'),
      edits: [{ span: { start: at, end: at }, newText: '\\' }],
      isSafe: false,
    },
  ];
}

/** Offers to cite a work by the key that a declared bibliography has for it, else to add its entry to one. */
function remedies(
  document: CheckedDocument,
  group: CitationGroup,
  citation: Citation,
  holding: Holding,
  declared: readonly SourceSnapshot[],
): Fix[] {
  const [same] = papersOfWork(declared, holding.paper);
  if (same !== undefined) return replacement(document, group, citation, same.key);
  const target = declared.find(({ source }) => formatOfName(source.name) === 'bibtex');
  if (target === undefined) return [];
  const { key } = citation;
  return [{ kind: 'addition', title: t('Add “{0}” to {1}', key, target.source.name), holding, key }];
}

/** What is said about a key that the library has, but not where this document looks. */
function undeclared({ key, span }: Citation, { source, place }: Holding, fixes: readonly Fix[]): Finding {
  return {
    code: 'undeclared-key',
    message: t(
      '“{0}” is in {1}, which is not declared for this document. Declare it, or copy the entry into a bibliography that is.',
      key,
      source.name,
    ),
    span,
    related:
      source.kind === 'bibliography'
        ? [{ message: t('The entry'), source: source.id, span: place.keySpan ?? place.span }]
        : [],
    fixes: [...fixes, explain()],
  };
}

function namesOf(sources: readonly SourceSnapshot[]): string {
  return sources.length === 0
    ? t('the bibliographies of the workspace')
    : andBetween(sources.map(({ source }) => source.name));
}

function citesOneOf(sources: readonly SourceSnapshot[], { scan }: CheckedDocument): boolean {
  return citationsOf(scan).some(({ key }) => hasKey(sources, key));
}

/**
 * The keys of citations that no bibliography has. Nothing where that cannot be known: where a declared bibliography is
 * missing or was not read; and where none is declared, unless the document cites a key that the workspace has, so that
 * its bibliography is evidently there. Mentions in Markdown count only where a bibliography is declared.
 */
export function unknownKeys(document: CheckedDocument, surroundings: Surroundings): Finding[] {
  const { library, mostCompared = MOST_PAPERS } = surroundings;
  const bibliographies: Bibliographies = bibliographiesOf(surroundings);
  const { declared, isDeclared, isComplete } = bibliographies;
  const inWorkspace = filledBibliographies(library);
  const hasOwn = document.scan.definitions.length > 0;
  const searched = isDeclared ? declared : inWorkspace;
  if (!isComplete || (searched.length === 0 && !hasOwn)) return [];
  const isEvident = isDeclared || hasOwn || citesOneOf(inWorkspace, document);
  if (!isEvident) return [];
  const findings: Finding[] = [];
  let guesses = 0;
  for (const group of document.scan.groups) {
    const isLoose = isLooseMention(document, group, bibliographies);
    for (const citation of isLoose ? [] : group.citations) {
      const { key, span } = citation;
      const standing = standingOf(key, document, surroundings, bibliographies);
      if (standing.kind === 'undeclared' && isDeclared) {
        const holding = library.glance(standing.row);
        const fixes = remedies(document, group, citation, holding, declared);
        findings.push(undeclared(citation, holding, fixes));
      }
      if (standing.kind !== 'unknown') continue;
      const meant = guesses++ < MOST_GUESSES ? nearestKey(key, keysOf(searched, mostCompared)) : undefined;
      const isSoft = meant === undefined && isDoubtful(group, key, document);
      const next =
        meant === undefined
          ? t('Correct the key, or add an entry with it.')
          : t('Did you mean “{0}”?', meant);
      findings.push({
        code: isSoft ? 'doubtful-key' : 'unknown-key',
        message: isSoft
          ? t(
              '“@{0}” is read as a citation, and no bibliography has this key. If it is none, write a backslash before the “@” or make it code.',
              key,
            )
          : t('There is no entry “{0}” in {1}. {2}', key, namesOf(declared), next),
        span,
        related: [],
        fixes: [
          ...(meant === undefined ? [] : replacement(document, group, citation, meant)),
          ...(isSoft ? escaping(document, group) : removalOf(document, group, citation)),
          explain(),
        ],
      });
    }
  }
  return findings;
}
