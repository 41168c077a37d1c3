import {
  acceptTicket,
  addComment,
  assignTicket,
  cancelTicket,
  cancelTrackedTicket,
  closeTicket,
  closeTrackedTicket,
  commentTrackedTicket,
  diagnoseTicket,
  grantGoodwill,
  handOverTicket,
  holdTicket,
  moveVisit,
  reopenTicket,
  reopenTrackedTicket,
  resolveTicket,
  resumeTicket,
  scheduleVisit,
  sendQuote,
  startWork,
  submitTicket,
} from '../modules/ticket/index.ts';
import { lendLoaner } from '../modules/loaner/index.ts';
import { issueParts, reserveParts } from '../modules/supply/index.ts';
import { momentOf } from './ago.ts';
import { currency, type PartCode, serviceRates } from './catalogue.ts';
import { proveForm } from './form.ts';
import { organizations, staff, type Staff } from './network.ts';
import type { Action, Stage } from './play.ts';
import type { CustomerStep, QuotedItem, StaffStep, Story } from './story.ts';

/** What happens in a story: each step by the verb that a person would use. */
export function tell(story: Story, serial: string | null, now: Date): Action[] {
  const { timeZone } = organizations.find(({ code }) => code === story.origin)!;
  let ticketId = '';
  const beginning: Action = {
    at: momentOf(story.at, now, timeZone),
    async run(stage) {
      ({ ticketId } = await submit(stage, story, serial));
    },
  };
  const technician = technicianOf(story);
  const steps = story.steps.map((step): Action => ({
    at: momentOf(step.at, now, timeZone),
    run: (stage) =>
      step.by === 'customer'
        ? takeAsCustomer(stage, step, ticketId)
        : takeAsStaff(stage, step, ticketId, technician),
  }));
  return [beginning, ...steps];
}

/** Whom the desk gives the job when it accepts: the technician who begins the work. */
function technicianOf({ steps }: Story): Staff | undefined {
  const start = steps.find((step) => step.by !== 'customer' && step.does === 'start');
  if (!start || start.by === 'customer') return undefined;
  return staff[start.by].roles.includes('TECHNICIAN') ? start.by : undefined;
}

async function submit(stage: Stage, story: Story, serial: string | null) {
  const { customer, by, kind, channel, description, severity, locale, model, origin, isSuspect } = story;
  const { name, phone, email, city, line } = customer;
  const visitor = by === 'customer' ? stage.asVisitor(origin) : null;
  const ctx = visitor ?? stage.asStaff(by as Staff);
  return submitTicket(ctx, {
    formProof: visitor && !isSuspect ? await proveForm(visitor) : null,
    kind,
    channel,
    description,
    severity,
    locale,
    contact: { name, phone, email },
    site: { city, line },
    device: serial ? { serial } : model ? { modelCode: model } : null,
  });
}

async function takeAsStaff(
  stage: Stage,
  step: StaffStep,
  id: string,
  technician: Staff | undefined,
): Promise<void> {
  const ctx = stage.asStaff(step.by);
  switch (step.does) {
    case 'accept':
      await acceptTicket(ctx, { id, priority: step.priority });
      if (technician) await assignTicket(ctx, { id, member: stage.memberId(technician) });
      break;
    case 'schedule': {
      const startsAt = stage.momentOf(step.from, step.technician);
      const endsAt = new Date(startsAt.getTime() + step.hours * hourMs);
      await scheduleVisit(ctx, { id, technician: stage.memberId(step.technician), startsAt, endsAt });
      break;
    }
    case 'assign':
      await assignTicket(ctx, { id, member: stage.memberId(step.technician) });
      break;
    case 'hand-over':
      await handOverTicket(ctx, { id, organization: step.to, note: step.note });
      break;
    case 'diagnose': {
      const { faultCode, cause, diagnosis } = step;
      await diagnoseTicket(ctx, { id, faultCode, cause, diagnosis });
      break;
    }
    case 'grant-goodwill': {
      const { labour, parts, travel, reason } = step;
      await grantGoodwill(ctx, { id, labour, parts, travel, reason });
      break;
    }
    case 'reserve-parts':
      await reserve(stage, step, id, 'BACKORDER');
      break;
    case 'use-parts': {
      const held = await stage.database.partLine.count({ where: { ticketId: id, state: 'RESERVED' } });
      if (held === 0) await reserve(stage, step, id, 'REFUSE');
      // Those who keep a store hand out; he sees them all.
      await issueParts(stage.asStaff('gu'), { ticket: id });
      break;
    }
    case 'quote': {
      const lines = step.lines.map(lineOf);
      await sendQuote(ctx, { id, currency, lines, tax: 'VAT-13', note: step.note });
      break;
    }
    case 'lend':
      await lendLoaner(ctx, { ticket: id, serial: step.serial, until: stage.momentOf(step.until, step.by) });
      break;
    case 'start':
      await begin(stage, step.by, id);
      break;
    case 'hold':
      await holdTicket(ctx, { id, reason: step.reason, note: step.note });
      break;
    case 'resume':
      await resumeTicket(ctx, { id });
      break;
    case 'resolve': {
      const { faultCode, cause, diagnosis, workDone } = step;
      await resolveTicket(ctx, { id, faultCode, cause, diagnosis, workDone });
      break;
    }
    case 'comment':
      await addComment(ctx, { id, body: step.body, visibility: step.visibility });
      break;
    case 'close':
      await closeTicket(ctx, { id, signedBy: step.signedBy, rating: step.rating, signature: step.signature });
      break;
    case 'reopen':
      await reopenTicket(ctx, { id, reason: step.reason });
      break;
    case 'cancel':
      await cancelTicket(ctx, { id, reason: step.reason });
  }
}

function takeAsCustomer(stage: Stage, step: CustomerStep, ticketId: string): Promise<void> {
  const ctx = stage.asCustomer(ticketId);
  switch (step.does) {
    case 'comment':
      return commentTrackedTicket(ctx, { body: step.body });
    case 'close':
      return closeTrackedTicket(ctx, {
        signedBy: step.signedBy,
        rating: step.rating,
        signature: step.signature,
      });
    case 'reopen':
      return reopenTrackedTicket(ctx, { reason: step.reason });
    case 'cancel':
      return cancelTrackedTicket(ctx, { reason: step.reason });
  }
}

const lineOf = (item: QuotedItem) =>
  'sku' in item ? { kind: 'PARTS' as const, ...item } : { kind: serviceRates[item.rate].kind, ...item };

async function reserve(
  stage: Stage,
  { by, sku, quantity = 1 }: { by: Staff; sku: PartCode; quantity?: number },
  ticket: string,
  onShortage: 'REFUSE' | 'BACKORDER',
): Promise<void> {
  await reserveParts(stage.asStaff(by), { ticket, lines: [{ sku, quantity }], onShortage });
}

const hourMs = 60 * 60 * 1000;

/** Work begins with the arrival at the appointment, where there is one. */
async function begin(stage: Stage, who: Staff, id: string): Promise<void> {
  const ctx = stage.asStaff(who);
  const visit = await stage.database.visit.findFirst({ where: { ticketId: id, state: 'BOOKED' } });
  if (visit) await moveVisit(ctx, { visit: visit.id, state: 'ARRIVED' });
  else await startWork(ctx, { id });
}
