import * as vscode from 'vscode';
import type { CitationScan, Markup } from '../../core/cite/markup';
import {
  type DocumentProject,
  type ProjectBibliography,
  documentProject,
  foundBibliographies,
} from '../../core/project/documentProject';
import { joinPath, nameOf, segmentsOf } from '../../core/project/paths';
import type { ProjectFile } from '../../core/project/projectFile';
import type { WorkspaceFiles } from './workspaceFiles';

/** A project and where it is. */
export interface PlacedProject {
  readonly project: DocumentProject;
  /** The bibliographies that were found. */
  readonly bibliographies: readonly vscode.Uri[];
  /** The same as ids of sources. */
  readonly ownSources: ReadonlySet<string>;
  /** The file at a path of the project. */
  readonly uriOf: (path: string) => vscode.Uri;
}

/** Where a document stands for the paths that it names. */
interface Standing {
  readonly base: vscode.Uri;
  readonly path: string;
}

/** Undefined for a document that stands nowhere: one without a name, outside of any folder. */
function standingOf(document: vscode.TextDocument): Standing | undefined {
  const { uri, isUntitled } = document;
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (isUntitled) {
    const [folder] = folders;
    return folder && { base: folder.uri, path: joinPath(folder.uri.path, nameOf(uri.path)) };
  }
  if (uri.scheme !== 'vscode-notebook-cell')
    return { base: uri.with({ query: '', fragment: '' }), path: uri.path };
  // A cell stands where its notebook does.
  const segments = segmentsOf(uri.path);
  const folder = folders.find(({ uri: { path } }) =>
    segmentsOf(path).every((segment, index) => segments[index] === segment),
  );
  return folder && { base: folder.uri, path: uri.path };
}

/** The other cells of its notebook that may declare something for a cell: Markdown, and the raw ones with front matter. */
function cellsBeside(document: vscode.TextDocument): readonly vscode.TextDocument[] {
  if (document.uri.scheme !== 'vscode-notebook-cell') return [];
  const cells = vscode.workspace.notebookDocuments.map((notebook) => notebook.getCells());
  const own = cells.find((list) => list.some((cell) => cell.document === document)) ?? [];
  return own
    .filter(
      ({ kind, document: { languageId } }) => kind === vscode.NotebookCellKind.Markup || languageId === 'raw',
    )
    .map((cell) => cell.document)
    .filter((cell) => cell !== document);
}

/** What a project hangs on in the document itself. */
function declarationsIn({ bibliographies, includes }: CitationScan): string {
  return JSON.stringify([
    bibliographies.map(({ path }) => path),
    includes.map(({ kind, path }) => [kind, path]),
  ]);
}

/** Works out which project each document belongs to, and again when a file that decides it has changed. */
export class DocumentProjects {
  private readonly known = new WeakMap<vscode.TextDocument, { stamp: string; placed: PlacedProject }>();

  private readonly knownOfFiles = new WeakMap<ProjectFile, { changes: number; placed: PlacedProject }>();

  constructor(private readonly files: WorkspaceFiles) {}

  /** The last known project of a document, for those who cannot wait. */
  latest(document: vscode.TextDocument): PlacedProject | undefined {
    return this.known.get(document)?.placed;
  }

  /** The document as a file of its project. */
  fileOf(document: vscode.TextDocument): ProjectFile {
    return this.files.fileOf(document, standingOf(document)?.path);
  }

  /**
   * The project of an open document; undefined for one that stands nowhere. Where `isExact`, the places of declarations
   * are right to the letter; else they may be those of an earlier version, for nobody else asks for them.
   */
  async of(
    document: vscode.TextDocument,
    markup: Markup,
    { isExact = false } = {},
  ): Promise<PlacedProject | undefined> {
    const standing = standingOf(document);
    if (standing === undefined) return undefined;
    const file = this.fileOf(document);
    const known = this.known.get(document);
    const scan = file.scan(markup, known?.placed.project.commands);
    const beside = cellsBeside(document).map((cell) => this.fileOf(cell));
    const scans = [scan, ...beside.map((cell) => cell.scan(markup))];
    const stamp = [this.files.changesBeyond(document.uri), ...scans.map(declarationsIn)].join(' ');
    if (!isExact && known?.stamp === stamp) return known.placed;
    const placed = await this.workOut(file, markup, standing.base, beside);
    this.known.set(document, { stamp, placed });
    return placed;
  }

  /** The project of a file at `uri` that need not be open. */
  async ofFile(file: ProjectFile, markup: Markup, uri: vscode.Uri): Promise<PlacedProject> {
    const changes = this.files.changesBeyond(uri);
    const known = this.knownOfFiles.get(file);
    if (known?.changes === changes) return known.placed;
    const placed = await this.workOut(file, markup, uri);
    this.knownOfFiles.set(file, { changes, placed });
    return placed;
  }

  /** The project of a file, with what the cells `beside` it declare as well. */
  private async workOut(
    file: ProjectFile,
    markup: Markup,
    base: vscode.Uri,
    beside: readonly ProjectFile[] = [],
  ): Promise<PlacedProject> {
    const port = this.files.portAt(base);
    const own = await documentProject(file, markup, port);
    const declaring = beside.filter((cell) => cell.scan(markup).bibliographies.length > 0);
    const others = await Promise.all(declaring.map((cell) => documentProject(cell, markup, port)));
    // What a configuration file declares is declared for each of them.
    const isNew = ({ file: declarer }: ProjectBibliography): boolean => declarer === file.path;
    const project = {
      ...own,
      bibliographies: [
        ...own.bibliographies,
        ...others.flatMap(({ bibliographies }) => bibliographies.filter(isNew)),
      ],
    };
    const uriOf = (path: string): vscode.Uri => base.with({ path });
    const bibliographies = foundBibliographies(project).map(uriOf);
    return { project, bibliographies, ownSources: new Set(bibliographies.map(String)), uriOf };
  }
}
