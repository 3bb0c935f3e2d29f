import assert from 'node:assert/strict';
import type { OpenPage } from './openPage';
import { barePage, fullPage, fullTimeline, smallTimeline } from './states';

/** Something that holds of a page: its name is a fact. */
export interface PageFact {
  readonly name: string;
  readonly page: string;
  /** What the page remembered before. */
  readonly state?: object;
  readonly run: (open: OpenPage) => Promise<void>;
}

/** The names of what the Tab key comes to, in order. */
async function tabStops({ page }: OpenPage): Promise<readonly string[]> {
  const stops: string[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const { activeElement } = document;
      if (activeElement === null || activeElement === document.body) return '';
      const label = activeElement.getAttribute('aria-label') ?? activeElement.textContent ?? '';
      return activeElement.localName === 'select' ? 'Style' : label;
    });
    if (name === '' || stops.length > 60) return stops;
    stops.push(name);
  }
}

async function lastPosted(open: OpenPage): Promise<unknown> {
  return (await open.posted()).at(-1);
}

const id = 'file:///w/refs.bib#xu2015show';

/** What holds of the abstract page. */
export const abstractFacts: readonly PageFact[] = [
  {
    name: 'everything on the page is reached by the Tab key, and says what it is',
    page: 'abstractPage',
    run: async (open) => {
      await open.send(fullPage());
      const stops = await tabStops(open);
      for (const stop of [
        'Previous',
        'Next',
        'Larger text',
        'Kelvin Xu',
        '10 February 2015',
        'Machine Learning (cs.LG)',
        'University of Toronto',
        'Insert',
        'Copy as…',
        'Open DOI',
        'attention',
        'Style',
        'Copy Reference',
        'As in \\cite{xu2015show}, we look. paper.tex:12',
        'BibTeX entry',
      ])
        assert.ok(stops.includes(stop), `${stop} is not among ${stops.join(' | ')}`);
      const buttons = await open.page.locator('button, select, [tabindex="0"]').count();
      // The browser also stops at what can be scrolled.
      assert.ok(stops.length >= buttons);
    },
  },
  {
    name: 'keys lead to the next paper and make the text larger',
    page: 'abstractPage',
    run: async (open) => {
      await open.send(fullPage());
      await open.page.keyboard.press('Alt+PageDown');
      assert.deepEqual(await lastPosted(open), { kind: 'step', by: 1, id });
      await open.page.keyboard.press('Alt+PageUp');
      assert.deepEqual(await lastPosted(open), { kind: 'step', by: -1, id });
      const size = async (): Promise<number> =>
        open.page.evaluate(() =>
          Number.parseFloat(getComputedStyle(document.querySelector('main') ?? document.body).fontSize),
        );
      const before = await size();
      await open.page.keyboard.press('Control+=');
      assert.deepEqual(await lastPosted(open), { kind: 'zoom', zoom: 110 });
      assert.ok((await size()) > before);
      await open.page.keyboard.press('Control+0');
      assert.equal(await size(), before);
    },
  },
  {
    name: 'the focus stays where it is when another paper comes, which is told',
    page: 'abstractPage',
    run: async (open) => {
      await open.send(fullPage());
      await open.page.getByRole('button', { name: 'Next' }).focus();
      await open.send(barePage());
      assert.equal(await open.page.evaluate(() => document.activeElement?.textContent), 'Next');
      assert.match((await open.page.getByRole('status').textContent()) ?? '', /A paper without a title/u);
    },
  },
  {
    name: 'a paper of which nothing is known says so',
    page: 'abstractPage',
    run: async (open) => {
      await open.send(barePage());
      const text = await open.page.locator('main').innerText();
      for (const expected of [
        'A paper without a title',
        'No authors are known.',
        'No date',
        'This paper has no abstract in its source.',
        'Nothing in this workspace cites this paper.',
        'house.csl cannot be read',
      ])
        assert.ok(text.includes(expected), `${expected} is not in:\n${text}`);
    },
  },
  {
    name: 'a citation, a related paper, an author and a style are asked for by their numbers and names',
    page: 'abstractPage',
    run: async (open) => {
      await open.send(fullPage());
      await open.page.getByText('chapters/intro.md:3').click();
      assert.deepEqual(await lastPosted(open), { kind: 'openCited', number: 1, id });
      await open.page.getByRole('button', { name: 'Neural Talk' }).click();
      assert.deepEqual(await lastPosted(open), { kind: 'openRelated', number: 1, id });
      await open.page.getByRole('button', { name: 'Jimmy Ba' }).click();
      assert.deepEqual(await lastPosted(open), { kind: 'filter', facet: 'author', number: 1, id });
      await open.page.getByLabel('Style').selectOption('mla');
      assert.deepEqual(await lastPosted(open), { kind: 'style', style: 'mla' });
    },
  },
  {
    name: 'the focus stays in its place when the paper or what cites it is found anew',
    page: 'abstractPage',
    run: async (open) => {
      await open.send(fullPage());
      await open.page.getByRole('button', { name: 'chapters/intro.md:3' }).focus();
      await open.send(fullPage());
      assert.match(
        (await open.page.evaluate(() => document.activeElement?.textContent)) ?? '',
        /chapters\/intro\.md:3/u,
      );
    },
  },
  {
    name: 'what was found for another paper is not shown',
    page: 'abstractPage',
    run: async (open) => {
      await open.send(fullPage());
      await open.send([{ kind: 'cited', id: 'another', places: [], count: 0 }]);
      await open.page.getByText('paper.tex:12').waitFor();
    },
  },
  {
    name: 'the reader is where they were after a reload',
    page: 'abstractPage',
    state: { id, scroll: 300 },
    run: async (open) => {
      assert.deepEqual(await open.posted(), [{ kind: 'ready', id }]);
      await open.page.setViewportSize({ width: 700, height: 300 });
      await open.send(fullPage());
      assert.equal(await open.page.evaluate(() => window.scrollY), 300);
    },
  },
  {
    name: 'headings are in order, and parts have names',
    page: 'abstractPage',
    run: async (open) => {
      await open.send(fullPage());
      const headings = await open.page.locator('h1, h2, h3').allTextContents();
      assert.deepEqual(headings.slice(1), [
        'Abstract',
        'Reference',
        'Cited in This Workspace',
        'Related Papers',
        'BibTeX',
      ]);
      for (const name of headings.slice(1))
        await open.page.getByRole('region', { name, exact: true }).waitFor();
    },
  },
];

