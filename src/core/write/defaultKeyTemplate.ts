/** The template of keys in the manner of Google Scholar: see `keyTemplate.ts`. */
export const defaultKeyTemplate = 'authword.lower + year + veryshorttitle.lower';
