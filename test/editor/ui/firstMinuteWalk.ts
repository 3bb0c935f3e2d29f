import type { Walk } from './walk';
import {
  dismiss,
  openFile,
  openNotification,
  openSidebar,
  picture,
  placeCursorBelow,
  runCommand,
  suggestion,
  typeInEditor,
  type Workbench,
} from './workbench';

/** Waits for the picture of the step that has these words. */
async function shownPicture({ page }: Workbench, words: string): Promise<void> {
  const frame = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  await frame.locator('svg text').filter({ hasText: words }).first().waitFor();
}

/** Unfolds a step. The editor at times leaves the steps disabled until it opens the walkthrough again. */
async function unfold(workbench: Workbench, title: string): Promise<void> {
  const step = workbench.page.locator('.getting-started-step').filter({ hasText: title });
  if ((await step.getAttribute('aria-expanded')) === 'true') return;
  await step.click({ timeout: 3000 }).catch(async () => {
    await runCommand(workbench, 'Citewell: Open Walkthrough');
    await step.click();
  });
}

/** Each step of the walkthrough, and words that its picture has. */
const stepPictures: readonly (readonly [string, string, string])[] = [
  ['look', 'Look at Your Papers', 'Machine Learning'],
  ['read', 'Read an Abstract', 'Caption Generation'],
  ['latex', 'Cite in LaTeX', 'Related Work'],
  ['markdown', 'Cite in Markdown', '# Related Work'],
  ['own', 'Add Your Own Library', 'library.bib'],
];

/** The first minute: the walkthrough, how the library is, and why there is no suggestion. */
export const firstMinuteWalk: Walk = [
  {
    name: 'the walkthrough has five steps, each with its picture',
    take: async (workbench) => {
      const { page } = workbench;
      await openSidebar(workbench, 'Citewell');
      await runCommand(workbench, 'Citewell: Open Walkthrough');
      const steps = page.locator('.getting-started-step');
      await steps.filter({ hasText: 'Look at Your Papers' }).waitFor();
      const count = await steps.count();
      if (count !== 5) throw new Error(`The walkthrough has ${count} steps.`);
      // The editor shows pictures where there is room for them.
      await page.keyboard.press('ControlOrMeta+b');
      for (const [name, title, words] of stepPictures) {
        await unfold(workbench, title);
        await shownPicture(workbench, words);
        await picture(workbench, `walkthrough-${name}`);
      }
    },
  },
  {
    name: 'a button of it opens a LaTeX document with suggestions',
    take: async (workbench) => {
      const { page } = workbench;
      await unfold(workbench, 'Cite in LaTeX');
      await page.getByRole('button', { name: 'Try It in LaTeX' }).click();
      await suggestion(workbench, 'xu2015show');
      await picture(workbench, 'walkthrough-tried');
      await dismiss(workbench);
    },
  },
  {
    name: 'the papers are counted beside the language',
    take: async (workbench) => {
      const { page } = workbench;
      await openFile(workbench, 'paper.tex');
      await page.locator('.statusbar-item[id="status.languageStatus"]').hover();
      await page
        .locator('.hover-language-status')
        .filter({ hasText: /\d papers/u })
        .waitFor();
      await picture(workbench, 'language-status');
      await dismiss(workbench);
    },
  },
  {
    name: 'Why Is There No Suggestion Here? says that the cursor is in no citation',
    take: async (workbench) => {
      const { page } = workbench;
      await openFile(workbench, 'paper.tex');
      await placeCursorBelow(workbench, 'Try it:');
      await runCommand(workbench, 'Citewell: Why Is There No Suggestion Here?');
      await openNotification(workbench, 'The cursor is in no citation.');
      await picture(workbench, 'why');
      await page.getByRole('button', { name: 'Insert Citation…' }).waitFor();
      await runCommand(workbench, 'Notifications: Clear All Notifications');
    },
  },
  {
    name: 'in a citation it says what was searched',
    take: async (workbench) => {
      await typeInEditor(workbench, '\\cite{quuxquux');
      await dismiss(workbench);
      await runCommand(workbench, 'Citewell: Why Is There No Suggestion Here?');
      await openNotification(workbench, /No paper fits “quuxquux”\. Searched: \d+ papers/u);
      await picture(workbench, 'why-searched');
    },
  },
];
