// Kills programs while they write our own files:  npm run test:kill -- [--n=200] [--seed=1]
// A program keeps papers and listings over and over, through the same code as the extension and real files, and is killed at a
// random moment. Prints one JSON line; fails when anything that is read afterwards is damaged, half written or not what was
// once written as a whole.
import { type ChildProcess, spawn } from 'node:child_process';
import { promises as disk, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type * as vscode from 'vscode';
import { packPart } from '../../src/core/model/partFrames';
import { readBibtex } from '../../src/core/read/bibtex/readBibtex';
import { buildPart } from '../../src/core/search/buildPart';
import { importedListings, keepListing } from '../../src/host/library/listings';
import { PartCache } from '../../src/host/library/partCache';
import { FileSystemError, Uri, workspace } from '../support/fakeVscode';
import { asEditorType } from '../support/hostServices';
import { type Random, seededRandom } from './random';

const { values: args } = parseArgs({
  options: {
    n: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    writer: { type: 'string' },
  },
});

const source = 'file:///w/refs.bib';
/** Of different lengths, so that one cut or mixed with another is neither. */
const sizes = [20_000, 30_000, 50_000];

function partOfSize(size: number): Uint8Array<ArrayBuffer> {
  const entries = Array.from({ length: size }, (_, at) => `@misc{k${at}, title = {Paper ${at} of ${size}}}`);
  const stamp = { source, size, mtime: 0, options: '' };
  return packPart(buildPart(readBibtex(entries.join('\n'))), { problems: [], stamp });
}

const listingOf = (size: number): string =>
  `Listing of ${size}\n${'A line of the listing.\n'.repeat(size)}end\n`;

/** Has the fake editor read and write real files below `folder`. */
function useDisk(folder: string): void {
  const nameOf = ({ path: name }: Uri): string => path.join(folder, name);
  const told = async <Value>(does: Promise<Value>): Promise<Value> => {
    try {
      return await does;
    } catch (error) {
      const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
      throw new FileSystemError(String(error), isMissing ? 'FileNotFound' : 'Unknown');
    }
  };
  Object.assign(workspace.fs, {
    readFile: async (uri: Uri) => new Uint8Array(await told(disk.readFile(nameOf(uri)))),
    writeFile: (uri: Uri, bytes: Uint8Array) => told(disk.writeFile(nameOf(uri), bytes)),
    rename: (from: Uri, to: Uri) => told(disk.rename(nameOf(from), nameOf(to))),
    createDirectory: (uri: Uri) => told(disk.mkdir(nameOf(uri), { recursive: true })),
    readDirectory: async (uri: Uri) => (await told(disk.readdir(nameOf(uri)))).map((name) => [name, 1]),
  });
}

const warnings: string[] = [];
const log = {
  info: () => {},
  warn: (line: string) => warnings.push(line),
  error: (line: string) => warnings.push(line),
};
const cache = new PartCache(asEditorType<vscode.Uri>(Uri.parse('file:///papers')), log);
const context = asEditorType<vscode.ExtensionContext>({ globalStorageUri: Uri.parse('file:///storage') });

/** Writes until it is killed. */
async function write(folder: string): Promise<void> {
  useDisk(folder);
  const parts = await Promise.all(sizes.map((size) => disk.readFile(path.join(folder, String(size)))));
  process.stdout.write('ready\n');
  for (let round = 0; ; round++) {
    const bytes = parts[round % parts.length];
    if (bytes !== undefined) await cache.keep(source, 'papers', bytes);
    await keepListing(context, log, 'List', listingOf(sizes[round % sizes.length] ?? 0));
  }
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => void child.stdout?.once('data', () => resolve()));
}

async function killOne(folder: string, random: Random): Promise<void> {
  const child = spawn(process.execPath, [process.argv[1] ?? '', `--writer=${folder}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await ready(child);
  await new Promise((resolve) => void setTimeout(resolve, random.below(60)));
  await new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGKILL');
  });
}

/** How many files can be read that are not what was once written as a whole. */
async function damagedNow(known: ReadonlySet<string>): Promise<number> {
  warnings.length = 0;
  const kept = await cache.papers(source);
  const isWhole = kept === undefined || kept.part.table.size === kept.stamp.size;
  let damaged = isWhole && warnings.length === 0 ? 0 : 1;
  for (const { id } of await importedListings(context, log)) {
    const bytes = await workspace.fs.readFile(Uri.parse(decodeURI(id)));
    if (!known.has(new TextDecoder().decode(bytes))) damaged++;
  }
  return damaged;
}

async function main(): Promise<number> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'citewell-kill-'));
  const random = seededRandom(Number(args.seed));
  const known = new Set(sizes.map(listingOf));
  const kills = Number(args.n);
  let [damaged, unfinished] = [0, 0];
  try {
    useDisk(folder);
    for (const size of sizes) await disk.writeFile(path.join(folder, String(size)), partOfSize(size));
    for (let kill = 0; kill < kills; kill++) {
      await killOne(folder, random);
      damaged += await damagedNow(known);
      const left = readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.part'));
      if (left.length > 0) unfinished++;
      // The next one begins with a few listings, not with thousands.
      if (kill % 10 === 9) rmSync(path.join(folder, 'storage'), { recursive: true, force: true });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  process.stdout.write(`${JSON.stringify({ kills, killedWhileWriting: unfinished, damaged })}\n`);
  return damaged === 0 && unfinished > 0 ? 0 : 1;
}

if (args.writer === undefined) void main().then((code) => process.exit(code));
else void write(args.writer);
