import type { ReadResult } from '../model/paper';
import type { Problem } from '../model/problem';
import { type PaperChange, paperChange } from './bibtex/paperChange';
import { type BibtexReading, problemsOf, readBibtexAgain, readBibtexAnew, resultOf } from './bibtex/reading';
import type { ListingOptions } from './listing/readListing';
import type { SourceFormat } from './formatNames';
import { readSource } from './readSource';

/** What reading a source gave: all of it, or what is different from the reading before. */
export type SourceReading =
  | { readonly kind: 'whole'; readonly result: ReadResult }
  | { readonly kind: 'change'; readonly change: PaperChange; readonly problems: readonly Problem[] };

/** How much text of kept readings may be in memory, in code units. More than an editor opens at once. */
const mostKept = 64 * 1_048_576;

/**
 * Reads sources that change. Of each bibliography that is being edited it keeps the last reading, so that reading it
 * again after an edit costs the edit; what comes back always adds up to what `readSource` would give.
 */
export class SourceReader {
  private readonly readings = new Map<string, BibtexReading>();

  /**
   * Reads the source that is called `id`. `keeps` says that it may be read again soon; `mayChange` that whoever asks
   * has what the last call for it gave, and wants to know the difference only. Never throws.
   */
  public read(
    id: string,
    format: SourceFormat,
    text: string,
    options: ListingOptions,
    { keeps, mayChange }: { readonly keeps: boolean; readonly mayChange: boolean },
  ): SourceReading {
    if (format !== 'bibtex') return { kind: 'whole', result: readSource(format, text, options) };
    const previous = this.readings.get(id);
    const reading = previous === undefined ? readBibtexAnew(text) : readBibtexAgain(previous, text);
    this.readings.delete(id);
    if (keeps) this.keep(id, reading);
    if (previous === undefined || !mayChange) return { kind: 'whole', result: resultOf(reading) };
    return { kind: 'change', change: paperChange(previous, reading), problems: problemsOf(reading) };
  }

  /** Lets go of what is kept of a source. */
  public forget(id: string): void {
    this.readings.delete(id);
  }

  /** Keeps the reading, and lets go of those not asked for the longest where all together are too large. */
  private keep(id: string, reading: BibtexReading): void {
    this.readings.set(id, reading);
    let kept = 0;
    for (const [other, { text }] of [...this.readings].reverse()) {
      kept += text.length;
      if (kept > mostKept) this.readings.delete(other);
    }
  }
}
