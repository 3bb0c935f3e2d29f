// What is used of packages that come without types.

declare module '@citation-js/plugin-bibtex/lib/input/file.js' {
  /** The entries of a file; throws at the first thing it does not understand. */
  export function parse(text: string): {
    readonly type: string;
    readonly label: string;
    readonly properties: Readonly<Record<string, string>>;
  }[];
}

declare module '@citation-js/core' {
  export const plugins: {
    readonly input: {
      /** The CSL-JSON items that the input is or stands for; throws where it knows no such input. */
      chain(
        input: unknown,
        options: { readonly generateGraph: boolean; readonly forceType?: string },
      ): readonly object[];
    };
  };
}

/** Importing it teaches the core of Citation.js to read BibTeX. */
declare module '@citation-js/plugin-bibtex';

declare module 'markdown-it' {
  /** The engine of the editor's own preview: see `markdownIt.ts`. */
  const MarkdownIt: new (options: { readonly html: boolean }) => object;
  export default MarkdownIt;
}
