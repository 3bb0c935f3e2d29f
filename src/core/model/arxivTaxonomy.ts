import taxonomy from '../../../data/arxiv-taxonomy.json';
import type { Category } from './category';

/** A class of arXiv, as opposed to the other kinds of category. */
export type ArxivCategory = Extract<Category, { readonly kind: 'arxiv' }>;

/** The archives a short code most likely means when nothing else speaks, likeliest first. */
const usualArchives: readonly string[] = ['cs', 'stat', 'eess', 'math'];

const byId: ReadonlyMap<string, ArxivCategory> = new Map(
  Object.entries(taxonomy.categories).map(([id, name]) => [
    id.toLowerCase(),
    { kind: 'arxiv', id, short: id.slice(id.indexOf('.') + 1), name },
  ]),
);

/** Other names of a class (`math.IT` is `cs.IT`) and archives that have become a class (`cmp-lg` is `cs.CL`). */
const successors: ReadonlyMap<string, string> = new Map(
  Object.entries(taxonomy.successors).map(([id, successor]) => [id.toLowerCase(), successor.toLowerCase()]),
);

const byShortCode: ReadonlyMap<string, readonly ArxivCategory[]> = collectShortCodes();

/**
 * The class with this identifier in any case, `cs.lg` and `hep-th` alike. A second name and a retired archive give the
 * class that took their place, so the `id` that comes back may differ. `undefined` when arXiv has no such class.
 */
export function arxivCategory(id: string): ArxivCategory | undefined {
  const folded = id.trim().toLowerCase();
  return byId.get(successors.get(folded) ?? folded);
}

/**
 * Every class the code may stand for: a full identifier stands for itself, a class without its archive (`LG`, `str-el`)
 * for that class of each archive that has it, likeliest archive first. Empty when arXiv has no such class.
 */
export function categoriesForShortCode(code: string): readonly ArxivCategory[] {
  const whole = arxivCategory(code);
  return whole === undefined ? (byShortCode.get(code.trim().toLowerCase()) ?? []) : [whole];
}

/** The archive of a class: `cs` of `cs.LG`; an archive without classes is its own: `hep-th`. */
export function archiveOf(category: ArxivCategory): string {
  const dot = category.id.indexOf('.');
  return dot < 0 ? category.id : category.id.slice(0, dot);
}

function collectShortCodes(): ReadonlyMap<string, readonly ArxivCategory[]> {
  const collected = new Map<string, ArxivCategory[]>();
  for (const id of [...byId.keys(), ...successors.keys()]) {
    const category = arxivCategory(id);
    const dot = id.indexOf('.');
    if (category === undefined || dot < 0) continue;
    const short = id.slice(dot + 1);
    const sharing = collected.get(short) ?? [];
    if (!sharing.includes(category)) collected.set(short, [...sharing, category]);
  }
  for (const sharing of collected.values()) sharing.sort((a, b) => archiveRank(a) - archiveRank(b));
  return collected;
}

function archiveRank(category: ArxivCategory): number {
  const rank = usualArchives.indexOf(archiveOf(category));
  return rank < 0 ? usualArchives.length : rank;
}
