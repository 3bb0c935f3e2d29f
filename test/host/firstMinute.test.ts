import assert from 'node:assert/strict';
import { trySample } from '../../src/host/commands/trySample';
import { whyNoSuggestion } from '../../src/host/commands/whyNoSuggestion';
import { commands, settings } from '../../src/host/ids';
import type { WorkerPort } from '../../src/host/library/workerPort';
import { showLibraryStatus } from '../../src/host/views/libraryStatus';
import { DiagnosticSeverity, Diagnostic, editorOf, events } from '../support/fakeVscode';
import { asEditorType, eventually, hostServices } from '../support/hostServices';
import { readingOnThisThread } from '../support/workerOnThisThread';

const entry = '@misc{doe99, title = {Attention}}';

/** Asks at the end of `text` why nothing is suggested, and presses the button. */
async function asked(text: string, button = '', set: Readonly<Record<string, unknown>> = {}) {
  const services = hostServices();
  const { fake } = services;
  fake.write('/w/refs.bib', entry);
  for (const [id, value] of Object.entries(set)) fake.settings.set(id, value);
  const document = fake.open('/w/a.tex', 'latex', text);
  fake.activeEditor = editorOf(document, text.length);
  let buttons: readonly string[] = [];
  fake.answer = (offered) => {
    buttons = offered;
    return button;
  };
  await whyNoSuggestion(services)();
  const [message = ''] = fake.messages;
  return { message, buttons, commands: fake.commands.filter(([id]) => id !== 'setContext') };
}

describe('asking why there is no suggestion', () => {
  it('looks at the cursor, and shows suggestions where there are some', async () => {
    const { message, buttons, commands: run } = await asked('\\cite{attention', 'Show Suggestions');
    assert.match(message, /Nothing is wrong: 1 paper fits here, “doe99”/u);
    assert.deepEqual(buttons, ['Show Suggestions']);
    assert.deepEqual(run, [['editor.action.triggerSuggest']]);
  });

  it('leads to the setting that turns suggestions off', async () => {
    const { message, commands: run } = await asked('\\cite{', 'Open Settings', {
      [settings.suggestions]: 'off',
    });
    assert.match(message, /turned off/u);
    assert.deepEqual(run, [['workbench.action.openSettings', settings.suggestions]]);
  });

  it('leads to the setting of the editor that hides them', async () => {
    const { commands: run } = await asked('\\cite{', 'Open Settings', {
      'editor.suggest.showReferences': false,
    });
    assert.deepEqual(run, [['workbench.action.openSettings', 'editor.suggest.showReferences']]);
  });

  it('names what is declared and is not there', async () => {
    const { message, commands: run } = await asked('\\bibliography{none}\\cite{quux', 'Explain Bibliography');
    assert.match(message, /No paper fits “quux”.*Declared, but not to be used: “none\.bib”/u);
    assert.deepEqual(run, [[commands.explainBibliography]]);
  });

  it('does nothing where no button is pressed', async () => {
    assert.deepEqual((await asked('\\cite{quux')).commands, []);
  });

  it('asks for a document where there is none', async () => {
    const services = hostServices();
    await whyNoSuggestion(services)();
    assert.match(services.fake.messages[0] ?? '', /Put the cursor into a document/u);
  });
});

describe('trying out citations', () => {
  it('opens a document with a citation begun, and asks for suggestions', async () => {
    const { fake } = hostServices();
    await trySample('latex')();
    assert.match(fake.documents[0]?.getText() ?? '', /\\cite\{show attend\}/u);
    assert.deepEqual(fake.commands, [['editor.action.triggerSuggest']]);
  });
});

describe('the library beside the language', () => {
  it('counts papers and our errors and warnings, and is busy while reading', async () => {
    const services = hostServices();
    const { fake, loader } = services;
    fake.write('/w/refs.bib', entry);
    const range = asEditorType<Diagnostic['range']>(undefined);
    const told = (severity: number, from: string) =>
      Object.assign(new Diagnostic(range, '', severity), { source: from });
    const { Error, Warning, Hint } = DiagnosticSeverity;
    fake.diagnostics.set('file:///w/a.tex', [
      told(Error, 'Citewell'),
      told(Warning, 'Citewell'),
      told(Hint, 'Citewell'),
      told(Error, 'other'),
    ]);
    const shown = showLibraryStatus([], services);
    const item = asEditorType<Readonly<Record<'text' | 'busy' | 'command', unknown>>>(fake.statusItems[0]);
    assert.equal(item.text, 'Papers not read yet · 2 problems');
    const loading = loader.ensureLoaded();
    await eventually(() => item.busy === true || loader.isLoaded);
    await loading;
    await eventually(() => item.text === '1 paper · 2 problems' && item.busy === false);
    assert.deepEqual(item.command, {
      command: commands.explainBibliography,
      title: 'Explain Bibliography',
    });
    fake.diagnostics.clear();
    events.diagnostics.fire(undefined);
    await eventually(() => item.text === '1 paper');
    shown.dispose();
  });
});

describe('a reading that is given up', () => {
  it('keeps what was read, and reads the rest when asked', async () => {
    let isHeldUp = true;
    const startReading = (): WorkerPort => {
      const port = readingOnThisThread();
      return {
        post: (message, transfer) => {
          const isWaiting = isHeldUp && JSON.stringify(message).includes('slow');
          if (!isWaiting) port.post(message, transfer);
        },
        onMessage: (listener) => port.onMessage(listener),
        onEnd: (listener) => port.onEnd(listener),
        dispose: () => port.dispose(),
      };
    };
    const { fake, library, loader, updates, progress } = hostServices({ startReading });
    fake.write('/w/refs.bib', entry);
    for (let number = 0; number < 9; number++) fake.write(`/w/slow${number}.bib`, `@misc{slow${number},}`);
    const told: string[] = [];
    progress.onDidChange((now) => told.push(now === undefined ? 'ended' : `${now.read}/${now.all}`));
    const loading = loader.ensureLoaded();
    await eventually(() => told.includes('1/10'));
    updates.giveUp();
    await loading;
    assert.equal(told.at(-1), 'ended');
    assert.equal(progress.current, undefined);
    assert.deepEqual(
      library.state.snapshot.sources.map(({ source, staleBecause }) => [source.name, staleBecause]),
      [['refs.bib', undefined]],
    );
    isHeldUp = false;
    await loader.refresh();
    assert.equal(library.state.snapshot.sources.length, 10);
  });
});
