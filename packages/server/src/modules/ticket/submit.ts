import type { z } from 'zod';
import { ValidationError } from '../../platform/errors.ts';
import type { Actor } from '../../platform/event-log/index.ts';
import { newId } from '../../platform/ids.ts';
import { once } from '../../platform/idempotency.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import type { Transaction } from '../../platform/database.ts';
import {
  authorize,
  type Context,
  type PublicViewer,
  readFormProof,
  requireViewer,
  signTrackingToken,
  staffActor,
  type StaffViewer,
} from '../access/index.ts';
import { lockUploads } from '../attachment/index.ts';
import { keepContact } from '../customer/index.ts';
import { normalizeSerial } from '../device/index.ts';
import { startClocks } from '../sla/index.ts';
import { attachToLockedTicket } from './attach.ts';
import { requireServiceLevel } from './classify.ts';
import { submitTicketInput } from './inputs.ts';
import { systemActor } from './move.ts';
import { newTicketNumber } from './number.ts';
import { recordTicketEvent } from './record.ts';
import { suspect } from './suspect.ts';

export interface SubmittedTicket {
  ticketId: string;
  number: string;
  trackingToken: string;
}

/** Takes in a request for service, for the organization that the key belongs to. */
export async function submitTicket(
  ctx: Context,
  input: z.input<typeof submitTicketInput>,
): Promise<SubmittedTicket> {
  authorize(ctx, 'ticket.submit');
  const viewer = requireKeyHolder(ctx);
  const { formProof, honeypot, ...submitted } = parse(submitTicketInput, input);
  const { idempotencyKey, device, contact, site, locale, serviceLevel, attachments, ...request } = submitted;
  await ctx.limit('submitTicket', [contact.phoneKey, contact.emailKey]);
  // On a public page the customer writes; with a secret key, staff or a partner's system does.
  const channel = viewer.kind === 'PUBLISHABLE_KEY' ? 'WIDGET' : (request.channel ?? 'API');
  if (serviceLevel && viewer.kind === 'PUBLISHABLE_KEY') throw notForCustomers();
  const call = {
    subject: viewer.id,
    operation: 'submitTicket',
    key: idempotencyKey,
    input: { device, contact, site, locale, serviceLevel, attachments, ...request },
    now: ctx.clock.now(),
  };
  const proof = viewer.kind === 'PUBLISHABLE_KEY' && (await readProof(ctx, viewer, formProof));
  const kept = await transact(ctx, (tx) =>
    once(tx, call, async () => {
      const { now } = call;
      // What is wrong with the rest is told first: who tries a serial number with it learns nothing of the device.
      await lockUploads(tx, ctx, attachments ?? []);
      const reported = await findReported(tx, viewer, device);
      const { description } = request;
      const quarantineReasons =
        viewer.kind === 'PUBLISHABLE_KEY' && proof
          ? await suspect(tx, viewer, { proof, honeypot: honeypot?.trim() || null, description }, now)
          : [];
      const quarantined = quarantineReasons.length > 0;
      const people = await keepContact(tx, { organizationId: viewer.organizationId, contact, site, now });
      const ticket = await tx.ticket.create({
        data: {
          id: newId(),
          number: await freeNumber(tx),
          kind: request.kind,
          status: 'SUBMITTED',
          // The customer states a severity; the desk sets the priority when it accepts.
          priority: request.severity ?? 'P3',
          severity: request.severity,
          band: site?.band,
          serviceLevel: await chooseServiceLevel(tx, viewer.organizationId, serviceLevel),
          channel,
          description,
          quarantined,
          quarantineReasons,
          locale,
          originId: viewer.organizationId,
          handlerId: viewer.organizationId,
          ...reported,
          ...people,
          createdAt: now,
          updatedAt: now,
        },
      });
      if (!quarantined) await startClocks(tx, ticket, now);
      const actor: Actor =
        viewer.kind === 'PUBLISHABLE_KEY'
          ? { kind: 'CUSTOMER', id: people.contactId, name: contact.name, channel }
          : staffActor(viewer, channel);
      await recordTicketEvent(tx, ctx, ticket, 'ticket.submitted', actor, {
        from: null,
        to: 'SUBMITTED',
        channel,
      });
      if (quarantined) {
        const data = { reasons: quarantineReasons };
        await recordTicketEvent(tx, ctx, ticket, 'ticket.quarantined', systemActor, data);
      }
      await attachToLockedTicket(tx, ctx, ticket, {
        ids: attachments ?? [],
        // What was reported is for the customer to see, whoever wrote it down.
        visibility: 'PUBLIC',
        actor,
      });
      return { ticketId: ticket.id, number: ticket.number, at: now.toISOString() };
    }),
  );
  const { ticketId, number } = kept;
  const trackingToken = await signTrackingToken(ctx.secret, { ticketId, epoch: 0 }, new Date(kept.at));
  return { ticketId, number, trackingToken };
}

