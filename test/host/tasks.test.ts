import assert from 'node:assert/strict';
import { Tasks } from '../../src/host/library/tasks';
import type { WorkerPort } from '../../src/host/library/workerPort';
import { workerOnThisThread } from '../support/workerOnThisThread';

const remove = { kind: 'remove', target: { key: 'a' } } as const;
const edit = { text: '@book{a}\n@book{b}\n', encoding: 'utf8', operations: [remove] };
const outcome = {
  kind: 'done',
  answer: { kind: 'edits', edits: [{ span: { start: 0, end: 9 }, newText: '' }] },
};

/** Tasks with workers whose ports are changed by `changed`, and what was logged. */
function tasksWith(changed: (port: WorkerPort, number: number) => WorkerPort, mostTime?: number) {
  const logged: string[] = [];
  const log = { info: () => {}, warn: () => {}, error: (line: string) => logged.push(line) };
  let started = 0;
  const start = () => changed(workerOnThisThread('tasks'), ++started);
  return { tasks: new Tasks(start, log, mostTime), logged, count: () => started };
}

describe('tasks', () => {
  it('are done in one worker', async () => {
    const { tasks, count } = tasksWith((port) => port);
    const both = await Promise.all([tasks.run('edit', edit), tasks.run('edit', edit)]);
    assert.deepEqual(both, [outcome, outcome]);
    assert.equal(count(), 1);
    tasks.dispose();
  });

  it('take an entry out of bytes and of a text', async () => {
    const { tasks } = tasksWith((port) => port);
    const text = '@book{a, title = {A}}';
    const entry = { type: 'book', key: 'a', fields: [{ name: 'title', value: 'A' }] };
    for (const content of [text, new TextEncoder().encode(text)]) {
      const copied = await tasks.run('copy', { content, entry: { key: 'a', offset: 0 } });
      assert.deepEqual(copied, { kind: 'done', answer: entry });
    }
    const none = await tasks.run('copy', {
      content: new Uint8Array([80, 75, 0, 0]),
      entry: { key: 'a', offset: 0 },
    });
    assert.deepEqual(none, { kind: 'done', answer: undefined });
    tasks.dispose();
  });

  it('fail with the worker, and the next one has another', async () => {
    const { tasks, logged, count } = tasksWith((port, number) => ({
      ...port,
      onEnd: (listener) => number === 1 && setTimeout(() => listener('out of memory'), 0),
      post: (message, transfer) => number > 1 && port.post(message, transfer),
    }));
    assert.deepEqual(await tasks.run('edit', edit), { kind: 'failed', reason: 'out of memory' });
    assert.deepEqual(await tasks.run('edit', edit), outcome);
    assert.equal(count(), 2);
    assert.match(logged[0] ?? '', /out of memory/u);
    tasks.dispose();
  });

  it('are given up where they take too long', async () => {
    const { tasks } = tasksWith((port) => ({ ...port, post: () => {} }), 1);
    assert.deepEqual(await tasks.run('edit', edit), { kind: 'failed', reason: 'it took too long' });
  });
});
