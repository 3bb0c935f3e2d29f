import type { Browser, Page } from 'playwright-core';
import { readSuiteEnd, reportMark } from '../suite/report';
import { uriPath } from './paths';
import { inWords, type Tally } from './report';
import type { Server } from './server';

/** What a window shows, and what runs in it. */
export interface WindowOptions {
  /** The folder to open, or the file of a workspace of several. */
  readonly workspace: string;
  /** The folder of the extension under development; absent when the extension has been installed. */
  readonly extension?: string;
  /** The module whose `run()` is called in the extension host. */
  readonly tests?: string;
  /** High contrast as the operating system asks for it; the editor then chooses its own theme for it. */
  readonly highContrast?: 'dark' | 'light';
  /** The language that the editor takes itself to be in, though it has no texts for it. */
  readonly language?: string;
}

/** An open window of an editor. */
export interface Session {
  readonly page: Page;
  /** What the window has reported so far as errors of the extension or of the suite. */
  readonly errors: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** What became of the suite that ran inside an extension host. */
export interface SuiteResult extends Tally {
  /** The report of the suite, and what went wrong besides. */
  readonly lines: readonly string[];
}

const minutesForSuite = 5;

/** The address of a window, for a browser. */
export function windowAddress({ authority }: Server, options: WindowOptions): string {
  const uriOf = (file: string): string => `vscode-remote://${authority}${uriPath(file)}`;
  const payload = [
    ...(options.extension === undefined ? [] : [['extensionDevelopmentPath', uriOf(options.extension)]]),
    ...(options.tests === undefined ? [] : [['extensionTestsPath', uriOf(options.tests)]]),
    ['skipWelcome', 'true'],
  ];
  const kind = options.workspace.endsWith('.code-workspace') ? 'workspace' : 'folder';
  const query = new URLSearchParams({ [kind]: uriPath(options.workspace), payload: JSON.stringify(payload) });
  return `http://${authority}/?${query.toString()}`;
}

/** Opens a window and waits until the workbench is drawn. */
export async function openSession(
  browser: Browser,
  server: Server,
  options: WindowOptions,
): Promise<Session> {
  const session = await openPage(browser, options);
  try {
    await visit(session.page, windowAddress(server, options));
    await session.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 120_000 });
    return session;
  } catch (reason) {
    await session.close();
    throw reason;
  }
}

/**
 * Runs the suite inside the extension host of a fresh window. Never throws: a suite that does not end, or that ran
 * in the other host, has failed.
 */
export async function runSuite(
  browser: Browser,
  server: Server,
  options: WindowOptions & { readonly tests: string },
): Promise<SuiteResult> {
  const lines: string[] = [];
  const failure = (what: string, hints: readonly string[] = []): SuiteResult => ({
    passed: 0,
    failed: 1,
    lines: [...lines, what, ...hints],
  });
  const { page, errors, close } = await openPage(browser, options);
  try {
    const ended = await exitOf(page, lines, windowAddress(server, options));
    if (!ended) return failure(`The suite did not end within ${minutesForSuite} minutes.`, errors());
    const end = lines.map(readSuiteEnd).find((found) => found !== undefined);
    if (end === undefined) return failure('The suite did not start.', errors());
    if (end.host !== server.host)
      return failure(`That was the ${end.host} host, not the ${server.host} host.`);
    return { passed: end.passed, failed: end.failed, lines: lines.slice(0, -1) };
  } catch (reason) {
    return failure(inWords(reason), errors());
  } finally {
    await close();
  }
}

/** Opens the address, collects the lines of the suite's report, and says whether the suite ended in time. */
async function exitOf(page: Page, lines: string[], address: string): Promise<boolean> {
  // Everything that the editor logs comes this way too.
  await page.exposeFunction('codeAutomationLog', (_level: unknown, words: readonly unknown[]) => {
    for (const line of words.map(String).join(' ').split('\n')) {
      if (line.startsWith(reportMark)) lines.push(line.slice(reportMark.length));
    }
  });
  let hasEnded = (): void => {};
  const ended = new Promise<boolean>((resolve) => {
    hasEnded = () => resolve(true);
    setTimeout(resolve, minutesForSuite * 60_000, false).unref();
  });
  await page.exposeFunction('codeAutomationExit', () => hasEnded());
  await visit(page, address);
  return ended;
}

async function openPage(browser: Browser, { highContrast, language }: WindowOptions): Promise<Session> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    ...(highContrast === undefined ? {} : { forcedColors: 'active', colorScheme: highContrast }),
  });
  const page = await context.newPage();
  if (language !== undefined)
    await page.addInitScript((name) => {
      // The editor writes here that it has found no texts.
      Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => name, set: () => {} });
    }, language);
  const errors: string[] = [];
  const collect = (error: string): void => {
    if (isOurs(error)) errors.push(error.split('\n').slice(0, 8).join('\n'));
  };
  page.on('pageerror', (error) => collect(error.stack ?? String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') collect(message.text());
  });
  return { page, errors: () => errors, close: () => context.close() };
}

/** An editor started like this reports much: native modules and services of the open internet are missing. */
function isOurs(error: string): boolean {
  return /citewell\.|suite\.cjs|dist\/(?:node|web)/u.test(error) && !/gallery|latest version/iu.test(error);
}

async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address, { timeout: 60_000, waitUntil: 'domcontentloaded' });
}
