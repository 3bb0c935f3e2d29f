import type { Block, Run } from '../core/format/referenceText';
import type { BibtexToken } from '../core/present/bibtexTokens';
import { mathSegments } from '../core/text/mathSegments';
import { t } from '../core/util/l10n';
import type { CitedPlace, RelatedPaper, StyleChoice } from '../protocol/abstractPage';
import { button, element } from './elements';
import { post } from './host';
import { textNodes } from './mathText';
import { missing, section } from './pageParts';

/** Parts of the page that are there from the start and filled when the host has worked them out. */

function runElement({ kind, text, style }: Run): HTMLElement {
  const { italic, bold, smallCaps, underline, script } = style;
  const names = [italic && 'italic', bold && 'bold', smallCaps && 'small-caps', underline && 'underline'];
  const name = script === undefined ? 'span' : script === 'raised' ? 'sup' : 'sub';
  const content = kind === 'math' ? textNodes(mathSegments(text)) : [text];
  return element(name, { className: names.filter(Boolean).join(' ') }, ...content);
}

/** The reference of the paper, with a choice of the style. */
export class ReferencePart {
  readonly element: HTMLElement;
  private readonly text = element('div', { className: 'reference', more: { dir: 'auto' } });
  private readonly styles = element('select', { more: { id: 'style' } });

  constructor(id: string) {
    this.styles.addEventListener('change', () => post({ kind: 'style', style: this.styles.value }));
    this.say(t('The reference is being formatted…'));
    this.element = section(
      'formatted',
      t('Reference'),
      element(
        'p',
        { className: 'choice' },
        element('label', { more: { for: 'style' } }, t('Style')),
        this.styles,
      ),
      this.text,
      element(
        'div',
        { className: 'buttons' },
        button(
          { title: t('Copy the reference as text'), onClick: () => post({ kind: 'copyReference', id }) },
          t('Copy Reference'),
        ),
      ),
    );
  }

  offer(styles: readonly StyleChoice[], chosen: string): void {
    this.styles.replaceChildren(
      ...styles.map(({ id, title }) => element('option', { more: { value: id } }, title)),
    );
    this.styles.value = chosen;
  }

  say(text: string): void {
    this.text.replaceChildren(missing(text));
  }

  show(blocks: readonly Block[]): void {
    if (blocks.length === 0) {
      this.say(t('This style prints nothing for the paper. Choose another style.'));
      return;
    }
    const parts = blocks.map(({ kind, runs }) =>
      element('div', { className: `block-${kind}` }, ...runs.map(runElement)),
    );
    this.text.replaceChildren(...parts);
  }
}

/** The entry of the paper, in colours. */
export class BibtexPart {
  readonly element: HTMLElement;
  private readonly code = element('code', {}, t('The entry is being read…'));

  constructor(id: string) {
    this.element = section(
      'bibtex',
      t('BibTeX'),
      element('pre', { label: t('BibTeX entry'), more: { role: 'region', tabindex: '0' } }, this.code),
      element(
        'div',
        { className: 'buttons' },
        button(
          {
            title: t('Copy the BibTeX entry'),
            onClick: () => post({ kind: 'action', action: 'copyBibtex', id }),
          },
          t('Copy BibTeX'),
        ),
      ),
    );
  }

  show(tokens: readonly BibtexToken[]): void {
    this.code.replaceChildren(
      ...tokens.map(({ kind, text }) =>
        kind === 'plain' ? text : element('span', { className: `token-${kind}` }, text),
      ),
    );
  }
}

function citedItem({ place, before, citation, behind }: CitedPlace, number: number, id: string): HTMLElement {
  return element(
    'li',
    {},
    button(
      {
        className: 'row',
        title: t('Go to {0}', place),
        onClick: () => post({ kind: 'openCited', number, id }),
      },
      element(
        'span',
        { className: 'sentence', more: { dir: 'auto' } },
        before,
        element('mark', {}, citation),
        behind,
      ),
      ' ',
      element('span', { className: 'place' }, place),
    ),
  );
}

/** Says how often the workspace cites the paper. */
export function citedInWords(count: number): string {
  if (count === 0) return t('Nothing in this workspace cites this paper.');
  return count === 1
    ? t('Cited once in this workspace.')
    : t('Cited {0} times in this workspace.', count.toLocaleString('en'));
}

/** Where the workspace cites the paper. */
export function citedSection(places?: readonly CitedPlace[], count = 0, id = ''): HTMLElement {
  const title = t('Cited in This Workspace');
  if (places === undefined) return section('cited', title, missing(t('The documents are being searched…')));
  if (places.length === 0) return section('cited', title, missing(citedInWords(0)));
  const rest = count - places.length;
  return section(
    'cited',
    title,
    element('p', { className: 'count' }, citedInWords(count)),
    element('ol', { className: 'rows' }, ...places.map((one, number) => citedItem(one, number, id))),
    ...(rest > 0 ? [missing(t('{0} more are not shown.', rest.toLocaleString('en')))] : []),
  );
}

/** What else the library has about it. */
export function relatedSection(papers: readonly RelatedPaper[], id: string): HTMLElement {
  const rows = papers.map(({ title, authors, year, reason }, number) =>
    element(
      'li',
      {},
      button(
        {
          className: 'row',
          title: t('Show the abstract of this paper'),
          onClick: () => post({ kind: 'openRelated', number, id }),
        },
        element(
          'span',
          { className: 'related-title', more: { dir: 'auto' } },
          ...textNodes(mathSegments(title)),
        ),
        ' ',
        element('span', { className: 'byline' }, [authors, year].filter(Boolean).join(' · ')),
        ' ',
        element('span', { className: 'reason' }, reason),
      ),
    ),
  );
  return section('related', t('Related Papers'), element('ol', { className: 'rows' }, ...rows));
}
