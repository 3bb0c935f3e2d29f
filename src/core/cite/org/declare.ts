import type { TextEdit } from '../markup';
import { linesAt, linesAtEnd, nextLine } from '../newLines';

/** The edits that declare a bibliography below the keywords at the top, and print it at the end where nothing does. Linear. */
export function declareInOrg(text: string, path: string): readonly TextEdit[] {
  let top = 0;
  while (/^#(?:\+[\w-]+:|[ \t]).*/u.test(text.slice(top, top + 200))) top = nextLine(text, top);
  const declaration = linesAt(text, top, [`#+bibliography: ${path}`]);
  if (/^#\+print_bibliography:/imu.test(text)) return [declaration];
  return [declaration, linesAtEnd(text, ['#+print_bibliography:'])];
}
