import type { SubmitTicketInput } from '@aftercare/sdk/public';
import type { Locale } from '../i18n/locale.ts';
import { unsureModel, type DraftValues } from './draft.ts';

/** What is typed, as the server takes it. */
export function toInput(values: DraftValues, locale: Locale, idempotencyKey: string): SubmitTicketInput {
  const text = (field: keyof DraftValues) => values[field].trim() || undefined;
  const serial = text('serial');
  const modelCode = values.model === unsureModel ? undefined : text('model');
  const line = text('address');
  return {
    idempotencyKey,
    description: values.description.trim(),
    severity: values.severity || undefined,
    device: serial || modelCode ? { serial, modelCode } : undefined,
    contact: { name: values.name.trim(), phone: text('phone'), email: text('email') },
    site: line ? { line } : undefined,
    locale,
  };
}
