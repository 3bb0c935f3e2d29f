import type { Problem } from '../../model/problem';
import type { Span } from '../../model/span';
import type { BlockContent } from './blocks';
import type { BibtexEntry, BibtexField } from './syntax';
import { t } from '../../util/l10n';

const fewFields = 40;

/** Reports each field of an entry whose name an earlier one has. Linear. */
export function reportRepeatedFields({ fields }: BibtexEntry, report: (problem: Problem) => void): void {
  // Comparing all with all is quicker than a set for the usual dozen of fields, but not for thousands.
  const names = fields.length > fewFields ? new Set<string>() : undefined;
  for (let index = 0; index < fields.length; index += 1) {
    const field = fields[index];
    if (field === undefined) continue;
    const repeated = names === undefined ? isRepeated(fields, index) : names.has(field.name);
    names?.add(field.name);
    if (repeated) {
      report({
        code: 'duplicate-field',
        severity: 'warning',
        message: t(
          'This entry has "{0}" already; BibTeX reads only the first one. Remove one of them.',
          field.name,
        ),
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

/** For each block whose key an earlier one has the first of those, -1 for all others. Linear. */
export function earlierNamesakes(contents: readonly BlockContent[]): Int32Array {
  const earlier = new Int32Array(contents.length).fill(-1);
  // Hashing by hand into a table of numbers: a set of a hundred thousand texts costs several times as much.
  const slots = new Int32Array(2 << (32 - Math.clz32(contents.length + 1))).fill(-1);
  const mask = slots.length - 1;
  for (let block = 0; block < contents.length; block += 1) {
    const content = contents[block];
    if (content === undefined || content.key === '') continue;
    let slot = content.keyHash & mask;
    for (let other = slots[slot] ?? -1; other !== -1; other = slots[slot] ?? -1) {
      if (contents[other]?.keyHash === content.keyHash && contents[other]?.key === content.key) {
        earlier[block] = other;
        break;
      }
      slot = (slot + 1) & mask;
    }
    if (earlier[block] === -1) slots[slot] = block;
  }
  return earlier;
}

/** Where the key of a block stands that begins at `start`. */
function keySpan({ key, keyOffset }: BlockContent, start: number): Span {
  return { start: start + keyOffset, end: start + keyOffset + key.length };
}

/** A key that an earlier entry has: both with where their blocks begin. */
export function duplicateKey(
  [own, start]: readonly [BlockContent, number],
  [first, firstStart]: readonly [BlockContent, number],
): Problem {
  return {
    code: 'duplicate-key',
    severity: 'warning',
    message: t(
      'An entry above has the key "{0}" too, and a citation finds that one. Rename or remove one of them.',
      own.key,
    ),
    span: keySpan(own, start),
    related: { message: t('The first entry'), span: keySpan(first, firstStart) },
  };
}
