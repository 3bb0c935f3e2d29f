import * as vscode from 'vscode';
import type { Holding } from '../../core/model/library';
import type { MeantPapers } from '../targets';
import { countedPapers } from '../../core/present/counted';

/** Copies something about each paper the command was called for, and says so in the status bar. */
export function copyToClipboard(
  what: {
    /** What is said afterwards of a paper or several. */
    readonly said: (papers: string) => string;
    readonly separator: string;
  },
  textOf: (holding: Holding) => Promise<string>,
) {
  return async (holdings: MeantPapers): Promise<void> => {
    const texts = await Promise.all(holdings.map(textOf));
    await vscode.env.clipboard.writeText(texts.join(what.separator));
    const papers = holdings.length === 1 ? holdings[0].paper.key : countedPapers(holdings.length);
    vscode.window.setStatusBarMessage(what.said(papers), 4000);
  };
}
