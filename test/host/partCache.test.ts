import assert from 'node:assert/strict';
import { eventually, hostServices } from '../support/hostServices';

const many = (title: string): string =>
  Array.from(
    { length: 1500 },
    (_, number) =>
      `@misc{key${number},\n  title = {${title} ${number}},\n  abstract = {${'Of this and that. '.repeat(10)}}\n}\n`,
  ).join('');

type Fake = ReturnType<typeof hostServices>['fake'];

const keptFiles = (fake: Fake): string[] =>
  [...fake.files.keys()].filter((name) => name.startsWith('file:///storage/papers/'));

/** Reads a large bibliography and waits until its papers are kept. */
async function readAndKeep(): Promise<Fake> {
  const { fake, loader } = hostServices();
  fake.write('/w/refs.bib', many('First'));
  await loader.ensureLoaded();
  await eventually(() => keptFiles(fake).filter((name) => !name.endsWith('.part')).length === 2);
  return fake;
}

/** The next start of the editor, with the files that are there. */
function startAgain(fake: Fake) {
  const kept = new Map(fake.files);
  const times = new Map(fake.times);
  const services = hostServices();
  for (const [name, bytes] of kept) services.fake.files.set(name, bytes);
  for (const [name, time] of times) services.fake.times.set(name, time);
  return services;
}

describe('papers that are kept between starts', () => {
  it('serve without the bibliography being read, abstracts and all', async () => {
    const fake = await readAndKeep();
    const { library, loader, logged } = startAgain(fake);
    await loader.ensureLoaded();
    assert.equal(library.state.snapshot.size, 1500);
    assert.ok(logged.some((line) => line.includes('1500 papers were kept')));
    await eventually(() => library.state.holdingsOfKey('key7')[0]?.paper.abstract !== undefined);
    assert.ok(!logged.some((line) => line.startsWith('refs.bib: 1500 papers, ')), 'nothing was read');
  });

  it('are shown at first and then read again when the file has changed', async () => {
    const fake = await readAndKeep();
    fake.write('/w/refs.bib', many('Second'));
    const { library, loader } = startAgain(fake);
    await loader.ensureLoaded();
    assert.equal(library.state.holdingsOfKey('key1')[0]?.paper.title, 'Second 1');
  });

  it('are set aside when they are damaged, and the file is read', async () => {
    const fake = await readAndKeep();
    const name = keptFiles(fake).find((file) => file.endsWith('.papers'))!;
    const bytes = fake.files.get(name)!.slice();
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 0xff;
    fake.files.set(name, bytes);
    const { library, loader, logged, fake: again } = startAgain(fake);
    await loader.ensureLoaded();
    assert.equal(library.state.holdingsOfKey('key1')[0]?.paper.title, 'First 1');
    assert.ok(logged.some((line) => line.includes('damaged')));
    assert.ok(keptFiles(again).some((file) => file.endsWith('.damaged')));
  });

  it('are read again where their abstracts are missing', async () => {
    const fake = await readAndKeep();
    for (const name of keptFiles(fake)) if (name.endsWith('.abstracts')) fake.files.delete(name);
    const { library, loader } = startAgain(fake);
    await loader.ensureLoaded();
    await eventually(() => library.state.holdingsOfKey('key7')[0]?.paper.abstract !== undefined);
  });

  it('are not kept of a small bibliography', async () => {
    const { fake, loader } = hostServices();
    fake.write('/w/refs.bib', '@misc{a, title = {One}}');
    await loader.ensureLoaded();
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.deepEqual(keptFiles(fake), []);
  });
});
