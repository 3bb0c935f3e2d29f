import type { BibtexField } from '../read/bibtex/syntax';
import type { Assignment } from '../write/bibStyle';
import { mostCommon } from './mostCommon';

interface Measured {
  readonly length: number;
  readonly before: string;
  readonly after: string;
}

/**
 * How most of the fields are written around their `=`, as columns where more of them agree in a column than in their
 * blanks. Undefined without fields, and where too few names of different lengths show what is meant.
 */
export function assignmentOf(text: string, fields: readonly BibtexField[]): Assignment | undefined {
  const measured = fields.flatMap((field) => measure(text, field));
  const hasOneLength = new Set(measured.map(({ length }) => length)).size < 2;
  const readings: readonly (readonly [share: number, assignment: Assignment])[] = [
    most(measured, ({ before, after }) => ({ kind: 'plain', before, after })),
    most(measured, ({ length, before, after }) => ({
      kind: 'equals',
      column: length + before.length,
      after,
    })),
    most(measured, ({ length, before, after }) => ({
      kind: 'value',
      column: length + before.length + 1 + after.length,
      before,
    })),
  ].flatMap((reading) => reading ?? []);
  const [plain] = readings;
  if (plain === undefined) return undefined;
  if (hasOneLength) return isShort(plain[1]) ? plain[1] : undefined;
  return readings.reduce((best, reading) => (reading[0] > best[0] ? reading : best), plain)[1];
}

type Reading = readonly (readonly [share: number, assignment: Assignment])[];

function most(measured: readonly Measured[], read: (field: Measured) => Assignment): Reading {
  const written = measured.map(read);
  const found = mostCommon(written.map((assignment) => JSON.stringify(assignment)));
  const assignment = written.find((candidate) => JSON.stringify(candidate) === found?.item);
  return found === undefined || assignment === undefined ? [] : [[found.share, assignment]];
}

function measure(text: string, { start, nameEnd, valueStart, valueEnd }: BibtexField): readonly Measured[] {
  if (valueStart === valueEnd) return [];
  const [, before, after] = /^([ \t]*)=([ \t]*)$/.exec(text.slice(nameEnd, valueStart)) ?? [];
  return before === undefined || after === undefined ? [] : [{ length: nameEnd - start, before, after }];
}

/** One padded field alone may as well be aligned with what is not there. */
function isShort(assignment: Assignment): boolean {
  return assignment.kind === 'plain' && assignment.before.length <= 1 && assignment.after.length <= 1;
}
