import type { Paper } from '../model/paper';

/** What a link leads to: the preprint, the publisher by its DOI, or a page that the source names. */
export type LinkKind = 'arxiv' | 'doi' | 'url';

/** A page about the paper. Built from its identifiers, so that nothing but these three forms is ever opened. */
export interface PaperLink {
  readonly kind: LinkKind;
  readonly label: string;
  readonly url: string;
}

function webAddress(text: string): string | undefined {
  return /^https?:\/\/[^\s<>"]+$/iu.test(text) ? text : undefined;
}

/** The pages where the paper can be read, best first; empty if none is known. Addresses are http or https. */
export function linksOf({ arxiv, doi, url }: Pick<Paper, 'arxiv' | 'doi' | 'url'>): PaperLink[] {
  const page = url === undefined ? undefined : webAddress(url);
  return [
    ...(arxiv === undefined
      ? []
      : [
          {
            kind: 'arxiv' as const,
            label: `arXiv:${arxiv}`,
            url: `https://arxiv.org/abs/${arxiv.split('/').map(encodeURIComponent).join('/')}`,
          },
        ]),
    ...(doi === undefined
      ? []
      : [
          {
            kind: 'doi' as const,
            label: `doi:${doi}`,
            url: `https://doi.org/${doi.split('/').map(encodeURIComponent).join('/')}`,
          },
        ]),
    ...(page === undefined ? [] : [{ kind: 'url' as const, label: page, url: page }]),
  ];
}
