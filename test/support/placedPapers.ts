import type { ReadResult } from '../../src/core/model/paper';
import { placeAt } from '../../src/core/model/places';

/** What stands where the papers of a reading are said to be: the record and, if it has a place, the key. */
export function placedPapers(
  text: string,
  { papers, places }: ReadResult,
): readonly { readonly key: string; readonly record: string; readonly keyText: string | undefined }[] {
  return papers.map(({ key }, row) => {
    const { span, keySpan } = placeAt(places, row);
    const keyText = keySpan === undefined ? undefined : text.slice(keySpan.start, keySpan.end);
    return { key, record: text.slice(span.start, span.end), keyText };
  });
}
