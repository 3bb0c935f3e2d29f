/** The tasks worker of a browser's extension host. */
import { asTaskRequest } from '../protocol/tasks';
import { buffersIn, doTask } from '../worker/taskWorker';
import { takeTranslations } from '../protocol/translations';

globalThis.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  takeTranslations(data);
  const request = asTaskRequest(data);
  if (request === undefined) return;
  const answer = doTask(request);
  globalThis.postMessage(answer, { transfer: buffersIn(answer) });
});
