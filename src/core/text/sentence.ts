import type { Span } from '../model/span';

/** The sentence around a place of a text, in three pieces: what is before the place, the place itself, what is behind. */
export interface AroundPlace {
  readonly before: string;
  readonly inside: string;
  readonly behind: string;
}

/** How much is shown on either side, in UTF-16 code units; the rest of a longer sentence is an ellipsis. */
const LONGEST_SIDE = 240;

/** Where one sentence ends and the next begins: a mark, perhaps closing brackets and quotes, white space; or an empty line. */
const boundary = /[.!?][)\]}'"”’»]*\s+|[。！？]|\n[ \t]*\r?\n\s*/gu;

/** What a full stop may stand behind in the middle of a sentence. */
const abbreviated =
  /(?:^|[\s(~[{])(?:et al|e\.g|i\.e|cf|vs|ca|Fig|Figs|Eq|Eqs|Sec|Ch|Vol|No|p|pp|Dr|Prof|\p{Lu})\.$/u;

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ');
}

/**
 * The sentence of a document that stands around `span`, on one line, as it is written there: TeX stays TeX. Sentences end
 * with paragraphs at the latest. Looks at some hundred characters on either side, however long the text is.
 */
export function sentenceAround(text: string, { start, end }: Span): AroundPlace {
  const from = Math.max(0, start - LONGEST_SIDE);
  const left = text.slice(from, start);
  let begin = 0;
  for (const { index, 0: found } of left.matchAll(boundary)) {
    const isAbbreviation = found.startsWith('.') && abbreviated.test(left.slice(0, index + 1));
    if (!isAbbreviation) begin = index + found.length;
  }
  const isCutBefore = begin === 0 && from > 0;
  const right = text.slice(end, end + LONGEST_SIDE);
  let stop = right.length;
  for (const { index, 0: found } of right.matchAll(boundary)) {
    if (found.startsWith('.') && abbreviated.test(`${right.slice(0, index)}.`)) continue;
    stop = index + found.trimEnd().length;
    break;
  }
  const isCutBehind = stop === right.length && end + LONGEST_SIDE < text.length;
  return {
    before: `${isCutBefore ? '…' : ''}${oneLine(left.slice(begin)).trimStart()}`,
    inside: oneLine(text.slice(start, end)),
    behind: `${oneLine(right.slice(0, stop)).trimEnd()}${isCutBehind ? '…' : ''}`,
  };
}
