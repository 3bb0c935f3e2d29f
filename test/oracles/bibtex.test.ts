import assert from 'node:assert/strict';
import { bibtexCases, type Difference } from './bibtexCases';
import { type Oracle, oracleFields, oracles, readWithOurs } from './bibtexOracles';

type OneDifference = Omit<Difference, 'oracles' | 'reason'> & { readonly oracle: Oracle['name'] };

/** Every difference between what the oracle and our reader make of the text, keys first. */
function differencesFrom({ name: oracle, read }: Oracle, bib: string): readonly OneDifference[] {
  const ours = readWithOurs(bib);
  const keysOf = (entries: typeof ours) => entries.map(({ key }) => key).join(' ');
  let theirs: typeof ours;
  try {
    theirs = read(bib);
  } catch {
    return [{ oracle, key: '', field: 'keys', ours: keysOf(ours), theirs: 'throws' }];
  }
  const keys = { oracle, key: '', field: 'keys', ours: keysOf(ours), theirs: keysOf(theirs) } as const;
  const left = [...theirs];
  const fields = ours.flatMap((entry) => {
    // Two entries may have one key.
    const at = left.findIndex(({ key }) => key === entry.key);
    const [other] = at === -1 ? [] : left.splice(at, 1);
    return oracleFields.map((field) => ({
      oracle,
      key: entry.key,
      field,
      ours: entry[field],
      theirs: (other ?? entry)[field],
    }));
  });
  return [keys, ...fields].filter((one) => one.ours !== one.theirs);
}

describe('BibTeX as other programs read it', () => {
  for (const { name, bib, differences } of bibtexCases) {
    it(`agrees on ${name}, or says why not`, () => {
      const known = oracles.flatMap((oracle) =>
        differences
          .filter((one) => one.oracles.includes(oracle.name))
          .map(({ key, field, ours, theirs }) => ({ oracle: oracle.name, key, field, ours, theirs })),
      );
      assert.deepEqual(
        oracles.flatMap((oracle) => differencesFrom(oracle, bib)),
        known,
      );
    });
  }

  it('has a reason for every difference', () => {
    const reasons = bibtexCases.flatMap(({ differences }) => differences.map(({ reason }) => reason));
    assert.ok(reasons.every((reason) => reason.length > 20));
  });
});
