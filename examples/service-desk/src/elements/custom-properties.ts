import { nothing } from 'lit';
import { directive, Directive, type ElementPart } from 'lit/directive.js';

/** Sets custom properties of an element through the CSSOM: a style attribute is refused by the page's policy. */
class CustomProperties extends Directive {
  render(_values: Readonly<Record<`--${string}`, number>>): unknown {
    return nothing;
  }

  override update(part: ElementPart, [values]: Parameters<this['render']>): unknown {
    const { style } = part.element as HTMLElement;
    for (const [name, value] of Object.entries(values)) style.setProperty(name, String(value));
    return nothing;
  }
}

export const customProperties = directive(CustomProperties);
