import type { Span } from '../model/span';
import { scanBibtex } from '../read/bibtex/scan';
import type { BibtexBlock, BibtexField, BibtexPart } from '../read/bibtex/syntax';

/** What a piece of BibTeX is: `@article` is a type, `2015` a number, `jan` a macro; brackets and commas are plain. */
export type BibtexTokenKind = 'type' | 'key' | 'field' | 'string' | 'number' | 'macro' | 'comment' | 'plain';

/** A piece of BibTeX that is drawn in one colour. */
export interface BibtexToken {
  readonly kind: BibtexTokenKind;
  readonly text: string;
}

interface TokenSpan extends Span {
  readonly kind: BibtexTokenKind;
}

/** What is behind this is not shown, in UTF-16 code units: it is a file that somebody has put into an entry. */
const MOST_SHOWN = 100_000;

const kindOfPart = {
  braced: 'string',
  quoted: 'string',
  number: 'number',
  macro: 'macro',
} as const satisfies Readonly<Record<BibtexPart['kind'], BibtexTokenKind>>;

function spanOfPart({ kind, start, end }: BibtexPart): TokenSpan {
  return { kind: kindOfPart[kind], start, end };
}

function spansOfField({ start, nameEnd, parts }: BibtexField): TokenSpan[] {
  return [{ kind: 'field', start, end: nameEnd }, ...parts.map(spanOfPart)];
}

function spansOfBlock(block: BibtexBlock): TokenSpan[] {
  const { kind, start, end } = block;
  switch (kind) {
    case 'entry':
      return [
        { kind: 'type', start, end: block.typeEnd },
        { kind: 'key', start: block.keyStart, end: block.keyEnd },
        ...block.fields.flatMap(spansOfField),
      ];
    case 'string':
      return [{ kind: 'type', start, end: block.open }, ...block.fields.flatMap(spansOfField)];
    case 'preamble':
      return [{ kind: 'type', start, end: block.open }, ...block.parts.map(spanOfPart)];
    case 'comment':
    case 'junk':
      return [{ kind: 'comment', start, end }];
  }
}

/** Divides BibTeX into what is drawn in one colour each. The texts joined are the text, cut where it is very long. Linear. */
export function bibtexTokens(text: string): BibtexToken[] {
  const shown = text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
  const tokens: BibtexToken[] = [];
  let at = 0;
  const add = (kind: BibtexTokenKind, end: number): void => {
    if (end > at) tokens.push({ kind, text: shown.slice(at, end) });
    at = Math.max(at, end);
  };
  for (const { kind, start, end } of scanBibtex(shown).blocks.flatMap(spansOfBlock)) {
    add('plain', start);
    add(kind, end);
  }
  add('plain', shown.length);
  return tokens;
}
