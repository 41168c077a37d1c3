/**
 * The script of a web page: `<script type="module" src="…/widget.js"></script>`. It watches the page for Aftercare's
 * elements and loads each one when the first of its kind appears.
 */
const modules = new Map<string, () => Promise<unknown>>([
  ['aftercare-widget', () => import('./aftercare-widget/aftercare-widget.ts')],
  ['aftercare-repair-form', () => import('./repair-form/repair-form.ts')],
  ['aftercare-repair-status', () => import('./repair-status/repair-status.ts')],
]);

// What lies below an element that is still to come stays out of sight, so that it does not move before the visitor's eyes.
const reservation = new CSSStyleSheet();
reservation.replaceSync(
  'aftercare-widget:not(:defined),aftercare-repair-form:not(:defined){display:block;min-block-size:100vh}',
);
document.adoptedStyleSheets.push(reservation);

function load(): void {
  for (const [name, module] of modules) {
    if (!document.querySelector(name)) continue;
    modules.delete(name);
    module().catch((error: unknown) => {
      modules.set(name, module);
      reportError(error);
    });
  }
  if (modules.size === 0) arrivals.disconnect();
}

const arrivals = new MutationObserver(load);
arrivals.observe(document, { childList: true, subtree: true });
load();
