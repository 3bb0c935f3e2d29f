import { parseArgs } from 'node:util';
import { namedCommands } from '../core/cite/latex/namedCommands';
import { type CommandPatterns, citationsOf } from '../core/cite/markup';
import { markupOf } from '../core/cite/markups';
import { authorsInShort } from '../core/model/author';
import { wholeSlice } from '../core/model/editedSource';
import { assembleLibrary } from '../core/model/library';
import type { Paper, ReadResult } from '../core/model/paper';
import { toldCodes } from '../core/findings/entryProblems';
import { type FindingSeverity, type Severities, findingSeverities } from '../core/findings/finding';
import { placeAt } from '../core/model/places';
import { type Output, outputs } from '../core/format/references';
import { citesRecord, paperRecord, problemRecord } from '../core/present/records';
import { sampleIdentifiers } from '../core/read/listing/sampleIdentifiers';
import { readSource } from '../core/read/readSource';
import { buildWholePart } from '../core/search/buildPart';
import { search } from '../core/search/search';
import { indexLibrary } from '../core/search/searchIndex';
import { lineMap } from '../core/text/lineMap';
import { check } from './check';
import { type ConvertOptions, convert, formatsIn } from './convert';
import { format } from './format';
import { sourceText } from './readFile';
import { complain, complainAbout, exit, say, textOf } from './terminal';

const help = `Citewell on the command line: the same answers as in the editor.

  citewell read FILE…            the papers of bibliographies (BibTeX, CSL-JSON, CSL-YAML, Hayagriva, RIS, PubMed,
                                 EndNote, Web of Science, CITATION.cff) and listings
  citewell cites FILE…           the citations in documents: LaTeX, Markdown, Quarto, MyST, Typst, Org, AsciiDoc, reST
  citewell convert FILE --to F   the works of one of these files as bibtex, biblatex, csl-json or ris
  citewell search "WORDS" FILE…  the papers that fit the words, best first
  citewell check PATH…           what is wrong with the documents and bibliographies in files and folders:
                                 unknown keys, missing bibliographies, works that are there twice …
  citewell format FILE… --style STYLE  the list of references, in a citation style: apa, chicago, harvard, mla,
                                 ieee, vancouver …, or any .csl file

Words may be "phrases" and fields: author:xu title:show year:2017..2020 year:>=2020 venue: key: cat:cs.LG
file:refs abstract:robot has:code|abstract|doi, -author:xu for what is not wanted (a first minus
needs “--” before the words), “or” between choices.

  --json       print JSON instead of lines
  --limit N    at most N papers (search; 20 unless told)
  --cite-command '\\mycite{keys}'  a LaTeX command that cites, besides those that are known (cites, check; again for
               others), as in the setting citewell.latex.citationCommands
  --severity CODE=LEVEL  how a finding counts (check; again for others): error, warning, information, hint
               or off, as in unknown-key=error
  --to FORMAT  what to convert into: bibtex, biblatex, csl-json, ris
  --from FORMAT  what the file is (convert; found out from its name and text unless told): bibtex, csl-json,
               csl-yaml, hayagriva, ris, nbib, endnote, isi, cff, listing
  --out FILE   where to write it (convert; to standard output unless told)
  --locale TAG   the language of words like “and” (format; else that of the style): en-US, de-DE, es-ES,
               fr-FR or nl-NL
  --as text|markdown|html  how references are written (format; text unless told)
  --help       this text

Exit codes: 0 done; 1 a file could not be read, or “check” has found errors; 2 the call was wrong.
Problems inside files are printed to standard error as file:line:column.`;

interface Options extends ConvertOptions {
  readonly json: boolean;
  readonly limit: number;
  readonly severities: Severities;
  /** LaTeX commands that cite besides those that are known. */
  readonly commands: CommandPatterns;
  readonly style: string | undefined;
  readonly locale: string | undefined;
  readonly as: Output;
}

interface ReadFile extends ReadResult {
  readonly file: string;
  readonly text: string;
}

function readPapers(file: string): ReadFile | undefined {
  const source = sourceText(file);
  if (source === undefined) return undefined;
  const read = readSource(source.format, source.text, { identifiers: sampleIdentifiers() });
  return { ...read, file, text: source.text, problems: [...source.problems, ...read.problems] };
}

function paperLine({ key, title, authors, authorsTruncated, year }: Paper): string {
  const names = authorsInShort(authors, authorsTruncated);
  return `${key}\t${[names, year].filter(Boolean).join(' ')}\t${title}`;
}

function exitCode(read: readonly (object | undefined)[]): number {
  return read.every((file) => file !== undefined) ? exit.done : exit.unreadable;
}

function readCommand(files: readonly string[], { json }: Options): number {
  const read = files.map(readPapers);
  const good = read.filter((file) => file !== undefined);
  for (const file of good) complainAbout(file);
  if (json) {
    const papers = good.flatMap(({ papers: found, places, file }) =>
      found.map((paper, row) => paperRecord(paper, placeAt(places, row), file)),
    );
    const problems = good.flatMap(({ problems: found, file }) =>
      found.map((problem) => problemRecord(problem, file)),
    );
    say(JSON.stringify({ papers, problems }, undefined, 1));
  } else {
    for (const { papers } of good) for (const paper of papers) say(paperLine(paper));
  }
  return exitCode(read);
}

