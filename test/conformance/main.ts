// Compares the readers with what other programs read in the same real files:  npm run conformance
import { existsSync } from 'node:fs';
import path from 'node:path';
import { bibEdits } from './bibEdits';
import { bibFiles } from './bibFiles';
import { citations } from './citations';
import { cslFiles } from './cslFiles';
import { importFiles } from './importFiles';
import { formattedReferences } from './formattedReferences';
import { latexCitations } from './latexCitations';
import { latexCommands } from './latexCommands';
import { listingScore } from './listing';
import { nameTables } from './nameTables';
import { retorquereCases } from './retorquereCases';
import { roundTrips } from './roundTrips';
import type { Scorer } from './scorer';

const scorers: readonly Scorer[] = [
  bibFiles,
  retorquereCases,
  nameTables,
  listingScore,
  citations,
  latexCitations,
  latexCommands,
  cslFiles,
  importFiles,
  roundTrips,
  bibEdits,
  formattedReferences,
];

const corpus = path.resolve('../shared/data/corpus');

if (existsSync(corpus)) {
  for (const { name, run } of scorers) {
    const { passed, failed, lines } = run(corpus);
    for (const line of lines) console.log(`${name}: ${line}`);
    console.log(`${name}: ${passed} passed, ${failed} failed`);
    if (failed > 0) process.exitCode = 1;
  }
} else {
  console.log('skipped: the corpus is not beside the repository');
}
