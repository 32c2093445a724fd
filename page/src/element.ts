/** Makes elements without ever parsing markup, so that no text of a draft can become an element. */
type Child = Node | string | null | false | undefined;

interface Options {
  readonly class?: string;
  /** Attributes; those with the value false or undefined are left out. */
  readonly [attribute: string]: string | number | boolean | ((event: never) => void) | undefined;
}

/** An element. Options `on…` are listeners, all others attributes. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  options: Options = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(options)) {
    if (typeof value === 'function') made.addEventListener(key.slice(2), value as (event: Event) => void);
    else if (value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** A button. */
export const button = (label: string, press: () => void, options: Options = {}): HTMLButtonElement =>
  element('button', { type: 'button', onclick: press, ...options }, label);

/** A link to a place of the draft. Unlike a button, a link can be broken over lines. */
export const placeLink = (go: () => void, ...words: readonly Child[]): HTMLAnchorElement => {
  const onclick = (event: Event): void => {
    event.preventDefault();
    go();
  };
  return element('a', { href: '#', onclick }, ...words);
};
