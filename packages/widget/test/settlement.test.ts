import { createPublicClient } from '@aftercare/sdk/public';
import { beforeEach, expect, inject, onTestFinished, test } from 'vitest';
import { commands, page, userEvent } from 'vitest/browser';
import { expectAccessible, expectFocus, mount, said } from './mount.ts';

/** A ticket of a demo unit, shown while the desk works on it. */
async function follow() {
  const { url, publishableKey: key } = inject('aftercare');
  const { number, trackingToken } = await createPublicClient({ url, key }).tickets.submit({
    description: 'Blows warm air.',
    device: { serial: 'LCAC350000001' },
    contact: { name: 'Mei Lin', phone: '+86 138 0013 8000' },
    locale: 'en',
  });
  const element = mount('aftercare-repair-status', { number, 'tracking-token': trackingToken });
  await expect.element(page.getByText('Live', { exact: true })).toBeVisible();
  return { number, element, trackingToken };
}

/** The same, with a quote out. */
async function quoted(options: { seconds?: number } = {}) {
  const followed = await follow();
  await commands.desk(
    followed.number,
    { do: 'accept' },
    { do: 'start' },
    { do: 'diagnose', cause: 'WEAR' },
    { do: 'quote', ...options },
  );
  await expect.element(heading('Quote')).toBeVisible();
  return followed;
}

const heading = (name: string) => page.getByRole('heading', { name, exact: true });
const button = (name: string) => page.getByRole('button', { name, exact: true });

beforeEach(() => page.viewport(800, 1000));

test('tells who pays and why as soon as it is decided', async () => {
  const { number, element } = await follow();
  await expect.element(heading('Who pays')).not.toBeInTheDocument();
  await commands.desk(number, { do: 'accept' }, { do: 'start' }, { do: 'diagnose', cause: 'WEAR' });
  await expect.element(heading('Who pays')).toBeVisible();
  await expect.element(page.getByText('The warranty pays for a part of it')).toBeVisible();
  await expect.element(page.getByText(/^Phase 3 of the warranty/).first()).toBeVisible();
  await expectAccessible();
  element.locale = 'zh-CN';
  await expect.element(heading('费用由谁承担')).toBeVisible();
  await expect.element(page.getByText(/第 3 阶段/).first()).toBeVisible();
  await expectAccessible();
});

test('shows a quote as it arrives, and takes its approval with a name', async () => {
  const { element } = await quoted();
  await expect.element(said).toHaveTextContent('New: Quote sent');
  await expect.element(heading('We sent you a quote')).toBeVisible();
  await expect.element(page.getByText('Fan replaced', { exact: false })).toBeVisible();
  await expect.element(page.getByText('1.5 h')).toBeVisible();
  await expect.element(page.getByText('¥40.00').first()).toBeVisible();
  await expect.element(page.getByText('The new fan is in stock.')).toBeVisible();
  await expectAccessible();
  element.locale = 'zh-CN';
  await expect.element(heading('报价单')).toBeVisible();
  await expectAccessible();
  element.locale = 'en';

  await button('Approve').click();
  await expectFocus(page.getByLabelText('Your name'));
  await expect.element(heading('Approve ¥40.00?')).toBeVisible();
  await expectAccessible();
  await button('Back').click();
  await expectFocus(button('Approve'));
  await userEvent.keyboard('{Enter}');
  await button('Yes, approve').click();
  await expect
    .element(page.getByLabelText('Your name'))
    .toHaveAccessibleDescription('Please enter your name to approve.');
  await expectFocus(page.getByLabelText('Your name'));
  await userEvent.keyboard('Mei Lin{Enter}');
  await expectFocus(heading('We are working on it'));
  await expect.element(page.getByText('Approved by Mei Lin, ', { exact: false })).toBeVisible();
  await expect.element(button('Approve')).not.toBeInTheDocument();
  await expectAccessible();
});

test('takes a refusal with its reason, and hands the device back unrepaired', async () => {
  await quoted();
  await button('Decline').click();
  await expectFocus(page.getByRole('radio', { name: /^Give the device back as it is/ }));
  await expect.element(page.getByRole('radio', { name: /^Give the device back as it is/ })).toBeChecked();
  await expectAccessible();
  await button('Yes, decline').click();
  await expectFocus(page.getByLabelText('Why do you decline?'));
  await userEvent.keyboard('Too dear.');
  await button('Yes, decline').click();
  await expectFocus(heading('The repair is done'));
  await expect.element(page.getByText('Declined by Mei Lin, ', { exact: false })).toBeVisible();
  await expectAccessible();
});

