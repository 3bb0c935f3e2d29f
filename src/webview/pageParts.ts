import type { AbstractPage } from '../core/present/abstractPage';
import type { Facet } from '../core/present/facets';
import { t } from '../core/util/l10n';
import type { PageAction } from '../protocol/abstractPage';
import { button, element } from './elements';
import { post } from './host';
import { textNodes } from './mathText';

/** A part of the page under a heading that names it. */
export function section(name: string, title: string, ...content: readonly (Node | string)[]): HTMLElement {
  const heading = `${name}-heading`;
  return element(
    'section',
    { className: name, more: { 'aria-labelledby': heading } },
    element('h2', { more: { id: heading } }, title),
    ...content,
  );
}

/** What is said where something is not known. */
export function missing(text: string): HTMLElement {
  return element('p', { className: 'missing' }, text);
}

/** A name that narrows the library down when it is pressed. */
function facetButton(id: string, facet: Facet, number: number, className: string, text: string): HTMLElement {
  return button(
    {
      className,
      title: t('Show all papers like this in the Library: {0}', text),
      onClick: () => post({ kind: 'filter', facet, number, id }),
    },
    text,
  );
}

function facetList(
  label: string,
  className: string,
  names: readonly (readonly [facet: Facet, number: number, text: string])[],
  id: string,
  ...more: readonly HTMLElement[]
): HTMLElement[] {
  const items = names.map(([facet, number, text]) =>
    element('li', {}, facetButton(id, facet, number, className === 'authors' ? 'link' : 'badge', text)),
  );
  if (items.length + more.length === 0) return [];
  return [element('ul', { className, label }, ...items, ...more)];
}

function authorList({ id, authors, authorsTruncated }: AbstractPage): HTMLElement[] {
  if (authors.length === 0) return [missing(t('No authors are known.'))];
  const others = authorsTruncated ? [element('li', { className: 'others' }, t('et al.'))] : [];
  const names = authors.map((name, number) => ['author', number, name] as const);
  return facetList(t('Authors'), 'authors', names, id, ...others);
}

function badges(page: AbstractPage): HTMLElement[] {
  const { id, date, hasYear, category, hasCode } = page;
  const dateText = date === '' ? t('No date') : date;
  const plain = (text: string): HTMLElement =>
    element('li', {}, element('span', { className: 'badge' }, text));
  return [
    element(
      'ul',
      { className: 'badges', label: t('Date and category') },
      hasYear ? element('li', {}, facetButton(id, 'year', 0, 'badge', dateText)) : plain(dateText),
      ...(category === '' ? [] : [element('li', {}, facetButton(id, 'category', 0, 'badge', category))]),
      ...(hasCode ? [plain(t('Code published'))] : []),
    ),
    ...facetList(
      t('Organisations'),
      'badges',
      page.organizations.map((name, number) => ['organization', number, name] as const),
      id,
    ),
  ];
}

function actions({ id, canReveal, links }: AbstractPage): HTMLElement {
  const texts: Readonly<Record<PageAction, readonly [label: string, title: string]>> = {
    insert: [t('Insert'), t('Cite this paper at the cursor of the last editor')],
    copyKey: [t('Copy Key'), t('Copy the citation key')],
    copyAs: [t('Copy as…'), t('Copy the paper in a format that you choose')],
    copyBibtex: [t('Copy BibTeX'), t('Copy the BibTeX entry')],
    reveal: [t('Show Entry'), t('Show the entry in its bibliography')],
  };
  const actionButton = (action: PageAction): HTMLElement => {
    const [label, title] = texts[action];
    return button(
      {
        className: action === 'insert' ? 'primary' : '',
        title,
        onClick: () => post({ kind: 'action', action, id }),
      },
      label,
    );
  };
  const pages = { arxiv: t('Open on arXiv'), doi: t('Open DOI'), url: t('Open Page') } as const;
  return element(
    'div',
    { className: 'buttons', label: t('Actions'), more: { role: 'group' } },
    ...(['insert', 'copyKey', 'copyAs'] as const).map(actionButton),
    ...(canReveal ? [actionButton('reveal')] : []),
    ...links.map(({ kind, label }) =>
      button({ title: label, onClick: () => post({ kind: 'openLink', link: kind, id }) }, pages[kind]),
    ),
  );
}

function facts(page: AbstractPage): HTMLElement {
  const { id, venue } = page;
  const known: readonly (readonly [string, HTMLElement | string])[] = [
    [t('Venue'), venue === undefined ? '' : facetButton(id, 'venue', 0, 'link', venue)],
    [t('Identifiers'), page.links.map(({ label }) => label).join(', ')],
    [t('Citation key'), page.key === '' ? '' : element('code', {}, page.key)],
    [t('From'), page.source],
  ];
  const keywords = page.keywords.map((name, number) => ['keyword', number, name] as const);
  const list = facetList(t('Keywords'), 'badges', keywords, id);
  const rows = [...known, ...list.map((one) => [t('Keywords'), one] as const)];
  return element(
    'dl',
    {},
    ...rows
      .filter(([, value]) => value !== '')
      .flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
  );
}

/** What is known of the paper at a glance, and what can be done with it. */
export function paperHeader(page: AbstractPage): HTMLElement {
  const title = page.title.length === 0 ? [t('A paper without a title')] : textNodes(page.title);
  return element(
    'header',
    {},
    element('h1', { more: { dir: 'auto', tabindex: '-1' } }, ...title),
    ...authorList(page),
    ...badges(page),
    actions(page),
    ...page.doubts.map((doubt) => element('p', { className: 'doubt' }, doubt)),
    facts(page),
  );
}

export function abstractSection({ abstract }: AbstractPage): HTMLElement {
  const paragraphs =
    abstract.length === 0
      ? [missing(t('This paper has no abstract in its source.'))]
      : abstract.map((paragraph) => element('p', { more: { dir: 'auto' } }, ...textNodes(paragraph)));
  return section('abstract', t('Abstract'), ...paragraphs);
}
