import { categoryName } from '../model/category';
import type { Holding } from '../model/library';
import { referenceLine } from '../write/referenceLine';
import { plainMath } from '../text/plainMath';
import { type PaperLink, linksOf } from './links';
import { readableAbstract, readableTitle } from './readable';
import { t, orBetween } from '../util/l10n';

/** A paper as hover, tooltip and completion details show it. Plain text throughout, never markup. */
export interface PaperCard {
  readonly id: string;
  readonly key: string;
  readonly reference: string;
  /** Category, source, organisations, code: what is known beside the reference. */
  readonly facts: readonly string[];
  readonly abstract?: string;
  readonly links: readonly PaperLink[];
  /** It has an entry in a bibliography that can be shown. */
  readonly canReveal: boolean;
  /** The reader's doubts, said to the user. */
  readonly doubts: readonly string[];
}

/** The doubts of the reader in words, each with what to do; empty for a paper without flags. */
export function doubtsOf({ paper }: Holding): string[] {
  return paper.flags.map((flag) => {
    switch (flag.kind) {
      case 'title-doubtful':
        return t(
          'The title may also end earlier or later: “{0}”, by {1}. Put “ · ” between title and authors in the listing to settle it.',
          flag.alternative.title,
          flag.alternative.authors.join(', '),
        );
      case 'category-doubtful':
        return t(
          'The category code may mean {0}. The setting “Listing: Preferred Categories” settles it.',
          orBetween(flag.alternatives),
        );
    }
  });
}

/** The card of a paper. Mathematics is turned into Unicode as far as that goes. */
export function paperCard(holding: Holding): PaperCard {
  const { paper, source } = holding;
  const abstract = readableAbstract(holding);
  return {
    id: holding.id,
    key: paper.key,
    reference: plainMath(referenceLine({ ...paper, title: readableTitle(holding) })),
    facts: [
      categoryName(paper.category),
      ...paper.organizations,
      ...(paper.hasCode ? [t('code')] : []),
      source.name,
    ],
    ...(abstract === undefined ? {} : { abstract: plainMath(abstract) }),
    links: linksOf(paper),
    canReveal: source.kind === 'bibliography',
    doubts: doubtsOf(holding),
  };
}
