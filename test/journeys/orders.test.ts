import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { publicEvent } from '../../src/core/audit/public-event.ts';
import { orderOf } from '../../src/core/changes/change-facts.ts';
import { codeOf, inputOf } from '../../src/core/changes/detail-inputs.ts';
import type { Conversation } from '../../src/core/words/chat.ts';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { carryChangesOn } from '../../src/workflows/changes/carry-changes-on.ts';
import { followOrders } from '../../src/workflows/orders/follow-orders.ts';
import { requestOrder } from '../../src/workflows/orders/request-order.ts';
import { button, buttons, read, sentenceOf } from '../harness/cards.ts';
import { ann, bo, groupChat, personal, type Somebody, tenant } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

const minute = 60_000;
const hour = 60 * minute;
const sentence = 'order 10 Exchange Online Plan 2 for Contoso';

let bot: RunningBot;
beforeEach(async () => {
  bot = await startBot();
  await bot.loaded();
});
afterEach(() => bot.stop());

type Sent = Readonly<{ card: unknown; messageId: string }>;
type Values = Readonly<Record<string, string | number>>;

const posts = (mock: boolean) =>
  bot.simulator
    .requests()
    .filter(
      ({ method, path, query }) =>
        method === 'POST' && path === '/v1/orders' && (query.isMock === 'true') === mock,
    );
