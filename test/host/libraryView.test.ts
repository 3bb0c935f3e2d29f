import assert from 'node:assert/strict';
import { CitedHere } from '../../src/host/library/citedHere';
import { usualArrangement } from '../../src/core/present/groupings';
import { LibraryArrangement } from '../../src/host/library/libraryArrangement';
import { LibraryFilter } from '../../src/host/library/libraryFilter';
import type { ReadingFile } from '../../src/host/library/readingFile';
import { LibraryTreeProvider, createLibraryView } from '../../src/host/views/libraryView';
import { targetHoldings } from '../../src/host/targets';
import { TreeItemCollapsibleState } from '../support/fakeValues';
import { asEditorType, eventually, hostServices } from '../support/hostServices';

const entry = (key: string, title: string, year = 2020): string =>
  `@article{${key}, title = {${title}}, year = ${year}}\n`;

async function opened(text: string) {
  const services = hostServices();
  services.fake.write('/w/refs.bib', text);
  const filter = new LibraryFilter();
  const arrangement = new LibraryArrangement(services.context.workspaceState);
  const provider = new LibraryTreeProvider({
    ...services,
    filter,
    arrangement,
    cited: new CitedHere(services.files, services.log),
    marks: { begin: async () => {} },
    citedKeys: () => new Set(['a']),
  });
  const [category] = await provider.getChildren();
  const [year] = await provider.getChildren(category);
  const papers = await provider.getChildren(year);
  const fired: (readonly string[] | 'all')[] = [];
  provider.onDidChangeTreeData((nodes) => fired.push(nodes?.map(({ row }) => row.id) ?? 'all'));
  const rewrite = async (changed: string): Promise<void> => {
    services.fake.write('/w/refs.bib', changed);
    await services.loader.refresh();
  };
  return { ...services, filter, arrangement, provider, category, year, papers, fired, rewrite };
}

describe('what stands above the rows', () => {
  it('is what they are narrowed down to; without rows it makes place for what to do', async () => {
    const { provider, library, filter, arrangement } = await opened(entry('a', 'One') + entry('b', 'Two'));
    const file = asEditorType<ReadingFile>({ hasConflict: false });
    const view = createLibraryView('view', provider, { library, filter, arrangement, file });
    const usual = view.description;
    await filter.narrow('one');
    assert.equal(view.message, '1 of 2 papers · filter: one');
    assert.equal(view.description, usual);
    await filter.narrow('quux');
    assert.equal(view.message, '', 'a message would hide the welcome text');
    assert.equal(view.description, '0 of 2 papers · filter: quux');
    await filter.narrow('');
    assert.deepEqual([view.message, view.description], ['', usual]);
  });
});

