import type * as vscode from 'vscode';
import { type TaskName, type TaskRequest, type Tasks as TaskTable, asTaskAnswer } from '../../protocol/tasks';
import type { Log } from '../guard';
import { WorkerJobs } from './workerJobs';
import type { WorkerPort } from './workerPort';

/** What came of a task. */
export type TaskOutcome<Name extends TaskName> =
  | { readonly kind: 'done'; readonly answer: TaskTable[Name]['answer'] }
  | { readonly kind: 'failed'; readonly reason: string };

/** A task that takes longer is given up, in milliseconds. */
const MOST_TIME = 60_000;

/** Has tasks done in a worker of their own. */
export class Tasks {
  private readonly jobs;

  constructor(
    start: () => WorkerPort,
    log: Log,
    private readonly mostTime = MOST_TIME,
  ) {
    this.jobs = new WorkerJobs('tasks worker', start, asTaskAnswer, log);
  }

  /** Has a task done. A failure is an outcome; cancelling one fails all that wait. */
  async run<Name extends TaskName>(
    name: Name,
    asked: TaskTable[Name]['asked'],
    token?: vscode.CancellationToken,
  ): Promise<TaskOutcome<Name>> {
    const requestOf = (job: number): TaskRequest => ({ kind: 'task', name, job, asked }) as TaskRequest;
    const outcome = await this.jobs.run(requestOf, { mostTime: this.mostTime, token });
    if (outcome.kind === 'failed') return outcome;
    return { kind: 'done', answer: outcome.answer.answer as TaskTable[Name]['answer'] };
  }

  dispose(): void {
    this.jobs.dispose();
  }
}
