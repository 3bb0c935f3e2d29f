import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ExtensionHost } from '../suite/report';
import type { InstalledEditor } from './editors';
import { temporaryFolder } from './paths';
import { type Finished, type ProcessGroup, runProgram, startProgram } from './processes';

/** How an editor is started. */
export interface ServerOptions {
  readonly editor: InstalledEditor;
  /** Which extension host runs Citewell. */
  readonly host: ExtensionHost;
  /** The name of a colour theme, as the setting has it. */
  readonly theme?: string;
  /** Opens every folder in Restricted Mode. */
  readonly restricted?: boolean;
  /** A packaged extension to install beforehand. */
  readonly vsix?: string;
}

/** An editor that serves its windows to browsers. */
export interface Server {
  /** `localhost:4711`: the host and port of the address, and the authority of every URI in the window. */
  readonly authority: string;
  readonly host: ExtensionHost;
  /** Settles when the editor has ended, by itself or not. */
  readonly ended: Promise<Finished>;
  /** Ends the editor and removes its settings. Safe to call twice. */
  readonly stop: () => Promise<void>;
}

const secondsToStart = 90;

/** A window without greetings, assistants and notifications, which looks the same on every machine. */
const calmSettings = {
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'on',
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.commandCenter': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** Starts an editor with settings of its own, on a free port of this machine. Settles when it answers. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const data = await temporaryFolder('editor');
  try {
    await writeSettings(data.path, options);
    if (options.vsix !== undefined) await installPackaged(options.editor, data.path, options.vsix);
    const group = startEditor(options, data.path);
    const stop = async (): Promise<void> => {
      await group.end();
      data.remove();
    };
    const port = await portOf(group).catch(async (reason: unknown) => {
      await group.end();
      throw reason;
    });
    return { authority: `localhost:${port}`, host: options.host, ended: group.ended, stop };
  } catch (reason) {
    data.remove();
    throw reason;
  }
}

/** Calls `use` with an editor that is running, and ends it afterwards. */
export async function withServer<T>(options: ServerOptions, use: (server: Server) => Promise<T>): Promise<T> {
  const server = await startServer(options);
  try {
    return await use(server);
  } finally {
    await server.stop();
  }
}

async function writeSettings(data: string, { theme, host }: ServerOptions): Promise<void> {
  const folder = path.join(data, 'User');
  const settings = {
    ...calmSettings,
    ...(theme === undefined ? {} : { 'workbench.colorTheme': theme }),
    // By the page's payload it cannot be chosen: the browser's workbench reads `extensionDevelopmentKind` but does
    // not act on it.
    ...(host === 'web' ? { 'remote.extensionKind': { 'citewell.citewell': ['web'] } } : {}),
  };
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'settings.json'), JSON.stringify(settings, undefined, 2));
}

function startEditor({ editor, restricted = false }: ServerOptions, data: string): ProcessGroup {
  return startProgram(
    editor.node,
    [
      'out/server-main.js',
      '--host=127.0.0.1',
      '--port=0',
      '--without-connection-token',
      '--accept-server-license-terms',
      '--disable-telemetry',
      // Without it the page ignores the payload: which extension to load, which tests to run.
      '--enable-smoke-test-driver',
      ...(restricted ? [] : ['--disable-workspace-trust']),
      ...dataArguments(data),
    ],
    { cwd: editor.folder, env: cleanEnvironment() },
  );
}

async function installPackaged(editor: InstalledEditor, data: string, vsix: string): Promise<void> {
  const { code, output } = await runProgram(
    editor.node,
    [
      'out/server-main.js',
      `--install-extension=${vsix}`,
      '--accept-server-license-terms',
      ...dataArguments(data),
    ],
    { cwd: editor.folder, env: cleanEnvironment() },
  );
  if (code !== 0) throw new Error(`${vsix} could not be installed:\n${output.trim()}`);
}

function dataArguments(data: string): readonly string[] {
  return [
    `--user-data-dir=${data}`,
    `--server-data-dir=${data}`,
    `--extensions-dir=${path.join(data, 'extensions')}`,
  ];
}

/** Without the traces of npm, and of an editor whose terminal this may be. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:npm_|VSCODE_|ELECTRON_|NODE_OPTIONS$)/iu.test(name)),
  );
}

async function portOf(group: ProcessGroup): Promise<number> {
  const deadline = Date.now() + secondsToStart * 1000;
  for (;;) {
    const port = /agent listening on (\d+)/u.exec(group.output())?.[1];
    if (port !== undefined) return Number(port);
    const hasEnded = await Promise.race([group.ended.then(() => true), pause(100)]);
    if (hasEnded) throw new Error(`The editor ended at once:\n${group.output().trim()}`);
    if (Date.now() > deadline) {
      throw new Error(`The editor did not start within ${secondsToStart} s:\n${group.output().trim()}`);
    }
  }
}

function pause(milliseconds: number): Promise<false> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, false));
}
