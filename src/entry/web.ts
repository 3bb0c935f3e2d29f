/** The extension in a browser's extension host: vscode.dev, github.dev. */
import * as vscode from 'vscode';
import { type CitewellApi, activate as activateCitewell } from '../host/activate';
import type { ReadingPort } from '../host/library/readings';
import { readingOnThisThread } from './readingPort';

function startWorker(script: vscode.Uri): ReadingPort {
  let worker: Worker;
  try {
    worker = new Worker(script.toString(true));
  } catch {
    // Some hosts allow no worker of an extension; the papers are worth a pause.
    return readingOnThisThread();
  }
  return {
    post: (request, transfer) => worker.postMessage(request, { transfer: [...transfer] }),
    onMessage: (listener) =>
      worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => listener(data)),
    onEnd: (listener) => worker.addEventListener('error', ({ message }) => listener(message)),
    dispose: () => worker.terminate(),
  };
}

export function activate(context: vscode.ExtensionContext): CitewellApi {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'web', 'worker.js');
  return activateCitewell(context, () => startWorker(script));
}
