import type { Timeline, TimelinePart } from '../core/present/timeline';
import { type Check, type MessageOf, isCount, isOneOf, messageReader } from './messageShapes';

/** From the host to the timeline page. */
export type ToTimelinePage =
  /** `number` names the timeline: questions about an earlier one are not answered. */
  | { readonly kind: 'show'; readonly number: number; readonly timeline: Timeline }
  /** What the library is narrowed down to, and whether that is a part of the timeline. */
  | { readonly kind: 'filtered'; readonly query: string; readonly part?: TimelinePart };

const isCountOrNothing: Check<number | undefined> = (value): value is number | undefined =>
  value === undefined || isCount(value);
const isUndated = isOneOf(['undated']);
const isSpan: Check<TimelinePart['span']> = (value): value is TimelinePart['span'] =>
  isCountOrNothing(value) || isUndated(value);

const shapes = {
  ready: {},
  /** The parts are named by their places in the timeline that the page was sent. */
  filter: { number: isCount, span: isSpan, category: isCountOrNothing },
  clear: {},
} as const;

/** From the timeline page to the host. */
export type FromTimelinePage = MessageOf<typeof shapes>;

/** The message, if `value` is one; undefined for anything else. */
export const asFromTimelinePage = messageReader(shapes);
