import { Temporal } from 'temporal-polyfill';
import type { Prisma } from '../../platform/database.ts';
import { type Context, scope } from '../access/index.ts';
import { dayIn } from '../organization/index.ts';
import { type Job, rankTechnicians, type Suggestion } from './ranking-rules.ts';
import { openStates } from './rules.ts';

const withLoad = {
  certifications: true,
  visits: {
    where: { state: { in: openStates } },
    orderBy: { startsAt: 'asc' },
    select: { startsAt: true, endsAt: true },
  },
} satisfies Prisma.MemberInclude;

export type SuggestedTechnician = Prisma.MemberGetPayload<{ include: typeof withLoad }>;

/** The technicians of an organization for a job, the best first, each with what speaks for and against them. */
export async function suggestTechnicians(
  ctx: Context,
  organization: { id: string; timeZone: string },
  job: Omit<Job, 'day' | 'format'>,
): Promise<Suggestion<SuggestedTechnician>[]> {
  const technicians = await ctx.database.member.findMany({
    where: {
      organizationId: organization.id,
      roles: { has: 'TECHNICIAN' },
      AND: [scope(ctx, 'Member')],
    },
    include: withLoad,
  });
  const { timeZone } = organization;
  return rankTechnicians(technicians, {
    ...job,
    day: dayIn(timeZone, job.window.endsAt),
    format: (at) => localTime(timeZone, at),
  });
}

const localTime = (timeZone: string, at: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ');
