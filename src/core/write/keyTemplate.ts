import { defaultKeyTemplate } from './defaultKeyTemplate';
import { keyFilters, keyFunctions, type KeyParts } from './keyFunctions';
import { freeKey, type Postfix, letterPostfix, readPostfix } from './freeKey';
import { t } from '../util/l10n';

/**
 * A template for citation keys, read. The grammar is the common part of Better BibTeX's formulas:
 *
 *     template   = term { "+" term }
 *     term       = literal | call { "." call }
 *     literal    = "'" text "'" | '"' text '"'
 *     call       = name [ "(" [ argument { "," argument } ] ")" ]
 *     argument   = number | literal
 *
 * The first call of a term is one of `keyFunctions`, the others are `keyFilters`. A term `postfix("-%(n)s")` says how keys
 * are told apart that would be the same.
 */
export interface KeyTemplate {
  readonly terms: readonly KeyTerm[];
  readonly postfix: Postfix;
  /** What could not be read, in words; it was left out. */
  readonly messages: readonly string[];
}

/** Gives a part of a key. */
export type KeyTerm = (parts: KeyParts) => string;

/** What BibTeX, biber or a language that cites would take for something else. */
const notInKeys = /[^A-Za-z0-9:;./?!|@*+_-]/g;

/**
 * Reads a template. Never throws: what is wrong is left out and told, so that the rest can be used; a template without
 * any term gives `defaultKeyTemplate`. Linear.
 */
export function readKeyTemplate(source: string): KeyTemplate {
  const messages: string[] = [];
  const terms: KeyTerm[] = [];
  let postfix: Postfix = letterPostfix;
  for (const calls of readTerms(source, messages)) {
    const [first, ...filters] = calls;
    if (first === undefined) continue;
    if (first.name === 'postfix') postfix = readPostfix(String(first.args[0] ?? ''), messages);
    else terms.push(...termOf(first, filters, messages));
  }
  if (terms.length > 0) return { terms, postfix, messages };
  messages.push(t('The template says nothing. Write one such as {0}.', defaultKeyTemplate));
  return { terms: readKeyTemplate(defaultKeyTemplate).terms, postfix, messages };
}

/**
 * The key that a template gives, in ASCII, without characters that a key cannot have; `anonymous` where it gives none. A
 * key that is taken gets a free postfix, the first one where postfixes were given in turn. Keys that are taken are never
 * changed. Look-ups grow with the logarithm of the keys that share a stem.
 */
export function keyFromTemplate(
  template: KeyTemplate,
  parts: KeyParts,
  taken: Pick<ReadonlySet<string>, 'has'> = new Set(),
): string {
  const stem = template.terms
    .map((term) => term(parts))
    .join('')
    .replaceAll(notInKeys, '');
  return freeKey(stem === '' ? 'anonymous' : stem, taken, template.postfix);
}

interface Call {
  /** Empty for a literal, which is the only argument. */
  readonly name: string;
  readonly args: readonly (string | number)[];
}

function termOf(first: Call, filters: readonly Call[], messages: string[]): readonly KeyTerm[] {
  const known = keyFunctions.get(first.name);
  if (known === undefined) {
    messages.push(
      t(
        'There is no "{0}". Take one of {1}.',
        first.name,
        [...keyFunctions.keys()].filter(Boolean).join(', '),
      ),
    );
    return [];
  }
  const steps = filters.flatMap(({ name }) => {
    const filter = keyFilters.get(name);
    if (filter === undefined)
      messages.push(
        t(
          'There is no "{0}". Take one of {1}.',
          `.${name}`,
          [...keyFilters.keys()].map((key) => `.${key}`).join(', '),
        ),
      );
    return filter ?? [];
  });
  return [(parts) => steps.reduce((text, step) => step(text), known(parts, first.args))];
}

const token =
  /\s*(?:(?<name>[A-Za-z]\w*)|(?<number>\d+)|'(?<single>[^']*)'|"(?<double>[^"]*)"|(?<sign>[-+.,()])|(?<wrong>\S))/y;

/** The calls of each term. What is no part of the grammar is passed over and told. */
function readTerms(source: string, messages: string[]): readonly (readonly Call[])[] {
  const terms: Call[][] = [[]];
  let args: (string | number)[] | undefined;
  token.lastIndex = 0;
  for (let found = token.exec(source); found !== null; found = token.exec(source)) {
    const { name, number, single, double, sign, wrong } = found.groups ?? {};
    const literal = single ?? double ?? number;
    if (wrong !== undefined) {
      messages.push(
        t('"{0}" at {1} means nothing here. Put text in quotation marks.', wrong, token.lastIndex),
      );
    } else if (sign === ')') {
      args = undefined;
    } else if (args !== undefined) {
      if (literal !== undefined) args.push(number === undefined ? literal : Number(number));
    } else if (sign === '+') {
      terms.push([]);
    } else if (sign === '(') {
      const call = terms.at(-1)?.pop();
      args = [];
      if (call !== undefined) terms.at(-1)?.push({ ...call, args });
    } else if (name !== undefined) {
      terms.at(-1)?.push({ name: name.toLowerCase(), args: [] });
    } else if (literal !== undefined) {
      terms.at(-1)?.push({ name: '', args: [literal] });
    }
  }
  if (args !== undefined) messages.push(t('A ) is missing. Add it at the end of the template.'));
  return terms;
}
