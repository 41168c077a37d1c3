import { ValidationError } from '../../platform/errors.ts';
import { authorizeStaff, type Context, scope } from '../access/index.ts';
import { suggestTechnicians, windowIssues } from '../dispatch/index.ts';
import { noSuchTicket } from './move.ts';

/** Who could come for a ticket at a time, the best first, with the reasons. */
export async function suggestForTicket(ctx: Context, id: string, window: { startsAt: Date; endsAt: Date }) {
  authorizeStaff(ctx, 'visit.book');
  const ticket = await ctx.database.ticket.findFirst({
    where: { id, AND: [scope(ctx, 'Ticket')] },
    select: {
      locale: true,
      handler: { select: { id: true, timeZone: true } },
      model: { select: { code: true, category: true } },
      site: { select: { country: true, region: true, city: true, line: true } },
    },
  });
  if (!ticket) throw noSuchTicket();
  const issues = windowIssues(window, ctx.clock.now());
  if (issues.length > 0) throw new ValidationError(issues);
  const { locale, handler, model, site } = ticket;
  return suggestTechnicians(ctx, handler, {
    window,
    category: model?.category ?? null,
    topics: [model?.category, model?.code, locale, locale?.split('-')[0]].filter((topic) => topic != null),
    places: [site?.line, site?.city, site?.region, site?.country].filter((place) => place != null),
  });
}
