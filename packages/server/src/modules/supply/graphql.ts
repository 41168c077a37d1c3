import type { InputFieldMap } from '@pothos/core';
import { builder } from '../../graphql/builder.ts';
import { optionalRowIds, rowId } from '../../graphql/selection.ts';
import { IdempotencyMismatchError, RequestError, ValidationError } from '../../platform/errors.ts';
import type { Context } from '../access/index.ts';
import { StockLevelRef } from '../stock/graphql-levels.ts';
import { InsufficientStockError, levelsOf, readTransfer } from '../stock/index.ts';
import { TicketRef } from '../ticket/graphql.ts';
import { type InputFields, outcome } from '../ticket/graphql-moves.ts';
import { findTicket } from '../ticket/index.ts';
import { adjustStock } from './adjust-stock.ts';
import { cancelTransfer } from './cancel-transfer.ts';
import { countWarehouse } from './count-warehouse.ts';
import { PartLineRef, RemovedPartFateRef, TransferRef } from './graphql-lines.ts';
import { issueParts } from './issue-parts.ts';
import { readPartLines } from './read.ts';
import { receiveStock, type ChangedStock } from './receive-stock.ts';
import { receiveTransfer } from './receive-transfer.ts';
import { recordRemovedPart } from './record-removed-part.ts';
import { releaseParts } from './release-parts.ts';
import { reserveParts } from './reserve-parts.ts';
import { returnParts } from './return-parts.ts';
import { scrapParts } from './scrap-parts.ts';
import { sendTransfer } from './send-transfer.ts';
import { transferStock } from './transfer-stock.ts';

interface ChangedLines {
  ticketId: string;
  lineIds: string[];
}

const linesPayload = (name: string) =>
  builder.objectRef<ChangedLines>(name).implement({
    description: 'The parts have moved.',
    fields: (t) => ({
      ticket: t.prismaField({
        type: TicketRef,
        description: 'The ticket as it is now.',
        // By scope: the answer of a repeated call is of a ticket that may have gone elsewhere since.
        resolve: async (query, { ticketId }, _args, ctx) => {
          const ticket = await findTicket(ctx, { id: ticketId }, query);
          if (ticket) return ticket;
          throw new RequestError('NOT_FOUND', 'There is no such ticket.');
        },
      }),
      lines: t.prismaField({
        type: [PartLineRef],
        description: 'The lines that this was about, as they are now.',
        resolve: (query, { lineIds }, _args, ctx) => readPartLines(ctx, lineIds, query),
      }),
    }),
  });

const levelsPayload = (name: string) =>
  builder.objectRef<ChangedStock>(name).implement({
    description: 'The stock has changed.',
    fields: (t) => ({
      levels: t.prismaField({
        type: [StockLevelRef],
        description: 'The levels that this was about, as they are now.',
        resolve: (query, { levelIds }, _args, ctx) => levelsOf(ctx, levelIds, query),
      }),
    }),
  });

const transferPayload = (name: string) =>
  builder.objectRef<{ transferId: string }>(name).implement({
    description: 'The transfer goes on.',
    fields: (t) => ({
      transfer: t.prismaField({
        type: TransferRef,
        description: 'The transfer as it is now.',
        resolve: (query, { transferId }, _args, ctx) => readTransfer(ctx, transferId, query),
      }),
    }),
  });

type Payload<Shape> = (name: string) => ReturnType<typeof builder.objectRef<Shape>>;

const keyField = (t: InputFields) => ({
  idempotencyKey: t.string({
    description: 'The same key and input within 24 hours: one effect, one answer.',
  }),
});

/** A mutation that moves stock: its input, payload and result. The verb parses what it is given. */
function addStockVerb<Shape, Input>(
  name: string,
  description: string,
  fields: (t: InputFields) => InputFieldMap,
  payload: Payload<Shape>,
  verb: (ctx: Context, input: Input) => Promise<Shape>,
  {
    ids = (input) => input,
    runsShort = false,
    keyed = true,
  }: {
    /** Global ids to row ids. */
    ids?: (input: Input) => Input;
    runsShort?: boolean;
    keyed?: boolean;
  } = {},
): void {
  const typeName = name[0]!.toUpperCase() + name.slice(1);
  const input = builder.inputType(`${typeName}Input`, {
    description,
    fields: (t) => ({ ...(keyed && keyField(t)), ...fields(t) }),
  });
  builder.mutationField(name, (t) =>
    t.field({
      type: payload(`${typeName}Payload`),
      description,
      args: { input: t.arg({ type: input, required: true, description: 'What to do.' }) },
      errors: {
        types: [
          ValidationError,
          ...(keyed ? [IdempotencyMismatchError] : []),
          ...(runsShort ? [InsufficientStockError] : []),
        ],
        union: { name: `${typeName}Result`, description: outcome },
      },
      resolve: (_root, args, ctx) => verb(ctx, ids((args as unknown as { input: Input }).input)) as never,
    }),
  );
}

