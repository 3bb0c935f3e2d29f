import { foldText } from '../../text/fold';
import type { Join } from './boundaries';
import { type DividedTitle, divideTitle, sureMargin } from './divideTitle';
import { type Evidence, wordsOf } from './evidence';
import type { ListingRecord } from './records';

/** A division that is this sure teaches the second pass, and is not looked at again. */
const teachingMargin = sureMargin + 2;

const noWords: ReadonlySet<string> = new Set();

/**
 * The title lines of a listing divided, in the order of the records; `undefined` for a record without a title line.
 * Two passes: what the sure lines say about names, words and the way titles are joined helps to divide the others.
 * Never throws; linear in the text of the records and in `knownNames`.
 */
export function divideTitles(
  records: readonly ListingRecord[],
  knownNames: Iterable<string>,
): readonly (DividedTitle | undefined)[] {
  const abstracts = records.map(({ abstract }) => (abstract === undefined ? noWords : wordsOf(abstract)));
  const divide = (evidence: Evidence, at: number) => {
    const line = records[at]?.titleLine?.text;
    return line === undefined
      ? undefined
      : divideTitle(line, { ...evidence, abstract: abstracts[at] ?? noWords });
  };
  const names = [...knownNames];
  const before: Evidence = { ...namesAsEvidence(names), vocabulary: noWords };
  const firstPass = records.map((_, at) => divide(before, at));
  const divided = firstPass.filter((title) => title !== undefined);
  const sure = divided.filter(isSure);
  const usualJoin = mostFrequent(divided.map((title) => title.join));
  const after: Evidence = {
    // The first author is what a doubtful line is in doubt about; those behind it are names all the same.
    ...namesAsEvidence([
      ...names,
      ...divided.flatMap((title) => (isSure(title) ? title.authors : title.authors.slice(1))),
    ]),
    vocabulary: union([...abstracts, ...sure.map((title) => wordsOf(title.title))]),
    ...(usualJoin !== undefined && { usualJoin }),
  };
  return firstPass.map((title, at) => (title === undefined || isSure(title) ? title : divide(after, at)));
}

function isSure(title: DividedTitle): boolean {
  return title.margin >= teachingMargin;
}

function namesAsEvidence(names: readonly string[]): Pick<Evidence, 'names' | 'firstWords'> {
  const folded = names.map(foldText);
  return { names: new Set(folded), firstWords: new Set(folded.map((name) => name.split(' ', 1).join())) };
}

function union(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const all = new Set<string>();
  for (const set of sets) for (const word of set) all.add(word);
  return all;
}

function mostFrequent(joins: readonly Join[]): Join | undefined {
  const counts = new Map<Join, number>();
  for (const join of joins) counts.set(join, (counts.get(join) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
}
