import { html, svg, type TemplateResult } from 'lit';
import type { CoverageOutcome } from '@aftercare/sdk/public';

const shield = 'M12 3.5 5 6v5.5c0 4.3 2.9 7.3 7 9 4.1-1.7 7-4.7 7-9V6z';

const icon = (paths: TemplateResult) =>
  html`<svg width="20" height="20" viewBox="0 0 24 24" aria-hidden="true">${paths}</svg>`;

/** How much a warranty gives, at a glance: a shield that is whole, half or crossed out, and a sheet still to be shown. */
export const coverIcons: Record<CoverageOutcome, TemplateResult> = {
  FULL: icon(svg`<path d=${shield} /><path d="m8.8 11.8 2.3 2.3 4.2-4.4" />`),
  PARTIAL: icon(svg`<path d=${shield} /><path fill="currentColor" d="M12 3.5 5 6v5.5c0 4.3 2.9 7.3 7 9z" />`),
  NONE: icon(svg`<path d=${shield} /><path d="m9.3 9.3 5.4 5.4m0-5.4-5.4 5.4" />`),
  NEEDS_PROOF: icon(svg`<path d="M7 3.5h7l4 4v13H7z" /><path d="M14 3.5v4h4M10 12h5M10 15.5h5" />`),
};
