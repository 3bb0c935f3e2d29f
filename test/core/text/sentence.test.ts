import assert from 'node:assert/strict';
import { sentenceAround } from '../../../src/core/text/sentence';

/** The pieces with `[` and `]` around the place, which is written as `<…>`. */
function around(marked: string): string {
  const start = marked.indexOf('<');
  const end = marked.indexOf('>') - 1;
  const { before, inside, behind } = sentenceAround(marked.replace('<', '').replace('>', ''), { start, end });
  return `${before}[${inside}]${behind}`;
}

describe('the sentence around a citation', () => {
  for (const [text, expected] of [
    ['One. Two \\cite{<a>} three. Four.', 'Two \\cite{[a]} three.'],
    ['<a>', '[a]'],
    ['We follow Xu et al. [@<a>] and, e.g. others. Next', 'We follow Xu et al. [@[a]] and, e.g. others.'],
    ['See Fig. 3 of J. Roe <a> (p. 4). Next.', 'See Fig. 3 of J. Roe [a] (p. 4).'],
    ['A title\n\nWhat\n  they <a>\n say\n\nNext', 'What they [a] say'],
    ['Is it? Yes <a>! No.', 'Yes [a]!'],
    ['(It is.) So <a> it is.', 'So [a] it is.'],
    ['他们说。这是 <a> 对的。好', '这是 [a] 对的。'],
    ['A key of v1.2 <a> is 3.4 long.', 'A key of v1.2 [a] is 3.4 long.'],
  ] as const) {
    it(`of ${JSON.stringify(text)} is found`, () => assert.equal(around(text), expected));
  }

  it('is cut where it is long', () => {
    const { before, behind } = sentenceAround(`${'x '.repeat(9000)}k${' y'.repeat(9000)}`, {
      start: 18_000,
      end: 18_001,
    });
    assert.ok(before.startsWith('…') && before.length < 300);
    assert.ok(behind.endsWith('…') && behind.length < 300);
  });
});
