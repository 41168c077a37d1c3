import type { VisitState } from '@aftercare/sdk/public';
import { createAdminClient } from '@aftercare/sdk/admin';
import { createDeskClient } from '@aftercare/sdk/desk';
import { createStockClient, type WarehouseStock } from '@aftercare/sdk/stock';
import { createClient, type Client, type DistanceBand, type FaultCause } from '@aftercare/sdk';
import type { BrowserCommand, TestProject } from 'vitest/node';

/** What the service desk does to a ticket. */
export type DeskStep =
  | { do: 'accept'; band?: DistanceBand }
  | { do: 'start' | 'resume' }
  | { do: 'hold'; reason: 'WAITING_CUSTOMER' | 'WAITING_PARTS' | 'WAITING_VENDOR'; note?: string }
  /** Waits for parts, of which none are there; `days` says when they are due. */
  | { do: 'await'; sku: string; quantity: number; days?: number }
  | { do: 'receive'; sku: string; quantity: number }
  | { do: 'diagnose'; cause: FaultCause }
  | { do: 'quote'; seconds?: number }
  | { do: 'withdraw' }
  | { do: 'resolve'; workDone: string }
  | { do: 'comment'; body: string; visibility: 'PUBLIC' | 'INTERNAL' }
  | { do: 'attach'; name: string; visibility: 'PUBLIC' | 'INTERNAL' }
  | { do: 'handOver'; organization: string }
  | { do: 'book' | 'rebook'; startsAt: string; endsAt: string }
  | { do: 'move'; state: VisitState };

/** What a visitor of a page saw, beside what is asserted in place. */
export interface VisitReport {
  /** Errors and refusals by the page's policies. */
  problems: string[];
  /** Cumulative layout shift. */
  shift: number;
}

declare module 'vitest/browser' {
  interface BrowserCommands {
    desk(number: string, ...steps: DeskStep[]): Promise<void>;
    ticketsAbout(words: string): Promise<string[]>;
    suspicionsAbout(number: string): Promise<string[] | null>;
    loseAnswers(lose: boolean): Promise<void>;
    limitRequests(retryAfter: number | null): Promise<void>;
    refuseUploads(refusal: { status: number; code: string; retryAfter?: number } | null): Promise<void>;
    signatureOf(number: string): Promise<string | null>;
    answerWith(fields: Record<string, object> | null): Promise<void>;
    visit(path: string): Promise<VisitReport>;
    passTime(by: string): Promise<void>;
  }
}

/** The desk works on a ticket, over the same API as everybody. */
export const desk: BrowserCommand<[number: string, ...steps: DeskStep[]]> = async (
  { project },
  number,
  ...steps
) => {
  const { url, secretKey: key } = project.getProvidedContext().aftercare;
  const client = createClient({ url, key });
  const { tickets, visits } = client;
  const ticket = await tickets.get({ number });
  if (!ticket) throw new Error(`The desk does not see ${number}.`);
  const { id } = ticket;
  for (const step of steps) {
    switch (step.do) {
      case 'accept':
        await tickets.accept({ id, band: step.band });
        break;
      case 'start':
        await tickets.start({ id });
        break;
      case 'resume':
        await tickets.resume({ id });
        break;
      case 'hold':
        await tickets.hold({ id, reason: step.reason, note: step.note });
        break;
      case 'await':
        await awaitParts(project, id, step);
        break;
      case 'receive':
        await (
          await keepStore(project)
        ).receive({ warehouse, lines: [{ sku: step.sku, quantity: step.quantity }] });
        break;
      case 'diagnose':
        await tickets.diagnose({
          id,
          faultCode: 'E4',
          cause: step.cause,
          diagnosis: 'The fan is blocked by tape.',
        });
        break;
      case 'quote':
        await write(project, 'sendQuote', 'SendQuoteInput', {
          id,
          currency: 'CNY',
          lines: [
            { kind: 'LABOUR', text: 'Fan replaced', quantity: 1.5, ...priced(12_000) },
            { kind: 'TRAVEL', text: 'Journey', ...priced(8_000) },
          ],
          note: 'The new fan is in stock.',
          validUntil: step.seconds && (await inSeconds(project, step.seconds)),
        });
        break;
      case 'withdraw':
        await write(project, 'withdrawQuote', 'WithdrawQuoteInput', {
          id,
          reason: 'A part has become cheaper.',
        });
        break;
      case 'resolve':
        await tickets.resolve({
          id,
          faultCode: 'E4',
          cause: 'WEAR',
          diagnosis: 'The compressor had worn out.',
          workDone: step.workDone,
        });
        break;
      case 'comment':
        await tickets.comment({ id, body: step.body, visibility: step.visibility });
        break;
      case 'attach': {
        const { uploads, attachments } = createDeskClient({ url, key });
        const upload = await uploads.create(new Blob([pdf]), { name: step.name });
        await attachments.attachToTicket({ id, attachments: [upload.id], visibility: step.visibility });
        break;
      }
      case 'handOver':
        await tickets.handOver({ id, organization: step.organization, note: 'They know this model.' });
        break;
      case 'book': {
        const { startsAt, endsAt } = step;
        await visits.schedule({ id, technician: await freeTechnician(client, id, step), startsAt, endsAt });
        break;
      }
      case 'rebook':
        await visits.reschedule({
          visit: await plannedVisit(client, number),
          startsAt: step.startsAt,
          endsAt: step.endsAt,
        });
        break;
      case 'move':
        await visits.move({ visit: await plannedVisit(client, number), state: step.state });
    }
  }
};

