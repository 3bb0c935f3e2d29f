import { BlockReader } from './blockReader';
import type { BlockContent, Blocks } from './blocks';
import { ownField } from './inheritance';
import type { BibtexEntry } from './syntax';
import type { Values } from './values';

/** The further keys of an entry, from `ids`; none for most. */
export function idsOf(entry: BibtexEntry, values: Values): readonly string[] {
  const ids = ownField(entry, 'ids');
  if (ids === undefined) return none;
  const written = values.textOf(ids).split(',');
  return written.map((id) => id.trim()).filter((id) => id !== '');
}

const none: readonly string[] = [];

/**
 * Finds one of the entries of a file by its key, by one of its `ids`, or, as BibTeX does, by its key in another
 * case: the first of them; undefined when there is none. Entries are read again when they are asked for: few are,
 * and keeping all of them would double the cost of a large file.
 */
export function entryFinder(text: string, blocks: Blocks): (key: string) => BibtexEntry | undefined {
  const reader = new BlockReader(text);
  const found = new Map<number, BibtexEntry | undefined>();
  const byKey = startsOf(blocks, ({ key }) => [key]);
  const byOtherName = startsOf(blocks, ({ key, ids }) => [key.toLowerCase(), ...ids]);
  return (key) => {
    const start = byKey.get(key) ?? byOtherName.get(key) ?? byOtherName.get(key.toLowerCase());
    if (start === undefined) return undefined;
    if (!found.has(start)) {
      const block = reader.readAt(start)?.block;
      found.set(start, block?.kind === 'entry' ? block : undefined);
    }
    return found.get(start);
  };
}

function startsOf(
  { starts: startOf, contents }: Blocks,
  namesOf: (content: BlockContent) => readonly string[],
): ReadonlyMap<string, number> {
  const starts = new Map<string, number>();
  for (const [block, content] of contents.entries()) {
    for (const name of namesOf(content)) {
      if (name !== '' && !starts.has(name)) starts.set(name, startOf[block] ?? 0);
    }
  }
  return starts;
}
