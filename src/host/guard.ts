import * as vscode from 'vscode';
import { t } from '../core/util/l10n';

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
      const showLog = t('Show Log');
      const message = t('Citewell could not finish “{0}”. The log says what happened.', name);
      if ((await vscode.window.showErrorMessage(message, showLog)) === showLog) log.show();
    }
  };
}

/** Why something that a user asked for is not done, and what to do instead. */
export interface Refusal {
  readonly kind: 'refused';
  readonly reason: string;
  /** It concerns one file as a whole; another one may do. */
  readonly isForFile?: true;
}

function isRefusal(answer: object | undefined): answer is Refusal {
  return answer !== undefined && 'kind' in answer && answer.kind === 'refused';
}

/** As `guarded`, for questions that the editor wants refused by an error, whose message it shows. */
export function guardedOrRefused<Arguments extends unknown[], Result extends object>(
  log: Log,
  name: string,
  run: (...args: Arguments) => Promise<Result | Refusal | undefined>,
): (...args: Arguments) => Promise<Result | undefined> {
  const failed: Refusal = {
    kind: 'refused',
    reason: t('Citewell could not finish “{0}”. The log says what happened.', name),
  };
  const contained = guarded<Arguments, Result | Refusal | undefined>(log, name, failed, run);
  return async (...args) => {
    const answer = await contained(...args);
    if (isRefusal(answer)) throw new Error(answer.reason);
    return answer;
  };
}
