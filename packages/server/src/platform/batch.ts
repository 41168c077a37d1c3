import DataLoader from 'dataloader';

interface Selection {
  select?: object | null;
  include?: object | null;
}

interface Row {
  id: string;
}

const loaders = new WeakMap<object, Map<string, DataLoader<string, Row | null>>>();

/**
 * One row by its id. The rows of a model that a request asks for in the same moment, with the same selection, are read
 * by one statement, so that a list costs no statement for each of its rows. Nothing is kept: who asks again reads again.
 */
export async function loadRow<Found extends Row, Query extends Selection>(
  request: object,
  model: string,
  id: string,
  query: Query,
  read: (rows: Query & { where: { id: { in: string[] } } }) => Promise<Found[]>,
): Promise<Found | null> {
  const kinds = loaders.get(request) ?? new Map<string, DataLoader<string, Row | null>>();
  loaders.set(request, kinds);
  const kind = `${model} ${JSON.stringify(query)}`;
  const selection = query.select ? { ...query, select: { ...query.select, id: true } } : query;
  const loader =
    kinds.get(kind) ??
    new DataLoader<string, Row | null>(
      async (ids) => {
        const found = await read({ ...selection, where: { id: { in: [...new Set(ids)] } } });
        const byId = new Map(found.map((row) => [row.id, row]));
        return ids.map((wanted) => byId.get(wanted) ?? null);
      },
      { cache: false },
    );
  kinds.set(kind, loader);
  return (await loader.load(id)) as Found | null;
}

const groupLoaders = new WeakMap<object, Map<string, DataLoader<string, unknown>>>();

/** What belongs to a row, by the row's id. What a request asks for in the same moment is read by one statement. */
export function loadGroup<Group>(
  request: object,
  name: string,
  id: string,
  read: (ids: readonly string[]) => Promise<Map<string, Group>>,
): Promise<Group | null> {
  const kinds = groupLoaders.get(request) ?? new Map<string, DataLoader<string, unknown>>();
  groupLoaders.set(request, kinds);
  const loader =
    kinds.get(name) ??
    new DataLoader<string, unknown>(
      async (ids) => {
        const groups = await read([...new Set(ids)]);
        return ids.map((wanted) => groups.get(wanted) ?? null);
      },
      { cache: false },
    );
  kinds.set(name, loader);
  return loader.load(id) as Promise<Group | null>;
}
