import { markupOf } from '../core/cite/markups';
import type { CommandPatterns, Markup } from '../core/cite/markup';
import { missingDeclarations } from '../core/findings/declarations';
import { auxiliaryKeysIn } from '../core/findings/auxiliaryKeys';
import { bibliographiesOf } from '../core/findings/surroundings';
import { documentFindings } from '../core/findings/documentFindings';
import {
  type FindingSeverity,
  type RelatedPlace,
  type Severities,
  rated,
  severityOf,
} from '../core/findings/finding';
import { ratedProblems } from '../core/findings/entryProblems';
import { citedKeysOf, sourceFindings } from '../core/findings/sourceFindings';
import { wholeSlice } from '../core/model/editedSource';
import { filledBibliographies, type SourceSnapshot, assembleLibrary } from '../core/model/library';
import type { Problem } from '../core/model/problem';
import type { Span } from '../core/model/span';
import { type DocumentProject, documentProject, foundBibliographies } from '../core/project/documentProject';
import type { ProjectFile } from '../core/project/projectFile';
import { formatOf, readSource } from '../core/read/readSource';
import { buildPart } from '../core/search/buildPart';
import { lineMap } from '../core/text/lineMap';
import { DiskFiles, diskPath, filesBelow, kindOf, projectPath, shownPath } from './diskFiles';
import { complain, exit, say, textOf, counted } from './terminal';

/** What is printed of a finding or of a problem that a reader has met. */
interface Report {
  readonly code: string;
  readonly severity: Exclude<FindingSeverity, 'off'>;
  readonly message: string;
  readonly span: Span;
  readonly related?: readonly RelatedPlace[];
}

interface CheckedFile {
  readonly file: ProjectFile;
  readonly markup: Markup;
  readonly project: DocumentProject;
}

interface ReadBibliography {
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly snapshot: SourceSnapshot;
  readonly auxiliaryKeys: ReadonlySet<string>;
}

const bibliographyName = /\.(?:bib|bibtex|csl\.json|csl\.ya?ml)$/iu;

/** The documents and bibliographies among the files that are named or below a folder that is; says what is not there. */
function filesAt(paths: readonly string[]): { readonly files: readonly string[]; readonly isWhole: boolean } {
  const files = new Set<string>();
  let isWhole = true;
  for (const one of paths) {
    const name = projectPath(one);
    const kind = kindOf(name);
    if (kind === 'file') files.add(name);
    else if (kind === 'folder') for (const file of filesBelow(name)) files.add(file);
    else {
      complain(`${one}: cannot be read: there is no such file or folder`);
      isWhole = false;
    }
  }
  return { files: [...files], isWhole };
}

function readBibliography(file: string): ReadBibliography | undefined {
  const decoded = textOf(diskPath(file));
  if (decoded === undefined) return undefined;
  const { text } = decoded;
  const result = readSource(formatOf(file, text) ?? 'bibtex', text);
  const source = { id: file, kind: 'bibliography' as const, name: shownPath(file) };
  return {
    text,
    auxiliaryKeys: auxiliaryKeysIn(text),
    problems: [...decoded.problems, ...result.problems],
    snapshot: { source, slices: [wholeSlice(buildPart(result))], problems: [] },
  };
}

/** Reports by file, each once, for a declaration can be met from several documents. */
class Reports {
  readonly byFile = new Map<string, { readonly text: string; readonly reports: Report[] }>();
  private readonly seen = new Set<string>();

  add(file: string, text: string, reports: readonly Report[]): void {
    const known = this.byFile.get(file) ?? { text, reports: [] };
    this.byFile.set(file, known);
    for (const report of reports) {
      const identity = `${report.code} ${report.span.start} ${report.message} ${file}`;
      if (this.seen.has(identity)) continue;
      this.seen.add(identity);
      known.reports.push(report);
    }
  }
}

async function projectsOf(files: readonly string[], disk: DiskFiles): Promise<CheckedFile[]> {
  const checked: CheckedFile[] = [];
  for (const name of files) {
    const markup = markupOf(name);
    const file = markup === undefined ? undefined : await disk.read(name);
    if (markup === undefined || file === undefined) continue;
    checked.push({ file, markup, project: await documentProject(file, markup, disk) });
  }
  return checked;
}

