import type { Paper } from '../model/paper';
import { type Reference, type ReferenceResult, referenceOfPaper } from '../model/reference';
import { isSameWork } from '../model/works';
import { freeKey, letterPostfix } from '../write/freeKey';
import { decodedContent } from './decodeBytes';
import type { SourceFormat } from './formatNames';
import { sampleIdentifiers } from './listing/sampleIdentifiers';
import { paperOfReference } from './paperOfReference';
import { formatOf } from './readSource';
import { referencesIn } from './referencesIn';

/** Where works are taken from: a file as it is, or papers whose file is not at hand. */
export type WorkSource =
  | {
      readonly kind: 'file';
      readonly name: string;
      /** Where the name does not tell. */
      readonly format?: SourceFormat;
      readonly content: Uint8Array<ArrayBuffer> | string;
    }
  | { readonly kind: 'papers'; readonly papers: readonly Paper[] };

/** Works of sources. */
export interface WantedWorks {
  readonly sources: readonly WorkSource[];
  /** The wanted ones in their order, each by its key and the number of its source; all where they are absent. */
  readonly works?: readonly { readonly source: number; readonly key: string }[];
  /** As in `ListingOptions`. */
  readonly preferredCategories: readonly string[];
}

/** All that sources say of works. */
export interface GatheredReferences extends Omit<ReferenceResult, 'problems'> {
  /** Keys that another work has too, with those that stand for them. */
  readonly changedKeys: ReadonlyMap<string, string>;
  /** The keys of wanted works that their sources do not have, or no longer. */
  readonly missing: readonly string[];
}

/**
 * Gathers works with all that their sources say of them. A work that several sources have under one key comes once, and of two
 * works with one key the later one gets another. Never throws; linear.
 */
export function gatheredReferences({ sources, works, preferredCategories }: WantedWorks): GatheredReferences {
  const found = sources.map((source, number) => {
    const wanted = works && new Set(works.flatMap((work) => (work.source === number ? [work.key] : [])));
    return referencesOf(source, wanted, preferredCategories);
  });
  const missing: string[] = [];
  const all = works === undefined ? found.flatMap(({ references }) => references) : [];
  if (works !== undefined) {
    const byKey = found.map(({ references }) => firstByKey(references));
    for (const { source, key } of works) {
      const reference = byKey[source]?.get(key);
      if (reference === undefined) missing.push(key);
      else all.push(reference);
    }
  }
  const preamble = [...new Set(found.flatMap((one) => one.preamble ?? []))].join('\n');
  return { ...withOwnKeys(all), ...(preamble !== '' && { preamble }), missing };
}

function referencesOf(
  source: WorkSource,
  wanted: ReadonlySet<string> | undefined,
  preferredCategories: readonly string[],
): Omit<ReferenceResult, 'problems'> {
  const isWanted = (key: string): boolean => wanted?.has(key) !== false;
  if (source.kind === 'papers')
    return { references: source.papers.filter(({ key }) => isWanted(key)).map(referenceOfPaper) };
  const { name, content, format } = source;
  const decoded = decodedContent(content);
  if (decoded.kind === 'undecodable') return { references: [] };
  const { text } = decoded;
  return referencesIn(format ?? formatOf(name, text) ?? 'bibtex', text, {
    preferredCategories,
    identifiers: sampleIdentifiers(),
    isWanted,
  });
}

function firstByKey(references: readonly Reference[]): ReadonlyMap<string, Reference> {
  const byKey = new Map<string, Reference>();
  for (const reference of references) if (!byKey.has(reference.key)) byKey.set(reference.key, reference);
  return byKey;
}

/** So many works of one key tell no more than a few. */
const MOST_COMPARED = 50;

function withOwnKeys(all: readonly Reference[]): Pick<GatheredReferences, 'references' | 'changedKeys'> {
  const taken = new Set(all.map(({ key }) => key));
  const seen = new Map<string, Reference[]>();
  const changedKeys = new Map<string, string>();
  const references = all.flatMap((reference): readonly Reference[] => {
    const { key } = reference;
    const before = seen.get(key);
    if (before === undefined) {
      seen.set(key, [reference]);
      return [reference];
    }
    const paper = paperOfReference(reference);
    if (before.some((other) => isSameWork(paperOfReference(other), paper))) return [];
    if (before.length < MOST_COMPARED) before.push(reference);
    const free = freeKey(key, taken, letterPostfix);
    taken.add(free);
    changedKeys.set(key, free);
    return [{ ...reference, key: free }];
  });
  return { references, changedKeys };
}