async function focused({ page }: OpenPage): Promise<string> {
  return page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
}

/** What holds of the timeline page. */
export const timelineFacts: readonly PageFact[] = [
  {
    name: 'the bars are one stop of the Tab key, and the arrow keys move between them',
    page: 'timelinePage',
    run: async (open) => {
      await open.send(fullTimeline());
      const stops = await tabStops(open);
      assert.equal(stops.filter((stop) => /^\d{4}/u.test(stop)).length, 1);
      await open.page.locator('[role="button"][tabindex="0"]').focus();
      assert.equal(await focused(open), '1936: 28 papers');
      await open.page.keyboard.press('ArrowUp');
      assert.equal(await focused(open), '1936, Machine Learning: 7 papers');
      await open.page.keyboard.press('ArrowRight');
      assert.equal(await focused(open), '1996, Machine Learning: 14 papers');
      await open.page.keyboard.press('ArrowDown');
      await open.page.keyboard.press('End');
      assert.match(await focused(open), /^20\d\d: /u);
      await open.page.keyboard.press('Home');
      assert.equal(await focused(open), '1936: 28 papers');
    },
  },
  {
    name: 'a bar asks for its papers by Enter and by a click, and stays the stop of the Tab key',
    page: 'timelinePage',
    run: async (open) => {
      await open.send(fullTimeline());
      await open.page.locator('[role="button"][tabindex="0"]').focus();
      await open.page.keyboard.press('ArrowUp');
      await open.page.keyboard.press('Enter');
      assert.deepEqual(await lastPosted(open), { kind: 'filter', number: 1, span: 0, category: 0 });
      const bar = open.page.getByRole('button', { name: '2021, Computer Vision: ' });
      await bar.click();
      assert.deepEqual(await lastPosted(open), { kind: 'filter', number: 1, span: 26, category: 1 });
      assert.equal(await bar.getAttribute('tabindex'), '0');
      await open.page.getByRole('button', { name: 'Show Everything' }).click();
      assert.deepEqual(await lastPosted(open), { kind: 'clear' });
    },
  },
  {
    name: 'what the library shows is marked',
    page: 'timelinePage',
    run: async (open) => {
      await open.send(fullTimeline());
      const pressed = open.page.locator('[aria-pressed="true"]');
      assert.deepEqual(await pressed.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label'))), [
        '2021, Machine Learning: 5 papers',
      ]);
      assert.equal(
        await open.page.getByRole('status').textContent(),
        'The Library shows: year:2021 cat:cs.LG',
      );
      await open.send([{ kind: 'filtered', query: '' }]);
      assert.equal(await pressed.count(), 0);
    },
  },
  {
    name: 'a table has the same numbers',
    page: 'timelinePage',
    run: async (open) => {
      await open.send(smallTimeline());
      await open.page.getByText('As a table').click();
      assert.deepEqual(await open.page.getByRole('row').allInnerTexts(), [
        'Year\tBooks\tAll',
        '1990–1994\t3\t3',
        '2000–2004\t1\t1',
      ]);
    },
  },
  {
    name: 'the picture is drawn again when there is another room for it, and keeps the focus',
    page: 'timelinePage',
    run: async (open) => {
      await open.send(fullTimeline());
      await open.page.locator('[role="button"][tabindex="0"]').focus();
      await open.page.keyboard.press('ArrowUp');
      await open.page.setViewportSize({ width: 500, height: 700 });
      await open.page.waitForFunction(() => (document.querySelector('.picture')?.clientWidth ?? 900) < 500);
      await open.page.waitForTimeout(100);
      assert.equal(await focused(open), '1936, Machine Learning: 7 papers');
    },
  },
];

export const pageFacts: readonly PageFact[] = [...abstractFacts, ...timelineFacts];
