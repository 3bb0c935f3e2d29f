declare module 'citewell:packages' {
  /** Hands over what `dist/web/packages.js` exports: packages that the web bundle leaves out. See `esbuild.mjs`. */
  export function handOver(packages: unknown): void;
}
