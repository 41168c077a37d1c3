import type { DeskEvent } from '@aftercare/sdk/desk';
import { html, nothing } from 'lit';
import { language } from '../language/language.ts';
import { money } from '../language/money.ts';
import { moment, span } from '../language/time.ts';
import type { PartNames } from '../parts/names.ts';
import { loanerDetails } from '../loaner/loaner-details.ts';
import { ticketHref } from '../route.ts';
import { oldPart, partsMoved } from './history-parts.ts';
import { termsInWords } from './terms-words.ts';

/** What an event says beside its name. */
export function historyDetails(event: DeskEvent, names: PartNames): unknown {
  const { text } = language;
  const { history, times } = text;
  switch (event.__typename) {
    case 'TicketSubmittedEvent':
      return event.channel && html`<p>${text.ticket.channelIs(text.channel[event.channel])}</p>`;
    case 'TicketQuarantinedEvent':
      return html`<p>
        ${event.quarantineReasons.map((reason) => text.quarantine.reason[reason]).join(' · ')}
      </p>`;
    case 'TicketAcceptedEvent':
      return html`<p>${event.priority} · ${text.priority[event.priority]}</p>`;
    case 'TicketHeldEvent':
      return html`<p>${text.holdReason[event.holdReason]}</p>
        ${said(event.note)}`;
    case 'TicketDiagnosedEvent':
      return [
        findings(event),
        event.repeatOf &&
          html`<p>
            ${history.repeats} <a class="mono" href=${ticketHref(event.repeatOf)}>${event.repeatOf}</a>
          </p>`,
      ];
    case 'TicketResolvedEvent':
      return findings(event, event.workDone);
    case 'TicketClosedEvent':
      return html`<p>
        ${[event.signedBy, event.rating && text.ticket.ratingOf(event.rating)].filter(Boolean).join(' · ')}
      </p>`;
    case 'TicketReopenedEvent':
    case 'TicketCancelledEvent':
      return said(event.reason);
    case 'TicketCommentedEvent':
      return said(event.body);
    case 'TicketAssignedEvent':
      return html`<p>
        ${event.assignee ?? history.unassigned}
        ${event.previousAssignee ? html`<span class="soft">${history.instead(event.previousAssignee)}</span>` : nothing}
      </p>`;
    case 'TicketHandedOverEvent':
      return html`<p>${times.changed(event.from, event.to)}</p>
        ${said(event.note)}`;
    case 'TicketClassifiedEvent':
      return html`<p>${classification(event)}</p>`;
    case 'VisitBookedEvent':
    case 'VisitRescheduledEvent':
    case 'VisitEnRouteEvent':
    case 'VisitArrivedEvent':
    case 'VisitDoneEvent':
    case 'VisitMissedEvent':
    case 'VisitCancelledEvent':
      return html`<p>${event.technician} · ${span(event.startsAt, event.endsAt)}</p>
        ${said(event.note)}`;
    case 'SlaWarningEvent':
    case 'SlaBreachedEvent':
      return html`<p>${times.clock[event.clock]} · ${times.due(moment(event.dueAt))}</p>`;
    case 'SlaEscalatedEvent':
      return html`<p>${escalation(event)}</p>
        <p class="soft">${times.percent(times.clock[event.clock], event.percent)}</p>`;
    case 'SlaChangedEvent': {
      const due = moment(event.dueAt);
      return html`<p>
        ${times.clock[event.clock]} ·
        ${event.previousDueAt ? times.changed(moment(event.previousDueAt), due) : times.due(due)}
      </p>`;
    }
    case 'WarrantyVoidedEvent':
    case 'WarrantyRestoredEvent':
      return said(event.reason);
    case 'WarrantyExtendedEvent':
      return html`<p>${event.name}</p>`;
    case 'WarrantyExtensionRevokedEvent':
      return html`<p>${event.name}</p>
        ${said(event.reason)}`;
    case 'DevicePartReplacedEvent':
      return partReplaced(event, names);
    case 'DeviceChangedEvent':
      return html`<p>${event.fields.map((field) => deviceField(field)).join(text.listSeparator)}</p>`;
    case 'DeviceTransferredEvent':
      return html`<p>
          ${event.previousOwner ? times.changed(event.previousOwner, event.owner) : event.owner}
        </p>
        ${said(event.note)}`;
    case 'DeviceRetiredEvent':
      return said(event.reason);
    case 'DeviceReplacedEvent':
      return html`<p class="mono">${times.changed(event.serial, event.newSerial)}</p>
        ${said(event.reason)}`;
    case 'TicketDeviceIdentifiedEvent':
      return html`<p class="mono">
        ${event.previousSerial ? times.changed(event.previousSerial, event.serial) : event.serial}
      </p>`;
    case 'TicketCoverageDecidedEvent':
      return html`<p>${decided(event)}</p>`;
    case 'TicketGoodwillGrantedEvent': {
      const { grantedLabour: labour, grantedParts: parts, grantedTravel: travel } = event;
      return html`<p>${termsInWords({ labour, parts, travel })}</p>
        ${said(event.reason)}`;
    }
    case 'TicketQuotedEvent':
      return html`<p>
        ${text.quote.revision(event.revision)} · ${money(event.total)} ·
        ${text.quote.validUntil(moment(event.validUntil))}
      </p>`;
    case 'TicketQuoteAnsweredEvent':
      return html`<p>${text.quote.state[event.accepted ? 'ACCEPTED' : 'DECLINED']} · ${event.answeredBy}</p>
        ${said(event.answerReason)}`;
    case 'TicketQuoteWithdrawnEvent':
      return said(event.reason);
    case 'AttachmentAddedEvent':
    case 'AttachmentRemovedEvent':
      return html`<p class="file">${event.fileName}</p>`;
    case 'LoanerBookedEvent':
    case 'LoanerLentEvent':
    case 'LoanerExtendedEvent':
    case 'LoanerReturnedEvent':
    case 'LoanerOverdueEvent':
    case 'LoanerCancelledEvent':
      return loanerDetails(event);
    case 'StockReservedEvent':
    case 'StockBackorderedEvent':
    case 'StockReleasedEvent':
    case 'StockIssuedEvent':
    case 'StockReturnedEvent':
    case 'StockTransferredEvent':
      return partsMoved(event, names);
    case 'StockRemovedPartRecordedEvent':
      return oldPart(event, names);
    default:
      return nothing;
  }
}

