import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { changeAmounts } from '../../../src/core/changes/change-amounts.ts';
import { firstPolicy } from '../../../src/core/rules/policy.ts';
import { decide } from '../../../src/workflows/changes/decide-change.ts';
import { button, read, sentencesOf } from '../../harness/cards.ts';
import { endWithEvents } from '../../harness/events-hold.ts';
import { office, officeOf } from '../../harness/office.ts';
import { ann, bo, personal, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

/*
 * Of a month's list each line is decided by itself, so each company is asked for its own lines. Where nobody can be asked, what needs
 * the customer's consent is not approved.
 */

const start = (env: Readonly<Record<string, string>>) =>
  startBot({
    simulator: { now: Date.UTC(2026, 10, 24, 8, 0) },
    env: { PUBLIC_URL: 'http://127.0.0.1:3978', ...env },
    overrides: { jobs: [] },
  });

const asBo = { tenantId: tenant, objectId: bo.aadObjectId ?? '', name: bo.name };

/** What people do in the office of a bot. */
const workIn = (bot: RunningBot) => {
  const { since, say, press } = officeOf(() => bot);
  /** Plans of one seat for two companies, of which one must agree first, asked for in one list. */
  const listed = async () => {
    const list = await say('decide the renewals of the next 60 days');
    const { rows } = button(list.card ?? {}, 'Save').data as { rows: readonly string[] };
    const { subscriptions, companies } = bot.app.context.portfolio.current() ?? {};
    const companyOf = (row: number) => companies?.get(subscriptions?.get(rows[row] ?? '')?.companyId ?? '');
    const other = rows.findIndex((_, row) => companyOf(row)?.id !== companyOf(0)?.id);
    const name = companyOf(0)?.name ?? '';
    await say(`customer consent for ${name}`, bo);
    const before = bot.connector.messages(office).length;
    await press('Save', list, ann, {
      ...{ choice0: 'plan', seats0: 1, [`choice${other}`]: 'plan', [`seats${other}`]: 1 },
      reason: 'They asked for it',
    });
    const [both] = since(before).filter(({ card }) => /^Renewals · 2 companies/.test(read(card)));
    return { both, name };
  };
  const planned = async () =>
    (await bot.app.context.memory.changes.inStates(tenant, ['planned'])).map(
      ({ companyName }) => companyName,
    );
  return { say, press, listed, planned };
};

/** The page behind the link that a press makes, which goes to the own chat of who pressed. */
const asksCustomer = async (bot: RunningBot, press: () => Promise<unknown>) => {
  await bot.connector.say('help', { as: ann, in: personal(ann) });
  await press();
  const told = bot.connector
    .messages(personal(ann))
    .map(({ card }) => read(card))
    .join('\n');
  const path = /\/api\/consent\/[\w.\\-]+/.exec(told)?.[0].replaceAll('\\', '') ?? '';
  const url = `http://127.0.0.1:${bot.app.port}${path}`;
  const page = await (await fetch(url)).text();
  const guard = /name="guard" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const agree = () =>
    fetch(url, { method: 'POST', body: new URLSearchParams({ guard, answer: 'agree', name: 'Kim' }) });
  return { page, agree };
};

let bot: RunningBot;
beforeAll(async () => {
  bot = await start({ CUSTOMER_LINK_DAYS: '7' });
  await bot.loaded();
});
afterAll(() => endWithEvents(bot));

test('a month’s list asks the company that must agree for its own lines, and keeps back no other', async () => {
  const { press, listed, planned } = workIn(bot);
  const { both, name } = await listed();
  const text = read(both?.card ?? null);
  expect(text.match(/Customer: must agree first, and has not been asked/g)).toHaveLength(1);
  expect(text.match(/Ask the customer/g)).toHaveLength(1);

  // The other company's line is approved at once.
  await press('Approve all', both, bo);
  expect(await planned()).toHaveLength(1);
  expect(await planned()).not.toContain(name);

  const { page, agree } = await asksCustomer(bot, () => press('Ask the customer', both, ann));
  expect(page).toContain(name);
  expect(page.match(/<li>/g)).toHaveLength(1);
  await agree();
  const approved = await press('Approve all', both, bo);
  expect(read(approved.card)).toMatch(/agreed by link/);
  expect(await planned()).toContain(name);
});

/** Two renewals of one company, planned with more seats each in one list. */
const twoOfOne = async (many: RunningBot, more: readonly [number, number]) => {
  const { say, press } = workIn(many);
  const list = await say('decide the renewals of the next 60 days');
  const { rows } = button(list.card ?? {}, 'Save').data as { rows: readonly string[] };
  const { subscriptions } = many.app.context.portfolio.current() ?? {};
  const companyOf = (row: number) => subscriptions?.get(rows[row] ?? '')?.companyId;
  const first = rows.findIndex((_, row) => rows.some((_, n) => n > row && companyOf(n) === companyOf(row)));
  const [one, two] = rows.flatMap((_, row) => (companyOf(row) === companyOf(first) ? [row] : []));
  const seats = (row = 0) => subscriptions?.get(rows[row] ?? '')?.quantity ?? 0;
  const before = many.connector.messages(office).length;
  await press('Save', list, ann, {
    ...{ [`choice${one}`]: 'plan', [`seats${one}`]: seats(one) + more[0] },
    ...{ [`choice${two}`]: 'plan', [`seats${two}`]: seats(two) + more[1] },
    reason: 'They asked for it',
  });
  const both = many.connector
    .messages(office)
    .slice(before)
    .find(({ card }) => /2 lines/.test(read(card)));
  return { both, seats: seats(two) };
};

const consentAbove = async (many: RunningBot, amount: string) => {
  const { policies } = many.app.context.memory;
  const { version = 0, policy = firstPolicy } = (await policies.current(tenant)) ?? {};
  await policies.save(tenant, { ...policy, consentAbove: { amount, currency: 'USD' } }, version, asBo, 1);
};

test('a company is asked only about those of its lines that wait, when another is decided already', async () => {
  const many = await start({ CUSTOMER_LINK_DAYS: '7' });
  try {
    await many.loaded();
    const { press, planned } = workIn(many);
    const { both, seats } = await twoOfOne(many, [1, 100]);
    const waiting = await many.app.context.memory.changes.inStates(tenant, ['pending']);
    const small = waiting.find(({ wanted }) => wanted.kind === 'seats' && wanted.to - wanted.from === 1);
    await decide(many.app.context, 'approve', small?.id ?? '', asBo);
    expect(await planned()).toHaveLength(1);
    await consentAbove(many, '500');
    const { card } = await press('Approve all', both, bo);
    expect(await planned()).toHaveLength(1);

    const asks = { messageId: both?.messageId ?? '', card };
    const { page, agree } = await asksCustomer(many, () => press('Ask the customer', asks, ann));
    expect(page).toMatch(/Do you agree\?/);
    expect(page.match(/<li>/g)).toHaveLength(1);
    expect(page).toContain(`${seats} → ${seats + 100} seats`);
    await agree();
    await press('Approve all', both, bo);
    expect(await planned()).toHaveLength(2);
  } finally {
    await endWithEvents(many);
  }
});

test('lines of one company that are below the amount each, and above it together, wait for the customer, all of them', async () => {
  const many = await start({ CUSTOMER_LINK_DAYS: '7' });
  try {
    await many.loaded();
    const { press, planned } = workIn(many);
    const { both } = await twoOfOne(many, [10, 10]);
    const waiting = await many.app.context.memory.changes.inStates(tenant, ['pending']);
    const amounts = waiting.map((line) => Number(changeAmounts(line).month?.amount));
    const limit = Math.max(...amounts);
    expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBeGreaterThan(limit);
    await consentAbove(many, String(limit));
    const { card } = await press('Approve all', both, bo);
    expect(await planned()).toEqual([]);
    const asks = { messageId: both?.messageId ?? '', card };
    const { page, agree } = await asksCustomer(many, () => press('Ask the customer', asks, ann));
    expect(page.match(/<li>/g)).toHaveLength(2);
    await agree();
    await press('Approve all', both, bo);
    expect(await planned()).toHaveLength(2);
  } finally {
    await endWithEvents(many);
  }
});

test('so do the lines of one message, and none of a list passes by the policy before all are added up', async () => {
  const many = await start({ CUSTOMER_LINK_DAYS: '7' });
  try {
    await many.loaded();
    const usd = (amount: string) => ({ amount, currency: 'USD' });
    const free = { approval: 'above', amount: usd('9000'), confirm: false } as const;
    const bounds = { commitment: usd('900000'), atOnce: usd('900000') };
    const { policies } = many.app.context.memory;
    await policies.save(tenant, { ...firstPolicy, ...free, ...bounds, consentAbove: usd('60') }, 0, asBo, 1);
    const { say } = workIn(many);
    // $23.10 × 2 and $30 or less × 1: each below 60.
    const sent = await say('add 2 Business Premium and 1 Copilot Business for Contoso', ann);
    expect(read(sent.card)).toMatch(/2 lines[\s\S]*Customer/);
    const waiting = await many.app.context.memory.changes.inStates(tenant, ['pending']);
    expect(waiting.map((line) => Number(changeAmounts(line).month?.amount) < 60)).toEqual([true, true]);
    await twoOfOne(many, [1, 1]);
    const { changes } = many.app.context.memory;
    expect((await changes.inStates(tenant, ['pending'])).length).toBe(4);
    expect(await changes.inStates(tenant, ['planned', 'approved', 'applied'])).toEqual([]);
  } finally {
    await endWithEvents(many);
  }
});

test('with links off, what needs the customer’s consent is refused, with the way out; the rest passes', async () => {
  const off = await start({});
  try {
    await off.loaded();
    const { say, press, listed, planned } = workIn(off);
    const { both, name } = await listed();
    expect(read(both?.card ?? null)).toMatch(/Customer: must agree first, but links for customers are off/);
    expect(read(both?.card ?? null)).not.toMatch(/Ask the customer/);
    const refused = read((await press('Approve all', both, bo)).card);
    expect(refused).toMatch(/links for customers are off[\s\S]*CUSTOMER_LINK_DAYS[\s\S]*no customer consent/);
    expect(await planned()).not.toContain(name);
    expect(await planned()).toHaveLength(1);
    await say(`no customer consent for ${name}`, bo);
    await press('Approve all', both, bo);
    expect(await planned()).toContain(name);
  } finally {
    await endWithEvents(off);
  }
});

test('so does an amount that is asked for in parts, an order beside seats in one message: the customer is asked once it is passed', async () => {
  const many = await start({ CUSTOMER_LINK_DAYS: '7' });
  try {
    await many.loaded();
    await consentAbove(many, '100');
    const { changes } = many.app.context.memory;
    const waiting = async () => changes.inStates(tenant, ['pending']);
    const { say, press } = workIn(many);
    const offered = await say('add 3 Business Premium and order 4 Exchange Online Plan 2 for Contoso', ann);
    const [seats = '', order = ''] = sentencesOf(offered.card ?? {}, /^Ask for it$/);
    // $23.10 × 3, below 100.
    const first = await say(seats, ann);
    expect(read(first.card)).not.toMatch(/Customer: must agree/);
    // $8.40 × 4 alone is below it as well; together they are $102.90.
    const form = await say(order, ann);
    const [, choice = ''] =
      /"title":"1-Year commitment, billed Monthly[^"]*","value":"([^"]+)"/.exec(JSON.stringify(form.card)) ??
      [];
    const asked = await press('Continue', form, ann, { quantity: 4, choice });
    const sent = { card: asked.card, messageId: form.messageId };
    expect(read(asked.card)).toMatch(
      /Customer: must agree first, with what else was asked for the company, and has not been asked/,
    );
    await press('Approve', sent, bo);
    expect((await waiting()).map(({ wanted }) => wanted.kind)).toEqual(['seats', 'order']);
    // Without the first part there is nothing to add.
    await press('Reject', first, bo, { reason: 'Not now' });
    await press('Approve', sent, bo);
    expect(await waiting()).toEqual([]);
  } finally {
    await endWithEvents(many);
  }
});

test('what the customer agreed to does not count towards another request', async () => {
  const many = await start({ CUSTOMER_LINK_DAYS: '7' });
  try {
    await many.loaded();
    await consentAbove(many, '100');
    const { say, press } = workIn(many);
    const first = await say('add 5 seats of Business Premium for Contoso', ann);
    const { agree } = await asksCustomer(many, () => press('Ask the customer', first, ann));
    await agree();
    const second = await say('add 1 seat of Copilot Business for Contoso', ann);
    expect(read(second.card)).not.toMatch(/Customer: must agree/);
  } finally {
    await endWithEvents(many);
  }
});
