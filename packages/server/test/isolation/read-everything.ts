import type { TestApp } from '../app.ts';
import type { Probe } from './probes.ts';

/** Far more than there is to read, should a list not end. */
const mostPages = 20;

interface Page {
  pageInfo?: { hasNextPage: boolean; endCursor: string | null };
}

/** Asks the queries of the probes as those who may see what they ask for, and reads each list to its end. */
export async function readEverything(
  app: TestApp,
  probes: readonly Probe[],
  staff: readonly string[],
  customers: readonly string[],
): Promise<void> {
  for (const probe of probes.filter(({ documents }) => documents[0]!.startsWith('query'))) {
    const askers = probe.name.startsWith('tracked') ? customers : staff;
    for (const as of askers) {
      // What an argument does shows in any part of the answer.
      const documents = probe.foreign && !probe.type ? probe.documents.slice(0, 1) : probe.documents;
      for (const document of documents) {
        const variables = { ...probe.variables(probe.foreign) };
        for (let page = 0; page < mostPages; page++) {
          const { data } = await app.query<Record<string, Page | null> | null>(document, { as, variables });
          const info = Object.values(data ?? {})[0]?.pageInfo;
          if (probe.foreign || !info?.hasNextPage) break;
          Object.assign(variables, { first: 100, after: info.endCursor });
        }
      }
    }
  }
}
