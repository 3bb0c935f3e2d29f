import type { Span } from '../model/span';
import { isBlank } from './blank';
import type { Citation } from './markup';

/** How a list of keys is written in one language; see `CitationStyle` for the grammar. */
export interface ItemGrammar {
  readonly separators: string;
  /** The signs around a note. */
  readonly note: readonly [string, string];
}

/** The citations of one list. An item that is empty or has white space in its key has none. Linear. */
export function citationsInList(
  text: string,
  list: Span,
  command: string,
  { separators, note: [opening, closing] }: ItemGrammar,
): Citation[] {
  const citations: Citation[] = [];
  let start = -1;
  let end = -1;
  let isKey = true;
  let isInNote = false;
  const endItem = (): void => {
    if (isKey && start !== -1) {
      citations.push({ key: text.slice(start, end), span: { start, end }, command });
    }
    start = -1;
    isKey = true;
  };
  for (let at = list.start; at < list.end; at++) {
    const character = text[at] ?? '';
    if (isInNote) {
      isInNote = character !== closing;
    } else if (character === opening) {
      isInNote = true;
    } else if (separators.includes(character)) {
      endItem();
    } else if (!isBlank(character)) {
      if (start === -1) start = at;
      else if (end !== at) isKey = false;
      end = at + 1;
    }
  }
  endItem();
  return citations;
}
