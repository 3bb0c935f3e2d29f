/** The extension in a browser's extension host: vscode.dev, github.dev. */
import * as vscode from 'vscode';
import { type CitewellApi, activate as activateCitewell } from '../host/activate';
import type { ReadingPort } from '../host/library/readings';
import { readingOnThisThread } from './readingPort';

/**
 * Starts the worker from the text of its script, since a host refuses the addresses of extensions that come from
 * elsewhere. Where no worker is allowed at all, this thread reads: the papers are worth a pause.
 */
async function workerOf(script: vscode.Uri): Promise<ReadingPort> {
  const text = await vscode.workspace.fs.readFile(script);
  const address = URL.createObjectURL(
    new Blob([text as Uint8Array<ArrayBuffer>], { type: 'text/javascript' }),
  );
  let worker: Worker;
  try {
    worker = new Worker(address);
  } catch {
    return readingOnThisThread();
  } finally {
    // The worker fetches its script a moment later.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }
  return {
    post: (request, transfer) => worker.postMessage(request, { transfer: [...transfer] }),
    onMessage: (listener) =>
      worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => listener(data)),
    onEnd: (listener) => worker.addEventListener('error', ({ message }) => listener(message)),
    dispose: () => worker.terminate(),
  };
}

/** A port that can be used at once and passes everything on to one that is still to come. */
function portSoon(coming: Promise<ReadingPort>): ReadingPort {
  const then = (use: (port: ReadingPort) => void, fail: (error: unknown) => void = () => {}): void => {
    coming.then(use).catch(fail);
  };
  return {
    post: (request, transfer) => then((port) => port.post(request, transfer)),
    onMessage: (listener) => then((port) => port.onMessage(listener)),
    onEnd: (listener) =>
      then(
        (port) => port.onEnd(listener),
        (error) => listener(String(error)),
      ),
    dispose: () => then((port) => port.dispose()),
  };
}

export function activate(context: vscode.ExtensionContext): CitewellApi {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'web', 'worker.js');
  return activateCitewell(context, () => portSoon(workerOf(script)));
}