describe('the library view', () => {
  it('draws only the row again whose title changed', async () => {
    const { papers, fired, rewrite } = await opened(entry('a', 'One') + entry('b', 'Two'));
    await rewrite(entry('a', 'Only') + entry('b', 'Two'));
    assert.deepEqual(fired, [['file:///w/refs.bib#a']]);
    assert.equal(papers[0]?.row.label, 'Only', 'the row on the screen is the new one');
  });

  it('draws nothing again when nothing looks different, and still shows the latest paper', async () => {
    const { provider, papers, fired, rewrite } = await opened(
      `@article{a, title = {One}, year = 2020, abstract = {Old}}`,
    );
    await rewrite(`@article{a, title = {One}, year = 2020, abstract = {New}}`);
    assert.deepEqual(fired, []);
    const tooltip = provider.resolveTreeItem({}, papers[0]!).tooltip as { readonly value: string };
    assert.match(tooltip.value, /New/u);
  });

  it('draws the category again when a year comes', async () => {
    const { category, fired, rewrite } = await opened(entry('a', 'One'));
    await rewrite(entry('a', 'One') + entry('b', 'Two', 2021));
    assert.deepEqual(fired, [[category?.row.id]]);
  });

  it('names rows for menus and screen readers', async () => {
    const { provider, papers } = await opened(`@article{a, title = {One}, year = 2020, doi = {10.1/x}}`);
    const item = provider.getTreeItem(papers[0]!);
    assert.equal(item.contextValue, 'paper entry online is-unread');
    assert.equal(item.accessibilityInformation?.label, 'One, 2020');
    assert.equal(item.id, 'file:///w/refs.bib#a');
  });

  it('shows the same objects for the same rows, so that the selection stays', async () => {
    const { provider, category, year, rewrite, fired } = await opened(entry('a', 'One'));
    await rewrite(entry('a', 'One') + entry('b', 'Two', 2021));
    await eventually(() => fired.length === 1);
    const years = await provider.getChildren(category);
    assert.equal(years[1], year);
  });

  it('is narrowed down by a query, opened where few are left, and whole again without', async () => {
    const { provider, filter, fired } = await opened(
      entry('a', 'Apple', 2020) + entry('b', 'Banana', 2019) + entry('c', 'Apple pie', 2018),
    );
    const keysBelow = async (): Promise<string[]> => {
      const years = await Promise.all(
        (await provider.getChildren()).map((node) => provider.getChildren(node)),
      );
      const papers = await Promise.all(years.flat().map((year) => provider.getChildren(year)));
      return papers.flat().map(({ row }) => row.label);
    };
    await filter.narrow('apple');
    assert.deepEqual(await keysBelow(), ['Apple', 'Apple pie']);
    const [found] = await provider.getChildren(
      (await provider.getChildren((await provider.getChildren())[0]))[0],
    );
    assert.deepEqual(provider.getTreeItem(found!).label, { label: 'Apple', highlights: [[0, 5]] });
    const [category] = await provider.getChildren();
    assert.equal(provider.getTreeItem(category!).collapsibleState, TreeItemCollapsibleState.Expanded);
    assert.equal(provider.shown, 2);
    await filter.narrow('apple cited:yes');
    assert.deepEqual(await keysBelow(), ['Apple']);
    await filter.narrow('zeppelin');
    assert.deepEqual(await provider.getChildren(), []);
    await filter.narrow('');
    assert.deepEqual(await keysBelow(), ['Apple', 'Banana', 'Apple pie']);
    assert.equal(fired.length, 4);
  });

  it('groups by author when asked to, a paper under each of its own, and remembers that', async () => {
    const { provider, arrangement, context, library } = await opened(
      `@article{a, title = {One}, author = {Xu, Kelvin and Ba, Jimmy}}\n@book{b, title = {Two}}`,
    );
    await arrangement.choose({ grouping: 'author', sorting: 'title' });
    const groups = await provider.getChildren();
    assert.deepEqual(
      groups.map(({ row }) => row.label),
      ['Ba, Jimmy', 'Xu, Kelvin', 'No author'],
    );
    const papers = (await Promise.all(groups.map((group) => provider.getChildren(group)))).flat();
    assert.equal(new Set(papers.map((node) => provider.getTreeItem(node).id)).size, 3);
    const targets = targetHoldings(library, undefined, [groups[0], groups[1], papers[0]]);
    assert.deepEqual(
      targets.map(({ paper }) => paper.key),
      ['a'],
      'what is done with it is done once',
    );
    assert.deepEqual(new LibraryArrangement(context.workspaceState).current, {
      grouping: 'author',
      sorting: 'title',
    });
  });

  it('shows what was arranged last when something else was chosen meanwhile', async () => {
    const { provider, arrangement, category } = await opened(entry('a', 'One'));
    await arrangement.choose({ grouping: 'keyword', sorting: 'author' });
    await arrangement.choose(usualArrangement);
    assert.deepEqual(
      (await provider.getChildren()).map(({ row }) => row.id),
      [category?.row.id],
    );
    await arrangement.choose({ grouping: 'keyword', sorting: 'author' });
    await arrangement.choose({ grouping: 'venue', sorting: 'author' });
    const [group] = await provider.getChildren();
    assert.equal(group?.row.label, 'No venue');
  });

  it('counts how often the documents of the workspace cite a paper, and counts again', async () => {
    const { fake, provider, papers, fired } = await opened(entry('a', 'One') + entry('b', 'Two'));
    const described = (): unknown => papers.map((node) => provider.getTreeItem(node).description);
    assert.deepEqual(described(), ['2020', '2020']);
    fake.write('/w/main.tex', '\\cite{a} \\cite{a, b, z}');
    fake.touch('/w/main.tex');
    await eventually(() => fired.length === 1);
    assert.deepEqual(described(), ['2020 · cited 2×', '2020 · cited 1×']);
    const item = provider.getTreeItem(papers[1]!);
    assert.equal(item.accessibilityInformation?.label, 'Two, 2020, cited here once');
  });
});