const warehouse = 'HARBOUR';

/** The stock of the dealer; its warehouse opens with the first part. */
async function keepStore(project: TestProject): Promise<WarehouseStock> {
  const { url, managerKey: key } = project.getProvidedContext().aftercare;
  const { stock } = createStockClient({ url, key });
  const { nodes } = await stock.warehouses().page();
  if (!nodes.some(({ code }) => code === warehouse)) {
    await stock.createWarehouse({ code: warehouse, name: 'Harbourline', organization: 'D-HARBOUR' });
  }
  return stock;
}

async function awaitParts(
  project: TestProject,
  ticket: string,
  { sku, quantity, days }: { sku: string; quantity: number; days?: number },
): Promise<void> {
  const stock = await keepStore(project);
  if (days !== undefined) {
    const expectedOn = (await inSeconds(project, days * 86_400)).slice(0, 10);
    await stock.expect({ warehouse, sku, quantity, expectedOn });
  }
  const { url, secretKey: key } = project.getProvidedContext().aftercare;
  await createStockClient({ url, key }).ticketParts.reserve({
    ticket,
    warehouse,
    lines: [{ sku, quantity }],
    onShortage: 'BACKORDER',
  });
}

const pdf = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';

const priced = (amountMinor: number) => ({
  unitCost: { amountMinor: amountMinor / 2, currency: 'CNY' },
  unitPrice: { amountMinor, currency: 'CNY' },
});

/** Asks as the desk what its client has no method for. */
async function ask(project: TestProject, query: string, variables: object): Promise<string> {
  const { url, secretKey } = project.getProvidedContext().aftercare;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secretKey}` },
    body: JSON.stringify({ query, variables }),
  });
  return response.text();
}

async function write(project: TestProject, mutation: string, type: string, input: object): Promise<void> {
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename ... on DomainError { message } } }`;
  const answer = await ask(project, query, { input });
  if (!answer.includes('Payload')) throw new Error(answer);
}

/** A moment by the clock of the server, which tests may have moved. */
async function inSeconds(project: TestProject, seconds: number): Promise<string> {
  const { data } = JSON.parse(await ask(project, '{ viewer { now } }', {})) as {
    data: { viewer: { now: string } };
  };
  return new Date(Date.parse(data.viewer.now) + seconds * 1_000).toISOString();
}

/** The signature that the desk sees on a ticket. */
export const signatureOf: BrowserCommand<[number: string]> = async ({ project }, number) => {
  const query = 'query ($number: String!) { ticket(number: $number) { signature } }';
  const answer = JSON.parse(await ask(project, query, { number })) as {
    data: { ticket: { signature: string | null } };
  };
  return answer.data.ticket.signature;
};

/** Who of the handling organization can come then. */
async function freeTechnician(
  { visits }: Client,
  ticket: string,
  { startsAt, endsAt }: { startsAt: string; endsAt: string },
): Promise<string> {
  const suggestions = await visits.suggestions({ ticket, startsAt, endsAt });
  const free = suggestions.find(({ bookable }) => bookable);
  if (!free) throw new Error('Nobody can come then.');
  return free.technician.id;
}

/** The visit of a ticket that is still to come or on. */
async function plannedVisit({ tickets }: Client, number: string): Promise<string> {
  const ticket = await tickets.get({ number });
  const visit = ticket?.visits.find(({ state }) => !['DONE', 'MISSED', 'CANCELLED'].includes(state));
  if (!visit) throw new Error(`No visit is planned for ${number}.`);
  return visit.id;
}

