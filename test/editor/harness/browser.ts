import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { runProgram } from './processes';
import { inWords, say, SetupError } from './report';

const isRoot = process.getuid?.() === 0;

/** Names under which a browser may be on the `PATH` of a Linux machine, the preferred one first. */
const linuxNames = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const macPrograms = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

const windowsPrograms = [
  'Google/Chrome/Application/chrome.exe',
  'Chromium/Application/chrome.exe',
  'Microsoft/Edge/Application/msedge.exe',
];

/** Starts a Chromium without a window; installs one where there is none. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = (await findBrowser()) ?? (await installBrowser());
  say(`Browser: ${executablePath}`);
  try {
    return await chromium.launch({
      executablePath,
      args: [
        // The sandbox of Chromium refuses to run as root.
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  } catch (reason) {
    throw new SetupError(
      `${executablePath} does not start. Set CHROME_PATH to another Chrome, Chromium or Edge.\n${inWords(reason)}`,
    );
  }
}

/** The program of a browser that can be driven, or undefined. `CHROME_PATH` is taken at its word. */
async function findBrowser(): Promise<string | undefined> {
  const chosen = process.env['CHROME_PATH'];
  if (chosen !== undefined && chosen !== '') {
    if (existsSync(chosen)) return chosen;
    throw new SetupError(`CHROME_PATH is ${chosen}, but there is no such file. Correct it or unset it.`);
  }
  for (const program of [...installedPrograms(), chromium.executablePath()]) {
    if (existsSync(program) && (await isBrowser(program))) return program;
  }
  return undefined;
}

function installedPrograms(): readonly string[] {
  if (process.platform === 'darwin') return macPrograms;
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
      (name) => process.env[name] ?? [],
    );
    return windowsPrograms.flatMap((program) => roots.map((root) => path.join(root, program)));
  }
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  return linuxNames.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

/** On Linux the name may belong to a script that only says how to install the browser. */
async function isBrowser(program: string): Promise<boolean> {
  return process.platform !== 'linux' || (await runProgram(program, ['--version'])).code === 0;
}

async function installBrowser(): Promise<string> {
  say('There is no Chrome, Chromium or Edge here.');
  for (const attempt of await installations()) {
    const [command = '', ...args] = attempt;
    say(`Installing one: ${attempt.map((word) => path.basename(word)).join(' ')} …`);
    const { code, output } = await runProgram(command, args, {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    const program = await findBrowser();
    if (program !== undefined) return program;
    say(`That did not help (exit code ${code}): ${output.trim().split('\n').at(-1) ?? ''}`);
  }
  throw new SetupError(
    'Install Chrome, Chromium or Edge (`apt-get install -y chromium`, or `npx playwright-core install --with-deps chromium`), or set CHROME_PATH to one, then run this again.',
  );
}

/** The commands that may bring a browser to this machine, the preferred ones first. */
async function installations(): Promise<readonly (readonly string[])[]> {
  const playwright = path.join(path.dirname(require.resolve('playwright-core/package.json')), 'cli.js');
  const aptGet = '/usr/bin/apt-get';
  const fromSystem =
    isRoot && existsSync(aptGet)
      ? [
          [aptGet, 'update'],
          [aptGet, 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu'],
        ]
      : [];
  // The libraries that Chromium needs on Linux are installed by sudo, which must not stop to ask for a password.
  const mayInstallLibraries =
    process.platform === 'linux' && (isRoot || (await runProgram('sudo', ['-n', 'true'])).code === 0);
  const libraries = mayInstallLibraries ? ['--with-deps'] : [];
  return [...fromSystem, [process.execPath, playwright, 'install', ...libraries, 'chromium']];
}
