import { readFileSync } from 'node:fs';
import path from 'node:path';
import { latexMarkup } from '../../src/core/cite/latex/latexMarkup';
import { citationsOf } from '../../src/core/cite/markup';
import { notCitationCommands } from './notCitationCommands';
import { type Scorer, Tally } from './scorer';

/** Every command of TeX Live with `cite` in its name, and the files that define it. */
interface CommandTable {
  readonly commands: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Every cite-like command of TeX Live is known as a citation or named as none, with the reason. */
export const latexCommands: Scorer = {
  name: 'LaTeX commands',
  run: (corpus) => {
    const table: CommandTable = JSON.parse(
      readFileSync(path.join(corpus, 'tables/texlive-cite-commands.json'), 'utf8'),
    );
    const tally = new Tally([]);
    const names = Object.keys(table.commands);
    const reasons = notCitationCommands();
    let known = 0;
    for (const name of names) {
      const [definedIn = ''] = Object.keys(table.commands[name] ?? {});
      if (isCitation(name) !== reasons.has(name)) tally.pass(1);
      else if (reasons.has(name)) tally.differ(name, definedIn, 'role', 'is known, and named as none');
      else tally.differ(name, definedIn, 'role', 'neither known nor named');
      if (isCitation(name)) known += 1;
    }
    for (const name of reasons.keys()) {
      if (!names.includes(name)) tally.differ(name, '', 'role', 'not in the table');
    }
    const counts = new Map<string, number>();
    for (const reason of reasons.values()) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    return tally.score([
      `${known} of ${names.length} are citation commands`,
      ...Array.from(counts, ([reason, count]) => `${count} are not: ${reason}`),
    ]);
  },
};

/** True if a key is found behind the command, whichever of its arguments it is. */
function isCitation(name: string): boolean {
  return name.startsWith('\\') && citationsOf(latexMarkup.scan(`${name}{key}{key}`)).length > 0;
}