type Of<Name extends DeskEvent['__typename']> = Extract<DeskEvent, { __typename: Name }>;

const said = (words: string | null) => (words ? html`<p class="said pre">${words}</p>` : nothing);

function findings(
  { faultCode, cause, diagnosis }: Of<'TicketDiagnosedEvent' | 'TicketResolvedEvent'>,
  workDone?: string,
) {
  const { form, cause: causes } = language.text;
  return html`
    <dl class="said">
      <div>
        <dt class="soft">${form.faultCode}</dt>
        <dd>${faultCode} · ${causes[cause]}</dd>
      </div>
      <div>
        <dt class="soft">${form.diagnosis}</dt>
        <dd class="pre">${diagnosis}</dd>
      </div>
      ${
        workDone
          ? html`<div>
              <dt class="soft">${form.workDone}</dt>
              <dd class="pre">${workDone}</dd>
            </div>`
          : nothing
      }
    </dl>
  `;
}

/** A field by the label that the facts of a device give it. */
function deviceField(name: string): string {
  const { device, warranty } = language.text;
  const { purchasedOn, deliveredOn, installedOn, acceptedOn } = device;
  const names: Record<string, string> = {
    purchasedOn,
    deliveredOn,
    installedOn,
    acceptedOn,
    policy: warranty.policyName,
  };
  return names[name] ?? name;
}

function partReplaced(event: Of<'DevicePartReplacedEvent'>, names: PartNames) {
  const { history, warranty } = language.text;
  const { replacedSku, partName, newPartSerial, oldPartSerial, underWarranty } = event;
  const parts = [
    newPartSerial && history.newPart(newPartSerial),
    oldPartSerial && history.oldPart(oldPartSerial),
    underWarranty && warranty.underWarranty,
  ];
  return html`<p>${names.part(replacedSku, partName)} <span class="mono soft">${replacedSku}</span></p>
    <p class="soft">${parts.filter(Boolean).join(' · ')}</p>`;
}

/** Who pays in a word and, where that is not all, for what. */
function decided({ cause, sku, outcome, labour, parts, travel }: Of<'TicketCoverageDecidedEvent'>): string {
  const { warranty, cause: causes } = language.text;
  const terms = labour && parts && travel && outcome === 'PARTIAL' && termsInWords({ labour, parts, travel });
  return [warranty.payer.outcome[outcome], terms, causes[cause], sku].filter(Boolean).join(' · ');
}

function classification({
  priority,
  previousPriority,
  band,
  serviceLevel,
}: Of<'TicketClassifiedEvent'>): string {
  const { text } = language;
  const { form, times } = text;
  const said = [
    priority &&
      (previousPriority && previousPriority !== priority
        ? times.changed(previousPriority, priority)
        : `${priority} · ${text.priority[priority]}`),
    band && `${form.band}: ${text.band[band]}`,
    serviceLevel && `${form.serviceLevel}: ${serviceLevel}`,
  ];
  return said.filter(Boolean).join(' · ');
}

function escalation({ action, role, detail }: Of<'SlaEscalatedEvent'>): string {
  const { escalation: words, told, notice } = language.text.times;
  switch (action) {
    case 'NOTIFY':
      return role ? words.NOTIFY(told[role]) : '';
    case 'HAND_OVER':
      return detail ? notice.handedOver(detail) : words.HAND_OVER;
    case 'RAISE':
      return detail ? `${words.RAISE} · ${detail}` : words.RAISE;
  }
}
