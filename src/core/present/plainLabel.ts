/**
 * `text` as a label of the editor shows it: `$(…)` would become an icon and a bidirectional control would turn the row
 * around, so both are taken apart; line ends become spaces. Everything else stays as it is.
 */
export function plainLabel(text: string): string {
  return (
    text
      .replaceAll(/[\u200E\u200F\u202A-\u202E\u2066-\u2069\u061C]/gu, '')
      // A zero-width space keeps the look and breaks the syntax.
      .replaceAll('$(', '$\u200B(')
      .replaceAll(/[\s\u0000-\u001F\u007F]+/gu, ' ')
      .trim()
  );
}
