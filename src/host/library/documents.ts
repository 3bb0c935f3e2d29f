import * as vscode from 'vscode';
import { bibliographyPath } from '../../core/cite/bibliographyPath';
import type { CitationScan, Markup } from '../../core/cite/markup';
import { markupOf } from '../../core/cite/markups';
import { citedKeys } from '../../core/present/suggestions';
import type { Log } from '../guard';
import type { LibraryLoader } from './libraryLoader';

/** A document in a language that can be cited in, as it is at one version. */
export interface CitableDocument {
  readonly markup: Markup;
  readonly text: string;
  readonly scan: CitationScan;
  /** Where its own bibliographies are, whether or not they exist. */
  readonly bibliographies: readonly vscode.Uri[];
  /** The same as ids of sources, for the ranking. */
  readonly ownSources: ReadonlySet<string>;
}

interface Scanned extends CitableDocument {
  readonly version: number;
}

/** The markup of a document, or undefined if its language has no citations. Costs nothing. */
export function markupOfDocument(document: vscode.TextDocument): Markup | undefined {
  return markupOf(document.fileName, document.languageId);
}

function isInsideWorkspace(uri: vscode.Uri): boolean {
  return vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}

/** The file that `path` means in `document`; undefined if it may not be touched or has no place to start from. */
function resolve(document: vscode.TextDocument, path: string): vscode.Uri | undefined {
  const taken = bibliographyPath(path);
  if (taken.kind === 'refused') return undefined;
  const base = document.isUntitled
    ? vscode.workspace.workspaceFolders?.[0]?.uri
    : vscode.Uri.joinPath(document.uri, '..');
  if (base === undefined) return undefined;
  const uri =
    taken.kind === 'relative'
      ? vscode.Uri.joinPath(base, taken.path)
      : base.with({ path: taken.path.startsWith('/') ? taken.path : `/${taken.path}` });
  // In Restricted Mode a document is not trusted to name files outside the workspace.
  return vscode.workspace.isTrusted || isInsideWorkspace(uri) ? uri : undefined;
}

/** The keys that the document cites which is being written; none where there is no such document. */
export function keysCitedIn(documents: CitableDocuments): ReadonlySet<string> {
  const document = vscode.window.activeTextEditor?.document;
  const scanned = document && documents.scanned(document);
  return scanned === undefined ? new Set() : citedKeys(scanned.scan);
}

/** Scans documents, once for each version, and has the bibliographies read that they declare. */
export class CitableDocuments {
  private readonly scans = new WeakMap<vscode.TextDocument, Scanned>();

  constructor(
    private readonly loader: LibraryLoader,
    private readonly log: Log,
  ) {}

  /** The document with its citations, or undefined if its language has none. Linear in the text of a new version. */
  scanned(document: vscode.TextDocument): CitableDocument | undefined {
    const known = this.scans.get(document);
    if (known?.version === document.version) return known;
    const markup = markupOfDocument(document);
    if (markup === undefined) return undefined;
    const text = document.getText();
    const scan = markup.scan(text);
    const bibliographies = scan.bibliographies.flatMap(({ path }) => {
      const uri = resolve(document, path);
      if (uri === undefined) this.log.info(`${document.uri.toString()}: “${path}” is not looked for`);
      return uri === undefined ? [] : [uri];
    });
    const ownSources = new Set(bibliographies.map(String));
    const scanned = { version: document.version, markup, text, scan, bibliographies, ownSources };
    this.scans.set(document, scanned);
    return scanned;
  }

  /** As `scanned`, with the library and the document's own bibliographies read. */
  async prepared(document: vscode.TextDocument): Promise<CitableDocument | undefined> {
    const scanned = this.scanned(document);
    if (scanned === undefined) return undefined;
    await this.loader.ensureLoaded();
    await this.loader.addDeclared(scanned.bibliographies);
    return scanned;
  }
}
