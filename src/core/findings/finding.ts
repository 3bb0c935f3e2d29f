import type { TextEdit } from '../cite/markup';
import type { Holding } from '../model/library';
import type { Span } from '../model/span';
import { t } from '../util/l10n';

/** How loudly a finding is told; `off` says that it is not looked for. */
export type FindingSeverity = 'error' | 'warning' | 'information' | 'hint' | 'off';

/** Every severity, the loudest first. */
export const findingSeverities: readonly FindingSeverity[] = [
  'error',
  'warning',
  'information',
  'hint',
  'off',
];

/**
 * What can be found, each with the severity that it has if nothing is set. Their order is that of the sections in
 * `docs/findings.md`, which says of each what it means and what to do.
 */
export const findingDefaults = {
  'unknown-key': 'warning',
  'doubtful-key': 'hint',
  'undeclared-key': 'information',
  'comma-between-keys': 'warning',
  'cross-reference-key': 'warning',
  'mixed-references': 'warning',
  'uncitable-key': 'information',
  'missing-bibliography': 'warning',
  'key-in-two-bibliographies': 'warning',
  'invalid-front-matter': 'warning',
  'same-work-twice': 'information',
  'unused-entry': 'off',
} as const satisfies Readonly<Record<string, FindingSeverity>>;

/** The name of a kind of finding. */
export type FindingCode = keyof typeof findingDefaults;

/** All codes, in the order in which they are described. */
export const findingCodes: readonly FindingCode[] = Object.keys(findingDefaults) as FindingCode[];

/** What each kind of finding counts as; kinds that are not in it count as they do by default. */
export type Severities = ReadonlyMap<string, FindingSeverity>;

/** What can be done about a finding. A safe fix is right wherever it is offered, so that many can be made at once. */
export type Fix =
  | {
      readonly kind: 'edits';
      readonly title: string;
      readonly edits: readonly TextEdit[];
      readonly isSafe: boolean;
    }
  /** Adds the entry of a paper to a bibliography of the document, under the key that is cited. */
  | {
      readonly kind: 'addition';
      readonly title: string;
      readonly holding: Holding;
      readonly key: string;
    }
  /** Takes the entry at an offset out of the bibliography with this id. */
  | {
      readonly kind: 'removal';
      readonly title: string;
      readonly source: string;
      readonly offset: number;
    }
  /** Makes one entry of two in the bibliography with this id, and has documents cite the one that stays. */
  | {
      readonly kind: 'merge';
      readonly title: string;
      readonly source: string;
      /** Their keys. */
      readonly into: string;
      readonly from: string;
    }
  | { readonly kind: 'action'; readonly title: string; readonly action: 'explainBibliography' };

/** The edits of the safe ones among some fixes, in the order of the text; of those that overlap only the first. */
export function safeEdits(fixes: readonly Fix[]): TextEdit[] {
  let end = -1;
  return fixes
    .flatMap((fix) => (fix.kind === 'edits' && fix.isSafe ? fix.edits : []))
    .sort((one, other) => one.span.start - other.span.start)
    .filter(({ span }) => {
      if (span.start < end) return false;
      end = span.end;
      return true;
    });
}

/** Shows what is declared for the document and what became of it. */
export function explain(): Fix {
  return { kind: 'action', title: t('Explain Bibliography'), action: 'explainBibliography' };
}

/** A place in a source that has to do with a finding. */
export interface RelatedPlace {
  readonly message: string;
  /** The id of the source. */
  readonly source: string;
  readonly span: Span;
}

/** Something about a text that its author wants to know, with the next step in its message. */
export interface Finding {
  readonly code: FindingCode;
  readonly message: string;
  /** The text that it is about. */
  readonly span: Span;
  readonly related: readonly RelatedPlace[];
  /** The likeliest first. */
  readonly fixes: readonly Fix[];
}

/** A finding that is to be told. */
export interface RatedFinding extends Finding {
  readonly severity: Exclude<FindingSeverity, 'off'>;
}

/** The severity of a kind of finding. */
export function severityOf(code: FindingCode, severities: Severities): FindingSeverity {
  return severities.get(code) ?? findingDefaults[code];
}

/** Those findings that are to be told, in the order of the text. */
export function rated(findings: readonly Finding[], severities: Severities): RatedFinding[] {
  return findings
    .flatMap((finding) => {
      const severity = severityOf(finding.code, severities);
      return severity === 'off' ? [] : [{ ...finding, severity }];
    })
    .sort((one, other) => one.span.start - other.span.start);
}
