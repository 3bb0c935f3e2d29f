// Builds everything that runs:  node esbuild.mjs [--watch | --tests [--only PART]]
//   (nothing)  the extension for both hosts, the command line and the abstract page, minified, into dist/
//   --watch    the same, unminified, again after each change
//   --tests    the unit and adapter tests and the editor harness into out/;  --only PART: test files whose path contains PART
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import esbuild from 'esbuild';

const { values: args } = parseArgs({
  options: { watch: { type: 'boolean' }, tests: { type: 'boolean' }, only: { type: 'string' } },
});

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  target: 'es2023',
  minify: !args.watch && !args.tests,
  sourcemap: args.watch || args.tests ? 'linked' : false,
  logLevel: 'warning',
  legalComments: 'none',
};
const inNode = { ...shared, platform: 'node', format: 'cjs', target: 'node20' };

/** The programs that are shipped. @type {import('esbuild').BuildOptions[]} */
const programs = [
  { ...inNode, entryPoints: ['src/entry/node.ts'], outfile: 'dist/node/extension.cjs', external: ['vscode'] },
  {
    ...inNode,
    entryPoints: ['src/entry/cli.ts'],
    outfile: 'dist/node/cli.cjs',
    banner: { js: '#!/usr/bin/env node' },
  },
  {
    ...shared,
    platform: 'browser',
    format: 'cjs',
    entryPoints: ['src/entry/web.ts'],
    outfile: 'dist/web/extension.cjs',
    external: ['vscode'],
  },
  {
    ...shared,
    platform: 'browser',
    format: 'iife',
    entryPoints: ['src/webview/abstractPage.ts'],
    outfile: 'dist/webview/abstractPage.js',
  },
];

/** Every file below `folder` whose name ends in `ending`, sorted. */
function filesBelow(folder, ending) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => path.join(entry.parentPath, entry.name).replaceAll(path.sep, '/'))
    .sort();
}

/** One bundle per suite: the modules under test are loaded once, and mocha starts in half a second. */
function suite(files, outfile, options) {
  return {
    ...inNode,
    stdin: {
      contents: files.map((file) => `import ${JSON.stringify(`./${file}`)};`).join('\n'),
      resolveDir: '.',
      sourcefile: 'suite.ts',
    },
    outfile,
    ...options,
  };
}

/** @type {() => import('esbuild').BuildOptions[]} */
function tests() {
  const unit = filesBelow('test', '.test.ts').filter(
    (file) => !file.startsWith('test/editor/') && (args.only === undefined || file.includes(args.only)),
  );
  return [
    // Adapters meet a fake editor here, and the real one in test/editor.
    suite(unit, 'out/test/unit.cjs', { alias: { vscode: './test/support/fakeVscode.ts' } }),
  ];
}

if (args.watch) {
  const contexts = await Promise.all(programs.map((program) => esbuild.context(program)));
  await Promise.all(contexts.map((context) => context.watch()));
} else {
  await Promise.all((args.tests ? tests() : programs).map((options) => esbuild.build(options)));
}
