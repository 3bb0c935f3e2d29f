import type { Span } from '../../model/span';
import type { CitationGroup } from '../markup';
import { isCiteRole, roleGroup } from '../roles';
import type { MarkdownDialect } from './dialect';
import { type Sign, isInAddress, signAt } from './sign';
import { lastRunsOf, skipAttributes, skipCode, skipDestination, skipMath, skipTag, skipTex } from './skips';

/** A bracket that is still open, with the citations met since. */
interface OpenBracket {
  readonly start: number;
  readonly signs: Sign[];
}

/** What stands further behind an `@` is neither a key nor words to search for. */
const LONGEST_KEY_LIST = 500;
const LONGEST_ROLE_NAME = 40;

/** The end of a typed token in running text: a key, or what will become one. */
function endOfTyped(text: string, start: number, limit: number): number {
  let end = start;
  while (end < limit && !/[\s;,@[\]{}()"'*`]/u.test(text[end] ?? ' ')) end++;
  return end;
}

function inText(text: string, sign: Sign, limit: number): CitationGroup {
  const listEnd = sign.citation?.span.end ?? endOfTyped(text, sign.listStart, limit);
  return {
    command: sign.command,
    span: { start: sign.start, end: Math.max(sign.end, listEnd) },
    keyLists: [{ start: sign.listStart, end: listEnd }],
    citations: sign.citation === undefined ? [] : [sign.citation],
  };
}

function inBrackets(text: string, signs: readonly Sign[], span: Span, inside: number): CitationGroup {
  return {
    command: '[@]',
    span,
    keyLists: signs.map(({ listStart }, index) => {
      const nextSign = Math.min(signs[index + 1]?.start ?? inside, listStart + LONGEST_KEY_LIST);
      const separator = text.slice(listStart, nextSign).search(/[;}]/u);
      return { start: listStart, end: separator === -1 ? nextSign : listStart + separator };
    }),
    citations: signs.flatMap(({ citation }) => (citation === undefined ? [] : [citation])),
  };
}

/** The role whose first backquote is at `quote`, {cite:p}`doe99`, or undefined if it is code. */
function roleAt(
  text: string,
  quote: number,
  limit: number,
  lastRuns: ReadonlyMap<number, number>,
): CitationGroup | undefined {
  if (text[quote - 1] !== '}') return undefined;
  // Two backquotes are an empty role, unless two more make code of it.
  if (text[quote + 1] === '`' && (text[quote + 2] === '`' || (lastRuns.get(2) ?? quote) > quote)) {
    return undefined;
  }
  const nearest = Math.max(0, quote - LONGEST_ROLE_NAME);
  const open = nearest + text.slice(nearest, quote).lastIndexOf('{');
  if (!isCiteRole(text.slice(open + 1, quote - 1))) return undefined;
  const group = roleGroup(text, open, quote, text.slice(open, quote));
  return group.span.end <= limit ? group : undefined;
}

/** Characters that mean something to the scanner; all others are passed by at once. */
const isSpecial = new Uint8Array(128);
for (const character of '\\`$<[]@{') isSpecial[character.charCodeAt(0)] = 1;

/** The citation groups of one paragraph, innermost first. Code, mathematics, tags and link targets have none. */
export function citationGroups(text: string, paragraph: Span, dialect: MarkdownDialect): CitationGroup[] {
  const groups: CitationGroup[] = [];
  const open: OpenBracket[] = [];
  let lastRuns: ReadonlyMap<number, number> | undefined;
  let hasDisplayEnd = true;
  const limit = paragraph.end;

  const release = (signs: readonly Sign[]): void => {
    for (const sign of signs) groups.push(inText(text, sign, limit));
  };
  const closeBracket = (at: number): number => {
    const bracket = open.pop();
    const end = at + 1;
    if (bracket === undefined) return end;
    const destination = text[end] === '(' ? skipDestination(text, end, limit) : -1;
    if (destination !== -1) {
      if (dialect.citesInLinks) release(bracket.signs);
      return destination;
    }
    // In a note `^[@a]` and in marked text `[@a]{.class}` the brackets are not those of the citation.
    const isText =
      text[bracket.start - 1] === '^' || (text[end] === '{' && skipAttributes(text, end, limit) !== -1);
    if (isText) release(bracket.signs);
    else if (bracket.signs.length > 0) {
      groups.push(inBrackets(text, bracket.signs, { start: bracket.start, end }, at));
    }
    return end;
  };
  let keyEnd = -1;
  const readSign = (at: number): number => {
    const sign = signAt(text, at, at === keyEnd);
    if (sign === undefined) return at + 1;
    if (sign.citation !== undefined) keyEnd = sign.end;
    const bracket = open.at(-1);
    if (bracket !== undefined) bracket.signs.push(sign);
    else if (dialect.citesInLinks || !isInAddress(text, at)) release([sign]);
    return sign.end;
  };

  let at = paragraph.start;
  while (at < limit) {
    const unit = text.charCodeAt(at);
    if (unit >= 128 || isSpecial[unit] === 0) {
      at++;
      continue;
    }
    switch (text[at]) {
      case '\\':
        at = dialect.hasTex ? skipTex(text, at, limit) : at + 2;
        break;
      case '`': {
        lastRuns ??= lastRunsOf(text, paragraph);
        const role = roleAt(text, at, limit, lastRuns);
        if (role === undefined) {
          at = skipCode(text, at, limit, lastRuns);
        } else {
          groups.push(role);
          at = role.span.end;
        }
        break;
      }
      case '$': {
        const isDisplay = text[at + 1] === '$';
        const end = isDisplay && !hasDisplayEnd ? -1 : skipMath(text, at, limit);
        if (isDisplay && end === -1) hasDisplayEnd = false;
        at = end === -1 ? at + (isDisplay ? 2 : 1) : end;
        break;
      }
      case '<':
        at = Math.max(at + 1, skipTag(text, at, limit));
        break;
      case '{':
        at = Math.max(at + 1, skipAttributes(text, at, limit));
        break;
      case '[':
        open.push({ start: at, signs: [] });
        at++;
        break;
      case ']':
        at = closeBracket(at);
        break;
      default:
        at = readSign(at);
    }
  }
  let lineEnd = paragraph.start;
  for (const bracket of open) {
    if (bracket.start >= lineEnd) lineEnd = endOfLine(text, bracket.start, limit);
    for (const group of unfinished(text, bracket, lineEnd, limit)) groups.push(group);
  }
  return groups.sort((one, other) => one.span.end - other.span.end);
}

function endOfLine(text: string, start: number, limit: number): number {
  const newline = text.indexOf('\n', start);
  return newline === -1 ? limit : Math.min(newline, limit);
}

/** A bracket that nothing closes: being typed as far as its own line goes, running text behind it. */
function unfinished(
  text: string,
  { start, signs }: OpenBracket,
  lineEnd: number,
  limit: number,
): CitationGroup[] {
  const typed = signs.filter((sign) => sign.start < lineEnd);
  const later = signs.filter((sign) => sign.start >= lineEnd);
  return [
    ...(typed.length === 0 ? [] : [inBrackets(text, typed, { start, end: lineEnd }, lineEnd)]),
    ...later.map((sign) => inText(text, sign, limit)),
  ];
}
