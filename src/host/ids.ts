/** Every name that the manifest and the code share. `test/manifest.test.ts` holds them against package.json. */

export const commands = {
  suggestCitations: 'citewell.suggestCitations',
  findSimilar: 'citewell.findSimilar',
  insertCitation: 'citewell.insertCitation',
  insertCitationAs: 'citewell.insertCitationAs',
  insertPapers: 'citewell.insertPapers',
  convertCitations: 'citewell.convertCitations',
  addCited: 'citewell.addCited',
  searchPapers: 'citewell.searchPapers',
  openAbstract: 'citewell.openAbstract',
  copyKey: 'citewell.copyKey',
  copyBibtex: 'citewell.copyBibtex',
  revealEntry: 'citewell.revealEntry',
  openOnline: 'citewell.openOnline',
  importPapers: 'citewell.importPapers',
  exportPapers: 'citewell.exportPapers',
  copyAs: 'citewell.copyAs',
  removeListing: 'citewell.removeListing',
  toggleSamplePapers: 'citewell.toggleSamplePapers',
  toggleFollowSelection: 'citewell.toggleFollowSelection',
  filterLibrary: 'citewell.filterLibrary',
  clearFilter: 'citewell.clearFilter',
  arrangeLibrary: 'citewell.arrangeLibrary',
  showTimeline: 'citewell.showTimeline',
  explainBibliography: 'citewell.explainBibliography',
  tidyBibliography: 'citewell.tidyBibliography',
  removeEntry: 'citewell.removeEntry',
  mergeEntries: 'citewell.mergeEntries',
  showInLibrary: 'citewell.showInLibrary',
  saveSearch: 'citewell.saveSearch',
  removeSearch: 'citewell.removeSearch',
  markRead: 'citewell.markRead',
  markReading: 'citewell.markReading',
  markUnread: 'citewell.markUnread',
  toggleStar: 'citewell.toggleStar',
  editTags: 'citewell.editTags',
  openNote: 'citewell.openNote',
  markSeen: 'citewell.markSeen',
  whyNoSuggestion: 'citewell.whyNoSuggestion',
  openWalkthrough: 'citewell.openWalkthrough',
  tryLatex: 'citewell.tryLatex',
  tryMarkdown: 'citewell.tryMarkdown',
  refreshLibrary: 'citewell.refreshLibrary',
  showLog: 'citewell.showLog',
} as const;

export type CommandId = (typeof commands)[keyof typeof commands];

export const views = { library: 'citewell.library', document: 'citewell.document' } as const;

/** The walkthrough of the first minute, as the editor names it. */
export const walkthrough = 'citewell.citewell#start';

/** What travels with papers that are dragged. */
export const papersMime = 'application/vnd.citewell.papers';

export const webviews = { abstract: 'citewell.abstract', timeline: 'citewell.timeline' } as const;

/** What is provided for keys in documents, each with a setting of its own. */
const features = {
  suggestions: 'citewell.features.suggestions',
  hover: 'citewell.features.hover',
  definition: 'citewell.features.definition',
  references: 'citewell.features.references',
  highlights: 'citewell.features.highlights',
  rename: 'citewell.features.rename',
  outline: 'citewell.features.outline',
  preview: 'citewell.features.preview',
} as const;

export type FeatureName = keyof typeof features;

export const settings = {
  ...features,
  samplePapers: 'citewell.library.samplePapers',
  files: 'citewell.library.files',
  exclude: 'citewell.library.exclude',
  savedSearches: 'citewell.library.savedSearches',
  notesFolder: 'citewell.notes.folder',
  notesTemplate: 'citewell.notes.template',
  preferredCategories: 'citewell.listing.preferredCategories',
  citationCommands: 'citewell.latex.citationCommands',
  followSelection: 'citewell.abstract.followSelection',
  keepOldKey: 'citewell.rename.keepOldKey',
  inlayHints: 'citewell.inlayHints',
  addEntry: 'citewell.cite.addEntry',
  keyTemplate: 'citewell.keys.template',
  style: 'citewell.format.style',
  findingSeverity: 'citewell.findings.severity',
} as const;

export type SettingId = (typeof settings)[keyof typeof settings];

export const contextKeys = {
  /** The first reading is done, so an empty view means an empty library. */
  isLoaded: 'citewell.isLoaded',
  hasImportedListings: 'citewell.hasImportedListings',
  /** The document that is being written can be cited in. */
  isCiting: 'citewell.isCiting',
  /** The library view shows what a filter leaves. */
  isFiltered: 'citewell.isFiltered',
  /** A file could not be read, so that an empty library is not one without bibliographies. */
  hasUnread: 'citewell.hasUnread',
} as const;
