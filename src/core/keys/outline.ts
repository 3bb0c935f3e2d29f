import type { Span } from '../model/span';
import { scanBibtex } from '../read/bibtex/scan';
import type { BibtexBlock } from '../read/bibtex/syntax';
import { decodeTex } from '../text/tex';
import { insideOf } from './bibtexPlaces';
import { t } from '../util/l10n';

/** A block of a BibTeX file as an outline shows it. */
export interface OutlineRow {
  readonly kind: 'entry' | 'string' | 'preamble';
  /** The key, the name of the macro, or what kind of block it is. */
  readonly name: string;
  /** Type and title, readable; empty where there is nothing to say. */
  readonly detail: string;
  readonly span: Span;
  /** The part of `span` that is selected: the key or the name. */
  readonly nameSpan: Span;
}

/** An outline with more rows helps nobody, and costs the editor seconds. */
const MOST_ROWS = 10_000;
const LONGEST_DETAIL = 200;

function rowOf(text: string, block: BibtexBlock): OutlineRow | undefined {
  const { start, end } = block;
  const span = { start, end };
  switch (block.kind) {
    case 'entry': {
      const [title] = block.fields.find(({ name }) => name === 'title')?.parts ?? [];
      const inside = title && insideOf(title);
      const words = inside === undefined ? '' : text.slice(inside.start, inside.end).slice(0, LONGEST_DETAIL);
      const nameSpan =
        block.key === ''
          ? { start: block.typeStart, end: block.typeEnd }
          : { start: block.keyStart, end: block.keyEnd };
      const detail = [block.type, decodeTex(words)].filter(Boolean).join(' · ');
      return { kind: 'entry', name: block.key === '' ? `@${block.type}` : block.key, detail, span, nameSpan };
    }
    case 'string': {
      const [field] = block.fields;
      if (field === undefined) return undefined;
      const nameSpan = { start: field.start, end: field.nameEnd };
      return { kind: 'string', name: field.name, detail: t('macro'), span, nameSpan };
    }
    case 'preamble':
      return { kind: 'preamble', name: '@preamble', detail: '', span, nameSpan: { start, end: block.open } };
    default:
      return undefined;
  }
}

/** The blocks of a BibTeX file that say something, in its order; of very many only the first. Linear. */
export function outlineOf(text: string): OutlineRow[] {
  const rows: OutlineRow[] = [];
  for (const block of scanBibtex(text).blocks) {
    const row = rowOf(text, block);
    if (row !== undefined) rows.push(row);
    if (rows.length === MOST_ROWS) break;
  }
  return rows;
}

/** A stretch of a BibTeX file that can be folded. */
export interface Fold extends Span {
  readonly kind: 'block' | 'comment';
}

/** Every block of a BibTeX file that goes over several lines. Linear. */
export function foldsOf(text: string): Fold[] {
  return scanBibtex(text).blocks.flatMap(({ kind, start, end }): Fold[] => {
    const newline = text.indexOf('\n', start);
    if (kind === 'junk' || newline === -1 || newline >= end) return [];
    return [{ kind: kind === 'comment' ? 'comment' : 'block', start, end }];
  });
}
