/** Repair submission and status tracking as web components. Importing this module registers the elements. */
export { AftercareWidget } from './aftercare-widget/aftercare-widget.ts';
export { AftercareErrorEvent } from './events/error.ts';
export { AftercareStatusChangedEvent } from './events/status-changed.ts';
export { AftercareSubmittedEvent } from './events/submitted.ts';
export type { Locale } from './i18n/locale.ts';
export { AftercareRepairForm } from './repair-form/repair-form.ts';
export { AftercareRepairStatus } from './repair-status/repair-status.ts';
