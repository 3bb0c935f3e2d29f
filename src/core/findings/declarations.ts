import type { DeclaredBibliography, Markup } from '../cite/markup';
import type { SourceSnapshot } from '../model/library';
import type { Span } from '../model/span';
import { nameOf } from '../project/paths';
import type { DocumentProject, Outcome } from '../project/documentProject';
import { type Finding, type RelatedPlace, explain } from './finding';
import { MOST_PAPERS, keysOf, papersOf } from './sourcePapers';
import { type CheckedDocument, type Surroundings, isAbbreviations } from './surroundings';
import { t, inQuotes } from '../util/l10n';

/** A message names no more than these. */
const MOST_NAMED = 3;

/** Why the papers of a declaration are not there and what to do; undefined if they are. */
function lacking(written: string, outcome: Outcome): string | undefined {
  switch (outcome.kind) {
    case 'found':
      return undefined;
    case 'missing':
      return t('There is no bibliography {0}. Correct the path, or create the file.', written);
    case 'outside':
      return t(
        '{0} is outside the workspace, where nothing is read in Restricted Mode. Trust the workspace to use it.',
        written,
      );
    case 'format':
      return t(
        '{0} is in a format that is not read. Export it as BibTeX (.bib) or CSL (.json, .yaml).',
        nameOf(outcome.path),
      );
    case 'refused':
      return t('{0} is not looked for: {1}. Name a file in the workspace instead.', written, outcome.reason);
  }
}

interface Declared {
  readonly declaration: DeclaredBibliography;
  readonly outcome: Outcome;
  readonly source: SourceSnapshot | undefined;
}

/** What the text itself declares, with what became of it; places are those of this very text. */
function declaredIn(
  { path, scan }: CheckedDocument,
  { project, library, sourceIdOf }: Surroundings,
): Declared[] {
  return scan.bibliographies.flatMap((declaration) => {
    const known = project?.bibliographies.find(
      ({ file, written }) => file === path && written === declaration.path,
    );
    if (known === undefined) return [];
    const { outcome } = known;
    const id = outcome.kind === 'found' ? sourceIdOf(outcome.path) : undefined;
    return [{ declaration, outcome, source: library.sources.find(({ source }) => source.id === id) }];
  });
}

function named(keys: readonly string[]): string {
  const first = keys.slice(0, MOST_NAMED).map((key) => inQuotes(key));
  const more = keys.length - first.length;
  return [...first, ...(more > 0 ? [t('{0} more', more)] : [])].join(', ');
}

/** The places of some keys in a source, and what is said there. */
function placesOf(source: SourceSnapshot, keys: readonly string[], message: string): RelatedPlace[] {
  const wanted = new Set(keys.slice(0, MOST_NAMED));
  return papersOf(source)
    .filter(({ paper }) => wanted.delete(paper.key))
    .map(({ span }) => ({ message, source: source.source.id, span }));
}

/** Every language can cite such a key, so that it need not be asked. */
const plainKey = /^[A-Za-z](?:[\w-]*[A-Za-z0-9])?$/u;

function uncitableKeys(markup: Markup, source: SourceSnapshot): string[] {
  const emptyScan = markup.scan('');
  return [...keysOf([source], MOST_PAPERS)].filter(
    (key) => !plainKey.test(key) && markup.insert('', emptyScan, 0, [key]).kind === 'refused',
  );
}

function missing(written: string, span: Span, outcome: Outcome): Finding[] {
  const message = lacking(written, outcome);
  return message === undefined || isAbbreviations(written)
    ? []
    : [{ code: 'missing-bibliography', message, span, related: [], fixes: [explain()] }];
}

/** A bibliography that is declared but not there, or cannot be read. */
export function missingBibliographies(document: CheckedDocument, surroundings: Surroundings): Finding[] {
  return declaredIn(document, surroundings).flatMap(({ declaration: { path, span }, outcome }) =>
    missing(path, span, outcome),
  );
}

/** The same for a whole project, with the files that declare them, which need not be documents. */
export function missingDeclarations({
  bibliographies,
}: DocumentProject): { readonly file: string; readonly finding: Finding }[] {
  return bibliographies.flatMap(({ written, file, span, outcome }) =>
    missing(written, span, outcome).map((finding) => ({ file, finding })),
  );
}

/** Keys of the declared bibliographies that cannot be cited in the language of the document, told at the declaration. */
export function uncitable(document: CheckedDocument, surroundings: Surroundings): Finding[] {
  return declaredIn(document, surroundings).flatMap(({ declaration: { span }, source }): Finding[] => {
    const keys = source === undefined ? [] : uncitableKeys(document.markup, source);
    if (source === undefined || keys.length === 0) return [];
    return [
      {
        code: 'uncitable-key',
        message: t(
          'This language cannot cite {0} of {1}, because of a sign or a blank in the key. Rename it there.',
          named(keys),
          source.source.name,
        ),
        span,
        related: placesOf(source, keys, t('Cannot be cited')),
        fixes: [],
      },
    ];
  });
}

/** Keys that two of the declared bibliographies have, told at the declaration of the later one. */
export function keysInTwo(document: CheckedDocument, surroundings: Surroundings): Finding[] {
  const firstOf = new Map<string, SourceSnapshot>();
  const findings: Finding[] = [];
  const seen = new Set<string>();
  for (const { declaration, source } of declaredIn(document, surroundings)) {
    if (source === undefined || seen.has(source.source.id)) continue;
    seen.add(source.source.id);
    const keys = [...new Set(keysOf([source], MOST_PAPERS))];
    const shared = keys.filter((key) => firstOf.has(key));
    const other = firstOf.get(shared[0] ?? '');
    if (other !== undefined) {
      const its = shared.filter((key) => firstOf.get(key) === other);
      findings.push({
        code: 'key-in-two-bibliographies',
        message: t(
          '{0} and {1} both have {2}; which entry is cited depends on the program. Rename or remove one of them.',
          other.source.name,
          source.source.name,
          named(its),
        ),
        span: declaration.span,
        related: [
          ...placesOf(other, its, t('The first entry')),
          ...placesOf(source, its, t('The second entry')),
        ],
        fixes: [],
      });
    }
    for (const key of keys) if (!firstOf.has(key)) firstOf.set(key, source);
  }
  return findings;
}
