/** The reading worker of a browser's extension host. */
import { asReadingRequest } from '../protocol/reading';
import { ReadingWorker } from '../worker/readingWorker';

const worker = new ReadingWorker(
  (answer, transfer) => globalThis.postMessage(answer, { transfer: [...transfer] }),
  (run) => setTimeout(run, 0),
);
globalThis.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const request = asReadingRequest(data);
  if (request !== undefined) worker.receive(request);
});
