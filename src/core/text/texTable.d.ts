/** Made by esbuild.mjs from the tables of the package unicode2latex. */
declare module 'citewell:tex-table' {
  /** What commands of TeX stand for. Names are without the backslash. */
  interface TexTable {
    /** `ss` is ß, `textendash` is –. */
    readonly symbols: Readonly<Record<string, string>>;
    /** `'` and `v` are the combining marks U+0301 and U+030C. */
    readonly accents: Readonly<Record<string, string>>;
    /** `2` is ². */
    readonly superscripts: Readonly<Record<string, string>>;
    /** `2` is ₂. */
    readonly subscripts: Readonly<Record<string, string>>;
  }

  /** Read when it is first asked for: from a file of its own where a program is to start quickly. */
  export function texTable(): TexTable;
}
