import type { TextEdit } from '../cite/markup';
import type { BibtexEntry } from '../read/bibtex/syntax';
import { insideOf } from './bibtexPlaces';

function insertion(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}

/**
 * The edit that adds `oldKey` to the field `ids` of an entry, in the layout of its first field; undefined where `ids`
 * is put together of macros, so that nothing can be added.
 */
export function keepOldKey(text: string, entry: BibtexEntry, oldKey: string): TextEdit | undefined {
  const ids = entry.fields.find(({ name }) => name === 'ids');
  if (ids !== undefined) {
    const [only, ...more] = ids.parts;
    const inside = only === undefined || more.length > 0 ? undefined : insideOf(only);
    if (inside === undefined) return undefined;
    const hasOthers = text.slice(inside.start, inside.end).trim() !== '';
    return insertion(inside.end, hasOthers ? `, ${oldKey}` : oldKey);
  }
  const [first] = entry.fields;
  const comma = text.indexOf(',', entry.keyEnd);
  if (first !== undefined) {
    const before = text.slice(comma + 1, first.start);
    return insertion(first.start, `ids = {${oldKey}},${/^\s+$/u.test(before) ? before : ' '}`);
  }
  const hasComma = comma !== -1 && comma < (entry.close ?? entry.end);
  return hasComma
    ? insertion(comma + 1, ` ids = {${oldKey}}`)
    : insertion(entry.keyEnd, `, ids = {${oldKey}}`);
}
