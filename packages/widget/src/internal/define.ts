/** Registers an element unless the page already has one of that name, so that two copies of the script may meet. */
export function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}
