import * as vscode from 'vscode';
import type { CitationReading } from '../../core/cite/neutral';
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
import type { LibraryLoader } from '../library/libraryLoader';
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
  tokens: Token[];
  readonly Token: new (type: string, tag: string, nesting: 0) => Token;
}

type RenderRule = (tokens: readonly Token[], index: number, options: unknown, env: unknown) => string;

/** What is used of markdown-it, which the editor's own preview hands over. */
export interface MarkdownIt {
  readonly core: {
    readonly ruler: {
      before(name: string, own: string, rule: (state: State) => void): void;
      push(own: string, rule: (state: State) => void): void;
    };
  };
  readonly renderer: { readonly rules: Record<string, RenderRule> };
  readonly utils: { readonly escapeHtml: (text: string) => string };
}

interface Services {
  readonly library: Library;
  readonly loader: LibraryLoader;
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
  readonly citations: readonly WrittenCitation[];
}

/** A citation as it is read, and as it is written. */
interface WrittenCitation {
  readonly reading: Extract<CitationReading, { kind: 'citation' }>;
  readonly written: string;
}

/**
 * Shows citations in the editor's own preview of Markdown as they are read, with the works at the end. The preview takes a
 * text apart without saying which document it is, and keeps what comes of it; it says so when it draws. It does both at
 * once, from what is known of the library, and anew when more is known.
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
    const taken = new WeakMap<State, Marked>();
    markdown.core.ruler.before('normalize', 'citewell_mark', (state) => {
      const marked = this.marked(state.src);
      if (marked === undefined) return;
      taken.set(state, marked);
      state.src = marked.src;
    });
    markdown.core.ruler.push('citewell_find', (state) => {
      const marked = taken.get(state);
      if (marked === undefined) return;
      state.tokens = withCitations(state.tokens, marked, state.Token);
      const list = new state.Token('citewell_references', '', 0);
      list.meta = marked.citations.map(({ reading }) => reading);
      state.tokens.push(list);
    });
    const { escapeHtml } = markdown.utils;
    markdown.renderer.rules['citewell_citation'] = (tokens, index, _options, env) => {
      const own = tokens[index]?.meta as WrittenCitation | undefined;
      const citation = own && this.shown([own.reading], env)?.citations[0];
      return citation === undefined
        ? escapeHtml(own?.written ?? '')
        : citationHtml(citation.pieces, escapeHtml);
    };
    markdown.renderer.rules['citewell_references'] = (tokens, index, _options, env) => {
      const shown = this.shown(tokens[index]?.meta as readonly CitationReading[], env);
      return shown === undefined || shown.references.length === 0 ? '' : referencesHtml(shown, escapeHtml);
    };
    return markdown;
  }

  /** A text with its citations marked; undefined where there are none that could be shown. */
  private marked(src: string): Marked | undefined {
    if (!src.includes('@') && !src.includes('{cite')) return undefined;
    const markup = markupOf('preview.md', 'markdown');
    const readings = markup === undefined ? [] : readCitations(markup, src, markup.scan(src));
    if (readings.length === 0) return undefined;
    this.isShown = true;
    void guarded(this.services.log, 'Reading for a preview', undefined, () =>
      this.services.loader.ensureLoaded(),
    )();
    const { snapshot } = this.services.library.state;
    const declares = /^bibliography:/mu.test(src);
    const citations = readings.flatMap((reading): WrittenCitation[] => {
      if (reading.kind !== 'citation') return [];
      const { items } = reading.citation;
      // Whom a text mentions is seldom a key.
      const mayBeShown = declares || items.some(({ key }) => snapshot.rowsOfKey(key).length > 0);
      return mayBeShown ? [{ reading, written: src.slice(reading.span.start, reading.span.end) }] : [];
    });
    return citations.length === 0 ? undefined : withMarks(src, citations);
  }

  /** Citations of the document that is being drawn; undefined where they are to stand as they are written. */
  private shown(readings: readonly CitationReading[], env: unknown): CitationPreview | undefined {
    const uri =
      typeof env === 'object' && env !== null && 'currentDocument' in env ? env.currentDocument : undefined;
    const document = uri instanceof vscode.Uri ? openDocumentAt(uri) : undefined;
    if (document === undefined || !isProvided('preview', document)) return undefined;
    this.prepare(document);
    const { library, projects, documents } = this.services;
    const { snapshot } = library.state;
    const ownSources = documents.scanned(document)?.ownSources ?? new Set();
    return previewCitations(readings, {
      paperOf: (key) => {
        const row = preferredRow(snapshot, key, ownSources);
        return row === undefined ? undefined : snapshot.glance(row).paper;
      },
      saysMissing: this.prepared.has(document) && declaredFor(projects.latest(document)).length > 0,
    });
  }

  /** Has the project of a document read, and the preview drawn anew with what comes of it. */
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
function withMarks(src: string, citations: readonly WrittenCitation[]): Marked {
  let text = '';
  let end = 0;
  for (const [number, { reading, written }] of citations.entries()) {
    const { span } = reading;
    text += `${src.slice(end, span.start)}${MARK}${number}${END}${'\n'.repeat(written.split('\n').length - 1)}`;
    end = span.end;
  }
  return { src: text + src.slice(end), citations };
}

/** The tokens with citations in place of the marks; where only text can be, what was written. */
function withCitations(tokens: readonly Token[], marked: Marked, Token: State['Token']): Token[] {
  return tokens.flatMap((token) => {
    if (token.children !== null) {
      token.children =
        token.type === 'image'
          ? token.children.map((child) => asWritten(child, marked))
          : withCitations(token.children, marked, Token);
    }
    return token.type === 'text' ? pieces(token, marked, Token) : [asWritten(token, marked)];
  });
}

function asWritten(token: Token, { citations }: Marked): Token {
  if (token.content.includes(MARK))
    token.content = token.content.replaceAll(
      marks,
      (_, number: string) => citations[Number(number)]?.written ?? '',
    );
  return token;
}

function pieces(token: Token, { citations }: Marked, Token: State['Token']): Token[] {
  if (!token.content.includes(MARK)) return [token];
  // Every second part is the number of a citation.
  return token.content.split(marks).flatMap((part, at): Token[] => {
    if (part === '') return [];
    const citation = at % 2 === 0 ? undefined : citations[Number(part)];
    const made = new Token(citation === undefined ? 'text' : 'citewell_citation', '', 0);
    made.content = citation?.written ?? part;
    made.meta = citation ?? null;
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
