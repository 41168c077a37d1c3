import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { CurrentRules, KeptClock } from '../modules/sla/index.ts';
import type { Prisma } from '../platform/database.ts';
import { bulkId } from './bulk-id.ts';
import type { BulkQuote } from './bulk-quote.ts';
import { bulkLife, type BulkTechnician, type BulkTicket } from './bulk-life.ts';
import { bulkNumbers } from './bulk-numbers.ts';

export interface BulkNetwork {
  organizationIds: string[];
  modelIds: string[];
  technicians: BulkTechnician[];
}

const ticketsPerDevice = 2;
const devicesPerCustomer = 2;
const dayMs = 86_400_000;
const span = { devices: 1_000 * dayMs, tickets: 730 * dayMs };

/** A moment evenly spread over a stretch of time. */
const spread = (from: number, length: number, index: number, count: number) =>
  new Date(from + Math.floor((length * index) / count));

interface DeviceBatch {
  customers: Prisma.CustomerCreateManyInput[];
  contacts: Prisma.ContactCreateManyInput[];
  sites: Prisma.SiteCreateManyInput[];
  devices: Prisma.DeviceCreateManyInput[];
  events: Prisma.EventCreateManyInput[];
}

interface TicketBatch {
  tickets: Prisma.TicketCreateManyInput[];
  comments: Prisma.CommentCreateManyInput[];
  visits: Prisma.VisitCreateManyInput[];
  quotes: BulkQuote[];
  marks: Prisma.SlaMarkCreateManyInput[];
  clocks: KeptClock[];
  events: Prisma.EventCreateManyInput[];
}

/**
 * Makes the rows of a run, batch by batch. Everything about a device follows from its index, so that the rows need not be
 * kept to be referred to.
 */
export class Bulk {
  readonly #network: BulkNetwork;
  readonly #technicians: Map<string, BulkTechnician[]>;
  readonly #rules: CurrentRules;
  readonly #count: number;
  readonly #firstDevice: number;
  readonly #deviceCount: number;
  readonly #begin: number;
  readonly #now: Date;

  constructor(run: {
    network: BulkNetwork;
    rules: CurrentRules;
    count: number;
    firstDevice: number;
    now: Date;
  }) {
    this.#network = run.network;
    this.#technicians = Map.groupBy(run.network.technicians, ({ organizationId }) => organizationId);
    this.#rules = run.rules;
    this.#count = run.count;
    this.#firstDevice = run.firstDevice;
    this.#deviceCount = Math.ceil(run.count / ticketsPerDevice);
    this.#begin = run.now.getTime() - span.tickets;
    this.#now = run.now;
  }

  *devices(size: number): Generator<DeviceBatch> {
    for (let from = 0; from < this.#deviceCount; from += size) {
      const rows: DeviceBatch = { customers: [], contacts: [], sites: [], devices: [], events: [] };
      for (let index = from; index < Math.min(from + size, this.#deviceCount); index++) {
        this.#addDevice(rows, index);
      }
      yield rows;
    }
  }

  #addDevice(rows: DeviceBatch, index: number): void {
    const { organizationId, modelId, deviceId, customerId, contactId, siteId, serial, customer } =
      this.#device(index);
    const createdAt = this.#registeredAt(index);
    if (index % devicesPerCustomer === 0) {
      const name = `Customer ${customer}`;
      const phone = `21${String(10_000_000 + customer)}`;
      const email = `customer-${customer}@example.com`;
      rows.customers.push({ id: customerId, organizationId, name, createdAt });
      rows.contacts.push({
        id: contactId,
        customerId,
        name,
        phone: `+86 ${phone}`,
        phoneKey: `86${phone}`,
        email,
        emailKey: email,
        createdAt,
      });
      rows.sites.push({ id: siteId, customerId, city: '上海', line: `第 ${customer} 号`, createdAt });
    }
    rows.devices.push({
      id: deviceId,
      serial,
      modelId,
      organizationId,
      soldById: organizationId,
      customerId,
      purchasedOn: createdAt,
      installedOn: createdAt,
      createdAt,
    });
    rows.events.push({
      type: 'device.registered',
      at: createdAt,
      audience: [organizationId],
      deviceId,
      actorKind: 'SYSTEM',
      actorName: 'Aftercare',
      data: { serial },
    });
  }