const readProof = (ctx: Context, { id: keyId, organizationId }: PublicViewer, proof?: string | null) =>
  readFormProof(ctx.secret, proof, { keyId, organizationId }, ctx.clock.now());

export function requireKeyHolder(ctx: Context): StaffViewer | PublicViewer {
  const viewer = requireViewer(ctx);
  if (viewer.kind === 'TRACKING') throw new Error('the permission table lets no tracking token submit');
  return viewer;
}

const notForCustomers = () =>
  new ValidationError([
    {
      path: ['serviceLevel'],
      message: 'A web page does not choose what is promised. Leave it out, or use a secret key.',
      code: 'not_allowed',
    },
  ]);

const ofTheVendor = 'standard';

/** What was asked for, else what the nearest organization up the network promises. */
async function chooseServiceLevel(
  tx: Transaction,
  organizationId: string,
  asked: string | null | undefined,
): Promise<string> {
  if (asked) {
    await requireServiceLevel(tx, asked);
    return asked;
  }
  const rows = await tx.$queryRaw<{ code: string }[]>`
    select above.service_level as code from organization own
    join organization above on starts_with(own.path, above.path) and above.service_level is not null
    where own.id = ${organizationId}::uuid order by length(above.path) desc limit 1`;
  return rows[0]?.code ?? ofTheVendor;
}

type DeviceRef = z.output<typeof submitTicketInput>['device'];

/** The device and the model that the customer named; a serial that is not on record is refused. */
async function findReported(tx: Transaction, { kind }: StaffViewer | PublicViewer, ref: DeviceRef) {
  const modelCode = ref?.modelCode?.toUpperCase();
  if (ref?.serial) {
    const serial = normalizeSerial(ref.serial);
    const device = await tx.device.findFirst({
      where: { serial, ...(modelCode ? { model: { code: modelCode } } : {}) },
      select: { id: true, modelId: true, retiredAt: true },
    });
    if (device?.retiredAt && kind === 'PUBLISHABLE_KEY') {
      const message =
        'This device is out of service. If you got another one in its place, give the serial number of that one.';
      throw new ValidationError([{ path: ['device', 'serial'], message, code: 'retired_device' }]);
    }
    if (device) return { serial, deviceId: device.id, modelId: device.modelId };
    throw new ValidationError([
      {
        path: ['device', 'serial'],
        message: `No device with this serial number is on record${modelCode ? ' for this model' : ''}. Check the plate on the device, or leave the serial number out.`,
        code: 'unknown_device',
      },
    ]);
  }
  if (!modelCode) return {};
  const model = await tx.productModel.findUnique({ where: { code: modelCode }, select: { id: true } });
  if (model) return { modelId: model.id };
  throw new ValidationError([
    {
      path: ['device', 'modelCode'],
      message: `There is no product model ${modelCode}.`,
      code: 'unknown_model',
    },
  ]);
}

async function freeNumber(tx: Transaction): Promise<string> {
  for (;;) {
    const number = newTicketNumber();
    if (!(await tx.ticket.findUnique({ where: { number }, select: { id: true } }))) return number;
  }
}
