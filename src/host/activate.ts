import * as vscode from 'vscode';
import { languages } from '../core/cite/markups';
import { shownOrder } from '../core/present/shownOrder';
import { addCited } from './commands/addCited';
import { CitableEditors } from './commands/citableEditors';
import { arrangeLibrary } from './commands/arrangeLibrary';
import { copyToClipboard } from './commands/copyToClipboard';
import { copyAs } from './commands/copyAs';
import { explainBibliography } from './commands/explainBibliography';
import { exportPapers } from './commands/exportPapers';
import { filterLibrary } from './commands/filterLibrary';
import { importPapers } from './commands/importPapers';
import { convertCitations } from './commands/convertCitations';
import { insertCitation, insertCitationAs, insertPapers } from './commands/insertCitation';
import { mergeEntries } from './commands/mergeEntries';
import { removeSearch, saveSearch } from './commands/keptSearches';
import {
  editTags,
  markProgress,
  markSeen,
  openNote,
  tellOfConflicts,
  toggleStar,
} from './commands/markPapers';
import { showInLibrary } from './commands/showInLibrary';
import { openOnline } from './commands/openOnline';
import { removeEntry } from './commands/removeEntry';
import { removeListing } from './commands/removeListing';
import { revealEntry } from './commands/revealEntry';
import { searchPapers } from './commands/searchPapers';
import { findSimilar, suggestCitations } from './commands/similarPapers';
import { tidyBibliography } from './commands/tidyBibliography';
import { type MeantPapers, commandForPapers } from './targets';
import { RowBadgeProvider } from './rowBadge';
import { fixAllKind } from './convert';
import { guarded, guardedCommand, guardedOrRefused } from './guard';
import { isProvided } from './features';
import { type CommandId, type FeatureName, commands, papersMime, settings, views, walkthrough } from './ids';
import { Arrivals } from './library/arrivals';
import { BibliographyEdits } from './library/bibliographyEdits';
import { citationKind } from './library/citationEdit';
import { CitationVariants } from './library/citationVariants';
import { CitedHere } from './library/citedHere';
import { Citing } from './library/citing';
import { DocumentProjects } from './library/documentProjects';
import { CheckedDocuments } from './library/checkedDocuments';
import { citedPlaces } from './library/citedPlaces';
import { CitableDocuments, keysCitedIn } from './library/documents';
import { entryText } from './library/entryText';
import { Exports } from './library/exports';
import { Findings } from './library/findings';
import { Formatter } from './library/formatter';
import { KeyTexts } from './library/keyTexts';
import { Library } from './library/library';
import { LibraryArrangement } from './library/libraryArrangement';
import { LibraryFilter } from './library/libraryFilter';
import { LibraryMarks } from './library/libraryMarks';
import { PaperNotes } from './library/paperNotes';
import { ReadingFile } from './library/readingFile';
import { LibraryLoader } from './library/libraryLoader';
import { PagePreferences } from './library/pagePreferences';
import { PartCache } from './library/partCache';
import { Readings } from './library/readings';
import { SourceUpdates } from './library/sourceUpdates';
import { Tasks } from './library/tasks';
import { type StartWorker, inLanguage } from './library/workerPort';
import { WorkspaceFiles } from './library/workspaceFiles';
import { BibliographyOutlineProvider } from './providers/bibliographyOutline';
import { CitationPasteProvider } from './providers/citationPaste';
import { CitationCompletionProvider } from './providers/completion';
import { KeyDefinitionProvider } from './providers/definition';
import { EntryFixProvider } from './providers/entryFixes';
import { EntryLinkProvider } from './providers/entryLinks';
import { FindingFixProvider } from './providers/findingFixes';
import { showFindings } from './providers/findings';
import { KeyHighlightProvider } from './providers/highlights';
import { CitationHoverProvider } from './providers/hover';
import { KeyHintProvider } from './providers/inlayHints';
import { type MarkdownIt, MarkdownPreview } from './providers/markdownPreview';
import { PaperDropProvider } from './providers/paperDrop';
import { PaperSymbolProvider } from './providers/paperSymbols';
import { showProblems } from './providers/problems';
import { KeyReferenceProvider } from './providers/references';
import { KeyRenameProvider } from './providers/rename';
import { currentSettings, toggleSetting } from './settings';
import { AbstractPanel } from './views/abstractPanel';
import { followSelection } from './views/followSelection';
import { TimelinePanel } from './views/timelinePanel';
import { createDocumentView } from './views/documentView';
import { LibraryTreeProvider, createLibraryView, revealing } from './views/libraryView';
import { Previews } from './previews';
import { showLibraryStatus } from './views/libraryStatus';
import { showReadingProgress } from './views/readingProgress';
import { trySample } from './commands/trySample';
import { whyNoSuggestion } from './commands/whyNoSuggestion';
import { t, useTranslations } from '../core/util/l10n';

