import * as vscode from 'vscode';

/** Where everything goes that nobody asked to see. */
export type Log = Pick<vscode.LogOutputChannel, 'info' | 'warn' | 'error'>;

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/**
 * `run` with its bugs contained: what it throws is logged under `name`, and `neutral` comes back instead. The one place
 * that catches everything; the outside world's failures are values and never get here.
 */
export function guarded<Arguments extends unknown[], Result>(
  log: Log,
  name: string,
  neutral: Result,
  run: (...args: Arguments) => Result | Promise<Result>,
): (...args: Arguments) => Promise<Result> {
  return async (...args) => {
    try {
      return await run(...args);
    } catch (error) {
      log.error(`${name}: ${describe(error)}`);
      return neutral;
    }
  };
}

/** A command that tells the user if it failed, and where to look. */
export function guardedCommand<Arguments extends unknown[]>(
  log: vscode.LogOutputChannel,
  name: string,
  run: (...args: Arguments) => unknown,
): (...args: Arguments) => Promise<void> {
  return async (...args) => {
    try {
      await run(...args);
    } catch (error) {
      log.error(`${name}: ${describe(error)}`);
      const showLog = 'Show Log';
      const message = `Citewell could not finish “${name}”. The log says what happened.`;
      if ((await vscode.window.showErrorMessage(message, showLog)) === showLog) log.show();
    }
  };
}
