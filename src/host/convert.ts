import * as vscode from 'vscode';
import type { TextEdit } from '../core/cite/markup';
import { type RatedProblem, toldCodes } from '../core/findings/entryProblems';
import { type Fix, type RatedFinding, safeEdits } from '../core/findings/finding';
import type { OutlineRow } from '../core/keys/outline';
import type { Span } from '../core/model/span';
import type { Lines, LocatedProblem } from '../core/model/problem';
import type { PaperCard } from '../core/present/paperCard';
import type { Suggestion } from '../core/present/suggestions';
import { plainLabel } from '../core/present/plainLabel';
import { lineMap } from '../core/text/lineMap';
import { type CommandId, commands } from './ids';
import { t } from '../core/util/l10n';

/** The only place where values of the core become values of the editor. */

export function toRange(document: vscode.TextDocument, span: Span): vscode.Range {
  return new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
}

/** The same for a text that need not be open. Costs the length of the text once. */
export function rangesIn(text: string): (span: Span) => vscode.Range {
  const positionAt = lineMap(text);
  return (span) => {
    const [start, end] = [positionAt(span.start), positionAt(span.end)];
    return new vscode.Range(start.line, start.character, end.line, end.character);
  };
}

/** The number of a line as people count them. */
export function toLineNumber(document: vscode.TextDocument, offset: number): number {
  return document.positionAt(offset).line + 1;
}

