import assert from 'node:assert/strict';
import { bibDocument } from '../../../src/core/edit/bibDocument';
import { applyEdits, areSound } from '../../../src/core/edit/textEdits';
import { tidy, type Tidying } from '../../../src/core/edit/tidy';
import { shortestEdit } from '../../../src/core/edit/tidyEntry';
import { type EditCase, itEdits, outcomeOf } from './edited';

const by = (tidying: Tidying) => (document: Parameters<typeof tidy>[0]) => tidy(document, tidying);

const cases: readonly EditCase[] = [
  {
    says: 'sorts entries by key with the comments before and behind them, the head of the file left alone',
    edit: by({ sortsBy: 'key' }),
    before: [
      '% My library',
      '',
      '% on c',
      '@book{c, x={1}} % see c',
      '',
      '@book{B, x={2}}',
      '',
      '',
      '% on a',
      '@book{a, x={3}}',
      '% end',
    ],
    after: [
      '% My library',
      '',
      '% on a',
      '@book{a, x={3}}',
      '',
      '@book{B, x={2}}',
      '',
      '% on c',
      '@book{c, x={1}} % see c',
      '% end',
    ],
  },
  {
    says: 'leaves the empty lines behind an entry that stays',
    edit: by({ sortsBy: 'key' }),
    before: ['@book{a}', '@book{c}', '', '', '', '@book{b}', '@book{d}'],
    after: ['@book{a}', '@book{b}', '@book{c}', '', '', '', '@book{d}'],
  },
  {
    says: 'sorts entries by year, those without one last',
    edit: by({ sortsBy: 'year' }),
    before: ['@book{a}', '@book{b, year=2015}', '@book{c, date={2001-05}}'],
    after: ['@book{c, date={2001-05}}', '@book{b, year=2015}', '@book{a}'],
  },
  {
    says: 'sorts entries by year, the newest first',
    edit: by({ sortsBy: 'year, newest first' }),
    before: ['@book{a, year=1}', '@book{b, year=2015}', '@book{c, year=2001}'],
    after: ['@book{b, year=2015}', '@book{c, year=2001}', '@book{a, year=1}'],
  },
  {
    says: 'sorts entries by type, then by key',
    edit: by({ sortsBy: 'type' }),
    before: ['@misc{a}', '@book{c}', '@Book{b}'],
    after: ['@Book{b}', '@book{c}', '@misc{a}'],
  },
  {
    says: 'moves no entry over a definition, and parents behind their heirs',
    edit: by({ sortsBy: 'key' }),
    before: [
      '@book{bb, title={T}}',
      '@book{d}',
      '@book{c, crossref={bb}}',
      '@string{n = "N"}',
      '@book{b, journal=n}',
      '@book{a, journal=n}',
    ],
    after: [
      '@book{c, crossref={bb}}',
      '@book{d}',
      '@book{bb, title={T}}',
      '@string{n = "N"}',
      '@book{a, journal=n}',
      '@book{b, journal=n}',
    ],
  },
  {
    says: 'aligns the = of entries with one field a line',
    edit: by({ alignsFields: true }),
    before: [
      '@book{a,',
      '  title={T},',
      '\tpublisher  =  {P} , % c',
      '  year=2015}',
      '@book{b, x={1}, yy={2}}',
    ],
    after: [
      '@book{a,',
      '  title     = {T},',
      '\tpublisher = {P} , % c',
      '  year      = 2015}',
      '@book{b, x={1}, yy={2}}',
    ],
  },
  {
    says: 'orders fields; commas and comments stay where they are',
    edit: by({ fieldOrder: ['author', 'title', 'year'] }),
    before: [
      '@book{a,',
      '  note = 1, % first',
      '  year = 2015,',
      '  note = 2,',
      '  TITLE = {T},',
      '  author = {A}',
      '}',
    ],
    after: [
      '@book{a,',
      '  author = {A}, % first',
      '  TITLE = {T},',
      '  year = 2015,',
      '  note = 1,',
      '  note = 2',
      '}',
    ],
  },
  {
    says: 'removes entries that say the same as an earlier one, but not what stands around them',
    edit: by({ removesDuplicates: true }),
    before: ['@book{a, x={1}}', '@Book{a,', '  X = "1"', '}', '% why', '@book{a, x={1}}', '@book{a, x={2}}'],
    after: ['@book{a, x={1}}', '% why', '', '@book{a, x={2}}'],
  },
  {
    says: 'does all of it at once',
    edit: by({ sortsBy: 'key', alignsFields: true, fieldOrder: ['title'], removesDuplicates: true }),
    before: ['@book{b,', '  x={1},', '  title={B}', '}', '@book{a}', '@book{a}'],
    after: ['@book{a}', '@book{b,', '  title = {B},', '  x     = {1}', '}'],
  },
  {
    says: 'moves a damaged entry as it is',
    edit: by({ sortsBy: 'key', alignsFields: true }),
    before: ['@book{b,', '  x={1} stray', '}', '@book{a}'],
    after: ['@book{a}', '@book{b,', '  x={1} stray', '}'],
  },
  { says: 'has nothing to do in an empty file', edit: by({ sortsBy: 'key' }), before: [''], after: [''] },
];

describe('a file that is tidied', () => {
  itEdits(cases);

  it('parts neither a character nor a line end', () => {
    for (const [old, wanted] of [
      ['a😀', 'a😁'],
      ['x\r\ny', 'x\ny'],
    ] as const) {
      const edits = shortestEdit(old, 0, old.length, wanted);
      assert.ok(areSound(old, edits), JSON.stringify(edits));
      assert.equal(applyEdits(old, edits), wanted);
    }
  });

  it('keeps the mark that the text may begin with', () => {
    const text = '\ufeff@book{b}\n@book{a}\n';
    assert.equal(outcomeOf(text, by({ sortsBy: 'key' })), '\ufeff@book{a}\n@book{b}\n');
  });

  it('keeps as many entries as it can where they are', () => {
    const text = '@book{z, note={long}}\n@book{b}\n@book{c}\n@book{d}\n';
    const outcome = tidy(bibDocument(text), { sortsBy: 'key' });
    assert.deepEqual(outcome, {
      kind: 'edits',
      edits: [
        { span: { start: 0, end: 22 }, newText: '' },
        { span: { start: 48, end: 48 }, newText: '\n@book{z, note={long}}' },
      ],
    });
  });
});