const cardNow = () => read(bot.connector.cardIn(personal(ann)));
const press = (title: string, sent: Sent, as: Somebody = bo, values: Values = {}) => {
  const { verb, data } = button(sent.card as never, title);
  return bot.connector.press(
    verb,
    { ...data, ...values },
    { as, in: personal(ann), messageId: sent.messageId },
  );
};
const choiceFor = (card: unknown, words: RegExp): string => {
  const found = inputsIn(card)
    .find(({ id }) => id === 'choice')
    ?.choices?.find(({ title }) => words.test(title));
  if (found === undefined) throw new Error(`no choice ${words}`);
  return found.value;
};
type Input = Readonly<{
  type: string;
  id: string;
  label: string;
  value?: unknown;
  choices?: readonly Readonly<{ title: string; value: string }>[];
}>;
const inputsIn = (value: unknown): Input[] => {
  if (Array.isArray(value)) return value.flatMap(inputsIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && String(value.type).startsWith('Input.') ? [value as Input] : [];
  return [...own, ...Object.values(value).flatMap(inputsIn)];
};
const askNext = async (text: string, as: Somebody = ann) => {
  let sent = await bot.ask(text, as);
  while (sent.kind !== 'message') sent = await bot.connector.next();
  return sent;
};
const yearly = { words: /1-Year commitment, billed Monthly/ };
/** Says the sentence, fills the form in and continues; gives back the form's message with the card that took its place. */
const asked = async (text = sentence, values: Values = {}, words = yearly.words): Promise<Sent> => {
  const form = await askNext(text);
  const { card } = await press('Continue', form, ann, {
    quantity: inputsIn(form.card).find(({ id }) => id === 'quantity')?.value as number,
    choice: choiceFor(form.card, words),
    ...values,
  });
  return { card, messageId: form.messageId };
};
const held = async () =>
  (await bot.app.context.marketplace.findSubscriptions({ companyId: demoIds.contoso }, 'person')).rows.length;
const entries = async () =>
  (await bot.app.context.memory.audit.latest(tenant, { limit: 20 })).map(({ event }) => event).toReversed();

test('an order of a year beside seats that run by the month says that these are billed on, and how to end them', async () => {
  const order = await asked('order 6 Business Premium for Fabrikam on an annual term');
  const beside =
    /6 seats of Microsoft 365 Business Premium run by the month and are billed beside this order/;
  expect(read(order.card as never)).toMatch(beside);
  const [, said = ''] = /Say: (cancel .*? at the end of the term)/.exec(read(order.card as never)) ?? [];
  await press('Approve', order);
  await followOrders(bot.app.context);
  expect(cardNow()).toMatch(beside);
  const cancel = await askNext(said.replaceAll('\\', ''));
  expect(read(cancel.card)).toMatch(/Cancel[\s\S]*Fabrikam, Inc\.[\s\S]*6 seats/);
});

describe('an order', () => {
  test('has the term of its sentence chosen in the form, where one choice alone is on it', async () => {
    const chosen = (card: unknown) => inputsIn(card).find(({ id }) => id === 'choice')?.value;
    const monthly = await bot.ask(`${sentence}, month to month`);
    expect(chosen(monthly.card)).toBe(choiceFor(monthly.card, /Monthly commitment, billed Monthly/));
    expect(chosen((await bot.ask(`${sentence} on an annual commitment`)).card)).toBe('');
    const other = await bot.ask(`${sentence} on a three-year term`);
    expect(read(other.card)).toContain('Pax8 offers no three-year commitment for it.');
  });

  test('goes from a sentence through its form, Pax8’s check and an approval to an Active subscription', async () => {
    const form = await bot.ask('order 10 Exchange Online Plan 2 for Contoso');
    const text = read(form.card);
    expect(text).toMatch(/Order · Contoso[\s\S]*Not ordered yet/);
    const ways = inputsIn(form.card)
      .find(({ id }) => id === 'choice')
      ?.choices?.map(({ title }) => title);
    expect(ways).toEqual([
      expect.stringMatching(
        /^Monthly commitment, billed Monthly: \$9\.60 a seat a month; 10 seats \$96\.00 a month/,
      ),
      expect.stringMatching(
        /^1-Year commitment, billed Monthly: \$8\.40 a seat a month; 10 seats \$84\.00 a month/,
      ),
      expect.stringMatching(
        /^1-Year commitment, billed Annual: \$96\.00 a seat a year; 10 seats \$80\.00 a month/,
      ),
    ]);
    expect(text).toMatch(/Microsoft tenant/);
    expect(text).toMatch(/subscriptions are in USD/);
    expect(inputsIn(form.card).map(({ label, type }) => `${type} ${label}`)).toEqual(
      expect.arrayContaining([
        'Input.Number Seats',
        'Input.Text Microsoft tenant id',
        'Input.ChoiceSet Microsoft account',
      ]),
    );
    expect(posts(true)).toHaveLength(0);

    const { card } = await press('Continue', form, ann, {
      quantity: 10,
      choice: choiceFor(form.card, yearly.words),
      [inputOf({ key: 'msTenantId' })]: 'tenant-of-contoso',
    });
    expect(posts(true)).toHaveLength(1);
    expect(posts(false)).toHaveLength(0);
    const pending = read(card);
    expect(pending).toMatch(/Order · Contoso[\s\S]*Pending/);
    expect(pending).toMatch(
      /10 × Exchange Online \(Plan 2\), 1-Year commitment, billed Monthly, \$84\.00 a month/,
    );
    expect(pending).toMatch(/\$84\.00 a month, \$1,008\.00 a year/);
    expect(pending).toMatch(/1-Year commitment from the day of provisioning/);
    expect(pending).toMatch(/in the 7 days after the purchase/);
    expect(JSON.stringify(card)).toMatch(/tenant-of-contoso/);
    expect(pending).not.toMatch(/\bfees?\b|penalt/i);
    expect(buttons(card ?? {})).toEqual(expect.arrayContaining(['Approve', 'Reject', 'Cancel request']));
    expect(buttons(card ?? {})).not.toContain('Approve fewer');
    expect(cardNow()).toMatch(/Pending/);

    const approved = await press('Approve', { card, messageId: form.messageId });
    expect(read(approved.card)).toMatch(/Approved by Bo Berg[\s\S]*Pax8 accepted the order/);
    expect(read(approved.card)).toMatch(/Provisioning/);
    expect(posts(false)).toHaveLength(1);

    for (let i = 0; i < 6; i++) {
      bot.simulator.advance({ ms: minute });
      await followOrders(bot.app.context);
    }
    expect(cardNow()).toMatch(/Active[\s\S]*It is Active/);
    expect(await entries()).toEqual(
      expect.arrayContaining(['change.requested', 'change.approved', 'change.applied', 'change.provisioned']),
    );
    expect(await bot.app.context.memory.changes.followed()).toEqual([]);
    expect(read((await askNext('subscriptions Contoso')).card)).toMatch(/Exchange Online \(Plan 2\)/);
  });

  test('pressed many times is one request, approved many times one order', async () => {
    const form = await bot.ask(sentence);
    const values = { quantity: 10, choice: choiceFor(form.card, yearly.words) };
    const cards = await Promise.all(Array.from({ length: 3 }, () => press('Continue', form, ann, values)));
    const card = cards[0]?.card;
    const changes = await bot.app.context.memory.changes.inStates(tenant, ['pending']);
    expect(changes).toHaveLength(1);
    const before = await held();
    await Promise.all(Array.from({ length: 5 }, () => press('Approve', { card, messageId: form.messageId })));
    expect(posts(false)).toHaveLength(1);
    expect(await held()).toBe(before + 1);
  });

  test('that was settled already answers a second Continue with its card', async () => {
    const form = await bot.ask(sentence);
    const values = { quantity: 10, choice: choiceFor(form.card, yearly.words) };
    const { card } = await press('Continue', form, ann, values);
    await press('Approve', { card, messageId: form.messageId });
    const checks = posts(true).length;
    expect(read((await press('Continue', form, ann, values)).card)).toMatch(/Pax8 accepted the order/);
    expect(posts(false)).toHaveLength(1);
    expect(posts(true)).toHaveLength(checks);
  });

  test('that was settled while a second Continue was read is its answer too', async () => {
    const form = await bot.ask(sentence);
    const values = { quantity: 10, choice: choiceFor(form.card, yearly.words) };
    const { card } = await press('Continue', form, ann, values);
    await press('Approve', { card, messageId: form.messageId });
    const { context } = bot.app;
    const [change] = await context.memory.changes.followed();
    const draft = await context.memory.orderDrafts.get(tenant, change?.id ?? '');
    if (change === undefined || draft === null) throw new Error('nothing was ordered');
    const typed = new Map([
      ['quantity', '10'],
      ['choice', values.choice],
    ]);
    const at = { id: draft.conversationId } as Conversation;
    let looks = 0;
    const get = async (id: string) => (looks++ === 0 ? null : context.memory.changes.get(id));
    const memory = { ...context.memory, changes: { ...context.memory.changes, get } };
    expect(await requestOrder({ ...context, memory }, draft, draft.person, at, typed)).toMatchObject({
      kind: 'open-already',
      change: { id: change.id, state: 'applied' },
    });
  });

  test('without a number asks for it on the form, and says what was typed wrongly, with what was typed kept', async () => {
    const form = await bot.ask('order Exchange Online Plan 2 for Contoso');
    expect(inputsIn(form.card).find(({ id }) => id === 'quantity')).not.toHaveProperty('value');
    const { card } = await press('Continue', form, ann, {
      quantity: '1.5',
      [inputOf({ key: 'msDomain' })]: 'kept-prefix',
    });
    expect(read(card)).toMatch(/whole number, 1 or more[\s\S]*Choose billing and commitment/);
    expect(inputsIn(card).find(({ id }) => id === inputOf({ key: 'msDomain' }))?.value).toBe('kept-prefix');
    expect(posts(true)).toHaveLength(0);
  });

  test('that Pax8’s check refuses comes back with Pax8’s own text and what was typed, and nothing waits', async () => {
    const form = await bot.ask('order 5 Teams Phone Standard for Northwind');
    const { card } = await press('Continue', form, ann, {
      quantity: 5,
      choice: choiceFor(form.card, yearly.words),
      [inputOf({ key: 'msDomain' })]: 'northwind',
      parent: inputsIn(form.card).find(({ id }) => id === 'parent')?.choices?.[0]?.value ?? '',
    });
    expect(read(card)).toMatch(
      /Pax8 did not take this order[\s\S]*Pax8 said: .*microsoftIncludeOverage is required/,
    );
    expect(inputsIn(card).find(({ id }) => id === inputOf({ key: 'msDomain' }))?.value).toBe('northwind');
    expect(await bot.app.context.memory.changes.inStates(tenant, ['pending', 'approved'])).toEqual([]);
    const no = codeOf('No, I do not wish to enable overage.');
    const again = await press('Continue', { card, messageId: form.messageId }, ann, {
      quantity: 5,
      choice: choiceFor(card, yearly.words),
      parent: inputsIn(card).find(({ id }) => id === 'parent')?.choices?.[0]?.value ?? '',
      [inputOf({ key: 'microsoftIncludeOverage' })]: no,
    });
    expect(read(again.card)).toMatch(/Pending/);
    expect(posts(false)).toHaveLength(0);
  });

  test('when Pax8’s check does not answer, that is said and nothing is saved', async () => {
    const form = await bot.ask(sentence);
    bot.simulator.faults([{ match: { method: 'POST', path: '/v1/orders' }, fault: '500', times: 20 }]);
    const { card } = await press('Continue', form, ann, {
      quantity: 10,
      choice: choiceFor(form.card, yearly.words),
    });
    expect(read(card)).toMatch(/did not say whether it would accept this order/);
    expect(await bot.app.context.memory.changes.inStates(tenant, ['pending', 'approved'])).toEqual([]);
  });
});

describe('before anything is filled in it is said', () => {
  test('that the company is not Active, and which primary contacts are missing', async () => {
    const { card } = await bot.ask('order 2 Exchange Online Plan 1 for Trey');
    expect(read(card)).toMatch(
      /Cannot be ordered[\s\S]*Only an Active company[\s\S]*no primary contact for: Billing[\s\S]*Nothing was ordered/,
    );
    expect(sentenceOf(card ?? {}, 'Contacts')).toMatch(/^contacts Trey/);
  });

  test('that a parent product is needed, and the order of it is one press away', async () => {
    const { card } = await bot.ask('order 2 Microsoft 365 Copilot Business for A. Datum');
    expect(read(card)).toMatch(/added to another product\. The company has none of these/);
    const say = sentenceOf(card ?? {}, /^Order with Microsoft 365 Business Basic/);
    expect(read((await bot.ask(say)).card)).toMatch(
      /2 products in one order[\s\S]*Business Basic[\s\S]*Added to Microsoft 365 Business Basic[^\n]*in this order/,
    );
  });

  test('that Business products end at 300 seats', async () => {
    expect(
      read(
        (await bot.ask('order 290 Microsoft 365 Business Premium for Contoso as a new subscription')).card,
      ),
    ).toMatch(/allows 300 seats of its Business plans per customer, all together\. The company has/);
  });

  test('that it is not known which product or company is meant', async () => {
    expect(read((await bot.ask('order 3 Exchange Online for Fabrikam')).card)).toMatch(/Which product\?/);
    expect(read((await bot.ask('order 3 Exchange Online Plan 2')).card)).toMatch(/Which company\?/);
    expect(read((await bot.ask('order 3 Nonesuch Thing for Contoso')).card)).toMatch(/finds no product/);
    expect(read((await bot.ask('order 0 Exchange Online Plan 2 for Contoso')).card)).toMatch(/Zero seats/);
  });

  test('that a form of more than a day ago has prices that moved; until then it goes on', async () => {
    const form = await bot.ask(sentence);
    const values = { quantity: 10 };
    bot.simulator.advance({ ms: 23 * hour });
    expect(read((await press('Continue', form, ann, values)).card)).toMatch(/Choose billing and commitment/);
    bot.simulator.advance({ ms: 2 * hour });
    expect(read((await press('Continue', form, ann, values)).card)).toMatch(
      /more than a day old and prices may have changed[\s\S]*Nothing was ordered/,
    );
    expect(posts(true)).toHaveLength(0);
  });

  test('that a form is its requester’s, in the conversation in which it was begun', async () => {
    const form = await bot.ask(sentence);
    const values = { quantity: 10, choice: choiceFor(form.card, yearly.words) };
    expect(await press('Continue', form, bo, values)).toMatchObject({
      toast: expect.stringContaining('Only the person who started this order'),
    });
    const { verb, data } = button(form.card as never, 'Continue');
    const elsewhere = { as: ann, in: groupChat('elsewhere'), messageId: form.messageId };
    expect(await bot.connector.press(verb, { ...data, ...values }, elsewhere)).toMatchObject({
      toast: expect.stringContaining('started in another conversation'),
    });
    expect(posts(true)).toHaveLength(0);
    expect(await bot.app.context.memory.changes.inStates(tenant, ['pending', 'approved'])).toEqual([]);
  });

  test('that the form is too old, or another organisation’s', async () => {
    const form = await bot.ask(sentence);
    await bot.app.context.memory.orderDrafts.forget(Number.MAX_SAFE_INTEGER);
    expect(read((await press('Continue', form, ann, { quantity: 1 })).card)).toMatch(/no longer works/);
  });
});

describe('between approval and sending', () => {
  test('another price makes the order out of date, and nothing is sent', async () => {
    const { card, messageId } = await asked();
    const { memory } = bot.app.context;
    const [change] = await memory.changes.inStates(tenant, ['pending']);
    if (change === undefined) throw new Error('nothing waits');
    const wanted = orderOf(change);
    if (wanted === null) throw new Error('it is no order');
    const lines = [{ ...wanted.lines[0], price: 1 }] as const;
    await memory.changes.save({ ...change, version: change.version + 1, wanted: { ...wanted, lines } });
    expect(read((await press('Approve', { card, messageId })).card)).toMatch(
      /Out of date[\s\S]*price changed/,
    );
    expect(posts(false)).toHaveLength(0);
  });

  test('an order that Pax8 would no longer take is out of date, in Pax8’s words, and nothing is sent', async () => {
    const { card, messageId } = await asked();
    const { memory } = bot.app.context;
    const [change] = await memory.changes.inStates(tenant, ['pending']);
    const wanted = change === undefined ? null : orderOf(change);
    if (change === undefined || wanted === null) throw new Error('nothing waits');
    const provisioning = [{ key: 'nonsense', label: 'Nonsense', values: ['1'] }];
    await memory.changes.save({
      ...change,
      version: change.version + 1,
      wanted: { ...wanted, lines: [{ ...wanted.lines[0], provisioning }] },
    });
    const { card: after } = await press('Approve', { card, messageId });
    expect(read(after)).toMatch(/Out of date[\s\S]*Provisioning detail nonsense is unknown/);
    expect(posts(false)).toHaveLength(0);
  });

  test('a subscription that it was to be added to must still run', async () => {
    const form = await bot.ask('order 5 Teams Phone Standard for Northwind');
    const parent = inputsIn(form.card).find(({ id }) => id === 'parent')?.choices?.[0]?.value ?? '';
    const { card } = await press('Continue', form, ann, {
      quantity: 5,
      choice: choiceFor(form.card, yearly.words),
      parent,
      [inputOf({ key: 'microsoftIncludeOverage' })]: codeOf('No, I do not wish to enable overage.'),
    });
    await bot.app.context.marketplace.cancel(parent, null);
    expect((await bot.app.context.marketplace.subscription(parent, 'person'))?.status).toBe('Cancelled');
    expect(read((await press('Approve', { card, messageId: form.messageId })).card)).toMatch(
      /Out of date[\s\S]*added to is no longer running/,
    );
    expect(posts(false)).toHaveLength(0);
  });

  test('a company that is Active no more gets nothing', async () => {
    const sent = await asked();
    const { marketplace } = bot.app.context;
    for (const { id } of (await marketplace.contacts(demoIds.contoso, 'person')).rows)
      await marketplace.removeContact(demoIds.contoso, id);
    expect(read((await press('Approve', sent)).card)).toMatch(/Out of date[\s\S]*Only an Active company/);
    expect(posts(false)).toHaveLength(0);
  });
});

/** The order itself, not the check before it. */
const realOrder = (fault: 'reset-before' | 'reset-after') => ({
  match: { method: 'POST', path: '/v1/orders', query: { isMock: null } },
  fault,
});

describe('an order of unknown outcome', () => {
  test('that Pax8 took is found among the company’s orders and subscriptions, and never sent again', async () => {
    const sent = await asked();
    // The check before the sending gets through; the order itself loses its answer.
    bot.simulator.faults([realOrder('reset-after')]);
    const { card } = await press('Approve', sent);
    expect(read(card)).toMatch(/Pax8 accepted the order/);
    expect(posts(false)).toHaveLength(1);
  });

  test('that Pax8 never got is failed after an hour, and not before', async () => {
    const sent = await asked();
    bot.simulator.faults([realOrder('reset-before')]);
    const { card } = await press('Approve', sent);
    expect(read(card)).toMatch(/Being checked[\s\S]*The bot does not order again/);
    bot.simulator.advance({ ms: 30 * minute });
    await carryChangesOn(bot.app.context);
    expect(cardNow()).toMatch(/Being checked/);
    bot.simulator.advance({ ms: hour });
    await carryChangesOn(bot.app.context);
    expect(cardNow()).toMatch(/Failed[\s\S]*The order was not made/);
    expect(posts(false)).toHaveLength(1);
  });

  test('is not settled by what another order of the same made', async () => {
    const lost = await asked();
    bot.simulator.faults([realOrder('reset-before')]);
    expect(read((await press('Approve', lost)).card)).toMatch(/Being checked/);
    expect(read((await press('Approve', await asked())).card)).toMatch(/Pax8 accepted the order/);
    bot.simulator.advance({ ms: hour + minute });
    await carryChangesOn(bot.app.context);
    const { changes } = bot.app.context.memory;
    const all = await changes.inStatesAnywhere(['applied', 'failed', 'needs-check']);
    expect(all.map(({ state }) => state)).toEqual(['failed', 'applied']);
  });

  test('is not settled by a guess while another of the same is unknown too: somebody is told', async () => {
    const first = await asked();
    bot.simulator.faults([realOrder('reset-before')]);
    expect(read((await press('Approve', first)).card)).toMatch(/Being checked/);
    const second = await asked();
    bot.simulator.faults([realOrder('reset-after')]);
    expect(read((await press('Approve', second)).card)).toMatch(
      /Being checked[\s\S]*Another order like this one is open too[\s\S]*Say here what became of it/,
    );
    const { changes } = bot.app.context.memory;
    for (const ms of [minute, 2 * hour]) {
      bot.simulator.advance({ ms });
      await carryChangesOn(bot.app.context);
      const all = await changes.inStatesAnywhere(['applied', 'failed', 'needs-check']);
      expect(all.map(({ state }) => state)).toEqual(['needs-check', 'needs-check']);
      for (const one of all) expect(one).toMatchObject({ unclear: { kind: 'rival' } });
    }
  });
});

test('what is filled in for the vendor reaches no log, no event and, of the audit, its keys alone', async () => {
  await bot.stop();
  const logged: unknown[] = [];
  const keep = (...said: unknown[]) => void logged.push(said);
  bot = await startBot({ log: { debug: keep, info: keep, warn: keep, error: keep } });
  await bot.loaded();
  const given = { msTenantId: 'tenant-of-carla', msDomain: 'carla.jones@contoso.example' };
  const sent = await asked(
    sentence,
    Object.fromEntries(Object.entries(given).map(([key, value]) => [inputOf({ key }), value])),
  );
  bot.simulator.faults([realOrder('reset-after')]);
  expect(read((await press('Approve', sent)).card)).toMatch(/Pax8 accepted the order/);
  await followOrders(bot.app.context);
  const records = await bot.app.context.memory.audit.latest(tenant, { limit: 50 });
  const events = records.flatMap(
    (one) => publicEvent(one, { companyName: null, externalId: null, renewalId: null }) ?? [],
  );
  expect(JSON.stringify(posts(false).map(({ body }) => body))).toMatch(/tenant-of-carla.*carla\.jones/);
  expect(records.find(({ event }) => event === 'change.applied')?.facts.order).toMatchObject({
    lines: [{ provisioning: ['msTenantId', 'msDomain'] }],
  });
  expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['change.applied']));
  expect(logged.length).toBeGreaterThan(0);
  for (const out of [logged, records, events])
    expect(inspect(out, { depth: null, maxArrayLength: null, maxStringLength: null })).not.toMatch(/carla/i);
});

