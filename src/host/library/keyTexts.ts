import * as vscode from 'vscode';
import type { CitationScan, CommandPatterns, Markup } from '../../core/cite/markup';
import { markupOf } from '../../core/cite/markups';
import { placesInBibtex } from '../../core/keys/bibtexPlaces';
import { type KeyPlace, placesInDocument } from '../../core/keys/keyPlaces';
import type { KeyedText } from '../../core/keys/renameKey';
import type { Source } from '../../core/model/library';
import { formatOfName } from '../../core/read/formatNames';
import { type CitableDocuments, markupOfDocument } from './documents';
import type { DocumentProjects } from './documentProjects';
import type { Library } from './library';
import { openDocumentAt, textAt } from './sourceContent';
import type { WorkspaceFiles } from './workspaceFiles';

/** A text with its keys, which need not be open. */
export interface KeyText {
  readonly uri: vscode.Uri;
  readonly keyed: KeyedText;
  readonly places: readonly KeyPlace[];
}

/** True for a document that is a bibliography in BibTeX, by its language or its name. */
export function isBibtex({ uri, languageId }: vscode.TextDocument): boolean {
  return languageId === 'bibtex' || uri.path.toLowerCase().endsWith('.bib');
}

/** True for a source whose keys stand in BibTeX, by its name; one that has none yet is in BibTeX. */
export function isInBibtex({ kind, name }: Source): boolean {
  return kind === 'bibliography' && (formatOfName(name) ?? 'bibtex') === 'bibtex';
}

function citingText(
  uri: vscode.Uri,
  text: string,
  markup: Markup,
  commands: CommandPatterns,
  scan: CitationScan,
): KeyText {
  const name = vscode.workspace.asRelativePath(uri);
  const again = (other: string): CitationScan => markup.scan(other, { commands });
  return {
    uri,
    keyed: { kind: 'document', name, text, markup, scan: again },
    places: placesInDocument(scan),
  };
}

function bibliographyText(uri: vscode.Uri, text: string): KeyText {
  const name = vscode.workspace.asRelativePath(uri);
  return { uri, keyed: { kind: 'bibliography', name, text }, places: placesInBibtex(text) };
}

/** Finds keys in documents and bibliographies alike. */
export class KeyTexts {
  private readonly known = new WeakMap<vscode.TextDocument, { version: number; text: KeyText }>();

  constructor(
    private readonly library: Library,
    private readonly documents: CitableDocuments,
    private readonly projects: DocumentProjects,
    private readonly files: WorkspaceFiles,
  ) {}

  /** An open document with its keys, worked out once for its version; undefined if it can have none. */
  async of(document: vscode.TextDocument): Promise<KeyText | undefined> {
    const markup = markupOfDocument(document);
    const isBibliography = markup === undefined && isBibtex(document);
    const known = this.known.get(document);
    if (isBibliography && known?.version === document.version) return known.text;
    const text = isBibliography
      ? bibliographyText(document.uri, document.getText())
      : await this.citing(document);
    if (text !== undefined) this.known.set(document, { version: document.version, text });
    return text;
  }

  /**
   * Every text of the workspace that has one of `keys`: documents first, then bibliographies, wherever these are. Each
   * is looked at once, and most only for the letters of the keys. Ends early where `token` is cancelled.
   */
  async *having(keys: readonly string[], token: vscode.CancellationToken): AsyncGenerator<KeyText> {
    const mayHave = (text: string): boolean => keys.some((key) => text.includes(key));
    const hasKey = ({ places }: KeyText): boolean => places.some(({ key }) => keys.includes(key));
    for (const uri of await this.files.documents()) {
      if (token.isCancellationRequested) return;
      const file = await this.files.read(uri);
      const text = file !== undefined && mayHave(file.text) ? await this.documentAt(uri) : undefined;
      if (text !== undefined && hasKey(text)) yield text;
    }
    for (const { source } of this.library.state.snapshot.sources) {
      if (token.isCancellationRequested) return;
      if (!isInBibtex(source)) continue;
      const uri = vscode.Uri.parse(source.id, true);
      const content = await textAt(uri);
      if (content === undefined || !mayHave(content)) continue;
      const text = bibliographyText(uri, content);
      if (hasKey(text)) yield text;
    }
  }

  private async citing(document: vscode.TextDocument): Promise<KeyText | undefined> {
    const scanned = await this.documents.inProject(document);
    const commands = this.projects.latest(document)?.project.commands ?? new Map();
    return scanned && citingText(document.uri, scanned.text, scanned.markup, commands, scanned.scan);
  }

  private async documentAt(uri: vscode.Uri): Promise<KeyText | undefined> {
    const document = openDocumentAt(uri);
    if (document !== undefined) return this.citing(document);
    const file = await this.files.read(uri);
    const markup = markupOf(uri.path);
    if (file === undefined || markup === undefined) return undefined;
    const { project } = await this.projects.ofFile(file, markup, uri);
    return citingText(uri, file.text, markup, project.commands, file.scan(markup, project.commands));
  }
}
