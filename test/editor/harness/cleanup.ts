import os from 'node:os';

const actions: (() => void)[] = [];

/**
 * Has `action` called when this program ends, however it ends: by itself, by an error, by Ctrl+C. The last one added
 * is called first. Returns what takes it back.
 */
export function atExit(action: () => void): () => void {
  actions.push(action);
  return () => {
    const index = actions.indexOf(action);
    if (index >= 0) actions.splice(index, 1);
  };
}

process.once('exit', () => {
  for (const action of [...actions].reverse()) action();
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // The exit code by which a shell tells that a signal ended a program.
  process.once(signal, () => process.exit(128 + os.constants.signals[signal]));
}
