import type { Walk } from './walk';
import {
  addToWorkspace,
  openFile,
  openList,
  openSidebar,
  picture,
  removeFromWorkspace,
  rowOf,
  runCommand,
  typeInList,
  viewText,
} from './workbench';

/** What the views say where there is nothing to show; in Restricted Mode. */
export const emptyStatesWalk: Walk = [
  {
    name: 'a library without papers says how to get some, and what Restricted Mode keeps out',
    take: async (workbench) => {
      await openSidebar(workbench, 'Citewell');
      await rowOf(workbench, 'Machine Learning').waitFor();
      await removeFromWorkspace(workbench, 'refs.bib');
      await runCommand(workbench, 'Citewell: Show or Hide Sample Papers');
      await viewText(workbench, 'Library', 'No bibliography was found in this workspace').waitFor();
      await viewText(workbench, 'Library', 'In Restricted Mode, bibliographies outside').waitFor();
      await picture(workbench, 'empty-library');
      await runCommand(workbench, 'Citewell: Show or Hide Sample Papers');
      await rowOf(workbench, 'Machine Learning').waitFor();
    },
  },
  {
    name: 'a filter that no paper fits says how to change it',
    take: async (workbench) => {
      const { page } = workbench;
      await openList(workbench, 'Citewell: Filter Library…');
      await typeInList(workbench, 'quuxquux');
      await page.keyboard.press('Enter');
      await viewText(workbench, 'Library', 'No paper fits the filter').waitFor();
      await picture(workbench, 'empty-filter');
      await page.getByRole('button', { name: 'Show All Papers' }).click();
      await rowOf(workbench, 'Machine Learning').waitFor();
    },
  },
  {
    name: 'In This Document says which documents have something for it, and how to cite',
    take: async (workbench) => {
      await viewText(workbench, 'In This Document', 'Open a LaTeX, Markdown').waitFor();
      await picture(workbench, 'empty-document');
      await addToWorkspace(workbench, 'empty.md', 'Nothing yet\n\n');
      await openFile(workbench, 'empty.md');
      await viewText(workbench, 'In This Document', 'This document cites nothing yet').waitFor();
      await picture(workbench, 'nothing-cited');
    },
  },
];
