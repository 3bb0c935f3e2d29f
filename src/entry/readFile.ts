import type { Problem } from '../core/model/problem';
import type { SourceFormat } from '../core/read/formatNames';
import { formatOf } from '../core/read/readSource';
import { complain, textOf } from './terminal';

/** What a reader needs of a bibliography, and what was wrong with its bytes. */
export interface SourceText {
  readonly file: string;
  readonly format: SourceFormat;
  readonly text: string;
  readonly problems: readonly Problem[];
}

/** The text of a bibliography or listing and its format, unless that is known; undefined after saying why not. */
export function sourceText(file: string, known?: SourceFormat): SourceText | undefined {
  const decoded = textOf(file);
  if (decoded === undefined) return undefined;
  const format = known ?? formatOf(file, decoded.text);
  if (format === undefined) {
    complain(
      `${file}: is neither a bibliography (BibTeX, CSL-JSON, CSL-YAML, Hayagriva, RIS, PubMed, EndNote) nor a listing of papers`,
    );
    return undefined;
  }
  return { file, format, text: decoded.text, problems: decoded.problems };
}
