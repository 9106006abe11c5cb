import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { firstPolicy } from '../../../src/core/rules/policy.ts';
import { demoIds } from '../../../src/simulator/seed/demo.ts';
import { button, buttons, read, sentenceOf, sentencesOf } from '../../harness/cards.ts';
import { ann, bo, personal, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

const day = 24 * 60 * 60 * 1000;
const premium = demoIds.contosoBusinessPremium;

let bot: RunningBot;
beforeEach(async () => {
  bot = await startBot();
  await bot.loaded();
});
afterEach(() => bot.stop());

const context = () => bot.app.context;
/** By company and line. */
const pending = async () =>
  (await context().memory.changes.inStates(tenant, ['pending'])).sort(
    (a, b) => a.companyName.localeCompare(b.companyName) || (a.bundle?.line ?? 0) - (b.bundle?.line ?? 0),
  );
const lines = async () =>
  (await pending()).map(({ companyName, productName, wanted }) => [
    companyName,
    productName?.replace(/ \[.*/, ''),
    'from' in wanted ? `${wanted.from} → ${wanted.to}` : wanted.kind,
  ]);
const puts = () => bot.simulator.requests().filter(({ method }) => method === 'PUT');
const held = (company: string) => {
  const portfolio = context().portfolio.current();
  const owner = [...(portfolio?.companies.values() ?? [])].find(({ name }) => name === company);
  return (portfolio?.byCompany.get(owner?.id ?? '') ?? []).filter(({ status }) => status === 'Active');
};
/** Seats of it can go back now: it was bought two days ago. */
const fresh = async (id: string) => {
  const now = bot.simulator.now();
  bot.simulator.patch(id, {
    createdDate: now - 2 * day,
    commitment: { id: 'c-1', term: '1-Year', endDate: Math.ceil(now / day) * day + 363 * day },
  });
  await context().portfolio.refresh('person');
};
const old = async (id: string) => {
  const now = bot.simulator.now();
  bot.simulator.patch(id, {
    createdDate: now - 400 * day,
    commitment: { id: 'c-1', term: '1-Year', endDate: Math.ceil(now / day) * day + 60 * day },
  });
  await context().portfolio.refresh('person');
};
const press = (title: string, sent: { card: unknown; messageId: string }, inputs = {}, as = bo) => {
  const { verb, data } = button(sent.card as never, title);
  return bot.connector.press(
    verb,
    { ...data, ...inputs },
    { as, in: personal(ann), messageId: sent.messageId },
  );
};
/** Another product of Contoso whose seats are known. */
const other = () => {
  const found = held('Contoso').find(
    ({ id, quantity, productName }) =>
      id !== premium && (quantity ?? 0) > 2 && !/Azure/.test(productName ?? ''),
  );
  if (found === undefined) throw new Error('Contoso has one product only');
  return found;
};
const referenceOf = (id: string) => `#${id.slice(0, 8)}`;

test('several lines of one request wait as one, in status as in pending', async () => {
  await bot.ask('add 2 Business Premium and 1 Copilot for Contoso');
  expect(await pending()).toHaveLength(2);
  expect(await bot.says('status')).toMatch(/Waiting:? 1 request/);
});

describe('several changes that are offered', () => {
  const said = 'could you add 2 Business Premium and 1 Copilot for Contoso?';

  test('are asked for by one button for all of them', async () => {
    const { card } = await bot.ask(said);
    expect(read(card ?? {})).toMatch(/^2 changes\n[\s\S]*Both of them {2}\[Ask for it\]/);
    expect(await pending()).toEqual([]);
    const all = sentencesOf(card ?? {}, /^Ask for it$/).at(-1) ?? '';
    expect(all).toMatch(/^add 2 .+ and add 1 /);
    await bot.ask(all);
    expect((await lines()).map(([company]) => company)).toEqual(['Contoso', 'Contoso']);
  });

  test('have none when one of them is no change of seats now', async () => {
    const { card } = await bot.ask(`${said.slice(0, -1)} at the renewal?`);
    expect(read(card ?? {})).not.toContain('Both of them');
  });
});

describe('several changes in one message', () => {
  test('of one company are one request, each line with its own seats, approved together', async () => {
    const { id, quantity } = other();
    const asked = await bot.ask(
      `add 3 seats of #${premium.slice(0, 8)} and 2 of ${referenceOf(id)} for Contoso, ticket 4711`,
    );
    expect(read(asked.card)).toMatch(/^Seat changes · Contoso[\s\S]*12 → 15[\s\S]*Ticket: 4711/);
    expect((await pending()).map(({ wanted, ticket }) => ['to' in wanted && wanted.to, ticket])).toEqual([
      [15, '4711'],
      [(quantity ?? 0) + 2, '4711'],
    ]);
    await press('Approve all', asked);
    expect(puts().map(({ body }) => body)).toEqual(
      expect.arrayContaining([{ quantity: 15 }, { quantity: (quantity ?? 0) + 2 }]),
    );
  });
  test('of two companies are a request each, and nobody gets another’s number', async () => {
    await bot.connector.say('add 3 business premium for contoso\nadd 2 business basic for litware', {
      as: ann,
      in: personal(ann),
    });
    const [first, second] = [await bot.connector.next(), await bot.connector.next()];
    expect(read(first.card)).toMatch(/Contoso[\s\S]*12 → 15/);
    expect(read(second.card)).toMatch(/Litware/);
    expect((await lines()).map(([company, , steps]) => [company, steps])).toEqual([
      ['Contoso', '12 → 15'],
      ['Litware, Inc.', expect.stringMatching(/^(\d+) → \d+$/)],
    ]);
  });
  test('say what cannot be done, and ask for the others', async () => {
    const { id } = other();
    await old(premium);
    const asked = await bot.ask(
      `remove 3 seats of ${referenceOf(premium)} and add 1 seat of ${referenceOf(id)}`,
    );
    expect(read(asked.card)).toMatch(/Seat changes · Contoso[\s\S]*committed until/);
    expect(await lines()).toHaveLength(1);
    expect(buttons(asked.card ?? {}).join()).toMatch(/Plan for/);
    await bot.ask(sentenceOf(asked.card ?? {}, /^Plan for/));
    expect((await lines()).map(([, , steps]) => steps)).toContain('12 → 9');
  });
  test('open nothing when one of them lacks something', async () => {
    await bot.says('add 3 business premium for contoso and 2 business basic');
    await bot.says('add 3 business premium for contoso and remove 1 business premium for contoso');
    expect(await pending()).toEqual([]);
  });
});

describe('what the policy limits holds for the lines of a message together', () => {
  const said = () => `add 3 seats of ${referenceOf(premium)} and 2 of ${referenceOf(other().id)} for Contoso`;
  /** What the lines come to, each and in all. */
  const limited = async (policy: (each: number) => object) => {
    const by = { tenantId: tenant, objectId: bo.aadObjectId ?? '', name: bo.name };
    const held = other();
    // Each alone is at the limit at most.
    const each = Math.max(3 * 23.1, 2 * Number(held.price));
    const now = context().now();
    await context().memory.policies.save(tenant, { ...firstPolicy, ...policy(each) }, 0, by, now);
    return bot.ask(said());
  };
  const usd = (amount: number) => ({ amount: amount.toFixed(2), currency: 'USD' });

  test('two approvers', async () => {
    const asked = await limited((each) => ({ twoAbove: usd(each) }));
    expect((await pending()).map(({ approversNeeded }) => approversNeeded)).toEqual([2, 2]);
    expect(read(asked.card)).toMatch(
      /Together they change the monthly amount by \$77\.70\. Above \$69\.30, two people must approve/,
    );
    await press('Approve all', asked);
    expect(puts()).toEqual([]);
  });
  test('a reason', async () => {
    const asked = await limited((each) => ({ reasonAbove: usd(each) }));
    expect(read(asked.card)).toMatch(/Why\? · Contoso[\s\S]*Together they change the monthly amount/);
    expect(await pending()).toEqual([]);
  });
  test('the ceiling', async () => {
    const asked = await limited((each) => ({ ceiling: { seats: null, amount: usd(each) } }));
    const words = /Together they would add \$77\.70 a month\. [^\n]*\$69\.30 a month, even with approval/g;
    expect(read(asked.card).match(words)).toHaveLength(1);
    expect(await pending()).toEqual([]);
  });
  test('the seats of one request', async () => {
    const asked = await limited(() => ({ limits: { seatsPerRequest: 4, requestsPerHour: 30 } }));
    expect(read(asked.card).match(/change 5 seats at once/g)).toHaveLength(1);
    expect(read(asked.card)).toMatch(/Together they change 5 seats at once\. One request may change up to 4/);
    expect(await pending()).toEqual([]);
  });
});

describe('a swap', () => {
  const swap = () => `swap 2 ${referenceOf(premium)} for ${referenceOf(other().id)} at Contoso`;
  test('is one request with two lines, the decrease under its own rules', async () => {
    await fresh(premium);
    const asked = await bot.ask(swap());
    expect(read(asked.card)).toMatch(/Seat changes · Contoso/);
    expect((await lines()).map(([, , steps]) => steps)[0]).toBe('12 → 10');
    expect(await pending()).toHaveLength(2);
  });
  test('is asked for whole or not at all: half of it would only cost money', async () => {
    await old(premium);
    const asked = await bot.ask(swap());
    expect(read(asked.card)).toMatch(
      /done whole or not at all[\s\S]*committed until[\s\S]*Nothing was changed/,
    );
    expect(await pending()).toEqual([]);
  });
  test('gives the reason that the policy wants, and stays whole', async () => {
    await fresh(premium);
    const by = { tenantId: tenant, objectId: bo.aadObjectId ?? '', name: bo.name };
    const reasonAbove = { amount: '1.00', currency: 'USD' };
    await context().memory.policies.save(tenant, { ...firstPolicy, reasonAbove }, 0, by, context().now());
    const asked = await bot.ask(swap());
    expect(read(asked.card)).toMatch(/Why\? · Contoso/);
    expect(await pending()).toEqual([]);
    await press('Continue', asked, { reason: 'ticket 4711' }, ann);
    expect((await pending()).map(({ ticket }) => ticket)).toEqual(['4711', '4711']);
  });
});

describe('a share of what there is', () => {
  test('is reckoned from the seats that the bot knows', async () => {
    expect(await bot.says('double business premium at contoso')).toMatch(/12 → 24 seats/);
  });
  test('is refused when Pax8 has other seats by now, and taken when it is asked again', async () => {
    bot.simulator.patch(premium, { quantity: 14 });
    expect(await bot.says('double business premium at contoso')).toMatch(
      /reckoned from 12 seats\. Pax8 has 14 now[\s\S]*Nothing was changed/,
    );
    expect(await pending()).toEqual([]);
    expect(await bot.says('double business premium at contoso')).toMatch(/14 → 28 seats/);
  });
});

describe('a pasted mail or ticket', () => {
  test('is offered on a button, its signature left aside, and asks for nothing by itself', async () => {
    const asked = await bot.ask(
      'From: Paul Kramer <paul@contoso.example>\nSubject: licences\n\nHi,\nplease add 3 Business Premium for Contoso.\n\nBest\nPaul\n-- \nPaul Kramer, 12 Harbour Road',
    );
    expect(await pending()).toEqual([]);
    await bot.ask(sentenceOf(asked.card ?? {}, /Ask for it/));
    expect((await lines()).map(([, , steps]) => steps)).toEqual(['12 → 15']);
  });
  test('with labels gives company, product, number, ticket and reason', async () => {
    const asked = await bot.ask(
      'Ticket #60211\nCompany: Contoso\nProduct: Business Premium\nAction: add\nQty: 3\nReason: second practice',
    );
    await bot.ask(sentenceOf(asked.card ?? {}, /Ask for it/));
    expect(await pending()).toMatchObject([
      { wanted: { to: 15 }, ticket: '60211', purpose: 'second practice' },
    ]);
  });
});
