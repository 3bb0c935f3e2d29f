import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { addCited } from '../../src/host/commands/addCited';
import { CitableEditors } from '../../src/host/commands/citableEditors';
import { insertPapers } from '../../src/host/commands/insertCitation';
import { commands } from '../../src/host/ids';
import { CitationCompletionProvider } from '../../src/host/providers/completion';
import { editorOf } from '../support/fakeVscode';
import { asEditorType, eventually, hostServices } from '../support/hostServices';
import { marked } from '../support/marked';

const mine = '@article{mine,\n\ttitle = {Mine},\n\tyear = 2014\n}\n';
const others = String.raw`@string{nips = "Neural Information"}
@inproceedings{xu2015show, title = {Show, Attend and {T}ell}, author = {Xu, Kelvin}, year = 2015, booktitle = nips, month = jul, doi = {10.1/Show}}
@misc{mine, title = {Another}, year = 1999}
`;
const declared = '---\nbibliography: refs.bib\n---\n';
const added =
  '\n@inproceedings{xu2015show,\n\ttitle = {Show, Attend and {T}ell},\n\tauthor = {Xu, Kelvin},\n\tyear = 2015,\n\tbooktitle = {Neural Information},\n\tmonth = jul,\n\tdoi = {10.1/Show}\n}\n';

interface Set {
  readonly refs?: string;
  readonly name?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly samplePapers?: boolean;
}

/** A document with the cursor at `|`, its bibliography `refs.bib`, and another bibliography beside it. */
function writing(
  literal: string,
  { refs = mine, name = 'p.md', files = {}, samplePapers = false }: Set = {},
) {
  const services = hostServices({ samplePapers });
  const { fake, library, documents, citing } = services;
  fake.write('/w/refs.bib', refs);
  fake.write('/w/other/all.bib', others);
  for (const [file, text] of Object.entries(files)) fake.write(`/w/${file}`, text);
  const { text, offset } = marked(literal);
  fake.write(`/w/${name}`, text);
  const document = fake.open(`/w/${name}`, name.endsWith('.tex') ? 'latex' : 'markdown', text);
  fake.activeEditor = editorOf(document, offset);
  const read = (file: string): string => new TextDecoder().decode(fake.files.get(`file:///w/${file}`));
  const complete = async () => {
    const provider = new CitationCompletionProvider(library, documents, citing);
    const token = asEditorType<vscode.CancellationToken>({ isCancellationRequested: false });
    const list = await provider.provideCompletionItems(
      asEditorType(document),
      asEditorType(document.positionAt(offset)),
      token,
    );
    return list?.items ?? [];
  };
  const add = addCited(services);
  const insert = services.meant(insertPapers({ ...services, editors: new CitableEditors() }));
  const accept = async (item: vscode.CompletionItem | undefined): Promise<void> => {
    if (item?.command?.command === commands.addCited)
      await add(item.command.arguments?.[0], item.command.arguments?.[1]);
  };
  return { ...services, document, read, complete, accept, insert, add };
}

const idOf = (key: string, file = 'other/all.bib'): string => `file:///w/${file}#${key}`;

