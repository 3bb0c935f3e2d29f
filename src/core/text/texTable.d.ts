/** Made by esbuild.mjs from the tables of the package unicode2latex. Names are without the backslash. */
declare module 'citewell:tex-table' {
  /** `ss` is ß, `textendash` is –. */
  export const symbols: Readonly<Record<string, string>>;
  /** `'` and `v` are the combining marks U+0301 and U+030C. */
  export const accents: Readonly<Record<string, string>>;
  /** `2` is ². */
  export const superscripts: Readonly<Record<string, string>>;
  /** `2` is ₂. */
  export const subscripts: Readonly<Record<string, string>>;
}
