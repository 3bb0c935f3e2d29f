/** The reading worker of a browser's extension host. */
import { asReadingRequest } from '../protocol/reading';
import { ReadingWorker } from '../worker/readingWorker';
import { takeTranslations } from '../protocol/translations';

const worker = new ReadingWorker(
  (answer, transfer) => globalThis.postMessage(answer, { transfer: [...transfer] }),
  (run) => setTimeout(run, 0),
);
globalThis.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  takeTranslations(data);
  const request = asReadingRequest(data);
  if (request !== undefined) worker.receive(request);
});
