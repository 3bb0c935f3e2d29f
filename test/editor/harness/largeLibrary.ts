import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { generatePapers } from '../../bench/generate';
import { bibtexFile } from '../../bench/libraryFile';
import { type LargeFigures, readFigures, viewTasks } from '../large/figures';
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
/** No part of our work may keep the extension host for longer, in milliseconds of computing. */
const longestBlock = 50;
/** A start with what was kept takes at most this share of a first one. */
const warmShare = 0.5;

/** What is timed in a small and in a large library, in milliseconds. */
interface Timed {
  readonly name: string;
  readonly timeOf: (figures: LargeFigures) => number;
  /** How many times as long it may take in the large one. */
  readonly mostSlowdown: number;
  /** What takes no longer is quick whatever it is compared with. */
  readonly quick: number;
  /** No longer may it take in the large one. */
  readonly mostTime: number;
}

const timed: readonly Timed[] = [
  {
    name: 'suggesting',
    timeOf: ({ suggestingMs }) => suggestingMs,
    mostSlowdown: 1.5,
    quick: 0,
    mostTime: Infinity,
  },
  ...viewTasks.map((task) => ({
    name: task,
    timeOf: ({ view }: LargeFigures) => view[task],
    mostSlowdown: 2,
    quick: 20,
    mostTime: 200,
  })),
];

/** What came of timing something. */
interface Timing {
  readonly of: Timed;
  readonly slowdown: number;
  readonly small: number;
  readonly large: number;
}

interface Claim {
  readonly says: string;
  readonly isKept: boolean;
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
    let timings = timed.map((one) => timingOf(one, small, [cold, warm]));
    // A busy moment passes; what takes time itself stays.
    for (let again = 1; again <= 2 && !timings.every(isGood); again += 1) {
      const smallAgain = await inOwnEditor(few, again);
      const largeAgain = await inOwnEditor(many, again);
      if (smallAgain === undefined || largeAgain === undefined) break;
      timings = timings.map((timing) => quicker(timing, timingOf(timing.of, smallAgain, [largeAgain])));
    }
    const claims = [...timings.map(claimOf), ...claimsOf({ empty, cold, warm })];
    for (const { says, isKept } of claims) say(`  ${isKept ? '✓' : '✗'} ${says}`);
    const kept = claims.filter(({ isKept }) => isKept).length;
    return { passed: tally.passed + kept, failed: tally.failed + claims.length - kept };
  } finally {
    folder.remove();
  }
}

/** Of several large libraries the quicker one counts: while it is opened first, its papers are being kept. */
function timingOf(of: Timed, smallFigures: LargeFigures, largeFigures: readonly LargeFigures[]): Timing {
  const [small, large] = [of.timeOf(smallFigures), Math.min(...largeFigures.map(of.timeOf))];
  return { of, small, large, slowdown: Math.max(large, of.quick) / Math.max(small, of.quick) };
}

function quicker(one: Timing, other: Timing): Timing {
  return one.slowdown <= other.slowdown ? one : other;
}

function isGood({ of: { mostSlowdown, mostTime }, slowdown, large }: Timing): boolean {
  return slowdown <= mostSlowdown && large <= mostTime;
}

function claimOf(timing: Timing): Claim {
  const { of, slowdown, small, large } = timing;
  const from = of.quick === 0 ? '' : `, counting from ${of.quick} ms`;
  const most = of.mostTime === Infinity ? '' : ` (${of.mostTime} at most)`;
  return {
    says: `${of.name} takes ${slowdown.toFixed(2)} times as long as with ${few} papers${from} (${of.mostSlowdown} at most): ${small.toFixed(1)} ms, then ${large.toFixed(1)} ms${most}`,
    isKept: isGood(timing),
  };
}

interface Measured {
  readonly empty: LargeFigures;
  readonly cold: LargeFigures;
  readonly warm: LargeFigures;
}

function claimsOf({ empty, cold, warm }: Measured): readonly Claim[] {
  // The first start takes more: what reading has used is not all given back.
  const megabytes = (cold.memory - empty.memory) / 1e6;
  const share = warm.loadMs / cold.loadMs;
  const blocks = [cold, warm].map(({ blocks: { p999 } }) => p999);
  return [
    {
      says: `${megabytes.toFixed(0)} MB of memory for ${many} papers with abstracts (${mostMegabytes} at most)`,
      isKept: megabytes <= mostMegabytes,
    },
    {
      says: `no work keeps the extension host for more than ${Math.max(...blocks).toFixed(0)} ms, but one in a thousand (${longestBlock} at most)`,
      isKept: Math.max(...blocks) <= longestBlock,
    },
    {
      says: `the second start takes ${share.toFixed(2)} of the first (${warmShare} at most)`,
      isKept: share <= warmShare,
    },
  ];
}
