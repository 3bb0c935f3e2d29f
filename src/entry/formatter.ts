import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FormattingTask } from '../core/format/formatReferences';
import {
  type FormattingAnswer,
  type FormattingRequest,
  asFormattingAnswer,
  formattingTime,
} from '../protocol/formatting';

/** Beside the command line, whose bundle has nothing of it. */
const program = path.join(__dirname, 'formatter.cjs');

/** The folder with the styles and languages that come with the package. */
const shipped = path.join(__dirname, '..');

/** The file of a style that comes with the package. */
export function shippedStyleFile(id: string): string {
  return path.join(shipped, 'styles', `${id}.csl`);
}

/** The file with the terms of a language that come with the package. */
export function shippedLocaleFile(language: string): string {
  return path.join(shipped, 'locales', `locales-${language}.xml`);
}

/** False where the command line was copied away from the rest of the package. */
export function hasFormatter(): boolean {
  return existsSync(program);
}

/** What became of a task: an answer, or the end of the worker without one. */
export type FormatterResult = FormattingAnswer | { readonly kind: 'ended'; readonly reason: string };

/** Has references formatted on a thread of their own, which is ended when it takes too long. */
export async function formatInWorker(task: FormattingTask): Promise<FormatterResult> {
  const worker = new Worker(program);
  const milliseconds = formattingTime(task.items.length);
  let timer: NodeJS.Timeout | undefined;
  const result = await new Promise<FormatterResult>((resolve) => {
    const end = (reason: string): void => resolve({ kind: 'ended', reason });
    timer = setTimeout(end, milliseconds, `it was not done in ${Math.round(milliseconds / 1000)} seconds`);
    worker.on('error', (error) => end(error.message));
    worker.on('message', (message: unknown) => {
      const answer = asFormattingAnswer(message);
      if (answer !== undefined) resolve(answer);
    });
    worker.postMessage({ kind: 'format', job: 1, ...task } satisfies FormattingRequest);
  });
  clearTimeout(timer);
  await worker.terminate();
  return result;
}
