import type { Priority, SubmitTicketInput } from '@aftercare/sdk/public';

/** What the customer has typed so far. */
export interface DraftValues {
  model: string;
  serial: string;
  description: string;
  severity: Priority | '';
  name: string;
  phone: string;
  email: string;
  address: string;
}

export type FieldName = keyof DraftValues;

/** The choice of a customer who cannot name the product. */
export const unsureModel = 'unsure';

/** A report that is not sent yet, or not known to be. */
export interface Draft {
  values: DraftValues;
  /** Makes sending the same report twice have one effect; drawn with the first sending. */
  idempotencyKey?: string | undefined;
  /** What went out under this key without an answer coming back. */
  unanswered?: SubmitTicketInput | undefined;
}

export function emptyDraft(known: Partial<DraftValues> = {}): Draft {
  return {
    values: {
      model: '',
      serial: '',
      description: '',
      severity: '',
      name: '',
      phone: '',
      email: '',
      address: '',
      ...known,
    },
  };
}

/** Keeps the draft of one dealer's form over a reload, for as long as the tab lives. */
export class DraftStore {
  readonly #name: string;

  constructor(publishableKey: string) {
    this.#name = `aftercare:draft:${publishableKey}`;
  }

  read(): Draft {
    try {
      const stored = JSON.parse(sessionStorage.getItem(this.#name) ?? '{}') as Partial<Draft>;
      return { ...stored, ...emptyDraft(stored.values) };
    } catch {
      return emptyDraft();
    }
  }

  write(draft: Draft): void {
    try {
      sessionStorage.setItem(this.#name, JSON.stringify(draft));
    } catch {
      // Storage is full or forbidden: the draft lives as long as the page.
    }
  }
}
