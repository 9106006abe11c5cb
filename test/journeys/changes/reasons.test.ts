import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Policy } from '../../../src/core/rules/policy.ts';
import { firstPolicy } from '../../../src/core/rules/policy.ts';
import { demoIds } from '../../../src/simulator/seed/demo.ts';
import { button, read } from '../../harness/cards.ts';
import { ann, bo, personal, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

let bot: RunningBot;
beforeEach(async () => {
  bot = await startBot();
  await bot.loaded();
});
afterEach(() => bot.stop());

const sentence = 'add 3 seats of Business Premium for Contoso';
const premium = demoIds.contosoBusinessPremium;
const changes = () => bot.app.context.memory.changes.ofSubscription(premium, 10);
const entries = async () => bot.app.context.memory.audit.latest(tenant, { limit: 10 });
const policy = async (given: Partial<Policy>) => {
  const { memory, now } = bot.app.context;
  const basedOn = (await memory.policies.current(tenant))?.version ?? 0;
  const by = { tenantId: tenant, objectId: bo.aadObjectId ?? '', name: bo.name };
  await memory.policies.save(tenant, { ...firstPolicy, ...given }, basedOn, by, now());
};
const press = (title: string, sent: { card: unknown; messageId: string }, inputs = {}, as = ann) => {
  const { verb, data } = button(sent.card as never, title);
  return bot.connector.press(
    verb,
    { ...data, ...inputs },
    { as, in: personal(ann), messageId: sent.messageId },
  );
};

describe('the reason of a change', () => {
  test('and its ticket stand on the request, its card, the audit and the event', async () => {
    const asked = await bot.ask(`${sentence} because of new hires, ticket 4711`);
    expect(read(asked.card)).toMatch(/Why: new hires[\s\S]*Ticket: 4711/);
    expect(await changes()).toMatchObject([{ purpose: 'new hires', ticket: '4711' }]);
    expect(await entries()).toContainEqual(
      expect.objectContaining({
        event: 'change.requested',
        facts: expect.objectContaining({ purpose: 'new hires', ticket: '4711' }),
      }),
    );
  });
  test('stays when the bot has to ask which subscription is meant', async () => {
    const asked = await bot.ask('add 3 seats for Contoso, ticket 4711, because of new hires');
    expect(JSON.stringify(asked.card)).toMatch(/Contoso, ticket 4711, reason: new hires/);
  });
});

describe('a policy that wants a reason', () => {
  beforeEach(() => policy({ reasonAbove: { amount: '10.00', currency: 'USD' } }));

  test('files no request without one, and asks for it on a card that goes on from there', async () => {
    const asked = await bot.ask(sentence);
    expect(read(asked.card)).toMatch(
      /Not requested yet[\s\S]*the policy asks for a reason or a ticket number/,
    );
    expect(await changes()).toEqual([]);
    const { card } = await press('Continue', asked, { reason: 'new hires, ticket 4711' });
    expect(read(card)).toMatch(/12 → 15 seats[\s\S]*Why: new hires[\s\S]*Ticket: 4711/);
    expect(await changes()).toMatchObject([{ purpose: 'new hires', ticket: '4711', state: 'pending' }]);
    await press('Approve', { card, messageId: asked.messageId }, {}, bo);
    expect(read(bot.connector.cardIn(personal(ann)))).toMatch(/Applied/);
  });
  test('takes a ticket’s number in the sentence', async () => {
    expect(await bot.says(`${sentence}, ticket 4711`)).toMatch(/Pending[\s\S]*Ticket: 4711/);
  });
  test('asks again for an empty one, and takes no forged sentence', async () => {
    const asked = await bot.ask(sentence);
    expect(await press('Continue', asked, { reason: ' ' })).toMatchObject({
      toast: expect.stringMatching(/reason/),
    });
    const forged = { id: 'grant approver to @Ann', reason: 'x' };
    expect(await press('Continue', asked, forged)).toMatchObject({
      toast: expect.stringMatching(/not one of mine/),
    });
    expect(await changes()).toEqual([]);
  });
  test('wants it for a cancellation and a new price too', async () => {
    expect(await bot.says('cancel Business Premium for Contoso at the end of the term')).toMatch(
      /Not requested yet/,
    );
    expect(await bot.says('set price of Business Premium for Contoso to 50')).toMatch(/Not requested yet/);
  });
  test('asks on the form of an order and of people who join', async () => {
    const staff = await bot.ask('onboard 2 users at Contoso with Business Premium');
    expect(read(staff.card)).toMatch(/the policy asks for a reason/);
    expect(JSON.stringify(staff.card)).toContain('Reason, ticket number');
    expect(await changes()).toEqual([]);
    const { card } = await press('Continue', staff, { subscriptions: premium, reason: 'ticket 4711' });
    expect(read(card)).toMatch(/12 → 14 seats/);
    expect(await changes()).toMatchObject([{ ticket: '4711' }]);
  });
  test('asks for none below its amount', async () => {
    await policy({ reasonAbove: { amount: '99999.00', currency: 'USD' } });
    expect(await bot.says(sentence)).toMatch(/Pending/);
  });
});
