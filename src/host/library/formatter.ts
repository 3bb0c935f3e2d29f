import * as vscode from 'vscode';
import { shippedLocales } from '../../core/format/styles';
import type { FormattableItem } from '../../core/format/cleanItem';
import { type Output, joinReferences } from '../../core/format/references';
import { type FormattingRequest, asFormattingAnswer, formattingTime } from '../../protocol/formatting';
import type { Log, Refusal } from '../guard';
import { currentSettings } from '../settings';
import { type CitationStyle, citationStyle } from './citationStyle';
import { textAt } from './sourceContent';
import { WorkerJobs } from './workerJobs';
import type { WorkerPort } from './workerPort';
import { t } from '../../core/util/l10n';

/** References in a style. */
export interface FormattedList {
  readonly kind: 'formatted';
  /** No line end behind. */
  readonly text: string;
  readonly count: number;
  /** The ids of works of which the style prints nothing. */
  readonly unprinted: readonly string[];
}

/** Formats references in a worker of its own, which is ended when a style or a work keeps it busy. */
export class Formatter implements vscode.Disposable {
  private readonly jobs;

  constructor(
    private readonly extensionUri: vscode.Uri,
    start: () => WorkerPort,
    log: Log,
  ) {
    this.jobs = new WorkerJobs('formatter', start, asFormattingAnswer, log);
  }

  /** The references of works in a style, which is the one that is set, in its order. Refused with the next step. */
  async format(
    items: readonly FormattableItem[],
    output: Output,
    token?: vscode.CancellationToken,
    wanted = currentSettings.style(),
  ): Promise<FormattedList | Refusal> {
    const style = await citationStyle(this.extensionUri, wanted);
    if (style.kind === 'refused') return style;
    const locales = await Promise.all(
      shippedLocales.map(async (language) => ({ language, text: await this.localeText(language) })),
    );
    const requestOf = (job: number): FormattingRequest => ({
      kind: 'format',
      job,
      items,
      style: style.text,
      locales,
      language: style.language,
      output,
    });
    const outcome = await this.jobs.run(requestOf, { mostTime: formattingTime(items.length), token });
    if (outcome.kind === 'failed') return refusal(style, outcome.reason);
    const { answer } = outcome;
    if (answer.kind === 'failed') return refusal(style, answer.reason);
    const printed = new Set(answer.references.map(({ id }) => id));
    return {
      kind: 'formatted',
      text: joinReferences(answer.references, output),
      count: answer.references.length,
      unprinted: items.flatMap(({ id }) => (printed.has(id) ? [] : [id])),
    };
  }

  private async localeText(language: string): Promise<string> {
    const uri = vscode.Uri.joinPath(this.extensionUri, 'dist', 'locales', `locales-${language}.xml`);
    return (await textAt(uri)) ?? '';
  }

  dispose(): void {
    this.jobs.dispose();
  }
}

function refusal({ title }: CitationStyle, reason: string): Refusal {
  return {
    kind: 'refused',
    reason: t(
      'The references could not be formatted in {0}: {1}. Choose another style, or fewer works.',
      title,
      reason,
    ),
  };
}
