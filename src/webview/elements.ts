type Child = Node | string;

interface Attributes {
  readonly className?: string;
  readonly title?: string;
  readonly label?: string;
  readonly onClick?: () => void;
}

/** A new element. Strings become text nodes, so nothing in them is ever read as markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  { className, title, label, onClick }: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== undefined) made.className = className;
  if (title !== undefined) made.title = title;
  if (label !== undefined) made.setAttribute('aria-label', label);
  if (onClick !== undefined) made.addEventListener('click', onClick);
  made.append(...children);
  return made;
}
