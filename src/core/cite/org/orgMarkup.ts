import { type CitationStyle, addToList, insertion } from '../citationStyle';
import { markupInStyles } from '../styledMarkup';
import type { CitationGroup, Markup, TextEdit } from '../markup';
import { scanOrg } from './scan';
import { t } from '../../util/l10n';

function isOrgKey(key: string): boolean {
  return /^[-.:?!`'/*@+|(){}<>&_^$#%~\p{L}\p{N}\p{M}]+$/u.test(key);
}

function isLinkKey(key: string): boolean {
  return key !== '' && !/[\s,;[\](){}<>"&]/u.test(key) && !/[.:!?'`*/_=~]$/u.test(key);
}

/** Adds items that each begin with a sign, `@` or `&`, behind the last key and its suffix. */
function addSigned(
  text: string,
  { keyLists, citations, span }: CitationGroup,
  items: readonly string[],
): TextEdit {
  const end = keyLists.at(-1)?.end ?? span.end;
  // Only the sign is there: the first key completes it.
  return citations.length === 0
    ? insertion(end, items.join('; ').slice(1))
    : insertion(end, `;${text[end - 1] === ';' ? '' : ' '}${items.join('; ')}`);
}

/** `[cite:@a; @b]`. */
export const citationStyle: CitationStyle = {
  has: (command) => command.startsWith('[cite'),
  openings: ['@'],
  closings: ';]\n',
  separators: '',
  ends: ',;]',
  // A comma begins the suffix: `[cite:@doe99, p. 3]`.
  stops: ',',
  written: (key) => (isOrgKey(key) ? key : undefined),
  cite: (keys, command = '[cite:]') => `${command.slice(0, -1)}${keys.map((key) => `@${key}`).join('; ')}]`,
  add: (text, group, keys) =>
    addSigned(
      text,
      group,
      keys.map((key) => `@${key}`),
    ),
};

/** `citep:a,b` of org-ref 2. */
const linkStyle: CitationStyle = {
  has: (command) => command.endsWith(':'),
  openings: ['cite', 'Cite', 'bibentry'],
  closings: ']\n',
  separators: ',',
  ends: ',;[](){}<>"',
  stops: '',
  written: (key) => (isLinkKey(key) ? key : undefined),
  cite: (keys, command = 'cite:') => `${command}${keys.join(',')}`,
  add: (text, group, keys) => addToList(text, group, keys, ','),
};

/** `citep:&a;&b` of org-ref 3, in double brackets where there are notes. */
const signedLinkStyle: CitationStyle = {
  ...linkStyle,
  has: (command) => command.endsWith(':&'),
  openings: ['&'],
  closings: ';]\n',
  separators: '',
  stops: ',',
  cite: (keys, command = 'cite:&') => `${command}${keys.join(';&')}`,
  add: (_text, { keyLists, span }, keys) =>
    insertion(keyLists.at(-1)?.end ?? span.end, `;&${keys.join(';&')}`),
};

/** Org: its own citations and the links of org-ref. */
export const orgMarkup: Markup = markupInStyles({
  id: 'org',
  triggerCharacters: ['@', ':', ',', '&', ' '],
  scan: scanOrg,
  styles: [citationStyle, linkStyle, signedLinkStyle],
  refusal: { name: 'Org', because: () => t('it has white space or one of , ; [ ] "') },
});
