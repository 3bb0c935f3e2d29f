/** The item that occurs most often, the first of them where there are more, and its share of all; undefined without items. */
export function mostCommon<Item>(
  items: readonly Item[],
): { readonly item: Item; readonly share: number } | undefined {
  const counts = new Map<Item, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  let best: { readonly item: Item; readonly count: number } | undefined;
  for (const [item, count] of counts) if (count > (best?.count ?? 0)) best = { item, count };
  return best && { item: best.item, share: best.count / items.length };
}
