import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { CitableEditors } from '../../src/host/commands/citableEditors';
import { convertCitations } from '../../src/host/commands/convertCitations';
import { chosenCitation } from '../../src/host/commands/chooseCitation';
import { insertPapers } from '../../src/host/commands/insertCitation';
import { type FakeDocument, editorOf } from '../support/fakeVscode';
import { asEditorType, hostServices } from '../support/hostServices';
import { marked } from '../support/marked';

const r = String.raw;
const bib = '@misc{doe99, title={A}}\n@misc{roe01, title={B}}';

/** An editor with the cursor at `|`, in a workspace with `refs.bib`. */
function editing(literal: string, name = 'a.md') {
  const services = hostServices();
  const { fake } = services;
  fake.write('/w/refs.bib', bib);
  const { text, offset } = marked(literal);
  const document: FakeDocument = fake.open(`/w/${name}`, name.endsWith('.tex') ? 'latex' : 'markdown', text);
  fake.activeEditor = editorOf(document, offset);
  const editors = new CitableEditors();
  const insert = (key: string) =>
    services.meant(insertPapers({ ...services, editors }))(`file:///w/refs.bib#${key}`);
  return { ...services, document, editors, insert };
}

/** Chooses a variant by the beginning of its title, and the words beside it. */
async function choose(
  services: ReturnType<typeof editing>,
  title: string,
  words: Readonly<Record<string, string>> = {},
) {
  const { fake, documents, variants, document } = services;
  fake.pick = (items) => items.find(({ label }) => label.startsWith(title));
  fake.input = (box) => words[box] ?? '';
  const prepared = await documents.prepared(asEditorType<vscode.TextDocument>(document));
  return chosenCitation(variants, prepared!);
}

describe('variants of citations', () => {
  it('are remembered, and new citations written like the last one', async () => {
    const services = editing('---\nbibliography: refs.bib\n---\n\nAs | shows.');
    await choose(services, 'In the text');
    await services.insert('doe99');
    assert.match(services.document.getText(), /As @doe99 shows\./u);
  });

  it('are those of the package that the document loads', async () => {
    const services = editing(
      r`\documentclass{article}\usepackage{natbib}\bibliography{refs} As | shows.`,
      'a.tex',
    );
    await choose(services, 'In the text');
    await services.insert('doe99');
    assert.ok(services.document.getText().includes(r`As \citet{doe99} shows.`), services.document.getText());
  });

  it('take words before them and a locator', async () => {
    const words = { 'Words before the citation': 'see', 'Where in the work': 'p. 3' };
    const services = editing('---\nbibliography: refs.bib\n---\n\n|');
    const chosen = await choose(services, 'In parentheses', words);
    assert.equal(chosen?.prenote, 'see');
    assert.equal(chosen.locator, 'p. 3');
  });

  it('leave the citation alone that keys are added to', async () => {
    const services = editing('---\nbibliography: refs.bib\n---\n\n[see @doe99|]');
    await choose(services, 'In the text');
    await services.insert('roe01');
    assert.ok(services.document.getText().endsWith('[see @doe99; @roe01]'));
  });

  it('are not chosen by somebody who thinks better of it', async () => {
    const services = editing('|');
    services.fake.pick = () => undefined;
    assert.equal(await choose(services, 'none of them'), undefined);
  });
});

describe('converting citations', () => {
  it('writes those of the document in another notation, and says what cannot be carried', async () => {
    const services = editing(r`See \citep[see][p.~3]{a,b}.|`, 'a.tex');
    const { fake, document, logged } = services;
    fake.pick = (items) => items.find(({ label }) => label === 'Typst');
    await convertCitations({ ...services, log: asEditorType<vscode.LogOutputChannel>(services.log) })();
    assert.equal(document.getText(), 'See see @a @b[p. 3].');
    assert.match(
      fake.messages[0] ?? '',
      /1 citation now in the notation of Typst\. 1 thing could not be carried\./u,
    );
    assert.ok(logged.some((line) => line.startsWith('a.tex, line 1: Typst has no prenote')));
  });

  it('says so where there are none', async () => {
    const services = editing('Nothing here.|');
    services.fake.pick = (items) => items.find(({ label }) => label === 'Typst');
    await convertCitations({ ...services, log: asEditorType<vscode.LogOutputChannel>(services.log) })();
    assert.deepEqual(services.fake.messages, ['There are no citations that could be converted.']);
  });
});
