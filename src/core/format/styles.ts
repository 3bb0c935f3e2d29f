/** A style that comes with the program, as `styles/ID.csl`. */
export interface ShippedStyle {
  /** What it is called in the repository of CSL. */
  readonly id: string;
  /** What people call it, if that is something else. */
  readonly alias?: string;
  readonly title: string;
}

/** The styles that come with the program; esbuild.mjs says where each is from. */
export const shippedStyles: readonly ShippedStyle[] = [
  { id: 'apa', title: 'APA Style 7th edition' },
  {
    id: 'chicago-author-date',
    alias: 'chicago',
    title: 'Chicago Manual of Style 17th edition (author-date)',
  },
  {
    id: 'harvard-cite-them-right',
    alias: 'harvard',
    title: 'Cite Them Right 12th edition (author-date/Harvard)',
  },
  { id: 'modern-language-association', alias: 'mla', title: 'Modern Language Association 9th edition' },
  {
    id: 'nlm-citation-sequence',
    alias: 'vancouver',
    title: 'NLM/Vancouver: Citing Medicine 2nd edition (citation-sequence)',
  },
];

/** The languages that come with the program, as `locales/locales-LANGUAGE.xml`. The first serves where none is known. */
export const shippedLocales: readonly string[] = ['en-US', 'de-DE', 'es-ES', 'fr-FR', 'nl-NL'];

/**
 * The style with the id or alias `name`, in any case, or with it at the end of an address, as dependent styles name
 * theirs. Undefined if none comes with the program.
 */
export function shippedStyle(name: string): ShippedStyle | undefined {
  const last = name.slice(name.lastIndexOf('/') + 1).toLowerCase();
  return shippedStyles.find(({ id, alias }) => id === last || alias === last);
}

/** The shipped language that has the terms for `language`: itself, or the same in another country. Undefined if none. */
export function shippedLocale(language: string): string | undefined {
  const [base] = language.toLowerCase().split('-');
  return (
    shippedLocales.find((one) => one.toLowerCase() === language.toLowerCase()) ??
    shippedLocales.find((one) => one.split('-')[0] === base)
  );
}
