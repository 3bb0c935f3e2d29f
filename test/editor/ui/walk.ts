import type { Browser } from 'playwright-core';
import { accessibilityFindings } from '../../support/accessibility';
import { inWords, say, type Tally } from '../harness/report';
import type { Server } from '../harness/server';
import { openSession, type WindowOptions } from '../harness/session';
import {
  acceptBestInList,
  acceptSuggestion,
  addToWorkspace,
  chooseInMenu,
  copyToClipboard,
  dismiss,
  dragIntoText,
  expandRow,
  foldView,
  hoverAt,
  hoverRow,
  openFile,
  openList,
  openMenu,
  openSidebar,
  pasteAs,
  picture,
  placeCursorBelow,
  rowOf,
  runCommand,
  suggestion,
  textOfEditor,
  textOfFile,
  tickInList,
  typeInList,
  typeInEditor,
  viewRow,
  waitForTab,
  webviewOf,
  type Workbench,
} from './workbench';

/** Something a person does, with what has to come of it. Throws when that does not come. */
interface Step {
  /** What comes of it, as a fact. */
  readonly name: string;
  readonly take: (workbench: Workbench) => Promise<void>;
}

/** Steps of one walk; each begins where the one before has ended. */
export type Walk = readonly Step[];

const showAttendAndTell = 'Show, Attend and Tell';
const inThisDocument = 'In This Document';

