import type { WorkerPort, WorkerScript } from '../../src/host/library/workerPort';
import { asReadingRequest } from '../../src/protocol/reading';
import { asTaskRequest } from '../../src/protocol/tasks';
import { answerFormatting } from '../../src/worker/formattingWorker';
import { ReadingWorker } from '../../src/worker/readingWorker';
import { doTask } from '../../src/worker/taskWorker';

const soon = (run: () => void): unknown => setTimeout(run, 0);

/** A port to what receives messages on the same thread, in turns with everything else. */
function portTo(receiver: (post: (answer: unknown) => void) => (message: unknown) => void): WorkerPort {
  let listener: (message: unknown) => void = () => {};
  const receive = receiver((answer) => void soon(() => listener(answer)));
  return {
    post: (message) => void soon(() => receive(message)),
    onMessage: (listen) => {
      listener = listen;
    },
    onEnd: () => {},
    dispose: () => {
      listener = () => {};
    },
  };
}

/** A worker that is none: it does its work on the same thread. */
export function workerOnThisThread(script: WorkerScript): WorkerPort {
  switch (script) {
    case 'worker':
      return portTo((post) => {
        const worker = new ReadingWorker(post, soon);
        return (message) => {
          const request = asReadingRequest(message);
          if (request !== undefined) worker.receive(request);
        };
      });
    case 'tasks':
      return portTo((post) => (message) => {
        const request = asTaskRequest(message);
        if (request !== undefined) post(doTask(request));
      });
    case 'formatter':
      return portTo((post) => (message) => {
        const answer = answerFormatting(message);
        if (answer !== undefined) post(answer);
      });
  }
}

/** The reading worker of that kind. */
export const readingOnThisThread = (): WorkerPort => workerOnThisThread('worker');
