import type { Locator } from 'playwright-core';
import type { Walk } from './walk';
import {
  addToWorkspace,
  chooseInMenu,
  expandRow,
  foldView,
  openFile,
  openList,
  openMenu,
  openNotification,
  openSidebar,
  picture,
  rowOf,
  runCommand,
  textOfEditor,
  textOfFile,
  typeInList,
  waitForTab,
  webviewOf,
  type Workbench,
} from './workbench';

const showAttendAndTell = 'Show, Attend and Tell';
const marksFile = '.citewell/reading.txt';

/** Papers with everything that a row can be marked for, and some with nothing at all. */
const markedPapers = String.raw`
@book{marked, title = {Marked Waters}, author = {Lovelace, Ada}, year = {1843}, publisher = {Taylor},
  keywords = {engines, notes}, file = {:waters.pdf:PDF}, doi = {10.1000/waters}}
@book{twice, title = {Said Twice}, title = {Said Twice Again}, year = {1844}, keywords = {engines}}
@book{bare,}
@book{hostile, title = {$(trash) <img src=x onerror=alert(1)> [a](command:b)}, author = {"><b>Mallory</b>}, year = {1845}}
`;

const ways = [
  ['Year', 'by year', '1843'],
  ['Author', 'by author', '<b>Mallory</b>'],
  ['Venue', 'by venue', 'No venue'],
  ['Organisation', 'by organisation', 'No organisation'],
  ['Keyword', 'by keyword', 'engines'],
  ['Source File', 'by source file', 'marked.bib'],
  ['Reading State', 'by reading state', 'Unread'],
  ['Tag', 'by tag', 'methods'],
] as const;

const sortings = [
  ['Author', 'sorted by author', 1],
  ['Title', 'sorted by title', 0],
  ['Times Cited Here', 'sorted by times cited here', 0],
] as const;

/** Papers of one year, from number 1000 on. */
function manyPapers(count: number): string {
  const entry = (number: number): string => `@misc{m${number}, title = {Paper ${number}}, year = {1800}}`;
  return Array.from({ length: count }, (_, number) => entry(1000 + number)).join('\n');
}

/** The row that has the focus of the keyboard, once it contains this text. */
function focusedRow({ page }: Workbench, text: string): Locator {
  return page.locator('.part.sidebar .monaco-list-row.focused').filter({ hasText: text });
}

