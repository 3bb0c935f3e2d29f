import type { Problem } from '../../model/problem';
import type { BlockReading } from './blockReading';
import type { BibtexEntry, BibtexField } from './syntax';

const fewFields = 40;

/** Reports each field of an entry whose name an earlier one has. Linear. */
export function reportRepeatedFields({ fields }: BibtexEntry, report: (problem: Problem) => void): void {
  // Comparing all with all is quicker than a set for the usual dozen of fields, but not for thousands.
  const names = fields.length > fewFields ? new Set<string>() : undefined;
  for (const [index, field] of fields.entries()) {
    const repeated = names === undefined ? isRepeated(fields, index) : names.has(field.name);
    names?.add(field.name);
    if (repeated) {
      report({
        code: 'duplicate-field',
        severity: 'warning',
        message: `This entry has "${field.name}" already; BibTeX reads only the first one. Remove one of them.`,
        span: { start: field.start, end: field.nameEnd },
      });
    }
  }
}

function isRepeated(fields: readonly BibtexField[], index: number): boolean {
  const name = fields[index]?.name;
  for (let before = 0; before < index; before += 1) if (fields[before]?.name === name) return true;
  return false;
}

/** A key that an earlier entry has. */
export function duplicateKey({ key, keyStart }: BlockReading): Problem {
  return {
    code: 'duplicate-key',
    severity: 'warning',
    message: `An entry above has the key "${key}" too, and a citation finds that one. Rename or remove one of them.`,
    span: { start: keyStart, end: keyStart + key.length },
  };
}
