import { html, LitElement, svg, unsafeCSS } from 'lit';
import { property, state } from 'lit/decorators.js';
import { define } from '../internal/define.ts';
import styles from './signature-pad.css?inline';
import { boxHeight, boxWidth, pathOf, type Point, withPoint } from './strokes.ts';

/** What the pad says. */
export interface SignatureWords {
  pad: (strokes: number) => string;
  undo: string;
  clear: string;
}

/**
 * Takes a drawn signature as a field of its form: SVG path data in a box of 600 × 200, of `M` and `L` and integers only.
 *
 * @internal
 */
export class AftercareSignaturePad extends LitElement {
  static formAssociated = true;
  static override styles = unsafeCSS(styles);

  @property({ attribute: false }) words: SignatureWords | undefined;

  @state() private strokes: readonly (readonly Point[])[] = [];

  readonly #internals = this.attachInternals();
  #pointer: number | undefined;

  /** Called when its form is emptied. */
  formResetCallback(): void {
    this.#draw([]);
  }

  protected override render() {
    const { words, strokes } = this;
    if (!words) return undefined;
    const empty = strokes.length === 0;
    return html`<svg
        viewBox="0 0 ${boxWidth} ${boxHeight}"
        role="img"
        aria-label=${words.pad(strokes.length)}
        @pointerdown=${this.#begin}
        @pointermove=${this.#go}
        @pointerup=${this.#end}
        @pointercancel=${this.#end}
      >
        <path class="line" d="M30 158H570" />
        ${svg`<path d=${pathOf(strokes)} />`}
      </svg>
      <div class="buttons">
        <button type="button" ?disabled=${empty} @click=${() => this.#draw(strokes.slice(0, -1))}>
          ${words.undo}
        </button>
        <button type="button" ?disabled=${empty} @click=${() => this.#draw([])}>${words.clear}</button>
      </div>`;
  }

  readonly #begin = (event: PointerEvent): void => {
    if (event.button !== 0 || this.#pointer !== undefined) return;
    event.preventDefault();
    this.#pointer = event.pointerId;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.#draw([...this.strokes, [pointOf(event)]]);
  };

  readonly #go = (event: PointerEvent): void => {
    const stroke = this.strokes.at(-1);
    if (event.pointerId !== this.#pointer || !stroke) return;
    const events = event.getCoalescedEvents();
    const points = (events.length > 0 ? events : [event]).map((each) => pointOf(each, event.currentTarget));
    this.#draw([...this.strokes.slice(0, -1), points.reduce(withPoint, stroke)]);
  };

  readonly #end = (event: PointerEvent): void => {
    if (event.pointerId === this.#pointer) this.#pointer = undefined;
  };

  #draw(strokes: readonly (readonly Point[])[]): void {
    this.strokes = strokes;
    this.#internals.setFormValue(pathOf(strokes) || null);
  }
}

/** Where in the box it is. */
function pointOf(event: PointerEvent, pad = event.currentTarget): Point {
  const { left, top, width, height } = (pad as Element).getBoundingClientRect();
  return [
    within(((event.clientX - left) / width) * boxWidth, boxWidth),
    within(((event.clientY - top) / height) * boxHeight, boxHeight),
  ];
}

const within = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)));

define('aftercare-signature-pad', AftercareSignaturePad);
