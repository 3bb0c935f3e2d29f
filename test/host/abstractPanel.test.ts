import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { openLink } from '../../src/host/opener';
import { AbstractPanel } from '../../src/host/views/abstractPanel';
import type { ToAbstractPage } from '../../src/protocol/abstractPage';
import { Uri } from '../support/fakeVscode';
import { asEditorType, eventually, hostServices } from '../support/hostServices';

const id = 'file:///w/refs.bib#one';

async function shown() {
  const services = hostServices();
  services.fake.write('/w/refs.bib', '@misc{one, title = {<b>One</b>}, doi = {10.1/x}}');
  await services.loader.ensureLoaded();
  const root = asEditorType<vscode.Uri>(Uri.parse('file:///extension'));
  const panel = new AbstractPanel(root, services.library, services.loader, async () => '@misc{one}');
  const holding = services.library.state.holding(id);
  assert.ok(holding);
  await panel.show(holding);
  const [page] = services.fake.panels;
  assert.ok(page);
  return { ...services, panel, page, holding };
}

describe('the abstract panel', () => {
  it('allows one script, its own styles, and nothing else', async () => {
    const { page } = await shown();
    const policy = /Content-Security-Policy" content="([^"]+)"/u.exec(page.webview.html)?.[1] ?? '';
    const nonce = /nonce="([^"]+)"/u.exec(page.webview.html)?.[1] ?? '';
    assert.equal(policy, `default-src 'none'; script-src 'nonce-${nonce}'; style-src https://resource.test`);
    assert.ok(nonce.length >= 24);
    assert.equal(page.webview.html.match(/<script/gu)?.length, 1);
  });

  it('makes a new nonce for each panel', async () => {
    const nonceOf = async (): Promise<string | undefined> =>
      /nonce="([^"]+)"/u.exec((await shown()).page.webview.html)?.[1];
    assert.notEqual(await nonceOf(), await nonceOf());
  });

  it('reaches the shipped folders only, without forms', async () => {
    const { page } = await shown();
    assert.deepEqual(JSON.parse(JSON.stringify(page.webview.options)), {
      enableScripts: true,
      enableForms: false,
      localResourceRoots: [
        { scheme: 'file', path: '/extension/dist/webview', fragment: '' },
        { scheme: 'file', path: '/extension/media', fragment: '' },
      ],
    });
  });

  it('has no data in its frame', async () => {
    const { page } = await shown();
    assert.doesNotMatch(page.webview.html, /One|10\.1/u);
  });

  it('sends the paper once the page is there, and again when the page was made anew', async () => {
    const { page } = await shown();
    assert.deepEqual(page.sent, []);
    page.receive({ kind: 'ready' });
    await eventually(() => page.sent.length === 1);
    page.receive({ kind: 'ready' });
    await eventually(() => page.sent.length === 2);
    const [message] = page.sent as readonly ToAbstractPage[];
    assert.ok(message?.kind === 'show');
    assert.deepEqual(message.page.title, [{ kind: 'text', text: '<b>One</b>' }]);
    assert.doesNotMatch(JSON.stringify(message), /https?:/u);
  });

  it('draws the page again only when its paper changes', async () => {
    const { page, fake, loader } = await shown();
    page.receive({ kind: 'ready' });
    await eventually(() => page.sent.length === 1);
    fake.write('/w/other.bib', '@misc{two, title = {Two}}');
    await loader.refresh();
    fake.write('/w/refs.bib', '@misc{one, title = {Uno}}');
    await loader.refresh();
    await eventually(() => page.sent.length === 2);
    fake.write('/w/refs.bib', '');
    await loader.refresh();
    await eventually(() => page.sent.length === 3);
    assert.deepEqual(page.sent[2], { kind: 'gone' });
  });

  it('runs our commands for ids, and ignores every other message', async () => {
    const { page, fake } = await shown();
    fake.commands.length = 0;
    for (const message of [
      undefined,
      'insert',
      { kind: 'action', action: 'delete', id },
      { kind: 'action', action: 'insert' },
      { kind: 'openLink', link: 'https://evil.test', id },
      { kind: 'openUrl', url: 'https://evil.test' },
      { kind: 'action', action: 'copyKey', id },
      { kind: 'openLink', link: 'doi', id },
    ]) {
      page.receive(message);
    }
    await eventually(() => fake.commands.length === 2);
    assert.deepEqual(fake.commands, [
      ['citewell.copyKey', id],
      ['citewell.openOnline', id, 'doi'],
    ]);
  });
});

describe('the opener', () => {
  it('opens web pages and nothing else', async () => {
    const { fake } = hostServices();
    for (const url of [
      'https://doi.org/10.1/x',
      'http://x.test/',
      'file:///etc/passwd',
      'command:evil',
      'vscode://x',
    ]) {
      await openLink({ kind: 'url', label: '', url });
    }
    assert.deepEqual(fake.opened, ['https://doi.org/10.1/x', 'http://x.test/']);
  });
});
