import type { Author } from '../../model/author';
import type { NameList } from '../../text/personNames';
import type { TaggedRecord } from './records';

/** The fields of a record by their tags; what nobody asks for is still there at the end. */
export class TagValues {
  private readonly left = new Map<string, string[]>();

  public constructor({ fields }: TaggedRecord) {
    for (const { tag, text } of fields) {
      if (text === '') continue;
      const known = this.left.get(tag);
      if (known === undefined) this.left.set(tag, [text]);
      else known.push(text);
    }
  }

  /** True if the tag has a value that nobody has asked for. */
  public has(tag: string): boolean {
    return this.left.has(tag);
  }

  /** All values of these tags, the tags in the order they are asked for. */
  public all(...tags: readonly string[]): readonly string[] {
    return tags.flatMap((tag) => {
      const values = this.left.get(tag) ?? [];
      this.left.delete(tag);
      return values;
    });
  }

  /** The values of these tags, each once. */
  public text(...tags: readonly string[]): string | undefined {
    const values = new Set(this.all(...tags));
    return values.size === 0 ? undefined : [...values].join('; ');
  }

  /** The first value of these tags; those that say something else stay. */
  public first(...tags: readonly string[]): string | undefined {
    let first: string | undefined;
    for (const tag of tags) {
      const others = this.left.get(tag) ?? [];
      first ??= others[0];
      const kept = others.filter((value) => value !== first);
      if (kept.length > 0) this.left.set(tag, kept);
      else this.left.delete(tag);
    }
    return first;
  }

  /** The people under these tags. */
  public names(read: (written: string) => Author | undefined, ...tags: readonly string[]): NameList {
    const authors: Author[] = [];
    let truncated = false;
    for (const name of this.all(...tags).flatMap((value) => value.split(';'))) {
      const author = read(name.trim());
      if (/^(?:others|et al\.?)$/i.test(name.trim())) truncated = true;
      else if (author !== undefined) authors.push(author);
    }
    return { authors, truncated };
  }

  /** What nobody has asked for, by the tags in lower case. */
  public rest(): readonly (readonly [tag: string, text: string])[] {
    return Array.from(this.left, ([tag, values]) => [tag.toLowerCase(), values.join('; ')] as const);
  }
}
