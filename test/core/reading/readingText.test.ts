import assert from 'node:assert/strict';
import fc from 'fast-check';
import { noMark, type ReadingMark, typedTags } from '../../../src/core/reading/readingMark';
import { changedReading, readReading } from '../../../src/core/reading/readingText';

const read: ReadingMark = { progress: 'read', isStarred: false, tags: [] };
const marksIn = (text: string): unknown => Object.fromEntries(readReading(text).marks);

describe('the file of marks', () => {
  it('says of each paper how far somebody is, a star and tags', () => {
    assert.deepEqual(marksIn('arxiv:1502.03044 reading ★ #to-cite #methods\ndoi:10.1/x read\n'), {
      'arxiv:1502.03044': { progress: 'reading', isStarred: true, tags: ['methods', 'to-cite'] },
      'doi:10.1/x': read,
    });
  });

  const changes: readonly [
    name: string,
    before: string,
    names: readonly string[],
    mark: ReadingMark,
    after: string,
  ][] = [
    ['begins with one line', '', ['doi:a'], read, 'doi:a read\n'],
    ['stays sorted', 'doi:a read\ndoi:c read\n', ['doi:b'], read, 'doi:a read\ndoi:b read\ndoi:c read\n'],
    [
      'changes one line',
      'doi:a read\ndoi:b reading\n',
      ['doi:a'],
      { ...read, tags: ['t'] },
      'doi:a read #t\ndoi:b reading\n',
    ],
    ['loses what has nothing to say', 'doi:a read\ndoi:b read\n', ['doi:a'], noMark, 'doi:b read\n'],
    ['finds a paper by any of its names', 'arxiv:1 reading\n', ['doi:a', 'arxiv:1'], read, 'arxiv:1 read\n'],
    [
      'has one line for a paper of several names',
      'arxiv:1 reading\ndoi:a read\n',
      ['doi:a', 'arxiv:1'],
      read,
      'arxiv:1 read\n',
    ],
    [
      'keeps what it does not know',
      '# ours\n\ndoi:a read 5/5\nwhat: ever',
      ['doi:a'],
      noMark,
      '# ours\n\ndoi:a unread 5/5\nwhat: ever\n',
    ],
    ['keeps its line ends', 'doi:b read\r\n', ['doi:a'], read, 'doi:a read\r\ndoi:b read\r\n'],
  ];
  for (const [name, before, names, mark, after] of changes) {
    it(name, () => assert.equal(changedReading(before, [{ names, mark }]), after));
  }

  const conflict = [
    'doi:a read',
    '<<<<<<< ours',
    'doi:b reading #mine',
    '||||||| before',
    'doi:b unread #gone',
    '=======',
    'doi:b read ★',
    'doi:c read',
    '>>>>>>> theirs',
    '',
  ].join('\n');

  it('counts both sides of a merge conflict', () => {
    const { hasConflict, marks } = readReading(conflict);
    assert.ok(hasConflict);
    assert.deepEqual(marks.get('doi:b'), { progress: 'read', isStarred: true, tags: ['mine'] });
    assert.equal(marks.size, 3);
  });

  it('keeps both sides when the conflict is to be ended', () => {
    assert.equal(changedReading(conflict, []), 'doi:a read\ndoi:b read ★ #mine\ndoi:c read\n');
  });

  it('counts lines that git put together as one paper', () => {
    assert.deepEqual(marksIn('doi:a reading #x\ndoi:a unread ★\n'), {
      'doi:a': { progress: 'reading', isStarred: true, tags: ['x'] },
    });
  });

  it('reads anything without losing a byte of what is not its own', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'doi:a read',
        'doi:__proto__ ★',
        'title:constructor:: #x',
        '=======',
        'key:',
        '\uFEFFdoi:z read',
      ),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.join('\n');
        const { hasConflict } = readReading(text);
        const changed = changedReading(text, [{ names: ['doi:new'], mark: read }]);
        assert.deepEqual(readReading(changed).marks.get('doi:new'), read);
        if (hasConflict) return;
        const isOther = (one: string): boolean =>
          one.trim() !== '' && !/^\s*(?:doi|arxiv|title|key):/u.test(one);
        assert.deepEqual(changed.split('\n').filter(isOther), text.split('\n').filter(isOther));
      }),
    );
  });

  it('takes tags as they are typed', () => {
    assert.deepEqual(typedTags(' #to cite, methods,, methods\u202E ;#'), ['methods', 'to-cite']);
  });
});
