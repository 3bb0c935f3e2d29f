import assert from 'node:assert/strict';
import { CitableEditors } from '../../src/host/commands/citableEditors';
import { insertPapers } from '../../src/host/commands/insertCitation';
import { keepListing } from '../../src/host/library/listings';
import { guarded } from '../../src/host/guard';
import { editorOf } from '../support/fakeVscode';
import { hostServices } from '../support/hostServices';

const bibliography =
  '@misc{one, title = {One}}\n@misc{two, title = {Two}}\n@misc{bad key, title = {Three}}\n';

function withDocument(text: string, ...offsets: readonly number[]) {
  const services = hostServices();
  services.fake.write('/w/refs.bib', bibliography);
  const document = services.fake.open('/w/p.md', 'markdown', text);
  services.fake.activeEditor = editorOf(document, ...offsets);
  return {
    ...services,
    document,
    run: services.meant(insertPapers({ ...services, editors: new CitableEditors() })),
  };
}

const idOf = (key: string): string => `file:///w/refs.bib#${key}`;

describe('inserting a citation', () => {
  it('cites the paper it was called for at the cursor', async () => {
    const { document, run } = withDocument('See .', 4);
    await run(idOf('one'));
    assert.equal(document.getText(), 'See [@one].');
  });

  it('cites at each cursor, once in each citation', async () => {
    const { document, run } = withDocument('[@two] and ', 2, 4, 11);
    await run(idOf('one'));
    assert.equal(document.getText(), '[@two; @one] and [@one]');
  });

  it('says so where there is nothing to add', async () => {
    const { document, run, fake } = withDocument('[@one]', 2);
    await run(idOf('one'));
    assert.equal(document.getText(), '[@one]');
    assert.match(fake.messages[0] ?? '', /already/u);
  });

  it('cites in the document written in last while a page hides it', async () => {
    const { document, run, fake } = withDocument('See ', 4);
    fake.activate(undefined);
    await run(idOf('one'));
    assert.equal(document.getText(), 'See [@one]');
  });

  it('says what to do without a document to cite in', async () => {
    const { document, run, fake } = withDocument('', 0);
    fake.activate(undefined);
    fake.close(document);
    await run(idOf('one'));
    assert.match(fake.messages[0] ?? '', /Open a LaTeX or Markdown document first/u);
  });
});

describe('keeping a listing', () => {
  it('never writes over another one, and leaves no half-written file', async () => {
    const { context, log, fake } = hostServices();
    const one = await keepListing(context, log, 'My: papers', 'first');
    const two = await keepListing(context, log, 'My: papers', 'second');
    assert.deepEqual([one.name, two.name], ['My  papers', 'My  papers 2']);
    const kept = [...fake.files.keys()].filter((name) => name.startsWith('file:///storage'));
    assert.deepEqual(kept, [
      'file:///storage/listings/My  papers.txt',
      'file:///storage/listings/My  papers 2.txt',
    ]);
  });
});

describe('the guard', () => {
  it('logs a bug and gives the neutral value', async () => {
    const { log, logged } = hostServices();
    const broken = guarded(log, 'Hovering', undefined, () => {
      throw new Error('a bug');
    });
    assert.equal(await broken(), undefined);
    assert.match(logged[0] ?? '', /^error: Hovering: Error: a bug/u);
  });
});
