import type { Span } from '../model/span';
import { type CitationStyle, addToList } from './citationStyle';
import { type ItemGrammar, citationsInList } from './keyItems';
import type { CitationGroup } from './markup';

/**
 * Roles that cite, of sphinxcontrib-bibtex (its manual, "Roles and Directives") and of MyST:
 *
 *   role = name "`" item { ( "," | ";" ) item } "`"      item = [ "{" note "}" ] key [ "{" note "}" ]
 *
 * The names are `cite` and `footcite`, alone or with one of these behind a colon.
 */
const variants =
  'p ps t ts ct cts alp alps label labelpar year yearpar author authors authorpar authorpars cauthor cauthors title empty';

const names: ReadonlySet<string> = new Set(
  ['cite', 'footcite'].flatMap((name) => [
    name,
    ...variants.split(' ').map((variant) => `${name}:${variant}`),
  ]),
);

/** Grammar of the text between the backquotes of such a role. */
export const roleItems: ItemGrammar = { separators: ',;', note: ['{', '}'] };

/** How far a role that nothing closes may reach, in characters. */
const LONGEST_ROLE = 2000;

/** True for the name of a role that cites, `cite:p`. */
export function isCiteRole(name: string): boolean {
  return names.has(name);
}

/**
 * The citation of a role whose first backquote is at `quote` and whose name, signs around it included, is `command`
 * and begins at `start`. One that nothing closes ends with its line.
 */
export function roleGroup(text: string, start: number, quote: number, command: string): CitationGroup {
  const inside = text.slice(quote + 1, quote + 1 + LONGEST_ROLE);
  const length = inside.search(/`|\r?\n[ \t]*\r?\n/u);
  const isClosed = inside[length] === '`';
  const lineLength = inside.search(/\r?\n|$/u);
  const list: Span = { start: quote + 1, end: quote + 1 + (isClosed ? length : lineLength) };
  return {
    command,
    span: { start, end: isClosed ? list.end + 1 : list.end },
    keyLists: [list],
    citations: citationsInList(text, list, command, roleItems),
  };
}

/** True if a role can name this key: neither white space nor one of the signs of its grammar. */
function isRoleKey(key: string): boolean {
  return key !== '' && !/[\s,;{}`\\]/u.test(key);
}

/** Citing by a role; `around` are the signs around its name, `{` and `}` in MyST, twice `:` in reStructuredText. */
export function roleStyle([before, behind]: readonly [string, string]): CitationStyle {
  return {
    ...roleItems,
    has: (command) =>
      command.startsWith(before) &&
      command.endsWith(behind) &&
      isCiteRole(command.slice(before.length, -behind.length)),
    openings: [`${behind}\``],
    closings: '`',
    ends: ',;{}`',
    stops: '',
    written: (key) => (isRoleKey(key) ? key : undefined),
    cite: (keys, command = `${before}cite:p${behind}`) => `${command}\`${keys.join(',')}\``,
    add: (text, group, keys) => addToList(text, group, keys, roleItems.separators),
  };
}
