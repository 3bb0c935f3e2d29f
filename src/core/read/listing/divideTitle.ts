import { isNameSuffix } from '../../text/plainName';
import { boundariesIn, type Boundary, dot, type Join, longestName } from './boundaries';
import { type LineEvidence, scoreWords } from './evidence';
import { scoreName } from './nameShape';

/** One way to part a line into title and authors. */
export interface Division {
  readonly title: string;
  readonly authors: readonly string[];
  readonly join: Join;
}

/** The best division of a line, and how sure it is. */
export interface DividedTitle extends Division {
  readonly authorsTruncated: boolean;
  readonly organizations: readonly string[];
  /** How far the best division is ahead of the second, in the units of the weights; 0 means that both are as good. */
  readonly margin: number;
  /** The second-best division; absent when there is only one. */
  readonly runnerUp?: Division;
}

/** Below this margin a division is a guess: the line is flagged. Fewer than one right line in a hundred is. */
export const sureMargin = 3;

/** What the list of authors as a whole says; see `boundaries.ts` for the scale. */
const weights = {
  furtherName: 0.5,
  threeAsExpected: 2,
  notThreeBeforeEtAl: -4,
  moreThanThree: -2,
  noAuthors: -4,
  roughlyDivided: -2,
  roughlyDividedWithoutList: -6,
} as const;

/** The longest list of authors that is looked at, so that the cost of a line stays linear. */
const mostAuthors = 200;

const etAl = /,? (?:et al\.?|and others)$/i;
const organization = /^[\p{Ll}\p{N}][\p{Ll}\p{N}.&'-]*(?: [\p{Ll}\p{N}.&'-]+){0,5}$/u;

// line          := title join authors more? (" · " organisations)?
// join          := "" | " " | " · "
// authors       := name ("," name)*                 a name may be followed by ", Jr."
// more          := ","? " et al."
// organisations := lower-case name ("," lower-case name)*

/**
 * Title, authors and organisations of a line in which the title may be glued to the first author, by evidence added up:
 * every place where a name can start and after which only whole names follow is a candidate, and so is a line without
 * authors. Never throws; linear in the line.
 */
export function divideTitle(line: string, evidence: LineEvidence): DividedTitle {
  const { body, authorsTruncated, organizations } = takeEnd(line);
  const ranked = [...candidatesOf(body, authorsTruncated, evidence)].sort(
    (one, other) => other.score - one.score,
  );
  const [best, second] = ranked;
  if (best === undefined) {
    return { title: body, authors: [], join: 'none', authorsTruncated, organizations, margin: 0 };
  }
  return {
    ...divisionOf(body, best),
    authorsTruncated,
    organizations,
    margin: second === undefined ? 0 : best.score - second.score,
    ...(second !== undefined && { runnerUp: divisionOf(body, second) }),
  };
}

/** A boundary whose score says all that is known about it. */
type Candidate = Boundary;

function divisionOf(body: string, { titleEnd, nameStart, join }: Candidate): Division {
  return { title: body.slice(0, titleEnd), authors: namesIn(body.slice(nameStart)), join };
}

/** Names between commas; `Jr.` stays with the name before it. */
function namesIn(list: string): readonly string[] {
  const names: string[] = [];
  for (const part of list.split(',')) {
    const name = part.trim();
    if (isNameSuffix(name) && names.length > 0) names.push(`${names.pop()}, ${name}`);
    else if (name !== '') names.push(name);
  }
  return names;
}

/** The line without what follows the last author. */
function takeEnd(
  line: string,
): { readonly body: string } & Pick<DividedTitle, 'authorsTruncated' | 'organizations'> {
  const parts = line.replace(/\s+/gu, ' ').trim().split(dot);
  const names = parts.length < 2 ? [] : (parts.at(-1) ?? '').split(/, ?/);
  const areOrganizations =
    parts.length > 2 || names.every((name) => organization.test(name)) || etAl.test(parts.at(-2) ?? '');
  const organizations = areOrganizations ? names : [];
  const withMore = (organizations.length > 0 ? parts.slice(0, -1) : parts).join(dot);
  const body = withMore.replace(etAl, '');
  return { body, authorsTruncated: body !== withMore, organizations };
}

/**
 * Every candidate of a line, from the last comma to the first before which no whole name stands; and that there are no
 * authors, which is what the others have to surpass.
 */
function* candidatesOf(body: string, isTruncated: boolean, evidence: LineEvidence): Generator<Candidate> {
  let best: number = weights.noAuthors;
  let furtherNames = 0;
  let furtherScore = 0;
  let end = body.length;
  while (furtherNames < mostAuthors && end > 0) {
    const start = startOfSegment(body, end);
    const listScore = furtherScore + scoreCount(furtherNames + 1, isTruncated);
    for (const boundary of boundariesIn(body, start, end)) {
      const nameScore = scoreWholeName(body.slice(boundary.nameStart, end));
      if (nameScore === undefined) continue;
      const score = listScore + nameScore + boundary.score + scoreWords(body, boundary, end, evidence);
      best = Math.max(best, score);
      yield { ...boundary, score };
    }
    const nameScore = end - start > longestName ? undefined : scoreWholeName(body.slice(start, end));
    if (nameScore === undefined) break;
    furtherNames += 1;
    furtherScore += weights.furtherName + Math.min(nameScore, 0);
    end = start - 1;
  }
  yield { titleEnd: body.length, nameStart: body.length, join: 'none', score: weights.noAuthors };
  if (best === weights.noAuthors) yield* roughCandidate(body, isTruncated);
}

/**
 * The last place where a name could be glued in the first of the last three parts between commas that has one: for lines
 * with a name that no rule foresees, so that there is something to offer.
 */
function* roughCandidate(body: string, isTruncated: boolean): Generator<Candidate> {
  const starts: number[] = [];
  for (let end = body.length; starts.length < 3 && end > 0; end = (starts.at(-1) ?? 0) - 1) {
    starts.push(startOfSegment(body, end));
  }
  const isList = isTruncated || starts.length > 1;
  for (const start of starts.reverse()) {
    const end = body.indexOf(',', start) < 0 ? body.length : body.indexOf(',', start);
    const at = [...boundariesIn(body, start, end)].findLast(({ join }) => join !== 'spaced')?.nameStart;
    if (at === undefined) continue;
    const score = isList ? weights.roughlyDivided : weights.roughlyDividedWithoutList;
    yield { titleEnd: at, nameStart: at, join: 'glued', score };
    return;
  }
}

function scoreWholeName(text: string): number | undefined {
  return scoreName(text.trim().replaceAll(', ', ' '));
}

/** The offset after the comma that starts the last name before `end`; a comma before `Jr.` starts none. */
function startOfSegment(body: string, end: number): number {
  const start = body.lastIndexOf(',', end - 1) + 1;
  if (start === 0 || !isNameSuffix(body.slice(start, Math.min(end, start + longestName)).trim()))
    return start;
  return body.lastIndexOf(',', start - 2) + 1;
}

function scoreCount(count: number, isTruncated: boolean): number {
  if (isTruncated) return count === 3 ? weights.threeAsExpected : weights.notThreeBeforeEtAl;
  return count > 3 ? weights.moreThanThree : 0;
}
