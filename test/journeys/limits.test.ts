import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { firstPolicy, type Policy } from '../../src/core/rules/policy.ts';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { until } from '../harness/bot-process.ts';
import { button, buttons, read } from '../harness/cards.ts';
import type { Sent } from '../harness/connector-rest.ts';
import { ann, bo, cy, groupChat, type Somebody, tenant } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

const team = groupChat('licences');
const premium = demoIds.contosoBusinessPremium;
const sentence = 'add 4 seats of Business Premium for Contoso';
const day = 24 * 60 * 60 * 1000;

let bot: RunningBot;
const answered = new Set<string>();
beforeEach(async () => {
  answered.clear();
  bot = await startBot({ simulator: { provisioningReads: 0 } });
  await bot.loaded();
  for (const somebody of [ann, bo, cy]) bot.connector.knows(somebody);
});
afterEach(() => bot.stop());

const memory = () => bot.app.context.memory;
const puts = () => bot.simulator.requests().filter(({ method }) => method === 'PUT');
const seats = (id = premium) => bot.simulator.subscription(id).quantity;
const asPerson = (who: Somebody) => ({ tenantId: tenant, objectId: who.aadObjectId ?? '', name: who.name });
const policy = async (overrides: Partial<Policy> = {}) => {
  const basedOn = (await memory().policies.current(tenant))?.version ?? 0;
  const amount = { amount: '100', currency: 'USD' };
  const saved = { ...firstPolicy, approval: 'above', amount, ...overrides } as const;
  await memory().policies.save(tenant, saved, basedOn, asPerson(bo), bot.app.context.now());
};
const say = async (text: string, as: Somebody = ann): Promise<Sent> => {
  await bot.connector.say(text, { as, in: team });
  return nextCard();
};
const nextCard = async (): Promise<Sent> => {
  // A card that is brought up to date comes by as well.
  for (;;) {
    const sent = await bot.connector.next();
    if (answered.has(sent.messageId)) continue;
    answered.add(sent.messageId);
    return sent;
  }
};
const latest = (sent: Sent): Sent =>
  bot.connector.messages(team).find(({ messageId }) => messageId === sent.messageId) ?? sent;
const shown = (sent: Sent) => read(latest(sent).card);
const press = (title: string, sent: Sent, as: Somebody = ann) => {
  const { verb, data } = button(sent.card ?? {}, title);
  return bot.connector.press(verb, data ?? {}, { as, in: team, messageId: sent.messageId });
};
const events = async () =>
  (await memory().audit.latest(tenant, { limit: 100 })).map(({ event }) => event).reverse();
/** Asks, confirms, and waits until it is applied. */
const buys = async (text: string, as: Somebody = ann): Promise<Sent> => {
  const asked = await say(text, as);
  await press('Confirm', asked, as);
  await until(() => /Applied/.test(shown(asked)));
  return asked;
};

describe('below the limit', () => {
  beforeEach(() => policy());

  test('a request is confirmed on its card by its requester alone, and nothing is written before', async () => {
    const asked = await say(sentence);
    expect(read(asked.card)).toMatch(/To confirm[\s\S]*12 → 16 seats, \+\$92\.40 a month/);
    expect(read(asked.card)).toMatch(/Needs no approval\. Ann Archer confirms it here\./);
    expect(buttons(asked.card ?? {})).toContain('Confirm');
    expect(buttons(asked.card ?? {})).not.toContain('Approve');
    const bos = await press('Confirm', asked, bo);
    expect(read(bos.card)).toMatch(/Only the person who asked can confirm it/);
    expect(puts()).toHaveLength(0);
    expect(read((await press('Confirm', asked)).card)).toMatch(
      /Applied[\s\S]*Allowed by the policy, confirmed by Ann Archer/,
    );
    expect(seats()).toBe(16);
    expect(puts()).toHaveLength(1);
    expect(await events()).toEqual([
      'change.requested',
      'change.confirm-denied.only-requester',
      'change.confirmed',
      'change.applied',
    ]);
  });
  test('a confirmation is checked like an approval: what moved since stops it', async () => {
    const asked = await say(sentence);
    bot.simulator.patch(premium, { quantity: 13 });
    expect(read((await press('Confirm', asked)).card)).toMatch(/Out of date[\s\S]*13 seats/);
    await policy({ approval: 'always' });
    const other = await say('add 1 seat of Business Premium for Contoso');
    expect(buttons(other.card ?? {})).toContain('Approve');
    expect(puts()).toHaveLength(0);
  });
  test('a request that nobody confirms expires', async () => {
    const asked = await say(sentence);
    bot.simulator.advance({ ms: 8 * day });
    expect(read((await press('Confirm', asked)).card)).toMatch(/Expired[\s\S]*Nobody confirmed by/);
    expect(puts()).toHaveLength(0);
  });
  test('several lines are confirmed together', async () => {
    const asked = await say('onboard 1 user at Contoso with Business Premium and Exchange Online Plan 1');
    expect(read(asked.card)).toMatch(/Onboarding · Contoso[\s\S]*To confirm/);
    await press('Confirm', asked);
    await until(() => puts().length === 2);
  });
  test('without that step a sentence buys at once, and the policy says so', async () => {
    expect(read((await bot.ask('policy', ann)).card)).toMatch(
      /a sentence buys at once, after its requester presses Confirm/,
    );
    await policy({ confirm: false });
    expect(read((await bot.ask('policy', ann)).card)).toMatch(/Below that: a sentence buys at once\n/);
    const asked = await say(sentence);
    await until(() => /Applied/.test(shown(asked)));
    expect(seats()).toBe(16);
  });
});

