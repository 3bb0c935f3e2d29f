import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { picturesFolder } from '../harness/paths';

/** A window of the editor as a person uses it. Everything waits until it is there, and throws when it does not come. */
export interface Workbench {
  readonly page: Page;
  /** The folder that is open in it. */
  readonly workspace: string;
  /** Begins the names of the pictures: `dark`. */
  readonly appearance: string;
}

/** Opens the view container with this title by its icon in the activity bar. */
export async function openSidebar({ page }: Workbench, title: string): Promise<void> {
  const icon = page.locator(`.part.activitybar .action-item:has(> a.action-label[aria-label^="${title}"])`);
  await icon.waitFor();
  const isOpen = (await icon.getAttribute('aria-expanded')) === 'true';
  if (!isOpen) await icon.click();
  await page.locator('.part.sidebar .composite.title', { hasText: new RegExp(title, 'iu') }).waitFor();
}

/** The first row of a tree in the sidebar that contains this text. */
export function rowOf({ page }: Workbench, text: string): Locator {
  return page.locator('.part.sidebar .monaco-list-row').filter({ hasText: text }).first();
}

/** The view of the sidebar that has this title. */
function viewOf({ page }: Workbench, title: string): Locator {
  return page.locator('.part.sidebar .pane').filter({ has: page.getByText(title, { exact: true }) });
}

/** The first row with this text in the view of the sidebar that has this title. */
export function viewRow(workbench: Workbench, view: string, text: string): Locator {
  return viewOf(workbench, view).locator('.monaco-list-row').filter({ hasText: text }).first();
}

/** What a view without rows says. */
export function viewText(workbench: Workbench, view: string, text: string): Locator {
  return viewOf(workbench, view).locator('.welcome-view').getByText(text).first();
}

/** Folds a view of the sidebar that is open. */
export async function foldView({ page }: Workbench, view: string): Promise<void> {
  const header = page.locator('.part.sidebar .pane-header').filter({ hasText: view });
  await header.locator('h3').click();
  await header.and(page.locator('[aria-expanded="false"]')).waitFor();
}

/** Drags a row to the first place in the editor where this text is drawn, for the text and not as a file. */
export async function dragIntoText(workbench: Workbench, row: Locator, text: string): Promise<void> {
  const { page } = workbench;
  const { x, y } = await placeOf(workbench, text);
  await row.hover();
  await page.mouse.down();
  await page.keyboard.down('Shift');
  await page.mouse.move(x, y, { steps: 12 });
  await page.waitForTimeout(300);
  await page.mouse.move(x + 1, y);
  await page.mouse.up();
  await page.keyboard.up('Shift');
}

/** Opens a row that has rows below it. Does nothing if it is open. */
export async function expandRow(workbench: Workbench, text: string): Promise<void> {
  const row = rowOf(workbench, text);
  await row.waitFor();
  if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click();
  await rowOf(workbench, text).and(workbench.page.locator('[aria-expanded="true"]')).waitFor();
}

/** Opens a file of the workspace by its name; the cursor is then in it. */
export async function openFile(workbench: Workbench, name: string): Promise<void> {
  const { page } = workbench;
  await page.keyboard.press('ControlOrMeta+p');
  const input = page.locator('.quick-input-widget input[type="text"]');
  await input.waitFor();
  await input.fill(name);
  // The list of what was opened lately is there before what was typed has narrowed it.
  await page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: name }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  await page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
}

/** Puts the cursor at the end of the line below the first one that contains this text. */
export async function placeCursorBelow(workbench: Workbench, text: string): Promise<void> {
  const { page } = workbench;
  // A click is lost that meets an editor which is still being laid out; a person clicks again.
  for (let attempt = 1; ; attempt += 1) {
    const { x, y } = await placeOf(workbench, text);
    await page.mouse.click(x, y);
    if (await cursorComesTo(workbench, y)) break;
    if (attempt === 5) throw new Error(`The cursor does not come to “${text}”.`);
  }
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
}

/** Whether the cursor of the editor that has the focus is soon in the line at this height. */
async function cursorComesTo({ page }: Workbench, y: number): Promise<boolean> {
  const cursor = page.locator('.editor-group-container.active .monaco-editor.focused .cursor').first();
  for (let look = 0; look < 20; look += 1) {
    // It is not drawn while the editor has no focus.
    const box = await cursor.boundingBox({ timeout: 100 }).catch(() => null);
    if (box !== null && box.y <= y && y <= box.y + box.height) return true;
    await page.waitForTimeout(100);
  }
  return false;
}

/** Types into the editor that has the focus, at the pace of a fast typist so that suggestions keep up. */
export async function typeInEditor({ page }: Workbench, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: 60 });
}

/** Accepts the suggestion that is selected, which has to contain this text. Returns what its row says. */
export async function acceptSuggestion(workbench: Workbench, text: string): Promise<string> {
  const row = await suggestion(workbench, text);
  const label = (await row.getAttribute('aria-label')) ?? '';
  await workbench.page.keyboard.press('Enter');
  await workbench.page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' });
  return label;
}

