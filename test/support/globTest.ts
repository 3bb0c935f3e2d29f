/** Tells whether a path fits a glob pattern with `**`, `*`, `{a,b}` and `[aA]`, as far as the adapters use them. */
export function globTest(pattern: string): (path: string) => boolean {
  const source = pattern.replaceAll(/\*\*\/|[*.{},]/gu, (sign) => {
    const written: Readonly<Record<string, string>> = {
      '**/': '(?:.*/)?',
      '*': '[^/]*',
      '.': '\\.',
      '{': '(?:',
      '}': ')',
      ',': '|',
    };
    return written[sign] ?? sign;
  });
  const expression = new RegExp(`^/?${source}$`, 'u');
  return (path) => expression.test(path);
}
