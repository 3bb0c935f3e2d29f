import assert from 'node:assert/strict';
import { entryText } from '../../src/host/library/entryText';
import { eventually, hostServices } from '../support/hostServices';

const refs = '% Müller’s\n@Article{a, title = {One}}\n@misc{b, title = "Two"}\n';

async function library(bytes: string | Uint8Array = refs) {
  const services = hostServices();
  services.fake.write('/w/refs.bib', bytes);
  await services.loader.ensureLoaded();
  const entryOf = (key: string, holding = services.library.state.holdingsOfKey(key)[0]) => {
    assert.ok(holding);
    return entryText(holding, services.tasks);
  };
  return { ...services, entryOf };
}

describe('the BibTeX of a paper', () => {
  it('is its entry letter by letter', async () => {
    const { entryOf } = await library();
    assert.equal(await entryOf('a'), '@Article{a, title = {One}}');
    assert.equal(await entryOf('b'), '@misc{b, title = "Two"}');
  });

  const encodings: readonly (readonly [string, Uint8Array])[] = [
    ['UTF-8 with a byte-order mark', Buffer.from(`\uFEFF${refs}`)],
    ['UTF-16', Buffer.from(`\uFEFF${refs}`, 'utf16le')],
    ['Latin-1', Buffer.from(refs.replace('’', "'"), 'latin1')],
  ];
  for (const [name, bytes] of encodings) {
    it(`is found in a file in ${name}`, async () => {
      const { entryOf } = await library(bytes);
      assert.equal(await entryOf('b'), '@misc{b, title = "Two"}');
    });
  }

  it('is that of the open document', async () => {
    const { entryOf, fake, library: papers } = await library();
    const document = fake.open('/w/refs.bib', 'bibtex', refs);
    document.setText(`% more\n${refs}`);
    const start = () => papers.state.holdingsOfKey('b')[0]?.place.span.start;
    await eventually(() => start() === document.getText().indexOf('@misc'));
    assert.equal(await entryOf('b'), '@misc{b, title = "Two"}');
  });

  it('is written anew where the file has changed since, and where it is gone', async () => {
    const { entryOf, fake, library: papers } = await library();
    const [holding] = papers.state.holdingsOfKey('b');
    fake.write('/w/refs.bib', '@misc{other, title = {Other}}');
    assert.equal(await entryOf('b', holding), '@misc{b,\n  title = {Two}\n}\n');
    fake.files.delete('file:///w/refs.bib');
    assert.equal(await entryOf('b', holding), '@misc{b,\n  title = {Two}\n}\n');
  });
});