test('says that a reason is too long, and takes a shorter one', async () => {
  await quoted();
  await button('Decline').click();
  const reason = page.getByLabelText('Why do you decline?');
  await reason.fill('x'.repeat(2_001));
  await button('Yes, decline').click();
  await expect.element(reason).toHaveAccessibleDescription('This is too long. Please shorten it.');
  await expectFocus(reason);
  await reason.fill('Too dear.');
  await button('Yes, decline').click();
  await expectFocus(heading('The repair is done'));
});

test('sends an answer once, though it is given twice', async () => {
  const { number, element } = await quoted();
  await button('Approve').click();
  await page.getByLabelText('Your name').fill('Mei Lin');
  const form = element.shadowRoot!.querySelector<HTMLFormElement>('form.answer')!;
  form.requestSubmit();
  form.requestSubmit();
  await expect.element(page.getByText('Approved by Mei Lin, ', { exact: false })).toBeVisible();
  await commands.desk(number, { do: 'comment', body: 'We begin.', visibility: 'PUBLIC' });
  await expect.element(page.getByText('We begin.')).toBeVisible();
  await expect.element(page.getByText('This quote has been approved already.')).not.toBeInTheDocument();
});

test('cancels the repair with the quote, where the customer wants that', async () => {
  await quoted();
  await button('Decline').click();
  await page.getByRole('radio', { name: /^Cancel the repair/ }).click();
  await page.getByLabelText('Why do you decline?').fill('A new one is cheaper.');
  await button('Yes, decline').click();
  await expectFocus(heading('The repair was cancelled'));
  await expect.element(button('Approve')).not.toBeInTheDocument();
});

test('says so when the quote has been answered elsewhere, is withdrawn, and is sent anew', async () => {
  const { number, trackingToken: token } = await quoted();
  await button('Approve').click();
  await commands.desk(number, { do: 'withdraw' });
  await expect.element(page.getByText('We have withdrawn this quote. We will be in touch.')).toBeVisible();
  await expectAccessible();
  await commands.desk(number, { do: 'quote' });
  await expect.element(button('Approve')).toBeVisible();

  // The page misses the answer that is given on another one.
  await button('Approve').click();
  await page.getByLabelText('Your name').fill('Mei Lin');
  const { url, publishableKey: key } = inject('aftercare');
  const { tracked } = createPublicClient({ url, key });
  const ticket = await tracked.get({ token });
  const quotes = ticket?.quotes ?? [];
  await commands.answerWith({ trackedTicket: { quotes, handledBy: 'As it was' } });
  onTestFinished(() => commands.answerWith(null));
  await tracked.answerQuote({ token, quote: quotes.at(-1)!.id, accepted: true, answeredBy: 'Lin Tao' });
  await expect.element(page.getByText('As it was')).toBeVisible();
  await commands.answerWith(null);
  await button('Yes, approve').click();
  await expect.element(page.getByText('This quote has been approved already.')).toBeVisible();
  await expect.element(page.getByText('Approved by Lin Tao, ', { exact: false })).toBeVisible();
  await expectFocus(heading('Quote'));
  await expectAccessible();
  await commands.desk(number, { do: 'quote' });
  await expect.element(button('Approve')).toBeVisible();
  await expect.element(page.getByText('This quote has been approved already.')).not.toBeInTheDocument();
});

test('shows a quote that nobody answered in time as over, also to who was about to answer', async () => {
  const { element } = await quoted({ seconds: 60 });
  await button('Approve').click();
  await page.getByLabelText('Your name').fill('Mei Lin');
  await commands.passTime('PT2M');
  await expect.element(page.getByText(/Not answered by .+, so it holds no longer\./)).toBeVisible();
  await expect.element(heading('We are working on it')).toBeVisible();
  await expect.element(page.getByLabelText('Your name')).not.toBeInTheDocument();
  await expect.element(button('Approve')).not.toBeInTheDocument();
  await expectAccessible();
  element.locale = 'zh-CN';
  await expect.element(page.getByText(/未收到答复，此报价单已失效/)).toBeVisible();
  await expectAccessible();
});

