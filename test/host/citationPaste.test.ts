import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { commands } from '../../src/host/ids';
import type { Addition } from '../../src/host/library/citing';
import { newEntry } from '../../src/host/library/newEntry';
import { CitationPasteProvider } from '../../src/host/providers/citationPaste';
import { PaperDropProvider } from '../../src/host/providers/paperDrop';
import { DataTransferItem, type DocumentDropEdit, Range } from '../support/fakeVscode';
import { asEditorType, hostServices } from '../support/hostServices';

const r = String.raw;
const bib = '@article{doe99, title={A}, doi={10.1000/182}, eprint={2309.14322}, archiveprefix={arXiv}}';
const front = '---\nbibliography: refs.bib\n---\n\n';

/** What is offered when a text is pasted at the end of a document. */
async function pasted(text: string, document = front) {
  const services = hostServices();
  const { fake, loader } = services;
  fake.write('/w/refs.bib', bib);
  await loader.ensureLoaded();
  const target = fake.open('/w/a.md', 'markdown', document);
  const place = target.positionAt(document.length);
  const transfer = asEditorType<vscode.DataTransfer>(new Map([['text/plain', new DataTransferItem(text)]]));
  const token = asEditorType<vscode.CancellationToken>({ isCancellationRequested: false });
  const edits = asEditorType<readonly DocumentDropEdit[] | undefined>(
    await new CitationPasteProvider(services).provideDocumentPasteEdits(
      asEditorType<vscode.TextDocument>(target),
      [asEditorType<vscode.Range>(new Range(place.line, place.character, place.line, place.character))],
      transfer,
      asEditorType<vscode.DocumentPasteEditContext>({}),
      token,
    ),
  );
  const drop = async () =>
    asEditorType<DocumentDropEdit | undefined>(
      await new PaperDropProvider(services).provideDocumentDropEdits(
        asEditorType<vscode.TextDocument>(target),
        asEditorType<vscode.Position>(place),
        transfer,
        token,
      ),
    );
  return {
    ...services,
    target,
    drop,
    offers: (edits ?? []).map(({ title, insertText }) => `${title}: ${insertText}`),
    edits,
  };
}

describe('pasting', () => {
  for (const name of [
    '10.1000/182',
    'doi:10.1000/182',
    'https://doi.org/10.1000/182',
    'arXiv:2309.14322',
    'https://arxiv.org/abs/2309.14322v2',
    'https://arxiv.org/pdf/2309.14322',
  ]) {
    it(`offers a citation of what the library has for ${name}`, async () => {
      const { offers, edits } = await pasted(name);
      assert.deepEqual(offers, ['Paste as citation: [@doe99]']);
      assert.deepEqual(edits?.[0]?.yieldTo, ['text'], 'plain paste stays the default');
    });
  }

  it('offers nothing for what the library lacks, and for any other text', async () => {
    for (const text of ['10.1000/999', 'A sentence, 10.1000/182, and more.', '{ "a": 1 }', ''])
      assert.deepEqual((await pasted(text)).offers, [], text);
  });

  it('offers a citation of an entry, whose own text comes into the bibliography', async () => {
    const entry = '@article{roe01, title = {The {B}}, author = {Roe, R.}, volume = 7, month = jan}';
    const { offers, fake, target, tasks } = await pasted(entry);
    assert.deepEqual(offers, ['Paste as citation: [@roe01]']);
    target.setText(`${front}[@roe01]`);
    const [, , additions] = fake.commands.find(([command]) => command === commands.addCited) ?? [];
    const [addition] = asEditorType<readonly Addition[]>(additions);
    assert.ok(addition !== undefined);
    const { fields } = await newEntry(addition.holding, addition.key, tasks);
    assert.deepEqual(
      fields.map(({ name, value }) => `${name}=${value}`),
      ['title=The {B}', 'author=Roe, R.', 'volume=7', 'month=January'],
    );
  });

  it('offers a citation of works in other formats, by the key that the bibliography has for them', async () => {
    const ris = 'TY  - JOUR\nTI  - Another title\nDO  - 10.1000/182\nER  - \n';
    assert.deepEqual((await pasted(ris)).offers, ['Paste as citation: [@doe99]']);
    const csl = '[{"id": "poe02", "type": "book", "title": "C"}]';
    assert.deepEqual((await pasted(csl)).offers, ['Paste as citation: [@poe02]']);
  });

  it('offers citations of another language as those of the document', async () => {
    const { offers } = await pasted(r`It is so \citep[see][p.~3]{a,b}.`);
    assert.deepEqual(offers, ['Paste citations as Pandoc: It is so [see @a; @b, p. 3].']);
  });

  it('is offered for what is dropped, too', async () => {
    const { drop } = await pasted('https://doi.org/10.1000/182');
    const edit = await drop();
    assert.equal(edit?.insertText, '[@doe99]');
    assert.deepEqual(edit.yieldTo, ['text']);
  });
});
