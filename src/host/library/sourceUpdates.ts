import * as vscode from 'vscode';
import { withAbstracts, withReplacedRows, wholeSlice } from '../../core/model/editedSource';
import { type Slice, type Source, type SourceSnapshot, paperCount } from '../../core/model/library';
import type { ProblemCode } from '../../core/model/problem';
import type { Abstracts, SourcePart } from '../../core/model/sourcePart';
import { type Log, guarded } from '../guard';
import { currentSettings } from '../settings';
import type { Library } from './library';
import { type PartCache, SMALLEST_KEPT, type SourceStamp, isSameStamp } from './partCache';
import { ReadingCount } from './readingCount';
import type { ArrivedAbstracts, ReadOutcome, Readings } from './readings';
import { type SourceContent, contentAt, openDocumentAt } from './sourceContent';
import { t, translationsInUse } from '../../core/util/l10n';

/** So many files are fetched at the same time. */
const FETCHED_AT_ONCE = 4;
/** While files are being read, the library grows at most once in so many milliseconds. */
const GROWING_PAUSE = 100;
/** After so many edits a source is put together anew. */
const MOST_SLICES = 40;

/** What codes of a listing mean. Of our own samples we know that their codes are computer science. */
function preferredCategories({ kind }: Source): readonly string[] {
  const preferred = currentSettings.preferredCategories();
  return kind === 'sample' ? ['cs', ...preferred] : preferred;
}

/** All that a reading depends on besides the file: also the language, since its problems are texts. */
function optionsOf(source: Source): string {
  return [translationsInUse().language, ...preferredCategories(source)].join(' ');
}

/** What is known of the last reading of a source besides its papers. */
interface Reading {
  /** Undefined where the papers come from the cache. */
  readonly job: number | undefined;
  /** Undefined for a document, which has no file that would be the same. */
  readonly stamp: SourceStamp | undefined;
}

/** Brings single sources up to date in the library: from the cache, from a file, from a document that is edited. */
export class SourceUpdates implements vscode.Disposable {
  /** The number of the last attempt at each source, so that a slow earlier one cannot overwrite a later one. */
  private readonly attempts = new Map<string, number>();
  private readonly lastReadings = new Map<string, Reading>();
  /** The papers of each job that are in the library, for copies and for the abstracts that come later. */
  private readonly partsOfJobs = new Map<number, { readonly source: string; readonly part: SourcePart }>();
  /** Readings and removals that wait to be shown together. */
  private readonly arrived = new Map<string, SourceSnapshot>();
  private readonly gone = new Set<string>();
  private growing: ReturnType<typeof setTimeout> | undefined;
  /** The sources whose turn has not come, of each update that goes on, and those that are being read. */
  private readonly queues = new Set<Source[]>();
  private readonly busy = new Set<string>();
  /** How far the reading has come that goes on. */
  readonly progress = new ReadingCount();
  private readonly keepAbstracts: (arrived: ArrivedAbstracts) => Promise<void>;

  constructor(
    private readonly library: Library,
    private readonly readings: Readings,
    private readonly cache: PartCache,
    private readonly log: Log,
  ) {
    this.keepAbstracts = guarded(log, 'Keeping abstracts', undefined, (arrived) =>
      this.cacheAbstracts(arrived),
    );
    readings.whenAbstractsArrive((arrived) => this.takeAbstracts(arrived));
  }

  /** Brings these sources up to date and shows what came of it. Files that have not changed cost a look at their dates. */
  async update(sources: readonly Source[]): Promise<void> {
    const waiting = [...sources];
    const work = async (): Promise<void> => {
      for (let source = waiting.shift(); source !== undefined; source = waiting.shift()) {
        this.busy.add(source.id);
        try {
          await this.updateOne(source);
        } finally {
          this.busy.delete(source.id);
          this.progress.finish(1);
        }
      }
    };
    this.progress.begin(sources.length);
    this.queues.add(waiting);
    await Promise.all(Array.from({ length: FETCHED_AT_ONCE }, work));
    this.queues.delete(waiting);
    this.showArrived();
  }

  /** Reads no further: what has been read stays, and of the rest what was known before. */
  giveUp(): void {
    for (const waiting of this.queues) this.progress.finish(waiting.splice(0).length);
    for (const source of this.busy) this.attempts.set(source, (this.attempts.get(source) ?? 0) + 1);
    this.readings.giveUp(t('it was cancelled'));
  }

  /** Makes every file look as if it had changed. */
  distrustAll(): void {
    for (const [source, { job }] of this.lastReadings)
      this.lastReadings.set(source, { job, stamp: undefined });
  }

  /** Lets the worker forget what it keeps of a document that was closed. */
  closed(source: string): void {
    this.readings.forget(source);
  }

