import type { AbstractPage } from '../core/present/abstractPage';
import type { FromAbstractPage, PageAction, ToAbstractPage } from '../protocol/abstractPage';
import { element } from './elements';
import { textNodes } from './mathText';
import { t } from '../core/util/l10n';
import { takeAttribute } from '../protocol/translations';

const vscode = acquireVsCodeApi<{ readonly id?: string }>();

function post(message: FromAbstractPage): void {
  vscode.postMessage(message);
}

interface Button {
  readonly label: string;
  readonly title: string;
  readonly action: PageAction;
}

function buttonsOf({ canReveal }: AbstractPage): readonly Button[] {
  return [
    { label: t('Insert'), title: t('Cite this paper at the cursor of the last editor'), action: 'insert' },
    { label: t('Copy Key'), title: t('Copy the citation key'), action: 'copyKey' },
    { label: t('Copy BibTeX'), title: t('Copy the BibTeX entry'), action: 'copyBibtex' },
    ...(canReveal
      ? [
          {
            label: t('Show Entry'),
            title: t('Show the entry in its bibliography'),
            action: 'reveal' as const,
          },
        ]
      : []),
  ];
}

function actionButton({ label, title, action }: Button, id: string): HTMLElement {
  const onClick = (): void => post({ kind: 'action', action, id });
  return element('button', { className: action === 'insert' ? 'primary' : '', title, onClick }, label);
}

function linkButton({ kind, label }: AbstractPage['links'][number], id: string): HTMLElement {
  const onClick = (): void => post({ kind: 'openLink', link: kind, id });
  const names = { arxiv: t('Open on arXiv'), doi: t('Open DOI'), url: t('Open Page') } as const;
  return element('button', { title: label, onClick }, names[kind]);
}

function authorLine({ authors, authorsTruncated }: AbstractPage): HTMLElement[] {
  if (authors.length === 0) return [];
  const names = authors.map((author) => element('li', {}, author));
  if (authorsTruncated) names.push(element('li', { className: 'others' }, t('et al.')));
  return [element('ul', { className: 'authors', label: t('Authors') }, ...names)];
}

function factList(page: AbstractPage): HTMLElement {
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t('Date'), page.date],
    [t('Category'), page.category],
    [t('Venue'), page.venue],
    [t('Organizations'), page.organizations.join(', ')],
    [t('Code'), page.hasCode ? t('published') : ''],
    [t('Identifiers'), page.links.map(({ label }) => label).join(', ')],
    [t('Citation key'), page.key],
    [t('From'), page.source],
  ];
  const known = facts.filter(([, value]) => value !== undefined && value !== '');
  return element(
    'dl',
    {},
    ...known.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value ?? '')]),
  );
}

function section(title: string, ...content: readonly (Node | string)[]): HTMLElement {
  return element('section', {}, element('h2', {}, title), ...content);
}

function article(page: AbstractPage): HTMLElement {
  const abstract =
    page.abstract.length === 0
      ? [element('p', { className: 'missing' }, t('This paper has no abstract in its source.'))]
      : page.abstract.map((paragraph) => element('p', {}, ...textNodes(paragraph)));
  return element(
    'article',
    {},
    element('h1', {}, ...textNodes(page.title)),
    ...authorLine(page),
    element(
      'div',
      { className: 'buttons' },
      ...buttonsOf(page).map((button) => actionButton(button, page.id)),
      ...page.links.map((link) => linkButton(link, page.id)),
    ),
    ...page.doubts.map((doubt) => element('p', { className: 'doubt' }, doubt)),
    factList(page),
    section(t('Abstract'), ...abstract),
    section('BibTeX', element('pre', {}, element('code', {}, page.bibtex))),
  );
}

function show(message: ToAbstractPage): void {
  switch (message.kind) {
    case 'show':
      document.body.replaceChildren(element('main', {}, article(message.page)));
      // A paper that was only read again stays where the reader is.
      if (vscode.getState()?.id !== message.page.id) window.scrollTo(0, 0);
      vscode.setState({ id: message.page.id });
      break;
    case 'gone': {
      const text = t('This paper is no longer in the library. Choose another one in the Library view.');
      document.body.replaceChildren(element('main', {}, element('p', { className: 'missing' }, text)));
      break;
    }
  }
}

window.addEventListener('message', (event: MessageEvent<ToAbstractPage>) => show(event.data));
takeAttribute(document.body.dataset['translations']);
const id = vscode.getState()?.id;
post({ kind: 'ready', ...(id === undefined ? {} : { id }) });