test('says that the time is over to who answers a quote that they still see', async () => {
  const { trackingToken: token } = await quoted({ seconds: 60 });
  const { url, publishableKey: key } = inject('aftercare');
  const { quotes } = (await createPublicClient({ url, key }).tracked.get({ token }))!;
  await button('Approve').click();
  await page.getByLabelText('Your name').fill('Mei Lin');
  await commands.answerWith({ trackedTicket: { quotes, handledBy: 'As it was' } });
  onTestFinished(() => commands.answerWith(null));
  await commands.passTime('PT2M');
  await expect.element(page.getByText('As it was')).toBeVisible();
  await commands.answerWith(null);
  await button('Yes, approve').click();
  await expect.element(page.getByText('The time to answer this quote is over.')).toBeVisible();
  await expect.element(page.getByText(/Not answered by .+, so it holds no longer\./)).toBeVisible();
  await expectFocus(heading('Quote'));
  await expectAccessible();
});

test('shows every quote, and that those which were approved add up', async () => {
  const { number, element } = await quoted();
  const approve = async () => {
    await button('Approve').click();
    await page.getByLabelText('Your name').fill('Mei Lin');
    await button('Yes, approve').click();
    await expect.element(page.getByText(/Approved by Mei Lin, /).first()).toBeVisible();
  };
  const row = (name: string) =>
    [...element.shadowRoot!.querySelectorAll('dl.sums div')]
      .map((sum) => sum.textContent.trim().split(/\s{2,}/))
      .find(([label]) => label === name)?.[1];
  await approve();
  await expect.element(heading('Earlier quotes')).not.toBeInTheDocument();
  expect(row('In all')).toBeUndefined();

  await commands.desk(number, { do: 'quote' });
  await expect.element(heading('Earlier quotes')).toBeVisible();
  await expect.element(button('Approve')).toBeVisible();
  expect([row('Approved before'), row('In all')]).toEqual(['¥40.00', '¥80.00']);
  await expectAccessible();
  await approve();
  await expect.element(button('Approve')).not.toBeInTheDocument();
  expect([row('Approved before'), row('In all'), row('Approved in all')]).toEqual([
    '¥40.00',
    '¥80.00',
    undefined,
  ]);

  await commands.desk(number, { do: 'quote' }, { do: 'withdraw' });
  await expect.element(page.getByText('We have withdrawn this quote. We will be in touch.')).toBeVisible();
  expect([row('In all'), row('Approved in all')]).toEqual([undefined, '¥80.00']);
  await commands.desk(number, { do: 'quote' });
  await expect.element(page.getByText('Withdrawn.', { exact: true })).toBeVisible();

  const summary = element.shadowRoot!.querySelectorAll<HTMLElement>('.earlier summary');
  expect(
    [...summary].map(({ innerText }) => innerText.replaceAll(/\s+/g, ' ').replace(/Lin, .*/, 'Lin')),
  ).toEqual(['¥40.00 Withdrawn.', '¥40.00 Approved by Mei Lin', '¥40.00 Approved by Mei Lin']);
  summary[1]!.focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('Fan replaced', { exact: false }).nth(2)).toBeVisible();
  await expectAccessible();
  element.locale = 'zh-CN';
  await expect.element(heading('此前的报价单')).toBeVisible();
  expect([row('此前已同意'), row('共计')]).toEqual(['¥80.00', '¥120.00']);
  await expectAccessible();
});

test('takes a drawn signature, stroke by stroke, beside the name', async () => {
  const { number } = await follow();
  await commands.desk(
    number,
    { do: 'accept' },
    { do: 'start' },
    { do: 'resolve', workDone: 'New compressor.' },
  );
  const pad = page.getByRole('img', { name: /^Signature/ });
  await expect.element(pad).toHaveAccessibleName('Signature, empty');
  await expect.element(button('Undo')).toBeDisabled();
  await expectAccessible();
  const data = () => {
    const form = page.getByLabelText('Your name').element().closest('form');
    return form && new FormData(form).get('signature');
  };
  const stroke = async (y: number) =>
    userEvent.dragAndDrop(pad, pad, {
      sourcePosition: { x: 60, y },
      targetPosition: { x: 300, y: y + 20 },
      steps: 10,
    });
  await stroke(50);
  const first = data();
  expect(first).toMatch(/^M\d+ \d+(L\d+ \d+)+$/);
  await stroke(120);
  expect(data()).toMatch(/^M[\d L]+M[\d L]+$/);
  await expect.element(pad).toHaveAccessibleName('Signature, drawn');
  await expectAccessible();
  await button('Undo').click();
  expect(data()).toBe(first);
  await button('Clear').click();
  expect(data()).toBeNull();
  await stroke(80);
  const drawn = data();
  await page.getByLabelText('Your name').fill('Mei Lin');
  await button('Sign off').click();
  await expectFocus(heading('The repair is completed'));
  expect(await commands.signatureOf(number)).toBe(drawn);
});
