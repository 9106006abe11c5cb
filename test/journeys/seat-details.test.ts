import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { inputOf } from '../../src/core/ordering/order-form.ts';
import { catalog } from '../../src/simulator/seed/catalog.ts';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { button, buttons, read } from '../harness/cards.ts';
import { ann, bo, guidOf, personal, type Somebody, tenant } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

let bot: RunningBot;
let company = '';
beforeEach(async () => {
  bot = await startBot();
  await bot.loaded();
  const held = [...(bot.app.context.portfolio.current()?.subscriptions.values() ?? [])];
  const proofpoint = held.find(({ productId }) => productId === catalog.proofpoint.id);
  company = bot.app.context.portfolio.current()?.companies.get(proofpoint?.companyId ?? '')?.name ?? '';
});
afterEach(() => bot.stop());

type Sent = Readonly<{ card: unknown; messageId: string }>;
const press = (title: string, { card, messageId }: Sent, as: Somebody, values: object = {}) => {
  const { verb, data } = button(card as never, title);
  return bot.connector.press(verb, { ...data, ...values }, { as, in: personal(ann), messageId });
};
const puts = () => bot.simulator.requests().filter(({ method }) => method === 'PUT');
const newUsers = inputOf({ key: 'newUsers' });
const changes = () => bot.app.context.memory.changes.inStates(tenant, ['pending', 'approved', 'applied']);

// https://github.com/pax8labs/pax8-cli/issues/368, https://github.com/pax8labs/pax8-cli/pull/451
describe('seats of a product whose vendor asks for details', () => {
  const said = () => `add 2 seats of Proofpoint for ${company}`;

  test('are asked for in a form, and sent with what was filled in', async () => {
    const form = await bot.ask(said());
    expect(read(form.card)).toMatch(/This vendor wants details with the change/);
    expect(JSON.stringify(form.card)).toMatch(/E-mail addresses of the new users/);
    expect(await changes()).toEqual([]);
    const { card } = await press('Continue', form, ann, { [newUsers]: 'bo@contoso.example' });
    expect(read(card)).toMatch(/Seat change[\s\S]*51 → 53 seats/);
    expect(JSON.stringify(card)).toMatch(/bo@contoso\.example/);
    await press('Approve', { card, messageId: form.messageId }, bo);
    expect(puts()).toHaveLength(1);
    expect(puts()[0]?.body).toMatchObject({
      quantity: expect.any(Number),
      provisioningDetails: [{ key: 'newUsers', values: ['bo@contoso.example'] }],
    });
  });

  test('without details are warned of, on the request too', async () => {
    const form = await bot.ask(said());
    const { card } = await press('Continue', form, ann);
    expect(read(card)).toMatch(/wants details with new seats, and none were given[\s\S]*may not arrive/);
    await press('Approve', { card, messageId: form.messageId }, bo);
    expect(puts()[0]?.body).toEqual({ quantity: expect.any(Number) });
  });

  test('are one request, however often the form is continued', async () => {
    const form = await bot.ask(said());
    await press('Continue', form, ann);
    await press('Continue', form, ann);
    expect(await changes()).toHaveLength(1);
  });

  test('come back with what was typed when it is too long', async () => {
    const form = await bot.ask(said());
    const { card } = await press('Continue', form, ann, { [newUsers]: 'x'.repeat(501) });
    expect(read(card)).toMatch(/more than 500 characters/);
    expect(await changes()).toEqual([]);
  });

  test('take no card that was made up: subscription, role and id are checked', async () => {
    const form = await bot.ask(said());
    const { verb, data } = button(form.card as never, 'Continue');
    const forged = (more: object, as: Somebody = ann) =>
      bot.connector.press(verb, { ...data, ...more }, { as, in: personal(ann), messageId: form.messageId });
    expect(await forged({ subscription: guidOf('nothing') })).toHaveProperty('toast');
    expect(await forged({ count: '-3' })).toHaveProperty('toast');
    expect(await changes()).toEqual([]);
    await forged({});
    const [made] = await changes();
    const other = [...(bot.app.context.portfolio.current()?.subscriptions.values() ?? [])].find(
      ({ id }) => id !== made?.subscriptionId,
    );
    expect(await forged({ subscription: other?.id })).toHaveProperty('toast');
    expect(await changes()).toHaveLength(1);
  });

  test('are told of in a what-if', async () => {
    const { card } = await bot.ask(`what if ${said()}`);
    expect(read(card)).toMatch(/wants details with new seats/);
  });
});

test('Microsoft’s questions about the tenant are not asked again with seats', async () => {
  const { card } = await bot.ask('add 2 seats of Business Premium for Contoso');
  expect(buttons(card ?? {})).not.toContain('Continue');
  expect(read(card)).not.toMatch(/vendor wants/);
});

// https://learn.microsoft.com/microsoft-365/business-premium/microsoft-365-business-faqs
describe('Microsoft’s 300 seats of Business plans', () => {
  const { contoso, contosoBusinessPremium } = demoIds;
  /** Contoso with 250 seats of Business Premium, and 12 of Business Basic. */
  const both = async (): Promise<void> => {
    const other = [...(bot.app.context.portfolio.current()?.subscriptions.values() ?? [])].find(
      ({ id, companyId, status }) =>
        companyId === contoso && id !== contosoBusinessPremium && status === 'Active',
    );
    const { id: productId, name: productName } = catalog.businessBasic;
    bot.simulator.patch(contosoBusinessPremium, { quantity: 250 });
    bot.simulator.patch(other?.id ?? '', { productId, productName, quantity: 12, commitment: null });
    await bot.app.context.portfolio.refresh('person');
  };

  test('count all plans of the company when seats are added', async () => {
    await both();
    const refused = await bot.ask('add 39 seats of Business Basic for Contoso');
    expect(read(refused.card)).toMatch(/Not possible[\s\S]*The company has 250 in other subscriptions/);
    const possible = await bot.ask('what if add 38 seats of Business Basic for Contoso');
    expect(read(possible.card)).not.toMatch(/Not possible/);
  });

  test('are counted again right before the change is sent', async () => {
    await both();
    const asked = await bot.ask('add 38 seats of Business Basic for Contoso');
    bot.simulator.patch(contosoBusinessPremium, { quantity: 260 });
    expect(read((await press('Approve', asked, bo)).card)).toMatch(/Out of date[\s\S]*300 seats/);
    expect(puts()).toHaveLength(0);
  });
});
