import type { Visit } from '../../generated/prisma/client.ts';

/** What an event says of a visit: by name, so that a history reads well later. */
export interface VisitTold {
  technician: string;
  startsAt: string;
  endsAt: string;
  note: string | null;
}

export const toldOf = (
  { startsAt, endsAt }: Pick<Visit, 'startsAt' | 'endsAt'>,
  technician: { name: string },
  note: string | null = null,
): VisitTold & Record<string, string | null> => ({
  technician: technician.name,
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
  note,
});
