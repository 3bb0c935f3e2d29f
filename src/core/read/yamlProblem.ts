import type { Problem } from '../model/problem';
import type { YamlError } from '../text/yaml';
import { t } from '../util/l10n';

/** What the reader of YAML says of a text, as a problem of the item that has it. */
export function yamlProblem({ message, start, end }: YamlError): Problem {
  return {
    code: 'broken-item',
    severity: 'error',
    message: t(
      'This is no YAML: {0}. Correct it, or put the value in quotation marks.',
      message.replace(/\.$/, ''),
    ),
    span: { start, end: Math.max(end, start + 1) },
  };
}
