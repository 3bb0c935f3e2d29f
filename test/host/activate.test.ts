import assert from 'node:assert/strict';
import { activate } from '../../src/host/activate';
import { workerOnThisThread } from '../support/workerOnThisThread';
import { commands } from '../../src/host/ids';
import { english, useTranslations } from '../../src/core/util/l10n';
import { env, l10n } from '../support/fakeVscode';
import { hostServices } from '../support/hostServices';

describe('activation', () => {
  it('registers every command, and reads and waits for nothing', async () => {
    const { fake, context } = hostServices({ samplePapers: true });
    const { library } = activate(Object.assign(context, { subscriptions: [] }), workerOnThisThread);
    assert.deepEqual(fake.registered.toSorted(), Object.values(commands).toSorted());
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(fake.reads, 0);
    assert.deepEqual(library.state.snapshot.sources, []);
  });

  it('suggests in documents of every scheme: files, untitled ones, cells of notebooks', () => {
    const { fake, context } = hostServices();
    activate(Object.assign(context, { subscriptions: [] }), workerOnThisThread);
    const filters = fake.selectors.flat();
    assert.ok(filters.length > 20);
    for (const filter of filters) {
      assert.ok(
        typeof filter === 'object' && filter !== null && !('scheme' in filter || 'notebookType' in filter),
      );
    }
  });

  it('gives other extensions the library once they ask', async () => {
    const { context } = hostServices({ samplePapers: true });
    const { whenLoaded, library } = activate(
      Object.assign(context, { subscriptions: [] }),
      workerOnThisThread,
    );
    await whenLoaded();
    assert.equal(library.state.snapshot.size, 26);
  });

  it('has everything in the language of the editor, and tells its workers first', async () => {
    const { context } = hostServices({ samplePapers: true });
    l10n.bundle = { 'Sample papers': 'Beispielarbeiten' };
    env.language = 'de';
    try {
      const posted: unknown[] = [];
      const { whenLoaded, library } = activate(Object.assign(context, { subscriptions: [] }), (script) => {
        const port = workerOnThisThread(script);
        return {
          ...port,
          onMessage: (listener) => port.onMessage(listener),
          onEnd: (listener) => port.onEnd(listener),
          dispose: () => port.dispose(),
          post: (message, transfer) => {
            posted.push(message);
            port.post(message, transfer);
          },
        };
      });
      await whenLoaded();
      assert.equal(library.state.snapshot.sources[0]?.source.name, 'Beispielarbeiten');
      assert.deepEqual(posted[0], {
        kind: 'translations',
        translations: { language: 'de', texts: l10n.bundle },
      });
    } finally {
      l10n.bundle = undefined;
      env.language = 'en';
      useTranslations(english);
    }
  });
});
