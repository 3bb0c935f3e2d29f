import type { KeptPiece } from './cleanItem';
import { type MarkName, keptNumber, nameOfMark } from './marks';

/** How a piece of a reference is set. */
export interface RunStyle {
  readonly italic: boolean;
  readonly bold: boolean;
  readonly smallCaps: boolean;
  readonly underline: boolean;
  readonly script: 'raised' | 'lowered' | undefined;
}

/** A piece of a reference that is set alike; mathematics has its dollar signs. */
export interface Run {
  readonly kind: 'text' | 'math';
  readonly text: string;
  readonly style: RunStyle;
}

/** Where a part of a reference stands: its number in the margin, the rest beside it, or a line of its own. */
export type BlockKind = 'plain' | 'margin' | 'beside' | 'block' | 'indent';

/** A part of a reference that stands in one place. */
export interface Block {
  readonly kind: BlockKind;
  readonly runs: readonly Run[];
}

const plainStyle: RunStyle = {
  italic: false,
  bold: false,
  smallCaps: false,
  underline: false,
  script: undefined,
};

const styleChanges: ReadonlyMap<MarkName, Partial<RunStyle>> = new Map<MarkName, Partial<RunStyle>>([
  ['italic', { italic: true }],
  ['upright', { italic: false }],
  ['bold', { bold: true }],
  ['regular', { bold: false }],
  ['smallCaps', { smallCaps: true }],
  ['fullCaps', { smallCaps: false }],
  ['underline', { underline: true }],
  ['notUnderline', { underline: false }],
  ['raised', { script: 'raised' }],
  ['lowered', { script: 'lowered' }],
  ['baseline', { script: undefined }],
]);

const blockKinds: ReadonlyMap<MarkName, BlockKind> = new Map<MarkName, BlockKind>([
  ['margin', 'margin'],
  ['beside', 'beside'],
  ['block', 'block'],
  ['indent', 'indent'],
]);

interface Place {
  readonly style: RunStyle;
  readonly block: BlockKind;
}

/**
 * Takes a text with marks apart, with the kept pieces in their places. Marks that do not pair lose their meaning and
 * nothing else. No run is empty, and neighbours differ. Linear.
 */
export function readMarked(marked: string, kept: readonly KeptPiece[]): readonly Block[] {
  const reader = new MarkedReader();
  let plain = '';
  for (const character of marked) {
    const mark = nameOfMark(character);
    const piece = kept[keptNumber(character)];
    if (mark === undefined && piece === undefined) {
      // The point of an abbreviation is that of the sentence as well.
      if (character !== '.' || !plain.endsWith(ET_AL)) plain += character;
      continue;
    }
    if (piece?.kind === 'others') {
      plain = withOthers(plain);
      continue;
    }
    reader.append('text', plain);
    plain = '';
    if (piece !== undefined) reader.append(piece.kind, piece.text);
    else if (mark !== undefined) reader.mark(mark);
  }
  reader.append('text', plain);
  return reader.blocks.filter(({ runs }) => runs.some(({ text }) => text.trim() !== ''));
}

const ET_AL = 'et al.';

/** Names that go on with others: what a style puts before a last name goes, but for its comma. */
function withOthers(names: string): string {
  const before = names.replace(/\s*(?:&|and|et|und|y|en|e)?\s*$/u, '');
  return `${before} ${ET_AL}`;
}

class MarkedReader {
  public readonly blocks: { readonly kind: BlockKind; readonly runs: Run[] }[] = [];
  private readonly open: Place[] = [];
  private place: Place = { style: plainStyle, block: 'plain' };
  /** The next piece begins a block even if its kind is that of the last. */
  private isAtStart = true;

  public append(kind: Run['kind'], text: string): void {
    if (text === '') return;
    const { style, block } = this.place;
    let last = this.isAtStart ? undefined : this.blocks.at(-1);
    this.isAtStart = false;
    if (last?.kind !== block) {
      last = { kind: block, runs: [] };
      this.blocks.push(last);
    }
    const before = last.runs.at(-1);
    const isSame = before?.kind === 'text' && kind === 'text' && isSameStyle(before.style, style);
    if (isSame) last.runs[last.runs.length - 1] = { ...before, text: before.text + text };
    else last.runs.push({ kind, text, style });
  }

  public mark(name: MarkName): void {
    if (name === 'close') {
      this.place = this.open.pop() ?? this.place;
      return;
    }
    this.open.push(this.place);
    const { style, block } = this.place;
    const kind = blockKinds.get(name);
    if (kind !== undefined) this.isAtStart = true;
    this.place = { style: { ...style, ...styleChanges.get(name) }, block: kind ?? block };
  }
}

function isSameStyle(one: RunStyle, other: RunStyle): boolean {
  return (
    one.italic === other.italic &&
    one.bold === other.bold &&
    one.smallCaps === other.smallCaps &&
    one.underline === other.underline &&
    one.script === other.script
  );
}
