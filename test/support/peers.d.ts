// What is used of packages that come without types.

declare module '@citation-js/plugin-bibtex/lib/input/file.js' {
  /** The entries of a file; throws at the first thing it does not understand. */
  export function parse(text: string): {
    readonly type: string;
    readonly label: string;
    readonly properties: Readonly<Record<string, string>>;
  }[];
}
