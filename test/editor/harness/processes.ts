import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { atExit } from './cleanup';

/** A program that ran to its end. */
export interface Finished {
  /** Its exit code; 1 when a signal ended it, 127 when it could not be started. */
  readonly code: number;
  /** What it printed on both streams, in the order it came. */
  readonly output: string;
}

/** A program that runs in a process group of its own. */
export interface ProcessGroup {
  /** What it has printed so far, the last 20,000 characters of it. */
  readonly output: () => string;
  /** Settles when the program has ended, by itself or not. */
  readonly ended: Promise<Finished>;
  /** Ends the program and everything it has started. Safe to call twice. */
  readonly end: () => Promise<void>;
}

interface ProcessOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

const longestOutput = 20_000;

/** Runs a program to its end; never throws. */
export function runProgram(
  command: string,
  args: readonly string[],
  options: ProcessOptions = {},
): Promise<Finished> {
  return startProgram(command, args, options).ended;
}

/** Starts a program that is ended with this one at the latest. */
export function startProgram(
  command: string,
  args: readonly string[],
  options: ProcessOptions = {},
): ProcessGroup {
  const program = spawn(command, args, {
    ...options,
    // A group of its own takes the grandchildren along; Windows finds them by their parents instead.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const forget = atExit(() => endGroup(program));
  let output = '';
  const collect = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-longestOutput);
  };
  program.stdout.on('data', collect);
  program.stderr.on('data', collect);
  const ended = once(program, 'close').then(
    ([code]: readonly unknown[]) => ({ code: typeof code === 'number' ? code : 1, output }),
    (reason: unknown) => ({ code: 127, output: String(reason) }),
  );
  void ended.then(forget);
  return {
    output: () => output,
    ended,
    end: async () => {
      endGroup(program);
      await ended;
    },
  };
}

function endGroup(program: ChildProcess): void {
  if (program.pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(program.pid), '/t', '/f']);
    return;
  }
  try {
    process.kill(-program.pid, 'SIGKILL');
  } catch {
    // The whole group has ended by itself.
  }
}
