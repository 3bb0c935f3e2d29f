/** The formatting worker of a browser's extension host. */
import { answerFormatting } from '../worker/formattingWorker';
import { takeTranslations } from '../protocol/translations';

globalThis.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  takeTranslations(data);
  const answer = answerFormatting(data);
  if (answer !== undefined) globalThis.postMessage(answer);
});
