import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { importPapers } from '../../src/host/commands/importPapers';
import { editorOf } from '../support/fakeVscode';
import { asEditorType, hostServices } from '../support/hostServices';

const target = '@article{show,\n  title = {Show and Tell},\n  author = {Xu, Kelvin},\n  year = 2015,\n}\n';

const ris = `TY  - JOUR
TI  - Show and Tell
AU  - Xu, Kelvin
PY  - 2015
ER  -
TY  - JOUR
TI  - Show and Tell
AU  - Xu, Kelvin
PY  - 2016
ER  -
TY  - BOOK
TI  - Nets of Rope
AU  - Roe, Max
PY  - 2020
ER  -
`;

interface Row {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly picked?: boolean;
}

interface Asked {
  readonly clipboard?: string;
  /** Files that are chosen, by their paths. */
  readonly files?: Readonly<Record<string, string>>;
  readonly place?: RegExp;
  /** What of the preview is taken; what is ticked if nothing is said. */
  readonly takes?: (rows: readonly Row[]) => readonly Row[] | undefined;
  readonly settings?: Readonly<Record<string, string>>;
  readonly saves?: string;
  readonly document?: string;
  readonly bibliography?: string;
  readonly unreadable?: string;
}

async function imported(asked: Asked) {
  const services = hostServices();
  const { fake, tasks, log, context } = services;
  fake.write('/w/refs.bib', asked.bibliography ?? target);
  for (const [id, value] of Object.entries(asked.settings ?? {})) fake.settings.set(id, value);
  for (const [path, text] of Object.entries(asked.files ?? {})) fake.write(path, text);
  fake.clipboard = asked.clipboard ?? '';
  fake.opens.push(...Object.keys(asked.files ?? {}));
  if (asked.unreadable !== undefined) fake.unreadable.add(asked.unreadable);
  fake.saves = asked.saves;
  if (asked.document !== undefined)
    fake.activeEditor = editorOf(fake.open('/w/p.md', 'markdown', asked.document), 0);
  let preview: readonly Row[] = [];
  const lists: (readonly string[])[] = [];
  fake.pick = (items: readonly Row[]) => {
    lists.push(items.map(({ label }) => label));
    if (lists.length === 1) {
      const origin = asked.files === undefined ? /clipboard/u : /files/u;
      return items.find(({ label }) => origin.test(label));
    }
    if (lists.length === 2) return items.find(({ label }) => (asked.place ?? /^refs\.bib$/u).test(label));
    preview = items;
    return asked.takes === undefined ? items.filter(({ picked }) => picked) : asked.takes(items);
  };
  const run = importPapers({
    ...services,
    context: asEditorType<vscode.ExtensionContext>(context),
    transfers: tasks,
    log,
  });
  await run();
  const { documents } = fake;
  const textOf = (name: string): string =>
    documents.find(({ uri }) => uri.path === name)?.getText() ??
    new TextDecoder().decode(fake.files.get(`file://${name}`));
  return { ...services, lists, preview, textOf, said: fake.messages };
}

