/** What of the package citeproc is used here; the package has no types of its own. */
declare module 'citeproc' {
  /** What the processor asks for while it works. */
  export interface CiteprocSystem {
    readonly retrieveLocale: (language: string) => string;
    readonly retrieveItem: (id: string) => object;
  }

  /** Puts the mark of a format around a text; `this` is the piece that is formatted. */
  export type CiteprocDecorator = (
    this: { readonly system_id?: unknown },
    engine: { readonly getTerm: (name: string) => string },
    text: string | undefined,
  ) => string;

  interface Engine {
    readonly opt: { readonly development_extensions: Record<string, boolean> };
    setOutputFormat(name: string): void;
    updateItems(ids: readonly string[]): void;
    /** False if the style has no list of references. */
    makeBibliography(): readonly [object, readonly string[]] | false;
  }

  /** Both functions for what goes wrong may be replaced. */
  const citeproc: {
    readonly Engine: new (
      system: CiteprocSystem,
      style: string,
      language?: string,
      forcesLanguage?: boolean,
    ) => Engine;
    readonly Output: { readonly Formats: Record<string, Readonly<Record<string, unknown>>> };
    debug: (message: string) => void;
    error: (message: string) => never;
  };
  export default citeproc;
}
