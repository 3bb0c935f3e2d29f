import type { Timeline, TimelinePart } from '../core/present/timeline';
import { type MessageOf, count, either, messageReader, oneOf, orNothing } from './messageShapes';

/** From the host to the timeline page. */
export type ToTimelinePage =
  /** `number` names the timeline: questions about an earlier one are not answered. */
  | { readonly kind: 'show'; readonly number: number; readonly timeline: Timeline }
  /** What the library is narrowed down to, and whether that is a part of the timeline. */
  | { readonly kind: 'filtered'; readonly query: string; readonly part?: TimelinePart };

const shapes = {
  ready: {},
  /** The parts are named by their places in the timeline that the page was sent. */
  filter: { number: count, span: orNothing(either(count, oneOf(['undated']))), category: orNothing(count) },
  clear: {},
} as const;

/** From the timeline page to the host. */
export type FromTimelinePage = MessageOf<typeof shapes>;

/** The message, if `value` is one; undefined for anything else. */
export const asFromTimelinePage = messageReader(shapes);
