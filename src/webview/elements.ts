type Child = Node | string;

interface Attributes {
  readonly className?: string;
  readonly title?: string;
  readonly label?: string;
  /** Names are constants of ours, never data. */
  readonly more?: Readonly<Record<string, string>>;
  readonly onClick?: () => void;
}

/** Without the characters that turn the text behind them around: what is read is what is there. */
function readable(text: string): string {
  return text.replaceAll(/[\u202A-\u202E\u2066-\u2069]/gu, '');
}

/** A new element. Strings become text nodes, so nothing in them is ever read as markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  { className, title, label, more = {}, onClick }: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== undefined && className !== '') made.className = className;
  if (title !== undefined) made.title = readable(title);
  if (label !== undefined) made.setAttribute('aria-label', readable(label));
  for (const [attribute, value] of Object.entries(more)) made.setAttribute(attribute, readable(value));
  if (onClick !== undefined) made.addEventListener('click', onClick);
  made.append(...children.map((child) => (typeof child === 'string' ? readable(child) : child)));
  return made;
}

/** A button that sends no form. */
export function button(
  attributes: Attributes & { readonly onClick: () => void },
  ...children: readonly Child[]
): HTMLButtonElement {
  return element('button', { ...attributes, more: { type: 'button', ...attributes.more } }, ...children);
}

/** What a picture is made of. */
type DrawnName = 'svg' | 'g' | 'rect' | 'line' | 'text' | 'title';

/** A new element of a picture. Names of attributes are constants of ours; strings become text nodes. */
export function drawn<Name extends DrawnName>(
  name: Name,
  attributes: Readonly<Record<string, string | number>> = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [attribute, value] of Object.entries(attributes))
    made.setAttribute(attribute, readable(String(value)));
  made.append(...children.map((child) => (typeof child === 'string' ? readable(child) : child)));
  return made;
}
