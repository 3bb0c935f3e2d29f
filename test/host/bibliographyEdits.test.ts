import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import type { BibOperation } from '../../src/core/edit/bibOperation';
import { type BibliographyChange, BibliographyEdits } from '../../src/host/library/bibliographyEdits';
import { Tasks } from '../../src/host/library/tasks';
import { Uri } from '../support/fakeVscode';
import { asEditorType, hostServices } from '../support/hostServices';
import { workerOnThisThread } from '../support/workerOnThisThread';

const add = (key: string): BibOperation => ({
  kind: 'add',
  entry: { type: 'book', key, fields: [{ name: 'title', value: 'T' }] },
});
const old = '@book{a,\n  title = {A}\n}\n';
const withB = '@book{a,\n  title = {A}\n}\n\n@book{b,\n  title = {T}\n}\n';
const uriOf = (path: string): vscode.Uri => asEditorType<vscode.Uri>(Uri.parse(path));
const change = (...keys: readonly string[]): BibliographyChange => ({
  label: 'Add',
  uri: uriOf('file:///w/refs.bib'),
  operations: keys.map(add),
});

/** The services with `refs.bib`, and how it looks on the disk and, where it is open, in the editor. */
function withBibliography(text: string | Uint8Array = old) {
  const services = hostServices();
  const { fake } = services;
  const name = 'file:///w/refs.bib';
  fake.files.set(name, typeof text === 'string' ? new TextEncoder().encode(text) : text);
  const onDisk = (): string => new TextDecoder().decode(fake.files.get(name));
  const document = () => fake.documents.find(({ uri }) => uri.toString() === name);
  return { ...services, onDisk, document };
}

describe('a bibliography that is changed', () => {
  it('is changed in one step, and saved where it was', async () => {
    const { edits, fake, onDisk, document } = withBibliography();
    assert.deepEqual(await edits.make(change('b')), { kind: 'changed', isSaved: true });
    assert.equal(onDisk(), withB);
    assert.equal(document()?.getText(), withB);
    assert.equal(fake.steps, 1);
  });

  it('stays unsaved where it was unsaved, with the changes of the user', async () => {
    const { edits, fake, onDisk } = withBibliography();
    const document = fake.open('/w/refs.bib', 'bibtex', '');
    document.setText(`% mine\n${old}`);
    assert.deepEqual(await edits.make(change('b')), { kind: 'changed', isSaved: false });
    assert.equal(document.getText(), `% mine\n${withB}`);
    assert.equal(document.isDirty, true);
    assert.equal(onDisk(), old);
  });

  it('takes two changes one after the other', async () => {
    const { edits, onDisk, fake } = withBibliography();
    await Promise.all([edits.make(change('b')), edits.make(change('c'))]);
    assert.equal(onDisk(), `${withB}\n@book{c,\n  title = {T}\n}\n`);
    assert.equal(fake.steps, 2);
  });

  it('is changed as it is by then, where it changes meanwhile', async () => {
    const { edits, fake, onDisk } = withBibliography();
    const document = fake.open('/w/refs.bib', 'bibtex', old);
    const made = edits.make(change('b'));
    setTimeout(() => document.setText(`% typed\n${document.getText()}`), 1);
    await made;
    assert.equal(document.getText(), `% typed\n${withB}`);
    assert.equal(onDisk(), old);
  });

  it('is made where there is none, in one step with changes of documents', async () => {
    const { edits, fake } = hostServices();
    const document = fake.open('/w/p.md', 'markdown', 'See .');
    const beside = [
      {
        document: asEditorType<vscode.TextDocument>(document),
        version: document.version,
        text: document.getText(),
        edits: [{ span: { start: 4, end: 4 }, newText: '[@b]' }],
      },
    ];
    const outcome = await edits.make({ ...change('b'), creates: true, beside });
    assert.deepEqual(outcome, { kind: 'changed', isSaved: true });
    assert.equal(document.getText(), 'See [@b].');
    const bytes = fake.files.get('file:///w/refs.bib');
    assert.equal(new TextDecoder().decode(bytes), '@book{b,\n  title = {T}\n}\n');
    assert.equal(fake.steps, 1);
  });
});