  /** Lets go of what is being read of all other sources, or has arrived and is not shown yet: their files may be gone. */
  dropOthers(ids: ReadonlySet<string>): void {
    for (const [id, attempt] of this.attempts) {
      if (ids.has(id)) continue;
      this.attempts.set(id, attempt + 1);
      this.arrived.delete(id);
      this.lastReadings.delete(id);
      this.readings.forget(id);
      this.forgetJobs(id, []);
    }
  }

  /** Takes a source out of the library. */
  remove(source: Source): void {
    this.attempts.set(source.id, (this.attempts.get(source.id) ?? 0) + 1);
    this.arrived.delete(source.id);
    this.lastReadings.delete(source.id);
    this.readings.forget(source.id);
    this.forgetJobs(source.id, []);
    if (this.library.source(source.id) === undefined) return;
    this.gone.add(source.id);
    this.log.info(`${source.name}: gone`);
    this.growing ??= setTimeout(() => this.showArrived(), GROWING_PAUSE);
  }

  /** Fetches the abstracts of sources whose papers came from the cache; reads those anew that have none there. */
  async completeAbstracts(): Promise<void> {
    for (const { source, slices } of this.library.state.snapshot.sources) {
      const reading = this.lastReadings.get(source.id);
      const part = slices[0]?.part;
      if (reading?.stamp === undefined || reading.job !== undefined || part?.abstracts !== undefined)
        continue;
      const abstracts = await this.cache.abstracts(source.id, reading.stamp);
      if (abstracts !== undefined && part !== undefined) {
        this.attach(part, abstracts);
      } else {
        this.lastReadings.set(source.id, { job: undefined, stamp: undefined });
        await this.update([source]);
      }
    }
  }

  private known(id: string): SourceSnapshot | undefined {
    return this.arrived.get(id) ?? this.library.source(id);
  }

  private async updateOne(source: Source): Promise<void> {
    const attempt = (this.attempts.get(source.id) ?? 0) + 1;
    this.attempts.set(source.id, attempt);
    const uri = vscode.Uri.parse(source.id, true);
    const stamp = openDocumentAt(uri) === undefined ? await this.stampOf(source, uri) : undefined;
    if (stamp !== undefined && (this.isUnchanged(source, stamp) || (await this.takeKept(source, stamp))))
      return;
    const content = await contentAt(uri);
    if (this.attempts.get(source.id) !== attempt) return;
    if (content.kind === 'gone') {
      this.remove(source);
    } else if (content.kind === 'failed') {
      this.fail(source, 'unreadable-file', content.reason);
    } else {
      await this.read(source, content, stamp, attempt);
    }
  }

  /** What the file is now; undefined if it cannot be told. */
  private async stampOf(source: Source, uri: vscode.Uri): Promise<SourceStamp | undefined> {
    try {
      const { size, mtime } = await vscode.workspace.fs.stat(uri);
      return { source: source.id, size, mtime, options: optionsOf(source) };
    } catch {
      // Whatever is wrong with the file is found again, and said, when it is read.
      return undefined;
    }
  }

  private isUnchanged(source: Source, stamp: SourceStamp): boolean {
    const last = this.lastReadings.get(source.id)?.stamp;
    return last !== undefined && isSameStamp(last, stamp) && this.known(source.id) !== undefined;
  }

  /** Shows what is kept of a source that is not known yet; true if it is still what the file says. */
  private async takeKept(source: Source, stamp: SourceStamp): Promise<boolean> {
    if (stamp.size < SMALLEST_KEPT || this.lastReadings.has(source.id)) return false;
    const kept = await this.cache.papers(source.id);
    if (kept === undefined) return false;
    const { part, problems } = kept;
    const isSame = isSameStamp(kept.stamp, stamp);
    this.show({ source, slices: [wholeSlice(part)], problems });
    if (isSame) this.lastReadings.set(source.id, { job: undefined, stamp });
    this.log.info(
      `${source.name}: ${part.table.size} papers were kept${isSame ? '' : ' of an earlier state'}`,
    );
    return isSame;
  }

  private async read(
    source: Source,
    content: Exclude<SourceContent, { kind: 'gone' | 'failed' }>,
    stamp: SourceStamp | undefined,
    attempt: number,
    mayCopy = true,
  ): Promise<void> {
    const isDocument = content.kind === 'document';
    const mayChange = isDocument && (this.known(source.id)?.slices.length ?? 0) < MOST_SLICES;
    const { job, outcome } = this.readings.read({
      source: source.id,
      name: source.name,
      isListing: source.kind !== 'bibliography',
      content: isDocument ? content.document.getText() : content.bytes,
      preferredCategories: preferredCategories(source),
      keeps: isDocument,
      base: mayChange ? this.lastReadings.get(source.id)?.job : undefined,
      mayCopy,
      stamp: stamp ?? null,
    });
    const result = await outcome;
    if (this.attempts.get(source.id) !== attempt) return;
    if (result.kind === 'copy' && !this.partsOfJobs.has(result.ofJob)) {
      // What could have been copied is no longer there. The bytes were given away, so they are fetched again.
      const again = await contentAt(vscode.Uri.parse(source.id, true));
      if (again.kind === 'bytes') await this.read(source, again, stamp, attempt, false);
      return;
    }
    this.take(source, result, { job, stamp });
  }

