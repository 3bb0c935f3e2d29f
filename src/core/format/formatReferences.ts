import { type Locale, type ProcessorInput, processItems, takenItems } from './citationProcessor';
import { type CleanItem, type FormattableItem, cleanItem, languageTag } from './cleanItem';
import { readMarked } from './referenceText';
import { type Output, type FormattedReference, writeReference } from './references';
import { readStyleFile } from './styleFile';
import { t } from '../util/l10n';

/** What is to be formatted, and how. */
export interface FormattingTask {
  readonly items: readonly FormattableItem[];
  /** The text of a `.csl` file. */
  readonly style: string;
  /** `en-US` has to be among them. */
  readonly locales: readonly Locale[];
  /** `de-DE`, in place of the language that the style asks for or else English. */
  readonly language: string | undefined;
  readonly output: Output;
}

/** Why nothing was formatted: see `FormattingFailure`. */
export type FormattingFault = 'broken-style' | 'dependent-style' | 'no-bibliography' | 'failed';

/** Why nothing was formatted; the reason goes on where a message ends in a colon. */
export interface FormattingFailure {
  readonly kind: 'failed';
  readonly code: FormattingFault;
  readonly reason: string;
}

/** The references, in the order of the style. Items of which nothing can be printed are left out. */
export interface FormattedReferences {
  readonly kind: 'formatted';
  readonly references: readonly FormattedReference[];
}

/**
 * Formats references. Never throws. The time it takes is the processor's affair, which compares works by the same
 * authors with each other: whoever calls it has it done on a thread that can be ended.
 */
export function formatReferences(task: FormattingTask): FormattedReferences | FormattingFailure {
  const file = readStyleFile(task.style);
  if (file.kind === 'broken') return failure('broken-style', file.reason);
  if (file.kind === 'dependent')
    return failure('dependent-style', t('it only says that it is formatted like {0}', file.parent));
  const language = languageTag.test(task.language ?? '') ? task.language : undefined;
  const works = task.items.map((item) => ({ id: item.id, ...cleanItem(item) }));
  const input = { ...task, language };
  try {
    return written(works, input, task.output);
  } catch (error) {
    // The package throws at whatever it did not expect, and one work must not cost the others.
    const reason = error instanceof Error ? error.message : String(error);
    try {
      const taken = new Set(takenItems({ ...input, items: works.map(({ item }) => item) }));
      const rest = works.filter(({ item }) => taken.has(item));
      return rest.length === 0 ? failure('failed', reason) : written(rest, input, task.output);
    } catch {
      return failure('failed', reason);
    }
  }
}

interface Work extends CleanItem {
  readonly id: string;
}

function written(
  works: readonly Work[],
  input: Omit<ProcessorInput, 'items'>,
  output: Output,
): FormattedReferences | FormattingFailure {
  const entries = processItems({ ...input, items: works.map(({ item }) => item) });
  if (entries === undefined)
    return failure('no-bibliography', t('it formats citations only and has no list of references'));
  const references = entries.flatMap(({ number, marked }) => {
    const work = works[number];
    return work ? [{ id: work.id, text: writeReference(readMarked(marked, work.kept), output) }] : [];
  });
  return { kind: 'formatted', references };
}

function failure(code: FormattingFault, reason: string): FormattingFailure {
  return { kind: 'failed', code, reason };
}