describe('a change of a bibliography that is refused', () => {
  type Services = ReturnType<typeof withBibliography>;
  const cases: readonly (readonly [
    says: string,
    text: string | Uint8Array,
    prepare: (services: Services) => void,
    reason: RegExp,
  ])[] = [
    ['of a file that is gone', old, ({ fake }) => fake.files.clear(), /no longer there/u],
    [
      'of a file that is read-only',
      old,
      ({ fake }) => fake.readOnly.add('/w/refs.bib'),
      /is read-only\. Make it/u,
    ],
    ['of a binary file', 'PK\0', () => {}, /cannot be opened as a text/u],
    [
      'of bytes in another encoding',
      Uint8Array.of(0x40, 0xe9),
      () => {},
      /not in the encoding utf8.*Reopen with/u,
    ],
    ['of line ends of two kinds', '@book{a}\r\n@book{b}\n', () => {}, /line ends of several kinds/u],
    [
      'of a file that has changed behind an open document',
      '@book{b}\n',
      ({ fake }) => void fake.open('/w/refs.bib', 'bibtex', old),
      /on the disk is not what the editor has/u,
    ],
    [
      'of what an export owns',
      `% Automatically generated\n${old}`,
      () => {},
      /Another program writes this file/u,
    ],
    [
      'where a merge is unfinished',
      `${old}<<<<<<< ours\n@book{c}\n=======\n@book{d}\n>>>>>>> theirs\n`,
      () => {},
      /unfinished merge/u,
    ],
    ['of a key that is taken', '@book{b}\n', () => {}, /The key "b" is taken/u],
    [
      'where the editor has another version each time',
      old,
      ({ fake }) => {
        const document = fake.open('/w/refs.bib', 'bibtex', old);
        fake.beforeEdit = () => document.setText(`${document.getText()}\n`);
      },
      /changed at the same moment/u,
    ],
  ];
  for (const [says, text, prepare, reason] of cases) {
    it(`${says} says why, and changes nothing`, async () => {
      const services = withBibliography(text);
      prepare(services);
      const before = services.fake.files.get('file:///w/refs.bib');
      const outcome = await services.edits.make(change('b'));
      assert.equal(outcome.kind, 'refused');
      assert.match(outcome.kind === 'refused' ? outcome.reason : '', reason);
      assert.deepEqual(services.fake.files.get('file:///w/refs.bib'), before);
      assert.equal(services.fake.steps, 0);
      assert.match(services.logged.join('\n'), reason);
    });
  }

  it('of a scheme that nothing can be written to', async () => {
    const { edits } = hostServices();
    const outcome = await edits.make({ ...change('b'), uri: uriOf('git:///w/refs.bib') });
    assert.match(outcome.kind === 'refused' ? outcome.reason : '', /nothing can be written \(git\)/u);
  });

  it('for a document beside it that has changed, changes neither', async () => {
    const { edits, fake, onDisk } = withBibliography();
    const document = fake.open('/w/p.md', 'markdown', 'See .');
    const { version } = document;
    const asked = {
      document: asEditorType<vscode.TextDocument>(document),
      version,
      text: document.getText(),
    };
    document.setText('Seen .');
    const insertion = { span: { start: 4, end: 4 }, newText: '[@b]' };
    const outcome = await edits.make({ ...change('b'), beside: [{ ...asked, edits: [insertion] }] });
    assert.equal(outcome.kind, 'refused');
    assert.equal(onDisk(), old);
    assert.equal(document.getText(), 'Seen .');
  });

  it('for the worker, which ended', async () => {
    const { log, fake, onDisk } = withBibliography();
    const broken = new Tasks(() => ({ ...workerOnThisThread('tasks'), post: () => {} }), log, 1);
    const outcome = await new BibliographyEdits(broken, log).make(change('b'));
    assert.match(outcome.kind === 'refused' ? outcome.reason : '', /it took too long\. Try again/u);
    assert.equal(onDisk(), old);
    assert.equal(fake.steps, 0);
  });

  it('is told, with an undo, where the text is another one afterwards', async () => {
    const { edits, fake, logged } = withBibliography();
    const document = fake.open('/w/refs.bib', 'bibtex', old);
    const replace = document.replace.bind(document);
    document.replace = (parts) => {
      replace(parts);
      document.setText(document.getText().toUpperCase());
    };
    fake.answer = ([first]) => first;
    assert.equal((await edits.make(change('b'))).kind, 'refused');
    await new Promise((resolve) => setTimeout(resolve, 5));
    assert.match(logged.join('\n'), /not as it should be after “Add”/u);
    assert.deepEqual(fake.commands.at(-1), ['undo']);
  });
});
