const slots = 1024;

/**
 * Gives the names of types, fields and macros in lower case. A file repeats a few names thousands of times: a
 * name that was met before, in the same case of letters, comes back as the same string and costs no memory.
 */
export class NameTable {
  private readonly written: string[] = Array.from({ length: slots }, () => '');
  private readonly lowered: string[] = Array.from({ length: slots }, () => '');

  public constructor(private readonly text: string) {}

  /** The name in `[start, end)` of the text. */
  public lowerCase(start: number, end: number): string {
    const { text } = this;
    const hash = (end - start) * 31 + text.charCodeAt(start) * 7 + text.charCodeAt(end - 1) * 131;
    const slot = hash & (slots - 1);
    const known = this.written[slot] ?? '';
    if (known.length === end - start && text.startsWith(known, start)) return this.lowered[slot] ?? '';
    const name = text.slice(start, end);
    this.written[slot] = name;
    this.lowered[slot] = unique(name.toLowerCase());
    return this.lowered[slot];
  }
}

/** The same text as the engine keeps it for property names: two of these are compared by their addresses. */
function unique(name: string): string {
  const [key = ''] = Object.keys({ [name]: true });
  return key;
}