/** The selected row of the list of suggestions, once that contains this text. */
export async function suggestion({ page }: Workbench, text: string): Promise<Locator> {
  const row = page.locator('.suggest-widget.visible .monaco-list-row.focused').filter({ hasText: text });
  await row.waitFor();
  return row;
}

/** Rests the mouse on the first place in the editor where this text is drawn. Returns what the hover says. */
export async function hoverAt(workbench: Workbench, text: string): Promise<string> {
  const { page } = workbench;
  const hover = page.locator('.monaco-editor .monaco-hover:not(.hidden)').filter({ hasText: /\S/u });
  // As a person does: a mouse that rested there before the editor was ready is moved away and back.
  for (let attempt = 1; ; attempt += 1) {
    await page.mouse.move(2, 2);
    const { x, y } = await placeOf(workbench, text);
    await page.mouse.move(x, y, { steps: 5 });
    try {
      await hover.first().waitFor({ timeout: 5_000 });
      return await hover.first().innerText();
    } catch (reason) {
      if (attempt === 5) throw reason;
    }
  }
}

/** Rests the mouse on a row of the sidebar. Returns what its tooltip says. */
export async function hoverRow(workbench: Workbench, text: string): Promise<string> {
  await workbench.page.mouse.move(2, 2);
  await rowOf(workbench, text).hover();
  const tooltip = workbench.page.locator('.workbench-hover').filter({ hasText: /\S/u });
  await tooltip.first().waitFor();
  return tooltip.first().innerText();
}

/** Opens the menu of a row of the sidebar. */
export async function openMenu(workbench: Workbench, text: string): Promise<void> {
  await rowOf(workbench, text).click({ button: 'right' });
  await workbench.page.locator('.monaco-menu').first().waitFor();
}

/** Chooses an item of the menu that is open. */
export async function chooseInMenu({ page }: Workbench, title: string): Promise<void> {
  const menu = page.locator('.monaco-menu');
  const item = menu.locator('.action-item').filter({ hasText: title }).first();
  // By its key: an item that is pressed in the moment in which the menu comes is marked and no more.
  await item.hover();
  await menu.locator('.action-item.focused').filter({ hasText: title }).first().waitFor();
  await page.keyboard.press('Enter');
  await menu.first().waitFor({ state: 'detached' });
}

/** The middle of the first place where the editor draws this text, in pixels of the page. */
async function placeOf(
  { page }: Workbench,
  text: string,
): Promise<{ readonly x: number; readonly y: number }> {
  const lines = page.locator('.editor-group-container.active .monaco-editor .view-line');
  const line = lines.filter({ hasText: text }).first();
  await line.waitFor();
  return line.evaluate((element, wanted) => {
    // A line consists of many spans, so its text nodes are walked to find both ends.
    const start = (element.textContent ?? '').replaceAll('\u00A0', ' ').indexOf(wanted);
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let before = 0;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0;
      const from = start - before;
      const to = start + wanted.length - before;
      if (from >= 0 && from < length) range.setStart(node, from);
      if (to > 0 && to <= length) range.setEnd(node, to);
      before += length;
    }
    const box = range.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }, text);
}

/**
 * Saves the file that has the focus until its text on the disk contains `expected`: an edit may still be on its way.
 * Returns the text.
 */
export async function textOfEditor(
  { page, workspace }: Workbench,
  name: string,
  expected: string,
): Promise<string> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    await page.keyboard.press('ControlOrMeta+s');
    await page.waitForTimeout(300);
    const text = await readFile(path.join(workspace, name), 'utf8');
    if (text.includes(expected)) return text;
    if (Date.now() > deadline) throw new Error(`${name} does not contain ${expected}, but is:\n${text}`);
  }
}

/** Waits until a file on the disk contains `expected`. */
export async function textOfFile(
  { page, workspace }: Workbench,
  name: string,
  expected: string,
): Promise<void> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    // It may still have to come.
    const text = await readFile(path.join(workspace, name), 'utf8').catch(() => '');
    if (text.includes(expected)) return;
    if (Date.now() > deadline) throw new Error(`${name} does not contain ${expected}, but is:\n${text}`);
    await page.waitForTimeout(200);
  }
}

/** The document inside the web page that the active editor shows. */
export async function webviewOf({ page }: Workbench): Promise<FrameLocator> {
  const outer = page.locator('iframe.webview.ready').last();
  await outer.waitFor();
  return outer.contentFrame().frameLocator('#active-frame');
}

/** Waits until the active editor's tab has a title that contains this text. */
export async function waitForTab({ page }: Workbench, text: string): Promise<void> {
  await page.locator('.tab.active').filter({ hasText: text }).waitFor();
}

