/** The extension in a Node extension host: desktop, SSH, WSL, containers. */
import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import * as vscode from 'vscode';
import { type CitewellApi, activate as activateCitewell } from '../host/activate';
import type { WorkerPort, WorkerScript } from '../host/library/workerPort';
import { t } from '../core/util/l10n';

function startWorker(script: WorkerScript): WorkerPort {
  const worker = new Worker(path.join(__dirname, `${script}.cjs`));
  // The host may end while it works.
  worker.unref();
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    onMessage: (listener) => void worker.on('message', listener),
    onEnd: (listener) => {
      worker.on('error', (error) => listener(error.message));
      worker.on('exit', (code) => listener(t('it ended with code {0}', code)));
    },
    dispose: () => void worker.terminate(),
  };
}

export function activate(context: vscode.ExtensionContext): CitewellApi {
  return activateCitewell(context, startWorker, vscode.Uri.file(os.homedir()));
}
