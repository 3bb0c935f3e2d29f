// `npm run test:large`: a library of a hundred thousand papers in a real editor, against one of a thousand and none.
//   --extension PATH   another checkout of the project, already built, in place of this one
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from './harness/browser';
import { installEditor, newestEditor } from './harness/editors';
import { tryLargeLibrary } from './harness/largeLibrary';
import { projectFolder } from './harness/paths';
import { say, SetupError, tallyLine } from './harness/report';

const { values: options } = parseArgs({
  options: { extension: { type: 'string', default: projectFolder } },
});

async function main(): Promise<number> {
  const editor = await installEditor(newestEditor);
  const browser = await launchBrowser();
  try {
    say(`Libraries of up to 100,000 papers in VS Code ${newestEditor.version}; takes three minutes`);
    const tally = await tryLargeLibrary(browser, editor, path.resolve(options.extension));
    say(`\n${tallyLine(tally)}`);
    return tally.failed === 0 ? 0 : 1;
  } finally {
    await browser.close();
  }
}

main().then(
  (code) => process.exit(code),
  (reason: unknown) => {
    console.error(reason instanceof SetupError ? `\n${reason.message}` : reason);
    process.exit(1);
  },
);