describe('limits add up over 24 hours', () => {
  beforeEach(() => policy());
  const waits = async (text: string, as: Somebody = ann) => {
    const asked = await say(text, as);
    expect(read(asked.card)).toMatch(/Pending/);
    expect(buttons(asked.card ?? {})).toContain('Approve');
    return read(asked.card);
  };

  test('six times four seats do not pass a limit of $100', async () => {
    await buys(sentence);
    expect(await waits(sentence)).toMatch(
      /With what the same person asked for in the last 24 hours without approval, it changes the monthly amount by \$184\.80\. Above \$100\.00, it needs approval\./,
    );
    expect(seats()).toBe(16);
  });
  test('nor do they over two products, or by two persons for one company', async () => {
    await buys(sentence);
    await waits('add 5 seats of Exchange Online Plan 1 for Contoso');
    expect(await waits(sentence, cy)).toMatch(/what this company had/);
  });
  test('two requests at once cannot both pass', async () => {
    await Promise.all([
      bot.connector.say(sentence, { as: ann, in: team }),
      bot.connector.say('add 5 seats of Exchange Online Plan 1 for Contoso', { as: cy, in: team }),
    ]);
    const titles = [await nextCard(), await nextCard()].map(({ card }) => buttons(card ?? {}));
    expect(titles.filter((all) => all.includes('Confirm'))).toHaveLength(1);
    expect(titles.filter((all) => all.includes('Approve'))).toHaveLength(1);
  });
  test('what waits to be confirmed counts already', async () => {
    await say(sentence);
    await waits('add 5 seats of Exchange Online Plan 1 for Contoso');
  });
  test('an undo gives nothing back, and passes itself', async () => {
    const asked = await buys(sentence);
    await press('Undo', latest(asked));
    const undo = await nextCard();
    await until(() => /Applied/.test(shown(undo)));
    expect(seats()).toBe(12);
    await waits(sentence);
  });
  test('after 24 hours there is room again', async () => {
    await buys(sentence);
    bot.simulator.advance({ ms: day + 1 });
    expect(buttons((await say(sentence)).card ?? {})).toContain('Confirm');
  });
  test('requests left open for days do not pass together when they are confirmed at once', async () => {
    const first = await say(sentence);
    bot.simulator.advance({ ms: day + 1 });
    const second = await say('add 5 seats of Exchange Online Plan 1 for Contoso');
    await press('Confirm', second);
    await until(() => /Applied/.test(shown(second)));
    const { card } = await press('Confirm', first);
    expect(read(card)).toMatch(/Pending[\s\S]*in the last 24 hours without approval/);
    expect(seats()).toBe(12);
    expect(await events()).toContain('change.needs-approval');
  });
});

