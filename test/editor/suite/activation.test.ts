import * as vscode from 'vscode';
import { equal, ok } from './claims';

describe('the extension', () => {
  it('is there, not yet active, and activates', async () => {
    const extension = vscode.extensions.getExtension('citewell.citewell');
    ok(extension, 'citewell.citewell is installed');
    const started = performance.now();
    await extension.activate();
    // Told, not judged: on a busy machine the time says little.
    console.log(`[suite]   (activated in ${(performance.now() - started).toFixed(1)} ms)`);
    equal(extension.isActive, true);
  });

  it('registers every command of its manifest', async () => {
    const extension = vscode.extensions.getExtension<unknown>('citewell.citewell');
    const manifest = extension?.packageJSON as { contributes: { commands: { command: string }[] } };
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = manifest.contributes.commands.filter(({ command }) => !registered.has(command));
    equal(missing, []);
  });
});