function citesCommand(files: readonly string[], { json, commands: named }: Options): number {
  const read = files.map((file) => {
    const markup = markupOf(file);
    if (markup === undefined) {
      complain(`${file}: is no document that Citewell can look for citations in (.tex, .md, .qmd …)`);
      return undefined;
    }
    const decoded = textOf(file);
    return (
      decoded && { file, markup, text: decoded.text, scan: markup.scan(decoded.text, { commands: named }) }
    );
  });
  const good = read.filter((file) => file !== undefined);
  if (json) {
    const records = good.map(({ scan, file, markup }) => citesRecord(scan, file, markup.id));
    say(JSON.stringify({ files: records }, undefined, 1));
  } else {
    for (const { file, text, scan } of good) {
      const positionAt = lineMap(text);
      for (const { key, span } of citationsOf(scan)) {
        const { line, character } = positionAt(span.start);
        say(`${file}:${line + 1}:${character + 1}\t${key}`);
      }
    }
  }
  return exitCode(read);
}

function searchCommand([query = '', ...files]: readonly string[], { json, limit }: Options): number {
  const read = files.map(readPapers);
  const sources = read.flatMap((of) => {
    if (of === undefined) return [];
    const source = { id: of.file, kind: 'bibliography' as const, name: of.file };
    return [{ source, slices: [wholeSlice(buildWholePart(of))], problems: [] }];
  });
  const library = assembleLibrary(sources);
  const { hits } = search(indexLibrary(library), query, { limit });
  const found = hits.map(({ row, score }) => ({ paper: library.holding(row).paper, score }));
  if (json) {
    const records = found.map(({ paper, score }) => ({ key: paper.key, title: paper.title, score }));
    say(JSON.stringify({ papers: records }, undefined, 1));
  } else {
    for (const { paper } of found) say(paperLine(paper));
  }
  return exitCode(read);
}

interface Command {
  readonly run: (words: readonly string[], options: Options) => number | Promise<number>;
  /** How many words it needs at least, and what they are. */
  readonly needs: { readonly count: number; readonly what: string };
}

const commands: ReadonlyMap<string, Command> = new Map([
  ['read', { run: readCommand, needs: { count: 1, what: 'a file' } }],
  ['cites', { run: citesCommand, needs: { count: 1, what: 'a file' } }],
  ['convert', { run: convert, needs: { count: 1, what: 'a file' } }],
  ['check', { run: check, needs: { count: 1, what: 'a file or folder' } }],
  ['format', { run: format, needs: { count: 1, what: 'a file' } }],
  ['search', { run: searchCommand, needs: { count: 2, what: 'words to search for and a file' } }],
]);

function usage(message: string): number {
  complain(`citewell: ${message}. “citewell --help” says how it is called.`);
  return exit.usage;
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        limit: { type: 'string', default: '20' },
        to: { type: 'string' },
        from: { type: 'string' },
        out: { type: 'string' },
        severity: { type: 'string', multiple: true, default: [] },
        'cite-command': { type: 'string', multiple: true, default: [] },
        style: { type: 'string' },
        locale: { type: 'string' },
        as: { type: 'string', default: 'text' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    // parseArgs throws for an option it does not know; its message names it.
    return error instanceof Error ? error.message : String(error);
  }
}

/** What `--severity` says each time, or the first that says nothing of use. */
function severitiesIn(settings: readonly string[]): Severities | string {
  const severities = new Map<string, FindingSeverity>();
  for (const setting of settings) {
    const [, name, level] = /^([a-z-]+)=([a-z]+)$/u.exec(setting) ?? [];
    const code = toldCodes.find((one) => one === name);
    const severity = findingSeverities.find((one) => one === level);
    if (code === undefined || severity === undefined) return setting;
    severities.set(code, severity);
  }
  return severities;
}

/** Runs one call of the program and gives its exit code. */
async function main(args: readonly string[]): Promise<number> {
  const call = parsed(args);
  if (typeof call === 'string') return usage(call.replace(/\.$/u, ''));
  if (call.values.help || args.length === 0) {
    say(help);
    return args.length === 0 ? exit.usage : exit.done;
  }
  const [name = '', ...words] = call.positionals;
  const command = commands.get(name);
  if (command === undefined) return usage(`there is no command “${name}”`);
  if (words.length < command.needs.count) return usage(`“${name}” needs ${command.needs.what}`);
  const limit = Number(call.values.limit);
  if (!Number.isInteger(limit) || limit < 1) return usage('--limit takes a whole number from 1 on');
  const severities = severitiesIn(call.values.severity);
  if (typeof severities === 'string')
    return usage(`--severity takes one of ${toldCodes.join(', ')} and a level, not “${severities}”`);
  const named = call.values['cite-command'];
  const commandsNamed = namedCommands(named);
  if (commandsNamed.size < named.length)
    return usage('--cite-command takes a command as it is written, such as \\mycite{keys}');
  const formats = formatsIn(call.values);
  if (typeof formats === 'string') return usage(formats);
  const as = outputs.find((one) => one === call.values.as);
  if (as === undefined) return usage(`--as takes one of ${outputs.join(', ')}, not “${call.values.as}”`);
  const { json, style, locale } = call.values;
  return command.run(words, {
    json,
    limit,
    severities,
    commands: commandsNamed,
    style,
    locale,
    as,
    ...formats,
  });
}

// A reader such as `head` may have had enough; that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
async function run(): Promise<void> {
  process.exitCode = await main(process.argv.slice(2));
}

// What is thrown is a bug, and ends the program with its place.
void run();
