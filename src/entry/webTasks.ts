/** The tasks worker of a browser's extension host. */
import { asTaskRequest } from '../protocol/tasks';
import { doTask } from '../worker/taskWorker';

globalThis.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const request = asTaskRequest(data);
  if (request !== undefined) globalThis.postMessage(doTask(request));
});
