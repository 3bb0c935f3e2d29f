/** The reading worker of a Node extension host. */
import { parentPort } from 'node:worker_threads';
import { asReadingRequest } from '../protocol/reading';
import { ReadingWorker } from '../worker/readingWorker';
import { takeTranslations } from '../protocol/translations';

const worker = new ReadingWorker(
  (answer, transfer) => parentPort?.postMessage(answer, transfer),
  setImmediate,
);
parentPort?.on('message', (message: unknown) => {
  takeTranslations(message);
  const request = asReadingRequest(message);
  if (request !== undefined) worker.receive(request);
});
