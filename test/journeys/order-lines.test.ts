import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Card } from '../../src/core/words/chat.ts';
import { catalog } from '../../src/simulator/seed/catalog.ts';
import { followOrders } from '../../src/workflows/orders/follow-orders.ts';
import { button, read } from '../harness/cards.ts';
import { ann, bo, personal, type Somebody, tenant } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

let bot: RunningBot;
beforeEach(async () => {
  bot = await startBot();
  await bot.loaded();
});
afterEach(() => bot.stop());

type Sent = Readonly<{ card: Card | null; messageId: string }>;
const orders = (mock: boolean) =>
  bot.simulator
    .requests()
    .filter(({ method, path }) => method === 'POST' && path === '/v1/orders')
    .filter(({ query }) => (query.isMock === 'true') === mock)
    .map(({ body }) => body as { lineItems: Record<string, unknown>[]; orderedByUserEmail?: string });
const press = (title: string, { card, messageId }: Sent, as: Somebody, values: object = {}) => {
  const { verb, data } = button(card as never, title);
  return bot.connector.press(verb, { ...data, ...values }, { as, in: personal(ann), messageId });
};
/** The first choice of each line that is committed for a year and billed by the month. */
const choicesIn = (card: unknown): Record<string, string> =>
  Object.fromEntries(
    JSON.stringify(card)
      .match(/\{[^{}]*"id":"choice[^"]*"[\s\S]*?"choices":\[[^\]]*\]/g)
      ?.map((input) => [
        /"id":"([^"]+)"/.exec(input)?.[1] ?? '',
        /"title":"1-Year commitment, billed Monthly[^"]*","value":"([^"]+)"/.exec(input)?.[1] ?? '',
      ]) ?? [],
  );
const continued = async (form: Sent, values: object = {}): Promise<Sent> => {
  const { card } = await press('Continue', form, ann, { ...choicesIn(form.card), ...values });
  return { card, messageId: form.messageId };
};

describe('several products in one sentence', () => {
  const said = 'order 5 business premium and 4 defender for office 365 plan 1 for contoso';

  test('are one form, one request, one approval and one order with a line for each', async () => {
    const form = await bot.ask(said);
    expect(read(form.card)).toMatch(/2 products in one order[\s\S]*Business Premium[\s\S]*Defender/);
    const request = await continued(form, { quantity: 5, 'quantity-2': 4 });
    const text = read(request.card);
    expect(text).toMatch(/5 × Microsoft 365 Business Premium and 4 × Microsoft Defender/);
    expect(text).toMatch(/Line 1: 5 × [\s\S]*Line 2: 4 × /);
    expect(text.match(/\[Approve\]/g)).toHaveLength(1);
    expect(await bot.app.context.memory.changes.inStates(tenant, ['pending'])).toHaveLength(1);
    expect(read((await press('Approve', request, bo)).card)).toMatch(/Pax8 accepted the order/);
    expect(orders(false)).toHaveLength(1);
    expect(orders(false)[0]?.lineItems).toMatchObject([
      { lineItemNumber: 1, productId: catalog.businessPremium.id, quantity: 5 },
      { lineItemNumber: 2, productId: catalog.defenderPlan1.id, quantity: 4 },
    ]);
    for (let look = 0; look < 4; look += 1) {
      bot.simulator.advance({ ms: 60_000 });
      await followOrders(bot.app.context);
    }
    expect(read(bot.connector.cardIn(personal(ann)))).toMatch(/It is Active[\s\S]*Seats now: 9/);
  });

  test('that are only unclear in one name ask for that one, and keep the rest', async () => {
    const { card } = await bot.ask('order 5 business premium and 4 exchange online for contoso');
    expect(JSON.stringify(card)).toMatch(/order 5 business premium and 4 [^"]* for Contoso/);
  });

  test('are at most one line of each product', async () => {
    const { card } = await bot.ask('order 5 business premium and 4 business premium for contoso');
    expect(read(card)).toMatch(/one change at a time/i);
  });

  test('pass no limit together that one of them would not pass alone', async () => {
    const { card } = await bot.ask('order 150 business basic and 140 business standard for contoso');
    expect(read(card)).toMatch(/Microsoft allows 300 seats of its Business plans/);
    expect(orders(true)).toHaveLength(0);
  });
});

test('an add-on and its base are one order: the line of the base is its parent', async () => {
  const form = await bot.ask('order 2 business basic and 2 copilot business for A. Datum');
  expect(read(form.card)).toMatch(/Added to Microsoft 365 Business Basic, 2 seats, in this order/);
  const request = await continued(form, { quantity: 2, 'quantity-2': 2 });
  expect(read(request.card)).toMatch(/added to Microsoft 365 Business Basic in this order/);
  await press('Approve', request, bo);
  expect(orders(false)[0]?.lineItems).toMatchObject([
    { lineItemNumber: 1, productId: catalog.businessBasic.id },
    { lineItemNumber: 2, productId: catalog.copilotBusiness.id, parentLineItemNumber: 1 },
  ]);
});

describe('who ordered', () => {
  const ordered = async () => {
    const form = await bot.ask('order 5 Exchange Online Plan 2 for Contoso');
    await press('Approve', await continued(form, { quantity: 5 }), bo);
    return orders(false)[0];
  };

  test('is told by the e-mail address that Teams has for the requester', async () => {
    bot.connector.knows({ ...ann, email: 'ann@msp.example' });
    expect(await ordered()).toMatchObject({ orderedByUserEmail: 'ann@msp.example' });
  });

  test.each([undefined, 'ann_contoso.com#EXT#@msp.onmicrosoft.com', 'no address'])(
    'is left away when Teams has no address (%s)',
    async (email) => {
      if (email !== undefined) bot.connector.knows({ ...ann, email });
      expect(await ordered()).not.toHaveProperty('orderedByUserEmail');
    },
  );

  test('is left away when Pax8 takes the order only without it', async () => {
    bot.connector.knows({ ...ann, email: 'ann@msp.example' });
    const match = { method: 'POST', path: '/v1/orders', query: { isMock: 'true' } };
    bot.simulator.faults([{ match, fault: '422' }]);
    expect(await ordered()).not.toHaveProperty('orderedByUserEmail');
  });
});
