import { translationsAttribute } from '../../src/protocol/translations';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { pageFrame } from '../../src/host/views/pageFrame';
import { projectFolder } from '../editor/harness/paths';
import themes from './themes.json';

/** The colours of the themes that come with the editor, as it hands them to pages. */
export type Theme = keyof typeof themes;

export const themeNames = Object.keys(themes) as readonly Theme[];

/** What a page did that no page of ours may do. */
export interface Misdeeds {
  scripts: number;
  requests: number;
  navigations: number;
}

/** A page of ours in a browser, in the frame that the host makes for it. */
export interface OpenPage {
  readonly page: Page;
  readonly misdeeds: Misdeeds;
  readonly send: (messages: readonly object[]) => Promise<void>;
  /** What the page has posted since it was last asked. */
  readonly posted: () => Promise<readonly { readonly kind: string }[]>;
  readonly paint: (theme: Theme) => Promise<void>;
  readonly close: () => Promise<void>;
}

const resources = 'https://resource.test';
const address = 'https://page.test/';

/** Opens a page with the policy that it has in the editor. Whatever it asks for besides its own files is refused and counted. */
export async function openPage(browser: Browser, name: string, state?: object): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 900, height: 900 } });
  const page = await context.newPage();
  const misdeeds: Misdeeds = { scripts: 0, requests: 0, navigations: 0 };
  const html = pageFrame({
    title: name,
    language: 'en',
    translations: translationsAttribute(),
    script: `${resources}/dist/webview/${name}.js`,
    style: `${resources}/media/${name}.css`,
    cspSource: resources,
    nonce: 'nonce0123456789nonce0123456789',
  });
  const files = new Map([
    [address, { body: html, contentType: 'text/html' }],
    ...(await Promise.all(
      [
        [`dist/webview/${name}.js`, 'text/javascript'],
        [`media/${name}.css`, 'text/css'],
      ].map(async ([file = '', contentType = '']) => {
        const body = await readFile(path.join(projectFolder, file), 'utf8');
        return [`${resources}/${file}`, { body, contentType }] as const;
      }),
    )),
  ]);
  await page.route('**/*', async (route) => {
    const file = files.get(route.request().url());
    // Each of them is asked for once.
    if (file === undefined) await route.abort();
    else await route.fulfill(file);
  });
  await page.addInitScript((kept) => {
    let remembered: unknown = kept;
    const posted: unknown[] = [];
    const host = {
      postMessage: (message: unknown) => posted.push(message),
      getState: () => remembered,
      setState: (value: unknown) => (remembered = value),
    };
    Object.assign(globalThis, { acquireVsCodeApi: () => host, postedToHost: posted, hits: 0 });
    Object.assign(globalThis, {
      hit: () => Object.assign(globalThis, { hits: Reflect.get(globalThis, 'hits') + 1 }),
    });
  }, state);
  await page.goto(address);
  page.on('request', (request) => {
    misdeeds.requests += 1;
    console.log(`    asked for ${request.url().slice(0, 200)}`);
  });
  page.on('framenavigated', () => void (misdeeds.navigations += 1));
  page.on('popup', () => void (misdeeds.navigations += 1));
  page.on('dialog', (dialog) => {
    misdeeds.scripts += 1;
    void dialog.dismiss();
  });
  return {
    page,
    misdeeds,
    send: (messages) =>
      page.evaluate(async (all) => {
        for (const message of all) window.postMessage(message, '*');
        await new Promise((resolve) => setTimeout(resolve, 0));
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }, messages),
    posted: () => page.evaluate(() => Reflect.get(globalThis, 'postedToHost').splice(0)),
    paint: (theme) =>
      page.evaluate(
        ([kind, colours]) => {
          for (const [variable, value] of Object.entries(colours))
            document.documentElement.style.setProperty(variable, value);
          document.body.className = kind;
        },
        [
          `vscode-${theme.replace('contrast-dark', 'high-contrast').replace('contrast-light', 'high-contrast-light')}`,
          themes[theme],
        ] as const,
      ),
    close: () => context.close(),
  };
}
