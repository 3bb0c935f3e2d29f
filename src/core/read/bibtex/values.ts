import { monthNames } from '../../text/months';
import type { Problem } from '../../model/problem';
import type { BibtexField, BibtexPart, BibtexString } from './syntax';
import { t } from '../../util/l10n';

/** No value grows beyond 1 Mi UTF-16 code units, and no macro is defined through more than 64 others. */
const longestValue = 1_048_576;
const deepestMacro = 64;

/** All macros of a file together may add this many code units, and four times the length of the file. */
const freeExpansion = 4_194_304;
const expansionPerLength = 4;

const months: ReadonlyMap<string, string> = new Map(
  monthNames.map((month) => [month.slice(0, 3).toLowerCase(), month]),
);

interface Definition {
  readonly from: number;
  readonly text: string;
  readonly depth: number;
}

/**
 * The values of the file `text`. A macro means what the `@string` before it says, as in BibTeX, in any case of
 * letters; `jan` to `dec` are known from the start. An unknown macro is reported and stands for its own name,
 * which is what a person can still read. Values are cut at 1 MiB and macros at 64 levels, and both are
 * reported. Never throws.
 */
export class Values {
  private readonly definitions = new Map<string, Definition[]>();
  /** How many code units macros and inheritance have added so far. */
  public expanded = 0;

  public constructor(
    private readonly text: string,
    private readonly report: (problem: Problem) => void,
  ) {}

  /** How much they may add in the whole file. */
  public get mostExpanded(): number {
    return freeExpansion + expansionPerLength * this.text.length;
  }

  /** Takes note of a `@string`; to be called for each in the order of the file. */
  public define({ fields }: BibtexString): void {
    for (const field of fields) {
      const { text, depth } = this.join(field.parts);
      if (depth >= deepestMacro) {
        this.report(
          tooLong(field, t('This macro is defined through more than 64 others. Write its text out.')),
        );
        continue;
      }
      const known = this.definitions.get(field.name);
      const definition = { from: field.valueEnd, text, depth: depth + 1 };
      if (known === undefined) this.definitions.set(field.name, [definition]);
      else known.push(definition);
    }
  }

  /** The text of a value, still TeX, with `#` carried out and macros replaced; empty without parts. */
  public textOf({ parts }: Pick<BibtexField, 'parts'>): string {
    const [only] = parts;
    if (only === undefined) return '';
    const plain = parts.length === 1 && only.kind !== 'macro' && only.end - only.start <= longestValue;
    return plain ? inside(this.text, only) : this.join(parts).text;
  }

  /** The same for an heir: what heirs are lent counts as macros do; undefined where it would be too much. */
  public lentText(field: Pick<BibtexField, 'parts'>): string | undefined {
    const text = this.textOf(field);
    this.expanded += text.length;
    return this.expanded <= this.mostExpanded ? text : undefined;
  }

  private join(parts: readonly BibtexPart[]): { readonly text: string; readonly depth: number } {
    let joined = '';
    let depth = 0;
    for (const part of parts) {
      const operand = part.kind === 'macro' ? this.expand(part) : { text: inside(this.text, part), depth: 0 };
      depth = Math.max(depth, operand.depth);
      if (joined.length + operand.text.length > longestValue) {
        this.report(tooLong(part, t('This value is longer than 1 MiB and is cut here. Shorten it.')));
        return { text: joined, depth };
      }
      joined += operand.text;
    }
    return { text: joined, depth };
  }

  private expand(part: BibtexPart): Definition {
    const macro = this.macroAt(part);
    if (macro === undefined) {
      const name = this.text.slice(part.start, part.end);
      this.report(undefinedMacro(part, name));
      return { from: 0, text: name, depth: 0 };
    }
    this.expanded += macro.text.length;
    if (this.expanded <= this.mostExpanded) return macro;
    this.report(
      tooLong(part, t('The macros of this file expand to too much text. Shorten the @string definitions.')),
    );
    return { ...macro, text: '' };
  }

  private macroAt(part: BibtexPart): Definition | undefined {
    const name = this.text.slice(part.start, part.end).toLowerCase();
    const found = lastBefore(this.definitions.get(name) ?? [], part.start);
    if (found !== undefined) return found;
    const month = months.get(name);
    return month === undefined ? undefined : { from: 0, text: month, depth: 0 };
  }
}

function inside(text: string, part: BibtexPart): string {
  if (part.kind === 'number' || part.kind === 'macro') return text.slice(part.start, part.end);
  return text.slice(part.start + 1, part.closed ? part.end - 1 : part.end);
}

/** The last definition that ends before `offset`, by bisection: a file may define one macro over and over. */
function lastBefore(definitions: readonly Definition[], offset: number): Definition | undefined {
  let low = 0;
  let high = definitions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((definitions[middle]?.from ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return definitions[low - 1];
}

function undefinedMacro({ start, end }: BibtexPart, name: string): Problem {
  return {
    code: 'undefined-string',
    severity: 'warning',
    message: t('No @string above defines "{0}". Define it there, or put the text in braces.', name),
    span: { start, end },
  };
}

function tooLong({ start, end }: { readonly start: number; readonly end: number }, message: string): Problem {
  return { code: 'string-too-long', severity: 'warning', message, span: { start, end } };
}
