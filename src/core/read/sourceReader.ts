import type { ReadResult } from '../model/paper';
import { type BibtexReading, readBibtexAgain, readBibtexAnew } from './bibtex/reading';
import type { ListingOptions } from './listing/readListing';
import { type SourceFormat, readSource } from './readSource';

/**
 * Reads sources that change. Of each bibliography it keeps the last reading, so that reading it again after an edit
 * costs the edit; what comes back is always what `readSource` would give.
 */
export class SourceReader {
  private readonly readings = new Map<string, BibtexReading>();

  /** Reads the source that is called `id`. Never throws. */
  public read(id: string, format: SourceFormat, text: string, options: ListingOptions): ReadResult {
    if (format !== 'bibtex') return readSource(format, text, options);
    const previous = this.readings.get(id);
    const reading = previous === undefined ? readBibtexAnew(text) : readBibtexAgain(previous, text);
    this.readings.set(id, reading);
    return { papers: reading.papers, problems: reading.problems };
  }

  /** Lets go of what is kept of a source that is gone. */
  public forget(id: string): void {
    this.readings.delete(id);
  }
}
