import { expect, test } from 'vitest';
import { asUnavailable } from './database.ts';

const coded = (message: string, code: string) => Object.assign(new Error(message), { code });

test.each([
  coded('connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED'),
  coded('terminating connection due to administrator command', '57P01'),
  coded('Timed out fetching a connection', 'P2024'),
  new Error('Connection terminated unexpectedly'),
  new Error('\nInvalid `prisma.ticket.findFirst()` invocation:\n\n\nConnection terminated unexpectedly'),
  new Error('timeout exceeded when trying to connect'),
])('a database that is away is told by its code or its own words: %s', (error) => {
  expect(asUnavailable(error)?.code).toBe('UNAVAILABLE');
});

test.each([
  new Error('Invalid value: "flat 08001 leaks, Connection terminated"'),
  coded("ENOENT: no such file or directory, open 'x'", 'ENOENT'),
  coded('duplicate key value violates unique constraint', '23505'),
  'ECONNREFUSED',
])('other errors are not taken for it: %s', (error) => {
  expect(asUnavailable(error)).toBeNull();
});
