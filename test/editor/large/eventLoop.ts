/** What of Node.js a test may use inside an extension host that has it. */
interface HostProcess {
  threadCpuUsage?(): { readonly user: number; readonly system: number };
  memoryUsage(): { readonly rss: number };
}

/** The process of the extension host. */
export const hostProcess = (globalThis as unknown as { readonly process: HostProcess }).process;

/** The milliseconds for which this thread has computed so far; where that cannot be told, those that have passed. */
function busyTime(): number {
  const usage = hostProcess.threadCpuUsage?.();
  return usage === undefined ? performance.now() : (usage.user + usage.system) / 1000;
}

/** How long the thread computed without a pause for anybody else. */
export interface Blocks {
  /** The longest, in milliseconds of computing: what other programs took of the machine does not count. */
  readonly longest: number;
  /** All but one in a thousand are at most so long. */
  readonly p999: number;
}

/** Watches the event loop until it is asked. */
export function watchEventLoop(): () => Blocks {
  const gaps: number[] = [];
  let last = busyTime();
  let isWatching = true;
  const look = (): void => {
    const now = busyTime();
    gaps.push(now - last);
    last = now;
    if (isWatching) setTimeout(look, 1);
  };
  setTimeout(look, 1);
  return () => {
    isWatching = false;
    const sorted = gaps.toSorted((one, other) => one - other);
    return {
      longest: sorted.at(-1) ?? 0,
      p999: sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.999))] ?? 0,
    };
  };
}
