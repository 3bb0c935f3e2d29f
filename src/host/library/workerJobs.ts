import type * as vscode from 'vscode';
import type { Log } from '../guard';
import { WorkerLine } from './workerLine';
import type { WorkerPort } from './workerPort';
import { t } from '../../core/util/l10n';

/** What came of a job. */
export type JobOutcome<Answer> =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly reason: string };

/** How a job is done. */
export interface JobOptions {
  /** A job that takes longer is given up, in milliseconds, and the worker is ended. */
  readonly mostTime: number;
  /** Giving up ends the worker as well: it cannot be interrupted. */
  readonly token?: vscode.CancellationToken | undefined;
}

/** Has jobs done in a worker. */
export class WorkerJobs<Answer extends { readonly job: number }> {
  private nextJob = 1;
  private readonly waiting = new Map<number, (outcome: JobOutcome<Answer>) => void>();
  private readonly line: WorkerLine;

  constructor(
    name: string,
    start: () => WorkerPort,
    private readonly asAnswer: (message: unknown) => Answer | undefined,
    log: Log,
  ) {
    this.line = new WorkerLine(name, start, log, {
      onMessage: (message) => this.receive(message),
      onEnd: (reason) => {
        for (const job of this.waiting.keys()) this.settle(job, { kind: 'failed', reason });
      },
    });
  }

  /** Has a job done. A failure is an outcome. */
  async run(
    requestOf: (job: number) => object,
    { mostTime, token }: JobOptions,
  ): Promise<JobOutcome<Answer>> {
    const job = this.nextJob++;
    const outcome = new Promise<JobOutcome<Answer>>((resolve) => this.waiting.set(job, resolve));
    this.line.post(requestOf(job));
    const limit = setTimeout(() => this.line.giveUp(t('it took too long')), mostTime);
    const cancelling = token?.onCancellationRequested(() => this.line.giveUp(t('it was cancelled')));
    const settled = await outcome;
    clearTimeout(limit);
    cancelling?.dispose();
    return settled;
  }

  private receive(message: unknown): void {
    const answer = this.asAnswer(message);
    if (answer === undefined) return;
    this.settle(answer.job, { kind: 'answered', answer });
    if (this.waiting.size === 0) this.line.rest();
  }

  private settle(job: number, outcome: JobOutcome<Answer>): void {
    this.waiting.get(job)?.(outcome);
    this.waiting.delete(job);
  }

  dispose(): void {
    this.line.dispose();
  }
}