describe('provisioning', () => {
  test('that is stuck is told with for how long and what to do, until nobody looks any more', async () => {
    const sent = await asked(
      'order 5 Proofpoint Essentials for Contoso',
      {},
      /no commitment, billed Monthly/,
    );
    await press('Approve', sent);
    expect(cardNow()).toMatch(/Provisioning/);
    bot.simulator.advance({ ms: 40 * minute });
    await followOrders(bot.app.context);
    expect(cardNow()).toMatch(
      /Still provisioning[\s\S]*after 40 minutes[\s\S]*Pax8 support[\s\S]*subscription’s dates/,
    );
    bot.simulator.advance({ days: 8 });
    await followOrders(bot.app.context);
    expect(cardNow()).toMatch(/after 8 days[\s\S]*has stopped checking/);
    expect(await bot.app.context.memory.changes.followed()).toEqual([]);
  });

  test('follows no subscription that another order may have made, and says that it is not known which', async () => {
    await bot.stop();
    bot = await startBot({ simulator: { provisioningReads: 99 } });
    await bot.loaded();
    const proofpoint = () =>
      asked('order 5 Proofpoint Essentials for Contoso', {}, /no commitment, billed Monthly/);
    const lost = await proofpoint();
    bot.simulator.faults([realOrder('reset-before')]);
    expect(read((await press('Approve', lost)).card)).toMatch(/Being checked/);
    await press('Approve', await proofpoint());
    const { changes } = bot.app.context.memory;
    for (let i = 0; i < 2; i++) {
      const [followed] = await changes.followed();
      expect(followed?.wanted.placed).toMatchObject({
        orderId: expect.any(String),
        lines: [{ subscriptionId: null }],
      });
      expect(cardNow()).toMatch(/Provisioning[\s\S]*does not show yet which subscription it made/);
      bot.simulator.advance({ ms: minute });
      await followOrders(bot.app.context);
    }
  });
});

