import type { BibOperation } from '../core/edit/bibOperation';
import type { SeenEntry } from '../core/edit/copiedEntry';
import type { CopiedWork } from '../core/edit/copiedWorks';
import type { EditOutcome } from '../core/edit/outcome';
import type { KeyColumns } from '../core/model/keysInUse';
import type { Span } from '../core/model/span';
import type { ImportSection } from '../core/present/importPreview';
import type { GatheredReferences, WantedWorks } from '../core/read/gatheredReferences';
import type { ImportFile, ImportedFile } from '../core/read/importedFiles';
import type { CslItem } from '../core/write/cslItem';
import type { NewEntry } from '../core/write/entryText';
import type { ExportFormat } from '../core/write/exportText';

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
  /** Gives a part of a file as it is there; undefined where the file is no text. */
  readonly slice: {
    readonly asked: { readonly bytes: Uint8Array<ArrayBuffer>; readonly span: Span };
    readonly answer: string | undefined;
  };
  /** Reads the works of a text that was copied somewhere, in whatever format; none where it is in none, or has very many. */
  readonly works: { readonly asked: { readonly text: string }; readonly answer: readonly CopiedWork[] };
  /** Looks what files hold that may come in. */
  readonly survey: { readonly asked: ImportedWorks; readonly answer: readonly SurveyedFile[] };
  /** Compares the works of files with a bibliography that they are to be added to. */
  readonly preview: {
    readonly asked: ImportedWorks & {
      /** What the bibliography consists of now, as in `copy`; empty for one that is to be made. */
      readonly target: Uint8Array<ArrayBuffer> | string;
      readonly keyColumns: readonly KeyColumns[];
      /** A template for the keys of works that have none. */
      readonly template: string;
    };
    readonly answer: readonly ImportSection[];
  };
  /** Writes works in a format. */
  readonly export: {
    readonly asked: {
      readonly wanted: WantedWorks;
      readonly format: ExportFormat;
      /** False for a few entries, which are to stand without the TeX of their file. */
      readonly keepsPreamble: boolean;
    };
    readonly answer: ExportedWorks;
  };
  /** Gives works as the formatter takes them. */
  readonly items: {
    readonly asked: WantedWorks;
    readonly answer: { readonly items: readonly CslItem[]; readonly missing: readonly string[] };
  };
}

/** Files whose works may come in. */
export interface ImportedWorks {
  readonly files: readonly ImportFile[];
  readonly preferredCategories: readonly string[];
}

/** What a file holds, without its works. */
export interface SurveyedFile extends Omit<ImportedFile, 'references'> {
  readonly works: number;
}

/** Works as a file. */
export interface ExportedWorks extends Pick<GatheredReferences, 'missing' | 'changedKeys'> {
  /** UTF-8: large files are never a text in the host. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly count: number;
  /** As in `ExportText`. */
  readonly lost: ReadonlyMap<string, number>;
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
