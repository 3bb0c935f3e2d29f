import assert from 'node:assert/strict';
import { readNames, splitName, splitNames } from '../../../src/core/text/personNames';

describe('lists of names', () => {
  const cases: [string, string, string[]][] = [
    ['splits at "and" in any case', 'A B and C D AND E', ['A B', 'C D', 'E']],
    ['splits at "and" between line ends and tabs', 'A\nand\tB', ['A', 'B']],
    ['does not split inside braces', '{Simon and Schuster} and B', ['{Simon and Schuster}', 'B']],
    ['does not split inside words', 'Sandra Anderson and Brand', ['Sandra Anderson', 'Brand']],
    ['does not split at ties', 'A~and~B', ['A~and~B']],
    ['leaves empty names out', 'A and and B and  and C', ['A', 'B', 'C']],
    ['finds nobody in nothing', ' \n', []],
  ];
  for (const [name, field, expected] of cases) it(name, () => assert.deepEqual(splitNames(field), expected));

  it('says that the list goes on', () => {
    assert.deepEqual(readNames('Xu, Jing and others'), {
      authors: [{ kind: 'person', family: 'Xu', given: 'Jing' }],
      truncated: true,
    });
  });

  it('reads twenty thousand names', () => {
    assert.equal(
      readNames(Array.from({ length: 20_000 }, (_, index) => `A. N${index}`).join(' and ')).authors.length,
      20_000,
    );
  });
});

describe('parts of a name', () => {
  const cases: [string, string, [first: string, von: string, last: string, jr: string]][] = [
    ['takes the last word for the family', 'Per Brinch Hansen', ['Per Brinch', '', 'Hansen', '']],
    [
      'takes everything before the comma for the family',
      'Brinch Hansen, Per',
      ['Per', '', 'Brinch Hansen', ''],
    ],
    ['finds the particle', 'Charles de la Vallée Poussin', ['Charles', 'de la', 'Vallée Poussin', '']],
    ['finds the particle before a comma', 'de la Fontaine, Jean', ['Jean', 'de la', 'Fontaine', '']],
    ['finds the suffix', 'von Neumann, Jr, John', ['John', 'von', 'Neumann', 'Jr']],
    ['keeps a lower-case family whole', 'bell hooks', ['', 'bell', 'hooks', '']],
    ['lets braces protect a particle', 'Tom {de Geus}', ['Tom', '', '{de Geus}', '']],
    [
      'looks at the letter of a special character',
      String.raw`Paul {\'e}mile Victor`,
      ['Paul', String.raw`{\'e}mile`, 'Victor', ''],
    ],
    ['splits at ties', 'Donald~E. Knuth', ['Donald E.', '', 'Knuth', '']],
    [
      'does not take the tilde of an accent for a tie',
      String.raw`Jo\~ao Silva`,
      [String.raw`Jo\~ao`, '', 'Silva', ''],
    ],
  ];
  for (const [name, source, expected] of cases) {
    it(name, () => {
      const { first, von, last, jr } = splitName(source);
      assert.deepEqual(
        [first, von, last, jr].map((words) => words.join(' ')),
        expected,
      );
    });
  }
});

describe('authors', () => {
  const cases: [string, string, object[]][] = [
    ['never splits a team', '{Gemini Team, Google}', [{ kind: 'literal', literal: 'Gemini Team, Google' }]],
    ['decodes TeX', String.raw`Erd{\H o}s, P{\'a}l`, [{ kind: 'person', family: 'Erdős', given: 'Pál' }]],
    [
      'reads the extended form of BibLaTeX',
      'family=Beauvoir, given=Simone, prefix=de, useprefix=true',
      [{ kind: 'person', family: 'Beauvoir', given: 'Simone', prefix: 'de' }],
    ],
    [
      'reads a quoted part with a comma',
      'family="Doe, Inc", given=J',
      [{ kind: 'person', family: 'Doe, Inc', given: 'J' }],
    ],
    ['keeps equal names apart', 'N. N.', [{ kind: 'person', family: 'N.', given: 'N.' }]],
    [
      'survives braces that are not closed',
      'A {B and C',
      [{ kind: 'person', family: 'B and C', given: 'A' }],
    ],
  ];
  for (const [name, field, expected] of cases) {
    it(name, () => assert.deepEqual(readNames(field).authors, expected));
  }
});
