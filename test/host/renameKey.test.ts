import assert from 'node:assert/strict';
import { guardedOrRefused } from '../../src/host/guard';
import { KeyRenameProvider } from '../../src/host/providers/rename';
import type { WorkspaceEdit } from '../support/fakeVscode';
import { asEditorType } from '../support/hostServices';
import { keyWorkspace, place } from '../support/keyWorkspace';

const r = String.raw;

function renaming(files: Readonly<Record<string, string>>) {
  const services = keyWorkspace(files);
  const { library, loader, keyTexts, document, position, token } = services;
  const provider = new KeyRenameProvider(library, loader, keyTexts);
  return {
    ...services,
    prepare: () => provider.prepareRename(document, position),
    rename: async (newName: string): Promise<string[] | string> => {
      const answer = await provider.provideRenameEdits(document, position, newName, token);
      if (answer === undefined) return 'nothing';
      if ('kind' in answer) return answer.reason;
      return asEditorType<WorkspaceEdit>(answer)
        .replacements.map(
          ({ uri, range, newText, metadata }) =>
            `${place(uri, range)} ${newText}${metadata.needsConfirmation ? ' ?' : ''}`,
        )
        .toSorted();
    },
  };
}

describe('renaming a key in the workspace', () => {
  const files = { '/w/a.tex': r`\cite{doe,roe}`, '/w/b.md': 'See @doe, @doe99.' };

  it('changes documents and bibliographies in one edit that the user is asked about', async () => {
    const expected = ['a.tex 0:6-0:9 new ?', 'b.md 0:5-0:8 new ?', 'refs.bib 0:6-0:9 new ?'];
    const fromEntry = renaming({ ...files, '/w/refs.bib': '@misc{d|oe}' });
    assert.deepEqual(await fromEntry.rename('new'), expected);
    const fromDocument = renaming({ ...files, '/w/b.md': 'See @d|oe, @doe99.', '/w/refs.bib': '@misc{doe}' });
    assert.deepEqual(await fromDocument.rename(' new '), expected);
  });

  it('asks nothing where one file changes', async () => {
    const { rename } = renaming({ '/w/a.md': '@do|e @doe' });
    assert.deepEqual(await rename('new'), ['a.md 0:1-0:4 new', 'a.md 0:6-0:9 new']);
  });

  it('works on what is not saved', async () => {
    const { fake, rename } = renaming({ ...files, '/w/refs.bib': '@misc{d|oe}' });
    fake.open('/w/b.md', 'markdown', '\n@doe').setText('\n\n@doe');
    assert.deepEqual(await rename('new'), [
      'a.tex 0:6-0:9 new ?',
      'b.md 2:1-2:4 new ?',
      'refs.bib 0:6-0:9 new ?',
    ]);
  });

  it('keeps the old key as an alias where the setting asks for it', async () => {
    const { fake, rename } = renaming({ '/w/refs.bib': '@misc{d|oe, title = {T}}' });
    fake.set('citewell.rename.keepOldKey', true);
    assert.deepEqual(await rename('new'), ['refs.bib 0:11-0:11 ids = {doe}, ', 'refs.bib 0:6-0:9 new']);
  });

  it('refuses a key that another bibliography has, and one that a language cannot write', async () => {
    const taken = renaming({ '/w/a.md': '@do|e', '/w/far.bib': '@misc{new}' });
    assert.match(String(await taken.rename('new')), /“new” is taken by an entry in far\.bib/u);
    const impossible = renaming({ ...files, '/w/refs.bib': '@misc{d|oe}' });
    assert.match(String(await impossible.rename('a b')), /cannot be written in a\.tex/u);
  });

  it('offers the exact key, and says what to do elsewhere', async () => {
    const there = await renaming({ '/w/a.md': 'See @do|e.' }).prepare();
    assert.ok('placeholder' in there);
    assert.deepEqual([there.placeholder, place({ path: 'a.md' }, there.range)], ['doe', 'a.md 0:5-0:8']);
    const beside = await renaming({ '/w/a.md': 'S|ee @doe.' }).prepare();
    assert.ok('reason' in beside);
    assert.match(beside.reason, /Put the cursor on a citation key/u);
  });

  it('says so where the key comes from a file that is not changed', async () => {
    const { prepare, document, documents } = renaming({
      '/w/a.md': '---\nbibliography: refs.json\n---\n@do|e',
      '/w/refs.json': '[{"id": "doe", "type": "book", "title": "T"}]',
    });
    await documents.prepared(document);
    const answer = await prepare();
    assert.ok('reason' in answer);
    assert.match(answer.reason, /comes from refs\.json, where keys are not changed/u);
  });

  it('tells the editor a refusal by an error, and a bug as well', async () => {
    const { log, logged } = renaming({ '/w/a.md': '@|a' });
    const refusing = guardedOrRefused(log, 'Rename Key', async () => ({
      kind: 'refused' as const,
      reason: 'Because.',
    }));
    await assert.rejects(refusing(), /Because\./u);
    const broken = guardedOrRefused(log, 'Rename Key', async () => {
      throw new Error('a bug');
    });
    await assert.rejects(broken(), /could not finish “Rename Key”/u);
    assert.match(logged.at(-1) ?? '', /a bug/u);
  });
});
