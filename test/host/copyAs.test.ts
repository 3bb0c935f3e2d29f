import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import type * as vscode from 'vscode';
import { plainTextOf } from '../../src/core/format/plainText';
import { copyAs } from '../../src/host/commands/copyAs';
import { Exports } from '../../src/host/library/exports';
import { writeExport } from '../../src/host/library/exportFile';
import { Formatter } from '../../src/host/library/formatter';
import { currentSettings } from '../../src/host/settings';
import { Uri } from '../support/fakeVscode';
import { asEditorType, hostServices } from '../support/hostServices';
import { workerOnThisThread } from '../support/workerOnThisThread';

const bib = String.raw`@string{n = "Nature"}
@article{xu, title = {Show \& Tell}, author = {Xu, Kelvin}, year = 2015, journal = n}
@book{roe, title = {Nets}, author = {Roe, Max}, year = 2020, x-shelf = {B 7}}
`;

/** Copies with styles and a formatter, as the extension does. */
function exporting() {
  const services = hostServices();
  const { fake, library, tasks, log, context } = services;
  for (const folder of ['styles', 'locales'])
    for (const name of readdirSync(`out/${folder}`))
      fake.write(`/extension/dist/${folder}/${name}`, readFileSync(`out/${folder}/${name}`, 'utf8'));
  const formatter = new Formatter(context.extensionUri, () => workerOnThisThread('formatter'), log);
  const exports = new Exports({ library, transfers: tasks, formatter });
  const end = (): void => {
    formatter.dispose();
    tasks.dispose();
  };
  return { ...services, exports, end };
}

/** What is on the clipboard after the papers were copied in the format with this label, and what was said. */
async function copied(
  label: string,
  keys: readonly string[],
  settings: Readonly<Record<string, string>> = {},
) {
  const services = exporting();
  const { fake, meant, exports, end } = services;
  fake.write('/w/refs.bib', bib);
  for (const [id, value] of Object.entries(settings)) fake.settings.set(id, value);
  fake.clipboard = '';
  const memory = asEditorType<vscode.Memento>({ get: () => undefined, update: async () => {} });
  fake.pick = (items) => items.find((item) => item.label === label);
  const ids = keys.map((key) => `file:///w/refs.bib#${key}`);
  await meant(copyAs({ exports, memory }))(ids[0], ids);
  end();
  return { ...services, text: fake.clipboard, said: fake.messages.join('\n') };
}

describe('the reference of one paper', () => {
  const chapter = '@inbook{part, title = {Part}, crossref = {whole}}';
  const book = '@book{whole, title = {The Whole}, author = {Roe, Max}, year = 2020}';
  const cases: readonly (readonly [string, string, RegExp])[] = [
    ['takes what its entry has from another one of the file', '', /The Whole/u],
    ['is that of its entry alone in a very long file', '% '.repeat(3_000_000), /^Part/u],
  ];
  for (const [name, rest, expected] of cases)
    it(name, async () => {
      const { fake, library, loader, exports, end } = exporting();
      fake.write('/w/refs.bib', `${chapter}\n${book}\n${rest}`);
      await loader.ensureLoaded();
      const [holding] = library.state.holdingsOfKey('part');
      assert.ok(holding);
      const blocks = await exports.reference(holding, chapter, currentSettings.style());
      assert.ok(Array.isArray(blocks));
      assert.match(plainTextOf(blocks), expected);
      end();
    });
});

describe('copying papers in a format', () => {
  it('takes their entries, with what these mean elsewhere', async () => {
    const { text } = await copied('BibTeX', ['xu']);
    assert.match(text, /^@article\{xu,\n {2}title = \{Show \\& Tell\},[\s\S]*journal = \{Nature\}\n\}\n$/u);
  });

  it('keeps the order in which they were selected', async () => {
    const { text } = await copied('CSL-JSON', ['roe', 'xu']);
    const items: readonly { readonly id: string }[] = JSON.parse(text);
    assert.deepEqual(
      items.map(({ id }) => id),
      ['roe', 'xu'],
    );
  });

  it('says what is lost', async () => {
    const { text, said } = await copied('RIS', ['roe']);
    assert.match(text, /^TY {2}- BOOK\n/u);
    assert.match(said, /copied 1 paper: RIS\. The format has no place for “x-shelf” \(1 work\)\./u);
  });

  it('formats references in the style that is set', async () => {
    const { text } = await copied('References as text', ['xu']);
    assert.equal(text, 'Xu, K. (2015). Show & Tell. Nature.\n');
  });

  it('says what to do where its paper is no longer there', async () => {
    const { text, said } = await copied('BibTeX', ['gone']);
    assert.equal(text, '');
    assert.match(said, /^Select a paper in the Library first/u);
  });

  it('says which styles there are', async () => {
    const { text, said } = await copied('References as text', ['xu'], { 'citewell.format.style': 'nobody' });
    assert.equal(text, '');
    assert.match(said, /There is no style “nobody”: there are apa, ieee, chicago/u);
  });
});

describe('a file that is exported', () => {
  it('is never a bibliography of the library', async () => {
    const { library, fake } = await copied('RIS', []);
    const uri = asEditorType<vscode.Uri>(Uri.parse('file:///w/refs.bib'));
    const refusal = await writeExport(uri, new Uint8Array([65]), library);
    assert.match(refusal?.reason ?? '', /is a bibliography of the library/u);
    assert.equal(new TextDecoder().decode(fake.files.get('file:///w/refs.bib')), bib);
  });

  it('is written under another name first', async () => {
    const { library, fake } = await copied('RIS', []);
    const uri = asEditorType<vscode.Uri>(Uri.parse('file:///w/out.ris'));
    assert.equal(await writeExport(uri, new Uint8Array([65]), library), undefined);
    assert.deepEqual(fake.files.get('file:///w/out.ris'), new Uint8Array([65]));
    assert.equal(fake.files.has('file:///w/out.ris.part'), false);
  });
});
