import type { Span } from '../model/span';
import type { DocumentProject, Outcome, ProjectBibliography } from '../project/documentProject';
import type { MissingFile } from '../project/parts';
import { lineMap } from '../text/lineMap';
import { countedPapers } from './counted';
import { plainLabel } from './plainLabel';
import { t, andBetween } from '../util/l10n';

/** What can be done about a row. */
export type NextStep =
  /** Paths are those of the project; the span is to be selected. */
  | { readonly kind: 'open'; readonly path: string; readonly span?: Span }
  | { readonly kind: 'create'; readonly path: string }
  | { readonly kind: 'openSource'; readonly id: string }
  | { readonly kind: 'trust' };

/** One row of the explanation: a fact, or a step to take about the fact above it. */
export interface ExplanationRow {
  readonly kind: 'good' | 'problem' | 'step';
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly step?: NextStep;
}

/** Rows under a heading. */
export interface ExplanationSection {
  readonly title: string;
  readonly rows: readonly ExplanationRow[];
}

/** What the project itself does not know. */
export interface Surroundings {
  /** A path as a person calls it. */
  readonly nameOf: (path: string) => string;
  /** The text of a file that declares something; undefined if it is gone meanwhile. */
  readonly textOf: (path: string) => string | undefined;
  /** How many papers were read from a bibliography; undefined if it was not read. */
  readonly papersIn: (path: string) => number | undefined;
  /** The sources that are not declared, in the order in which they are offered. */
  readonly others: readonly { readonly id: string; readonly name: string; readonly papers: number }[];
}

/** Where something is declared, as a person says it: `main.tex, line 3`. */
function placeName(file: string, { start }: Span, { nameOf, textOf }: Surroundings): string {
  const text = textOf(file);
  return text === undefined ? nameOf(file) : t('{0}, line {1}', nameOf(file), lineMap(text)(start).line + 1);
}

function said(outcome: Outcome, { nameOf, papersIn }: Surroundings): string {
  switch (outcome.kind) {
    case 'found': {
      const papers = papersIn(outcome.path);
      return papers === undefined
        ? t(
            'Found as {0}, but it could not be read. The Problems panel or the log says why.',
            nameOf(outcome.path),
          )
        : t('Found as {0}: {1}.', nameOf(outcome.path), countedPapers(papers));
    }
    case 'missing':
      return t('There is no such file. Looked for {0}.', andBetween(outcome.tried.map(nameOf)));
    case 'outside':
      return t('It is outside the workspace, where nothing is read in Restricted Mode.');
    case 'format':
      return t('Files of this format are not read. Export it as BibTeX (.bib) or CSL (.json, .yaml).');
    case 'refused':
      return t('It is not looked for: {0}. Name a file in the workspace instead.', outcome.reason);
  }
}

/** What can be done about a declaration besides going to it. */
function stepAbout(outcome: Outcome, { nameOf }: Surroundings): ExplanationRow | undefined {
  const row = { kind: 'step', description: '', detail: '' } as const;
  if (outcome.kind === 'outside')
    return { ...row, label: t('Manage Workspace Trust…'), step: { kind: 'trust' } };
  const [path] = outcome.kind === 'missing' ? outcome.tried : [];
  return path === undefined
    ? undefined
    : { ...row, label: plainLabel(t('Create {0}', nameOf(path))), step: { kind: 'create', path } };
}

function declarationRows(
  { written, file, span, outcome }: ProjectBibliography,
  surroundings: Surroundings,
): ExplanationRow[] {
  const isFound = outcome.kind === 'found';
  const row: ExplanationRow = {
    kind: isFound && surroundings.papersIn(outcome.path) !== undefined ? 'good' : 'problem',
    label: plainLabel(written),
    description: plainLabel(t('declared in {0}', placeName(file, span, surroundings))),
    detail: plainLabel(said(outcome, surroundings)),
    step: isFound ? { kind: 'open', path: outcome.path } : { kind: 'open', path: file, span },
  };
  return [row, stepAbout(outcome, surroundings) ?? []].flat();
}

function missingRow({ path, file, span }: MissingFile, surroundings: Surroundings): ExplanationRow {
  return {
    kind: 'problem',
    label: plainLabel(path),
    description: plainLabel(t('named in {0}', placeName(file, span, surroundings))),
    detail: t('There is no such file, or it may not be read. What it declares is not known.'),
    step: { kind: 'open', path: file, span },
  };
}

const nothingDeclared = (): ExplanationRow => ({
  kind: 'problem',
  label: t('No bibliography is declared for this document'),
  description: '',
  detail: t(
    'Add \\bibliography{refs} or \\addbibresource{refs.bib} in LaTeX, “bibliography: refs.bib” to the front matter in Markdown.',
  ),
});

const cut = (): ExplanationRow => ({
  kind: 'problem',
  label: t('The document has more parts than are looked at'),
  description: '',
  detail: t('What the others declare is not known. Declare the bibliography in the main file.'),
});

/**
 * Which bibliographies a document has and why, as rows to show: what is declared, where, and what became of it; parts
 * that are missing; what is offered besides. Sections without rows are left out. Plain text throughout.
 */
export function explainBibliographies(
  { bibliographies, missingFiles, isCut }: DocumentProject,
  surroundings: Surroundings,
): ExplanationSection[] {
  const declared = bibliographies.flatMap((one) => declarationRows(one, surroundings));
  const sections: ExplanationSection[] = [
    { title: t('Declared, offered first'), rows: declared.length > 0 ? declared : [nothingDeclared()] },
    {
      title: t('Parts of the document that are missing'),
      rows: [...missingFiles.map((file) => missingRow(file, surroundings)), ...(isCut ? [cut()] : [])],
    },
    {
      title: t('Not declared, offered after them'),
      rows: surroundings.others.map(({ id, name, papers }) => ({
        kind: 'good',
        label: plainLabel(name),
        description: countedPapers(papers),
        detail: '',
        step: { kind: 'openSource', id },
      })),
    },
  ];
  return sections.filter(({ rows }) => rows.length > 0);
}