/** Looking things up: what every colour theme, and Restricted Mode, has to show. */
export const readingWalk: Walk = [
  {
    name: 'the sidebar lists the categories',
    take: async (workbench) => {
      await openSidebar(workbench, 'Citewell');
      await rowOf(workbench, 'Machine Learning').waitFor();
    },
  },
  {
    name: 'a category opens to years, a year to papers',
    take: async (workbench) => {
      await expandRow(workbench, 'Machine Learning');
      await expandRow(workbench, '2015');
      await rowOf(workbench, showAttendAndTell).waitFor();
      await picture(workbench, 'sidebar');
    },
  },
  {
    name: 'a paper opens as a page with its abstract',
    take: async (workbench) => {
      await rowOf(workbench, showAttendAndTell).click();
      await waitForTab(workbench, showAttendAndTell);
      const abstract = await webviewOf(workbench);
      await abstract.getByRole('heading', { name: showAttendAndTell }).waitFor();
      await abstract.getByRole('button', { name: 'Insert' }).waitFor();
      await abstract.locator('.reference').getByText('Xu, K., Ba, J.').waitFor();
      await picture(workbench, 'abstract');
    },
  },
  {
    name: 'the page formats the reference in another style',
    take: async (workbench) => {
      const abstract = await webviewOf(workbench);
      await abstract.getByLabel('Style').selectOption('modern-language-association');
      await abstract.locator('.reference').getByText('Xu, Kelvin, et al.').waitFor();
      await abstract.getByRole('heading', { name: 'BibTeX' }).scrollIntoViewIfNeeded();
      await picture(workbench, 'reference');
      await abstract.getByLabel('Style').selectOption('apa');
    },
  },
  {
    name: 'the page leads to the next paper of the Library, by its button and by a key back',
    take: async (workbench) => {
      const abstract = await webviewOf(workbench);
      await abstract.getByText('26 of 36').waitFor();
      await abstract.getByRole('button', { name: 'Next', exact: true }).click();
      await abstract.getByText('27 of 36').waitFor();
      await workbench.page.keyboard.press('Alt+PageUp');
      await waitForTab(workbench, showAttendAndTell);
    },
  },
  {
    name: 'the timeline narrows the Library down to a bar',
    take: async (workbench) => {
      const { page } = workbench;
      await runCommand(workbench, 'Citewell: Show Timeline');
      await waitForTab(workbench, 'Timeline');
      const timeline = await webviewOf(workbench);
      await timeline.getByRole('button', { name: '2015, Machine Learning: 2 papers' }).focus();
      await page.keyboard.press('Enter');
      await page.locator('.part.sidebar').getByText('2 of 36 papers · filter: year:2015 cat:cs.LG').waitFor();
      await timeline.getByText('The Library shows: year:2015 cat:cs.LG').waitFor();
      await rowOf(workbench, 'Computation and Language').waitFor({ state: 'hidden' });
      await picture(workbench, 'timeline');
      await timeline.getByRole('button', { name: 'Show Everything' }).click();
      await page.locator('.part.sidebar').getByText(' papers · filter: ').waitFor({ state: 'hidden' });
      await page.locator('.tab.active .tab-actions .action-label').click();
      await waitForTab(workbench, showAttendAndTell);
      // Made anew, the page takes the focus, also from a list that is open.
      const abstract = await webviewOf(workbench);
      await abstract.getByRole('heading', { name: showAttendAndTell }).waitFor();
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'axe-core finds nothing serious in the views',
    take: async (workbench) => {
      const { serious } = await accessibilityFindings(workbench.page, {
        parts: '.part.sidebar',
        // The editor draws “2023” and its count behind it without a blank between them: no name of a row has “20232”.
        without: ['label-content-name-mismatch'],
      });
      if (serious.length > 0) throw new Error(serious.join('\n'));
    },
  },
  {
    name: 'a citation key explains itself under the mouse',
    take: async (workbench) => {
      await openFile(workbench, 'paper.tex');
      const card = await hoverAt(workbench, 'vaswani2017attention');
      expectText(card, 'Attention Is All You Need');
      await picture(workbench, 'hover');
      await dismiss(workbench);
    },
  },
  {
    name: 'the page of a paper leads to the sentences that cite it',
    take: async (workbench) => {
      await openList(workbench, 'Citewell: Search Papers');
      await acceptBestInList(workbench, 'attention is all you need', 'search-cited');
      await waitForTab(workbench, 'Attention Is All You Need');
      const abstract = await webviewOf(workbench);
      const sentence = abstract.getByRole('button', { name: /paper\.tex:\d+/u }).first();
      // Scrolls to it, also when it is drawn anew meanwhile.
      await sentence.hover();
      await picture(workbench, 'cited');
      await sentence.click();
      await waitForTab(workbench, 'paper.tex');
    },
  },
  {
    name: 'words of a title find the paper in LaTeX',
    take: async (workbench) => {
      await openFile(workbench, 'paper.tex');
      await placeCursorBelow(workbench, 'Try it:');
      await typeInEditor(workbench, '\\cite{attend tell');
      await suggestion(workbench, 'xu2015show');
      await picture(workbench, 'completion');
    },
  },
];

/** Writing: what has to stand in the files afterwards. Begins where `readingWalk` has ended. */
export const writingWalk: Walk = [
  {
    name: 'accepting it leaves \\cite{xu2015show} in the LaTeX file',
    take: async (workbench) => {
      await acceptSuggestion(workbench, 'xu2015show');
      await textOfEditor(workbench, 'paper.tex', '\\cite{xu2015show}');
    },
  },
  {
    name: 'words of a title find the paper in Markdown, and accepting it leaves @team2016theano',
    take: async (workbench) => {
      await openFile(workbench, 'paper.md');
      await placeCursorBelow(workbench, 'Try it:');
      await typeInEditor(workbench, '@theano');
      await suggestion(workbench, 'team2016theano');
      await picture(workbench, 'completion-markdown');
      await acceptSuggestion(workbench, 'team2016theano');
      await textOfEditor(workbench, 'paper.md', '@team2016theano');
    },
  },
  {
    name: 'the command Insert Citation… takes the best paper on Enter',
    take: async (workbench) => {
      await openFile(workbench, 'paper.md');
      await typeInEditor(workbench, ' Also ');
      await openList(workbench, 'Citewell: Insert Citation…');
      await acceptBestInList(workbench, 'dexterous substep', 'insert-best');
      await textOfEditor(workbench, 'paper.md', '[@xu2022dexterous]');
    },
  },
  {
    name: 'the command Insert Citation… inserts what was ticked in its list',
    take: async (workbench) => {
      await openFile(workbench, 'paper.md');
      await typeInEditor(workbench, ' See ');
      await openList(workbench, 'Citewell: Insert Citation…');
      await tickInList(workbench, 'attend tell', showAttendAndTell, 'insert-citation');
      await textOfEditor(workbench, 'paper.md', '@xu2015show');
    },
  },
  {
    name: 'the entries of what was cited have come into the bibliography',
    take: async (workbench) => {
      const keys = ['xu2015show', 'team2016theano', 'xu2022dexterous'];
      for (const key of keys) await textOfFile(workbench, 'refs.bib', `{${key},`);
    },
  },
  {
    name: 'an entry that is pasted as a citation comes into the bibliography',
    take: async (workbench) => {
      await copyToClipboard(workbench, '@article{lovelace1843notes, title = {Notes}, year = 1843}');
      await openFile(workbench, 'paper.md');
      await pasteAs(workbench, 'Paste as citation', 'paste');
      await textOfEditor(workbench, 'paper.md', '@lovelace1843notes]');
      await textOfFile(workbench, 'refs.bib', '{lovelace1843notes,');
    },
  },
  {
    name: 'citations of LaTeX are pasted as those of Markdown',
    take: async (workbench) => {
      await copyToClipboard(workbench, '\\citep[see][p.~3]{knuth1984texbook,turing1936computable}');
      await openFile(workbench, 'paper.md');
      await typeInEditor(workbench, ' ');
      await pasteAs(workbench, 'Paste citations as Pandoc', 'paste-citations');
      await textOfEditor(workbench, 'paper.md', '[see @knuth1984texbook; @turing1936computable, p. 3]');
    },
  },
  {
    name: 'the citations of a selection become those of another language',
    take: async (workbench) => {
      await openFile(workbench, 'paper.md');
      // The line of the cursor.
      await workbench.page.keyboard.press('ControlOrMeta+l');
      await openList(workbench, 'Citewell: Convert Citations');
      await acceptBestInList(workbench, 'LaTeX with natbib', 'convert');
      await textOfEditor(workbench, 'paper.md', '\\citep[see][p.~3]{knuth1984texbook,turing1936computable}');
      await workbench.page.keyboard.press('ControlOrMeta+z');
      await textOfEditor(workbench, 'paper.md', '[see @knuth1984texbook;');
    },
  },
  {
    name: 'the command Insert Citation as… writes another kind of citation, with a page',
    take: async (workbench) => {
      const { page } = workbench;
      await openFile(workbench, 'paper.md');
      await page.keyboard.press('End');
      await typeInEditor(workbench, ' And ');
      await openList(workbench, 'Citewell: Insert Citation as');
      await acceptBestInList(workbench, 'dexterous substep', 'insert-as');
      await acceptBestInList(workbench, 'In the text', 'insert-variant');
      await page.locator('.quick-input-title').getByText('Words before').waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.quick-input-title').getByText('Where in the work').waitFor();
      await page.keyboard.type('p. 7');
      await page.keyboard.press('Enter');
      await textOfEditor(workbench, 'paper.md', '@xu2022dexterous [p. 7]');
    },
  },
  {
    name: 'the sidebar lists what the document cites, and leads there',
    take: async (workbench) => {
      await openFile(workbench, 'paper.md');
      await openSidebar(workbench, 'Citewell');
      await viewRow(workbench, inThisDocument, 'In the bibliography').waitFor();
      await picture(workbench, 'document');
      // The rows move once while the views share out the room.
      await workbench.page.waitForTimeout(500);
      await viewRow(workbench, inThisDocument, 'The TeXbook').click();
      await workbench.page.locator('.statusbar').getByText('Ln 15').waitFor();
    },
  },
  {
    name: 'a paper that is dragged from the tree into the text becomes a citation',
    take: async (workbench) => {
      const row = viewRow(workbench, inThisDocument, 'Attention Is All You Need');
      await dragIntoText(workbench, row, 'From messages to machines');
      // In the way of the last citation.
      await textOfEditor(workbench, 'paper.md', 'From messages@vaswani2017attention');
      // Room for the rows of the library.
      await foldView(workbench, inThisDocument);
    },
  },
];

/** Living with it: menus, the keyboard, listings, a reload. Begins where `writingWalk` has ended. */
export const livingWalk: Walk = [
  {
    name: 'a row explains itself under the mouse',
    take: async (workbench) => {
      await openSidebar(workbench, 'Citewell');
      const card = await hoverRow(workbench, showAttendAndTell);
      expectText(card, 'visualization how the model is able');
      await picture(workbench, 'tooltip');
      await dismiss(workbench);
    },
  },
  {
    name: 'a row has a menu that copies its key',
    take: async (workbench) => {
      await openMenu(workbench, showAttendAndTell);
      await picture(workbench, 'menu');
      await chooseInMenu(workbench, 'Copy Citation Key');
      await workbench.page.locator('.statusbar').getByText('copied the key of xu2015show').waitFor();
    },
  },
  {
    name: 'the library is narrowed down while a query is typed, and whole again',
    take: async (workbench) => {
      const { page } = workbench;
      await openList(workbench, 'Citewell: Filter Library…');
      await typeInList(workbench, 'attend year:2015');
      await page.locator('.part.sidebar').getByText(' papers · filter: attend year:2015').waitFor();
      await rowOf(workbench, showAttendAndTell).waitFor();
      await picture(workbench, 'filter');
      await page.keyboard.press('Enter');
      await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
      await runCommand(workbench, 'Citewell: Clear Library Filter');
      await page.locator('.part.sidebar').getByText(' papers · filter: ').waitFor({ state: 'hidden' });
    },
  },
  {
    name: 'the library is grouped by authors, and by category again',
    take: async (workbench) => {
      await openList(workbench, 'Citewell: Group and Sort Library…');
      await acceptBestInList(workbench, 'Author', 'group-by');
      await workbench.page.locator('.part.sidebar').getByText('by author').waitFor();
      await openSidebar(workbench, 'Citewell');
      await picture(workbench, 'by-author');
      await openList(workbench, 'Citewell: Group and Sort Library…');
      await acceptBestInList(workbench, 'Category and Year', 'group-by-category');
      await workbench.page.locator('.part.sidebar').getByText('by author').waitFor({ state: 'hidden' });
      await rowOf(workbench, showAttendAndTell).waitFor();
    },
  },
  {
    name: 'the page follows the selection when asked to',
    take: async (workbench) => {
      await runCommand(workbench, 'Citewell: Follow the Selection with the Abstract Page');
      await workbench.page.locator('.statusbar').getByText('follows the selection').waitFor();
      await rowOf(workbench, showAttendAndTell).click();
      await waitForTab(workbench, showAttendAndTell);
      // With the key held down a click selects and does not open.
      await rowOf(workbench, 'A Controller-Recognizer').click({ modifiers: ['ControlOrMeta'] });
      await waitForTab(workbench, 'A Controller-Recognizer Framework');
    },
  },
  {
    name: 'mathematics on the page is set as mathematics',
    take: async (workbench) => {
      await openSidebar(workbench, 'Citewell');
      await expandRow(workbench, 'Machine Learning');
      await expandRow(workbench, '2023');
      await rowOf(workbench, 'Small-scale proxies').click();
      const abstract = await webviewOf(workbench);
      await abstract.locator('math').first().waitFor();
      await picture(workbench, 'mathematics');
    },
  },
  {
    name: 'the page is made larger by a key, searched, and saved for printing',
    take: async (workbench) => {
      const { page } = workbench;
      const abstract = await webviewOf(workbench);
      await abstract.getByRole('heading', { name: 'Abstract' }).click();
      await page.keyboard.press('ControlOrMeta+=');
      await abstract.getByText('110 %').waitFor();
      await page.keyboard.press('ControlOrMeta+0');
      await abstract.getByText('100 %').waitFor();
      await abstract.getByRole('button', { name: 'Find', exact: true }).click();
      await page.locator('.simple-find-part.visible').waitFor();
      await page.keyboard.press('Escape');
      await abstract.getByRole('button', { name: 'Print…' }).click();
      await page.locator('.quick-input-title').getByText('Save for Printing').waitFor();
      await page.keyboard.press('Enter');
      await textOfFile(workbench, 'wortsman2023small.html', 'Small-scale proxies');
    },
  },
  {
    name: 'the page inserts into the text that it hides',
    take: async (workbench) => {
      await openFile(workbench, 'paper.md');
      await rowOf(workbench, 'Small-scale proxies').click();
      await waitForTab(workbench, 'Small-scale proxies');
      const abstract = await webviewOf(workbench);
      await abstract.getByRole('button', { name: 'Insert' }).click();
      await waitForTab(workbench, 'paper.md');
      await textOfEditor(workbench, 'paper.md', '@wortsman2023small');
      // The text gets the focus once more at the end, also from a list that is open.
      await workbench.page.waitForTimeout(500);
    },
  },
  {
    name: 'a paper is found and opened by any words',
    take: async (workbench) => {
      await openList(workbench, 'Citewell: Search Papers');
      await acceptBestInList(workbench, 'theano python', 'search');
      await waitForTab(workbench, 'Theano');
    },
  },
  {
    name: 'a listing from the clipboard joins the library',
    take: async (workbench) => {
      await copyToClipboard(
        workbench,
        'RONov 3, 2025\nGrasping Without Looking: Touch as a Map of the WorldAda Lovelace, Grace Hopper\nHands know more.',
      );
      await openList(workbench, 'Citewell: Import Papers');
      await acceptBestInList(workbench, 'clipboard', 'import-origin');
      await acceptBestInList(workbench, 'library only', 'import-place');
      await openSidebar(workbench, 'Citewell');
      await expandRow(workbench, 'Robotics');
      await expandRow(workbench, '2025');
      await rowOf(workbench, 'Touch as a Map of the World').waitFor();
    },
  },
  {
    name: 'a file that is no text is named above the rows, and everything else stays',
    take: async (workbench) => {
      await addToWorkspace(workbench, 'noise.bib', 'PK\0\0');
      await workbench.page.locator('.part.sidebar').getByText('noise.bib could not be read').waitFor();
      await rowOf(workbench, 'Machine Learning').waitFor();
      await picture(workbench, 'unreadable');
    },
  },
  {
    name: 'hostile text stays text in the row, on the page and under the mouse',
    take: async (workbench) => {
      const title = '$(trash) <img src=x onerror=alert(1)> [a](command:b)';
      await addToWorkspace(workbench, 'hostile.bib', `@patent{evil, title = {${title}}, year = 2001}`);
      // Folded, for the new rows would not fit below.
      await rowOf(workbench, 'Machine Learning').click();
      await expandRow(workbench, 'Patents');
      await expandRow(workbench, '2001');
      await rowOf(workbench, '(trash)').click();
      const abstract = await webviewOf(workbench);
      await abstract.getByRole('heading', { name: '<img src=x onerror=alert(1)>' }).waitFor();
      expectText(await hoverRow(workbench, '(trash)'), '<img src=x onerror=alert(1)> [a](command:b)');
      await picture(workbench, 'hostile');
      await dismiss(workbench);
      await rowOf(workbench, 'Touch as a Map of the World').click();
      await waitForTab(workbench, 'Grasping');
    },
  },
  {
    name: 'the page comes back after the window is reloaded',
    take: async (workbench) => {
      // The editor's own reload: that of the browser may come before the editor has kept its state.
      await Promise.all([
        workbench.page.waitForEvent('load'),
        runCommand(workbench, 'Developer: Reload Window'),
      ]);
      await waitForTab(workbench, 'Grasping');
      const abstract = await webviewOf(workbench);
      await abstract.getByRole('heading', { name: 'Grasping' }).waitFor();
    },
  },
];

/** Takes the steps in a fresh window. A step that fails leaves a picture, and the ones behind it are still tried. */
export async function takeWalk(
  browser: Browser,
  server: Server,
  options: WindowOptions,
  appearance: string,
  walk: Walk,
): Promise<Tally> {
  const session = await openSession(browser, server, options);
  try {
    // As patient as a busy machine needs.
    session.page.setDefaultTimeout(30_000);
    const workbench = { page: session.page, workspace: options.workspace, appearance };
    let failed = 0;
    for (const [index, step] of walk.entries()) {
      const problem = await problemOf(step, workbench);
      say(`  ${problem === undefined ? '✓' : '✗'} ${step.name}`);
      if (problem === undefined) continue;
      failed += 1;
      await picture(workbench, `failed-${index + 1}`);
      say(indent(`${problem}\nSee test/out/${appearance}-failed-${index + 1}.png.`));
      await dismiss(workbench);
    }
    for (const error of session.errors()) say(indent(`The editor reported: ${error}`));
    return { passed: walk.length - failed, failed };
  } finally {
    await session.close();
  }
}

async function problemOf(step: Step, workbench: Workbench): Promise<string | undefined> {
  try {
    await step.take(workbench);
    return undefined;
  } catch (reason) {
    return inWords(reason);
  }
}

function indent(text: string): string {
  return text.replaceAll(/^/gmu, '      ');
}

/** All white space counts as one space: a hover has spaces that do not break. */
function expectText(actual: string, expected: string): void {
  if (actual.replaceAll(/\s+/gu, ' ').includes(expected)) return;
  throw new Error(`Expected ${JSON.stringify(expected)} in:\n${actual}`);
}
