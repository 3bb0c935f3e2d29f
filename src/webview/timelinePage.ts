import './language';
import type { Timeline, TimelinePart } from '../core/present/timeline';
import { inFigures, t } from '../core/util/l10n';
import type { FromTimelinePage, ToTimelinePage } from '../protocol/timelinePage';
import { button, element } from './elements';
import { TimelinePicture } from './timelinePicture';
import { papersInWords, spanInWords } from './timelineWords';

const vscode = acquireVsCodeApi();

function post(message: FromTimelinePage): void {
  vscode.postMessage(message);
}

let shown: { readonly number: number; readonly timeline: Timeline } | undefined;

function ask(part: TimelinePart): void {
  if (shown !== undefined) post({ kind: 'filter', number: shown.number, ...part });
}

const picture = new TimelinePicture(ask);
const summary = element('p', { className: 'summary' });
const legend = element('ul', { className: 'legend', label: t('Categories') });
const table = element('div', { className: 'table' });
const filterText = element('span', { more: { role: 'status' } });
const clear = button({ onClick: () => post({ kind: 'clear' }) }, t('Show Everything'));
const main = element('main');

function summaryOf({ total, spans, undated }: Timeline): (Node | string)[] {
  const [first] = spans;
  const last = spans.at(-1);
  const years =
    first === undefined || last === undefined ? '' : spanInWords({ from: first.from, to: last.to });
  const text = [papersInWords(total), years].filter(Boolean).join(', ');
  if (undated === 0) return [text];
  const more = button(
    {
      className: 'link',
      title: t('Show them in the Library'),
      onClick: () => ask({ span: 'undated', category: undefined }),
    },
    undated === 1 ? t('1 paper without a year') : t('{0} papers without a year', inFigures(undated)),
  );
  return [`${text} · `, more];
}

function drawLegend({ categories }: Timeline): void {
  legend.replaceChildren(
    ...categories.map(({ name, count }, category) =>
      element(
        'li',
        {},
        button(
          {
            title: t('Show this category in the Library'),
            more: { 'aria-pressed': 'false', 'data-category': String(category) },
            onClick: () => ask({ span: undefined, category }),
          },
          element('span', { className: `swatch colour-${category}`, more: { 'aria-hidden': 'true' } }),
          element('span', { className: 'name' }, name),
          ' ',
          element('span', { className: 'number' }, inFigures(count)),
        ),
      ),
    ),
  );
}

function tableOf({ categories, spans }: Timeline): HTMLElement {
  const head = (text: string, scope: 'col' | 'row'): HTMLElement => element('th', { more: { scope } }, text);
  return element(
    'table',
    {},
    element('caption', {}, t('Papers by year and category')),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        head(t('Year'), 'col'),
        ...categories.map(({ name }) => head(name, 'col')),
        head(t('All'), 'col'),
      ),
    ),
    element(
      'tbody',
      {},
      ...spans
        .filter(({ count }) => count > 0)
        .map((span) =>
          element(
            'tr',
            {},
            head(spanInWords(span), 'row'),
            ...[...span.counts, span.count].map((count) => element('td', {}, inFigures(count))),
          ),
        ),
    ),
  );
}

function show(message: ToTimelinePage): void {
  switch (message.kind) {
    case 'show':
      shown = message;
      main.className = message.timeline.total === 0 ? 'empty' : '';
      summary.replaceChildren(...summaryOf(message.timeline));
      drawLegend(message.timeline);
      picture.show(message.timeline);
      table.replaceChildren(tableOf(message.timeline));
      break;
    case 'filtered': {
      const { query, part } = message;
      filterText.textContent =
        query === '' ? t('The Library shows everything.') : t('The Library shows: {0}', query);
      clear.disabled = query === '';
      picture.mark(part);
      for (const one of legend.querySelectorAll('button')) {
        const isChosen = part?.span === undefined && one.dataset['category'] === String(part?.category);
        one.setAttribute('aria-pressed', String(isChosen));
      }
    }
  }
}

main.append(
  element('h1', {}, t('Papers by Year and Category')),
  summary,
  element('p', { className: 'filter' }, filterText, ' ', clear),
  legend,
  picture.element,
  element(
    'p',
    { className: 'hint' },
    t('Press a bar to see its papers in the Library. The arrow keys move between the bars.'),
  ),
  element('details', {}, element('summary', {}, t('As a table')), table),
);
document.body.replaceChildren(main);
window.addEventListener('message', (event: MessageEvent<ToTimelinePage>) => show(event.data));
vscode.setState({});
post({ kind: 'ready' });
