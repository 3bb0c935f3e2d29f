import type { Paper } from '../model/paper';
import type { Span } from '../model/span';
import { firstFrom } from '../read/bibtex/blocks';
import { entryFinder } from '../read/bibtex/entryFinder';
import { type BibtexReading, readBibtexAgain, readBibtexAnew } from '../read/bibtex/reading';
import { scanBibtex } from '../read/bibtex/scan';
import type { BibtexBlock, BibtexEntry } from '../read/bibtex/syntax';
import { Values } from '../read/bibtex/values';
import type { Problem } from '../model/problem';
import type { BibStyle } from '../write/bibStyle';
import { once } from '../util/once';
import { styleOfBlocks } from './bibStyle';
import { conflictRegions, ownersMark } from './readOnly';

/** The entry to be changed: the first one with a key, or the one that covers or touches an offset. */
export type Target = { readonly key: string } | { readonly offset: number };

/** A `.bib` text as it is before an edit, with all that edits ask of it; what few of them ask is worked out when asked. */
export interface BibDocument {
  readonly text: string;
  /** As the editor names it: `utf8`, `windows1252`. */
  readonly encoding: string;
  readonly reading: BibtexReading;
  readonly blocks: readonly BibtexBlock[];
  readonly entries: readonly BibtexEntry[];
  readonly problems: readonly Problem[];
  readonly style: () => BibStyle;
  readonly values: () => Values;
  readonly conflicts: () => readonly Span[];
  readonly ownersMark: () => string | undefined;
  /** The entry that a `crossref` means. */
  readonly entryMeant: (key: string) => BibtexEntry | undefined;
}

/** The document of a text. A reading of the same or of an earlier text makes it cheaper. Linear. */
export function bibDocument(
  text: string,
  { encoding = 'utf8', reading }: { readonly encoding?: string; readonly reading?: BibtexReading } = {},
): BibDocument {
  const { blocks, problems } = scanBibtex(text);
  const read = reading === undefined ? readBibtexAnew(text) : readBibtexAgain(reading, text);
  const finder = once(() => entryFinder(text, read.blocks));
  return {
    text,
    encoding,
    reading: read,
    blocks,
    entries: blocks.filter((block) => block.kind === 'entry'),
    problems,
    style: once(() => styleOfBlocks(text, blocks)),
    values: once(() => valuesOf(text, blocks)),
    conflicts: once(() => conflictRegions(text)),
    ownersMark: once(() => ownersMark(text, blocks)),
    entryMeant: (key) => finder()(key),
  };
}

/** The entry that is meant; undefined where there is none. */
export function entryAt({ entries }: BibDocument, target: Target): BibtexEntry | undefined {
  if ('key' in target) return entries.find(({ key }) => key === target.key);
  // The last one: an offset between two entries that touch belongs to the one that begins there.
  return entries.findLast(({ start, end }) => start <= target.offset && target.offset <= end);
}

/** The paper of an entry of the document; undefined for one that is none. */
export function paperOfEntry({ reading }: BibDocument, { start }: Span): Paper | undefined {
  const { blocks } = reading;
  const index = firstFrom(blocks, start);
  return blocks.starts[index] === start ? blocks.contents[index]?.paper : undefined;
}

function valuesOf(text: string, blocks: readonly BibtexBlock[]): Values {
  const values = new Values(text, () => undefined);
  for (const block of blocks) if (block.kind === 'string') values.define(block);
  return values;
}
