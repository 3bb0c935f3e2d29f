/** The reading worker of a Node extension host. */
import { parentPort } from 'node:worker_threads';
import { asReadingRequest } from '../protocol/reading';
import { ReadingWorker } from '../worker/readingWorker';

const worker = new ReadingWorker(
  (answer, transfer) => parentPort?.postMessage(answer, transfer),
  setImmediate,
);
parentPort?.on('message', (message: unknown) => {
  const request = asReadingRequest(message);
  if (request !== undefined) worker.receive(request);
});
