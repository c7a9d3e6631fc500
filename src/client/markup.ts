/** Makes an element. Text is always text: nothing is parsed as HTML. */
export function createElement<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string | undefined> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes))
    if (value !== undefined) element.setAttribute(attribute, value);
  element.append(...children);
  return element;
}

let region: HTMLElement | undefined;

/** Announces something to screen readers, once they have finished speaking. */
export function announce(text: string): void {
  region ??= document.body.appendChild(createElement('p', { class: 'v', role: 'status' }));
  region.textContent = '';
  // A region is announced only when it changes after it was there, even to what it said before.
  setTimeout(() => region?.replaceChildren(text), 100);
}