describe('a price', () => {
  const set = 'set price of AvePoint for Contoso to 9.75';

  test('is asked for, approved by another, and sent alone', async () => {
    const sent = await bot.ask(set);
    const text = read(sent.card);
    expect(text).toMatch(/Price change · Contoso[\s\S]*\$8\.50 → \$9\.75 a seat a month/);
    expect(text).toMatch(/A price change always needs approval/);
    expect(text).toMatch(/do not agree whether/);
    expect(read((await press('Approve', sent, ann)).card)).toMatch(/Only approvers/);
    expect(read((await press('Approve', sent)).card)).toMatch(/Applied[\s\S]*Pax8 has set the price/);
    const puts = bot.simulator.requests().filter(({ method }) => method === 'PUT');
    expect(puts.map(({ body }) => body)).toEqual([{ price: 9.75 }]);
    expect(bot.simulator.subscription(demoIds.contosoBackup).price).toBe(9.75);
  });

  test('is refused when it is the same, in another currency, or not said', async () => {
    expect(read((await bot.ask('set price of AvePoint for Contoso to 8.50')).card)).toMatch(/already/);
    expect(read((await bot.ask('set price of AvePoint for Contoso to 9 EUR')).card)).toMatch(
      /price is in USD/,
    );
    expect(read((await bot.ask('set price of AvePoint for Contoso')).card)).toMatch(/Which price/);
  });

  test('far from the one there is asks for what time it is, and each answer is a request', async () => {
    const { card } = await bot.ask('set price of AvePoint for Contoso to 108');
    expect(read(card)).toMatch(/nothing says for what time it is/);
    const say = /"(set price of [^"]* a year)"/.exec(JSON.stringify(card))?.[1] ?? '';
    const text = read((await bot.ask(say)).card);
    expect(text).toMatch(/Price change · Contoso[\s\S]*\$8\.50 → \$9\.00? a seat a month/);
    expect(text).toMatch(/Asked for as \$108(?:\.00)? a seat a year/);
  });
});

