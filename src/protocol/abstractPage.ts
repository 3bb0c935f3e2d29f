import * as valibot from 'valibot';
import type { AbstractPage } from '../core/present/abstractPage';

/** From the host to the abstract page. */
export type ToAbstractPage =
  | { readonly kind: 'show'; readonly page: AbstractPage }
  /** The paper that was shown is no longer in the library. */
  | { readonly kind: 'gone' };

const action = valibot.picklist(['insert', 'copyKey', 'copyBibtex', 'reveal']);
const link = valibot.picklist(['arxiv', 'doi', 'url']);

const fromAbstractPage = valibot.variant('kind', [
  /** The page is there; `id` is the paper it showed before a reload. */
  valibot.object({ kind: valibot.literal('ready'), id: valibot.optional(valibot.string()) }),
  valibot.object({ kind: valibot.literal('action'), action, id: valibot.string() }),
  /** Pages are named by their kind; an address never comes from the page. */
  valibot.object({ kind: valibot.literal('openLink'), link, id: valibot.string() }),
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
