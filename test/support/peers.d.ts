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
  import type { MarkdownIt as Engine } from '../../src/host/providers/markdownPreview';

  /** The engine of the editor's own preview. */
  export default class MarkdownIt implements Engine {
    constructor(options?: { readonly html?: boolean });
    readonly core: Engine['core'];
    readonly renderer: Engine['renderer'];
    readonly utils: Engine['utils'];
    render(text: string, env: object): string;
    parse(text: string, env: object): { readonly type: string; readonly map: readonly number[] | null }[];
  }
}
