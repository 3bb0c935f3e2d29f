import assert from 'node:assert/strict';
import type { Markup } from '../../../src/core/cite/markup';
import { markupOf } from '../../../src/core/cite/markups';
import { joinKeys } from '../../../src/core/keys/joinKeys';
import { withEdits } from '../../../src/core/keys/renameKey';

/** The text after `b` was made `a`, or why it was not. */
function joined(name: string, text: string, into = 'a'): string {
  const markup = markupOf(name) as Markup;
  const scan = (other: string) => markup.scan(other);
  const outcome = joinKeys({ kind: 'document', name, text, markup, scan }, { from: 'b', into });
  return outcome.kind === 'refused' ? outcome.reason : withEdits(text, outcome.edits);
}

describe('making one key of two', () => {
  const cases: readonly (readonly [name: string, before: string, after: string])[] = [
    ['p.tex', String.raw`\cite{b} and \citep[see][3]{c,b}`, String.raw`\cite{a} and \citep[see][3]{c,a}`],
    ['p.tex', String.raw`\cite{a,b}`, String.raw`\cite{a}`],
    ['p.tex', String.raw`\cite{b, a}`, String.raw`\cite{a}`],
    ['p.tex', String.raw`\cite{c,b,a}`, String.raw`\cite{c,a}`],
    ['p.md', '[see @b, p. 3; @c] and @b.', '[see @a, p. 3; @c] and @a.'],
    ['p.md', '[@a; @b]', '[@a]'],
    ['p.md', '[@b; @a]', '[@a]'],
    ['p.typ', '@b and #cite(<b>)', '@a and #cite(<a>)'],
    ['p.md', 'No citation of bees.', 'No citation of bees.'],
  ];
  for (const [name, before, after] of cases) {
    it(`turns ${before} into ${after}`, () => assert.equal(joined(name, before), after));
  }

  it('leaves text alone that hangs on a key', () => {
    assert.equal(joined('p.tex', String.raw`\cites[3]{a}[4]{b}`), String.raw`\cites[3]{a}[4]{a}`);
  });

  it('says where a language cannot write the key', () => {
    assert.match(joined('p.typ', '@b', 'a b'), /^In p\.typ “a b” cannot be put in the place of “b”\./u);
  });
});
