import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { LibraryFilter } from '../../src/host/library/libraryFilter';
import { TimelinePanel } from '../../src/host/views/timelinePanel';
import type { ToTimelinePage } from '../../src/protocol/timelinePage';
import { Uri } from '../support/fakeVscode';
import { asEditorType, eventually, hostServices } from '../support/hostServices';

async function shown() {
  const services = hostServices();
  services.fake.write('/w/refs.bib', '@book{a, year = 2001} @book{b, year = 2001} @article{c, year = 2003}');
  const filter = new LibraryFilter();
  const extensionUri = asEditorType<vscode.Uri>(Uri.parse('file:///extension'));
  const panel = new TimelinePanel({ ...services, extensionUri, filter });
  panel.show();
  const [page] = services.fake.panels;
  assert.ok(page);
  page.receive({ kind: 'ready' });
  const last = <Kind extends ToTimelinePage['kind']>(
    kind: Kind,
  ): Extract<ToTimelinePage, { readonly kind: Kind }> | undefined =>
    (page.sent as Extract<ToTimelinePage, { readonly kind: Kind }>[]).findLast((one) => one.kind === kind);
  await eventually(() => last('filtered') !== undefined);
  return { ...services, filter, page, last };
}

describe('the timeline page', () => {
  it('is allowed one script, its own styles, and nothing else', async () => {
    const { page } = await shown();
    assert.match(
      page.webview.html,
      /default-src 'none'; script-src 'nonce-[^']{24,}'; style-src https:[^;"]+"/u,
    );
    assert.equal(page.webview.html.match(/<script/gu)?.length, 1);
  });

  it('is drawn of the library, and again when that changes', async () => {
    const { last, fake, loader } = await shown();
    assert.deepEqual(
      last('show')?.timeline.spans.map(({ from, count }) => [from, count]),
      [
        [2001, 2],
        [2002, 0],
        [2003, 1],
      ],
    );
    fake.write('/w/refs.bib', '@book{a, year = 2001}');
    await loader.refresh();
    await eventually(() => last('show')?.timeline.total === 1);
  });

  it('narrows the library down to what is pressed, and says so', async () => {
    const { page, last, filter, fake } = await shown();
    const number = last('show')?.number;
    page.receive({ kind: 'filter', number, span: 0, category: 0 });
    await eventually(() => filter.query === 'year:2001 cat:Books');
    await eventually(() => fake.commands.some(([command]) => command === 'citewell.library.focus'));
    assert.deepEqual(last('filtered'), {
      kind: 'filtered',
      query: 'year:2001 cat:Books',
      part: { span: 0, category: 0 },
    });
    await filter.narrow('author:roe');
    await eventually(() => last('filtered')?.query === 'author:roe');
    assert.equal(last('filtered')?.part, undefined);
    page.receive({ kind: 'clear' });
    await eventually(() => filter.query === '');
  });

  it('answers nothing about an earlier library, and nothing that is no question', async () => {
    const { page, last, filter } = await shown();
    const number = last('show')?.number ?? 0;
    for (const message of [
      { kind: 'filter', number: number - 1, span: 0 },
      { kind: 'filter', number, span: 9 },
      { kind: 'filter', number, span: 'all' },
      { kind: 'filter', number, span: 0, category: -1 },
      { kind: 'constructor' },
    ])
      page.receive(message);
    page.receive({ kind: 'filter', number, span: 'undated' });
    await eventually(() => filter.query === '-year:0..9999');
  });
});
