import * as vscode from 'vscode';
import type { CitationScan, Markup } from '../../core/cite/markup';
import { markupOf } from '../../core/cite/markups';
import { citedKeys } from '../../core/present/suggestions';
import type { DocumentProjects, PlacedProject } from './documentProjects';
import type { LibraryLoader } from './libraryLoader';

/** A document in a language that can be cited in, as it is at one version. */
export interface CitableDocument {
  readonly markup: Markup;
  readonly text: string;
  readonly scan: CitationScan;
  /** The sources that are declared for it, in it or elsewhere in its project, for the ranking. */
  readonly ownSources: ReadonlySet<string>;
}

interface Scanned extends CitableDocument {
  readonly version: number;
  readonly placed: PlacedProject | undefined;
}

/** The markup of a document, or undefined if its language has no citations. Costs nothing. */
export function markupOfDocument(document: vscode.TextDocument): Markup | undefined {
  return markupOf(document.fileName, document.languageId);
}

const noSources: ReadonlySet<string> = new Set();

/** The keys that the document cites which is being written; none where there is no such document. */
export function keysCitedIn(documents: CitableDocuments): ReadonlySet<string> {
  const document = vscode.window.activeTextEditor?.document;
  const scanned = document && documents.scanned(document);
  return scanned === undefined ? new Set() : citedKeys(scanned.scan);
}

/** Scans documents, once for each version, and has the bibliographies read that are declared for them. */
export class CitableDocuments {
  private readonly scans = new WeakMap<vscode.TextDocument, Scanned>();

  constructor(
    private readonly loader: LibraryLoader,
    private readonly projects: DocumentProjects,
  ) {}

  /**
   * The document with its citations and what was last known of its project; undefined if its language has none. Linear
   * in the text of a new version.
   */
  scanned(document: vscode.TextDocument): CitableDocument | undefined {
    const placed = this.projects.latest(document);
    const known = this.scans.get(document);
    if (known?.version === document.version && known.placed === placed) return known;
    const markup = markupOfDocument(document);
    if (markup === undefined) return undefined;
    const file = this.projects.fileOf(document);
    const scan = file.scan(markup, placed?.project.commands);
    const ownSources = placed?.ownSources ?? noSources;
    const scanned = { version: document.version, placed, markup, text: file.text, scan, ownSources };
    this.scans.set(document, scanned);
    return scanned;
  }

  /** As `scanned`, with the project of the document as it is now, so that its commands are known. */
  async inProject(document: vscode.TextDocument): Promise<CitableDocument | undefined> {
    const markup = markupOfDocument(document);
    if (markup === undefined) return undefined;
    await this.projects.of(document, markup);
    return this.scanned(document);
  }

  /** As `inProject`, with the library and the bibliographies of the project read. */
  async prepared(document: vscode.TextDocument): Promise<CitableDocument | undefined> {
    if ((await this.inProject(document)) === undefined) return undefined;
    await this.loader.ensureLoaded();
    await this.loader.addDeclared(this.projects.latest(document)?.bibliographies ?? []);
    return this.scanned(document);
  }
}
