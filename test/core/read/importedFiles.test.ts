import assert from 'node:assert/strict';
import { importedFiles } from '../../../src/core/read/importedFiles';

/** `format: keys`, and what is wrong. */
function read(name: string, content: string | Uint8Array<ArrayBuffer>): readonly string[] {
  const [file] = importedFiles([{ name, content }], []);
  const keys = file?.references.map(({ key }) => key).join(' ') ?? '';
  return [`${file?.format ?? 'unknown'}: ${keys}`.trim(), ...(file?.faults ?? [])];
}

describe('a file that is imported', () => {
  const cases: readonly (readonly [name: string, text: string, read: string])[] = [
    ['a.bib', '@misc{a}', 'bibtex: a'],
    ['Clipboard', '@misc{a}', 'bibtex: a'],
    ['a.txt', 'TY  - JOUR\nID  - k\nER  -\n', 'ris: k'],
    ['a', 'PMID- 1\nTI  - A tale\nDP  - 2001\n', 'nbib: anonymous2001tale'],
    ['a.json', '[{"id":"k","type":"book","title":"A"}]', 'csl-json: k'],
    ['a.yaml', 'k:\n  type: book\n  title: A\n', 'hayagriva: k'],
    ['a.txt', 'CL Nov 8, 2023\nNets Max Roe, Jane Doe\nWe show.\n', 'listing: roe2023nets'],
  ];
  for (const [name, text, expected] of cases)
    it(`is read: ${expected}`, () => assert.deepEqual(read(name, text), [expected]));

  it('says in which line something is wrong', () => {
    assert.match(read('a.bib', '@misc{a}\n@misc{, title = {B}}\n')[1] ?? '', /^line 2: /u);
  });

  it('says why nothing can be read', () => {
    assert.deepEqual(read('a.ris', ' \n'), ['unknown:', 'it is empty']);
    assert.match(read('a.docx', new Uint8Array([80, 75, 0]))[1] ?? '', /zero bytes/u);
    assert.match(read('a.txt', 'Dear diary')[1] ?? '', /none of the formats/u);
    assert.match(read('a.ris', '<html>')[1] ?? '', /^line 1: This file holds no record of RIS/u);
  });
});
