/** The formatting worker of a Node extension host and of the command line. */
import { parentPort } from 'node:worker_threads';
import { answerFormatting } from '../worker/formattingWorker';
import { takeTranslations } from '../protocol/translations';

parentPort?.on('message', (message: unknown) => {
  takeTranslations(message);
  const answer = answerFormatting(message);
  if (answer !== undefined) parentPort?.postMessage(answer);
});
