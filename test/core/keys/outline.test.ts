import assert from 'node:assert/strict';
import { foldsOf, outlineOf } from '../../../src/core/keys/outline';

const bibliography = String.raw`@preamble{"x"}
@string{ab = {A}}
@article{godel1931,
  title = {{\"U}ber S{\"a}tze},
}
@comment{
  hidden
}
@misc{, title = T}
junk
over lines`;

describe('the outline of a bibliography', () => {
  it('names entries, macros and preambles, and selects their names', () => {
    assert.deepEqual(
      outlineOf(bibliography).map(({ kind, name, detail, nameSpan }) =>
        [kind, name, detail, bibliography.slice(nameSpan.start, nameSpan.end)].join(' | '),
      ),
      [
        'preamble | @preamble |  | @preamble',
        'string | ab | macro | ab',
        'entry | godel1931 | article · Über Sätze | godel1931',
        'entry | @misc | misc | misc',
      ],
    );
  });

  it('has the name of each row inside of it', () => {
    for (const { span, nameSpan } of outlineOf(bibliography))
      assert.ok(span.start <= nameSpan.start && nameSpan.end <= span.end);
  });

  it('folds what goes over several lines', () => {
    assert.deepEqual(
      foldsOf(bibliography).map(({ kind, start }) => [kind, bibliography.slice(start, start + 8)]),
      [
        ['block', '@article'],
        ['comment', '@comment'],
      ],
    );
  });

  it('shows no more than an editor can draw', () => {
    assert.equal(outlineOf('@misc{a}\n'.repeat(12_000)).length, 10_000);
  });
});
