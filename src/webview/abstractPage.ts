import './language';
import type { AbstractPage } from '../core/present/abstractPage';
import { t } from '../core/util/l10n';
import type { StyleChoice, ToAbstractPage } from '../protocol/abstractPage';
import { element } from './elements';
import { post, remember, remembered } from './host';
import { BibtexPart, ReferencePart, citedInWords, citedSection, relatedSection } from './lateParts';
import { abstractSection, missing, paperHeader } from './pageParts';
import { Toolbar } from './toolbar';

/** The paper on the page, with the parts of it that are filled later. */
interface Shown {
  readonly id: string;
  readonly reference: ReferencePart;
  cited: HTMLElement;
  readonly related: HTMLElement;
  readonly bibtex: BibtexPart;
}

let shown: Shown | undefined;
let styles: { readonly offered: readonly StyleChoice[]; readonly chosen: string } = {
  offered: [],
  chosen: '',
};

const toolbar = new Toolbar(() => shown?.id);
const main = element('main');
/** What a screen reader says when it comes. */
const status = element('div', { className: 'spoken', more: { role: 'status', 'aria-live': 'polite' } });

/** Changes the page, after which the focus is where it was: on what has its place now. */
function keepingFocus(change: () => void): void {
  const stops = (): HTMLElement[] => [...main.querySelectorAll<HTMLElement>('button, select, pre')];
  // A page behind an editor or a list remembers a stop as well, and would take the focus from them.
  const at = document.hasFocus() ? stops().findIndex((stop) => stop === document.activeElement) : -1;
  change();
  if (at !== -1)
    stops()
      .at(Math.min(at, stops().length - 1))
      ?.focus({ preventScroll: true });
}

function newParts(id: string): Shown {
  return {
    id,
    reference: new ReferencePart(id),
    cited: citedSection(),
    related: element('div', { className: 'slot' }),
    bibtex: new BibtexPart(id),
  };
}

function draw(page: AbstractPage): void {
  const before = shown;
  // A paper that was only read again keeps what was found for it, until there is something newer.
  const isSame = before?.id === page.id;
  const current = isSame ? before : newParts(page.id);
  shown = current;
  const { reference, cited, related, bibtex } = current;
  reference.offer(styles.offered, styles.chosen);
  const parts = [abstractSection(page), reference.element, cited, related, bibtex.element];
  keepingFocus(() => main.replaceChildren(element('article', {}, paperHeader(page), ...parts)));
  document.title = main.querySelector('h1')?.textContent ?? '';
  if (isSame) return;
  const { id, scroll = 0 } = remembered();
  window.scrollTo(0, id === page.id ? scroll : 0);
  if (before !== undefined) status.textContent = document.title;
  remember({ id: page.id, scroll: window.scrollY });
}

function show(message: ToAbstractPage): void {
  switch (message.kind) {
    case 'show':
      draw(message.page);
      return;
    case 'gone':
      shown = undefined;
      main.replaceChildren(
        element('h1', {}, t('No longer there')),
        missing(t('This paper is no longer in the library. Choose another one in the Library view.')),
      );
      return;
    case 'preferences':
      styles = { offered: message.styles, chosen: message.style };
      toolbar.showZoom(message.zoom);
      shown?.reference.offer(message.styles, message.style);
      return;
    default:
      if (shown?.id === message.id) fill(shown, message);
  }
}

/** Puts in its place what was found for the paper. */
function fill(paper: Shown, message: Extract<ToAbstractPage, { readonly id: string }>): void {
  switch (message.kind) {
    case 'position':
      toolbar.showPosition(message.number, message.count);
      return;
    case 'bibtex':
      paper.bibtex.show(message.tokens);
      return;
    case 'reference':
      paper.reference.show(message.blocks);
      return;
    case 'noReference':
      paper.reference.say(message.reason);
      return;
    case 'cited': {
      const cited = citedSection(message.places, message.count, paper.id);
      keepingFocus(() => paper.cited.replaceWith(cited));
      paper.cited = cited;
      if (message.count > 0) status.textContent = citedInWords(message.count);
      return;
    }
    case 'related':
      keepingFocus(() =>
        paper.related.replaceChildren(
          ...(message.papers.length === 0 ? [] : [relatedSection(message.papers, paper.id)]),
        ),
      );
  }
}

document.body.replaceChildren(toolbar.element, main, status);
window.addEventListener('message', (event: MessageEvent<ToAbstractPage>) => show(event.data));
let pause: ReturnType<typeof setTimeout> | undefined;
window.addEventListener('scroll', () => {
  clearTimeout(pause);
  pause = setTimeout(() => {
    if (shown !== undefined) remember({ id: shown.id, scroll: window.scrollY });
  }, 200);
});
post({ kind: 'ready', id: remembered().id });
