import type { scope, ScopedModel } from './scope.ts';
import type { Context } from './viewer.ts';

type Condition<Model extends ScopedModel> = ReturnType<typeof scope<Model>>;

/** What a verb changes is one row, or one unit out of a pool. */
const mostRows = 1000;

/**
 * The rows that a caller means, as PostgreSQL shows them to that caller. The transaction of a verb looks past the second
 * wall; what it looks for by a caller's words carries this condition beside `scope()`, so that a row has to pass both.
 */
export async function inSight<Model extends ScopedModel>(
  { database }: Pick<Context, 'database'>,
  model: Model,
  where: Condition<Model>,
): Promise<{ id: { in: string[] } }> {
  const name = (model[0]!.toLowerCase() + model.slice(1)) as Uncapitalize<Model>;
  const table: Table = database[name] as never;
  const rows = await table.findMany({ where, select: { id: true }, take: mostRows });
  return { id: { in: rows.map(({ id }) => id) } };
}

/** Each of these tables has an id; TypeScript does not follow that through all of them at once. */
interface Table {
  findMany(query: { where: object; select: { id: true }; take: number }): Promise<{ id: string }[]>;
}
