import type * as vscode from 'vscode';
import type { Log } from '../guard';
import { IDLE_TIME, type WorkerPort } from './workerPort';
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

/** Has jobs done in a worker, which is started when it is first needed and ended when it is idle. */
export class WorkerJobs<Answer extends { readonly job: number }> {
  private port: WorkerPort | undefined;
  private idle: ReturnType<typeof setTimeout> | undefined;
  private nextJob = 1;
  private readonly waiting = new Map<number, (outcome: JobOutcome<Answer>) => void>();

  constructor(
    private readonly name: string,
    private readonly start: () => WorkerPort,
    private readonly asAnswer: (message: unknown) => Answer | undefined,
    private readonly log: Log,
  ) {}

  /** Has a job done. A failure is an outcome. */
  async run(
    requestOf: (job: number) => object,
    { mostTime, token }: JobOptions,
  ): Promise<JobOutcome<Answer>> {
    const port = this.started();
    const job = this.nextJob++;
    const outcome = new Promise<JobOutcome<Answer>>((resolve) => this.waiting.set(job, resolve));
    port.post(requestOf(job), []);
    const limit = setTimeout(() => this.ended(port, t('it took too long')), mostTime);
    const cancelling = token?.onCancellationRequested(() => this.ended(port, t('it was cancelled')));
    const settled = await outcome;
    clearTimeout(limit);
    cancelling?.dispose();
    return settled;
  }

  private started(): WorkerPort {
    clearTimeout(this.idle);
    if (this.port !== undefined) return this.port;
    const port = this.start();
    this.port = port;
    port.onMessage((message) => this.receive(message));
    port.onEnd((reason) => this.ended(port, reason));
    return port;
  }

  private receive(message: unknown): void {
    const answer = this.asAnswer(message);
    if (answer === undefined) return;
    this.settle(answer.job, { kind: 'answered', answer });
    clearTimeout(this.idle);
    if (this.waiting.size === 0) this.idle = setTimeout(() => this.dispose(), IDLE_TIME);
  }

  private settle(job: number, outcome: JobOutcome<Answer>): void {
    this.waiting.get(job)?.(outcome);
    this.waiting.delete(job);
  }

  private ended(port: WorkerPort, reason: string): void {
    if (this.port !== port) return;
    this.log.error(`The ${this.name} ended: ${reason}`);
    this.dispose();
    for (const job of this.waiting.keys()) this.settle(job, { kind: 'failed', reason });
  }

  dispose(): void {
    clearTimeout(this.idle);
    const { port } = this;
    this.port = undefined;
    port?.dispose();
  }
}
