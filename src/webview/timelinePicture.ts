import type { Timeline, TimelinePart, TimelineSpan } from '../core/present/timeline';
import { inFigures, t } from '../core/util/l10n';
import { drawn, element } from './elements';
import { papersInWords, spanInWords } from './timelineWords';

/** Sizes in pixels. */
const HEIGHT = 300;
const TOP = 12;
const BOTTOM = 28;
const LEFT = 44;
const RIGHT = 8;
const NARROWEST = 14;
const WIDEST = 64;
/** A character of a label of years needs so much room. */
const CHARACTER = 10;
const SHORTEST_BAR = 2;

/** A part of the picture that can be pressed: all of a span of years, or one of its categories. */
interface Bar {
  readonly span: number;
  readonly category: number | undefined;
  readonly element: SVGElement;
}

/** The numbers beside the lines: at most five, round ones. */
function ticksUpTo(most: number): readonly number[] {
  const rough = Math.max(1, most / 4);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? 1;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, number) => number * step);
}

/** Bars of years, divided by category. One of them is reached by the Tab key, the others by the arrow keys. */
export class TimelinePicture {
  readonly element = element('div', { className: 'picture' });
  private timeline: Timeline | undefined;
  private bars: Bar[] = [];
  /** The bar that the Tab key comes to. */
  private current = 0;
  private marked: TimelinePart | undefined;
  private width = 0;

  constructor(private readonly ask: (part: TimelinePart) => void) {
    new ResizeObserver(() => {
      if (this.element.clientWidth !== this.width) this.draw();
    }).observe(this.element);
  }

  show(timeline: Timeline): void {
    this.timeline = timeline;
    this.current = 0;
    this.marked = undefined;
    this.draw();
  }

  /** Shows which part the library is narrowed down to. */
  mark(part: TimelinePart | undefined): void {
    this.marked = part;
    for (const bar of this.bars) this.press(bar);
  }

  private press({ span, category, element: bar }: Bar): void {
    const isChosen = this.marked?.span === span && this.marked.category === category;
    bar.setAttribute('aria-pressed', String(isChosen));
  }

  private draw(): void {
    const { timeline } = this;
    this.width = this.element.clientWidth;
    if (timeline === undefined || this.width === 0) return;
    const hadFocus = document.hasFocus() && this.element.contains(document.activeElement);
    const { spans } = timeline;
    const room = Math.max(this.width - LEFT - RIGHT, spans.length * NARROWEST);
    const column = Math.min(WIDEST, room / Math.max(1, spans.length));
    const most = Math.max(1, ...spans.map(({ count }) => count));
    const plot = HEIGHT - TOP - BOTTOM;
    const heightOf = (count: number): number => (count / most) * plot;
    const end = LEFT + Math.max(column * spans.length, Math.min(room, column * spans.length + WIDEST));
    this.bars = [];
    const picture = drawn(
      'svg',
      {
        width: end + RIGHT,
        height: HEIGHT,
        role: 'group',
        'aria-label': t(
          'Papers by year. The arrow keys move between the bars, Enter shows the papers of one in the Library.',
        ),
      },
      ...ticksUpTo(most).flatMap((tick) => {
        const y = HEIGHT - BOTTOM - heightOf(tick);
        return [
          drawn('line', { x1: LEFT, x2: end, y1: y, y2: y, class: 'grid', 'aria-hidden': 'true' }),
          drawn('text', { x: LEFT - 8, y: y + 4, class: 'tick', 'aria-hidden': 'true' }, inFigures(tick)),
        ];
      }),
      ...spans.flatMap((span, number) => this.column(span, number, { column, heightOf })),
    );
    this.element.replaceChildren(picture);
    this.current = Math.min(this.current, Math.max(0, this.bars.length - 1));
    this.bars[this.current]?.element.setAttribute('tabindex', '0');
    if (hadFocus) this.bars[this.current]?.element.focus();
  }

