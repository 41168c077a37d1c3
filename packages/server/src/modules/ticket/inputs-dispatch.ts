import { z } from 'zod';
import { VisitState } from '../../generated/prisma/enums.ts';
import { optionalText } from '../../platform/text.ts';
import { target } from './inputs.ts';

export const assignTicketInput = z.object({ ...target, member: z.string() });
export const unassignTicketInput = z.object(target);
export const scheduleVisitInput = z.object({
  ...target,
  technician: z.string(),
  startsAt: z.date(),
  endsAt: z.date(),
});
export const rescheduleVisitInput = z
  .object({
    visit: z.string(),
    technician: z.string().nullish(),
    startsAt: z.date().nullish(),
    endsAt: z.date().nullish(),
  })
  .refine(({ technician, startsAt, endsAt }) => technician ?? startsAt ?? endsAt, {
    path: ['startsAt'],
    error: 'Say another time or another technician.',
    params: { code: 'required' },
  });
export const moveVisitInput = z.object({
  visit: z.string(),
  state: z.enum(VisitState),
  note: optionalText(2_000),
});