const StockLineInput = builder.inputType('StockLineInput', {
  description: 'So many pieces of a part. Lines of one part are added up.',
  fields: (t) => ({
    sku: t.string({ required: true, description: 'SKU of the part.' }),
    quantity: t.int({ required: true, description: 'How many pieces, 1 to 1,000,000,000.' }),
    serials: t.stringList({
      description:
        'Serial numbers, as many as pieces, for a part that is tracked by them: needed for what comes in and for what is scrapped; else the oldest units are taken.',
    }),
  }),
});

const stockLines = (t: InputFields) =>
  t.field({ type: [StockLineInput], required: true, description: 'The parts, 1 to 100 lines: all or none.' });
const warehouse = (t: InputFields) => t.string({ required: true, description: 'Code of the warehouse.' });
const why = (t: InputFields, required: boolean) =>
  t.string({ required, description: 'Why, at most 500 characters.' });
const ticket = (t: InputFields) => t.id({ required: true, description: 'Id of the ticket.' });

interface OfTicket {
  ticket: string;
  lines?: string[] | null;
}
const ticketAndLines = <Input extends OfTicket>(input: Input): Input => ({
  ...input,
  ticket: rowId('Ticket', input.ticket),
  lines: optionalRowIds('PartLine', input.lines),
});

const ShortagePolicyRef = builder.enumType('ShortagePolicy', {
  description: 'What to do when there is not enough.',
  values: {
    REFUSE: { description: 'Change nothing, and say what there is, where, and when more is due.' },
    BACKORDER: { description: 'Hold what is there, and wait for the rest: the ticket waits along.' },
  } as const,
});

addStockVerb(
  'reserveParts',
  'Holds parts for a ticket: all lines or none, and never more than there are.',
  (t) => ({
    ticket: ticket(t),
    warehouse: t.string({
      description:
        'Code of the warehouse that they are taken from, and no other. By default the first warehouse of the organization that handles the ticket, then those of the organization above it, then those of its sister organizations, and so on up the network: what comes from elsewhere is requested as a transfer, and the ticket waits for it.',
    }),
    lines: stockLines(t),
    onShortage: t.field({
      type: ShortagePolicyRef,
      defaultValue: 'REFUSE',
      description: 'What to do when there is not enough.',
    }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'When the hold ends by itself, if the parts are not handed out before; never by default.',
    }),
  }),
  linesPayload as Payload<ChangedLines>,
  reserveParts,
  { ids: (input) => ({ ...input, ticket: rowId('Ticket', input.ticket) }), runsShort: true },
);

addStockVerb(
  'releaseParts',
  'Gives back what is held or awaited for a ticket.',
  (t) => ({
    ticket: ticket(t),
    lines: t.idList({ description: 'Ids of the lines of parts; all that are held or awaited by default.' }),
  }),
  linesPayload as Payload<ChangedLines>,
  releaseParts,
  { ids: ticketAndLines },
);

const IssuedUnitsInput = builder.inputType('IssuedUnitsInput', {
  description: 'Which units of a tracked part are handed out.',
  fields: (t) => ({
    line: t.id({ required: true, description: 'Id of the line of parts.' }),
    serials: t.stringList({ required: true, description: 'Their serial numbers, as many as pieces.' }),
  }),
});

addStockVerb(
  'issueParts',
  'Hands out what is held for a ticket. Parts that are not used up are in the ticket’s device from then on, and those that they replace are taken out of it: say with `recordRemovedPart` what became of them.',
  (t) => ({
    ticket: ticket(t),
    lines: t.idList({ description: 'Ids of the lines of parts; all that are held by default.' }),
    units: t.field({
      type: [IssuedUnitsInput],
      description: 'Units that were scanned, of tracked parts; by default those that are held.',
    }),
  }),
  linesPayload as Payload<ChangedLines>,
  issueParts,
  {
    ids: (input) => ({
      ...ticketAndLines(input),
      units: input.units?.map((unit) => ({ ...unit, line: rowId('PartLine', unit.line) })),
    }),
  },
);

const ReturnedLineInput = builder.inputType('ReturnedLineInput', {
  description: 'What comes back of a line of parts.',
  fields: (t) => ({
    line: t.id({ required: true, description: 'Id of the line.' }),
    quantity: t.int({ description: 'How many pieces; all by default.' }),
    serials: t.stringList({
      description: 'Which units of a tracked part; needed when not all of them come back.',
    }),
  }),
});

addStockVerb(
  'returnParts',
  'Takes back what was handed out for a ticket and not used: it is in stock again, and in the device no more.',
  (t) => ({
    ticket: ticket(t),
    lines: t.field({ type: [ReturnedLineInput], required: true, description: 'What comes back.' }),
    reason: why(t, false),
  }),
  linesPayload as Payload<ChangedLines>,
  returnParts,
  {
    ids: (input) => ({
      ...input,
      ticket: rowId('Ticket', input.ticket),
      lines: input.lines.map((line) => ({ ...line, line: rowId('PartLine', line.line) })),
    }),
  },
);

