/** The extension in a browser's extension host: vscode.dev, github.dev. */
import { handOver } from 'citewell:packages';
import * as vscode from 'vscode';
import { type CitewellApi, activate as activateCitewell } from '../host/activate';
import type { WorkerPort } from '../host/library/workerPort';
import { t } from '../core/util/l10n';

/** An address of the text of a script, since a host refuses the addresses of extensions that come from elsewhere. */
async function addressOf(script: vscode.Uri): Promise<string> {
  const text = await vscode.workspace.fs.readFile(script);
  return URL.createObjectURL(new Blob([text as Uint8Array<ArrayBuffer>], { type: 'text/javascript' }));
}

/** Starts the worker of a script. Fails where no worker is allowed at all. */
async function workerOf(script: vscode.Uri): Promise<WorkerPort> {
  const address = await addressOf(script);
  let worker: Worker;
  try {
    worker = new Worker(address);
  } catch (error) {
    throw new Error(
      t(
        'This browser does not let extensions start a worker, without which nothing is read. Allow workers for this page, or use another browser.',
      ),
      { cause: error },
    );
  } finally {
    // The worker fetches its script a moment later.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }
  return {
    post: (message, transfer) => worker.postMessage(message, { transfer: [...transfer] }),
    onMessage: (listener) =>
      worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => listener(data)),
    onEnd: (listener) => worker.addEventListener('error', ({ message }) => listener(message)),
    dispose: () => worker.terminate(),
  };
}

/** A port that can be used at once and passes everything on to one that is still to come. */
function portSoon(coming: Promise<WorkerPort>): WorkerPort {
  const then = (use: (port: WorkerPort) => void, fail: (error: unknown) => void = () => {}): void => {
    coming.then(use).catch(fail);
  };
  return {
    post: (message, transfer) => then((port) => port.post(message, transfer)),
    onMessage: (listener) => then((port) => port.onMessage(listener)),
    onEnd: (listener) =>
      then(
        (port) => port.onEnd(listener),
        (error) => listener(error instanceof Error ? error.message : String(error)),
      ),
    dispose: () => then((port) => port.dispose()),
  };
}

/** The packages of another file beside the bundle. Documents are read at once, so that they have to be there before. */
async function loadPackages(script: vscode.Uri): Promise<void> {
  const address = await addressOf(script);
  try {
    handOver(await import(address));
  } finally {
    URL.revokeObjectURL(address);
  }
}

export async function activate(context: vscode.ExtensionContext): Promise<CitewellApi> {
  const fileOf = (name: string): vscode.Uri =>
    vscode.Uri.joinPath(context.extensionUri, 'dist', 'web', `${name}.js`);
  await loadPackages(fileOf('packages'));
  return activateCitewell(context, (script) => portSoon(workerOf(fileOf(script))));
}
