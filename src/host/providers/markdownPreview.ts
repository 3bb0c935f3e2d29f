import * as vscode from 'vscode';
import { readCitations } from '../../core/cite/notations';
import { markupOf } from '../../core/cite/markups';
import { preferredRow } from '../../core/present/preferredRow';
import {
  type CitationPreview,
  type PreviewPiece,
  previewCitations,
} from '../../core/present/previewCitations';
import { t } from '../../core/util/l10n';
import { isProvided } from '../features';
import { type Log, guarded } from '../guard';
import { declaredFor } from '../library/additionPlace';
import type { DocumentProjects } from '../library/documentProjects';
import type { CitableDocuments } from '../library/documents';
import type { Library } from '../library/library';
import { openDocumentAt } from '../library/sourceContent';

/** What is used of a token of markdown-it. */
interface Token {
  readonly type: string;
  content: string;
  children: Token[] | null;
  meta: unknown;
}

/** What is used of the state of markdown-it's core. */
interface State {
  src: string;
  readonly env: unknown;
  tokens: Token[];
  readonly Token: new (type: string, tag: string, nesting: 0) => Token;
}

/** What is used of markdown-it, which the editor's own preview hands over. */
export interface MarkdownIt {
  readonly core: {
    readonly ruler: {
      before(name: string, own: string, rule: (state: State) => void): void;
      push(own: string, rule: (state: State) => void): void;
    };
  };
  readonly renderer: { readonly rules: Record<string, (tokens: readonly Token[], index: number) => string> };
  readonly utils: { readonly escapeHtml: (text: string) => string };
}

interface Services {
  readonly library: Library;
  readonly documents: CitableDocuments;
  readonly projects: DocumentProjects;
  readonly log: Log;
}

/** Around the number of a citation while the text is taken apart. No text has these characters, which mean nothing. */
const [MARK, END] = ['\u{f5e70}', '\u{f5e71}'];
const marks = /\u{f5e70}(\d+)\u{f5e71}/gu;

/** A library that is read anew is shown a little later, for the next change may follow. */
const PAUSE = 400;

/** A text without its citations, and what these are. */
interface Marked {
  readonly src: string;
  readonly preview: CitationPreview;
  /** The citations as they are written. */
  readonly written: readonly string[];
}

/**
 * Shows citations in the editor's own preview of Markdown as they are read, with the works at the end. The preview draws at
 * once, from what is known of the library; it draws again when more is known.
 */
export class MarkdownPreview implements vscode.Disposable {
  private readonly asked = new WeakSet<vscode.TextDocument>();
  private readonly prepared = new WeakSet<vscode.TextDocument>();
  private readonly subscription: vscode.Disposable;
  private isShown = false;
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly services: Services) {
    this.subscription = services.library.onDidChange(() => this.redraw());
  }

  /** Called by the editor's Markdown extension, once for each of its engines. */
  extend<Instance extends MarkdownIt>(markdown: Instance): Instance {
    const drawn = new WeakMap<State, Marked>();
    markdown.core.ruler.before('normalize', 'citewell_mark', (state) => {
      const marked = this.marked(state);
      if (marked === undefined) return;
      drawn.set(state, marked);
      state.src = marked.src;
    });
    markdown.core.ruler.push('citewell_show', (state) => {
      const marked = drawn.get(state);
      if (marked === undefined) return;
      state.tokens = shown(state.tokens, marked, state.Token);
      if (marked.preview.references.length === 0) return;
      const list = new state.Token('citewell_references', '', 0);
      list.meta = marked.preview;
      state.tokens.push(list);
    });
    const { escapeHtml } = markdown.utils;
    markdown.renderer.rules['citewell_citation'] = (tokens, index) =>
      citationHtml(tokens[index]?.meta as readonly PreviewPiece[], escapeHtml);
    markdown.renderer.rules['citewell_references'] = (tokens, index) =>
      referencesHtml(tokens[index]?.meta as CitationPreview, escapeHtml);
    return markdown;
  }

  /** The text of a preview with its citations marked; undefined where nothing is to be shown. */
  private marked({ src, env }: State): Marked | undefined {
    const uri =
      typeof env === 'object' && env !== null && 'currentDocument' in env ? env.currentDocument : undefined;
    const document = uri instanceof vscode.Uri ? openDocumentAt(uri) : undefined;
    const markup = document && markupOf(document.fileName, document.languageId);
    if (document === undefined || markup === undefined || !isProvided('preview', document)) return undefined;
    this.isShown = true;
    this.prepare(document);
    const { library, projects, documents } = this.services;
    const placed = projects.latest(document);
    const scan = markup.scan(src, { commands: placed?.project.commands ?? new Map() });
    const { snapshot } = library.state;
    const ownSources = documents.scanned(document)?.ownSources ?? new Set();
    const preview = previewCitations(readCitations(markup, src, scan), {
      paperOf: (key) => {
        const row = preferredRow(snapshot, key, ownSources);
        return row === undefined ? undefined : snapshot.glance(row).paper;
      },
      saysMissing: this.prepared.has(document) && declaredFor(placed).length > 0,
    });
    return preview.citations.length === 0 ? undefined : withMarks(src, preview);
  }

  /** Has the library and the project of a document read, and the preview drawn anew with what comes of it. */
  private prepare(document: vscode.TextDocument): void {
    if (this.asked.has(document)) return;
    this.asked.add(document);
    void guarded(this.services.log, 'Preparing a preview', undefined, async () => {
      await this.services.documents.prepared(document);
      this.prepared.add(document);
      this.redraw();
    })();
  }

  private redraw(): void {
    if (!this.isShown) return;
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      // Set again by the next drawing, if a preview is still there.
      this.isShown = false;
      void vscode.commands.executeCommand('markdown.preview.refresh');
    }, PAUSE);
  }

  dispose(): void {
    clearTimeout(this.pause);
    this.subscription.dispose();
  }
}

