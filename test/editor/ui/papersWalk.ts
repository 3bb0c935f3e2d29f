import type { FrameLocator } from 'playwright-core';
import type { Walk } from './walk';
import {
  acceptBestInList,
  addToWorkspace,
  chooseInMenu,
  copyToClipboard,
  expandRow,
  openFile,
  openList,
  openMenu,
  openSidebar,
  picture,
  rowOf,
  runCommand,
  textOfEditor,
  textOfFile,
  viewRow,
  waitForTab,
  type Workbench,
} from './workbench';

const showAttendAndTell = 'Show, Attend and Tell';

/** The editor's own preview of Markdown, which has a page inside its page. */
function previewOf({ page }: Workbench): FrameLocator {
  return page.locator('iframe.webview.ready').last().contentFrame().frameLocator('#active-frame');
}

/** Papers that come in, go out, and are found by what a text says. */
export const papersWalk: Walk = [
  {
    name: 'What Should I Cite Here? offers what fits the paragraph, with the words in common, and cites it',
    take: async (workbench) => {
      await addToWorkspace(
        workbench,
        'draft.md',
        '---\nbibliography: refs.bib\n---\n\nModels that learn to describe the content of images attend to salient objects ',
      );
      // For later: the editor takes its time to find files that have just come.
      await addToWorkspace(workbench, 'pasted.md', '');
      await openFile(workbench, 'draft.md');
      await workbench.page.keyboard.press('ControlOrMeta+End');
      await runCommand(workbench, 'Citewell: What Should I Cite Here?');
      const { page } = workbench;
      const row = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'xu2015show' });
      await row.getByText('In common').waitFor();
      await picture(workbench, 'cite-here');
      await acceptBestInList(workbench, 'xu2015', 'cite-here-one');
      await textOfEditor(workbench, 'draft.md', '@xu2015show');
      await textOfFile(workbench, 'refs.bib', '{xu2015show,');
      // The text gets the focus at last.
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'Find Similar Papers offers papers of the library, with the words in common',
    take: async (workbench) => {
      await openFile(workbench, 'draft.md');
      await openSidebar(workbench, 'Citewell');
      await viewRow(workbench, 'In This Document', showAttendAndTell).waitFor();
      await expandRow(workbench, 'Machine Learning');
      await expandRow(workbench, '2015');
      await openMenu(workbench, showAttendAndTell);
      await chooseInMenu(workbench, 'Find Similar Papers');
      const { page } = workbench;
      await page.locator('.quick-input-list .monaco-list-row').getByText('In common').first().waitFor();
      await picture(workbench, 'similar');
      await page.keyboard.press('Enter');
      await page.locator('.tab.active').waitFor();
    },
  },
  {
    name: 'Copy as… puts a reference in a citation style on the clipboard',
    take: async (workbench) => {
      await openSidebar(workbench, 'Citewell');
      await openMenu(workbench, showAttendAndTell);
      await chooseInMenu(workbench, 'Copy as…');
      await acceptBestInList(workbench, 'references as text', 'copy-as');
      await workbench.page.getByText('copied 1 paper').waitFor();
      await openFile(workbench, 'pasted.md');
      await workbench.page.keyboard.press('ControlOrMeta+v');
      await textOfEditor(workbench, 'pasted.md', 'Xu, K.');
    },
  },
  {
    name: 'Import Papers… shows what is new and what is there already, and adds what is ticked',
    take: async (workbench) => {
      await copyToClipboard(
        workbench,
        [
          'TY  - JOUR\nTI  - Nets of Rope\nAU  - Roe, Max\nPY  - 2020\nER  - ',
          `TY  - JOUR\nTI  - ${showAttendAndTell}: Neural Image Caption Generation with Visual Attention\nAU  - Xu, Kelvin\nPY  - 2015\nER  - `,
        ].join('\n'),
      );
      await openList(workbench, 'Citewell: Import Papers…');
      await acceptBestInList(workbench, 'clipboard', 'import-from');
      await acceptBestInList(workbench, 'refs.bib', 'import-into');
      const { page } = workbench;
      await page.locator('.quick-input-list .monaco-list-row').getByText('there as').waitFor();
      await picture(workbench, 'import-preview');
      await page.keyboard.press('Enter');
      await textOfFile(workbench, 'refs.bib', '{roe2020nets,');
    },
  },
  {
    name: 'Export… opens the papers that a document cites in an editor',
    take: async (workbench) => {
      await openFile(workbench, 'draft.md');
      await openList(workbench, 'Citewell: Export…');
      await acceptBestInList(workbench, 'draft.md', 'export-scope');
      await acceptBestInList(workbench, 'ris', 'export-format');
      await acceptBestInList(workbench, 'editor', 'export-way');
      await waitForTab(workbench, 'Untitled');
      await workbench.page.locator('.view-lines').getByText('TY  - ').first().waitFor();
      await picture(workbench, 'export');
      await rowOf(workbench, 'Machine Learning').waitFor();
    },
  },
  {
    name: "the editor's own preview shows citations as they are read, and the works at the end",
    take: async (workbench) => {
      await openFile(workbench, 'draft.md');
      // By its keys, for several commands have such a name.
      await workbench.page.keyboard.press('ControlOrMeta+Shift+v');
      const preview = previewOf(workbench);
      await preview.getByText('Xu et al., 2015').waitFor();
      await preview.locator('.citewell-references').getByText(showAttendAndTell).waitFor();
      await picture(workbench, 'preview');
    },
  },
];
