import type { Span } from '../../model/span';
import { isBlank } from '../blank';
import type { CitationGroup, CitationScan } from '../markup';
import type { CitationReading, CitedItem, NeutralCitation, Note } from '../neutral';
import { kept, readGroups } from '../readGroups';
import { endOfLine } from './characters';
import { meaningOf } from './citationCommands';
import { slotsOf } from './keyList';
import { latexNote } from './notes';
import { type CitationPackage, loadedPackage, packageOfCommands } from './packages';
import { t } from '../../util/l10n';

/** What stands before a key list: its star and its optional arguments, each inside of its delimiters. */
interface Options {
  readonly isStarred: boolean;
  readonly brackets: readonly string[];
  readonly angles: readonly string[];
  readonly parentheses: readonly string[];
}

const closings: ReadonlyMap<string, string> = new Map([
  ['[', ']'],
  ['<', '>'],
  ['(', ')'],
]);

/** Where the argument at `start` ends, at its closing sign outside of braces; `end` if there is none before. */
function endOfArgument(text: string, start: number, end: number, closing: string): number {
  const opening = text[start];
  let depth = 0;
  let nesting = 0;
  for (let at = start + 1; at < end; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === '{') depth++;
    else if (character === '}') depth--;
    else if (depth === 0 && character === opening) nesting++;
    else if (depth === 0 && character === closing && --nesting < 0) return at;
  }
  return end;
}

function optionsIn(text: string, { start, end }: Span): Options {
  const found = new Map<string, string[]>([
    ['[', []],
    ['<', []],
    ['(', []],
  ]);
  let isStarred = false;
  for (let at = start; at < end; at++) {
    const character = text[at] ?? '';
    const closing = closings.get(character);
    if (character === '%') at = endOfLine(text, at);
    else if (character === '*') isStarred = true;
    else if (closing !== undefined) {
      const close = endOfArgument(text, at, end, closing);
      found.get(character)?.push(text.slice(at + 1, close));
      at = close;
    }
  }
  return {
    isStarred,
    brackets: found.get('[') ?? [],
    angles: found.get('<') ?? [],
    parentheses: found.get('(') ?? [],
  };
}

/** One optional argument stands behind, of two the first stands before. */
function pairOf(args: readonly string[]): { readonly prenote?: Note; readonly locator?: Note } {
  const [first = '', second] = args.map(withoutBraces);
  const [before, behind] = second === undefined ? ['', first] : [first, second];
  const [prenote, locator] = [latexNote(before), latexNote(behind)];
  return { ...(prenote && { prenote }), ...(locator && { locator }) };
}

/** What braces around a whole argument hold, which are there for its brackets. */
function withoutBraces(written: string): string {
  const text = written.trim();
  const isWhole = text.startsWith('{') && endOfArgument(text, 0, text.length, '}') === text.length - 1;
  return isWhole && !/[{}]/u.test(text.slice(1, -1)) ? text.slice(1, -1) : written;
}

/** The works of one list; its notes stand before the first and behind the last of them. */
function itemsOf(keys: readonly string[], { brackets, angles }: Options): CitedItem[] {
  const [angle] = angles;
  const { prenote = angle === undefined ? undefined : latexNote(angle), locator } = pairOf(brackets);
  return keys.map((key, index) => ({
    key,
    ...(index === 0 && prenote && { prenote }),
    ...(index === keys.length - 1 && locator && { locator }),
  }));
}

function isPlainList(text: string, list: Span, count: number): boolean {
  const slots = slotsOf(text, list);
  return (
    slots.every(({ head }) => head.start === head.end) &&
    slots.filter(({ token }) => token.start < token.end).length === count
  );
}

function readCommand(
  text: string,
  group: CitationGroup,
  loaded: CitationPackage,
): CitationReading | undefined {
  const { command, span, keyLists, citations, pattern } = group;
  if (text[span.end - 1] !== '}' || keyLists.at(-1)?.end !== span.end - 1) return undefined;
  const isMultiple = pattern === 'K+';
  if (pattern !== 'K' && !isMultiple) return kept(span, t('\\{0} has no equal', command));
  const items: CitedItem[] = [];
  let start = span.start + 1 + command.length;
  let first: Options | undefined;
  let next = 0;
  for (const list of keyLists) {
    const keys: string[] = [];
    for (; (citations[next]?.span.end ?? Infinity) <= list.end; next++) keys.push(citations[next]?.key ?? '');
    if (!isPlainList(text, list, keys.length)) return kept(span, t('it has more in its list than keys'));
    const options = optionsIn(text, { start, end: list.start - 1 });
    first ??= options;
    items.push(...itemsOf(keys, options));
    start = list.end + 1;
  }
  const { isStarred = false, parentheses = [] } = first ?? {};
  const { prenote, locator: postnote } = pairOf(isMultiple ? parentheses : []);
  const meaning = meaningOf(command, isStarred, loaded);
  const { mode = 'parenthetical', isCapitalised, hasAllAuthors } = meaning ?? {};
  const citation: NeutralCitation = {
    mode,
    items,
    ...(prenote && { prenote }),
    ...(postnote && { postnote }),
    ...(isCapitalised === true && { isCapitalised }),
    ...(hasAllAuthors === true && { hasAllAuthors }),
  };
  const losses =
    meaning === undefined
      ? [t('What \\{0} prints is not known; it became a citation in parentheses.', command)]
      : [];
  return { kind: 'citation', citation, span, losses };
}

const TEXT_OPENING = '\\citetext{';

/**
 * natbib's way to give each work notes of its own, `\citetext{\citealp[p. 3]{a}; \citealp{b}}`, as one citation in
 * parentheses; the others as they are.
 */
function withTextsJoined(text: string, readings: readonly CitationReading[]): CitationReading[] {
  const joined: CitationReading[] = [];
  for (let index = 0; index < readings.length; index++) {
    const reading = readings[index];
    if (reading === undefined) break;
    const last = text.startsWith(TEXT_OPENING, reading.span.start - TEXT_OPENING.length)
      ? lastInText(text, readings, index)
      : -1;
    if (last === -1) {
      joined.push(reading);
      continue;
    }
    const parts = readings.slice(index, last + 1).flatMap((one) => (one.kind === 'citation' ? [one] : []));
    joined.push({
      kind: 'citation',
      span: { start: reading.span.start - TEXT_OPENING.length, end: (readings[last]?.span.end ?? 0) + 1 },
      citation: { mode: 'parenthetical', items: parts.flatMap(({ citation }) => citation.items) },
      losses: parts.flatMap(({ losses }) => losses),
    });
    index = last;
  }
  return joined;
}

/** The index of the last of the citations without parentheses, `;` between them, that a `}` follows; -1 for other texts. */
function lastInText(text: string, readings: readonly CitationReading[], first: number): number {
  for (let index = first; index < readings.length; index++) {
    const [reading, next] = [readings[index], readings[index + 1]];
    if (reading?.kind !== 'citation' || reading.citation.mode !== 'bare') return -1;
    if (text[reading.span.end] === '}') return index;
    let at = reading.span.end;
    if (text[at++] !== ';') return -1;
    while (isBlank(text[at] ?? '')) at++;
    if (at !== next?.span.start) return -1;
  }
  return -1;
}

/** Every citation of a LaTeX text; `loaded` is the package of its document where the text does not say. Linear. */
export function readLatexCitations(text: string, scan: CitationScan): CitationReading[] {
  const loaded = loadedPackage(text) ?? packageOfCommands(scan);
  return withTextsJoined(
    text,
    readGroups(text, scan, (whole, group) => readCommand(whole, group, loaded)),
  );
}