describe('importing papers', () => {
  it('shows what is new, in doubt and there already, and adds what is ticked, as the file is written', async () => {
    const { preview, textOf, said, fake } = await imported({ clipboard: ris });
    assert.deepEqual(
      preview.map(({ label, picked }) => [label, picked === true]),
      [
        ['New: 1', false],
        ['Nets of Rope', true],
        ['In doubt: 1', false],
        ['Show and Tell', false],
        ['There already: 1', false],
        ['Show and Tell', false],
      ],
    );
    assert.equal(preview[1]?.detail, 'roe2020nets');
    assert.match(preview[3]?.detail ?? '', /has the title of “show”, and another year/u);
    assert.match(preview[5]?.detail ?? '', /there as “show”/u);
    const text = textOf('/w/refs.bib');
    assert.ok(text.startsWith(target));
    assert.match(text.slice(target.length), /^\n@book\{roe2020nets,\n {2}title = \{Nets of Rope\},/u);
    assert.equal(text.match(/@/gu)?.length, 2);
    assert.equal(fake.steps, 1);
    assert.match(said.at(-1) ?? '', /^Imported 1 paper into refs\.bib/u);
  });

  it('takes what is in doubt where the user ticks it, under a free key', async () => {
    const takes = (rows: readonly Row[]) => rows.filter(({ detail }) => detail !== undefined);
    const { textOf } = await imported({ clipboard: ris, takes });
    const keys = [...textOf('/w/refs.bib').matchAll(/@\w+\{([^,]*),/gu)].map(([, key]) => key);
    assert.equal(new Set(keys).size, 4);
  });

  it('reads several files, each in its format, and says what could not be read', async () => {
    const files = {
      '/elsewhere/a.ris': ris,
      '/elsewhere/b.bib': '@book{hill, title = {Hills}, year = 1999}\n@book{broken, title = {',
    };
    const { textOf, said, logged } = await imported({ files });
    assert.match(textOf('/w/refs.bib'), /roe2020nets[\s\S]*@book\{hill,/u);
    assert.match(said.at(-1) ?? '', /Places that could not be read: \d+/u);
    assert.ok(logged.some((line) => line.startsWith('b.bib, line 2')));
  });

  it('makes keys by the template that is set, and says what is wrong with it', async () => {
    const { textOf, said } = await imported({
      clipboard: ris,
      settings: { 'citewell.keys.template': "auth.upper + '-' + shortyear + nonsense" },
    });
    assert.match(textOf('/w/refs.bib'), /@book\{ROE-20,/u);
    assert.ok(said.some((line) => /citewell\.keys\.template.*nonsense/u.test(line)));
  });

  it('makes a bibliography that is not there yet', async () => {
    const { textOf } = await imported({ clipboard: ris, place: /New bibliography/u, saves: '/w/new.bib' });
    assert.match(textOf('/w/new.bib'), /@book\{roe2020nets,/u);
    assert.equal(textOf('/w/refs.bib'), target);
  });

  it('offers the bibliography of the document first', async () => {
    const { lists } = await imported({
      clipboard: ris,
      document: '---\nbibliography: mine.bib\n---\n',
      place: /none/u,
    });
    assert.equal(lists[1]?.[0]?.replace(/^.*\//u, ''), 'mine.bib');
  });

  it('keeps listings in the library alone, if that is wanted', async () => {
    const listing = 'CL Nov 8, 2023\nA Title of Some WordsAda Lovelace, Grace Hopper\nAn abstract.';
    const { library, textOf, said } = await imported({ clipboard: listing, place: /library only/u });
    assert.equal(textOf('/w/refs.bib'), target);
    assert.ok(library.state.snapshot.sources.some(({ source }) => source.kind === 'listing'));
    assert.match(said.at(-1) ?? '', /^Imported 1 papers? into the library/u);
  });

  it('does not offer that for entries', async () => {
    const { lists } = await imported({ clipboard: ris, place: /none/u });
    assert.ok(!lists[1]?.some((label) => label.includes('library only')));
  });

  it('changes nothing where the user turns away, or ticks nothing', async () => {
    for (const takes of [() => undefined, () => []]) {
      const { textOf, fake } = await imported({ clipboard: ris, takes });
      assert.equal(textOf('/w/refs.bib'), target);
      assert.equal(fake.steps, 0);
    }
  });

  it('says why nothing was found', async () => {
    const { said } = await imported({ clipboard: 'Only words.' });
    assert.match(said.at(-1) ?? '', /^No papers were found \(Clipboard .*none of the formats/u);
    const empty = await imported({ clipboard: '' });
    assert.match(empty.said.at(-1) ?? '', /it is empty/u);
  });

  it('says which file cannot be read, and goes on with the others', async () => {
    const files = { '/elsewhere/a.ris': ris, '/elsewhere/locked.ris': ris };
    const { textOf, said } = await imported({ files, unreadable: '/elsewhere/locked.ris' });
    assert.match(said[0] ?? '', /^locked\.ris could not be read/u);
    assert.match(textOf('/w/refs.bib'), /roe2020nets/u);
  });

  it('leaves alone a bibliography that a program owns, and says why', async () => {
    const owned = `% This file is automatically generated by a program\n${target}`;
    const { textOf, said } = await imported({ clipboard: ris, bibliography: owned });
    assert.equal(textOf('/w/refs.bib'), owned);
    assert.match(said.at(-1) ?? '', /^refs\.bib was not changed\./u);
  });
});