export function toSpan(document: vscode.TextDocument, range: vscode.Range): Span {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

/** The edits of several documents as one step, which the user is asked about if there are several, or as it is said. */
export function toWorkspaceEdit(
  label: string,
  changes: readonly { readonly document: vscode.TextDocument; readonly edits: readonly TextEdit[] }[],
  { needsConfirmation = changes.length > 1 } = {},
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  const metadata = { label, needsConfirmation };
  for (const { document, edits } of changes) {
    for (const { span, newText } of edits)
      edit.replace(document.uri, toRange(document, span), newText, metadata);
  }
  return edit;
}

const symbolKinds: Readonly<Record<OutlineRow['kind'], vscode.SymbolKind>> = {
  entry: vscode.SymbolKind.Key,
  string: vscode.SymbolKind.Constant,
  preamble: vscode.SymbolKind.Namespace,
};

export function toDocumentSymbol(
  { kind, name, detail, span, nameSpan }: OutlineRow,
  rangeOf: (span: Span) => vscode.Range,
): vscode.DocumentSymbol {
  const [label, words] = [plainLabel(name), plainLabel(detail)];
  return new vscode.DocumentSymbol(label, words, symbolKinds[kind], rangeOf(span), rangeOf(nameSpan));
}

const severities: Readonly<Record<RatedFinding['severity'], vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** Where the first section of `docs/findings.md` begins, and how many lines each has. */
const GUIDE = { firstLine: 7, linesEach: 4 } as const;

/** A code as it is shown: a link to its section of `guide`, if it has one. */
function toCode(code: string, guide: vscode.Uri): NonNullable<vscode.Diagnostic['code']> {
  const section = toldCodes.indexOf(code);
  if (section === -1) return code;
  const line = GUIDE.firstLine + GUIDE.linesEach * section;
  return { value: code, target: guide.with({ fragment: `L${line}` }) };
}

function rangeOfLines({ start, end }: Lines): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** A problem of the source at `uri`, whose code leads to its section of `guide`. */
export function toDiagnostic(
  uri: vscode.Uri,
  problem: RatedProblem<LocatedProblem>,
  guide: vscode.Uri,
): vscode.Diagnostic {
  const { message, severity, code, related } = problem;
  const diagnostic = new vscode.Diagnostic(rangeOfLines(problem), message, severities[severity]);
  diagnostic.source = 'Citewell';
  diagnostic.code = toCode(code, guide);
  if (related !== undefined) {
    const place = new vscode.Location(uri, rangeOfLines(related));
    diagnostic.relatedInformation = [new vscode.DiagnosticRelatedInformation(place, related.message)];
  }
  return diagnostic;
}

/** A fix of what is shown as `diagnostics`; the first one is the likeliest. What is no edit of the document runs `command`. */
export function toCodeAction(
  document: vscode.TextDocument,
  fix: Fix,
  diagnostics: readonly vscode.Diagnostic[],
  { isFirst, command }: { readonly isFirst: boolean; readonly command?: vscode.Command | undefined },
): vscode.CodeAction {
  const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [...diagnostics];
  if (fix.kind === 'edits') {
    action.edit = toWorkspaceEdit(fix.title, [{ document, edits: fix.edits }]);
    action.isPreferred = isFirst;
  } else if (command !== undefined) {
    action.command = command;
  }
  return action;
}

/** The kind of the action that makes all safe fixes at once, also on saving if the user wants that. */
export const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('citewell');

/** All safe ones among `fixes` as one action, of those that overlap only the first; undefined where there is none. */
export function toFixAll(
  document: vscode.TextDocument,
  title: string,
  fixes: readonly Fix[],
): vscode.CodeAction | undefined {
  const edits = safeEdits(fixes);
  if (edits.length === 0) return undefined;
  const action = new vscode.CodeAction(title, fixAllKind);
  action.edit = toWorkspaceEdit(title, [{ document, edits }]);
  return action;
}

/** A finding, in a text with these ranges, whose code leads to its section of `guide`. */
export function toFindingDiagnostic(
  rangeOf: (span: Span) => vscode.Range,
  {
    finding: { code, message, severity, span },
    related,
  }: {
    readonly finding: RatedFinding;
    readonly related: readonly vscode.DiagnosticRelatedInformation[];
  },
  guide: vscode.Uri,
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(rangeOf(span), message, severities[severity]);
  diagnostic.source = 'Citewell';
  diagnostic.code = toCode(code, guide);
  diagnostic.relatedInformation = [...related];
  return diagnostic;
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** A command of ours as the target of a Markdown link. The arguments are ids, encoded so that they stay one word. */
function commandTarget(command: CommandId, ...args: readonly string[]): string {
  const encoded = encodeURIComponent(JSON.stringify(args));
  // What it leaves alone would end the link or emphasise a part of it.
  return `command:${command}?${encoded.replaceAll(/[()*!'_~]/gu, percentEncoded)}`;
}

/** What the links of a card may run, and nothing else. */
const cardCommands: readonly CommandId[] = [
  commands.openAbstract,
  commands.openOnline,
  commands.revealEntry,
  commands.copyKey,
  commands.copyAs,
];

/** What stands between the words of data, as Markdown writes it. A map, because any word may come to be looked up. */
const constants: ReadonlyMap<string, string> = new Map([
  [' ', ' '],
  ['<', '&lt;'],
  ['&', '&amp;'],
]);

/**
 * Appends data word by word: appendText makes every blank unbreakable, so that a whole abstract would wrap in the
 * middle of words. What it does not escape, because its own blanks would make it harmless, is escaped here.
 */
function appendWords(markdown: vscode.MarkdownString, text: string): void {
  for (const piece of plainLabel(text).split(/([ <&])/u)) {
    const constant = constants.get(piece);
    if (constant === undefined) markdown.appendText(piece);
    else markdown.appendMarkdown(constant);
  }
}

/**
 * A card as Markdown in which all data is plain text. The abstract is folded away where `isFolded`, for the hover;
 * tooltips show it at once.
 */
export function toMarkdown(
  card: PaperCard,
  { isFolded }: { readonly isFolded: boolean },
): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString('', true);
  markdown.isTrusted = { enabledCommands: [...cardCommands] };
  // Only for the constants below; data goes through appendWords, which escapes it.
  markdown.supportHtml = isFolded;
  appendWords(markdown, card.reference);
  markdown.appendMarkdown('\n\n');
  appendWords(markdown, card.facts.join(' · '));
  for (const doubt of card.doubts) {
    markdown.appendMarkdown('\n\n$(question) ');
    appendWords(markdown, doubt);
  }
  if (card.abstract !== undefined) {
    markdown.appendMarkdown(
      isFolded ? `\n\n<details><summary>${t('Abstract')}</summary>\n\n` : '\n\n---\n\n',
    );
    appendWords(markdown, card.abstract);
    if (isFolded) markdown.appendMarkdown('\n\n</details>');
  }
  const actions = [
    `[$(book) ${t('Open abstract')}](${commandTarget(commands.openAbstract, card.id)})`,
    ...card.links.map(({ kind }) => {
      const names = { arxiv: 'arXiv', doi: 'DOI', url: t('Web page') } as const;
      return `[$(link-external) ${names[kind]}](${commandTarget(commands.openOnline, card.id, kind)})`;
    }),
    ...(card.canReveal
      ? [`[$(go-to-file) ${t('Entry')}](${commandTarget(commands.revealEntry, card.id)})`]
      : []),
    `[$(copy) ${t('Copy key')}](${commandTarget(commands.copyKey, card.id)})`,
    `[${t('Copy as…')}](${commandTarget(commands.copyAs, card.id)})`,
  ];
  markdown.appendMarkdown(`\n\n${actions.join('&nbsp;&nbsp; ')}`);
  return markdown;
}

/** A completion item that carries its paper's id, so that details can be added when it is looked at. */
export class SuggestionItem extends vscode.CompletionItem {
  constructor(
    label: vscode.CompletionItemLabel,
    readonly holdingId: string,
  ) {
    super(label, vscode.CompletionItemKind.Reference);
  }
}

/** `rank` is the place in the list, which the editor is made to keep; `filterText` is exactly what is typed. */
export function toCompletionItem(
  suggestion: Suggestion,
  rank: number,
  filterText: string,
  range: { readonly inserting: vscode.Range; readonly replacing: vscode.Range },
): SuggestionItem {
  const { key, newText, authors, year, title, holding, isToBeAdded, lender } = suggestion;
  // One run of text: the editor squeezes what stands at the right first, and the title is what was searched for.
  const detail = [[authors, year].filter(Boolean).join(' '), title].filter(Boolean).join(' · ');
  const label = { label: plainLabel(key), detail: `  ${detail}` };
  const note =
    lender === undefined ? (isToBeAdded ? t('adds its entry') : undefined) : t('in {0}', plainLabel(lender));
  const item = new SuggestionItem(note === undefined ? label : { ...label, description: note }, holding.id);
  item.insertText = newText;
  item.filterText = filterText;
  item.sortText = String(rank).padStart(5, '0');
  item.range = range;
  return item;
}

/** A row of a quick pick that stands for a paper. */
export interface PaperPick extends vscode.QuickPickItem {
  readonly holdingId: string;
}

export function toQuickPickItem({
  key,
  authors,
  year,
  title,
  standing,
  isToBeAdded,
  holding,
}: Suggestion): PaperPick {
  return {
    label: plainLabel(key),
    description: [authors, year, standing, isToBeAdded ? t('adds its entry') : '']
      .filter(Boolean)
      .join(' · '),
    detail: title,
    alwaysShow: true,
    holdingId: holding.id,
  };
}
