/** What has a meaning in TeX, each of it rare in prose. */
const rareSpecials = ['\\', '$', '{', '}', '~', '`', '\n', '\t', '\r', '--', "''"] as const;

/**
 * Finds what is TeX in a text of many sentences, by looking for one character after the other: the engine then looks at
 * many places at a time. Asked for growing offsets it reads the text once for each character in all.
 */
export class RareSpecials {
  /** Where each of them comes next; the length of the text where it does not. */
  private readonly places: number[];

  public constructor(private readonly text: string) {
    this.places = rareSpecials.map((special) => this.find(special, 0));
  }

  /** The offset of the first one at or after `from`; the length of the text when there is none. */
  public next(from: number): number {
    const { places } = this;
    let nearest = this.text.length;
    for (let number = 0; number < places.length; number += 1) {
      let place = places[number] ?? 0;
      if (place < from) places[number] = place = this.find(rareSpecials[number] ?? '', from);
      if (place < nearest) nearest = place;
    }
    return nearest;
  }

  private find(special: string, from: number): number {
    const found = this.text.indexOf(special, from);
    return found === -1 ? this.text.length : found;
  }
}
