import { type TaskName, type TaskRequest, type Tasks as TaskTable, asTaskAnswer } from '../../protocol/tasks';
import type { Log } from '../guard';
import { IDLE_TIME, type WorkerPort } from './workerPort';

/** What came of a task. */
export type TaskOutcome<Name extends TaskName> =
  | { readonly kind: 'done'; readonly answer: TaskTable[Name]['answer'] }
  | { readonly kind: 'failed'; readonly reason: string };

/** A task that takes longer is given up, in milliseconds. */
const MOST_TIME = 60_000;

/** Has tasks done in a worker, which is started when it is first needed and ended when it is idle. */
export class Tasks {
  private port: WorkerPort | undefined;
  private idle: ReturnType<typeof setTimeout> | undefined;
  private nextJob = 1;
  private readonly waiting = new Map<number, (outcome: TaskOutcome<TaskName>) => void>();

  constructor(
    private readonly start: () => WorkerPort,
    private readonly log: Log,
    private readonly mostTime = MOST_TIME,
  ) {}

  /** Has a task done. A failure is an outcome. */
  async run<Name extends TaskName>(name: Name, asked: TaskTable[Name]['asked']): Promise<TaskOutcome<Name>> {
    const port = this.started();
    const job = this.nextJob++;
    const outcome = new Promise<TaskOutcome<TaskName>>((resolve) => this.waiting.set(job, resolve));
    const request = { kind: 'task', name, job, asked } as TaskRequest;
    port.post(request, []);
    const limit = setTimeout(() => this.ended(port, 'it took too long'), this.mostTime);
    const settled = await outcome;
    clearTimeout(limit);
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
    const answer = asTaskAnswer(message);
    if (answer === undefined) return;
    this.settle(answer.job, { kind: 'done', answer: answer.answer as TaskTable[TaskName]['answer'] });
    clearTimeout(this.idle);
    if (this.waiting.size === 0) this.idle = setTimeout(() => this.dispose(), IDLE_TIME);
  }

  private settle(job: number, outcome: TaskOutcome<TaskName>): void {
    this.waiting.get(job)?.(outcome);
    this.waiting.delete(job);
  }

  private ended(port: WorkerPort, reason: string): void {
    if (this.port !== port) return;
    this.log.error(`The tasks worker ended: ${reason}`);
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
