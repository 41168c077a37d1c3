import { expect, test } from 'vitest';
import { createDeskClient } from '../src/desk.ts';
import { startServer } from './server.ts';

const money = (amountMinor: number) => ({ amountMinor, currency: 'CNY' });

/** A server with a part, a rate and a tax, and a ticket whose cause is known. */
async function startJob() {
  const { app, url, key, device } = await startServer();
  const { database } = app.platform;
  const createdAt = app.clock.now();
  const prices = { costMinor: 1_000, priceMinor: 2_500, currency: 'CNY', createdAt };
  await database.part.create({
    data: { sku: 'PUMP', name: 'Pump', names: { 'zh-CN': '水泵' }, ...prices },
  });
  await database.serviceRate.create({ data: { code: 'HOUR', kind: 'LABOUR', name: 'Hour', ...prices } });
  await database.taxRate.create({ data: { code: 'VAT', name: 'VAT', basisPoints: 1_300, createdAt } });
  const desk = createDeskClient({ url, key, locale: 'zh-CN' });
  const { ticket } = await desk.tickets.submit({
    channel: 'PHONE',
    description: 'It hums.',
    contact: { name: 'Mei Lin', phone: '+86 138 1600 7204' },
    device: { serial: device.serial },
  });
  await desk.tickets.accept({ id: ticket.id, priority: 'P3' });
  await desk.tickets.start({ id: ticket.id });
  return { desk, id: ticket.id, number: ticket.number };
}

const lines = [
  { kind: 'LABOUR', rate: 'HOUR', quantity: 1.5 },
  { kind: 'PARTS', sku: 'PUMP' },
] as const;

test('the catalogue is searched, and says what things cost', async () => {
  const { desk } = await startJob();
  expect(await Array.fromAsync(desk.parts.list({ search: 'pum' }))).toMatchObject([
    { sku: 'PUMP', name: '水泵', price: money(2_500) },
  ]);
  expect(await Array.fromAsync(desk.parts.list({ search: 'fan' }))).toEqual([]);
  expect(await Array.fromAsync(desk.parts.list({ model: 'NO-SUCH' }))).toEqual([]);
  expect(await desk.parts.get('PUMP')).toMatchObject({ cost: money(1_000), serialTracked: false });
  expect(await desk.parts.get('NONE')).toBeNull();
  expect(await Array.fromAsync(desk.quotes.rates())).toMatchObject([{ code: 'HOUR', kind: 'LABOUR' }]);
  expect(await Array.fromAsync(desk.quotes.taxes())).toMatchObject([{ code: 'VAT', basisPoints: 1_300 }]);
});

test('a quote is counted, sent, withdrawn, sent anew and answered', async () => {
  const { desk, id, number } = await startJob();
  const offer = { id, currency: 'CNY', lines: [...lines], tax: 'VAT' };
  await expect(desk.quotes.preview(offer)).rejects.toMatchObject({ name: 'PreconditionError' });
  await desk.tickets.diagnose({ id, faultCode: 'E4', cause: 'WEAR', diagnosis: 'Worn out.' });
  const preview = await desk.quotes.preview(offer);
  expect(preview).toMatchObject({ net: money(6_250), tax: money(813), total: money(7_063) });
  expect(preview.lines.map(({ terms, amount }) => [terms, amount.amountMinor])).toEqual([
    ['CHARGED', 3_750],
    ['CHARGED', 2_500],
  ]);
  expect(preview.lines[0]!.reasons).toMatchObject([{ code: 'NO_POLICY' }]);
  await expect(
    desk.quotes.preview({ ...offer, lines: [{ kind: 'PARTS', sku: 'NONE' }] }),
  ).rejects.toMatchObject({ name: 'ValidationError', issues: [{ code: 'unknown_part' }] });

  const sent = await desk.quotes.send({ ...offer, note: 'By Friday.' });
  expect(sent.status).toBe('AWAITING_APPROVAL');
  expect((await desk.quotes.withdraw({ id, reason: 'A part is missing.' })).status).toBe('IN_PROGRESS');
  await desk.quotes.send(offer);
  const quotes = await desk.quotes.ofTicket({ number });
  expect(quotes).toMatchObject([
    { revision: 1, state: 'WITHDRAWN', note: 'By Friday.', reason: 'A part is missing.' },
    { revision: 2, state: 'SENT', total: money(7_063), lines: [{ text: 'Hour' }, { text: 'Pump' }] },
  ]);
  const answer = { quote: quotes![1]!.id, accepted: true, answeredBy: 'Mei Lin' };
  expect((await desk.quotes.answer(answer)).status).toBe('IN_PROGRESS');
  await expect(desk.quotes.answer(answer)).rejects.toMatchObject({
    name: 'QuoteEndedError',
    state: 'ACCEPTED',
  });
  expect(await desk.quotes.ofTicket({ number: 'AC-0000-0000' })).toBeNull();
  const history = await Array.fromAsync(
    desk.events.history({ filter: { ticket: id, types: ['ticket.quote'] } }),
  );
  expect(history).toMatchObject([
    { __typename: 'TicketQuotedEvent', revision: 1, total: money(7_063) },
    { __typename: 'TicketQuoteWithdrawnEvent', reason: 'A part is missing.' },
    { __typename: 'TicketQuotedEvent', revision: 2 },
    { __typename: 'TicketQuoteAnsweredEvent', accepted: true, answeredBy: 'Mei Lin' },
  ]);
});
