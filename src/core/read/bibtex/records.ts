import { lentField, ownField, type Ancestor } from './inheritance';
import type { BibtexEntry } from './syntax';
import type { Values } from './values';

/** An entry whose fields can be asked for. */
export interface BibtexRecord {
  readonly entry: BibtexEntry;
  /** The value of the field, its own or inherited, with macros replaced but still TeX; undefined if absent. */
  field(name: string): string | undefined;
}

/** The record of an entry that inherits from `ancestors`, the nearest first. Nothing is worked out before it is asked for. */
export function recordOf(
  entry: BibtexEntry,
  values: Values,
  ancestors: readonly Ancestor[] = [],
): BibtexRecord {
  return new EntryRecord(entry, values, ancestors);
}

// A class, since the engine compiles a method once, but looks at each closure of a hundred thousand anew.
class EntryRecord implements BibtexRecord {
  /** A bit for each name that there is, some shared: most names that are asked for are not there. */
  private names = 0;

  public constructor(
    public readonly entry: BibtexEntry,
    private readonly values: Values,
    private readonly ancestors: readonly Ancestor[],
  ) {
    for (const { name } of entry.fields) this.names |= nameBit(name);
  }

  public field(name: string): string | undefined {
    const own = (this.names & nameBit(name)) === 0 ? undefined : ownField(this.entry, name);
    if (own !== undefined) return this.values.textOf(own);
    return this.ancestors.length === 0 ? undefined : this.inherited(name);
  }

  private inherited(name: string): string | undefined {
    for (const ancestor of this.ancestors) {
      for (const source of ancestor.sources(name)) {
        const field = lentField(ancestor.entry, source);
        if (field !== undefined) return this.values.lentText(field);
      }
    }
    return undefined;
  }
}

/** A bit that stands for a name, and for others too: where it is not set, the name is not there. */
export function nameBit(name: string): number {
  return 1 << ((name.charCodeAt(0) + name.length * 5) & 31);
}
