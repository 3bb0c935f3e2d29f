import assert from 'node:assert/strict';
import { bibDocument, type BibDocument } from '../../../src/core/edit/bibDocument';
import type { EditOutcome } from '../../../src/core/edit/outcome';
import { applyEdits } from '../../../src/core/edit/textEdits';
import { withLineEnds } from '../../../src/core/write/entryText';

/** The text after the edits, or the reason why there are none. */
export function outcomeOf(
  text: string,
  edit: (document: BibDocument) => EditOutcome,
  encoding = 'utf8',
): string {
  const outcome = edit(bibDocument(text, { encoding }));
  return outcome.kind === 'refused' ? `refused: ${outcome.reason}` : applyEdits(text, outcome.edits);
}

/** One edit with the texts before and after it, written in lines; the same holds with other line ends. */
export interface EditCase {
  readonly says: string;
  readonly edit: (document: BibDocument) => EditOutcome;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** One test for each case; line ends of all kinds are tried, but a comment, which only a line feed ends, has one. */
export function itEdits(cases: readonly EditCase[]): void {
  for (const { says, edit, before, after } of cases) {
    it(says, () => {
      const hasComment = before.some((line) => line.includes('%'));
      for (const lineEnd of ['\n', '\r\n', ...(hasComment ? [] : ['\r'])]) {
        const [from, to] = [before, after].map((lines) => withLineEnds(lines.join('\n'), lineEnd));
        assert.equal(outcomeOf(from!, edit), to, JSON.stringify(lineEnd));
      }
    });
  }
}

/** One test for each text that must not be changed, with a part of what is said. */
export function itRefuses(
  cases: readonly (readonly [
    says: string,
    text: string,
    edit: (document: BibDocument) => EditOutcome,
    part: string,
  ])[],
): void {
  for (const [says, text, edit, part] of cases) {
    it(`refuses ${says}`, () => {
      const outcome = outcomeOf(text, edit);
      assert.ok(outcome.startsWith('refused: '), outcome);
      assert.ok(outcome.includes(part), outcome);
    });
  }
}
