import assert from 'node:assert/strict';
import { mathSegments } from '../../../src/core/text/mathSegments';
import { plainMath } from '../../../src/core/text/plainMath';

describe('mathematics as a line of text', () => {
  const cases: [string, string][] = [
    [String.raw`on $\leq5$% of`, 'on ≤5% of'],
    ['ReST$^{EM}$', 'ReST^EM'],
    ['$x^2 + y_{10}$', 'x² + y₁₀'],
    [String.raw`$\alpha \in \mathbb{R}^n$`, 'α ∈ ℝⁿ'],
    [String.raw`$\frac{1}{2}$`, '1/2'],
    ['no mathematics', 'no mathematics'],
    ['costs $5 and $6', 'costs $5 and $6'],
    [String.raw`a \$5 bill`, 'a $5 bill'],
    ['$unclosed', '$unclosed'],
  ];
  for (const [text, expected] of cases) {
    it(`reads ${text} as ${expected}`, () => assert.equal(plainMath(text), expected));
  }
});

describe('mathematics in a text', () => {
  it('is told from words, with both spellings of both kinds', () => {
    assert.deepEqual(
      mathSegments(String.raw`a $x$ b $$y$$ c \(z\) d \[w\]`).filter(({ kind }) => kind === 'math'),
      [
        { kind: 'math', tex: 'x', isDisplay: false },
        { kind: 'math', tex: 'y', isDisplay: true },
        { kind: 'math', tex: 'z', isDisplay: false },
        { kind: 'math', tex: 'w', isDisplay: true },
      ],
    );
  });

  it('is text when it does not end', () => {
    assert.deepEqual(
      mathSegments(`$${'x'.repeat(3000)}$`).map(({ kind }) => kind),
      ['text'],
    );
  });
});
