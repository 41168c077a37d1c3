import type { FaultCause, HoldReason, Priority, Ticket } from '@aftercare/sdk';
import { nothing } from 'lit';
import { choiceField, longTextField, textField } from '../elements/field.ts';
import { issueAt } from '../explain.ts';
import type { Text } from '../language/en.ts';
import { language } from '../language/language.ts';
import type { ActionName } from './actions.ts';

/** WAITING_PARTS is not offered: that hold comes and goes with the backorder. */
const holdReasons: readonly HoldReason[] = ['WAITING_CUSTOMER', 'WAITING_VENDOR'];
const priorities: readonly Priority[] = ['P1', 'P2', 'P3', 'P4'];
const ratings = ['5', '4', '3', '2', '1'];

/** Steps that need nothing but the click. */
export const immediate: ReadonlySet<ActionName> = new Set<ActionName>(['start', 'resume']);

export function actionFields(action: ActionName, ticket: Ticket, error: unknown) {
  const { text } = language;
  const field = (name: keyof Text['form'], optional = false) => ({
    name,
    label: text.form[name],
    issue: issueAt(error, name),
    optional,
  });
  switch (action) {
    case 'accept':
      return choiceField(
        field('priority'),
        priorities.map((value) => ({ value, label: `${value} · ${text.priority[value]}` })),
        ticket.priority,
      );
    case 'hold':
      return [
        choiceField(
          field('reason'),
          holdReasons.map((value) => ({ value, label: text.holdReason[value] })),
          'WAITING_CUSTOMER',
        ),
        longTextField(field('note', true)),
      ];
    case 'resolve': {
      const causes = Object.keys(text.cause) as FaultCause[];
      return [
        textField(field('faultCode')),
        choiceField(
          field('cause'),
          causes.map((value) => ({ value, label: text.cause[value] })),
        ),
        longTextField(field('diagnosis')),
        longTextField(field('workDone')),
      ];
    }
    case 'close':
      return [
        textField(field('signedBy', true), ticket.contact?.name),
        choiceField(
          field('rating', true),
          [
            { value: '', label: text.form.noRating },
            ...ratings.map((value) => ({ value, label: text.ticket.ratingOf(Number(value)) })),
          ],
          '',
        ),
      ];
    case 'reopen':
    case 'cancel':
      return longTextField(field('reason'));
    case 'start':
    case 'resume':
      return nothing;
  }
}