describe('what was ordered', () => {
  test('stands in a list, newest first, with one order in full', async () => {
    const { card } = await bot.ask('orders Contoso');
    expect(read(card)).toMatch(/Orders · Contoso[\s\S]*12 × Microsoft 365 Business Premium · Active/);
    const say = sentenceOf(card ?? {}, /^Show order #/);
    expect(read((await bot.ask(say)).card)).toMatch(/Order · Contoso[\s\S]*Line 1/);
    expect(read((await bot.ask('orders')).card)).toMatch(/Orders[\s\S]*1–10 of/);
    expect(read((await bot.ask('orders #000000 Contoso')).card)).toMatch(/No such order|more than one/);
  });

  test('is offered as a file in a personal chat', async () => {
    const answered = await bot.ask('orders Contoso csv');
    expect(JSON.stringify(answered)).toMatch(/orders-\d{4}-\d\d-\d\d\.csv|Orders as CSV/);
  });

  test('reads in the audit as what it was', async () => {
    await asked();
    await bot.ask('set price of AvePoint for Contoso to 9.75');
    let { card } = await bot.ask('audit', bo);
    // Bo is shown the requests as well.
    while (!/^Audit/.test(read(card))) card = (await bot.connector.next()).card;
    expect(read(card)).toMatch(/order of 10 seats/);
    expect(read(card)).toMatch(/a new price of [^,]+, 18 seats, for Contoso/);
    expect(JSON.stringify(card)).toMatch(/New price: 9\W+75 USD/);
  });
});
