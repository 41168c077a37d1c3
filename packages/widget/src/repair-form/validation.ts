import type { AnswerMessages } from '../i18n/messages.ts';
import type { DraftValues, FieldName } from './draft.ts';

/** Something the customer has to put right, and where. */
export interface FieldIssue {
  field: FieldName;
  code: string;
}

export const longestDescription = 5000;
const longestName = 200;

/** What keeps a report from being sent; the server has the last word. */
export function validate(values: DraftValues): FieldIssue[] {
  const issues: FieldIssue[] = [];
  const add = (field: FieldName, code: string) => issues.push({ field, code });
  const description = values.description.trim();
  const [name, phone, email] = [values.name.trim(), values.phone.trim(), values.email.trim()];
  if (!description) add('description', 'required');
  if (description.length > longestDescription) add('description', 'too_long');
  if (!values.severity) add('severity', 'required');
  if (!name) add('name', 'required');
  if (name.length > longestName) add('name', 'too_long');
  if (!phone && !email) add('phone', 'contact_missing');
  if (phone && !/^\+?[\d\s().-]{5,24}$/.test(phone)) add('phone', 'invalid_phone');
  if (email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) add('email', 'invalid_email');
  return issues;
}

const fields: Record<string, FieldName> = {
  description: 'description',
  severity: 'severity',
  contact: 'phone',
  'contact.name': 'name',
  'contact.phone': 'phone',
  'contact.email': 'email',
  device: 'serial',
  'device.serial': 'serial',
  'device.modelCode': 'model',
  site: 'address',
  'site.line': 'address',
};

/** The field a server's issue belongs to; `undefined` when the form has none for it. */
export function fieldOf(path: readonly string[]): FieldName | undefined {
  return fields[path.join('.')];
}

/** The sentence for an issue. */
export function describeIssue({ field, code }: FieldIssue, messages: AnswerMessages): string {
  const issues = messages.issues as Record<string, string | Record<string, string>>;
  const own = issues[code === 'contact_missing' ? 'contact' : field];
  return (typeof own === 'object' ? own[code] : undefined) ?? messages.issues.other;
}
