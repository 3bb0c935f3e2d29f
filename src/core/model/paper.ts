import type { Author } from './author';
import type { Category } from './category';
import type { Places } from './places';
import type { Problem } from './problem';

/** A doubt the reader had, kept so that a person can settle it. */
export type PaperFlag =
  | {
      readonly kind: 'title-doubtful';
      /** The second-best way to divide the line into title and authors. */
      readonly alternative: { readonly title: string; readonly authors: readonly string[] };
    }
  | {
      readonly kind: 'category-doubtful';
      /** Every arXiv class the short code may stand for, the chosen one among them. */
      readonly alternatives: readonly string[];
    };

/** A work as its source describes it, decoded to readable Unicode; TeX mathematics stays as `$…$`. */
export interface Paper {
  /** The citation key, exactly as the source has it or, for a listing, as it was made. */
  readonly key: string;
  /** The BibTeX entry type in lower case: `article`, `misc`. */
  readonly type: string;
  /** The empty string when the source has none. */
  readonly title: string;
  /** Authors, or the editors where there are no authors. */
  readonly authors: readonly Author[];
  /** The source says that there are more authors: `et al.`, `and others`. */
  readonly authorsTruncated: boolean;
  /** ISO 8601 as far as it is known: `2023-09-25`, `2023-09`, `2023`. */
  readonly date?: string;
  readonly year?: number;
  readonly category: Category;
  readonly organizations: readonly string[];
  /** The source says that code has been published. */
  readonly hasCode: boolean;
  readonly abstract?: string;
  /** Bare and as written: `10.1000/182`. */
  readonly doi?: string;
  /** Bare, without a version where the source has none: `2309.14322`, `hep-th/9901001`. */
  readonly arxiv?: string;
  /** A page of the work as the source gives it; not checked, to be opened only through the one opener. */
  readonly url?: string;
  /** Journal, proceedings or publisher. */
  readonly venue?: string;
  /** The words that the source files the paper under; absent where it has none. */
  readonly keywords?: readonly string[];
  /** Further keys under which the paper may be cited, from `ids`; absent where it has none. */
  readonly aliases?: readonly string[];
  /** The source names a file of the paper that is no address: a PDF on the disk. */
  readonly hasPdf?: true;
  readonly flags: readonly PaperFlag[];
}

/** What a reader returns. Papers and problems are in the order of the source. Never thrown, always both. */
export interface ReadResult {
  readonly papers: readonly Paper[];
  /** Where each of the papers stands. */
  readonly places: Places;
  readonly problems: readonly Problem[];
}
