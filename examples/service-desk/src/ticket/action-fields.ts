import type { DistanceBand, FaultCause, HoldReason, Priority, Ticket } from '@aftercare/sdk';
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
export const immediate: ReadonlySet<ActionName> = new Set<ActionName>(['start', 'startRemotely', 'resume']);

/** The fields of a step. Of the service levels the codes are needed, as far as they are known. */
export function actionFields(
  action: ActionName,
  ticket: Ticket,
  serviceLevels: readonly string[],
  error: unknown,
) {
  const { text } = language;
  const field = (name: keyof Text['form'], optional = false) => ({
    name,
    label: text.form[name],
    issue: issueAt(error, name),
    optional,
  });
  switch (action) {
    case 'accept':
    case 'classify': {
      const bands = Object.keys(text.band) as DistanceBand[];
      const levels = new Set([ticket.sla.serviceLevel, ...serviceLevels]);
      return [
        choiceField(
          field('priority'),
          priorities.map((value) => ({ value, label: `${value} · ${text.priority[value]}` })),
          ticket.priority,
        ),
        choiceField(
          field('band'),
          [
            ...(ticket.band ? [] : [{ value: '', label: text.form.unknownBand }]),
            ...bands.map((value) => ({ value, label: text.band[value] })),
          ],
          ticket.band ?? '',
        ),
        choiceField(
          field('serviceLevel'),
          [...levels].map((value) => ({ value, label: value })),
          ticket.sla.serviceLevel,
        ),
      ];
    }
    case 'hold':
      return [
        choiceField(
          field('reason'),
          holdReasons.map((value) => ({ value, label: text.holdReason[value] })),
          'WAITING_CUSTOMER',
        ),
        longTextField(field('note', true)),
      ];
    case 'diagnose':
    case 'resolve': {
      const causes = Object.keys(text.cause) as FaultCause[];
      const found = ticket.diagnosis;
      return [
        textField(field('faultCode'), found?.faultCode),
        choiceField(
          field('cause'),
          causes.map((value) => ({ value, label: text.cause[value] })),
          found?.cause,
        ),
        textField(field('sku', true)),
        longTextField(field('diagnosis'), { value: found?.diagnosis }),
        action === 'resolve' ? longTextField(field('workDone')) : nothing,
      ];
    }
    case 'handOver':
      return [
        choiceField(
          field('organization'),
          ticket.handOverReceivers.map(({ code, name }) => ({ value: code, label: `${name} (${code})` })),
        ),
        longTextField(field('note')),
      ];
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
    case 'startRemotely':
    case 'resume':
      return nothing;
  }
}
