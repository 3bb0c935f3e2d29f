import type { Log } from '../guard';
import type { WorkerPort } from './workerPort';

/** After so long without work a worker is let go of with all its memory, in milliseconds. */
const IDLE_TIME = 10_000;

/** What a line tells of its worker. */
export interface WorkerEvents {
  readonly onMessage: (message: unknown) => void;
  /** The worker ended by itself or was given up: nothing that waits for it will be answered. */
  readonly onEnd: (reason: string) => void;
}

/** A line to a worker, which is started when it is first needed and ended when it rests. */
export class WorkerLine {
  private port: WorkerPort | undefined;
  private idle: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly name: string,
    private readonly start: () => WorkerPort,
    private readonly log: Log,
    private readonly events: WorkerEvents,
  ) {}

  post(message: unknown, transfer: readonly ArrayBuffer[] = []): void {
    clearTimeout(this.idle);
    this.port ??= this.started();
    this.port.post(message, transfer);
  }

  private started(): WorkerPort {
    const port = this.start();
    port.onMessage(this.events.onMessage);
    port.onEnd((reason) => {
      if (this.port === port) this.giveUp(reason);
    });
    return port;
  }

  /** Ends the worker in a while, if nothing is posted until then. */
  rest(): void {
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.dispose(), IDLE_TIME);
  }

  /** Ends the worker in the middle of its work, if there is one. */
  giveUp(reason: string): void {
    if (this.port === undefined) return;
    this.log.error(`The ${this.name} ended: ${reason}`);
    this.dispose();
    this.events.onEnd(reason);
  }

  dispose(): void {
    clearTimeout(this.idle);
    const { port } = this;
    this.port = undefined;
    port?.dispose();
  }
}