describe('a change of the policy', () => {
  const save = async (inputs: object, as: Somebody = bo) => {
    const asked = await say('policy', as);
    const form = { approval: 'above', currency: 'USD', seatsPerRequest: '300', requestsPerHour: '30' };
    const { verb, data } = button(asked.card ?? {}, 'Save');
    const typed = { ...data, ...form, ...inputs };
    return bot.connector.press(verb, typed, { as, in: team, messageId: asked.messageId });
  };
  const current = async () => (await memory().policies.current(tenant))?.policy;
  const grantAdmin = () =>
    memory().roles.grant(asPerson(cy), { role: 'admin', companies: null }, asPerson(bo), 1);

  test('may need a second admin, when there is one', async () => {
    await grantAdmin();
    await save({ amount: '100', secondAdmin: 'on' });
    expect(await current()).toMatchObject({ secondAdmin: true });
    const proposed = await save({ amount: '5000', secondAdmin: 'off' });
    expect(read(proposed.card)).toMatch(
      /To confirm[\s\S]*above \$100\.00 a month[\s\S]*→ needed above \$5,000\.00/,
    );
    expect(await current()).toMatchObject({ amount: { amount: '100.00' } });

    const asked = await say('policy', bo);
    expect(read(asked.card)).toMatch(/Another admin must confirm it/);
    expect((await press('Confirm', asked, bo)).toast).toMatch(/another admin must confirm it/);
    expect((await press('Confirm', asked, ann)).toast).toMatch(/admin/);
    expect(await current()).toMatchObject({ amount: { amount: '100.00' } });
    expect(read((await press('Confirm', asked, cy)).card)).toMatch(/Version 2[\s\S]*Saved/);
    expect(await current()).toMatchObject({ amount: { amount: '5000.00' }, secondAdmin: false });
    expect((await press('Confirm', asked, cy)).toast).toMatch(/no longer waits/);
  });
  test('may be discarded, and expires', async () => {
    await grantAdmin();
    await save({ amount: '100', secondAdmin: 'on' });
    await save({ amount: '5000' });
    const asked = await say('policy', cy);
    expect(read((await press('Discard', asked, cy)).card)).toMatch(/Version 1/);
    await save({ amount: '5000' });
    const again = await say('policy', cy);
    bot.simulator.advance({ ms: 8 * day });
    expect((await press('Confirm', again, cy)).toast).toMatch(/no longer waits/);
    expect(await current()).toMatchObject({ amount: { amount: '100.00' } });
  });
  test('cannot ask for a second admin that nobody is', async () => {
    const { card } = await save({ amount: '100', secondAdmin: 'on' });
    expect(read(card)).toMatch(/Only one admin is known/);
    expect(await current()).toBeUndefined();
  });
});

describe('the money of a change', () => {
  test('two E3 billed yearly with 60 days left: 2 × 36 × 12 × 60/365 until the term ends', async () => {
    const now = bot.app.context.now();
    const ends = now - (now % day) + 60 * day;
    bot.simulator.patch(premium, {
      ...{ price: 432, partnerCost: 400, billingTerm: 'Annual' },
      commitment: { id: '5c1b6d0e-1f2a-4b3c-8d4e-5f6a7b8c9d0e', term: '1-Year', endDate: ends },
    });
    const text = read((await say('add 2 seats of Business Premium for Contoso')).card);
    expect(text).toMatch(/12 → 14 seats, about \$142 until \d+ \w+ 20\d\d, \+\$864\.00 a year/);
    expect(text).not.toMatch(/\+\$72\.00 a month/);
  });
  test('a price below the partner cost is told, for more seats and for a new price', async () => {
    bot.simulator.patch(premium, { price: 18, partnerCost: 20.5 });
    const below = /Sold below cost: price \$18\.00, partner cost \$20\.50\./;
    expect(read((await say('what if add 1 seat of Business Premium for Contoso')).card)).toMatch(below);
    const asked = await say('add 1 seat of Business Premium for Contoso');
    expect(read(asked.card)).toMatch(below);
    await press('Reject', asked, bo);
    expect(shown(asked)).not.toMatch(/below cost/);
    expect(read((await say('set price of Business Premium for Contoso to 20.4', bo)).card)).toMatch(
      /Sold below cost: price \$20\.40, partner cost \$20\.50\./,
    );
  });
  test('a unit price keeps its places', async () => {
    bot.simulator.patch(premium, { price: 0.0125, partnerCost: 0.01 });
    const text = read((await say('set price of Business Premium for Contoso to 0.0155', bo)).card);
    expect(text).toMatch(/\$0\.0125 → \$0\.0155 a seat a month/);
  });
});
