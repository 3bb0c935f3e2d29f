import type { BibOperation } from '../core/edit/bibOperation';
import type { SeenEntry } from '../core/edit/copiedEntry';
import type { EditOutcome } from '../core/edit/outcome';
import type { NewEntry } from '../core/write/entryText';

/** What the tasks worker does, each by its name: what is asked, and what comes back. A further task is one more row. */
export interface Tasks {
  /** Changes a bibliography. */
  readonly edit: {
    readonly asked: {
      readonly text: string;
      /** As the editor names it. */
      readonly encoding: string;
      readonly operations: readonly BibOperation[];
    };
    readonly answer: EditOutcome;
  };
  /** Takes an entry out of a bibliography for another one; undefined where it is not there or cannot be copied. */
  readonly copy: {
    readonly asked: {
      /** Bytes as they are in the file, or the text of a document that is open. */
      readonly content: Uint8Array<ArrayBuffer> | string;
      readonly entry: SeenEntry;
    };
    readonly answer: NewEntry | undefined;
  };
}

/** The name of a task. */
export type TaskName = keyof Tasks;

/** From the host to the tasks worker. */
export type TaskRequest = {
  readonly [Name in TaskName]: {
    readonly kind: 'task';
    readonly name: Name;
    /** Names the request and its answer. */
    readonly job: number;
    readonly asked: Tasks[Name]['asked'];
  };
}[TaskName];

/** From the tasks worker to the host. */
export interface TaskAnswer {
  readonly kind: 'done';
  readonly job: number;
  /** That of the task. */
  readonly answer: unknown;
}

function isOfKind(value: unknown, kind: string): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind;
}

/** The request, if `value` is one; undefined for anything else. */
export function asTaskRequest(value: unknown): TaskRequest | undefined {
  return isOfKind(value, 'task') ? (value as TaskRequest) : undefined;
}

/** The answer, if `value` is one; undefined for anything else. */
export function asTaskAnswer(value: unknown): TaskAnswer | undefined {
  return isOfKind(value, 'done') ? (value as TaskAnswer) : undefined;
}
