// `npm run package`: the extension as one file to install, after a check of its parts against their budgets.
import { statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createVSIX } from '@vscode/vsce';
import { say } from './harness/report';

/** The largest size of each part in bytes: see "Package" of the budgets in CONTRIBUTING.md. */
const budgets: readonly (readonly [string, number])[] = [
  ['dist/node/extension.cjs', 400_000],
  ['dist/node/yaml.cjs', 120_000],
  ['dist/node/fuse.cjs', 30_000],
  ['dist/node/texTable.cjs', 40_000],
  ['dist/node/forCommands.cjs', 150_000],
  ['dist/node/cli.cjs', 450_000],
  ['dist/node/worker.cjs', 300_000],
  ['dist/node/tasks.cjs', 330_000],
  ['dist/node/formatter.cjs', 450_000],
  ['dist/web/extension.cjs', 500_000],
  ['dist/web/packages.js', 160_000],
  ['dist/web/worker.js', 300_000],
  ['dist/web/tasks.js', 330_000],
  ['dist/web/formatter.js', 450_000],
  ['dist/webview/abstractPage.js', 350_000],
  ['dist/webview/timelinePage.js', 30_000],
];

const packageFile = 'out/citewell.vsix';
const largestPackage = 2_000_000;

function isWithin(file: string, budget: number): boolean {
  const { size } = statSync(file);
  const isSmallEnough = size <= budget;
  say(`  ${isSmallEnough ? '✓' : '✗'} ${file}: ${size} of ${budget} bytes`);
  return isSmallEnough;
}

async function main(): Promise<number> {
  await mkdir('out', { recursive: true });
  say('Packing the extension …');
  await createVSIX({
    packagePath: packageFile,
    // Everything the extension needs is in its bundles.
    dependencies: false,
    // There is no public repository yet that links could lead to.
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  const checks = [...budgets, [packageFile, largestPackage] as const].map(([file, budget]) =>
    isWithin(file, budget),
  );
  const passed = checks.filter(Boolean).length;
  say(`\n${passed} passed, ${checks.length - passed} failed`);
  return passed === checks.length ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (reason: unknown) => {
    console.error(reason instanceof Error ? reason.message : reason);
    process.exit(1);
  },
);
