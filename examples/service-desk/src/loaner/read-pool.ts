import type { Loaner } from '@aftercare/sdk/stock';
import type { Desk } from '../desk.ts';

/** All the units of the pools that the viewer sees. */
export async function readPool({ client }: Pick<Desk, 'client'>, signal: AbortSignal): Promise<Loaner[]> {
  const units: Loaner[] = [];
  for await (const unit of client.loaners.list({ first: 100, signal })) units.push(unit);
  return units;
}