addStockVerb(
  'recordRemovedPart',
  'Says what became of the part that came out when another was put in. Said again, it is corrected.',
  (t) => ({
    line: t.id({ required: true, description: 'Id of the line by which the new part was handed out.' }),
    fate: t.field({ type: RemovedPartFateRef, required: true, description: 'What became of it.' }),
    serial: t.string({ description: 'Its serial number, at most 100 characters.' }),
  }),
  linesPayload as Payload<ChangedLines>,
  recordRemovedPart,
  { ids: (input) => ({ ...input, line: rowId('PartLine', input.line) }), keyed: false },
);

addStockVerb(
  'receiveStock',
  'Takes goods into a warehouse. Those who wait for them get them at once: by priority, then by age.',
  (t) => ({ warehouse: warehouse(t), lines: stockLines(t), reason: why(t, false) }),
  levelsPayload as Payload<ChangedStock>,
  receiveStock,
);

addStockVerb(
  'transferStock',
  'Sends goods from one warehouse to another.',
  (t) => ({
    from: t.string({ required: true, description: 'Code of the warehouse that they leave.' }),
    to: t.string({
      required: true,
      description:
        'Code of the warehouse that they go to: one that you may see, or one that supplies the sender.',
    }),
    lines: stockLines(t),
    expectedOn: t.field({
      type: 'Date',
      description:
        'On which day they arrive: they are on their way until `receiveTransfer`. Without it they are there at once.',
    }),
    reason: why(t, false),
  }),
  transferPayload as Payload<{ transferId: string }>,
  transferStock,
  { runsShort: true },
);

const transferId = (t: InputFields) => t.id({ required: true, description: 'Id of the transfer.' });
const ofTransfer = <Input extends { id: string }>(input: Input): Input => ({
  ...input,
  id: rowId('Transfer', input.id),
});

addStockVerb(
  'sendTransfer',
  'Sends what was requested from a warehouse: it is on its way. For the warehouse that sends.',
  (t) => ({
    id: transferId(t),
    expectedOn: t.field({ type: 'Date', description: 'On which day it is to arrive.' }),
  }),
  transferPayload as Payload<{ transferId: string }>,
  sendTransfer,
  { ids: ofTransfer },
);

addStockVerb(
  'receiveTransfer',
  'Takes in what was on its way: what a ticket waits for is held for it, the rest is free. For the warehouse that receives.',
  (t) => ({ id: transferId(t) }),
  transferPayload as Payload<{ transferId: string }>,
  receiveTransfer,
  { ids: ofTransfer },
);

addStockVerb(
  'cancelTransfer',
  'Calls off a transfer that was not sent: its parts are free again, and the ticket waits for others. For the warehouse that sends.',
  (t) => ({ id: transferId(t) }),
  transferPayload as Payload<{ transferId: string }>,
  cancelTransfer,
  { ids: ofTransfer },
);

addStockVerb(
  'adjustStock',
  'Corrects what is on hand. What is reserved is not touched: the rest cannot go below it.',
  (t) => ({
    warehouse: warehouse(t),
    sku: t.string({ required: true, description: 'SKU of the part.' }),
    quantity: t.int({
      required: true,
      description: 'The change: positive for more pieces, negative for fewer, not 0.',
    }),
    serials: t.stringList({
      description:
        'Serial numbers of the units that were found or are gone, for a part that is tracked by them.',
    }),
    reason: why(t, true),
  }),
  levelsPayload as Payload<ChangedStock>,
  adjustStock,
);

addStockVerb(
  'scrapParts',
  'Takes out of stock what is good for nothing any more.',
  (t) => ({ warehouse: warehouse(t), lines: stockLines(t), reason: why(t, true) }),
  levelsPayload as Payload<ChangedStock>,
  scrapParts,
  { runsShort: true },
);

const CountedLineInput = builder.inputType('CountedLineInput', {
  description: 'What was counted of a part.',
  fields: (t) => ({
    sku: t.string({ required: true, description: 'SKU of the part.' }),
    counted: t.int({ required: true, description: 'How many pieces there are.' }),
    expected: t.int({
      description:
        'How many there were by the books when the counting began: refused when they have changed since.',
    }),
    serials: t.stringList({
      description: 'Serial numbers of all units that are there, for a part that is tracked by them.',
    }),
  }),
});

addStockVerb(
  'countWarehouse',
  'Takes stock: what was counted holds from then on, and each difference is written as an adjustment. All lines or none.',
  (t) => ({
    warehouse: warehouse(t),
    lines: t.field({
      type: [CountedLineInput],
      required: true,
      description: 'What was counted, 1 to 500 lines, each part once. Parts that are not named stay.',
    }),
    reason: why(t, false),
  }),
  levelsPayload as Payload<ChangedStock>,
  countWarehouse,
);
