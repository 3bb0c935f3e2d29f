import assert from 'node:assert/strict';
import { CitableEditors } from '../../src/host/commands/citableEditors';
import { findSimilar, suggestCitations } from '../../src/host/commands/similarPapers';
import { editorOf } from '../support/fakeVscode';
import { hostServices } from '../support/hostServices';

const bibliography = `
@article{glacier, title = {Glaciers of Iceland}, year = 2001, abstract = {How ice moves over volcanic rock.}}
@article{volcano, title = {Volcanoes under ice}, year = 2002, abstract = {Eruptions below glaciers in Iceland.}}
@article{bread, title = {Sourdough}, year = 2003, abstract = {Yeast and bacteria in a dough.}}
@article{untitled, year = 2004}
`;

interface Row {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
}

/** Runs a command in a document with the cursor at `offset`, and picks the first of what is offered, or nothing. */
async function run(
  text: string,
  offset: number,
  picks: (rows: readonly Row[]) => unknown = ([first]) => first,
) {
  const services = hostServices();
  services.fake.write('/w/refs.bib', bibliography);
  const document = services.fake.open('/w/p.md', 'markdown', text);
  services.fake.activeEditor = editorOf(document, offset);
  let offered: readonly Row[] = [];
  services.fake.pick = (rows) => {
    offered = rows;
    return picks(offered);
  };
  await suggestCitations({ ...services, editors: new CitableEditors() })();
  return { ...services, document, offered };
}

describe('what should I cite here', () => {
  it('offers what fits the paragraph, with the words in common, and cites what is chosen', async () => {
    const text = 'On dough.\n\nIn Iceland glaciers move ice.\n\nOn dough.';
    const { offered, document } = await run(text, text.indexOf('move'));
    assert.deepEqual(
      offered.map(({ label }) => label),
      ['Glaciers of Iceland', 'Volcanoes under ice'],
    );
    assert.match(offered[0]?.description ?? '', /^glacier · 2001/u);
    assert.match(offered[0]?.detail ?? '', /^In common: .*glaciers/u);
    assert.match(document.getText(), /glaciers \[@glacier\]move/u);
  });

  it('leaves out what the paragraph cites, under whichever key', async () => {
    const text = 'Iceland and its glaciers [@glacier] with ice.';
    const { offered } = await run(text, text.length);
    assert.deepEqual(
      offered.map(({ label }) => label),
      ['Volcanoes under ice'],
    );
  });

  it('says what to do where there is no text, or no paper fits', async () => {
    const empty = await run('', 0);
    assert.match(empty.fake.messages.join('\n'), /select the text that needs a citation/u);
    const strange = await run('Xyzzy plugh.', 3);
    assert.match(strange.fake.messages.join('\n'), /No paper of the library shares words/u);
  });

  it('changes nothing where nothing is chosen', async () => {
    const { document } = await run('Sourdough and yeast', 19, () => undefined);
    assert.equal(document.getText(), 'Sourdough and yeast');
  });
});

describe('finding similar papers', () => {
  it('offers the papers most like one, and opens the one chosen', async () => {
    const { fake, library, meant } = await run('', 0);
    fake.pick = ([first]) => first;
    await meant(findSimilar(library))('file:///w/refs.bib#volcano');
    assert.deepEqual(fake.commands.at(-1), ['citewell.openAbstract', 'file:///w/refs.bib#glacier']);
  });

  it('says so where a paper has nothing to compare', async () => {
    const { fake, library, meant } = await run('', 0);
    await meant(findSimilar(library))('file:///w/refs.bib#untitled');
    assert.match(fake.messages.at(-1) ?? '', /No other paper .* “untitled”/u);
  });
});
