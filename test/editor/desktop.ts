// `npm run test:desktop`: the suite in the desktop editor, where VS Code can be downloaded.
import { downloadAndUnzipVSCode, runTests, SilentReporter } from '@vscode/test-electron';
import path from 'node:path';
import { newestEditor } from './harness/editors';
import { cacheFolder, projectFolder, suiteFile, temporaryFolder, withDemoCopy } from './harness/paths';
import { inWords, say, SetupError } from './harness/report';

async function main(): Promise<void> {
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    throw new SetupError('There is no display here. Run `xvfb-run -a npm run test:desktop`.');
  }
  const { version } = newestEditor;
  say(`Downloading VS Code ${version} into ${path.relative('.', cacheFolder)} (once) …`);
  const vscodeExecutablePath = await downloadAndUnzipVSCode({
    version,
    cachePath: cacheFolder,
    reporter: new SilentReporter(),
  }).catch((reason: unknown) => {
    throw new SetupError(
      `VS Code ${version} cannot be downloaded here (${inWords(reason)}). Run \`npm run test:editor\`, which needs the npm registry only.`,
    );
  });
  // A short path: the editor's socket lies in it.
  const data = await temporaryFolder('data');
  await withDemoCopy((workspace) =>
    runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: projectFolder,
      extensionTestsPath: suiteFile(projectFolder),
      launchArgs: [
        workspace,
        `--user-data-dir=${data.path}`,
        '--disable-extensions',
        '--disable-workspace-trust',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    }),
  );
}

main().catch((reason: unknown) => {
  console.error(reason instanceof SetupError ? reason.message : inWords(reason));
  // `exit`, since a download that failed may still hold a connection.
  process.exit(1);
});
