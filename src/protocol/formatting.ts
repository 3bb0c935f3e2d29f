import type { Locale } from '../core/format/citationProcessor';
import type { FormattableItem } from '../core/format/cleanItem';
import type { FormattingFault } from '../core/format/formatReferences';
import type { Output, FormattedReference } from '../core/format/references';

/** Asks for the list of references of some works: `FormattingTask` in a message. */
export interface FormattingRequest {
  readonly kind: 'format';
  /** Names the request and its answer. */
  readonly job: number;
  readonly items: readonly FormattableItem[];
  readonly style: string;
  readonly locales: readonly Locale[];
  readonly language: string | undefined;
  readonly output: Output;
}

/** From the formatting worker to whoever started it: one for each request, in their order. */
export type FormattingAnswer =
  | { readonly kind: 'formatted'; readonly job: number; readonly references: readonly FormattedReference[] }
  | {
      readonly kind: 'failed';
      readonly job: number;
      readonly code: FormattingFault;
      readonly reason: string;
    };

/**
 * How long the worker may take for a request, in milliseconds. Whoever started it ends it then: the processor cannot be
 * interrupted, and a style or a bibliography may be made to keep it busy. A long style takes a second or two to be
 * understood, a work a few milliseconds, and works by the same authors more.
 */
export function formattingTime(items: number): number {
  return 20_000 + 50 * items;
}

function isMessage(value: unknown): value is { readonly kind: unknown } {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

/** The request, if `value` is one; undefined for anything else. */
export function asFormattingRequest(value: unknown): FormattingRequest | undefined {
  return isMessage(value) && value.kind === 'format' ? (value as FormattingRequest) : undefined;
}

/** The answer, if `value` is one; undefined for anything else. */
export function asFormattingAnswer(value: unknown): FormattingAnswer | undefined {
  return isMessage(value) && (value.kind === 'formatted' || value.kind === 'failed')
    ? (value as FormattingAnswer)
    : undefined;
}
