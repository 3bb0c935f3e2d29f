import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import {
  editTags,
  markProgress,
  markSeen,
  openNote,
  tellOfConflicts,
  toggleStar,
} from '../../src/host/commands/markPapers';
import { Arrivals } from '../../src/host/library/arrivals';
import { LibraryMarks } from '../../src/host/library/libraryMarks';
import { PaperNotes } from '../../src/host/library/paperNotes';
import { ReadingFile } from '../../src/host/library/readingFile';
import { keepSearch, savedSearches } from '../../src/host/library/savedSearches';
import { hasBit } from '../../src/core/reading/rowMarks';
import { rowsMeant } from '../../src/host/targets';
import * as editor from '../support/fakeVscode';
import { eventually, hostServices } from '../support/hostServices';

const state = '/w/.citewell/reading.txt';
const refs = '@article{a, title = {One}, doi = {10.1/A}}\n@article{b, title = {Two}, year = 2020}\n';

const disposables: vscode.Disposable[] = [];
// What is still to be written would come into the next test.
afterEach(() => {
  for (const one of disposables.splice(0)) one.dispose();
});

async function marking(text = refs) {
  const services = hostServices();
  const { fake, library, loader, log } = services;
  fake.write('/w/refs.bib', text);
  const storage = editor.Uri.parse('file:///storage') as unknown as vscode.Uri;
  const file = new ReadingFile(storage, log);
  const notes = new PaperNotes(storage, log, undefined);
  const arrivals = new Arrivals(storage, library, loader, log);
  const marks = new LibraryMarks({ library, file, notes, arrivals }, log);
  disposables.push(file, notes, arrivals, marks, tellOfConflicts(file));
  await loader.ensureLoaded();
  const idOf = (key: string): string => library.state.holdingsOfKey(key)[0]?.id ?? '';
  const textOf = (path: string): string => new TextDecoder().decode(fake.files.get(`file://${path}`));
  const bit = (key: string, name: 'note' | 'new' | 'problem'): boolean | undefined => {
    const { marks: known } = library;
    return known && hasBit(known, library.state.snapshot.rowsOfKey(key)[0] ?? -1, name);
  };
  const noted = (key: string) => library.marks?.noted.get(library.state.snapshot.rowsOfKey(key)[0] ?? -1);
  return { ...services, file, notes, arrivals, marks, idOf, textOf, bit, noted, storage };
}

