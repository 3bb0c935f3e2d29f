import type { ReadResult } from '../core/model/paper';
import { packAbstracts, packPart } from '../core/model/partFrames';
import type { Lines, LocatedProblem, Problem } from '../core/model/problem';
import type { Span } from '../core/model/span';
import { type DecodedFile, decodeBytes } from '../core/read/decodeBytes';
import { sampleIdentifiers } from '../core/read/listing/sampleIdentifiers';
import { formatOf } from '../core/read/readSource';
import { SourceReader } from '../core/read/sourceReader';
import { buildAbstracts, buildPart } from '../core/search/buildPart';
import { lineMap } from '../core/text/lineMap';
import { checksum } from '../core/util/checksum';
import type { PartNotes, ReadRequest, ReadingAnswer, ReadingRequest } from '../protocol/reading';
import { t } from '../core/util/l10n';

/** A file with more problems is broken as a whole; nobody reads them all. */
const MOST_PROBLEMS = 500;

/** The abstracts of so few papers are not worth a message of their own. */
const FEW_PAPERS = 1000;

/** Sends an answer; the buffer of its bytes, if there are any, is handed over. */
export type PostAnswer = (answer: ReadingAnswer, transfer: readonly ArrayBuffer[]) => void;

function located(problems: readonly Problem[], text: string): readonly LocatedProblem[] {
  if (problems.length === 0) return [];
  const positionAt = lineMap(text);
  const linesOf = ({ start, end }: Span): Lines => ({ start: positionAt(start), end: positionAt(end) });
  return problems.slice(0, MOST_PROBLEMS).map(({ related, ...problem }) => ({
    ...problem,
    ...linesOf(problem.span),
    ...(related && { related: { message: related.message, ...linesOf(related.span) } }),
  }));
}

function decoded(content: ReadRequest['content']): DecodedFile {
  return typeof content === 'string' ? { kind: 'text', text: content, problems: [] } : decodeBytes(content);
}

/**
 * Turns texts into papers away from the editor's own thread: one request after the other, the abstracts of all after
 * the papers of all.
 */
export class ReadingWorker {
  private readonly reader = new SourceReader();
  /** The job whose papers the asker has of each source that is kept. */
  private readonly lastJobs = new Map<string, number>();
  /** The jobs that have read bytes, by what tells these. */
  private readonly jobsOfBytes = new Map<string, number>();
  private readonly abstractsDue: (() => void)[] = [];

  /** `later` calls back when messages that have arrived by then have been received. */
  constructor(
    private readonly post: PostAnswer,
    private readonly later: (run: () => void) => void,
  ) {}

  receive(request: ReadingRequest): void {
    if (request.kind === 'read') {
      this.read(request);
    } else {
      this.reader.forget(request.source);
      this.lastJobs.delete(request.source);
    }
  }

  private read(request: ReadRequest): void {
    const { job, source, content, keeps, base } = request;
    if (typeof content !== 'string' && this.postCopy(request, content)) return;
    const file = decoded(content);
    if (file.kind === 'undecodable') {
      this.post({ kind: 'failed', job, code: 'undecodable-file', reason: file.reason }, []);
      return;
    }
    const { text } = file;
    const format = request.isListing ? 'listing' : formatOf(request.name, text);
    if (format === undefined) {
      const reason = t('it is neither a bibliography nor a listing of papers');
      this.post({ kind: 'failed', job, code: 'undecodable-file', reason }, []);
      return;
    }
    const mayChange = base !== undefined && this.lastJobs.get(source) === base;
    const options = { preferredCategories: request.preferredCategories, identifiers: sampleIdentifiers() };
    const reading = this.reader.read(source, format, text, options, { keeps, mayChange });
    if (keeps) this.lastJobs.set(source, job);
    else this.lastJobs.delete(source);
    const notes = (problems: readonly Problem[]): PartNotes => ({
      problems: located([...file.problems, ...problems], text),
      stamp: request.stamp,
    });
    const { papers, places, problems } =
      reading.kind === 'whole' ? reading.result : { ...reading.change.now, ...reading };
    const found = { papers, places };
    const bytes = packPart(buildPart(found), notes(problems));
    const isSmall = papers.length <= FEW_PAPERS;
    const abstracts = isSmall ? packAbstracts(buildAbstracts(found), request.stamp) : undefined;
    const part = abstracts === undefined ? { bytes } : { bytes, abstracts };
    const transfer = abstracts === undefined ? [bytes.buffer] : [bytes.buffer, abstracts.buffer];
    if (reading.kind === 'whole') {
      this.post({ kind: 'part', job, ...part }, transfer);
    } else {
      const { from, to, shift } = reading.change;
      this.post({ kind: 'change', job, base: base ?? 0, from, to, shift, ...part }, transfer);
    }
    if (!isSmall) this.abstractsLater(job, found, request.stamp);
  }

  /** True if the same bytes were read before, for a file of the same kind. */
  private postCopy({ job, name, isListing, mayCopy }: ReadRequest, bytes: Uint8Array): boolean {
    const ending = isListing ? '' : name.slice(name.lastIndexOf('.'));
    const identity = `${checksum(bytes)} ${bytes.length} ${ending}`;
    const ofJob = this.jobsOfBytes.get(identity);
    if (mayCopy && ofJob !== undefined) {
      this.post({ kind: 'copy', job, ofJob }, []);
      return true;
    }
    this.jobsOfBytes.set(identity, job);
    return false;
  }

  private abstractsLater(job: number, papers: Pick<ReadResult, 'papers'>, stamp: unknown): void {
    this.abstractsDue.push(() => {
      const bytes = packAbstracts(buildAbstracts(papers), stamp);
      this.post({ kind: 'abstracts', job, bytes }, [bytes.buffer]);
    });
    if (this.abstractsDue.length === 1) this.later(() => this.nextAbstracts());
  }

  private nextAbstracts(): void {
    this.abstractsDue.shift()?.();
    if (this.abstractsDue.length > 0) this.later(() => this.nextAbstracts());
  }
}
