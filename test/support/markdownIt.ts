import Engine from 'markdown-it';
import type { MarkdownIt } from '../../src/host/providers/markdownPreview';

/** What the editor's own preview does with markdown-it. */
interface MarkdownEngine extends MarkdownIt {
  readonly renderer: MarkdownIt['renderer'] & {
    render(tokens: readonly object[], options: object, env: object): string;
  };
  readonly options: object;
  parse(
    text: string,
    env: object,
  ): readonly { readonly type: string; readonly map: readonly number[] | null }[];
}

/** An engine as that of the editor's preview. */
export function markdownIt(): MarkdownEngine {
  return new Engine({ html: true }) as MarkdownEngine;
}

/** The HTML of a text. As the editor does it: it says of which document a text is only when it draws. */
export function drawnBy(engine: MarkdownEngine, text: string, env: object): string {
  return engine.renderer.render(engine.parse(text, {}), engine.options, env);
}
