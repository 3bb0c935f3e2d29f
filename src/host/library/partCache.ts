import * as vscode from 'vscode';
import { openAbstracts, openPart } from '../../core/model/partFrames';
import type { LocatedProblem } from '../../core/model/problem';
import type { Abstracts, SourcePart } from '../../core/model/sourcePart';
import { verifyFrame } from '../../core/util/frame';
import { hashText } from '../../core/util/hashText';
import { asPartNotes } from '../../protocol/reading';
import type { Log } from '../guard';
import { inSteps } from '../inSteps';
import { isMissing } from './sourceContent';
import { writeWhole } from './wholeFile';

/** What tells whether kept papers are those of the file as it is. */
export interface SourceStamp {
  readonly source: string;
  readonly size: number;
  readonly mtime: number;
  /** The settings that the reader was given. */
  readonly options: string;
}

function isStamp(value: unknown): value is SourceStamp {
  if (typeof value !== 'object' || value === null) return false;
  return 'source' in value && 'size' in value && 'mtime' in value && 'options' in value;
}

/** True if the papers with this stamp are still those of the file. */
export function isSameStamp(one: SourceStamp, other: SourceStamp): boolean {
  return (
    one.source === other.source &&
    one.size === other.size &&
    one.mtime === other.mtime &&
    one.options === other.options
  );
}

/** Papers that were kept, with the stamp of the file they were read from. */
export interface KeptPart {
  readonly part: SourcePart;
  readonly problems: readonly LocatedProblem[];
  readonly stamp: SourceStamp;
}

/** The two files of a source: the abstracts are nine tenths, and wanted later. */
type Content = 'papers' | 'abstracts';

/** Files smaller than this, in bytes, are read as quickly as they are kept. */
export const SMALLEST_KEPT = 200_000;
/** All files together may have so many bytes; those not used the longest go first. */
const MOST_BYTES = 1_000_000_000;
/** What nobody asked for in so many milliseconds is removed. */
const LONGEST_UNUSED = 60 * 24 * 3600 * 1000;

/**
 * Keeps the papers of large sources in the extension's own folder, so that the next start need not read them. A file is
 * written under another name and renamed, verified before it is believed, and set aside if it is damaged.
 */
export class PartCache {
  constructor(
    private readonly folder: vscode.Uri,
    private readonly log: Log,
  ) {}

  private fileOf(source: string, content: Content): vscode.Uri {
    const name = source.replaceAll(/[^A-Za-z\d]+/gu, '-').slice(-60);
    return vscode.Uri.joinPath(this.folder, `${name}-${hashText(source).toString(16)}.${content}`);
  }

  /** The papers kept of a source, whether or not the file is still the same; undefined if there are none. */
  async papers(source: string): Promise<KeptPart | undefined> {
    return this.opened(source, 'papers', (bytes) => {
      const opened = openPart(bytes);
      const notes = asPartNotes(opened?.said);
      if (opened === undefined || notes === undefined || !isStamp(notes.stamp)) return undefined;
      if (notes.stamp.source !== source) return undefined;
      return { part: opened.part, problems: notes.problems, stamp: notes.stamp };
    });
  }

  /** The abstracts kept of a source whose papers have this stamp; undefined if there are none. */
  async abstracts(source: string, stamp: SourceStamp): Promise<Abstracts | undefined> {
    return this.opened(source, 'abstracts', (bytes) => {
      const opened = openAbstracts(bytes);
      return opened !== undefined && isStamp(opened.said) && isSameStamp(opened.said, stamp)
        ? opened.abstracts
        : undefined;
    });
  }

  private async opened<Value>(
    source: string,
    content: Content,
    open: (bytes: Uint8Array<ArrayBuffer>) => Value | undefined,
  ): Promise<Value | undefined> {
    const uri = this.fileOf(source, content);
    let bytes: Uint8Array<ArrayBuffer>;
    try {
      bytes = (await vscode.workspace.fs.readFile(uri)) as Uint8Array<ArrayBuffer>;
    } catch (error) {
      if (!isMissing(error)) this.log.warn(`${uri.toString()}: ${String(error)}`);
      return undefined;
    }
    if (!(await inSteps(verifyFrame(bytes)))) {
      await this.setAside(uri);
      return undefined;
    }
    return open(bytes);
  }

  private async setAside(uri: vscode.Uri): Promise<void> {
    this.log.warn(`${uri.toString()} is damaged and is set aside; the source is read again`);
    try {
      await vscode.workspace.fs.rename(uri, uri.with({ path: `${uri.path}.damaged` }), { overwrite: true });
    } catch (error) {
      this.log.warn(`${uri.toString()}: ${String(error)}`);
    }
  }

  /** Keeps bytes of a source as they came from the worker. A failure is logged: what is kept saves time, no more. */
  async keep(source: string, content: Content, bytes: Uint8Array): Promise<void> {
    const uri = this.fileOf(source, content);
    try {
      await writeWhole(uri, bytes);
    } catch (error) {
      this.log.warn(`${uri.toString()} could not be written: ${String(error)}`);
    }
  }

  /** Removes what nobody has asked for in a long time, what is half written or damaged, and what is too much. */
  async sweep(now: number, inUse: ReadonlySet<string>): Promise<void> {
    const used = new Set(
      [...inUse].flatMap((source) => [
        this.fileOf(source, 'papers').path,
        this.fileOf(source, 'abstracts').path,
      ]),
    );
    const files = await this.files();
    files.sort((one, other) => other.mtime - one.mtime);
    let kept = 0;
    for (const { uri, size, mtime } of files) {
      const isUsed = used.has(uri.path);
      const isOurs = /\.(?:papers|abstracts)$/u.test(uri.path);
      const isWanted = isOurs && (isUsed || now - mtime < LONGEST_UNUSED) && kept + size <= MOST_BYTES;
      // Another window may be writing a file just now.
      if (isWanted || (!isOurs && now - mtime < 24 * 3600 * 1000)) kept += size;
      else await this.remove(uri);
    }
  }

  private async files(): Promise<{ uri: vscode.Uri; size: number; mtime: number }[]> {
    try {
      const entries = await vscode.workspace.fs.readDirectory(this.folder);
      return await Promise.all(
        entries.map(async ([name]) => {
          const uri = vscode.Uri.joinPath(this.folder, name);
          const { size, mtime } = await vscode.workspace.fs.stat(uri);
          return { uri, size, mtime };
        }),
      );
    } catch (error) {
      if (!isMissing(error)) this.log.warn(`${this.folder.toString()}: ${String(error)}`);
      return [];
    }
  }

  private async remove(uri: vscode.Uri): Promise<void> {
    try {
      await vscode.workspace.fs.delete(uri, { useTrash: false });
    } catch (error) {
      if (!isMissing(error)) this.log.warn(`${uri.toString()}: ${String(error)}`);
    }
  }
}
