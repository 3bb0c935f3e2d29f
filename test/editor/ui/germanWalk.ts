import type { Walk } from './walk';
import {
  acceptBestInList,
  openFile,
  openList,
  openNotification,
  openSidebar,
  picture,
  placeCursorBelow,
  rowOf,
  runCommand,
  webviewOf,
} from './workbench';

/** The extension in an editor that is set to German; what the editor itself says needs its own translation. */
export const germanWalk: Walk = [
  {
    name: 'the views and what is in them are German',
    take: async (workbench) => {
      const { page } = workbench;
      await openSidebar(workbench, 'Citewell');
      await page.locator('.part.sidebar .pane-header').filter({ hasText: 'In diesem Dokument' }).waitFor();
      await rowOf(workbench, 'Zeitschriftenartikel').waitFor();
      await picture(workbench, 'german-sidebar');
    },
  },
  {
    name: 'the abstract page is German',
    take: async (workbench) => {
      await openList(workbench, 'Citewell: Arbeiten suchen…');
      await acceptBestInList(workbench, 'attend tell', 'german-search');
      const abstract = await webviewOf(workbench);
      await abstract.getByRole('button', { name: 'Einfügen' }).first().waitFor();
      await picture(workbench, 'german-abstract');
    },
  },
  {
    name: 'what a worker says is German',
    take: async (workbench) => {
      const { page } = workbench;
      await openFile(workbench, 'refs.bib');
      await page.keyboard.press('ControlOrMeta+Home');
      await page.keyboard.type('@misc{}');
      await runCommand(workbench, 'Problems: Focus on Problems View');
      await page
        .locator('.markers-panel .monaco-list-row')
        .filter({ hasText: 'Dieser Eintrag hat keinen Zitierschlüssel' })
        .first()
        .waitFor();
      await picture(workbench, 'german-problems');
      // Below the panel the document would not be seen whole.
      await page.keyboard.press('ControlOrMeta+j');
    },
  },
  {
    name: 'what is asked is answered in German',
    take: async (workbench) => {
      await openFile(workbench, 'paper.tex');
      await placeCursorBelow(workbench, 'Try it:');
      await runCommand(workbench, 'Citewell: Warum gibt es hier keinen Vorschlag?');
      await openNotification(workbench, 'Der Cursor steht in keiner Zitation.');
      await picture(workbench, 'german-why');
    },
  },
];
