import * as valibot from 'valibot';
import type { Block } from '../core/format/referenceText';
import type { AbstractPage } from '../core/present/abstractPage';
import { facets } from '../core/present/facets';

/** A style that references can be shown in. */
export interface StyleChoice {
  readonly id: string;
  readonly title: string;
}

/** A place where the workspace cites a paper: `before` and `behind` are the sentence around the citation. */
export interface CitedPlace {
  /** `chapters/intro.tex:12`. */
  readonly place: string;
  readonly before: string;
  readonly citation: string;
  readonly behind: string;
}

/** A paper that has to do with the one that is shown. */
export interface RelatedPaper {
  readonly title: string;
  readonly authors: string;
  readonly year: string;
  /** What both are about, in words. */
  readonly reason: string;
}

/** From the host to the abstract page. What is not about the paper that is shown is not meant for it any more. */
export type ToAbstractPage =
  | { readonly kind: 'show'; readonly page: AbstractPage }
  /** The paper that was shown is no longer in the library. */
  | { readonly kind: 'gone' }
  /** How the user wants the page; `zoom` is in percent. */
  | {
      readonly kind: 'preferences';
      readonly zoom: number;
      readonly style: string;
      readonly styles: readonly StyleChoice[];
    }
  /** Which paper of the Library view it is, from 1; 0 if the view does not show it. */
  | { readonly kind: 'position'; readonly id: string; readonly number: number; readonly count: number }
  /** No blocks where the style prints nothing. */
  | { readonly kind: 'reference'; readonly id: string; readonly blocks: readonly Block[] }
  | { readonly kind: 'noReference'; readonly id: string; readonly reason: string }
  /** The first of `count` places. */
  | {
      readonly kind: 'cited';
      readonly id: string;
      readonly places: readonly CitedPlace[];
      readonly count: number;
    }
  | { readonly kind: 'related'; readonly id: string; readonly papers: readonly RelatedPaper[] };

const action = valibot.picklist(['insert', 'copyKey', 'copyBibtex', 'copyAs', 'reveal']);
const link = valibot.picklist(['arxiv', 'doi', 'url']);
const number = valibot.pipe(valibot.number(), valibot.safeInteger(), valibot.minValue(0));
const id = valibot.string();

const fromAbstractPage = valibot.variant('kind', [
  /** The page is there; `id` is the paper it showed before a reload. */
  valibot.object({ kind: valibot.literal('ready'), id: valibot.optional(id) }),
  valibot.object({ kind: valibot.literal('action'), action, id }),
  /** Pages are named by their kind; an address never comes from the page. */
  valibot.object({ kind: valibot.literal('openLink'), link, id }),
  /** Narrows the library down to what is like the paper: to its second author. */
  valibot.object({ kind: valibot.literal('filter'), facet: valibot.picklist(facets), number, id }),
  valibot.object({ kind: valibot.literal('step'), by: valibot.picklist([-1, 1]), id }),
  valibot.object({ kind: valibot.literal('style'), style: valibot.string() }),
  valibot.object({ kind: valibot.literal('zoom'), zoom: number }),
  /** The numbers are those of the lists that the page was sent, from 0. */
  valibot.object({ kind: valibot.literal('openCited'), number, id }),
  valibot.object({ kind: valibot.literal('openRelated'), number, id }),
  valibot.object({ kind: valibot.literal('copyReference'), id }),
  valibot.object({ kind: valibot.literal('print'), id }),
  valibot.object({ kind: valibot.literal('find') }),
]);

/** From the abstract page to the host. */
export type FromAbstractPage = valibot.InferOutput<typeof fromAbstractPage>;

/** What a button of the page asks for. */
export type PageAction = valibot.InferOutput<typeof action>;

/** The message, if `value` is one; undefined for anything else. */
export function asFromAbstractPage(value: unknown): FromAbstractPage | undefined {
  const result = valibot.safeParse(fromAbstractPage, value);
  return result.success ? result.output : undefined;
}
