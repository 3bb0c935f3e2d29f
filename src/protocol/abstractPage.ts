import type { Block } from '../core/format/referenceText';
import type { AbstractPage } from '../core/present/abstractPage';
import type { BibtexToken } from '../core/present/bibtexTokens';
import { facets } from '../core/present/facets';
import { type MessageOf, count, messageReader, oneOf, orNothing, text } from './messageShapes';

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
  /** The entry of the paper as its source has it, or as it would be written. */
  | { readonly kind: 'bibtex'; readonly id: string; readonly tokens: readonly BibtexToken[] }
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

const actions = ['insert', 'copyKey', 'copyBibtex', 'copyAs', 'reveal'] as const;

/** What a button of the page asks for. */
export type PageAction = (typeof actions)[number];

const shapes = {
  /** The page is there; `id` is the paper it showed before a reload. */
  ready: { id: orNothing(text) },
  action: { action: oneOf(actions), id: text },
  /** Pages are named by their kind; an address never comes from the page. */
  openLink: { link: oneOf(['arxiv', 'doi', 'url']), id: text },
  /** Narrows the library down to what is like the paper: to its second author. */
  filter: { facet: oneOf(facets), number: count, id: text },
  step: { by: oneOf([-1, 1]), id: text },
  style: { style: text },
  zoom: { zoom: count },
  /** The numbers are those of the lists that the page was sent, from 0. */
  openCited: { number: count, id: text },
  openRelated: { number: count, id: text },
  copyReference: { id: text },
  print: { id: text },
  find: {},
} as const;

/** From the abstract page to the host. */
export type FromAbstractPage = MessageOf<typeof shapes>;

/** The message, if `value` is one; undefined for anything else. */
export const asFromAbstractPage = messageReader(shapes);
