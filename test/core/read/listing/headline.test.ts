import assert from 'node:assert/strict';
import { isBrokenHeadline, readHeadline, saysCode } from '../../../../src/core/read/listing/headline';

describe('readHeadline', () => {
  const cases: readonly (readonly [line: string, found: string | undefined])[] = [
    ['LGSep 25, 2023', 'LG 2023-09-25 []'],
    ['CLNov 30, 2023Code', 'CL 2023-11-30 [Code]'],
    ['CLNov 8, 2023CodeData', 'CL 2023-11-08 [Code,Data]'],
    ['cs.CL · Nov 8, 2023 · Code', 'cs.CL 2023-11-08 [Code]'],
    ['cs.CL Nov 8, 2023 Code', 'cs.CL 2023-11-08 [Code]'],
    ['cond-mat.str-elMay 31, 2018', 'cond-mat.str-el 2018-05-31 []'],
    ['hep-th | September 1, 2020', 'hep-th 2020-09-01 []'],
    ['hep-th 1st Sept. 2020', 'hep-th 2020-09-01 []'],
    ['MAMar 3, 2021', 'MA 2021-03-03 []'],
    ['AImay 3 2021', 'AI 2021-05-03 []'],
    ['LG 2023-09-25', 'LG 2023-09-25 []'],
    ['LGSep 2023', 'LG 2023-09 []'],
    ['Sep 25, 2023', ' 2023-09-25 []'],
    ['LGFeb 29, 2024', 'LG 2024-02-29 []'],
    ['LGFeb 29, 2023', 'LG 2023-02 [] impossible'],
    ['LGSep 0, 2023', 'LG 2023-09 []'],
    ['LGSpt 25, 2023', undefined],
    ['LGSep 25, 20234', undefined],
    ['In May 3, 2021 we showed that', undefined],
    ['In May 2021. The rest', undefined],
    ['', undefined],
    [`${'L'.repeat(200)}Sep 25, 2023`, undefined],
  ];
  for (const [line, found] of cases) {
    it(`${found === undefined ? 'refuses' : 'reads'} ${JSON.stringify(line.slice(0, 40))}`, () => {
      const headline = readHeadline(line);
      const written =
        headline &&
        `${headline.code ?? ''} ${headline.date} [${headline.badges.join()}]${headline.isDatePossible ? '' : ' impossible'}`;
      assert.equal(written, found);
    });
  }

  it('tells a broken headline from running text', () => {
    assert.ok(isBrokenHeadline('LGSpt 25, 2023'));
    assert.ok(!isBrokenHeadline('LGSep 25, 2023'));
    assert.ok(!isBrokenHeadline('We thank the reviewers.'));
  });

  it('takes any case and any more words of a badge for code', () => {
    assert.ok(saysCode(['Data', 'Official Code']));
    assert.ok(saysCode(['code']));
    assert.ok(!saysCode(['Codebook', 'Demo']));
  });
});
