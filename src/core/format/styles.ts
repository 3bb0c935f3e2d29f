/** A style that comes with the program, as `styles/ID.csl`. */
export interface ShippedStyle {
  /** What it is called in the repository of CSL, https://github.com/citation-style-language/styles. */
  readonly id: string;
  /** What people call it, if that is something else. */
  readonly alias?: string;
  readonly title: string;
}

/**
 * The styles that come with the program, those asked for most first; esbuild.mjs says from which packages. A further one of
 * the repository of CSL is one more row.
 */
export const shippedStyles: readonly ShippedStyle[] = [
  { id: 'apa', title: 'APA Style 7th edition' },
  { id: 'ieee', title: 'IEEE' },
  {
    id: 'chicago-author-date',
    alias: 'chicago',
    title: 'Chicago Manual of Style 17th edition (author-date)',
  },
  {
    id: 'chicago-note-bibliography',
    alias: 'chicago-note',
    title: 'Chicago Manual of Style 17th edition (note)',
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
  { id: 'association-for-computing-machinery', alias: 'acm', title: 'Association for Computing Machinery' },
  { id: 'american-chemical-society', alias: 'acs', title: 'American Chemical Society' },
  { id: 'american-medical-association', alias: 'ama', title: 'American Medical Association 11th edition' },
  { id: 'american-physics-society', alias: 'aps', title: 'American Physical Society' },
  {
    id: 'american-political-science-association',
    alias: 'apsa',
    title: 'American Political Science Association',
  },
  {
    id: 'american-sociological-association',
    alias: 'asa',
    title: 'American Sociological Association 6th edition',
  },
  { id: 'cell', title: 'Cell' },
  {
    id: 'china-national-standard-gb-t-7714-2015-numeric',
    alias: 'gb-t-7714',
    title: 'China National Standard GB/T 7714-2015 (numeric, Chinese)',
  },
  { id: 'din-1505-2', title: 'DIN 1505-2 (author-date, German) - standard superseded by ISO-690' },
  { id: 'elsevier-harvard', title: 'Elsevier - Harvard (with titles)' },
  { id: 'elsevier-with-titles', alias: 'elsevier', title: 'Elsevier (numeric, with titles)' },
  { id: 'iso690-author-date-en', alias: 'iso690', title: 'ISO-690 (author-date, English)' },
  { id: 'nature', title: 'Nature' },
  { id: 'plos', title: 'Public Library of Science' },
  { id: 'royal-society-of-chemistry', alias: 'rsc', title: 'Royal Society of Chemistry' },
  { id: 'science', title: 'Science' },
  { id: 'springer-basic-author-date', alias: 'springer', title: 'Springer - Basic (author-date)' },
  {
    id: 'springer-lecture-notes-in-computer-science',
    alias: 'lncs',
    title: 'Springer - Lecture Notes in Computer Science',
  },
  { id: 'turabian-author-date', alias: 'turabian', title: 'Turabian 9th edition (author-date)' },
];

/** The languages that come with the program, as `locales/locales-LANGUAGE.xml`. The first serves where none is known. */
export const shippedLocales: readonly string[] = [
  'en-US',
  'en-GB',
  'de-DE',
  'es-ES',
  'fr-FR',
  'it-IT',
  'ja-JP',
  'nl-NL',
  'pl-PL',
  'pt-BR',
  'ru-RU',
  'zh-CN',
];

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