  #registeredAt(index: number): Date {
    return spread(this.#begin - span.devices, span.devices, index, this.#deviceCount);
  }

  #device(index: number) {
    const { organizationIds, modelIds } = this.#network;
    const number = this.#firstDevice + index;
    const firstOfCustomer = index - (index % devicesPerCustomer);
    const customer = this.#firstDevice + firstOfCustomer;
    const since = this.#registeredAt(firstOfCustomer);
    return {
      customer,
      organizationId: organizationIds[Math.floor(customer / devicesPerCustomer) % organizationIds.length]!,
      modelId: modelIds[number % modelIds.length]!,
      deviceId: bulkId('device', number, this.#registeredAt(index)),
      customerId: bulkId('customer', customer, since),
      contactId: bulkId('contact', customer, since),
      siteId: bulkId('site', customer, since),
      serial: `BENCH${String(number + 1).padStart(7, '0')}`,
    };
  }

  *tickets(size: number): Generator<TicketBatch> {
    const random = xoroshiro128plus(this.#firstDevice + 1);
    const below = (limit: number) => uniformInt(random, 0, limit - 1);
    const numbers = bulkNumbers(this.#firstDevice * ticketsPerDevice);
    let pending: Prisma.EventCreateManyInput[] = [];
    for (let from = 0; from < this.#count; from += size) {
      const to = Math.min(from + size, this.#count);
      const lives = Array.from({ length: to - from }, (_, offset) =>
        bulkLife(this.#ticket(from + offset, below, numbers), { now: this.#now, rules: this.#rules, below }),
      );
      // Later events wait for the tickets that come in before them: the log is in the order of time.
      const end = to === this.#count ? Infinity : this.#submittedAt(to).getTime();
      pending.push(...lives.flatMap(({ events }) => events));
      pending.sort((one, other) => timeOf(one) - timeOf(other));
      const split = pending.findIndex((event) => timeOf(event) > end);
      const events = split === -1 ? pending : pending.slice(0, split);
      pending = split === -1 ? [] : pending.slice(split);
      yield {
        tickets: lives.map(({ ticket }) => ticket),
        comments: lives.flatMap(({ comments }) => comments),
        visits: lives.flatMap(({ visits }) => visits),
        quotes: lives.flatMap(({ quotes }) => quotes),
        marks: lives.flatMap(({ marks }) => marks),
        clocks: lives.flatMap(({ clocks }) => clocks),
        events,
      };
    }
  }

  #submittedAt(index: number): Date {
    return spread(this.#begin, span.tickets, index, this.#count);
  }

  #ticket(index: number, below: (limit: number) => number, numbers: Iterator<string, never>): BulkTicket {
    const device = below(this.#deviceCount);
    const { organizationId, modelId, deviceId, customerId, contactId, siteId, serial } = this.#device(device);
    const createdAt = this.#submittedAt(index);
    const ticketIndex = this.#firstDevice * ticketsPerDevice + index;
    const technicians = this.#technicians.get(organizationId)!;
    return {
      id: bulkId('ticket', ticketIndex, createdAt),
      commentId: bulkId('comment', ticketIndex, createdAt),
      visitId: bulkId('visit', ticketIndex, createdAt),
      quoteId: bulkId('quote', ticketIndex, createdAt),
      quoteLineId: bulkId('quote line', ticketIndex, createdAt),
      technician: technicians[index % technicians.length]!,
      number: numbers.next().value,
      index,
      organizationId,
      modelId,
      deviceId,
      customerId,
      contactId,
      siteId,
      serial,
      createdAt,
    };
  }
}

const timeOf = (event: Prisma.EventCreateManyInput): number => new Date(event.at).getTime();
