/** The tasks worker of a Node extension host. */
import { parentPort } from 'node:worker_threads';
import { asTaskRequest } from '../protocol/tasks';
import { buffersIn, doTask } from '../worker/taskWorker';
import { takeTranslations } from '../protocol/translations';

parentPort?.on('message', (message: unknown) => {
  takeTranslations(message);
  const request = asTaskRequest(message);
  if (request === undefined) return;
  const answer = doTask(request);
  parentPort?.postMessage(answer, buffersIn(answer));
});
