import type { FromAbstractPage } from '../protocol/abstractPage';

/** What the page remembers while it is hidden or the window is reloaded. */
interface PageState {
  readonly id?: string;
  /** How far down the reader was, in pixels. */
  readonly scroll?: number;
}

const vscode = acquireVsCodeApi<PageState>();

/** What was remembered last. */
export function remembered(): PageState {
  return vscode.getState() ?? {};
}

export function remember(state: PageState): void {
  vscode.setState(state);
}

export function post(message: FromAbstractPage): void {
  vscode.postMessage(message);
}
