import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { generatePapers } from '../../bench/generate';
import { bibtexFile } from '../../bench/libraryFile';
import { type LargeFigures, type ViewTask, readFigures, viewTasks } from '../large/figures';
import type { InstalledEditor } from './editors';
import { temporaryFolder } from './paths';
import { say, type Tally } from './report';
import { type Server, withServer } from './server';
import { runSuite } from './session';

/** What a large library is compared with, and how many papers it has. */
const few = 1000;
const many = 100_000;

/** Megabytes that the extension host may take for a large library, over one with the samples alone. */
const mostMegabytes = 400;
/** How much slower suggestions may be in a large library than in a small one. */
const mostSlowdown = 1.5;
/** The same of the Library view, whatever is done in it. */
const mostViewSlowdown = 2;
/** No longer does the view take for anything, in milliseconds. */
const mostViewTime = 200;
/** What takes no longer is quick whatever it is compared with, in milliseconds. */
const quick = 20;
/** No part of our work may keep the extension host for longer, in milliseconds of computing. */
const longestBlock = 50;
/** A start with what was kept takes at most this share of a first one. */
const warmShare = 0.5;

interface Claim {
  readonly says: string;
  readonly holds: boolean;
}

/** A workspace with a bibliography of so many generated papers, and none for zero. */
async function makeWorkspace(folder: string, papers: number): Promise<string> {
  const workspace = path.join(folder, `papers-${papers}`);
  await mkdir(workspace, { recursive: true });
  await writeFile(path.join(workspace, 'size.txt'), String(papers));
  await writeFile(path.join(workspace, 'paper.tex'), '\\documentclass{article}\n\n\\begin{document}\n\n');
  if (papers > 0) {
    const text = bibtexFile(generatePapers(papers, { withAbstracts: true }));
    await writeFile(path.join(workspace, 'refs.bib'), text);
  }
  return workspace;
}

/** Opens libraries of growing size in an editor, the largest one twice, and holds what it finds against what is promised. */
export async function tryLargeLibrary(
  browser: Browser,
  editor: InstalledEditor,
  extension: string,
): Promise<Tally> {
  const folder = await temporaryFolder('large');
  const tests = path.join(extension, 'out/editor/largeSuite.cjs');
  let tally: Tally = { passed: 0, failed: 0 };
  const run = async (server: Server, workspace: string): Promise<LargeFigures | undefined> => {
    const { lines, passed, failed } = await runSuite(browser, server, { workspace, extension, tests });
    tally = { passed: tally.passed + passed, failed: tally.failed + failed };
    for (const line of lines) say(line);
    return lines.map(readFigures).find((figures) => figures !== undefined);
  };
  const inOwnEditor = async (papers: number, number = 0): Promise<LargeFigures | undefined> => {
    const workspace = await makeWorkspace(path.join(folder.path, String(number)), papers);
    return withServer({ editor, host: 'node' }, (server) => run(server, workspace));
  };
  try {
    const empty = await inOwnEditor(0);
    const small = await inOwnEditor(few);
    const workspace = await makeWorkspace(path.join(folder.path, 'kept'), many);
    const [cold, warm] = await withServer({ editor, host: 'node' }, async (server) => [
      await run(server, workspace),
      await run(server, workspace),
    ]);
    if (empty === undefined || small === undefined || cold === undefined || warm === undefined) return tally;
    let slowdown = slowdownOf(small, cold, warm);
    // A busy moment passes; what takes time itself stays.
    for (let again = 0; again < 2 && slowdown > mostSlowdown; again += 1) {
      const [smallAgain, largeAgain] = [
        await inOwnEditor(few, again + 1),
        await inOwnEditor(many, again + 1),
      ];
      if (smallAgain === undefined || largeAgain === undefined) break;
      slowdown = Math.min(slowdown, slowdownOf(smallAgain, largeAgain));
    }
    const claims = claimsOf({ empty, small, slowdown, cold, warm });
    for (const { says, holds } of claims) say(`  ${holds ? '✓' : '✗'} ${says}`);
    const kept = claims.filter(({ holds }) => holds).length;
    return { passed: tally.passed + kept, failed: tally.failed + claims.length - kept };
  } finally {
    folder.remove();
  }
}

/** How much longer suggestions take in the large library; while it is opened first, its papers are being kept. */
function slowdownOf(small: LargeFigures, ...large: readonly LargeFigures[]): number {
  return Math.min(...large.map(({ suggestingMs }) => suggestingMs)) / small.suggestingMs;
}

/** How much longer something takes in the large library; what is quick is not compared with what is quicker. */
function slowdownOfView(task: ViewTask, small: LargeFigures, ...large: readonly LargeFigures[]): number {
  const longest = (time: number): number => Math.max(time, quick);
  return longest(Math.min(...large.map(({ view }) => view[task]))) / longest(small.view[task]);
}

function viewClaims({ small, cold, warm }: Measured): readonly Claim[] {
  return viewTasks.map((task) => {
    const ratio = slowdownOfView(task, small, cold, warm);
    const time = Math.min(cold.view[task], warm.view[task]);
    const times = `${small.view[task].toFixed(1)} ms, then ${time.toFixed(1)} ms`;
    return {
      says: `${task} takes ${ratio.toFixed(2)} times as long as with ${few} papers, counting from ${quick} ms (${mostViewSlowdown} at most): ${times} (${mostViewTime} at most)`,
      holds: ratio <= mostViewSlowdown && time <= mostViewTime,
    };
  });
}

interface Measured {
  readonly empty: LargeFigures;
  readonly small: LargeFigures;
  readonly slowdown: number;
  readonly cold: LargeFigures;
  readonly warm: LargeFigures;
}

function claimsOf(measured: Measured): readonly Claim[] {
  const { empty, slowdown, cold, warm } = measured;
  // The first start takes more: what reading has used is not all given back.
  const megabytes = (cold.memory - empty.memory) / 1e6;
  const share = warm.loadMs / cold.loadMs;
  const blocks = [cold, warm].map(({ blocks: { p999 } }) => p999);
  return [
    ...viewClaims(measured),
    {
      says: `${megabytes.toFixed(0)} MB of memory for ${many} papers with abstracts (${mostMegabytes} at most)`,
      holds: megabytes <= mostMegabytes,
    },
    {
      says: `suggestions take ${slowdown.toFixed(2)} times as long as with ${few} papers (${mostSlowdown} at most)`,
      holds: slowdown <= mostSlowdown,
    },
    {
      says: `no work keeps the extension host for more than ${Math.max(...blocks).toFixed(0)} ms, but one in a thousand (${longestBlock} at most)`,
      holds: Math.max(...blocks) <= longestBlock,
    },
    {
      says: `the second start takes ${share.toFixed(2)} of the first (${warmShare} at most)`,
      holds: share <= warmShare,
    },
  ];
}
