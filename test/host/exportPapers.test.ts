import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import type * as vscode from 'vscode';
import { CitableEditors } from '../../src/host/commands/citableEditors';
import { exportPapers } from '../../src/host/commands/exportPapers';
import { CheckedDocuments } from '../../src/host/library/checkedDocuments';
import { Exports } from '../../src/host/library/exports';
import { Formatter } from '../../src/host/library/formatter';
import { editorOf } from '../support/fakeVscode';
import { asEditorType, hostServices } from '../support/hostServices';
import { workerOnThisThread } from '../support/workerOnThisThread';

const bib = `@misc{one, title = {One}, year = 2001}
@misc{two, title = {Two}, year = 2002}
@misc{three, title = {Three}, year = 2003}
`;

interface Asked {
  readonly files?: Readonly<Record<string, string>>;
  /** The document that is being written. */
  readonly document?: string;
  /** What is chosen: papers, format, way. */
  readonly picks: readonly RegExp[];
  readonly saves?: string;
  readonly selection?: readonly unknown[];
  readonly filtered?: readonly number[];
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly isTrusted?: boolean;
  readonly target?: unknown;
}

async function exported(asked: Asked) {
  const services = hostServices();
  const { fake, library, loader, tasks, log, context } = services;
  for (const [id, value] of Object.entries(asked.settings ?? {})) fake.settings.set(id, value);
  fake.isTrusted = asked.isTrusted ?? true;
  fake.write('/w/refs.bib', bib);
  for (const [path, text] of Object.entries(asked.files ?? {})) fake.write(path, text);
  for (const folder of ['styles', 'locales'])
    for (const name of readdirSync(`out/${folder}`))
      fake.write(`/extension/dist/${folder}/${name}`, readFileSync(`out/${folder}/${name}`, 'utf8'));
  const { document } = asked;
  if (document !== undefined)
    fake.activeEditor = editorOf(
      fake.open(document, document.endsWith('.tex') ? 'latex' : 'markdown', asked.files?.[document] ?? ''),
      0,
    );
  fake.saves = asked.saves;
  fake.clipboard = '';
  const lists: (readonly string[])[] = [];
  fake.pick = (items) => {
    const pattern = asked.picks[lists.length];
    lists.push(items.map(({ label }) => label));
    return items.find(({ label }) => pattern?.test(label) === true);
  };
  const formatter = new Formatter(context.extensionUri, () => workerOnThisThread('formatter'), log);
  const run = exportPapers({
    library,
    loader,
    checked: new CheckedDocuments(services),
    editors: new CitableEditors(),
    exports: new Exports({ library, transfers: tasks, formatter }),
    memory: asEditorType<vscode.Memento>({ get: () => undefined, update: async () => {} }),
    selection: () => asked.selection ?? [],
    filteredRows: () => asked.filtered,
  });
  await run(asked.target);
  formatter.dispose();
  tasks.dispose();
  const keys = (text: string): string[] => [...text.matchAll(/@\w+\{(\w+),/gu)].map(([, key = '']) => key);
  const saved = (path: string): string => new TextDecoder().decode(fake.files.get(`file://${path}`));
  return { ...services, lists, copied: fake.clipboard, keys, saved, said: fake.messages.join('\n') };
}

const main = String.raw`\documentclass{article}\addbibresource{refs.bib}\begin{document}\cite{one}\input{chapter}\end{document}`;
const project = { '/w/main.tex': main, '/w/chapter.tex': String.raw`\cite{two}` };

describe('exporting papers', () => {
  it('offers what the document cites, and what its project does, and copies it', async () => {
    const asked = { files: project, document: '/w/main.tex' };
    const own = await exported({ ...asked, picks: [/^Cited in main\.tex: 1 paper/u, /^BibTeX$/u, /Copy$/u] });
    assert.deepEqual(own.keys(own.copied), ['one']);
    const all = await exported({ ...asked, picks: [/^Cited in all 2 files/u, /^BibTeX$/u, /Copy$/u] });
    assert.deepEqual(all.keys(all.copied), ['one', 'two']);
    assert.match(all.said, /copied 2 papers: BibTeX/u);
  });

  it('takes everything that is declared where the document cites everything', async () => {
    const files = { '/w/all.tex': String.raw`\bibliography{refs}\nocite{*}` };
    const { copied, keys } = await exported({
      files,
      document: '/w/all.tex',
      picks: [/^Cited in all\.tex: 3 papers/u, /^BibTeX$/u, /Copy$/u],
    });
    assert.deepEqual(keys(copied), ['one', 'two', 'three']);
  });

  it('offers the selection and what the filter leaves', async () => {
    const asked = { selection: ['file:///w/refs.bib#two'], filtered: [0, 2] };
    const selected = await exported({ ...asked, picks: [/^The selection: 1 paper/u, /^RIS$/u, /Copy$/u] });
    assert.match(selected.copied, /^TY {2}- [\s\S]*TI {2}- Two/u);
    const filtered = await exported({
      ...asked,
      picks: [/^What the filter leaves: 2/u, /^BibTeX$/u, /Copy$/u],
    });
    assert.deepEqual(filtered.keys(filtered.copied), ['one', 'three']);
  });

  it('asks for no papers where it was called for some', async () => {
    const { lists, copied, keys } = await exported({
      target: 'file:///w/refs.bib#three',
      picks: [/^BibTeX$/u, /Copy$/u],
    });
    assert.equal(lists.length, 2);
    assert.deepEqual(keys(copied), ['three']);
  });

  it('saves all of the library where the user says', async () => {
    const { saved, said } = await exported({
      picks: [/^All 3 papers/u, /^CSL-JSON$/u, /Save to a File/u],
      saves: '/w/out.json',
    });
    const items: readonly { readonly id: string }[] = JSON.parse(saved('/w/out.json'));
    assert.deepEqual(
      items.map(({ id }) => id),
      ['one', 'two', 'three'],
    );
    assert.match(said, /3 papers exported to out\.json/u);
  });

  it('does not write over a bibliography of the library', async () => {
    const { saved, said } = await exported({
      picks: [/^All 3 papers/u, /^BibTeX$/u, /Save to a File/u],
      saves: '/w/refs.bib',
    });
    assert.equal(saved('/w/refs.bib'), bib);
    assert.match(said, /is a bibliography of the library/u);
  });

  it('does nothing where the user turns away', async () => {
    for (const picks of [[], [/^All 3/u], [/^All 3/u, /^BibTeX$/u]]) {
      const { copied, said } = await exported({ picks });
      assert.equal(copied + said, '');
    }
  });

  it('uses a style outside of the workspace for the user alone, and in a trusted workspace', async () => {
    const style = readFileSync('out/styles/apa.csl', 'utf8');
    const asked = {
      files: { '/elsewhere/mine.csl': style },
      settings: { 'citewell.format.style': '/elsewhere/mine.csl' },
      picks: [/^All 3 papers/u, /^References as text$/u, /Copy$/u],
    };
    const trusted = await exported(asked);
    assert.match(trusted.copied, /One\. \(2001\)\./u);
    const restricted = await exported({ ...asked, isTrusted: false });
    assert.equal(restricted.copied, '');
    assert.match(restricted.said, /mine\.csl is outside the workspace, which is not trusted/u);
  });
});