  private column(
    span: TimelineSpan,
    number: number,
    { column, heightOf }: { readonly column: number; readonly heightOf: (count: number) => number },
  ): SVGElement[] {
    const x = LEFT + number * column;
    const base = HEIGHT - BOTTOM;
    const words = spanInWords(span);
    const isLabelled = number % Math.max(1, Math.ceil((CHARACTER * words.length) / column)) === 0;
    const label = drawn(
      'text',
      { x: x + column / 2, y: HEIGHT - 8, class: 'year', 'aria-hidden': 'true' },
      isLabelled ? words : '',
    );
    const gap = span.isBehindGap
      ? [drawn('line', { x1: x, x2: x, y1: TOP, y2: base + 6, class: 'gap', 'aria-hidden': 'true' })]
      : [];
    if (span.count === 0) return [...gap, label];
    const whole = this.bar(number, undefined, `${words}: ${papersInWords(span.count)}`, {
      x,
      y: TOP,
      width: column,
      height: base - TOP + BOTTOM,
      class: 'column',
    });
    let top = base;
    const parts = span.counts.flatMap((count, category) => {
      if (count === 0) return [];
      const height = Math.max(SHORTEST_BAR, heightOf(count));
      top -= height;
      const name = this.timeline?.categories[category]?.name ?? '';
      const spoken = t('{0}, {1}: {2}', words, name, papersInWords(count));
      return this.bar(number, category, spoken, {
        x: x + column * 0.12,
        y: top,
        width: column * 0.76,
        height,
        class: `bar colour-${category}`,
      });
    });
    return [...gap, whole, ...parts, label];
  }

  private bar(
    span: number,
    category: number | undefined,
    spoken: string,
    attributes: Readonly<Record<string, string | number>>,
  ): SVGElement {
    const made = drawn(
      'rect',
      { ...attributes, role: 'button', tabindex: -1, 'aria-label': spoken, 'aria-pressed': 'false' },
      drawn('title', {}, spoken),
    );
    const bar = { span, category, element: made };
    const at = this.bars.push(bar) - 1;
    this.press(bar);
    const choose = (): void => {
      this.focus(at);
      this.ask({ span, category });
    };
    made.addEventListener('click', choose);
    made.addEventListener('keydown', (event) => {
      const next = this.nextOf(at, event.key);
      if (event.key === 'Enter' || event.key === ' ') choose();
      else if (next !== undefined) this.focus(next);
      else return;
      event.preventDefault();
    });
    return made;
  }

  private focus(at: number): void {
    this.bars[this.current]?.element.setAttribute('tabindex', '-1');
    this.current = at;
    const bar = this.bars[at]?.element;
    bar?.setAttribute('tabindex', '0');
    bar?.focus();
  }

  /** Where a key leads from a bar; undefined for a key that leads nowhere. */
  private nextOf(at: number, key: string): number | undefined {
    const here = this.bars[at];
    if (here === undefined) return undefined;
    const beside = (by: -1 | 1): number => {
      for (let next = at; ; next += by) {
        const bar = this.bars[next];
        if (bar === undefined) return at;
        if (bar.span !== here.span) return this.closest(bar.span, here.category);
      }
    };
    switch (key) {
      case 'ArrowRight':
        return beside(1);
      case 'ArrowLeft':
        return beside(-1);
      case 'ArrowUp':
        return this.bars[at + 1]?.span === here.span ? at + 1 : at;
      case 'ArrowDown':
        return this.bars[at - 1]?.span === here.span ? at - 1 : at;
      case 'Home':
        return 0;
      case 'End':
        return this.closest(this.bars.at(-1)?.span ?? 0, undefined);
      default:
        return undefined;
    }
  }

  /** The bar of the category in these years, or the whole of the years where there is none. */
  private closest(span: number, category: number | undefined): number {
    const same = this.bars.findIndex((bar) => bar.span === span && bar.category === category);
    return same === -1 ? this.bars.findIndex((bar) => bar.span === span) : same;
  }
}