/** What other extensions and the tests may use. */
export interface CitewellApi {
  /** Resolves when every source has been read. */
  readonly whenLoaded: () => Promise<void>;
  readonly library: Library;
  /** Called by the editor's own Markdown extension. */
  readonly extendMarkdownIt: <Instance extends MarkdownIt>(markdown: Instance) => Instance;
  /** The rows of the Library view, as the editor asks for them, and what they are narrowed down to. */
  readonly view: Pick<LibraryTreeProvider, 'getChildren' | 'getTreeItem'>;
  readonly filter: Pick<LibraryFilter, 'narrow'>;
  readonly arrangement: Pick<LibraryArrangement, 'choose' | 'current'>;
}

/** By language, and by name where the language may not be installed. */
function selectorOf({ languageIds, endings }: (typeof languages)[number]): vscode.DocumentFilter[] {
  return [
    ...languageIds.map((language) => ({ language })),
    ...endings.map((ending) => ({ pattern: `**/*${ending}` })),
  ];
}

const bibliographies: readonly vscode.DocumentFilter[] = [{ language: 'bibtex' }, { pattern: '**/*.bib' }];

/** Hundreds of thousands of papers are written in a minute or two, in milliseconds. */
const MOST_TRANSFER_TIME = 600_000;

/**
 * Registers everything and reads nothing: the library is read when a view, a suggestion or a hover first needs it.
 * `home` is the folder of the user, where the host has one.
 */