/** Moves the clock of the server. */
export const passTime: BrowserCommand<[by: string]> = async ({ project }, by) => {
  const { url, secretKey: key } = project.getProvidedContext().aftercare;
  await createAdminClient({ url, key }).sandbox.advance(by);
};

/** The numbers of the tickets that the desk finds by words of their description. */
export const ticketsAbout: BrowserCommand<[words: string]> = async ({ project }, words) => {
  const { url, secretKey: key } = project.getProvidedContext().aftercare;
  const { tickets } = createClient({ url, key });
  const found: string[] = [];
  // What was sent while the network was away came without a proof, and waits in quarantine.
  for (const quarantined of [false, true]) {
    const { nodes } = await tickets.list({ filter: { search: words, quarantined } }).page();
    found.push(...nodes.map(({ number }) => number));
  }
  return found;
};

/** What made a report suspect; null: nothing. */
export const suspicionsAbout: BrowserCommand<[number: string]> = async ({ project }, number) => {
  const { url, secretKey: key } = project.getProvidedContext().aftercare;
  const ticket = await createClient({ url, key }).tickets.get({ number });
  if (!ticket) throw new Error(`The desk does not see ${number}.`);
  return ticket.quarantine?.reasons ?? null;
};

/** Lets requests reach the server and cuts the connection before the answer, until told otherwise. */
export const loseAnswers: BrowserCommand<[lose: boolean]> = async ({ context }, lose) => {
  if (!lose) return context.unroute('**/graphql');
  await context.route('**/graphql', async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });
};

const everyRequest = /\/graphql(\?|$)/;

/** Answers every request with the server's word for too many, until `null`. */
export const limitRequests: BrowserCommand<[retryAfter: number | null]> = async ({ context }, retryAfter) => {
  await context.unroute(everyRequest);
  if (retryAfter === null) return;
  const extensions = { code: 'RATE_LIMITED', retryAfter };
  await context.route(everyRequest, (route) =>
    route.fulfill({
      status: 429,
      headers: {
        'access-control-allow-origin': '*',
        'access-control-expose-headers': 'x-request-id,retry-after',
        'retry-after': String(retryAfter),
      },
      json: { data: null, errors: [{ message: 'x', extensions }] },
    }),
  );
};

/** Answers uploads with a refusal, as the server or what stands before it would, until `null`. */
export const refuseUploads: BrowserCommand<
  [refusal: { status: number; code: string; retryAfter?: number } | null]
> = async ({ context }, refusal) => {
  await context.unroute('**/uploads');
  if (!refusal) return;
  const { status, code, retryAfter } = refusal;
  await context.route('**/uploads', (route) =>
    route.fulfill({
      status,
      headers: {
        'access-control-allow-origin': '*',
        'access-control-expose-headers': 'x-request-id,retry-after',
        ...(retryAfter && { 'retry-after': String(retryAfter) }),
      },
      json: { error: { code, message: 'x' } },
    }),
  );
};

/** Lets some fields of an answer be what the demo has no case of, until `null`. */
export const answerWith: BrowserCommand<[fields: Record<string, object> | null]> = async (
  { context },
  fields,
) => {
  await context.unrouteAll({ behavior: 'wait' });
  if (!fields) return;
  await context.route('**/graphql', async (route) => {
    const response = await route.fetch();
    const answer = (await response.json()) as { data?: Record<string, object | null> | null };
    for (const [name, value] of Object.entries(fields)) {
      const given = answer.data?.[name];
      if (answer.data && given) answer.data[name] = { ...given, ...value };
    }
    await route.fulfill({ response, json: answer });
  });
};

/** Opens a page of the server in a tab of its own and reads it to its end, as a visitor who does nothing else. */
export const visit: BrowserCommand<[path: string]> = async ({ context, project }, path) => {
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  try {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto(project.getProvidedContext().aftercare.url + path);
    await page.locator('aftercare-repair-form form').waitFor();
    await page.locator('aftercare-widget').scrollIntoViewIfNeeded();
    await page.locator('aftercare-repair-form option').nth(3).waitFor({ state: 'attached' });
    const shift = await page.evaluate(() => {
      const observer = new PerformanceObserver(() => undefined);
      observer.observe({ type: 'layout-shift', buffered: true });
      const shifts = observer.takeRecords() as (PerformanceEntry & { value: number })[];
      return shifts.reduce((sum, { value }) => sum + value, 0);
    });
    return { problems, shift };
  } finally {
    await page.close();
  }
};