  private take(source: Source, outcome: ReadOutcome, reading: Reading & { readonly job: number }): void {
    if (outcome.kind === 'failed') {
      this.fail(source, outcome.code, outcome.reason);
      return;
    }
    const slices = this.slicesAfter(source, outcome);
    const problems = outcome.kind === 'copy' ? this.problemsOfJob(outcome.ofJob) : outcome.problems;
    this.lastReadings.set(source.id, reading);
    if (outcome.kind !== 'copy') this.partsOfJobs.set(reading.job, { source: source.id, part: outcome.part });
    this.forgetJobs(source.id, slices);
    this.show({ source, slices, problems });
    this.log.info(`${source.name}: ${paperCount({ slices })} papers, ${problems.length} problems`);
    if (outcome.kind === 'part' && (reading.stamp?.size ?? 0) >= SMALLEST_KEPT) {
      void this.cache.keep(source.id, 'papers', outcome.bytes.bytes);
      if (outcome.bytes.abstracts !== undefined) {
        void this.cache.keep(source.id, 'abstracts', outcome.bytes.abstracts);
      }
    }
  }

  private slicesAfter(source: Source, outcome: Exclude<ReadOutcome, { kind: 'failed' }>): readonly Slice[] {
    switch (outcome.kind) {
      case 'part':
        return [wholeSlice(outcome.part)];
      case 'change':
        return withReplacedRows(this.known(source.id)?.slices ?? [], outcome);
      case 'copy': {
        const original = this.partsOfJobs.get(outcome.ofJob);
        return original === undefined ? [] : [wholeSlice(original.part)];
      }
    }
  }

  private problemsOfJob(job: number): SourceSnapshot['problems'] {
    return this.known(this.partsOfJobs.get(job)?.source ?? '')?.problems ?? [];
  }

  /** Lets go of what jobs gave that is no longer among the papers of the source. */
  private forgetJobs(source: string, slices: readonly Slice[]): void {
    const tables = new Set(slices.map(({ part }) => part.table));
    for (const [job, of] of this.partsOfJobs) {
      if (of.source === source && !tables.has(of.part.table)) this.partsOfJobs.delete(job);
    }
  }

  private takeAbstracts(arrived: ArrivedAbstracts): void {
    const of = this.partsOfJobs.get(arrived.job);
    if (of === undefined) return;
    const { abstracts } = arrived;
    this.partsOfJobs.set(arrived.job, { ...of, part: { ...of.part, abstracts } });
    this.attach(of.part, abstracts);
    void this.keepAbstracts(arrived);
  }

  /** Gives abstracts to every source that has the part: copies have it as well. */
  private attach(part: SourcePart, abstracts: Abstracts): void {
    const ids = new Set([
      ...this.library.state.snapshot.sources.map(({ source }) => source.id),
      ...this.arrived.keys(),
    ]);
    for (const id of ids) {
      const snapshot = this.known(id);
      if (snapshot === undefined || this.gone.has(id)) continue;
      const slices = withAbstracts(snapshot.slices, part, abstracts);
      if (slices !== snapshot.slices) this.show({ ...snapshot, slices });
    }
  }

  private async cacheAbstracts({ job, bytes }: ArrivedAbstracts): Promise<void> {
    const source = this.partsOfJobs.get(job)?.source ?? '';
    const reading = this.lastReadings.get(source);
    if (reading?.job !== job || (reading.stamp?.size ?? 0) < SMALLEST_KEPT) return;
    await this.cache.keep(source, 'abstracts', bytes);
  }

  /** The last good papers stay, and are said to be stale. */
  private fail(source: Source, code: ProblemCode, reason: string): void {
    const start = { line: 0, character: 0 };
    const message = t('{0} could not be read: {1}.', source.name, reason);
    this.lastReadings.delete(source.id);
    this.show({
      source,
      slices: this.known(source.id)?.slices ?? [],
      problems: [{ code, severity: 'error', message, span: { start: 0, end: 0 }, start, end: start }],
      staleBecause: reason,
    });
    this.log.warn(`${source.id}: ${reason}`);
  }

  private show(snapshot: SourceSnapshot): void {
    this.gone.delete(snapshot.source.id);
    this.arrived.set(snapshot.source.id, snapshot);
    this.growing ??= setTimeout(() => this.showArrived(), GROWING_PAUSE);
  }

  private showArrived(): void {
    clearTimeout(this.growing);
    this.growing = undefined;
    if (this.arrived.size === 0 && this.gone.size === 0) return;
    const [read, gone] = [[...this.arrived.values()], [...this.gone]];
    this.arrived.clear();
    this.gone.clear();
    this.library.update(read, gone);
  }

  dispose(): void {
    clearTimeout(this.growing);
    this.progress.dispose();
  }
}