describe('reading marks', () => {
  it('are kept in a text file beside the papers, never in a bibliography', async () => {
    const all = await marking();
    await all.meant(markProgress(all, 'reading'))(all.idOf('a'));
    await all.meant(toggleStar(all))(undefined, [all.idOf('a'), all.idOf('b')]);
    assert.equal(all.textOf(state), 'doi:10.1/a reading ★\ntitle:two:2020: unread ★\n');
    assert.deepEqual(all.noted('a'), { progress: 'reading', isStarred: true, tags: [] });
    assert.equal(all.textOf('/w/refs.bib'), refs);
    assert.deepEqual(
      [...all.fake.files.keys()].filter((name) => name.endsWith('.part')),
      [],
    );
  });

  it('are switched off again by the same command', async () => {
    const all = await marking();
    for (const run of [markProgress(all, 'read'), toggleStar(all)].map(all.meant)) {
      await run(all.idOf('a'));
      await run(all.idOf('a'));
    }
    assert.equal(all.textOf(state), '');
  });

  it('have tags, of which those that only some papers have stay', async () => {
    const all = await marking();
    all.fake.write(state, 'doi:10.1/a unread #own #shared\ntitle:two:2020: unread #shared\n');
    all.fake.input = () => 'to cite';
    await all.meant(editTags(all))(undefined, [all.idOf('a'), all.idOf('b')]);
    assert.equal(all.textOf(state), 'doi:10.1/a unread #own #to-cite\ntitle:two:2020: unread #to-cite\n');
    all.fake.input = () => undefined;
    await all.meant(editTags(all))(all.idOf('a'));
    assert.match(all.textOf(state), /a unread #own/u, 'Escape changes nothing');
  });

  it('go into the open document of the file, with what somebody has typed there', async () => {
    const all = await marking();
    all.fake.write(state, 'doi:10.9/z read\n');
    const document = all.fake.open(state, 'plaintext', 'doi:10.9/z read\n# mine\n');
    document.isDirty = true;
    await all.meant(markProgress(all, 'read'))(all.idOf('a'));
    assert.equal(document.getText(), 'doi:10.1/a read\ndoi:10.9/z read\n# mine\n');
    assert.equal(all.textOf(state), 'doi:10.9/z read\n', 'what was unsaved stays so');
    assert.equal(all.noted('a')?.progress, 'read');
  });

  it('are all there in a merge conflict, which is ended without losing a side', async () => {
    const all = await marking();
    all.fake.write(
      state,
      '<<<<<<< a\ndoi:10.1/a reading #x\n=======\ndoi:10.1/a read ★\n>>>>>>> b\ntitle:two:2020: read\n',
    );
    all.fake.answer = (buttons) => buttons[0];
    await all.marks.begin();
    await eventually(() => !all.file.hasConflict);
    assert.match(all.fake.messages.join(' '), /reading\.txt has a merge conflict/u);
    assert.equal(all.textOf(state), 'doi:10.1/a read ★ #x\ntitle:two:2020: read\n');
    assert.deepEqual(all.noted('a'), { progress: 'read', isStarred: true, tags: ['x'] });
  });

  it('stay as they were, and say what to do, when the file cannot be read', async () => {
    const all = await marking();
    await all.meant(toggleStar(all))(all.idOf('a'));
    all.fake.unreadable.add(state);
    await all.meant(markProgress(all, 'read'))(all.idOf('a'));
    assert.match(
      all.fake.messages.join(' '),
      /could not be kept in \.citewell\/reading\.txt: no permission/u,
    );
    all.fake.unreadable.clear();
    assert.equal(all.textOf(state), 'doi:10.1/a unread ★\n');
    assert.equal(all.noted('a')?.isStarred, true);
  });

  it('are made one after the other', async () => {
    const all = await marking();
    await Promise.all([
      all.meant(toggleStar(all))(all.idOf('a')),
      all.meant(markProgress(all, 'read'))(all.idOf('b')),
    ]);
    assert.equal(all.textOf(state), 'doi:10.1/a unread ★\ntitle:two:2020: read\n');
  });

  it('are found again when the editor was ended while the file took its place', async () => {
    const all = await marking();
    all.fake.write(`${state}.part`, 'doi:10.1/a read\n');
    await all.marks.begin();
    assert.equal(all.noted('a')?.progress, 'read');
    await all.meant(toggleStar(all))(all.idOf('b'));
    assert.equal(all.textOf(state), 'doi:10.1/a read\ntitle:two:2020: unread ★\n');
  });

  it('mark entries with problems', async () => {
    const all = await marking('@article{a, title = {One}, title = {Two}}\n@article{b, title = {Three}}\n');
    await all.marks.begin();
    assert.deepEqual([all.bit('a', 'problem'), all.bit('b', 'problem')], [true, false]);
  });
});

describe('a note', () => {
  it('is made of the template in the folder of the setting, opened, and never overwritten', async () => {
    const all = await marking();
    await all.marks.begin();
    await all.meant(openNote(all.notes))(all.idOf('b'));
    assert.equal(all.textOf('/w/notes/b.md'), '# Two\n\n- Authors: unknown\n- Year: 2020\n- Key: b\n\n');
    await eventually(() => all.bit('b', 'note') === true);
    all.fake.write('/w/notes/b.md', 'mine');
    await all.meant(openNote(all.notes))(all.idOf('b'));
    assert.equal(all.textOf('/w/notes/b.md'), 'mine');
    assert.equal(all.fake.shown.length, 2);
  });

  const folders: readonly (readonly [string, string | undefined])[] = [
    ['a/b', '/w/a/b'],
    ['./a\\b/', '/w/a/b'],
    ['../a', undefined],
    ['a/../../b', undefined],
    ['~', undefined],
    ['//host/share', undefined],
    ['/elsewhere', '/elsewhere'],
  ];
  for (const [folder, path] of folders) {
    it(`of the folder ${folder} is in ${path ?? 'none'}`, async () => {
      const { fake, notes } = await marking();
      fake.settings.set('citewell.notes.folder', folder);
      assert.equal(notes.folder()?.path, path);
    });
  }

  it('says so where its folder is outside the workspace', async () => {
    const { fake, notes, idOf, meant } = await marking();
    fake.settings.set('citewell.notes.folder', '../x');
    await meant(openNote(notes))(idOf('a'));
    assert.match(fake.messages.join(' '), /“\.\.\/x” .* is outside the workspace/u);
    assert.equal(fake.shown.length, 0);
  });
});

describe('what is new', () => {
  it('is what comes after the first library, until it is seen, also in the next session', async () => {
    const all = await marking();
    await all.marks.begin();
    assert.equal(all.bit('a', 'new'), false);
    all.fake.write('/w/refs.bib', `${refs}@article{c, title = {Three}}\n`);
    await all.loader.refresh();
    assert.deepEqual([all.bit('a', 'new'), all.bit('c', 'new')], [false, true]);
    await all.meant(markSeen(all))(all.idOf('c'));
    assert.equal(all.bit('c', 'new'), false);
    await eventually(() => all.fake.files.has('file:///storage/papers.seen'));
    const next = new Arrivals(all.storage, all.library, all.loader, all.log);
    await next.begin();
    assert.equal(next.seen?.size, 3);
  });

  it('is nothing that somebody types', async () => {
    const all = await marking();
    await all.marks.begin();
    all.fake.open('/w/refs.bib', 'bibtex', refs).setText(`${refs}@article{c, title = {Three}}\n`);
    await eventually(() => all.library.state.snapshot.size === 3);
    assert.equal(all.bit('c', 'new'), false);
  });

  it('is nothing where what was kept is damaged', async () => {
    const all = await marking();
    all.fake.write('/storage/papers.seen', 'noise');
    await all.marks.begin();
    assert.deepEqual([all.bit('a', 'new'), all.bit('b', 'new')], [false, false]);
    assert.match(all.logged.join('\n'), /papers\.seen is damaged/u);
  });
});

describe('saved searches', () => {
  it('are those of the settings, with what is wrong with them', () => {
    const { fake } = hostServices();
    fake.settings.set('citewell.library.savedSearches', {
      New: 'is:new',
      Odd: 'is:banana x',
      Empty: ' ',
      No: 3,
    });
    assert.deepEqual(
      savedSearches().map(({ name, query, problem }) => [name, query, problem?.split(/[.:]/u)[0]]),
      [
        ['New', 'is:new', undefined],
        ['Odd', 'is:banana x', '“is'],
        ['Empty', '', 'There is no query'],
        ['No', '', 'There is no query'],
      ],
    );
    fake.settings.set('citewell.library.savedSearches', 'no object');
    assert.deepEqual(savedSearches(), []);
  });

  it('are kept in the settings of the workspace, and removed from wherever they are', async () => {
    const { fake } = hostServices();
    await keepSearch('Mine', 'is:read');
    assert.deepEqual(fake.settings.get('citewell.library.savedSearches'), { Mine: 'is:read' });
    await keepSearch('Mine', undefined);
    assert.equal(fake.settings.get('citewell.library.savedSearches'), undefined);
  });
});

describe('a command for papers', () => {
  it('says what to do where its papers are no longer there', async () => {
    const { fake, meant, idOf } = await marking();
    let asked = 0;
    const run = meant(() => (asked += 1));
    await run(`${idOf('a')}-gone`);
    await run();
    assert.deepEqual([asked, fake.messages], [0, Array(2).fill('Select a paper in the Library first.')]);
    await run(idOf('a'));
    assert.equal(asked, 1);
  });
});

describe('the rows that a command is for', () => {
  it('are those of the menu, else the selection if the row with the focus is in it', () => {
    const node = (id: string) => ({ row: { id }, parent: undefined }) as never;
    const [one, other] = [node('1'), node('2')];
    assert.deepEqual(rowsMeant([one], other, [one, other]), [one, other]);
    assert.deepEqual(rowsMeant([one], undefined, undefined), [one]);
    assert.deepEqual(rowsMeant([one, other], other, undefined), [one, other]);
    assert.equal(rowsMeant([one], other, undefined), undefined);
    assert.equal(rowsMeant([one], 'id', undefined), undefined);
  });
});
