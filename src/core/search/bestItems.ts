/** Keeps the best of many items without sorting them all: adding one costs a comparison, seldom a logarithm more. */
export class BestItems<Item> {
  /** A binary heap with the worst item on top. */
  private readonly heap: Item[] = [];

  /** `compare` is negative if the first of two is better, as for sorting with the best first. */
  constructor(
    private readonly limit: number,
    private readonly compare: (one: Item, other: Item) => number,
  ) {}

  /** Whether the item is among the best so far. */
  admits(item: Item): boolean {
    const { heap, limit } = this;
    const worst = heap[0];
    return heap.length < limit || (worst !== undefined && this.compare(item, worst) < 0);
  }

  add(item: Item): void {
    if (!this.admits(item)) return;
    const { heap, limit } = this;
    if (heap.length < limit) this.rise(heap.push(item) - 1, item);
    else this.sink(item);
  }

  /** The items kept, best first. */
  sorted(): Item[] {
    return this.heap.toSorted(this.compare);
  }

  private rise(from: number, item: Item): void {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >>> 1;
      const above = this.heap[parent];
      if (above === undefined || this.compare(item, above) <= 0) break;
      this.heap[place] = above;
      place = parent;
    }
    this.heap[place] = item;
  }

  /** Puts `item` in the place of the worst. */
  private sink(item: Item): void {
    const { heap } = this;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      let below = heap[child];
      const right = heap[child + 1];
      if (below !== undefined && right !== undefined && this.compare(right, below) > 0) {
        below = right;
        child++;
      }
      if (below === undefined || this.compare(below, item) <= 0) break;
      heap[place] = below;
      place = child;
    }
    heap[place] = item;
  }
}
