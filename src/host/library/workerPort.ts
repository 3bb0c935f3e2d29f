import { translationsMessage } from '../../protocol/translations';

/** The other end of a line to a worker. */
export interface WorkerPort {
  post(message: unknown, transfer: readonly ArrayBuffer[]): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called if the worker ends by itself, with why. */
  onEnd(listener: (reason: string) => void): void;
  dispose(): void;
}

/** The workers that are shipped, by the names of their scripts. */
export type WorkerScript = 'worker' | 'tasks' | 'formatter';

/** Starts a worker, which each kind of extension host does in its own way. */
export type StartWorker = (script: WorkerScript) => WorkerPort;

/** The same, where each worker is told first in which language its texts are. */
export function inLanguage(start: StartWorker): StartWorker {
  return (script) => {
    const port = start(script);
    port.post(translationsMessage(), []);
    return port;
  };
}
