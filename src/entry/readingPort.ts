import type { ReadingPort } from '../host/library/readings';
import { ReadingWorker } from '../worker/readingWorker';

/** A worker that is none: it reads on the same thread, in turns with everything else. For hosts without workers. */
export function readingOnThisThread(): ReadingPort {
  let listener: (message: unknown) => void = () => {};
  const soon = (run: () => void): unknown => setTimeout(run, 0);
  const worker = new ReadingWorker((answer) => void soon(() => listener(answer)), soon);
  return {
    post: (request) => void soon(() => worker.receive(request)),
    onMessage: (listen) => {
      listener = listen;
    },
    onEnd: () => {},
    dispose: () => {
      listener = () => {};
    },
  };
}
