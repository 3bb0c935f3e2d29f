import assert from 'node:assert/strict';
import { asReadingRequest } from '../../src/protocol/reading';
import { readingOnThisThread } from '../support/workerOnThisThread';
import { paperCount } from '../../src/core/model/library';
import { settings } from '../../src/host/ids';
import { Uri, events, workspace } from '../support/fakeVscode';
import { eventually, hostServices } from '../support/hostServices';
import { holdingsOf } from '../support/papers';

const entry = (key: string, title: string): string => `@misc{${key},\n  title = {${title}}\n}\n`;

describe('the library of a workspace', () => {
  it('reads nothing until it is asked', () => {
    const { library, logged } = hostServices({ samplePapers: true });
    assert.deepEqual(library.state.snapshot.sources, []);
    assert.deepEqual(logged, []);
  });

  it('has the sample papers and every bibliography', async () => {
    const { fake, library, loader } = hostServices({ samplePapers: true });
    fake.write('/w/refs.bib', entry('a', 'One'));
    await loader.ensureLoaded();
    assert.deepEqual(
      library.state.snapshot.sources.map((snapshot) => [snapshot.source.name, paperCount(snapshot)]),
      [
        ['refs.bib', 1],
        ['Sample papers', 26],
      ],
    );
  });

  it('follows the setting of the sample papers', async () => {
    const { fake, library, loader } = hostServices({ samplePapers: true });
    await loader.ensureLoaded();
    fake.set('citewell.library.samplePapers', false);
    await eventually(() => library.state.snapshot.size === 0);
  });

  it('follows a file that appears and changes', async () => {
    const { fake, library, loader } = hostServices();
    await loader.ensureLoaded();
    fake.write('/w/refs.bib', entry('a', 'One'));
    fake.touch('/w/refs.bib');
    await eventually(() => library.state.holdingsOfKey('a').length === 1);
    fake.write('/w/refs.bib', entry('b', 'Two'));
    fake.touch('/w/refs.bib');
    await eventually(() => library.state.holdingsOfKey('b').length === 1);
    assert.equal(library.state.holdingsOfKey('a').length, 0);
  });

  it('reads unsaved text, and the file again when that is thrown away', async () => {
    const { fake, library, loader } = hostServices();
    fake.write('/w/refs.bib', entry('saved', 'One'));
    await loader.ensureLoaded();
    const document = fake.open('/w/refs.bib', 'bibtex', entry('saved', 'One'));
    document.setText(entry('unsaved', 'One'));
    await eventually(() => library.state.holdingsOfKey('unsaved').length === 1);
    fake.close(document);
    await eventually(() => library.state.holdingsOfKey('saved').length === 1);
  });

  it('keeps the last good papers of a file that cannot be read, and says so', async () => {
    const { fake, library, loader, logged } = hostServices();
    fake.write('/w/refs.bib', entry('a', 'One'));
    await loader.ensureLoaded();
    fake.unreadable.add('/w/refs.bib');
    await loader.refresh();
    const snapshot = library.source('file:///w/refs.bib');
    assert.equal(snapshot?.staleBecause, 'no permission');
    assert.equal(paperCount(snapshot), 1);
    assert.equal(snapshot.problems[0]?.code, 'unreadable-file');
    assert.ok(logged.some((line) => line.includes('refs.bib') && line.includes('no permission')));
  });

  it('reads a file once that is there twice', async () => {
    const { fake, library, loader, logged } = hostServices();
    fake.write('/w/one.bib', entry('a', 'One'));
    fake.write('/w/copy/one.bib', entry('a', 'One'));
    await loader.ensureLoaded();
    const [one, copy] = library.state.snapshot.sources;
    assert.equal(one?.slices[0]?.part.table, copy?.slices[0]?.part.table);
    assert.equal(library.state.snapshot.size, 1);
    assert.equal(logged.filter((line) => line.includes('1 papers')).length, 2);
    fake.write('/w/one.bib', entry('b', 'Two'));
    fake.touch('/w/one.bib');
    await eventually(() => library.state.holdingsOfKey('b').length === 1);
    assert.equal(library.state.holdingsOfKey('a').length, 1, 'the copy is as it was');
  });

  it('does not read a file again that has not changed', async () => {
    const { fake, loader } = hostServices();
    fake.write('/w/one.bib', entry('a', 'One'));
    await loader.ensureLoaded();
    const before = fake.reads;
    fake.write('/w/two.bib', entry('b', 'Two'));
    fake.touch('/w/two.bib');
    await eventually(() => fake.reads > before);
    await new Promise((resolve) => setTimeout(resolve, 50));
    // The folder of listings, the search and the new file; not the old one.
    assert.equal(fake.reads - before, 3);
  });

  it('reads CSL by its name, and under any name where a document declares it', async () => {
    const { fake, library, loader, documents } = hostServices();
    fake.write('/w/items.csl.json', '[{"id": "json", "type": "book", "title": "One"}]');
    fake.write('/w/settings.json', '{"editor.fontSize": 12}');
    fake.write('/w/more.yaml', '- id: yaml\n  type: book\n  title: Two\n');
    await loader.ensureLoaded();
    assert.equal(library.state.holdingsOfKey('json')[0]?.paper.title, 'One');
    assert.equal(library.state.snapshot.size, 1);
    const document = fake.open('/w/paper.md', 'markdown', '---\nbibliography: more.yaml\n---\n');
    await documents.prepared(document as never);
    assert.equal(library.state.holdingsOfKey('yaml')[0]?.paper.title, 'Two');
    fake.write('/w/more.yaml', '- id: yaml\n  type: book\n  title: Three\n');
    fake.touch('/w/more.yaml');
    await eventually(() => library.state.holdingsOfKey('yaml')[0]?.paper.title === 'Three');
  });

  it('keeps the papers, and says that they are stale, when the reading ends early', async () => {
    const ports: (() => void)[] = [];
    const { fake, library, loader } = hostServices({
      startReading: () => {
        const port = readingOnThisThread();
        return {
          ...port,
          onEnd: (listener) => ports.push(() => listener('out of memory')),
          post: (message, transfer) => {
            const request = asReadingRequest(message);
            const isHopeless =
              request?.kind === 'read' &&
              typeof request.content !== 'string' &&
              request.content.length > 1000;
            if (isHopeless) ports.at(-1)?.();
            else port.post(message, transfer);
          },
        };
      },
    });
    fake.write('/w/refs.bib', entry('a', 'One'));
    await loader.ensureLoaded();
    fake.write('/w/refs.bib', entry('a', 'T'.repeat(2000)));
    await loader.refresh();
    const snapshot = library.source('file:///w/refs.bib');
    assert.match(snapshot?.staleBecause ?? '', /out of memory/u);
    assert.equal(library.state.holdingsOfKey('a')[0]?.paper.title, 'One');
    fake.write('/w/refs.bib', entry('a', 'Two'));
    await loader.refresh();
    assert.equal(library.state.holdingsOfKey('a')[0]?.paper.title, 'Two');
  });

  it('names a file that is no text, and reads the others', async () => {
    const { fake, library, loader } = hostServices();
    fake.write('/w/good.bib', entry('a', 'One'));
    fake.write('/w/bad.bib', 'PK\0\0');
    await loader.ensureLoaded();
    assert.equal(library.source('file:///w/bad.bib')?.problems[0]?.code, 'undecodable-file');
    assert.equal(library.state.holdingsOfKey('a').length, 1);
  });

  it('forgets a file that is gone', async () => {
    const { fake, library, loader } = hostServices();
    fake.write('/w/refs.bib', entry('a', 'One'));
    await loader.ensureLoaded();
    fake.files.delete('file:///w/refs.bib');
    await loader.refresh();
    assert.deepEqual(library.state.snapshot.sources, []);
  });

  it('forgets a file that goes while it is read for the first time', async () => {
    const { fake, library, loader } = hostServices();
    fake.write('/w/slow.bib', entry('a', 'One'));
    fake.write('/w/other.bib', entry('b', 'Two'));
    const readFile = workspace.fs.readFile.bind(workspace.fs);
    let release = (): void => {};
    workspace.fs.readFile = async (uri) => {
      const bytes = await readFile(uri);
      if (uri.path === '/w/slow.bib') await new Promise<void>((resolve) => (release = resolve));
      return bytes;
    };
    try {
      const loading = loader.ensureLoaded();
      await eventually(() => library.source('file:///w/other.bib') !== undefined);
      fake.files.delete('file:///w/slow.bib');
      events.deleted.fire(Uri.parse('file:///w/slow.bib'));
      await new Promise((resolve) => setTimeout(resolve, 250));
      release();
      await loading;
      assert.equal(library.source('file:///w/slow.bib'), undefined);
    } finally {
      workspace.fs.readFile = readFile;
    }
  });

  it('forgets the files of a folder that is gone', async () => {
    const { fake, library, loader } = hostServices();
    fake.write('/w/old/refs.bib', entry('a', 'One'));
    fake.write('/w/older.bib', entry('b', 'Two'));
    await loader.ensureLoaded();
    fake.deleteFolder('/w/old');
    await eventually(() => library.state.holdingsOfKey('a').length === 0);
    assert.equal(library.state.holdingsOfKey('b').length, 1);
  });

  it('forgets a deleted file whose document lives on, but not one with unsaved changes', async () => {
    const { fake, library, loader } = hostServices();
    fake.write('/w/refs.bib', entry('a', 'One'));
    const document = fake.open('/w/refs.bib', 'bibtex', entry('a', 'One'));
    await loader.ensureLoaded();
    fake.files.delete('file:///w/refs.bib');
    await loader.refresh();
    assert.deepEqual(library.state.snapshot.sources, []);
    document.setText(entry('b', 'Two'));
    await eventually(() => library.state.holdingsOfKey('b').length === 1);
  });

  it('finds a bibliography outside the workspace that a document declares', async () => {
    const { fake, library, documents } = hostServices();
    fake.write('/lib/all.bib', entry('far', 'One'));
    const document = fake.open('/w/paper.tex', 'latex', String.raw`\bibliography{../lib/all}`);
    await documents.prepared(document as never);
    assert.equal(library.state.holdingsOfKey('far').length, 1);
    fake.write('/lib/all.bib', entry('farther', 'One'));
    fake.touch('/lib/all.bib');
    await eventually(() => library.state.holdingsOfKey('farther').length === 1);
  });

  it('reads the libraries of the user, follows them, and says which paths are none', async () => {
    const { fake, library, loader, logged } = hostServices();
    fake.write('/home/me/papers/mine.bib', entry('a', 'One'));
    fake.write('/x/other.bib', entry('b', 'Two'));
    fake.settings.set(settings.files, [
      '~/papers/mine.bib',
      'file:///x/other.bib',
      'mine.bib',
      '//host/share.bib',
    ]);
    await loader.ensureLoaded();
    const keys = () => holdingsOf(library.state.snapshot).map(({ paper }) => paper.key);
    assert.deepEqual(keys(), ['a', 'b']);
    assert.equal(logged.filter((line) => line.includes('is no whole path')).length, 2);
    fake.write('/x/other.bib', entry('c', 'Three'));
    fake.touch('/x/other.bib');
    await eventually(() => keys().includes('c'));
    fake.set(settings.files, []);
    await eventually(() => keys().length === 0);
  });

  it('reads no library of the user in Restricted Mode, until the workspace is trusted', async () => {
    const { fake, library, loader } = hostServices();
    fake.isTrusted = false;
    fake.write('/x/other.bib', entry('b', 'Two'));
    fake.settings.set(settings.files, ['/x/other.bib']);
    await loader.ensureLoaded();
    assert.equal(library.state.snapshot.size, 0);
    fake.isTrusted = true;
    events.trusted.fire(undefined);
    await eventually(() => library.state.snapshot.size === 1);
  });

  it('reads nothing outside the workspace in Restricted Mode', async () => {
    const { fake, library, documents } = hostServices();
    fake.isTrusted = false;
    fake.write('/lib/all.bib', entry('far', 'One'));
    const document = fake.open('/w/paper.tex', 'latex', String.raw`\bibliography{../lib/all}`);
    await documents.prepared(document as never);
    assert.equal(library.state.holdingsOfKey('far').length, 0);
  });

  it('takes a setting of the wrong type for one that is not set', async () => {
    const { fake, library, loader } = hostServices();
    fake.settings.set('citewell.library.exclude', 7);
    fake.settings.set('citewell.listing.preferredCategories', { cs: true });
    fake.write('/w/refs.bib', entry('a', 'One'));
    await loader.ensureLoaded();
    assert.equal(library.state.holdingsOfKey('a').length, 1);
  });
});