export function activate(
  context: vscode.ExtensionContext,
  startProgram: StartWorker,
  home?: vscode.Uri,
): CitewellApi {
  const { bundle } = vscode.l10n;
  if (bundle !== undefined) useTranslations({ language: vscode.env.language, texts: bundle });
  const startWorker = inLanguage(startProgram);
  const log = vscode.window.createOutputChannel('Citewell', { log: true });
  const library = new Library();
  const readings = new Readings(() => startWorker('worker'), log);
  const cache = new PartCache(vscode.Uri.joinPath(context.globalStorageUri, 'papers'), log);
  const updates = new SourceUpdates(library, readings, cache, log);
  const { progress } = updates;
  const loader = new LibraryLoader(context, library, updates, cache, log, home);
  const files = new WorkspaceFiles();
  const projects = new DocumentProjects(files);
  const documents = new CitableDocuments(loader, projects);
  const tasks = new Tasks(() => startWorker('tasks'), log);
  const edits = new BibliographyEdits(tasks, log);
  // In a worker of their own, which can be ended in the middle.
  const transfers = new Tasks(() => startWorker('tasks'), log, MOST_TRANSFER_TIME);
  const formatter = new Formatter(context.extensionUri, () => startWorker('formatter'), log);
  const exports = new Exports({ library, transfers, formatter });
  const citing = new Citing({ library, projects, edits, tasks });
  const variants = new CitationVariants(context.workspaceState);
  const editors = new CitableEditors();
  const file = new ReadingFile(context.globalStorageUri, log);
  const notes = new PaperNotes(context.globalStorageUri, log, home);
  const arrivals = new Arrivals(context.storageUri ?? context.globalStorageUri, library, loader, log);
  // Before the view: its rows have the marks of their library.
  const marks = new LibraryMarks({ library, file, notes, arrivals }, log);
  const filter = new LibraryFilter();
  const cited = new CitedHere(files, log);
  const arrangement = new LibraryArrangement(context.workspaceState);
  const tree = new LibraryTreeProvider({
    library,
    loader,
    filter,
    arrangement,
    cited,
    marks,
    citedKeys: () => keysCitedIn(documents),
    log,
  });
  const view = createLibraryView(views.library, tree, { library, filter, arrangement, file });
  const keyTexts = new KeyTexts(library, documents, projects, files);
  const memory = context.globalState;
  const panel = new AbstractPanel({
    extensionUri: context.extensionUri,
    library,
    loader,
    filter,
    preferences: new PagePreferences(memory),
    bibtexOf: (holding) => entryText(holding, tasks),
    referenceOf: (holding, bibtex, style) => exports.reference(holding, bibtex, style),
    citedPlaces: citedPlaces(library, keyTexts),
    order: async () =>
      shownOrder(
        (await tree.getChildren()).map(({ row }) => row),
        library.state.snapshot,
      ),
    onDidReorder: tree.onDidRefresh,
    log,
  });
  const timeline = new TimelinePanel({ extensionUri: context.extensionUri, library, loader, filter, log });
  context.subscriptions.push(
    log,
    library,
    readings,
    tasks,
    transfers,
    formatter,
    updates,
    loader,
    files,
    editors,
    panel,
    timeline,
    file,
    notes,
    arrivals,
    marks,
    tellOfConflicts(file),
    filter,
    arrangement,
    cited,
    tree,
    view,
  );
  const guide = vscode.Uri.joinPath(context.extensionUri, 'docs', 'findings.md');
  context.subscriptions.push(showProblems(library, guide, log));
  context.subscriptions.push(followSelection(view, panel));
  context.subscriptions.push(vscode.window.registerFileDecorationProvider(new RowBadgeProvider()));

  /** What a provider answers, or nothing if it fails. */
  const answer = <Call extends unknown[], Result>(
    name: string,
    run: (...call: Call) => Result | undefined | Promise<Result | undefined>,
  ) => guarded<Call, Result | undefined>(log, name, undefined, run);
  /** The same where the feature is ours to provide. */
  const provide = <Call extends unknown[], Result>(
    feature: FeatureName,
    name: string,
    run: (document: vscode.TextDocument, ...call: Call) => Result | undefined | Promise<Result | undefined>,
  ) =>
    answer(name, (document: vscode.TextDocument, ...call: Call) =>
      isProvided(feature, document) ? run(document, ...call) : undefined,
    );

  for (const language of languages) {
    const { markup } = language;
    const selector = selectorOf(language);
    const completion = new CitationCompletionProvider(library, documents, citing);
    const hover = new CitationHoverProvider(library, documents);
    context.subscriptions.push(
      vscode.languages.registerCompletionItemProvider(
        selector,
        {
          provideCompletionItems: provide('suggestions', 'Suggesting keys', (document, position, token) =>
            completion.provideCompletionItems(document, position, token),
          ),
          resolveCompletionItem: (item) => completion.resolveCompletionItem(item),
        },
        ...markup.triggerCharacters,
      ),
      vscode.languages.registerHoverProvider(selector, {
        provideHover: provide('hover', 'Hovering', (document, position, token) =>
          hover.provideHover(document, position, token),
        ),
      }),
    );
  }

  const definition = new KeyDefinitionProvider({ library, loader, documents, keyTexts });
  const references = new KeyReferenceProvider(library, loader, keyTexts);
  const highlights = new KeyHighlightProvider(keyTexts);
  const rename = new KeyRenameProvider(library, loader, keyTexts);
  const hints = new KeyHintProvider(library, documents);
  const symbols = new PaperSymbolProvider(library, loader);
  const links = new EntryLinkProvider();
  const outline = new BibliographyOutlineProvider();
  const elsewhere = { library, documents, citing, variants, tasks };
  const paste = new CitationPasteProvider(elsewhere);
  const checked = new CheckedDocuments({ library, documents, projects, files });
  const findings = new Findings({ library, documents, projects, files }, checked);
  const drop = new PaperDropProvider(elsewhere);
  const preview = new MarkdownPreview({ library, loader, documents, projects, log });
  const fixes = new FindingFixProvider(findings);
  const entryFixes = new EntryFixProvider();
  const { languages: editor } = vscode;
  const written = languages.flatMap(selectorOf);
  const everywhere = [...written, ...bibliographies];
  context.subscriptions.push(
    preview,
    hints,
    createDocumentView(views.document, { library, documents, checked }, log),
    showFindings(findings, { library, projects }, guide, log),
    showLibraryStatus(everywhere, { library, loader, progress }),
    showReadingProgress(updates, views.library, () => loader.refresh()),
    editor.registerCodeActionsProvider(
      everywhere,
      {
        provideCodeActions: answer('Finding fixes', (document, range, asked) =>
          fixes.provideCodeActions(document, range, asked),
        ),
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind] },
    ),
    editor.registerCodeActionsProvider(
      bibliographies,
      {
        provideCodeActions: answer('Entry fixes', (document, range, asked) =>
          entryFixes.provideCodeActions(document, range, asked),
        ),
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind] },
    ),
    editor.registerDefinitionProvider(everywhere, {
      provideDefinition: provide('definition', 'Finding an entry', (...call) =>
        definition.provideDefinition(...call),
      ),
    }),
    editor.registerReferenceProvider(everywhere, {
      provideReferences: provide('references', 'Finding citations', (...call) =>
        references.provideReferences(...call),
      ),
    }),
    editor.registerDocumentHighlightProvider(everywhere, {
      provideDocumentHighlights: provide('highlights', 'Highlighting', (document, position) =>
        highlights.provideDocumentHighlights(document, position),
      ),
    }),
    editor.registerRenameProvider(everywhere, {
      prepareRename: guardedOrRefused(log, t('Rename Key'), async (document, position) =>
        isProvided('rename', document) ? rename.prepareRename(document, position) : undefined,
      ),
      provideRenameEdits: guardedOrRefused(log, t('Rename Key'), (...call) =>
        rename.provideRenameEdits(...call),
      ),
    }),
    editor.registerDocumentDropEditProvider(
      written,
      {
        provideDocumentDropEdits: answer('Dropping papers', (...call) =>
          drop.provideDocumentDropEdits(...call),
        ),
      },
      { dropMimeTypes: [papersMime, 'text/plain'], providedDropEditKinds: [citationKind] },
    ),
    editor.registerDocumentPasteEditProvider(
      written,
      {
        provideDocumentPasteEdits: answer('Pasting citations', (...call) =>
          paste.provideDocumentPasteEdits(...call),
        ),
      },
      { pasteMimeTypes: ['text/plain'], providedPasteEditKinds: [citationKind] },
    ),
    editor.registerInlayHintsProvider(written, {
      onDidChangeInlayHints: hints.onDidChangeInlayHints,
      provideInlayHints: answer('Showing hints', (...call) => hints.provideInlayHints(...call)),
      resolveInlayHint: (hint) => hints.resolveInlayHint(hint),
    }),
    editor.registerWorkspaceSymbolProvider({
      provideWorkspaceSymbols: answer('Finding papers', (...call) =>
        symbols.provideWorkspaceSymbols(...call),
      ),
      resolveWorkspaceSymbol: answer('Finding a paper', (symbol) => symbols.resolveWorkspaceSymbol(symbol)),
    }),
    editor.registerDocumentLinkProvider(bibliographies, {
      provideDocumentLinks: answer('Finding links', (document) => links.provideDocumentLinks(document)),
    }),
    editor.registerDocumentSymbolProvider(bibliographies, {
      provideDocumentSymbols: provide('outline', 'Showing an outline', (document) =>
        outline.provideDocumentSymbols(document),
      ),
    }),
    editor.registerFoldingRangeProvider(bibliographies, {
      provideFoldingRanges: provide('outline', 'Folding', (document) =>
        outline.provideFoldingRanges(document),
      ),
    }),
  );

  const register = (id: CommandId, name: string, run: (...args: unknown[]) => unknown): void => {
    context.subscriptions.push(vscode.commands.registerCommand(id, guardedCommand(log, name, run)));
  };
  const meaning = { library, loader, selected: () => view.selection };
  const registerForPapers = (
    id: CommandId,
    name: string,
    run: (papers: MeantPapers, second: unknown) => unknown,
  ): void => register(id, name, commandForPapers(meaning, run));
  const forCiting = { library, loader, documents, projects, editors, citing, variants };
  register(commands.insertCitation, t('Insert Citation'), insertCitation(forCiting));
  register(commands.insertCitationAs, t('Insert Citation as'), insertCitationAs(forCiting));
  register(commands.convertCitations, t('Convert Citations'), convertCitations({ documents, editors, log }));
  registerForPapers(commands.insertPapers, t('Insert Citation'), insertPapers(forCiting));
  register(commands.addCited, t('Add to the Bibliography'), addCited(forCiting));
  register(commands.suggestCitations, t('What Should I Cite Here'), suggestCitations(forCiting));
  registerForPapers(commands.findSimilar, t('Find Similar Papers'), findSimilar(library));
  register(commands.searchPapers, t('Search Papers'), searchPapers(library, loader));
  register(commands.filterLibrary, t('Filter Library'), filterLibrary(filter));
  register(commands.arrangeLibrary, t('Group and Sort Library'), arrangeLibrary(arrangement));
  register(commands.showTimeline, t('Show Timeline'), () => timeline.show());
  register(commands.clearFilter, t('Clear Filter'), () => filter.narrow(''));
  registerForPapers(commands.openAbstract, t('Open Abstract'), ([paper]) => panel.open(paper));
  const forMarking = { library, file, arrivals };
  registerForPapers(commands.markRead, t('Mark as Read'), markProgress(forMarking, 'read'));
  registerForPapers(commands.markReading, t('Mark as Reading'), markProgress(forMarking, 'reading'));
  registerForPapers(commands.markUnread, t('Mark as Unread'), markProgress(forMarking, 'unread'));
  registerForPapers(commands.toggleStar, t('Star'), toggleStar(forMarking));
  registerForPapers(commands.editTags, t('Edit Tags'), editTags(forMarking));
  registerForPapers(commands.openNote, t('Open Note'), openNote(notes));
  registerForPapers(commands.markSeen, t('Mark as Seen'), markSeen(forMarking));
  register(commands.saveSearch, t('Save Search'), saveSearch(filter));
  register(commands.removeSearch, t('Remove Saved Search'), removeSearch);
  const reveal = revealing(view, tree, filter);
  register(
    commands.showInLibrary,
    t('Show in Library'),
    showInLibrary({ library, loader, keyTexts, reveal }),
  );
  registerForPapers(
    commands.copyKey,
    t('Copy Citation Key'),
    copyToClipboard(
      { said: (papers) => t('Citewell: copied the key of {0}', papers), separator: ',' },
      async ({ paper }) => paper.key,
    ),
  );
  registerForPapers(
    commands.copyBibtex,
    t('Copy BibTeX'),
    copyToClipboard(
      { said: (papers) => t('Citewell: copied the BibTeX of {0}', papers), separator: '\n' },
      (holding) => entryText(holding, tasks),
    ),
  );
  registerForPapers(commands.copyAs, t('Copy as'), copyAs({ exports, memory }));
  register(
    commands.exportPapers,
    t('Export'),
    exportPapers({
      library,
      loader,
      checked,
      editors,
      exports,
      memory,
      selection: () => view.selection,
      filteredRows: () => tree.filteredRows(),
    }),
  );
  registerForPapers(commands.revealEntry, t('Show Entry in Bibliography'), revealEntry);
  registerForPapers(commands.openOnline, t('Open Online'), openOnline);
  register(
    commands.importPapers,
    t('Import Papers'),
    importPapers({ context, library, loader, documents, citing, edits, transfers, log }),
  );
  register(commands.removeListing, t('Remove Imported Listing'), removeListing(library, loader));
  register(
    commands.explainBibliography,
    t('Explain Bibliography'),
    explainBibliography({ library, documents, projects, files, editors }),
  );
  const previews = new Previews();
  context.subscriptions.push(previews);
  register(commands.mergeEntries, t('Merge Entries'), mergeEntries({ edits, keyTexts }));
  register(commands.removeEntry, t('Remove Entry'), removeEntry(edits));
  register(
    commands.tidyBibliography,
    t('Tidy Bibliography'),
    tidyBibliography({ library, loader, edits, previews }),
  );
  register(
    commands.whyNoSuggestion,
    t('Why Is There No Suggestion Here?'),
    whyNoSuggestion({ library, documents, projects, citing, progress }),
  );
  register(commands.openWalkthrough, t('Open Walkthrough'), () =>
    vscode.commands.executeCommand('workbench.action.openWalkthrough', walkthrough, false),
  );
  register(commands.tryLatex, t('Cite in LaTeX'), trySample('latex'));
  register(commands.tryMarkdown, t('Cite in Markdown'), trySample('markdown'));
  register(commands.refreshLibrary, t('Refresh Library'), async () => {
    files.refresh();
    await loader.refresh();
  });
  register(commands.showLog, t('Show Log'), () => log.show());
  register(commands.toggleSamplePapers, t('Show or Hide Sample Papers'), () =>
    toggleSetting(settings.samplePapers, currentSettings.samplePapers(), {
      on: t('Citewell: the sample papers are shown'),
      off: t('Citewell: the sample papers are hidden'),
    }),
  );
  register(commands.toggleFollowSelection, t('Follow Selection'), () =>
    toggleSetting(settings.followSelection, currentSettings.followSelection(), {
      on: t('Citewell: the abstract page follows the selection'),
      off: t('Citewell: the abstract page no longer follows the selection'),
    }),
  );

  return {
    whenLoaded: () => loader.ensureLoaded(),
    library,
    view: tree,
    filter,
    arrangement,
    extendMarkdownIt: (markdown) => preview.extend(markdown),
  };
}
