import type { Problem } from '../../model/problem';
import type { BlockContent } from './blocks';
import type { BibtexEntry, BibtexField } from './syntax';

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

/** 1 for each block whose key an earlier one has, 0 for all others. Linear. */
export function repeatedKeys(contents: readonly BlockContent[]): Uint8Array {
  const repeated = new Uint8Array(contents.length);
  // Hashing by hand into a table of numbers: a set of a hundred thousand texts costs several times as much.
  const slots = new Int32Array(2 << (32 - Math.clz32(contents.length + 1))).fill(-1);
  const mask = slots.length - 1;
  for (let block = 0; block < contents.length; block += 1) {
    const content = contents[block];
    if (content === undefined || content.key === '') continue;
    let slot = content.keyHash & mask;
    for (let other = slots[slot] ?? -1; other !== -1; other = slots[slot] ?? -1) {
      if (contents[other]?.keyHash === content.keyHash && contents[other]?.key === content.key) {
        repeated[block] = 1;
        break;
      }
      slot = (slot + 1) & mask;
    }
    if (repeated[block] === 0) slots[slot] = block;
  }
  return repeated;
}

/** A key that an earlier entry has, at its place in the block. */
export function duplicateKey({ key, keyOffset }: BlockContent): Problem {
  return {
    code: 'duplicate-key',
    severity: 'warning',
    message: `An entry above has the key "${key}" too, and a citation finds that one. Rename or remove one of them.`,
    span: { start: keyOffset, end: keyOffset + key.length },
  };
}
