import type { Span } from '../model/span';

/**
 * A value in a JSON or YAML text, with its place there. Only words, lists and maps: a number or `true` is the text it is
 * written as, so that `"volume": 1e3` and `id: 007` stay what they are, and what is `null` is left out.
 */
export type DataNode = DataText | DataList | DataMap;

/** Words; the span is that of the words, inside the quotation marks. */
export interface DataText extends Span {
  readonly kind: 'text';
  readonly text: string;
}

/** `[…]`, or the lines of a YAML list. */
export interface DataList extends Span {
  readonly kind: 'list';
  readonly items: readonly DataNode[];
}

/** `{…}`, or the lines of a YAML map. A map and no object, since names come from a file: `__proto__` is one of them. */
export interface DataMap extends Span {
  readonly kind: 'map';
  readonly fields: ReadonlyMap<string, DataNode>;
}
