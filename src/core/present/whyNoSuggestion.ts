import type { CitationContext, Markup } from '../cite/markup';
import type { LibrarySnapshot } from '../model/library';
import type { SearchIndex } from '../search/searchIndex';
import { andBetween, inFigures, inQuotes, t } from '../util/l10n';
import { countedPapers } from './counted';
import { type ReadingProgress, readingInWords } from './libraryStatus';
import { plainLabel } from './plainLabel';
import { type DocumentShelf, suggestKeys } from './suggestions';

/** Who suggests keys in a document: we do, nobody, or another extension to which it is left. */
export type Provider =
  | { readonly kind: 'ours' }
  | { readonly kind: 'off' }
  | { readonly kind: 'other'; readonly name: string };

/** What is known at the cursor. */
export interface SuggestionFacts {
  /** Undefined for a language without citations. */
  readonly markup: Markup | undefined;
  /** The language as the editor names it. */
  readonly language: string;
  readonly provider: Provider;
  /** A setting of the editor that keeps our suggestions from being seen. */
  readonly hiddenBy: string | undefined;
  /** Undefined where no key is expected. */
  readonly context: CitationContext | undefined;
  /** What is typed there stands on one line, beyond which no editor completes. */
  readonly isInOneLine: boolean;
  /** Undefined while nothing is being read. */
  readonly reading: ReadingProgress | undefined;
  readonly library: LibrarySnapshot;
  readonly index: () => SearchIndex;
  readonly shelf: DocumentShelf;
  /** Bibliographies that are declared for the document and cannot be used, as they are written. */
  readonly lacking: readonly string[];
}

/** Something to do next. */
export type WhyAction =
  | 'changeLanguage'
  | 'turnOn'
  | 'editorSetting'
  | 'insertCitation'
  | 'showSuggestions'
  | 'showSamples'
  | 'importPapers'
  | 'searchPapers'
  | 'explainBibliography'
  | 'showProblems';

/** Why nothing is suggested at the cursor, in sentences, and what to do; the likeliest step first. */
export interface Why {
  readonly message: string;
  readonly actions: readonly WhyAction[];
}

/** How a citation begins in each language. */
const openings: Readonly<Record<Markup['id'], string>> = {
  latex: '\\cite{',
  markdown: '[@',
  quarto: '[@',
  myst: '[@',
  typst: '@',
  org: '[cite:@',
  asciidoc: 'cite:[',
  restructuredtext: ':cite:p:`',
};

/** Names no more files than these. */
const MOST_NAMED = 3;

/** `4,312 papers in refs.bib, more.bib, 5 more`. */
function searched({ library }: SuggestionFacts): string {
  const names = library.sources.map(({ source }) => source.name);
  const more = names.length - MOST_NAMED;
  const shown = more > 1 ? [...names.slice(0, MOST_NAMED), t('{0} more', more)] : names;
  return t('Searched: {0} in {1}.', countedPapers(library.size), plainLabel(shown.join(', ')));
}

/** What else may keep papers away, with what to do. */
function remarks({ library, lacking }: SuggestionFacts): Why {
  const unread = library.sources.filter(({ staleBecause }) => staleBecause !== undefined);
  const said: string[] = [];
  if (unread.length > 0) {
    const names = andBetween(unread.map(({ source }) => source.name));
    said.push(t('{0} could not be read.', plainLabel(names)));
  }
  if (lacking.length > 0)
    said.push(t('Declared, but not to be used: {0}.', plainLabel(lacking.map(inQuotes).join(', '))));
  return {
    message: said.join(' '),
    actions: [
      ...(lacking.length > 0 ? (['explainBibliography'] as const) : []),
      ...(unread.length > 0 ? (['showProblems'] as const) : []),
    ],
  };
}

/** What the search in the library comes to at the cursor. */
function whyInLibrary(facts: SuggestionFacts, context: CitationContext, markup: Markup): Why {
  const { library, index, shelf } = facts;
  const { typed } = context;
  const found = suggestKeys(library, index(), context, shelf, markup);
  if (found === undefined) {
    const key = plainLabel(typed.split(/\s/u)[0] ?? '');
    return {
      message: t('“{0}” is a key, and what stands behind it is taken for a page or a note.', key),
      actions: ['insertCitation'],
    };
  }
  // The search forgives slips, so that no key is near either.
  if (found.total === 0)
    return {
      message: `${t('No paper fits “{0}”.', plainLabel(typed))} ${searched(facts)}`,
      actions: ['searchPapers', 'importPapers'],
    };
  const [first] = found.list;
  if (first === undefined)
    return {
      message: t('What fits is in this citation already, or has a key that this language cannot write.'),
      actions: ['searchPapers', 'explainBibliography'],
    };
  const fits =
    found.total === 1
      ? t('Nothing is wrong: 1 paper fits here, “{0}”.', first.key)
      : t('Nothing is wrong: {0} papers fit here, “{1}” first.', inFigures(found.total), first.key);
  return { message: `${fits} ${searched(facts)}`, actions: ['showSuggestions'] };
}

/** Why no citation keys are suggested at the cursor, or that there are some. Costs a search or two. */
export function whyNoSuggestion(facts: SuggestionFacts): Why {
  const { markup, provider, context, reading, library } = facts;
  if (markup === undefined)
    return {
      message: t(
        'Keys are suggested in LaTeX, Markdown, Quarto, R Markdown, MyST, Typst, Org, AsciiDoc and reStructuredText. The language of this document is {0}.',
        facts.language,
      ),
      actions: ['changeLanguage'],
    };
  if (provider.kind === 'off')
    return { message: t('Suggestions are turned off for this language.'), actions: ['turnOn'] };
  if (provider.kind === 'other')
    return {
      message: t('Suggestions are left to {0}. Turn them on to have both.', provider.name),
      actions: ['turnOn'],
    };
  if (facts.hiddenBy !== undefined)
    return {
      message: t('The setting {0} of the editor keeps suggestions back.', facts.hiddenBy),
      actions: ['editorSetting', 'insertCitation'],
    };
  if (context === undefined)
    return {
      message: t(
        'The cursor is in no citation. Type {0} and words of a title or author behind it.',
        openings[markup.id],
      ),
      actions: ['insertCitation'],
    };
  if (!facts.isInOneLine)
    return {
      message: t('This key goes over several lines, and the editor completes within one. Bring it onto one.'),
      actions: ['insertCitation'],
    };
  if (reading !== undefined)
    return {
      message: t(
        'The bibliographies are still being read ({0}). Suggestions come when all are.',
        readingInWords(reading),
      ),
      actions: ['showSuggestions'],
    };
  const also = remarks(facts);
  const why: Why =
    library.size === 0
      ? {
          message: t('There are no papers yet. Add a .bib file, import papers, or show the sample papers.'),
          actions: ['importPapers', 'showSamples'],
        }
      : whyInLibrary(facts, context, markup);
  return {
    message: [why.message, also.message].filter(Boolean).join(' '),
    actions: [...new Set([...also.actions, ...why.actions])],
  };
}