describe('taking a suggestion', () => {
  it('adds the entry that the bibliography lacks, in its style, and says so', async () => {
    const { complete, accept, read, fake } = writing(`${declared}[@show attend|]`);
    const [item] = await complete();
    assert.equal(item?.insertText, 'xu2015show');
    assert.equal(asEditorType<{ description: string }>(item.label).description, 'adds its entry');
    await accept(item);
    assert.equal(read('refs.bib'), mine + added);
    assert.equal(fake.steps, 1);
    assert.equal(fake.messages[0], 'Citewell: added “xu2015show” to refs.bib. Undo takes it back.');
  });

  it('twice at once adds the entry once', async () => {
    const { complete, accept, read } = writing(`${declared}[@show attend|]`);
    const [item] = await complete();
    await accept(item);
    await accept(item);
    assert.equal(read('refs.bib'), mine + added);
  });

  it('adds to each bibliography on its own', async () => {
    const { complete, accept, read, fake } = writing(`${declared}[@show attend|]`);
    const [item] = await complete();
    await accept(item);
    fake.write('/w/second.bib', '');
    const other = fake.open('/w/q.md', 'markdown', '---\nbibliography: second.bib\n---\n[@xu2015show]');
    const [, additions] = item?.command?.arguments ?? [];
    await accept({
      ...item,
      command: { ...item!.command!, arguments: [other.uri.toString(), additions] },
    } as never);
    assert.match(read('second.bib'), /^@inproceedings\{xu2015show,/u);
  });

  it('adds what was taken though the library has left it out meanwhile', async () => {
    const { complete, accept, read, fake, loader } = writing(`${declared}[@show attend|]`);
    const [item] = await complete();
    fake.write('/w/all.bib', others);
    await loader.refresh();
    await accept(item);
    assert.equal(read('refs.bib'), mine + added);
  });

  it('adds nothing that is there', async () => {
    const { complete } = writing(`${declared}[@mine|]`);
    const [item] = await complete();
    assert.deepEqual([item?.insertText, item?.command], ['mine', undefined]);
  });

  it('takes the key under which the work is there, and lists it once', async () => {
    const refs = '@misc{show15, title = {Show, attend}, doi = {10.1/SHOW}}\n';
    const { complete } = writing(`${declared}[@show attend|]`, { refs });
    const items = await complete();
    assert.deepEqual(
      items.map(({ insertText, command }) => [insertText, command]),
      [['show15', undefined]],
    );
  });

  it('takes a free key where its own means another work', async () => {
    const { complete, accept, read } = writing(`${declared}[@another|]`);
    const [item] = await complete();
    assert.equal(item?.insertText, 'minea');
    await accept(item);
    assert.ok(read('refs.bib').endsWith('@misc{minea,\n\ttitle = {Another},\n\tyear = 1999\n}\n'));
  });

  it('adds to a bibliography with changes that are not saved, and leaves it unsaved', async () => {
    const { complete, accept, read, fake } = writing(`${declared}[@show attend|]`);
    const bibliography = fake.open('/w/refs.bib', 'bibtex', mine);
    bibliography.setText(`% mine\n${mine}`);
    await accept((await complete())[0]);
    assert.equal(bibliography.getText(), `% mine\n${mine}${added}`);
    assert.equal(bibliography.isDirty, true);
    assert.equal(read('refs.bib'), mine);
    assert.match(fake.messages[0] ?? '', /refs\.bib, which is not saved yet/u);
  });

  it('goes on to the next bibliography where the first is owned by an export', async () => {
    const files = { 'own.bib': '' };
    const head = '---\nbibliography: [refs.bib, own.bib]\n---\n';
    const refs = `% Exported by Zotero\n${mine}`;
    const { complete, accept, read } = writing(`${head}[@show attend|]`, { refs, files });
    await accept((await complete())[0]);
    assert.equal(read('refs.bib'), refs);
    assert.match(read('own.bib'), /^@inproceedings\{xu2015show,/u);
  });

  it('makes the bibliography that is declared and not there', async () => {
    const { complete, accept, read } = writing('---\nbibliography: new.bib\n---\n[@show attend|]');
    await accept((await complete())[0]);
    assert.match(read('new.bib'), /^@inproceedings\{xu2015show,\n  title = /u);
  });

  it('says why nothing is added to what is read-only', async () => {
    const { complete, accept, read, fake } = writing(`${declared}[@show attend|]`);
    fake.readOnly.add('/w/refs.bib');
    await accept((await complete())[0]);
    assert.equal(read('refs.bib'), mine);
    assert.match(fake.messages.join(), /refs\.bib is read-only/u);
  });

  it('says why nothing is added to what is not BibTeX', async () => {
    const files = { 'refs.json': '[]' };
    const { complete, accept, fake } = writing('---\nbibliography: refs.json\n---\n[@show attend|]', {
      files,
    });
    await accept((await complete())[0]);
    assert.match(fake.messages.join(), /not added to refs\.json: .* Declare a \.bib file/u);
  });

  it('asks first where the setting says so', async () => {
    for (const isWanted of [false, true]) {
      const { complete, accept, read, fake } = writing(`${declared}[@show attend|]`);
      fake.settings.set('citewell.cite.addEntry', 'ask');
      fake.answer = ([add]) => (isWanted ? add : undefined);
      await accept((await complete())[0]);
      assert.match(fake.messages[0] ?? '', /“xu2015show” is not in the bibliography/u);
      assert.equal(read('refs.bib'), isWanted ? mine + added : mine);
    }
  });

  it('adds what the user asks for, whatever the setting says', async () => {
    const { add, complete, read, fake } = writing(`${declared}[@show attend|]`);
    const [uri, papers] = (await complete())[0]?.command?.arguments ?? [];
    fake.settings.set('citewell.cite.addEntry', 'never');
    await add(uri, papers);
    assert.equal(read('refs.bib'), mine);
    await add(uri, papers, true);
    assert.equal(read('refs.bib'), mine + added);
  });

  it('ignores arguments that are none of its own', async () => {
    const { add, document, fake } = writing('A|');
    const uri = document.uri.toString();
    for (const papers of [undefined, 'a', [1, null, { holding: 1, key: 'a' }, { key: 'a' }]])
      await add(uri, papers);
    await add('file:///w/none.md', []);
    assert.deepEqual(fake.messages, []);
  });

  it('adds nothing where the setting says so, and still takes the key of the same work', async () => {
    const refs = '@misc{show15, title = {Show, attend}, doi = {10.1/SHOW}}\n';
    const { complete, fake } = writing(`${declared}[@ano|]`, { refs });
    fake.settings.set('citewell.cite.addEntry', 'never');
    const [item] = await complete();
    assert.deepEqual([item?.insertText, item?.command], ['mine', undefined]);
    const other = writing(`${declared}[@show attend|]`, { refs });
    other.fake.settings.set('citewell.cite.addEntry', 'never');
    assert.equal((await other.complete())[0]?.insertText, 'show15');
  });
});

describe('taking a suggestion where no bibliography is declared', () => {
  const sample = { samplePapers: true };

  /** Takes the sample `xu2015show` with this answer to the question. */
  async function taken(
    literal: string,
    answer: (buttons: readonly string[]) => string | undefined,
    set: Set = {},
    bibliographies: readonly string[] = [],
  ) {
    const written = writing(literal, { ...sample, ...set });
    for (const name of ['refs.bib', 'other/all.bib']) written.fake.files.delete(`file:///w/${name}`);
    for (const name of bibliographies) written.fake.write(`/w/${name}`, mine);
    written.fake.answer = answer;
    const [item] = await written.complete();
    assert.equal(item?.insertText, 'xu2015show');
    await written.accept(item);
    return written;
  }

  it('has nothing to add for what the workspace has', async () => {
    const { complete } = writing('[@show attend|]');
    assert.equal((await complete())[0]?.command, undefined);
  });

  it('offers to make one, and declares it, in one step', async () => {
    const { read, document, fake } = await taken('See [@show attend|].', ([create]) => create);
    assert.match(fake.messages[0] ?? '', /“xu2015show” is in no bibliography yet/u);
    assert.equal(document.getText(), '---\nbibliography: references.bib\n---\n\nSee [@show attend].');
    assert.match(read('references.bib'), /^@misc\{xu2015show,\n  title = /u);
    assert.equal(fake.steps, 1);
  });

  it('declares it in the main file', async () => {
    const main = '\\documentclass{book}\n\\begin{document}\n\\input{one}\n\\end{document}\n';
    const { read, document, fake } = await taken(
      String.raw`\cite{show attend|}`,
      (buttons) => buttons.at(-1),
      { name: 'one.tex', files: { 'main.tex': main } },
    );
    assert.equal(document.getText(), String.raw`\cite{show attend}`);
    const mainDocument = fake.documents.find(({ uri }) => uri.path === '/w/main.tex');
    assert.match(mainDocument?.getText() ?? '', /\\bibliography\{references\}\n\\end\{document\}/u);
    assert.match(read('references.bib'), /^@misc\{xu2015show,/u);
  });

  it('adds to one that is called so and is there', async () => {
    const files = { 'references.bib': '% Mine\n' };
    const { read, document } = await taken('See [@show attend|].', (buttons) => buttons.at(-1), { files });
    assert.match(document.getText(), /^---\nbibliography: references\.bib\n---\n/u);
    assert.match(read('references.bib'), /^% Mine\n\n@misc\{xu2015show,/u);
  });

  it('offers the one that the workspace has', async () => {
    const { read, document } = await taken('[@show attend|]', ([add]) => add, {}, ['mine.bib']);
    assert.ok(read('mine.bib').startsWith(`${mine}\n@misc{xu2015show,`));
    assert.equal(document.getText(), '[@show attend]');
  });

  it('lets one of several be chosen', async () => {
    const several = ['a.bib', 'b.bib'];
    const chosen = writing('[@show attend|]', sample);
    for (const name of ['refs.bib', 'other/all.bib']) chosen.fake.files.delete(`file:///w/${name}`);
    for (const name of several) chosen.fake.write(`/w/${name}`, mine);
    chosen.fake.answer = ([choose]) => choose;
    chosen.fake.pick = (items) => items[1];
    await chosen.accept((await chosen.complete())[0]);
    assert.equal(chosen.read('a.bib'), mine);
    assert.ok(chosen.read('b.bib').startsWith(`${mine}\n@misc{xu2015show,`));
  });

  it('asks once in each document', async () => {
    const { accept, complete, fake } = await taken('[@show attend|]', () => undefined);
    await accept((await complete())[0]);
    assert.equal(fake.messages.length, 1);
  });

  it('says what to do in a part whose main file is not there', async () => {
    const { fake, read, document } = await taken(
      String.raw`\section{A}\cite{show attend|}`,
      (buttons) => buttons.at(-1),
      { name: 'one.tex' },
    );
    assert.match(fake.messages[1] ?? '', /Declare references\.bib in the main file/u);
    assert.equal(read('references.bib'), '');
    assert.equal(document.getText(), String.raw`\section{A}\cite{show attend}`);
  });
});

describe('inserting a paper', () => {
  it('adds its entry in the same step', async () => {
    const { insert, document, read, fake } = writing(`${declared}See |.`);
    await insert(idOf('xu2015show'));
    assert.equal(document.getText(), `${declared}See [@xu2015show].`);
    assert.equal(read('refs.bib'), mine + added);
    assert.equal(fake.steps, 1);
  });

  it('cites by the key under which the work is there, and says so', async () => {
    const refs = '@misc{show15, title = {Show}, doi = {10.1/SHOW}}\n';
    const { insert, document, read, fake } = writing(`${declared}See |.`, { refs });
    await insert(idOf('xu2015show'));
    assert.equal(document.getText(), `${declared}See [@show15].`);
    assert.equal(read('refs.bib'), refs);
    assert.match(fake.messages.join(), /“xu2015show” is in refs\.bib as “show15”, which was cited/u);
  });

  it('gives two works of one key two keys', async () => {
    const files = { 'third.bib': '@misc{mine, title = {Third}, year = 1998}\n' };
    const { insert, document, read } = writing(`${declared}See |.`, { files });
    await insert(undefined, [idOf('mine'), idOf('mine', 'third.bib')]);
    assert.equal(document.getText(), `${declared}See [@minea; @mineb].`);
    assert.ok(read('refs.bib').includes('@misc{minea,') && read('refs.bib').includes('@misc{mineb,'));
  });

  it('does nothing where the entry cannot be added, but for the key if that is wanted', async () => {
    for (const isWanted of [false, true]) {
      const { insert, document, read, fake } = writing(`${declared}See |.`);
      fake.readOnly.add('/w/refs.bib');
      fake.answer = ([only]) => (isWanted ? only : undefined);
      await insert(idOf('xu2015show'));
      assert.match(fake.messages[0] ?? '', /is read-only/u);
      assert.equal(document.getText(), `${declared}See ${isWanted ? '[@xu2015show]' : ''}.`);
      assert.equal(read('refs.bib'), mine);
    }
  });

  it('asks after the key is there where the setting says so', async () => {
    const { insert, document, fake } = writing(`${declared}See |.`);
    fake.settings.set('citewell.cite.addEntry', 'ask');
    await insert(idOf('xu2015show'));
    assert.equal(document.getText(), `${declared}See [@xu2015show].`);
    await eventually(() => fake.commands.some(([id]) => id === commands.addCited));
  });
});
