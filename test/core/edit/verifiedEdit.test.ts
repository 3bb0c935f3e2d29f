import assert from 'node:assert/strict';
import type { TextEdit } from '../../../src/core/cite/markup';
import { bibDocument } from '../../../src/core/edit/bibDocument';
import { facts } from '../../../src/core/edit/entryFacts';
import type { Intent } from '../../../src/core/edit/intent';
import { verifiedEdit } from '../../../src/core/edit/verifiedEdit';

const text = '@string{n = "N"}\n@book{a, title={A}, journal=n}\n% note\n@inbook{b, crossref={a}}\r\n';

/** Replaces the only place of `old`. */
function replacing(old: string, newText: string): TextEdit {
  const start = text.indexOf(old);
  assert.ok(start >= 0 && text.indexOf(old, start + 1) < 0, old);
  return { span: { start, end: start + old.length }, newText };
}

const start = text.indexOf('@book');
const titled = (title: string | undefined) => ({
  changed: new Map([[start, { fields: new Map([['title', title]]) }]]),
  mayChangeHeirs: true,
});

describe('verifiedEdit', () => {
  it('gives edits back in the order of the text, without those that change nothing', () => {
    const edits = [replacing('{A}', '{B}'), replacing('% note', '% note'), replacing('title', 'TITLE')];
    assert.deepEqual(verifiedEdit(bibDocument(text), edits, titled('B')), {
      kind: 'edits',
      edits: [edits[2], edits[0]],
    });
  });

  it('has nothing against no edit at all', () => {
    assert.deepEqual(verifiedEdit(bibDocument(text), [], {}), { kind: 'edits', edits: [] });
  });

  const refusals: readonly (readonly [
    says: string,
    edits: readonly TextEdit[],
    intent: Intent,
    part: string,
  ])[] = [
    [
      'another value than was asked for',
      [replacing('{A}', '{B}')],
      titled('C'),
      'entry "a" would not be the same',
    ],
    ['another field with it', [replacing('title={A}', 'title={B}, x={1}')], titled('B'), 'entry "a"'],
    ['a change of an entry that was not named', [replacing('{A}', '{B}')], {}, 'entry "a"'],
    ['the loss of an entry', [replacing('@inbook{b, crossref={a}}', '')], {}, 'entry "b" would be lost'],
    ['the loss of an entry behind a sign', [replacing('\n% note\n', '\n% note ')], {}, 'between the entries'],
    ['an entry that was not asked for', [replacing('% note', '% note\n@book{c}')], {}, 'entry "b"'],
    ['the loss of a comment', [replacing('% note', '')], {}, 'between the entries'],
    ['another meaning of a macro', [replacing('"N"', '"M"')], {}, 'between the entries'],
    ['another paper of an heir', [replacing('{A}', '{B}')], { changed: titled('B').changed }, 'entry "b"'],
    ['a new fault', [replacing('{A}', '{A} stray')], titled('A'), 'another fault'],
    ['edits that overlap', [replacing('{A}', ''), replacing('A}, ', '')], {}, 'more of the file'],
    [
      'half a line end',
      [{ span: { start: text.length - 1, end: text.length - 1 }, newText: ' ' }],
      {},
      'more of the file',
    ],
    [
      'an entry that is not as it was to be',
      [replacing('% note', '@book{c, x={1}}\n% note')],
      { added: [facts('book', 'c', [['x', '2']])] },
      'entry "b"',
    ],
    [
      'nothing where there was to be an entry',
      [replacing('@book', '@Book')],
      {
        changed: new Map([[start, {}]]),
        added: [facts('book', 'c', [])],
      },
      'would not be found',
    ],
  ];
  for (const [says, edits, intent, part] of refusals) {
    it(`refuses ${says}`, () => {
      const outcome = verifiedEdit(bibDocument(text), edits, intent);
      assert.equal(outcome.kind, 'refused');
      assert.ok(outcome.kind === 'refused' && outcome.reason.includes(part), JSON.stringify(outcome));
    });
  }
});
