import assert from 'node:assert/strict';
import { paperTable } from '../../../src/core/model/paperTable';
import type { Paper } from '../../../src/core/model/paper';
import { placeColumns } from '../../../src/core/model/places';
import { importPreview } from '../../../src/core/present/importPreview';
import { readBibtex } from '../../../src/core/read/bibtex/readBibtex';
import { importedFiles } from '../../../src/core/read/importedFiles';
import { defaultKeyTemplate } from '../../../src/core/write/defaultKeyTemplate';
import { readKeyTemplate } from '../../../src/core/write/keyTemplate';

const ris = (...records: readonly string[]): string =>
  records
    .map(
      (record) =>
        `TY  - JOUR\n${record
          .split('; ')
          .map((line) => line.replace(' ', '  - '))
          .join('\n')}\nER  -\n`,
    )
    .join('\n');
const xu = 'AU Xu, Kelvin; TI Show & Tell; PY 2015';

function papersOf(bib: string): readonly Paper[] {
  return readBibtex(bib).papers;
}

/** The rows by kind: `title | byline | key | remark`. */
function preview(
  text: string,
  { target = '', elsewhere = '', template = defaultKeyTemplate, name = 'a.ris' } = {},
): Readonly<Record<string, readonly string[]>> {
  const references = importedFiles([{ name, content: text }], []).flatMap((file) => file.references);
  const others = papersOf(elsewhere);
  const sections = importPreview(references, {
    papers: papersOf(target),
    keyColumns: [paperTable(others, placeColumns(others.map(() => ({ span: { start: 0, end: 0 } }))))],
    template: readKeyTemplate(template),
  });
  return Object.fromEntries(
    sections.map(({ kind, rows }) => [
      kind,
      rows.map((row) => [row.title, row.byline, row.key, row.remark].filter(Boolean).join(' | ')),
    ]),
  );
}

describe('what comes in', () => {
  it('is new, in doubt or known', () => {
    const target = '@article{mine, title = {Show \\& Tell}, author = {Xu, Kelvin}, year = 2015}';
    const other = 'AU Xu, Kelvin; TI Show & Tell; PY 2016';
    assert.deepEqual(preview(ris('AU Roe, Max; TI Nets; PY 2020', xu, other), { target }), {
      new: ['Nets | Roe 2020 | roe2020nets'],
      'in-doubt': ['Show & Tell | Xu 2016 | xu2016show | has the title of “mine”, and another year'],
      known: ['Show & Tell | Xu 2015 | xu2015show | there as “mine”'],
    });
  });

  it('is in doubt where the files have it twice', () => {
    assert.deepEqual(preview(ris(xu, xu)), {
      new: ['Show & Tell | Xu 2015 | xu2015show'],
      'in-doubt': ['Show & Tell | Xu 2015 | xu2015showa | the same work as “xu2015show” above'],
    });
  });

  const keys: readonly (readonly [rule: string, record: string, options: object, key: string])[] = [
    ['has its own key', `${xu}; ID Show15`, {}, 'Show15'],
    ['gets one where its own is a number', `${xu}; ID 1234`, {}, 'xu2015show'],
    ['gets one by the template', xu, { template: 'auth + shortyear' }, 'Xu15'],
    [
      'gets another where the bibliography has the key in any case',
      `${xu}; ID KEY`,
      { target: '@misc{key, title = {A}}' },
      'KEYa',
    ],
    [
      'gets another where a further key of an entry is that',
      `${xu}; ID old`,
      { target: '@misc{key, ids = {old}}' },
      'olda',
    ],
    [
      'gets another where a work of another bibliography has it',
      xu,
      { elsewhere: '@misc{xu2015show, title = {A}}@misc{b, ids = {xu2015showa}}' },
      'xu2015showb',
    ],
    [
      'has the key that the same work has elsewhere',
      xu,
      { elsewhere: '@misc{xu2015show, title = {Show \\& Tell}, author = {Xu, K.}, year = 2015}' },
      'xu2015show',
    ],
  ];
  for (const [rule, record, options, key] of keys) {
    it(rule, () => {
      const [row = ''] = preview(ris(record), options)['new'] ?? [];
      assert.equal(row.split(' | ').at(-1), key);
    });
  }

  it('has the keys of another bibliography whatever they are', () => {
    assert.deepEqual(preview("@misc{2001, title = {A}}@misc{b's, title = {B}}", { name: 'a.bib' }), {
      new: ['A | 2001', 'B | anonymousb'],
    });
  });

  it('gives new works their keys before those that are there', () => {
    const target = '@misc{t, title = {A}, year = 2001}';
    const files = ris('TI A; PY 2001; ID k1', 'TI B; PY 2002; ID K1');
    assert.deepEqual(preview(files, { target }), {
      new: ['B | 2002 | K1'],
      known: ['A | 2001 | k1a | there as “t”'],
    });
  });

  it('shows no icons and no lines', () => {
    assert.deepEqual(preview(ris('TI $(bug) A')), { new: ['$\u200B(bug) A | anonymousbug'] });
  });

  it('shows the first thousand of a kind, and has the keys of all', () => {
    const records = Array.from({ length: 1200 }, (_, number) => `TI Work ${number}; PY ${number + 100}`);
    const references = importedFiles([{ name: 'a.ris', content: ris(...records) }], []).flatMap(
      (file) => file.references,
    );
    const [section] = importPreview(references, {
      papers: [],
      keyColumns: [],
      template: readKeyTemplate('"k"'),
    });
    assert.equal(section?.rows.length, 1000);
    assert.equal(section.works.length, 1200);
    assert.equal(new Set(section.keys).size, 1200);
  });
});
