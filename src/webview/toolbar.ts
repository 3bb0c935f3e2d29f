import { t } from '../core/util/l10n';
import { button, element } from './elements';
import { post } from './host';

/** In percent, from the smallest to the largest. */
const zooms: readonly number[] = [70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300];

/** What stays above every paper: the way to its neighbours, and how the page is read. */
export class Toolbar {
  readonly element: HTMLElement;
  private readonly position = element('span', { className: 'position' });
  private readonly percent: HTMLButtonElement;
  private zoom = 100;

  constructor(private readonly shownId: () => string | undefined) {
    this.percent = button({ title: t('Set the size of the text back'), onClick: () => this.setZoom(100) });
    this.element = element(
      'nav',
      { className: 'toolbar', label: t('Page') },
      button(
        {
          title: t('Previous paper of the Library (Alt+Page Up)'),
          more: { 'aria-keyshortcuts': 'Alt+PageUp' },
          onClick: () => this.step(-1),
        },
        t('Previous'),
      ),
      button(
        {
          title: t('Next paper of the Library (Alt+Page Down)'),
          more: { 'aria-keyshortcuts': 'Alt+PageDown' },
          onClick: () => this.step(1),
        },
        t('Next'),
      ),
      this.position,
      element('span', { className: 'space' }),
      button(
        {
          className: 'zoom',
          title: t('Smaller text'),
          label: t('Smaller text'),
          onClick: () => this.stepZoom(-1),
        },
        '−',
      ),
      this.percent,
      button(
        {
          className: 'zoom',
          title: t('Larger text'),
          label: t('Larger text'),
          onClick: () => this.stepZoom(1),
        },
        '+',
      ),
      button({ title: t('Find in this page (Ctrl+F)'), onClick: () => post({ kind: 'find' }) }, t('Find')),
      button(
        { title: t('Save the page as a file that a browser prints'), onClick: () => this.print() },
        t('Print…'),
      ),
    );
    this.showZoom(100);
    document.addEventListener('keydown', (event) => this.press(event));
  }

  showPosition(number: number, count: number): void {
    this.position.textContent =
      number === 0 ? '' : t('{0} of {1}', number.toLocaleString('en'), count.toLocaleString('en'));
  }

  /** Draws the page at this size, as near as it can be chosen. */
  showZoom(percent: number): void {
    this.zoom = zooms.findLast((one) => one <= percent) ?? 100;
    this.percent.textContent = t('{0} %', this.zoom);
    this.percent.setAttribute('aria-label', t('Text size {0} %, set back to 100 %', this.zoom));
    document.body.style.setProperty('--zoom', String(this.zoom / 100));
  }

  private setZoom(percent: number): void {
    this.showZoom(percent);
    post({ kind: 'zoom', zoom: this.zoom });
  }

  private stepZoom(by: number): void {
    const at = zooms.indexOf(this.zoom);
    this.setZoom(zooms[Math.max(0, Math.min(at + by, zooms.length - 1))] ?? 100);
  }

  private step(by: -1 | 1): void {
    const id = this.shownId();
    if (id !== undefined) post({ kind: 'step', by, id });
  }

  private print(): void {
    const id = this.shownId();
    if (id !== undefined) post({ kind: 'print', id });
  }

  private press(event: KeyboardEvent): void {
    const run = this.commandOf(event);
    if (run === undefined) return;
    run();
    // The editor would make the whole window larger as well.
    event.preventDefault();
    event.stopPropagation();
  }

  private commandOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): (() => void) | undefined {
    if (altKey && !ctrlKey && key === 'PageDown') return () => this.step(1);
    if (altKey && !ctrlKey && key === 'PageUp') return () => this.step(-1);
    if (!(ctrlKey || metaKey) || altKey) return undefined;
    if (key === '+' || key === '=') return () => this.stepZoom(1);
    if (key === '-') return () => this.stepZoom(-1);
    return key === '0' ? () => this.setZoom(100) : undefined;
  }
}
