import { wordSet } from '../../util/wordSet';

/** What stands between title and first author: nothing, a space, ` · `; `none` when there are no authors. */
export type Join = 'glued' | 'spaced' | 'dotted' | 'none';

/** A place where the first author may start. */
export interface Boundary {
  readonly titleEnd: number;
  readonly nameStart: number;
  readonly join: Join;
  /** What is known for the place; what else is known is added to it. */
  readonly score: number;
}

/** Longest name that is looked for, so that the cost of a line stays linear. */
export const longestName = 100;

/** The separator of parts. */
export const dot = ' · ';

/**
 * How much what stands at a place speaks for a name starting there (above 0) or against it. All weights of the division
 * are on one scale and add up like the logarithms of odds; they were set on the titles of the conformance corpus.
 */
const weights = {
  lowerToCapital: 3,
  closingToCapital: 3,
  digitToCapital: 1.5,
  stopToCapital: 1,
  acronymToCapital: 1.5,
  capitalsToCapital: -1.5,
  letterToOtherScript: 1,
  otherScriptToCapital: 3,
  insideOtherScript: -2,
  letterToClearParticle: -2,
  letterToParticle: -4,
  dotted: 8,
  spaced: -5,
  spacedAfterLowerCase: 1.5,
} as const;

/** Particles that open the name of a person who is called by them; others stand inside names only. */
const openingParticles: ReadonlySet<string> = wordSet(`
  al da de del della di dos du el ibn la le 't ’t van von
`);

/** Every place in the last `longestName` characters of `body[start, end)` where a name could start, left to right. */
export function* boundariesIn(body: string, start: number, end: number): Generator<Boundary> {
  for (let at = Math.max(start + 1, end - longestName); at < end; at += 1) {
    const before = body.charAt(at - 1);
    const canStartName =
      isCapital(body.charAt(at)) || isUncased(body.charAt(at)) || startsWithParticle(body, at, end);
    if (!canStartName) continue;
    if (before !== ' ') {
      const score = scoreGlue(body, at, start);
      if (score !== undefined) yield { titleEnd: at, nameStart: at, join: 'glued', score };
    } else if (body.startsWith(dot, at - dot.length)) {
      yield { titleEnd: at - dot.length, nameStart: at, join: 'dotted', score: weights.dotted };
    } else if (at - 1 > start) {
      const isCaseChange = /\p{Ll}/u.test(body.charAt(at - 2));
      const score = weights.spaced + (isCaseChange ? weights.spacedAfterLowerCase : 0);
      yield { titleEnd: at - 1, nameStart: at, join: 'spaced', score };
    }
  }
}

/** What the two characters at a place without a space say; `undefined` where no name can start. */
function scoreGlue(body: string, at: number, start: number): number | undefined {
  const before = body.charAt(at - 1);
  if (!isCapital(body.charAt(at))) {
    if (!isUncased(body.charAt(at))) return scoreParticle(body, at);
    if (!isUncased(before)) return weights.letterToOtherScript;
    // Nothing shows where a Chinese name starts, but it has one or two characters before its space.
    return /^[^ ]{1,2} \p{Lo}/u.test(body.slice(at, at + 4)) ? weights.insideOtherScript : undefined;
  }
  if (isCapital(before)) return scoreAfterCapital(body, at, start);
  return characterWeights.find(([pattern]) => pattern.test(before))?.[1];
}

/** Few words end in `van` or `von`, but many in `le` or `al`. */
function scoreParticle(body: string, at: number): number | undefined {
  if (!/[\p{L}\p{N}?!)]/u.test(body.charAt(at - 1))) return undefined;
  if (/^(?:van|von|della) /.test(body.slice(at, at + 6))) return weights.letterToClearParticle;
  return weights.letterToParticle;
}

/** What the character before a glued capital says, by the first pattern that matches. */
const characterWeights: readonly (readonly [pattern: RegExp, weight: number])[] = [
  [/\p{Ll}/u, weights.lowerToCapital],
  [/\p{N}/u, weights.digitToCapital],
  [/[.'’]/u, weights.stopToCapital],
  [/\p{L}|\p{M}/u, weights.otherScriptToCapital],
  // Whatever is left can end a title, unless it opens or joins something.
  [/[^-\s/:,;([{<“‘«„@#&=_~|–—]/u, weights.closingToCapital],
];

/** Capitals run into capitals: `BERTJacob` parts before the last of them, `NASA` nowhere that anybody can tell. */
function scoreAfterCapital(body: string, at: number, start: number): number {
  const isLastCapital = /^\p{Lu}(?:[\p{Ll}.'’-]|(?: \p{Lu})* \p{Lu}[\p{Ll}'’])/u.test(
    body.slice(at, at + 20),
  );
  const isAcronym = /[\p{Lu}\p{N}-]{2}$| \p{Lu}$/u.test(body.slice(Math.max(start, at - 2), at));
  return isLastCapital && isAcronym ? weights.acronymToCapital : weights.capitalsToCapital;
}

function startsWithParticle(body: string, at: number, end: number): boolean {
  const [word = '', rest] = body.slice(at, Math.min(end, at + 8)).split(' ', 2);
  return rest !== undefined && openingParticles.has(word);
}

function isCapital(character: string): boolean {
  return /[\p{Lu}\p{Lt}]/u.test(character);
}

function isUncased(character: string): boolean {
  return /\p{Lo}/u.test(character);
}
