import type { Problem } from '../model/problem';
import type { YamlError } from '../text/yaml';

/** What the reader of YAML says of a text, as a problem of the item that has it. */
export function yamlProblem({ message, start, end }: YamlError): Problem {
  return {
    code: 'broken-item',
    severity: 'error',
    message: `This is no YAML: ${message.replace(/\.$/, '')}. Correct it, or put the value in quotation marks.`,
    span: { start, end: Math.max(end, start + 1) },
  };
}
