import { formatReferences } from '../core/format/formatReferences';
import { type FormattingAnswer, asFormattingRequest } from '../protocol/formatting';

/** Answers a message away from the editor's own thread; undefined if it is no request. Keeps nothing. */
export function answerFormatting(message: unknown): FormattingAnswer | undefined {
  const request = asFormattingRequest(message);
  return request && { ...formatReferences(request), job: request.job };
}
