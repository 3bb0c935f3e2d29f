import assert from 'node:assert/strict';
import { CitableEditors } from '../../src/host/commands/citableEditors';
import { explainBibliography } from '../../src/host/commands/explainBibliography';
import { editorOf } from '../support/fakeVscode';
import { hostServices } from '../support/hostServices';

/** Explains the document and chooses the row that begins so; gives all rows that were shown. */
async function explain(text: string, chosen: string) {
  const services = hostServices();
  const { fake } = services;
  fake.write('/w/refs.bib', '@misc{one, title = {One}}');
  fake.write('/w/more.bib', '@misc{two, title = {Two}}');
  const document = fake.open('/w/p.tex', 'latex', text);
  fake.activeEditor = editorOf(document, 0);
  const rows: string[] = [];
  fake.pick = (items) => {
    rows.push(...items.map(({ label }) => label));
    return items.find(({ label }) => label.startsWith(chosen));
  };
  await explainBibliography({ ...services, editors: new CitableEditors() })();
  return { fake, rows };
}

describe('explaining the bibliography', () => {
  it('shows what is declared and what is offered besides, and opens what is chosen', async () => {
    const { fake, rows } = await explain('\\begin{document}\\bibliography{refs}', '$(check) refs');
    assert.deepEqual(rows, [
      'Declared, offered first',
      '$(check) refs.bib',
      'Not declared, offered after them',
      '$(check) more.bib',
    ]);
    assert.deepEqual(fake.shown, ['file:///w/refs.bib']);
  });

  it('goes to the place of a declaration that leads nowhere', async () => {
    const { fake } = await explain('\\begin{document}\\bibliography{none}', '$(warning) none.bib');
    assert.deepEqual(fake.shown, ['file:///w/p.tex 0:30-0:34']);
  });

  it('creates a missing file through an edit of the editor', async () => {
    const { fake } = await explain('\\begin{document}\\bibliography{none}', '$(arrow-right) Create none.bib');
    assert.deepEqual(fake.shown, ['file:///w/none.bib']);
  });

  it('says what to do without a document', async () => {
    const services = hostServices();
    await explainBibliography({ ...services, editors: new CitableEditors() })();
    assert.match(services.fake.messages[0] ?? '', /Open a document with citations first/u);
  });
});
