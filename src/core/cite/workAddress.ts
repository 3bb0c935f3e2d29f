/** What names a work: its DOI or its arXiv identifier, bare. */
export type WorkName = { readonly doi: string } | { readonly arxiv: string };

/** https://www.doi.org/the-identifier/resources/handbook, 2.2; brackets and signs at the end belong to the sentence. */
const doi = /^(?:doi:\s*|(?:https?:\/\/)?(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/[^\s"<>]*[^\s"<>.,;)\]}])$/iu;

/** https://info.arxiv.org/help/arxiv_identifier.html */
const arxiv =
  /^(?:arxiv:\s*|(?:https?:\/\/)?(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html)\/)?(\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)*(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?(?:\.pdf)?$/iu;

/** A text that is nothing but the name or address of a work, such as `https://doi.org/10.1000/182`, `arXiv:2309.14322v2`; else undefined. */
export function workNameOf(text: string): WorkName | undefined {
  const bare = text.trim().replace(/[?#].*$/u, '');
  if (bare.length > 300) return undefined;
  const [, arxivId] = arxiv.exec(bare) ?? [];
  if (arxivId !== undefined) return { arxiv: arxivId };
  const [, doiName] = doi.exec(bare) ?? [];
  return doiName === undefined ? undefined : { doi: doiName };
}