/** Each citation as a mark, with as many line ends as it had, so that lines keep their numbers. */
function withMarks(src: string, preview: CitationPreview): Marked {
  let text = '';
  let end = 0;
  const written = preview.citations.map(({ span }, number) => {
    const own = src.slice(span.start, span.end);
    text += `${src.slice(end, span.start)}${MARK}${number}${END}${'\n'.repeat(own.split('\n').length - 1)}`;
    end = span.end;
    return own;
  });
  return { src: text + src.slice(end), preview, written };
}

/** The tokens with citations in place of the marks; where only text can be, what was written. */
function shown(tokens: readonly Token[], marked: Marked, Token: State['Token']): Token[] {
  return tokens.flatMap((token) => {
    if (token.children !== null) {
      token.children =
        token.type === 'image'
          ? token.children.map((child) => asWritten(child, marked))
          : shown(token.children, marked, Token);
    }
    return token.type === 'text' ? pieces(token, marked, Token) : [asWritten(token, marked)];
  });
}

function asWritten(token: Token, { written }: Marked): Token {
  if (token.content.includes(MARK))
    token.content = token.content.replaceAll(marks, (_, number: string) => written[Number(number)] ?? '');
  return token;
}

function pieces(token: Token, { preview }: Marked, Token: State['Token']): Token[] {
  if (!token.content.includes(MARK)) return [token];
  // Every second part is the number of a citation.
  return token.content.split(marks).flatMap((part, at): Token[] => {
    if (at % 2 === 0 && part === '') return [];
    const citation = at % 2 === 0 ? undefined : preview.citations[Number(part)];
    const made = new Token(citation === undefined ? 'text' : 'citewell_citation', '', 0);
    made.content = citation === undefined ? part : citation.pieces.map(({ text }) => text).join('');
    made.meta = citation?.pieces ?? null;
    return [made];
  });
}

function anchorOf(key: string): string {
  return `citewell-${encodeURIComponent(key)}`;
}

function citationHtml(citation: readonly PreviewPiece[], escapeHtml: (text: string) => string): string {
  const inside = citation.map(({ text, key, isMissing }) => {
    if (isMissing === true) return `<strong class="citewell-missing">${escapeHtml(text)}</strong>`;
    return key === undefined
      ? escapeHtml(text)
      : `<a href="#${escapeHtml(encodeURIComponent(anchorOf(key)))}">${escapeHtml(text)}</a>`;
  });
  return `<span class="citewell-citation">${inside.join('')}</span>`;
}

function referencesHtml({ references }: CitationPreview, escapeHtml: (text: string) => string): string {
  const items = references.map(
    ({ key, text }) => `<p id="${escapeHtml(anchorOf(key))}">${escapeHtml(text)}</p>`,
  );
  return `<section class="citewell-references" aria-label="${escapeHtml(t('References'))}">\n${items.join('\n')}\n</section>\n`;
}
