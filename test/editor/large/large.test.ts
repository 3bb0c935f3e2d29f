import * as vscode from 'vscode';
import { eventually, ok } from '../suite/claims';
import { keysSuggestedIn, loadedCitewell, openDemo } from '../suite/citewell';
import { reportMark } from '../suite/report';
import { hostProcess, watchEventLoop } from './eventLoop';
import { type LargeFigures, type ViewTask, viewTasks, writeFigures } from './figures';

/** What somebody looks for; the words occur in every library that is generated, and in the sample. */
const wanted = ['model learning', 'the of and', 'learn data', 'wang', 'trainig models', '2019', 'language'];
/** What the editor asks while that is typed: something with each letter. */
const queries = wanted.flatMap((words) =>
  Array.from(words, (_, index) => words.slice(0, index + 1)).filter((query) => !query.endsWith(' ')),
);
/** How often each is asked: the quickest counts, since whatever else the machine does only adds to it. */
const ROUNDS = 8;
/** A worker without work is ended after ten seconds, and the system has its memory back some ten seconds later. */
const timeToRest = 35_000;

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** How long the quickest of some rounds takes, in milliseconds. */
async function shortest(run: () => Promise<unknown>): Promise<number> {
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now();
    await run();
    best = Math.min(best, performance.now() - started);
  }
  return best;
}

/** Settles when a tab is called so; a page that is sent its paper is called by the title. */
function tabIsCalled(beginning: string): Promise<void> {
  return new Promise((resolve) => {
    const subscription = vscode.window.tabGroups.onDidChangeTabs(({ opened, changed }) => {
      if (![...opened, ...changed].some(({ label }) => label.startsWith(beginning))) return;
      subscription.dispose();
      resolve();
    });
  });
}

/** The number of papers that the harness has put into the workspace. */
async function papersExpected(): Promise<number> {
  return Number((await openDemo('size.txt')).getText());
}

describe('a library of many papers', () => {
  const figures: { -readonly [Name in keyof LargeFigures]?: LargeFigures[Name] } = {};
  const blocksSoFar = watchEventLoop();

  it('is read while somebody types', async () => {
    figures.papers = await papersExpected();
    const document = await openDemo('paper.tex');
    const editor = await vscode.window.showTextDocument(document);
    const started = performance.now();
    await vscode.commands.executeCommand('citewell.library.focus');
    const state = { isLoaded: false };
    const loading = loadedCitewell().then((api) => {
      figures.loadMs = performance.now() - started;
      state.isLoaded = true;
      return api;
    });
    while (!state.isLoaded) {
      const typed = await editor.edit((builder) => builder.insert(new vscode.Position(1, 0), 'x'));
      ok(typed, 'a letter can be typed');
      await pause(30);
    }
    const { library } = await loading;
    const expected = figures.papers;
    await eventually('all papers are there', () => library.state.snapshot.size >= expected);
  });

  it('suggests keys as quickly as a small one', async () => {
    const document = await openDemo('paper.tex');
    const editor = await vscode.window.showTextDocument(document);
    const quickest = new Map<string, number>();
    for (let round = 0; round < ROUNDS; round++) {
      for (const query of queries) {
        const line = document.lineCount - 1;
        const text = String.raw`\cite{${query}`;
        await editor.edit((builder) => builder.replace(document.lineAt(line).range, text));
        const started = performance.now();
        const keys = await keysSuggestedIn(document, new vscode.Position(line, text.length));
        const time = performance.now() - started;
        ok(keys.length > 0 || !wanted.includes(query), `${query} finds something`);
        quickest.set(query, Math.min(time, quickest.get(query) ?? Infinity));
      }
    }
    figures.suggestingMs = [...quickest.values()].reduce((sum, time) => sum + time, 0) / quickest.size;
  }).timeout(120_000);

  it('has its abstracts', async () => {
    const { library } = await loadedCitewell();
    await eventually(
      'an abstract is there',
      () => library.state.snapshot.holding(0).paper.abstract !== undefined,
    );
  });

  it('comes to rest', async () => {
    figures.blocks = blocksSoFar();
    if (figures.papers !== undefined && figures.papers > 10_000) await pause(timeToRest);
    figures.memory = hostProcess.memoryUsage().rss;
  }).timeout(120_000);

  // Last, for what the pages of papers read and throw away is not what a library needs.
  it('answers the view: opening, expanding, filtering, an abstract', async () => {
    const { view, filter, arrangement, library } = await loadedCitewell();
    type Node = Awaited<ReturnType<typeof view.getChildren>>[number];
    /** What the editor asks for when it draws the rows below a node. */
    const drawn = async (parent?: Node): Promise<readonly Node[]> => {
      const nodes = await view.getChildren(parent);
      for (const node of nodes) view.getTreeItem(node);
      return nodes;
    };
    const paperCount = (node: Node): number => (node.row.kind === 'paper' ? 1 : node.row.rows.length);
    const largest = (nodes: readonly Node[]): Node | undefined =>
      nodes.toSorted((one, other) => paperCount(other) - paperCount(one))[0];
    let shownPapers = 0;
    const tasks: Readonly<Record<ViewTask, () => Promise<unknown>>> = {
      opening: async () => {
        await arrangement.choose(arrangement.current);
        await drawn();
      },
      expanding: async () => {
        // Down to the papers.
        for (let node = largest(await drawn()); node !== undefined && node.row.kind !== 'paper';)
          node = largest(await drawn(node));
      },
      filtering: async () => {
        await filter.narrow('learn');
        await drawn();
        await filter.narrow('');
        await drawn();
      },
      'showing an abstract': async () => {
        // Another one each time: the same one would only come to the front.
        const row = Math.floor(library.state.snapshot.size / 2) + shownPapers++;
        const { id, paper } = library.state.snapshot.glance(row);
        const isShown = tabIsCalled(paper.title.slice(0, 15));
        await vscode.commands.executeCommand('citewell.openAbstract', id);
        await isShown;
      },
    };
    const times: [ViewTask, number][] = [];
    for (const task of viewTasks) times.push([task, await shortest(tasks[task])]);
    figures.view = Object.fromEntries(times) as LargeFigures['view'];
    console.log(reportMark + writeFigures(figures as LargeFigures));
  }).timeout(120_000);
});
