import type { Problem, LocatedProblem } from '../core/model/problem';

/** Asks for the papers of one source. */
export interface ReadRequest {
  readonly kind: 'read';
  /** Names the request and its answers. */
  readonly job: number;
  /** The id of the source. */
  readonly source: string;
  /** The name of its file, whose ending tells the format. */
  readonly name: string;
  readonly isListing: boolean;
  /** Bytes as they are in the file, handed over for good; or the text of a document that is open. */
  readonly content: Uint8Array<ArrayBuffer> | string;
  /** What codes mean that several arXiv archives share, as in `ListingOptions`. */
  readonly preferredCategories: readonly string[];
  /** The source is being edited and will be asked for again. */
  readonly keeps: boolean;
  /** The job whose papers the asker has, if a difference to them will do. */
  readonly base: number | undefined;
  /** The papers of another source with the very same bytes will do. */
  readonly mayCopy: boolean;
  /** Comes back with the papers: what the cache has to know of them, as plain values; null if nothing. */
  readonly stamp: unknown;
}

/** From the host to the reading worker. */
export type ReadingRequest = ReadRequest | { readonly kind: 'forget'; readonly source: string };

/** What is said beside the columns of a part. */
export interface PartNotes {
  /** The first of them; a file with more is broken as a whole. */
  readonly problems: readonly LocatedProblem[];
  readonly stamp: unknown;
}

/** A part as it travels. */
export interface PartBytes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Absent where there are so many that they follow later. */
  readonly abstracts?: Uint8Array<ArrayBuffer>;
}

/** From the reading worker to the host. Bytes are frames of `partFrames.ts`, handed over for good. */
export type ReadingAnswer =
  | ({ readonly kind: 'part'; readonly job: number } & PartBytes)
  /** The papers of job `base` from row `from` up to `to` are replaced by these; those behind moved by `shift`. */
  | ({
      readonly kind: 'change';
      readonly job: number;
      readonly base: number;
      readonly from: number;
      readonly to: number;
      readonly shift: number;
    } & PartBytes)
  /** The bytes are the very same as those of another job, whose papers serve. */
  | { readonly kind: 'copy'; readonly job: number; readonly ofJob: number }
  /** The abstracts of the part that came under the same job. */
  | { readonly kind: 'abstracts'; readonly job: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | {
      readonly kind: 'failed';
      readonly job: number;
      readonly code: Problem['code'];
      readonly reason: string;
    };

function isMessage(value: unknown): value is { readonly kind: unknown } {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

/** The request, if `value` is one; undefined for anything else. */
export function asReadingRequest(value: unknown): ReadingRequest | undefined {
  return isMessage(value) && (value.kind === 'read' || value.kind === 'forget')
    ? (value as ReadingRequest)
    : undefined;
}

const answerKinds: ReadonlySet<unknown> = new Set(['part', 'change', 'copy', 'abstracts', 'failed']);

/** The answer, if `value` is one; undefined for anything else. */
export function asReadingAnswer(value: unknown): ReadingAnswer | undefined {
  return isMessage(value) && answerKinds.has(value.kind) ? (value as ReadingAnswer) : undefined;
}

/** What was said beside a part, if `value` is that; undefined for anything else. */
export function asPartNotes(value: unknown): PartNotes | undefined {
  if (typeof value !== 'object' || value === null || !('problems' in value) || !('stamp' in value))
    return undefined;
  return Array.isArray(value.problems) ? (value as PartNotes) : undefined;
}
