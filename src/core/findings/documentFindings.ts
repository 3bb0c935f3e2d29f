import { commasBetweenKeys } from './commaBetweenKeys';
import { crossReferenceKeys } from './crossReferenceKeys';
import { keysInTwo, missingBibliographies, uncitable } from './declarations';
import {
  type Finding,
  type FindingCode,
  type RatedFinding,
  type Severities,
  rated,
  severityOf,
} from './finding';
import type { CheckedDocument, Surroundings } from './surroundings';
import { mixedReferences } from './mixedReferences';
import { unknownKeys } from './unknownKeys';

/** One look at a document, and what it can find; a further one is one more row. */
interface Check {
  readonly codes: readonly FindingCode[];
  readonly run: (document: CheckedDocument, surroundings: Surroundings) => readonly Finding[];
}

function frontMatter({ scan }: CheckedDocument): Finding[] {
  return scan.problems.map(({ message, span }) => ({
    code: 'invalid-front-matter',
    message,
    span,
    related: [],
    fixes: [],
  }));
}

const checks: readonly Check[] = [
  { codes: ['unknown-key', 'doubtful-key', 'undeclared-key'], run: unknownKeys },
  { codes: ['comma-between-keys'], run: commasBetweenKeys },
  { codes: ['cross-reference-key'], run: crossReferenceKeys },
  { codes: ['mixed-references'], run: mixedReferences },
  { codes: ['missing-bibliography'], run: missingBibliographies },
  { codes: ['uncitable-key'], run: uncitable },
  { codes: ['key-in-two-bibliographies'], run: keysInTwo },
  { codes: ['invalid-front-matter'], run: frontMatter },
];

/**
 * What is to be told about a document, in the order of its text. Never throws; linear in the text, and for keys that
 * are unknown in the library, which is looked through only up to a limit. What is turned off costs nothing.
 */
export function documentFindings(
  document: CheckedDocument,
  surroundings: Surroundings,
  severities: Severities,
): RatedFinding[] {
  const wanted = checks.filter(({ codes }) => codes.some((code) => severityOf(code, severities) !== 'off'));
  return rated(
    wanted.flatMap(({ run }) => run(document, surroundings)),
    severities,
  );
}
