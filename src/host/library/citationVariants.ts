import type * as vscode from 'vscode';
import type { CitationScan, Markup } from '../../core/cite/markup';
import type { Notation, Variant } from '../../core/cite/neutral';
import type { NewCitation } from '../../core/cite/newCitation';
import { variantOf } from '../../core/cite/newCitation';
import { notationOf } from '../../core/cite/notations';

/** Where the last choices are kept. */
const STORE = 'citewell.variants';

interface Cited {
  readonly markup: Markup;
  readonly text: string;
  readonly scan: CitationScan;
}

/** Remembers how citations were last written in each notation. */
export class CitationVariants {
  constructor(private readonly store: Pick<vscode.Memento, 'get' | 'update'>) {}

  /** How a new citation of a document is written if nobody says: as the last one; undefined for the usual way. */
  usual({ markup, text, scan }: Cited): NewCitation | undefined {
    const notation = notationOf(markup, text, scan);
    const variant = variantOf(notation, this.last()[notation.id]);
    return variant && { notation, variant };
  }

  async remember(notation: Notation, variant: Variant): Promise<void> {
    await this.store.update(STORE, { ...this.last(), [notation.id]: variant.command });
  }

  private last(): Partial<Record<Notation['id'], string>> {
    const kept = this.store.get<unknown>(STORE);
    return typeof kept === 'object' && kept !== null ? kept : {};
  }
}
