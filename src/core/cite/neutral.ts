import type { Span } from '../model/span';
import type { Markup } from './markup';
import { t } from '../util/l10n';

/**
 * What a citation prints, whatever the language: in parentheses (Xu 2015), in the text Xu (2015), without the author
 * (2015), bare Xu 2015, one part of the reference alone, the whole reference, or a note at the foot of the page.
 */
export type CitationMode =
  | 'parenthetical'
  | 'textual'
  | 'suppressed'
  | 'bare'
  | 'author'
  | 'year'
  | 'title'
  | 'full'
  | 'footnote';

/** Languages that write the words beside a citation alike. */
export type NoteLanguage = 'latex' | 'markdown' | 'typst' | 'org' | 'asciidoc' | 'restructuredtext';

/** Words that stand before or behind a citation: `see`, `p. 3`. */
export interface Note {
  /** As it is written in its language, without blanks at either end; never empty. */
  readonly written: string;
  readonly language: NoteLanguage;
  /** The same as a person reads it; a blank at which no line may end is U+00A0. */
  readonly plain: string;
  /** It says more than `plain` can hold: emphasis, a formula, a command. */
  readonly isFormatted: boolean;
}

/** One work in a citation. */
export interface CitedItem {
  readonly key: string;
  readonly prenote?: Note | undefined;
  /** Where in the work, `p. 3`, or anything else that stands behind. */
  readonly locator?: Note | undefined;
  /** Its author is left out, where those of the others are not. */
  readonly isSuppressed?: boolean;
}

/** A citation, whatever the language. */
export interface NeutralCitation {
  readonly mode: CitationMode;
  /** At least one. */
  readonly items: readonly CitedItem[];
  /** Notes of the whole list, where they are told from those of its works. */
  readonly prenote?: Note | undefined;
  readonly postnote?: Note | undefined;
  /** It begins a sentence. */
  readonly isCapitalised?: boolean;
  /** No author is left out for `et al.` */
  readonly hasAllAuthors?: boolean;
}

/** What stands at a place of a text: a citation, or one that has no equal in other languages, for a reason. */
export type CitationReading =
  | {
      readonly kind: 'citation';
      readonly citation: NeutralCitation;
      /** All of it, with what belongs to it behind the group of the scan: `@doe99 [p. 3]`. */
      readonly span: Span;
      /** What the neutral value could not take, in sentences. */
      readonly losses: readonly string[];
    }
  | { readonly kind: 'kept'; readonly span: Span; readonly reason: string };

/** A way to cite in a language, as people choose it. */
export interface Variant {
  /** Names it in its notation: `citet`, `[-@]`, `{cite:t}`. */
  readonly command: string;
  readonly mode: CitationMode;
  /** What it is called where its mode does not say it all. */
  readonly title?: () => string;
}

/** A citation as text, with what it does not say, in sentences. */
export interface WrittenCitation {
  readonly text: string;
  readonly losses: readonly string[];
}

/** How citations are written in a language, or with a package of it. */
export interface Notation {
  readonly id:
    | 'natbib'
    | 'biblatex'
    | 'apacite'
    | 'latex'
    | 'pandoc'
    | 'myst'
    | 'typst'
    | 'org'
    | 'asciidoc'
    | 'restructuredtext';
  /** For people: `LaTeX with natbib`. */
  readonly name: string;
  /** The markups whose documents can have it. */
  readonly markups: readonly Markup['id'][];
  readonly language: NoteLanguage;
  /** The first one is in parentheses; for each mode the first one with it is its usual one. */
  readonly variants: readonly [Variant, ...Variant[]];
  /** The citation as this variant; its mode is not asked. Undefined if the language cannot write one of the keys. */
  write(citation: NeutralCitation, variant: Variant): WrittenCitation | undefined;
}

/** What to take for a mode that a notation lacks, the nearest first. */
const nearest: Readonly<Record<CitationMode, readonly CitationMode[]>> = {
  parenthetical: [],
  textual: [],
  suppressed: ['year'],
  bare: [],
  author: ['textual'],
  year: ['suppressed'],
  title: ['full'],
  full: [],
  footnote: [],
};

/** A mode in the middle of a sentence: “a citation …”. */
const inWords: Readonly<Record<CitationMode, () => string>> = {
  parenthetical: () => t('in parentheses'),
  textual: () => t('in the text'),
  suppressed: () => t('without its author'),
  bare: () => t('without parentheses'),
  author: () => t('of the author alone'),
  year: () => t('of the year alone'),
  title: () => t('of the title alone'),
  full: () => t('of the whole reference'),
  footnote: () => t('in a footnote'),
};

/** The citation as the variant of the notation that is nearest to it. Undefined if one of its keys cannot be written. */
export function writeNearest(notation: Notation, citation: NeutralCitation): WrittenCitation | undefined {
  const { variants, name } = notation;
  const wanted = [citation.mode, ...nearest[citation.mode]];
  const variant = wanted.flatMap((mode) => variants.find((one) => one.mode === mode) ?? [])[0] ?? variants[0];
  const written = notation.write(citation, variant);
  if (written === undefined || variant.mode === citation.mode) return written;
  const loss = t(
    '{0} has no citation {1}; it became one {2}.',
    name,
    inWords[citation.mode](),
    inWords[variant.mode](),
  );
  return { text: written.text, losses: [loss, ...written.losses] };
}
