// `npm run test:editor`: the suite inside each editor, then walks through the newest one.
//   --all              every walk in every theme
//   --only TEXT        only the parts whose name contains TEXT, such as "1.105.1", "web", "walk", "restricted"
//   --extension PATH   another checkout of the project, already built, in place of this one
//   --vsix FILE        walk through an editor in which this packaged extension has been installed
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './harness/browser';
import { type Editor, installEditor, newestEditor, oldestEditor } from './harness/editors';
import { picturesFolder, projectFolder, suiteFile, withDemoCopy, withTwoFolders } from './harness/paths';
import { add, inWords, nothing, say, SetupError, type Tally, tallyLine } from './harness/report';
import { type ServerOptions, withServer } from './harness/server';
import { runSuite, type WindowOptions } from './harness/session';
import type { ExtensionHost } from './suite/report';
import { emptyStatesWalk } from './ui/emptyStatesWalk';
import { firstMinuteWalk } from './ui/firstMinuteWalk';
import { germanWalk } from './ui/germanWalk';
import { keyboardWalk, libraryWalk } from './ui/libraryWalk';
import { papersWalk } from './ui/papersWalk';
import { livingWalk, readingWalk, takeWalk, type Walk, writingWalk } from './ui/walk';

/** What is run in an editor of its own, and counted. */
interface Part {
  readonly name: string;
  readonly run: (browser: Browser) => Promise<Tally>;
}

const { values: options } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    extension: { type: 'string', default: projectFolder },
    vsix: { type: 'string' },
  },
});

const extension = path.resolve(options.extension);

const wholeLibraryWalk: Walk = [...libraryWalk, ...keyboardWalk];

const parts: readonly Part[] = [
  suitePart(oldestEditor, 'node', ', two folders', withTwoFolders),
  suitePart(newestEditor, 'node'),
  suitePart(newestEditor, 'web'),
  walkPart('dark', { theme: 'Default Dark Modern' }, [...readingWalk, ...writingWalk, ...livingWalk]),
  walkPart('light', { theme: 'Default Light Modern' }, readingWalk),
  walkPart('contrast-dark', { highContrast: 'dark' }, readingWalk),
  walkPart('contrast-light', { highContrast: 'light' }, readingWalk),
  walkPart('dark', { theme: 'Default Dark Modern' }, wholeLibraryWalk, ', library'),
  walkPart('light', { theme: 'Default Light Modern' }, papersWalk, ', papers'),
  walkPart('contrast-dark', { highContrast: 'dark' }, firstMinuteWalk, ', first minute'),
  walkPart('dark', { theme: 'Default Dark Modern', language: 'de' }, germanWalk, ', in German'),
  walkPart('restricted', { theme: 'Default Dark Modern', restricted: true }, readingWalk),
  walkPart('restricted', { theme: 'Default Light Modern', restricted: true }, emptyStatesWalk, ', empty'),
];

/** The same walks in the other themes, for their pictures: with `--all`. */
const otherThemes: readonly Part[] = [
  walkPart('light', { theme: 'Default Light Modern' }, wholeLibraryWalk, ', library'),
  walkPart('contrast-dark', { highContrast: 'dark' }, wholeLibraryWalk, ', library'),
  walkPart('contrast-light', { highContrast: 'light' }, wholeLibraryWalk, ', library'),
  walkPart('dark', { theme: 'Default Dark Modern' }, papersWalk, ', papers'),
  walkPart('contrast-dark', { highContrast: 'dark' }, papersWalk, ', papers'),
  walkPart('dark', { theme: 'Default Dark Modern' }, firstMinuteWalk, ', first minute'),
  walkPart('light', { theme: 'Default Light Modern' }, firstMinuteWalk, ', first minute'),
  walkPart('contrast-light', { highContrast: 'light' }, firstMinuteWalk, ', first minute'),
];

function suitePart(
  editor: Editor,
  host: ExtensionHost,
  besides = '',
  withWorkspace: typeof withDemoCopy = withDemoCopy,
): Part {
  return {
    name: `Suite in VS Code ${editor.version}, ${host} extension host${besides}`,
    run: async (browser) => {
      const installed = await installEditor(editor);
      const { lines, ...tally } = await withWorkspace((workspace) =>
        withServer({ editor: installed, host }, (server) =>
          runSuite(browser, server, { workspace, extension, tests: suiteFile(extension) }),
        ),
      );
      for (const line of lines) say(line);
      return tally;
    },
  };
}

function walkPart(
  appearance: string,
  {
    highContrast,
    language,
    ...settings
  }: Pick<ServerOptions, 'theme' | 'restricted'> & Pick<WindowOptions, 'highContrast' | 'language'>,
  walk: Walk,
  besides = '',
): Part {
  return {
    name: `Walk through VS Code ${newestEditor.version}, ${appearance}${besides}`,
    run: async (browser) => {
      const editor = await installEditor(newestEditor);
      const installed = options.vsix === undefined ? {} : { vsix: path.resolve(options.vsix) };
      const developed = options.vsix === undefined ? { extension } : {};
      const shown = { ...(highContrast && { highContrast }), ...(language !== undefined && { language }) };
      return withDemoCopy((workspace) =>
        withServer({ editor, host: 'node', ...settings, ...installed }, (server) =>
          takeWalk(browser, server, { workspace, ...developed, ...shown }, appearance, walk),
        ),
      );
    },
  };
}

async function runPart(part: Part, browser: Browser): Promise<Tally> {
  say(`\n${part.name}`);
  const started = Date.now();
  const tally = await part.run(browser).catch((reason: unknown) => {
    // The set-up is the same for every part: without it there is nothing to go on with.
    if (reason instanceof SetupError) throw reason;
    say(`  ✗ ${inWords(reason)}`);
    return { passed: 0, failed: 1 };
  });
  say(`  ${tallyLine(tally)} in ${Math.round((Date.now() - started) / 1000)} s`);
  return tally;
}

async function runParts(chosen: readonly Part[]): Promise<Tally> {
  // A whole run leaves no picture of an earlier one behind.
  if (options.only === '') await rm(picturesFolder, { recursive: true, force: true });
  const browser = await launchBrowser();
  try {
    let total = nothing;
    for (const part of chosen) total = add(total, await runPart(part, browser));
    return total;
  } finally {
    await browser.close();
  }
}

async function main(): Promise<number> {
  const wanted = options.all || options.only !== '' ? [...parts, ...otherThemes] : parts;
  const chosen = wanted.filter((part) => part.name.includes(options.only));
  if (chosen.length === 0) throw new SetupError(`No part's name contains "${options.only}".`);
  const total = await runParts(chosen);
  say(`\nPictures: ${path.relative('.', picturesFolder)}\n\n${tallyLine(total)}`);
  return total.failed === 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (reason: unknown) => {
    console.error(reason instanceof SetupError ? `\n${reason.message}` : reason);
    process.exit(1);
  },
);
