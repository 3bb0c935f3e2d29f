import type { Random } from './random';

interface Waiting {
  readonly at: number;
  readonly run: () => void;
}

/** Time that passes only when it is told to, so that thousands of pauses take no time. */
export interface VirtualTime {
  /** Runs what is waited for in its order, that of one moment in a random one, until nothing is left. */
  readonly runOut: () => Promise<void>;
}

/** Everything that promises lead to without waiting for time. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** More steps than any sensible course of events has. */
const MOST_STEPS = 20_000;

/** Puts virtual timers in the place of the real ones, for good. */
export function installVirtualTime(random: () => Random): VirtualTime {
  const waiting = new Map<number, Waiting>();
  let [now, next] = [0, 1];
  const start = (run: () => void, after = 0): number => {
    waiting.set(next, { at: now + Math.max(0, after), run });
    return next++;
  };
  const stop = (timer: number | undefined): void => void waiting.delete(timer ?? 0);
  Object.assign(globalThis, { setTimeout: start, clearTimeout: stop });
  return {
    runOut: async () => {
      for (let step = 0; step < MOST_STEPS; step++) {
        await settled();
        if (waiting.size === 0) return;
        now = Math.min(...Array.from(waiting.values(), ({ at }) => at));
        const due = [...waiting].filter(([, { at }]) => at === now);
        const chosen = due[random().below(due.length)];
        if (chosen === undefined) return;
        waiting.delete(chosen[0]);
        chosen[1].run();
      }
      throw new Error('It never comes to an end.');
    },
  };
}
