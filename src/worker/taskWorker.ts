import { bibDocument } from '../core/edit/bibDocument';
import { editBibliography } from '../core/edit/bibOperation';
import { copiedEntry } from '../core/edit/copiedEntry';
import { decodeBytes } from '../core/read/decodeBytes';
import type { TaskAnswer, TaskName, TaskRequest, Tasks } from '../protocol/tasks';

/** How each task is done. */
const handlers: { readonly [Name in TaskName]: (asked: Tasks[Name]['asked']) => Tasks[Name]['answer'] } = {
  edit: ({ text, encoding, operations }) => editBibliography(text, encoding, operations),
  copy: ({ content, entry }) => {
    const file =
      typeof content === 'string' ? { kind: 'text' as const, text: content } : decodeBytes(content);
    return file.kind === 'text' ? copiedEntry(bibDocument(file.text), entry) : undefined;
  },
};

/** Does a task away from the editor's own thread. */
export function doTask({ name, job, asked }: TaskRequest): TaskAnswer {
  const handler = handlers[name] as (asked: unknown) => unknown;
  return { kind: 'done', job, answer: handler(asked) };
}