/** Runs a command by its title in the command palette. */
export async function runCommand({ page }: Workbench, title: string): Promise<void> {
  const input = page.locator('.quick-input-widget input[type="text"]');
  // A page that takes the focus just now closes the palette; a person opens it again.
  for (let attempt = 1; ; attempt += 1) {
    await page.keyboard.press('F1');
    const isTyped = await input.fill(`>${title}`, { timeout: 6000 }).then(
      () => true,
      () => false,
    );
    if (isTyped) break;
    if (attempt === 5) throw new Error('The command palette does not open.');
  }
  await page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: title }).waitFor();
  await page.keyboard.press('Enter');
}

/** Opens what the editor has notified of, once there is something with this text. */
export async function openNotification(workbench: Workbench, text: string | RegExp): Promise<Locator> {
  const { page } = workbench;
  const notification = page.locator('.notifications-center .notification-list-item', { hasText: text });
  // Its place closes when it is opened too early and stays empty; a person looks again.
  for (let attempt = 1; ; attempt += 1) {
    await runCommand(workbench, 'Notifications: Show Notifications');
    const isThere = await notification.waitFor({ timeout: 6000 }).then(
      () => true,
      () => false,
    );
    if (isThere) return notification;
    if (attempt === 5) throw new Error(`No notification says “${String(text)}”.`);
  }
}

/** Waits for the list or box that a command opens to have the focus; false if it has not got it in so many milliseconds. */
async function hasOpened({ page }: Workbench, timeout: number): Promise<boolean> {
  // The palette that started the command may still be there, with the sign for commands in its box.
  const isOpen = page.waitForFunction(
    () => {
      const box = document.activeElement;
      return (
        box instanceof HTMLInputElement && box.closest('.quick-input-widget') && !box.value.startsWith('>')
      );
    },
    undefined,
    { timeout },
  );
  return isOpen.then(
    () => true,
    () => false,
  );
}

/** Runs a command that opens a list or a box. */
export async function openList(workbench: Workbench, title: string): Promise<void> {
  // What takes the focus just now closes the list at once; a person opens it again.
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    await runCommand(workbench, title);
    if (await hasOpened(workbench, 10_000)) return;
  }
  throw new Error(`“${title}” opens no list.`);
}

/** Types into the list or box that a command has opened. */
export async function typeInList(workbench: Workbench, typed: string): Promise<void> {
  const { page } = workbench;
  if (!(await hasOpened(workbench, 30_000))) throw new Error('No list has opened.');
  await page.keyboard.type(typed, { delay: 60 });
}

/** Types into the list that a command has opened, ticks the row that contains `text`, and accepts. */
export async function tickInList(
  workbench: Workbench,
  typed: string,
  text: string,
  pictureName: string,
): Promise<void> {
  const { page } = workbench;
  await typeInList(workbench, typed);
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: text }).first().click();
  await page.locator('.quick-input-widget').getByText('1 Selected').waitFor();
  await picture(workbench, pictureName);
  await page.keyboard.press('Enter');
}

/** Types into the list that a command has opened, and accepts the row that has the focus then. */
export async function acceptBestInList(
  workbench: Workbench,
  typed: string,
  pictureName: string,
): Promise<void> {
  const { page } = workbench;
  await typeInList(workbench, typed);
  await page.locator('.quick-input-list .monaco-list-row.focused').waitFor();
  await picture(workbench, pictureName);
  await page.keyboard.press('Enter');
}

/** Puts a text where the editor looks for what was copied. */
export async function copyToClipboard({ page }: Workbench, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
}

/** Pastes what was copied, and then chooses another way than as it is from the button beside the text. */
export async function pasteAs(workbench: Workbench, title: string, pictureName: string): Promise<void> {
  const { page } = workbench;
  const button = page.locator('.post-edit-widget .monaco-button').first();
  // That of an earlier paste goes with the first change after it.
  await button.waitFor({ state: 'hidden' });
  await page.keyboard.press('ControlOrMeta+v');
  await button.click();
  const row = page.locator('.action-widget .monaco-list-row').filter({ hasText: title }).first();
  await row.waitFor();
  await picture(workbench, pictureName);
  await row.click();
}

/** Puts a file into the folder that is open, as another program would. */
export async function addToWorkspace({ workspace }: Workbench, name: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(workspace, name)), { recursive: true });
  await writeFile(path.join(workspace, name), text);
}

/** Deletes a file of the folder that is open, as another program would. */
export async function removeFromWorkspace({ workspace }: Workbench, name: string): Promise<void> {
  await rm(path.join(workspace, name));
}

/** Closes lists, hovers and quick picks. */
export async function dismiss({ page }: Workbench): Promise<void> {
  await page.mouse.move(2, 2);
  await page.keyboard.press('Escape');
}

/** Takes a picture of the window: `test/out/dark-sidebar.png`. */
export async function picture({ page, appearance }: Workbench, name: string): Promise<void> {
  await mkdir(picturesFolder, { recursive: true });
  // Without animations two runs would still differ by the blinking cursor.
  await page.screenshot({
    path: path.join(picturesFolder, `${appearance}-${name}.png`),
    animations: 'disabled',
    caret: 'hide',
  });
}
