import { unsafeCSS, type LitElement } from 'lit';

/** Gives an element the style sheet of a part that came later than it. */
export function adopt({ renderRoot }: LitElement, styles: string): void {
  const root = renderRoot as ShadowRoot;
  const sheet = unsafeCSS(styles).styleSheet;
  if (sheet && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
