// `npm run test:webview`: our pages in a browser, as they are shipped.
//   --pictures   leaves pictures of every state in every theme in test/out/
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../editor/harness/browser';
import { picturesFolder } from '../editor/harness/paths';
import { type Tally, add, inWords, nothing, say, tallyLine } from '../editor/harness/report';
import { accessibilityFindings } from '../support/accessibility';
import { type OpenPage, openPage, themeNames } from './openPage';
import { pageFacts } from './pageFacts';
import { payloads } from './payloads';
import { barePage, emptyTimeline, fullPage, fullTimeline, smallTimeline, withPayload } from './states';

const { values: options } = parseArgs({ options: { pictures: { type: 'boolean', default: false } } });

/** A page of ours, with messages that fill it. */
interface Subject {
  readonly name: string;
  readonly states: Readonly<Record<string, readonly object[]>>;
  /** Those of the states that together have every field. */
  readonly fields: readonly string[];
}

const subjects: readonly Subject[] = [
  {
    name: 'abstractPage',
    states: { full: fullPage(), bare: barePage(), large: fullPage(200), gone: [{ kind: 'gone' }] },
    fields: ['full', 'bare'],
  },
  {
    name: 'timelinePage',
    states: { full: fullTimeline(), small: smallTimeline(), empty: emptyTimeline() },
    fields: ['small'],
  },
];

/** So many hostile texts have to be tried. */
const FEWEST_PAYLOADS = 200;

async function check(name: string, run: () => Promise<void>): Promise<Tally> {
  try {
    await run();
    say(`  ✓ ${name}`);
    return { passed: 1, failed: 0 };
  } catch (reason) {
    say(`  ✗ ${name}\n      ${inWords(reason).replaceAll('\n', '\n      ')}`);
    return { passed: 0, failed: 1 };
  }
}

/** Presses whatever can be pressed. */
async function pressEverything({ page }: OpenPage): Promise<void> {
  await page.evaluate(() => {
    for (const button of document.querySelectorAll('button, [role="button"], summary'))
      button.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    for (const choice of document.querySelectorAll('select')) choice.dispatchEvent(new Event('change'));
  });
}

/** What of the document could run, ask for or lead to something. */
async function suspects({ page }: OpenPage): Promise<readonly string[]> {
  return page.evaluate(() => {
    const risky =
      'iframe, frame, object, embed, img, image, video, audio, source, a, area, form, base, style, use, foreignObject, animate, set, maction, annotation-xml, mglyph, noscript, template, dialog, input, textarea';
    const found = [...document.querySelectorAll(risky)].map((one) => one.outerHTML.slice(0, 200));
    for (const one of document.querySelectorAll('body *')) {
      for (const { name, value } of one.attributes) {
        const isOurs = one.localName === 'script' && name === 'src';
        if (/^on|href|^src|^data$|action|ping|srcset|srcdoc|^background/iu.test(name) && !isOurs)
          found.push(`${one.localName} ${name}=${value.slice(0, 100)}`);
      }
    }
    if (document.querySelectorAll('script').length > 1) found.push('another script');
    if (document.querySelectorAll('meta').length !== 3) found.push('another meta element');
    return found;
  });
}

async function withstands(browser: Browser, { name, states, fields }: Subject): Promise<Tally> {
  return check(`${name} shows ${payloads.length} hostile texts in every field as text`, async () => {
    if (new Set(payloads).size < FEWEST_PAYLOADS) throw new Error(`There are only ${payloads.length}.`);
    const open = await openPage(browser, name);
    const { page, misdeeds, send } = open;
    const wrong: string[] = [];
    for (const payload of payloads) {
      for (const messages of fields.flatMap((field) => [states[field] ?? []])) {
        await send(withPayload(messages, payload));
        await pressEverything(open);
        const found = await suspects(open);
        if (found.length > 0) wrong.push(`${payload.slice(0, 80)}: ${found.join('; ')}`);
      }
    }
    misdeeds.scripts += await page.evaluate(() => Reflect.get(globalThis, 'hits') as number);
    await open.close();
    const { scripts, requests, navigations } = misdeeds;
    say(`    ${scripts} scripts run, ${requests} requests, ${navigations} navigations`);
    if (scripts + requests + navigations + wrong.length > 0) throw new Error(wrong.slice(0, 10).join('\n'));
  });
}

async function isAccessible(browser: Browser, { name, states }: Subject): Promise<Tally> {
  let total = nothing;
  for (const [state, messages] of Object.entries(states)) {
    for (const theme of themeNames) {
      const tally = await check(`axe-core finds nothing serious on ${name}, ${state}, ${theme}`, async () => {
        const open = await openPage(browser, name);
        await open.paint(theme);
        await open.send(messages);
        if (options.pictures) {
          mkdirSync(picturesFolder, { recursive: true });
          await open.page.screenshot({
            path: path.join(picturesFolder, `${name}-${state}-${theme}.png`),
            fullPage: true,
          });
        }
        const { serious, others } = await accessibilityFindings(open.page);
        await open.close();
        for (const other of others) say(`    ${other}`);
        if (serious.length > 0) throw new Error(serious.join('\n'));
      });
      total = add(total, tally);
    }
  }
  return total;
}

async function main(): Promise<number> {
  const browser = await launchBrowser();
  let total = nothing;
  try {
    for (const subject of subjects) {
      say(`\n${subject.name}`);
      total = add(total, await withstands(browser, subject));
      total = add(total, await isAccessible(browser, subject));
    }
    for (const { name, page, state, run } of pageFacts) {
      total = add(
        total,
        await check(name, async () => {
          const open = await openPage(browser, page, state);
          await run(open);
          await open.close();
        }),
      );
    }
  } finally {
    await browser.close();
  }
  say(`\n${tallyLine(total)}`);
  return total.failed === 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (reason: unknown) => {
    console.error(reason);
    process.exit(1);
  },
);
