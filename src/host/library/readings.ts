import { openAbstracts, openPart } from '../../core/model/partFrames';
import type { LocatedProblem, ProblemCode } from '../../core/model/problem';
import type { Abstracts, SourcePart } from '../../core/model/sourcePart';
import { type PartBytes, type ReadRequest, asPartNotes, asReadingAnswer } from '../../protocol/reading';
import type { Log } from '../guard';
import { WorkerLine } from './workerLine';
import type { WorkerPort } from './workerPort';
import { t } from '../../core/util/l10n';

/** What came of reading a source. `bytes` are what the cache keeps. */
export type ReadOutcome =
  | {
      readonly kind: 'part';
      readonly part: SourcePart;
      readonly problems: readonly LocatedProblem[];
      readonly bytes: PartBytes;
    }
  | {
      readonly kind: 'change';
      readonly part: SourcePart;
      readonly problems: readonly LocatedProblem[];
      readonly from: number;
      readonly to: number;
      readonly shift: number;
    }
  | { readonly kind: 'copy'; readonly ofJob: number }
  | { readonly kind: 'failed'; readonly code: ProblemCode; readonly reason: string };

/** Abstracts that came for the part of a job. */
export interface ArrivedAbstracts {
  readonly job: number;
  readonly abstracts: Abstracts;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What can be handed over instead of copied: bytes that are all of their buffer, which nobody else then has. */
function transferable(content: ReadRequest['content']): readonly ArrayBuffer[] {
  if (typeof content === 'string' || content.byteLength < content.buffer.byteLength) return [];
  return [content.buffer];
}

/** Reads sources in a worker, which rests once nothing is due and nothing is being edited. */
export class Readings {
  private nextJob = 1;
  private readonly waiting = new Map<number, (outcome: ReadOutcome) => void>();
  /** The jobs whose abstracts are still to come. */
  private readonly abstractsDue = new Set<number>();
  /** Sources whose readings the worker keeps, because they are being edited. */
  private readonly kept = new Set<string>();
  private onAbstracts: (arrived: ArrivedAbstracts) => void = () => {};
  private readonly line: WorkerLine;

  constructor(start: () => WorkerPort, log: Log) {
    this.line = new WorkerLine('reading worker', start, log, {
      onMessage: (message) => this.receive(message),
      onEnd: (reason) => this.ended(reason),
    });
  }

  /** Abstracts come later than the papers they belong to, one listener's worth. */
  whenAbstractsArrive(listener: (arrived: ArrivedAbstracts) => void): void {
    this.onAbstracts = listener;
  }

  /** Reads one source; the job names the papers that come of it. A failure is an outcome. */
  read(wanted: Omit<ReadRequest, 'kind' | 'job'>): {
    readonly job: number;
    readonly outcome: Promise<ReadOutcome>;
  } {
    const job = this.nextJob++;
    const request: ReadRequest = { kind: 'read', job, ...wanted };
    if (wanted.keeps) this.kept.add(wanted.source);
    else this.kept.delete(wanted.source);
    const outcome = new Promise<ReadOutcome>((resolve) => this.waiting.set(job, resolve));
    this.line.post(request, transferable(wanted.content));
    return { job, outcome };
  }

  /** Lets the worker forget what it keeps of a source. */
  forget(source: string): void {
    if (!this.kept.delete(source)) return;
    this.line.post({ kind: 'forget', source });
    this.restWhenIdle();
  }

  private receive(message: unknown): void {
    const answer = asReadingAnswer(message);
    if (answer === undefined) return;
    if (answer.kind === 'abstracts') {
      this.abstractsDue.delete(answer.job);
      const opened = openAbstracts(answer.bytes);
      if (opened !== undefined) {
        this.onAbstracts({ job: answer.job, abstracts: opened.abstracts, bytes: answer.bytes });
      }
    } else {
      const isPart = answer.kind === 'part' || answer.kind === 'change';
      if (isPart && answer.abstracts === undefined) this.abstractsDue.add(answer.job);
      this.settle(answer.job, outcomeOf(answer));
    }
    this.restWhenIdle();
  }

  private settle(job: number, outcome: ReadOutcome): void {
    this.waiting.get(job)?.(outcome);
    this.waiting.delete(job);
  }

  private ended(reason: string): void {
    this.kept.clear();
    this.abstractsDue.clear();
    const failed = t(
      'the reading ended early ({0}); it is tried again when the file changes or the library is refreshed',
      reason,
    );
    for (const job of this.waiting.keys()) {
      this.settle(job, { kind: 'failed', code: 'unreadable-file', reason: failed });
    }
  }

  /** Ends the worker in the middle of its work: all that waits for it fails, with why. */
  giveUp(reason: string): void {
    this.line.giveUp(reason);
  }

  private restWhenIdle(): void {
    if (this.waiting.size === 0 && this.abstractsDue.size === 0 && this.kept.size === 0) this.line.rest();
  }

  dispose(): void {
    this.line.dispose();
  }
}

const notOurs = (): ReadOutcome => ({
  kind: 'failed',
  code: 'unreadable-file',
  reason: t('the reading worker is of another version; reload the window'),
});

function outcomeOf(
  answer: Exclude<ReturnType<typeof asReadingAnswer>, undefined | { kind: 'abstracts' }>,
): ReadOutcome {
  if (answer.kind === 'failed' || answer.kind === 'copy') return answer;
  const opened = openPart(answer.bytes);
  const notes = asPartNotes(opened?.said);
  if (opened === undefined || notes === undefined) return notOurs();
  const abstracts = answer.abstracts && openAbstracts(answer.abstracts)?.abstracts;
  const part = { ...opened.part, abstracts };
  const { problems } = notes;
  if (answer.kind === 'part') return { kind: 'part', part, problems, bytes: answer };
  const { from, to, shift } = answer;
  return { kind: 'change', part, problems, from, to, shift };
}
