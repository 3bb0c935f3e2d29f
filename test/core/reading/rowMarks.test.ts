import assert from 'node:assert/strict';
import { assembleLibrary } from '../../../src/core/model/library';
import { noMark } from '../../../src/core/reading/readingMark';
import { hasBit, keysSeen, noKnownRows, progressOf, rowMarks } from '../../../src/core/reading/rowMarks';
import { workNames } from '../../../src/core/reading/workNames';
import { atOnce } from '../../../src/core/util/steps';
import { paper, person, snapshot, source } from '../../support/papers';

const refs = source('my refs.bib');
const show = paper({ key: 'xu', title: 'Show, Attend', year: 2015, authors: [person('Kelvin Xu')] });
const library = assembleLibrary([
  snapshot(
    refs,
    show,
    paper({ key: 'b', doi: '10.1/A B%', arxiv: '1502.03044v2' }),
    paper({ key: 'c d' }),
    paper({ key: 'e', title: 'Show, Attend', year: 2015, authors: [person('Jimmy Ba')] }),
  ),
]);
const nothing = { marks: new Map(), noteKeys: [], seen: undefined };

describe('the marks of rows', () => {
  it('finds a paper under each of its names, and no other', () => {
    const found = Array.from({ length: library.size }, (_, row) =>
      workNames(library.glance(row)).map((name) => {
        const marks = new Map([[name, { ...noMark, progress: 'read' as const }]]);
        const { noted } = atOnce(rowMarks(library, { ...nothing, marks }, noKnownRows()));
        return [name, ...noted.keys()];
      }),
    );
    assert.deepEqual(found, [
      [
        ['title:showattend:2015:xu', 0],
        ['key:my%{20}refs.bib#xu', 0],
      ],
      [
        ['doi:10.1/a%{20}b%25', 1],
        ['arxiv:1502.03044', 1],
        ['key:my%{20}refs.bib#b', 1],
      ],
      [['key:my%{20}refs.bib#c%{20}d', 2]],
      [
        ['title:showattend:2015:ba', 3],
        ['key:my%{20}refs.bib#e', 3],
      ],
    ]);
  });

  it('finds papers with notes, new ones and those with problems', () => {
    const span = { start: 0, end: 1 };
    const at = { line: 0, character: 0 };
    const problem = {
      code: 'missing-comma',
      severity: 'warning',
      message: '',
      span,
      start: at,
      end: at,
    } as const;
    const before = keysSeen(library);
    const more = assembleLibrary([
      { ...snapshot(refs, show, paper({ key: 'new' })), problems: [problem] },
      snapshot(source('sample', 'sample'), paper({ key: 'sample' })),
    ]);
    const marks = atOnce(
      rowMarks(more, { ...nothing, noteKeys: ['xu', 'nowhere'], seen: before }, noKnownRows()),
    );
    const rows = [0, 1, 2].map((row) => [
      hasBit(marks, row, 'note'),
      hasBit(marks, row, 'new'),
      progressOf(marks, row),
    ]);
    assert.deepEqual(rows, [
      [true, false, 'unread'],
      [false, true, 'unread'],
      [false, false, 'unread'],
    ]);
    assert.equal(marks.isUsed, false);
  });

  it('tells of a library with an edit what it tells of one that is read anew', () => {
    const known = noKnownRows();
    const marks = new Map([['doi:10.1/z', { ...noMark, isStarred: true }]]);
    const seen = keysSeen(library);
    const first = atOnce(rowMarks(library, { ...nothing, marks, seen }, known));
    assert.deepEqual([...first.noted.keys(), first.hasNew], [false]);
    const [before] = library.sources;
    const added = snapshot(refs, paper({ key: 'z', doi: '10.1/z' }));
    const edited = assembleLibrary([{ ...added, slices: [...(before?.slices ?? []), ...added.slices] }]);
    const again = atOnce(rowMarks(edited, { ...nothing, marks, seen }, known));
    assert.deepEqual([...again.noted.keys(), hasBit(again, 4, 'new')], [4, true]);
    seen.add(edited.originOf(4).part.table.keyHashes[0] ?? 0);
    assert.equal(atOnce(rowMarks(edited, { ...nothing, marks, seen }, known)).hasNew, false);
  });
});
