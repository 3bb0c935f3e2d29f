// `npm start`: the newest editor on a copy of the demo workspace, with the extension as it has just been built.
//   --theme NAME    a colour theme, such as "Default Light Modern"
//   --restricted    in Restricted Mode
//   --web           the extension in the web extension host, as on vscode.dev
//   --no-open       only print the address
import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { installEditor, newestEditor } from './harness/editors';
import { cacheFolder, demoFolder, projectFolder } from './harness/paths';
import { runProgram } from './harness/processes';
import { say, SetupError } from './harness/report';
import { startServer } from './harness/server';
import { windowAddress } from './harness/session';

const { values: options } = parseArgs({
  options: {
    theme: { type: 'string', default: 'Default Dark Modern' },
    restricted: { type: 'boolean', default: false },
    web: { type: 'boolean', default: false },
    'no-open': { type: 'boolean', default: false },
  },
});

async function main(): Promise<void> {
  const editor = await installEditor(newestEditor);
  const workspace = path.join(cacheFolder, 'demo');
  await rm(workspace, { recursive: true, force: true });
  await cp(demoFolder, workspace, { recursive: true });
  say(`Starting VS Code ${editor.version} on ${path.relative('.', workspace)}, a fresh copy of the demo …`);
  const { theme, restricted } = options;
  const server = await startServer({ editor, host: options.web ? 'web' : 'node', theme, restricted });
  const address = windowAddress(server, { workspace, extension: projectFolder });
  say(`\nOpen this address in Chrome, Edge or Firefox:\n\n  ${address}\n\nPress Ctrl+C to stop.`);
  if (!options['no-open']) openInBrowser(address);
  const { output } = await server.ended;
  throw new Error(`The editor has ended by itself:\n${output.trim()}`);
}

/** Asks the desktop to open the address. Where that fails nothing is lost: the address has been printed. */
function openInBrowser(address: string): void {
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return;
  if (process.platform === 'win32') void runProgram('rundll32', ['url.dll,FileProtocolHandler', address]);
  else void runProgram(process.platform === 'darwin' ? 'open' : 'xdg-open', [address]);
}

main().catch((reason: unknown) => {
  console.error(reason instanceof SetupError ? `\n${reason.message}` : reason);
  process.exit(1);
});
