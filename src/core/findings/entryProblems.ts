import type { LocatedProblem, ProblemCode } from '../model/problem';
import { type FindingSeverity, type Severities, findingCodes } from './finding';

/**
 * What reading a bibliography can meet in its entries, in the order of the sections of `docs/findings.md`, where they
 * follow those of the findings. The reader says how bad each is; a setting may say otherwise.
 */
export const entryProblemCodes = [
  'duplicate-key',
  'missing-key',
  'malformed-key',
  'unclosed-entry',
  'unbalanced-braces',
  'missing-comma',
  'malformed-field',
  'duplicate-field',
  'undefined-string',
  'string-too-long',
  'unknown-crossref',
  'crossref-cycle',
  'stray-text',
  'not-utf8',
  'broken-item',
] as const satisfies readonly ProblemCode[];

/** Every code that is told of documents and bibliographies, in the order of the sections of `docs/findings.md`. */
export const toldCodes: readonly string[] = [...findingCodes, ...entryProblemCodes];

/** A problem that is to be told, as loudly as it is wanted. */
export type RatedProblem<Kind extends Pick<LocatedProblem, 'code' | 'severity'>> = Omit<Kind, 'severity'> & {
  readonly severity: Exclude<FindingSeverity, 'off'>;
};

/** Those problems that are to be told, in their order, each with the severity that is set for its code, else its own. */
export function ratedProblems<Kind extends Pick<LocatedProblem, 'code' | 'severity'>>(
  problems: readonly Kind[],
  severities: Severities,
): RatedProblem<Kind>[] {
  return problems.flatMap((problem) => {
    const severity = severities.get(problem.code) ?? problem.severity;
    return severity === 'off' ? [] : [{ ...problem, severity }];
  });
}
