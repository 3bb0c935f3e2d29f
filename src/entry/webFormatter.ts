/** The formatting worker of a browser's extension host. */
import { answerFormatting } from '../worker/formattingWorker';

globalThis.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const answer = answerFormatting(data);
  if (answer !== undefined) globalThis.postMessage(answer);
});