async function neighboursOf({ file, markup, project }: CheckedFile, disk: DiskFiles) {
  const others = await Promise.all(
    project.files.filter((name) => name !== file.path).map((name) => disk.read(name)),
  );
  return others.flatMap((other) =>
    other === undefined
      ? []
      : [{ text: other.text, scan: other.scan(markupOf(other.path) ?? markup, project.commands) }],
  );
}

function print({ byFile }: Reports, json: boolean): void {
  const records = [...byFile].flatMap(([file, { text, reports }]) => {
    const positionAt = lineMap(text);
    return reports
      .toSorted((one, other) => one.span.start - other.span.start)
      .map(({ span, code, severity, message, related = [] }) => {
        const { line, character } = positionAt(span.start);
        const place = { file: shownPath(file), line: line + 1, column: character + 1, ...span };
        const others = related.map(({ source, span: at, message: said }) => ({
          file: shownPath(source),
          ...at,
          message: said,
        }));
        return { ...place, severity, code, message, related: others };
      });
  });
  if (json) {
    say(JSON.stringify({ findings: records }, undefined, 1));
    return;
  }
  for (const { file, line, column, severity, message, code } of records)
    say(`${file}:${line}:${column}: ${severity}: ${message} [${code}]`);
}

/** Checks every document and bibliography below `paths`; the exit code is 1 where there are errors. */
export async function check(
  paths: readonly string[],
  {
    json,
    severities,
    commands,
  }: { readonly json: boolean; readonly severities: Severities; readonly commands: CommandPatterns },
): Promise<number> {
  const { files, isWhole } = filesAt(paths);
  const disk = new DiskFiles(commands);
  const documents = await projectsOf(files, disk);
  const named = files.filter((file) => bibliographyName.test(file));
  const declared = documents.flatMap(({ project }) => foundBibliographies(project));
  const names = [...new Set([...named, ...declared])];
  const read = new Map(
    names.flatMap((name) => {
      const bibliography = readBibliography(name);
      return bibliography === undefined ? [] : [[name, bibliography] as const];
    }),
  );
  const library = assembleLibrary([...read.values()].map(({ snapshot }) => snapshot));
  const reports = new Reports();
  const sourceIdOf = (name: string): string => name;
  for (const document of documents) {
    const { file, markup, project } = document;
    const scan = file.scan(markup, project.commands);
    const { isDeclared, declared: own } = bibliographiesOf({ project, library, sourceIdOf });
    const meant = isDeclared ? own : filledBibliographies(library);
    const surroundings = {
      project,
      library,
      sourceIdOf,
      auxiliaryKeys: new Set(meant.flatMap(({ source }) => [...(read.get(source.id)?.auxiliaryKeys ?? [])])),
      neighbours: await neighboursOf(document, disk),
    };
    const checked = { path: file.path, text: file.text, markup, scan };
    reports.add(file.path, file.text, documentFindings(checked, surroundings, severities));
    // What another file declares in vain keeps unknown keys of this one from being told.
    for (const { file: declaring, finding } of missingDeclarations(project)) {
      const text = (await disk.read(declaring))?.text;
      if (text !== undefined) reports.add(declaring, text, rated([finding], severities));
    }
  }
  const isUnusedWanted = severityOf('unused-entry', severities) !== 'off';
  const cited = isUnusedWanted
    ? citedKeysOf(
        documents.map(({ file, markup, project }) => ({
          text: file.text,
          scan: file.scan(markup, project.commands),
        })),
      )
    : undefined;
  for (const [name, { text, problems, snapshot }] of read) {
    const told = ratedProblems(problems, severities).map(({ related, ...problem }) => ({
      ...problem,
      related: related === undefined ? [] : [{ ...related, source: name }],
    }));
    reports.add(name, text, [...told, ...sourceFindings(snapshot, cited, severities)]);
  }
  print(reports, json);
  const all = [...reports.byFile.values()].flatMap(({ reports: list }) => list);
  const errors = all.filter(({ severity }) => severity === 'error').length;
  if (!json) {
    const checked = `${counted(documents.length, 'document')} and ${counted(read.size, 'bibliography file')}`;
    complain(`${checked} checked: ${counted(all.length, 'finding')}, ${counted(errors, 'error')}.`);
  }
  return errors > 0 || !isWhole || read.size < names.length ? exit.errors : exit.done;
}