async function press({ page }: Workbench, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Types the beginning of a row's label, which leads to it. */
async function typeToFind(workbench: Workbench, text: string, label: string): Promise<void> {
  await workbench.page.keyboard.type(text, { delay: 40 });
  await focusedRow(workbench, label).waitFor();
  // Until what is typed counts as the beginning of another label.
  await workbench.page.waitForTimeout(1000);
}

async function focusLibrary(workbench: Workbench): Promise<void> {
  await runCommand(workbench, 'Citewell: Focus on Library View');
  await workbench.page.waitForFunction(() => document.activeElement?.closest('.part.sidebar') !== null);
}

async function takeForSeen(workbench: Workbench): Promise<void> {
  const row = rowOf(workbench, 'New Since Last Time');
  await row.hover();
  await row.locator('.action-label[aria-label="Mark as Seen"]').first().click();
  await row.waitFor({ state: 'detached' });
}

/** `below`: how many rows with the same words stand before the one that is meant. */
async function groupBy(workbench: Workbench, way: string, name: string, below = 0): Promise<void> {
  await openList(workbench, 'Citewell: Group and Sort Library…');
  await typeInList(workbench, way);
  await workbench.page.locator('.quick-input-list .monaco-list-row.focused').waitFor();
  for (let row = 0; row < below; row++) await press(workbench, 'ArrowDown');
  await picture(workbench, `group-${name}`);
  await press(workbench, 'Enter');
  await workbench.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  // The command ends in the view.
  await workbench.page.waitForTimeout(500);
}

/** The library by mouse and menu: how it is grouped, what its rows are marked with, and what is noted about papers. */
export const libraryWalk: Walk = [
  {
    name: 'rows are marked for PDF, code and problems; what has nothing to say is shown by its key',
    take: async (workbench) => {
      await openSidebar(workbench, 'Citewell');
      await rowOf(workbench, 'Machine Learning').waitFor();
      // Room for the rows of the library.
      await foldView(workbench, 'In This Document');
      await addToWorkspace(workbench, 'marked.bib', markedPapers);
      await rowOf(workbench, 'New Since Last Time').waitFor();
      await expandRow(workbench, 'New Since Last Time');
      await rowOf(workbench, 'Marked Waters').getByText('✦ Lovelace 1843').waitFor();
      await rowOf(workbench, 'Said Twice').locator('.codicon-warning').waitFor();
      await rowOf(workbench, 'bare').waitFor();
      await rowOf(workbench, '(trash)').waitFor();
      await picture(workbench, 'new');
    },
  },
  {
    name: 'what is new stays so while it is looked at, and is seen by its button',
    take: async (workbench) => {
      await rowOf(workbench, 'Marked Waters').click();
      await waitForTab(workbench, 'Marked Waters');
      await rowOf(workbench, 'New Since Last Time').getByText('4', { exact: true }).waitFor();
      await takeForSeen(workbench);
    },
  },
  {
    name: 'a paper gets a star, a state and tags, in a file of the workspace',
    take: async (workbench) => {
      await groupBy(workbench, 'Year', 'for-marks');
      await expandRow(workbench, '1843');
      await rowOf(workbench, 'Marked Waters').hover();
      const star = rowOf(workbench, 'Marked Waters').locator(
        '.action-label[aria-label^="Add or Remove Star"]',
      );
      await star.first().click();
      await textOfFile(workbench, marksFile, 'doi:10.1000/waters unread ★');
      await rowOf(workbench, '★ ● Lovelace').waitFor();
      await openMenu(workbench, 'Marked Waters');
      await picture(workbench, 'reading-menu');
      await chooseInMenu(workbench, 'Mark as Reading');
      await textOfFile(workbench, marksFile, 'doi:10.1000/waters reading ★');
      await openMenu(workbench, 'Marked Waters');
      await chooseInMenu(workbench, 'Edit Tags…');
      await typeInList(workbench, 'methods, to cite');
      await picture(workbench, 'tags');
      await press(workbench, 'Enter');
      await textOfFile(workbench, marksFile, 'doi:10.1000/waters reading ★ #methods #to-cite');
      await rowOf(workbench, '★ ◐ Lovelace').waitFor();
      await picture(workbench, 'marks');
    },
  },
  {
    name: 'a paper gets a note, a Markdown file from the template, and is marked for it',
    take: async (workbench) => {
      await openMenu(workbench, 'Marked Waters');
      await chooseInMenu(workbench, 'Open Note');
      await waitForTab(workbench, 'marked.md');
      await textOfFile(
        workbench,
        'notes/marked.md',
        '# Marked Waters\n\n- Authors: Ada Lovelace\n- Year: 1843',
      );
      await rowOf(workbench, '★ ◐ ✎ Lovelace').waitFor();
      await picture(workbench, 'note');
    },
  },
  {
    name: 'both sides of a merge conflict in the file of marks are kept',
    take: async (workbench) => {
      const lines = [
        '<<<<<<< ours',
        'doi:10.1000/waters reading #ours',
        '=======',
        'doi:10.1000/waters read ★',
        '>>>>>>> theirs',
        '',
      ];
      await addToWorkspace(workbench, marksFile, lines.join('\n'));
      await workbench.page.locator('.part.sidebar').getByText('has a merge conflict').waitFor();
      await rowOf(workbench, '★ ✓ ✎ Lovelace').waitFor();
      await picture(workbench, 'conflict');
      const notification = await openNotification(workbench, 'merge conflict');
      await notification.getByText('Keep Both Sides').click();
      await textOfFile(workbench, marksFile, 'doi:10.1000/waters read ★ #ours\n');
      await addToWorkspace(workbench, marksFile, 'doi:10.1000/waters reading ★ #methods\n');
      await rowOf(workbench, '★ ◐ ✎ Lovelace').waitFor();
    },
  },
  ...ways.map(([way, inWords, row], index): Walk[number] => ({
    name: `the library is grouped ${inWords}`,
    take: async (workbench) => {
      await groupBy(workbench, way, String(index));
      await workbench.page.locator('.part.sidebar').getByText(inWords, { exact: true }).waitFor();
      await rowOf(workbench, row).waitFor();
      await picture(workbench, `by-${inWords.slice(3).replaceAll(' ', '-')}`);
    },
  })),
  ...sortings.map(([way, inWords, below]): Walk[number] => ({
    name: `the library is ${inWords}`,
    take: async (workbench) => {
      await groupBy(workbench, 'Source File', 'for-sorting');
      await groupBy(workbench, way, inWords.replaceAll(' ', '-'), below);
      await workbench.page.locator('.part.sidebar').getByText(inWords).waitFor();
      await expandRow(workbench, 'refs.bib');
      await picture(workbench, inWords.replaceAll(' ', '-'));
      await groupBy(workbench, 'Date, Newest First', 'by-date');
    },
  })),
  {
    name: 'rows say how often the workspace cites a paper, and which have code',
    take: async (workbench) => {
      await rowOf(workbench, 'Attention Is All You Need').getByText('cited 2×').waitFor();
      await rowOf(workbench, 'refs.bib').click();
      await expandRow(workbench, 'Sample papers');
      await workbench.page.locator('.part.sidebar .monaco-list-row').getByText('‹›').first().waitFor();
      await picture(workbench, 'cited-and-code');
    },
  },
  {
    name: 'a level of more than 300 rows is divided; what is open and selected stays when the file changes',
    take: async (workbench) => {
      await addToWorkspace(workbench, 'many.bib', manyPapers(700));
      await groupBy(workbench, 'Source File', 'for-ranges');
      await takeForSeen(workbench);
      // Below the rows of the samples.
      await rowOf(workbench, 'Sample papers').click();
      await expandRow(workbench, 'many.bib');
      await rowOf(workbench, '201 – 400').waitFor();
      await picture(workbench, 'ranges');
      await rowOf(workbench, '201 – 400').click();
      await rowOf(workbench, 'Paper 1201').click();
      await addToWorkspace(workbench, 'many.bib', manyPapers(701));
      await rowOf(workbench, 'many.bib').getByText('701', { exact: true }).waitFor();
      await rowOf(workbench, 'Paper 1201').and(workbench.page.locator('.selected')).waitFor();
      await rowOf(workbench, 'many.bib').click();
    },
  },
  {
    name: 'a saved search that means nothing says so, and is still there',
    take: async (workbench) => {
      const searches = {
        'citewell.library.savedSearches': { Odd: 'is:banana waters', Engines: 'tag:methods' },
      };
      await addToWorkspace(workbench, '.vscode/settings.json', JSON.stringify(searches));
      await groupBy(workbench, 'Category and Year', 'usual');
      await rowOf(workbench, 'Odd').getByText('“is:banana” means nothing').waitFor();
      // The rows move once while the groups come.
      await workbench.page.waitForTimeout(500);
      await expandRow(workbench, 'Engines');
      await rowOf(workbench, 'Marked Waters').waitFor();
      await picture(workbench, 'saved-searches');
      await rowOf(workbench, 'Odd').hover();
      await rowOf(workbench, 'Odd')
        .locator('.action-label[aria-label="Remove Saved Search"]')
        .first()
        .click();
      await rowOf(workbench, 'Odd').waitFor({ state: 'detached' });
      await textOfFile(workbench, '.vscode/settings.json', '"Engines"');
    },
  },
];

/** The same by the keyboard alone: nothing here touches the mouse. */
export const keyboardWalk: Walk = [
  {
    name: 'keyboard: typing leads to a group and a paper',
    take: async (workbench) => {
      await focusLibrary(workbench);
      await press(workbench, 'Home');
      await typeToFind(workbench, 'machine', 'Machine Learning');
      await press(workbench, 'ArrowRight');
      await rowOf(workbench, '2015').waitFor();
      await typeToFind(workbench, '2015', '2015');
      await press(workbench, 'ArrowRight');
      await rowOf(workbench, showAttendAndTell).waitFor();
      await typeToFind(workbench, 'show', showAttendAndTell);
      await picture(workbench, 'keyboard-found');
    },
  },
  {
    name: 'keyboard: Space previews the paper and leaves the focus where it is',
    take: async (workbench) => {
      await press(workbench, 'Space');
      await waitForTab(workbench, showAttendAndTell);
      await focusedRow(workbench, showAttendAndTell).waitFor();
      await workbench.page.waitForFunction(() => document.activeElement?.closest('.part.sidebar') !== null);
    },
  },
  {
    name: 'keyboard: keys give a star and take a paper for read',
    take: async (workbench) => {
      await press(workbench, 'Control+k', 't');
      await focusedRow(workbench, '★ ').waitFor();
      await press(workbench, 'Control+k', 'y');
      await focusedRow(workbench, '★ ✓').waitFor();
      await textOfFile(workbench, marksFile, ' read ★');
      await picture(workbench, 'keyboard-marked');
    },
  },
  {
    name: 'keyboard: Enter opens the paper, and once more goes to its page',
    take: async (workbench) => {
      await press(workbench, 'ArrowDown', 'Enter');
      await webviewOf(workbench);
      await press(workbench, 'ArrowUp', 'Enter');
      await waitForTab(workbench, showAttendAndTell);
      await press(workbench, 'Enter');
      await workbench.page.waitForFunction(() => document.activeElement?.tagName === 'IFRAME');
      // The page takes the focus once more when it is drawn.
      await workbench.page.waitForTimeout(1000);
    },
  },
  {
    name: 'keyboard: a key cites the paper that has the focus',
    take: async (workbench) => {
      await openFile(workbench, 'paper.md');
      await press(workbench, 'Control+End');
      await focusLibrary(workbench);
      await focusedRow(workbench, showAttendAndTell).waitFor();
      await press(workbench, 'Control+k', 'q');
      await waitForTab(workbench, 'paper.md');
      await textOfEditor(workbench, 'paper.md', '@xu2015show');
      // The entry comes last, and with it the focus into the text.
      await textOfFile(workbench, 'refs.bib', '{xu2015show,');
      await workbench.page.waitForTimeout(1000);
    },
  },
  {
    name: 'keyboard: a filter marks what it finds, and is kept as a search of the workspace',
    take: async (workbench) => {
      await openList(workbench, 'Citewell: Filter Library…');
      await typeInList(workbench, 'atten');
      await workbench.page.locator('.part.sidebar').getByText('filter: atten').waitFor();
      await rowOf(workbench, 'Attention').locator('.highlight').first().waitFor();
      await picture(workbench, 'filter-highlights');
      await press(workbench, 'ControlOrMeta+a');
      await typeInList(workbench, 'is:starred');
      await press(workbench, 'Enter');
      await workbench.page.locator('.part.sidebar').getByText('filter: is:starred').waitFor();
      await workbench.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
      await workbench.page.waitForTimeout(500);
      await runCommand(workbench, 'Citewell: Save This Search…');
      await workbench.page.locator('.quick-input-title').getByText('Save Search').waitFor();
      // Over the query, which is selected.
      await typeInList(workbench, 'My stars');
      await press(workbench, 'Enter');
      await rowOf(workbench, 'My stars').waitFor();
      await textOfFile(workbench, '.vscode/settings.json', '"My stars": "is:starred"');
      await picture(workbench, 'keyboard-saved');
    },
  },
  {
    name: 'keyboard: the paper of the key under the cursor is shown in the library',
    take: async (workbench) => {
      await openFile(workbench, 'paper.tex');
      await press(workbench, 'ControlOrMeta+f');
      await workbench.page.keyboard.type('vaswani2017');
      await press(workbench, 'Enter', 'Escape');
      await runCommand(workbench, 'Citewell: Show in Library');
      await focusedRow(workbench, 'Attention Is All You Need').waitFor();
      await picture(workbench, 'keyboard-revealed');
    },
  },
];
