import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { next } from '../../../src/core/changes/change-steps.ts';
import { allowed } from '../../../src/core/changes/decide-steps.ts';
import { firstPolicy } from '../../../src/core/rules/policy.ts';
import { deliverAlerts } from '../../../src/workflows/alerts/deliver-alerts.ts';
import { carryChangesOn } from '../../../src/workflows/changes/carry-changes-on.ts';
import { buttons, read, sentenceOf } from '../../harness/cards.ts';
import { ann, bo, personal, tenant } from '../../harness/people.ts';
import {
  ask,
  asked,
  bot,
  byMonth,
  cardNow,
  carryOn,
  choice,
  deletes,
  followedFor,
  hour,
  linesNow,
  minute,
  old,
  orders,
  press,
  seenActive,
  sentence,
  start,
} from './switching.ts';

beforeEach(() => start());
afterEach(() => bot.stop());

test('a switch goes from a sentence through one approval to both written, the monthly one for its term end once the year is Active', async () => {
  const form = await ask(sentence);
  expect(read(form.card)).toMatch(
    /Monthly to annual · Fabrikam[\s\S]*Not ordered yet[\s\S]*one approval for both/,
  );
  // The monthly one, of two subscriptions to the product; a year alone can be chosen.
  expect(read(form.card)).toContain(`#${old.slice(0, 8)}`);
  expect(JSON.stringify(form.card)).not.toMatch(/Monthly commitment/);
  const sent = await asked();
  const text = read(sent.card);
  // $23.10 × 6 × 12, and eleven of its 365 days; what Pax8 bills of the monthly one is $26.40 × 6.
  expect(text).toMatch(
    /6 × Microsoft 365 Business Premium, 1-Year commitment[\s\S]*\$1,663\.20 for the term/,
  );
  expect(text).toMatch(/Both are billed until 4 Dec 2026 00:00 UTC\. The new one costs about \$50\.12/);
  expect(text).toMatch(/not show the new one as Active by 3 Dec 2026 00:00 UTC, this one renews/);
  expect(text).not.toMatch(/Say: cancel|does not stop billing|loses? what it gives/);
  expect(orders()).toHaveLength(0);

  expect(read((await press('Approve all', sent)).card)).toMatch(
    /Provisioning[\s\S]*Until then it is not touched/,
  );
  expect(orders().map(({ body }) => body)).toEqual([
    expect.objectContaining({
      lineItems: [expect.objectContaining({ quantity: 6, billingTerm: 'Monthly' })],
    }),
  ]);
  await carryOn();
  expect(deletes()).toHaveLength(0);
  await followedFor(3);
  expect(cardNow()).toMatch(/Active[\s\S]*Pax8 accepted the cancellation[\s\S]*4 Dec 2026/);
  expect(deletes().map(({ path, query }) => [path, query])).toEqual([
    [`/v1/subscriptions/${old}`, { cancelDate: '2026-12-04T00:00:00.000Z' }],
  ]);
  await followedFor(3);
  expect([orders().length, deletes().length]).toEqual([1, 1]);
  const audited = (await bot.app.context.memory.audit.latest(tenant, { limit: 20 })).map(
    ({ event }) => event,
  );
  expect(audited.toReversed().filter((event) => event !== 'change.approved')).toEqual([
    ...['change.requested', 'change.requested', 'change.applied', 'change.provisioned'],
    ...['change.plan-begun', 'change.applied'],
  ]);
});

test('what was switched is no longer listed as something that a year would save, and its year is nothing to give back', async () => {
  expect(read((await ask('what would annual save Fabrikam')).card)).toMatch(/1 monthly term/);
  await press('Approve all', await asked());
  await followedFor(4);
  expect((await linesNow()).map(({ state }) => state)).toEqual(['applied', 'applied']);
  await bot.app.context.portfolio.refresh('person');
  expect(read((await ask('what would annual save Fabrikam')).card)).toMatch(/There are no monthly terms/);
  expect(read((await ask('today for Fabrikam')).card)).not.toMatch(/can go back/);
});

test('the button under what a year would save begins it', async () => {
  const { card } = await ask('what would annual save Adventure Works Power BI');
  expect(sentenceOf(card ?? {}, 'Switch to annual')).toMatch(/^switch #[0-9a-f]{8} to annual$/);
  const form = await ask(sentenceOf(card ?? {}, 'Switch to annual'));
  expect(read(form.card)).toMatch(/Monthly to annual · Adventure Works/);
});

describe('is not asked for', () => {
  test.each([
    [
      'of a subscription that is committed for a year',
      'switch Visio Plan 2 for Contoso to annual',
      /Term: only in the Pax8 portal/,
    ],
    ['with other seats than the monthly one has', sentence, /The switch keeps its 6 seats/],
    ['of one with an open change', sentence, /already has an open change|Seat change/],
  ])('%s', async (why, text, told) => {
    if (/open change/.test(why)) await ask(`add 2 seats to #${old.slice(0, 8)}`);
    const { card } = /other seats/.test(why) ? await asked(text, { quantity: 7 }) : await ask(text);
    expect(read(card)).toMatch(told);
    expect(orders()).toHaveLength(0);
  });

  test('when the monthly one changed while its form was filled in', async () => {
    const form = await ask(sentence);
    bot.simulator.patch(old, { endDate: bot.simulator.now() + 5 * 24 * hour, status: 'PendingCancel' });
    const values = { quantity: 6, choice: choice(form.card, byMonth) };
    const { card } = await press('Continue', form, ann, values);
    expect(read(card)).toMatch(/Not possible[\s\S]*Nothing was changed/);
    expect(await linesNow()).toEqual([]);
  });

  test('twice: while one waits for its order, another is kept out, and so is every other change of the monthly one', async () => {
    bot.simulator.set({ orderedAs: 'PendingManual' });
    await press('Approve all', await asked());
    expect(read((await ask(sentence)).card)).toMatch(/already has an open change[\s\S]*|Monthly to annual/);
    expect(read((await ask(`add 2 seats to #${old.slice(0, 8)}`)).card)).toMatch(
      /Not asked for[\s\S]*another change of this subscription is open/,
    );
    expect(orders()).toHaveLength(1);
  });
});

describe('the monthly one is not touched, and somebody is told,', () => {
  const approved = async () => {
    await press('Approve all', await asked());
    await followedFor(4);
  };
  const toldOf = async (): Promise<string> => {
    await carryOn();
    await deliverAlerts(bot.app.context);
    return cardNow();
  };
  const untouched = () => {
    expect(deletes()).toHaveLength(0);
    expect(bot.simulator.subscription(old)).toMatchObject({ quantity: expect.any(Number), endDate: null });
  };

  test.each([['Cancelled' as const], ['WaitingForDetails' as const]])(
    'when the year ends as %s',
    async (orderedAs) => {
      bot.simulator.set({ orderedAs });
      await approved();
      untouched();
      expect(await toldOf()).toMatch(/Switch to annual stopped[\s\S]*runs on[\s\S]*not Active/);
      await toldOf();
      expect((await linesNow()).map(({ state }) => state)).toEqual(['applied', 'cancelled']);
    },
  );

  test('when its provisioning does not end: today tells of it while it waits, and it stops after the seven days for which an order is followed', async () => {
    bot.simulator.set({ orderedAs: 'PendingManual' });
    await approved();
    await followedFor(2, 30 * minute);
    untouched();
    expect(read((await ask('today')).card)).toMatch(
      /still provisioning\. The monthly one is not cancelled before/,
    );
    expect(read((await ask('planned')).card)).toMatch(/Fabrikam[\s\S]*to end 4 Dec 2026/);
    bot.simulator.advance({ days: 8 });
    expect(await toldOf()).toMatch(/Switch to annual stopped[\s\S]*not Active[\s\S]*may be billed already/);
    untouched();
    expect(read((await ask('today')).card)).toMatch(/was ordered, but the monthly one was not cancelled/);
  });

  test('when the year gets Active only in the last day of the month’s term: it renews then', async () => {
    bot.simulator.setNow(Date.UTC(2026, 11, 2, 12));
    bot.simulator.set({ provisioningReads: 99 });
    await approved();
    bot.simulator.setNow(Date.UTC(2026, 11, 3));
    expect(await toldOf()).toMatch(/Switch to annual stopped[\s\S]*not Active in time/);
    untouched();
  });

  test.each([
    ['has other seats', { quantity: 8 }, /It has 8 seats now/],
    [
      'ends on another day',
      { commitment: { id: 'm', term: 'Monthly', endDate: Date.UTC(2027, 0, 4) } },
      /end date changed/,
    ],
    ['has another status', { status: 'WaitingForDetails' }, /status is now/],
  ])('when it %s by the time the year is Active', async (_, fields, why) => {
    await press('Approve all', await asked());
    bot.simulator.patch(old, fields);
    await followedFor(4);
    untouched();
    expect(await toldOf()).toMatch(why);
    expect(cardNow()).toMatch(
      /The year is Active, but the monthly subscription was not cancelled: both are billed/,
    );
    expect(buttons(bot.connector.cardIn(personal(ann)) ?? {})).toContain('Cancel the monthly');
    expect((await linesNow()).map(({ state }) => state)).toEqual(['applied', 'stale']);
  });

  test('when Pax8 refuses the cancellation', async () => {
    bot.simulator.faults([{ match: { method: 'DELETE' }, fault: '422' }]);
    await approved();
    expect(await toldOf()).toMatch(/Switch to annual stopped/);
    expect((await linesNow()).map(({ state }) => state)).toEqual(['applied', 'failed']);
    expect(deletes()).toHaveLength(1);
  });

  test('when Pax8 does not take the order', async () => {
    const sent = await asked();
    bot.simulator.patchProduct(
      (bot.simulator.subscription(old) as Readonly<{ productId: string }>).productId,
      { name: 'Another' },
    );
    bot.simulator.faults([
      { match: { method: 'POST', path: '/v1/orders', query: { isMock: null } }, fault: 'reset-before' },
    ]);
    await press('Approve all', sent);
    bot.simulator.advance({ ms: 2 * hour });
    await carryChangesOn(bot.app.context);
    expect(await toldOf()).toMatch(/Switch to annual stopped[\s\S]*The order was not made/);
    untouched();
    expect((await linesNow()).map(({ state }) => state)).toEqual(['failed', 'cancelled']);
  });
});

/** The monthly one ends on 4 Dec 2026, 00:00 UTC, and locks a day before: six hours before that it is too late. */
const tooLate = Date.UTC(2026, 11, 2, 18);

describe('the year is not ordered', () => {
  test('when it would hardly be Active before the monthly one locks: no form, no request, no order', async () => {
    bot.simulator.setNow(tooLate - minute);
    const form = await ask(sentence);
    bot.simulator.setNow(tooLate);
    expect(read((await ask(sentence)).card)).toMatch(/Not possible[\s\S]*Too little time is left/);
    const values = { quantity: 6, choice: choice(form.card, byMonth) };
    const { card } = await press('Continue', form, ann, values);
    expect(read(card)).toMatch(/Too little time is left/);
    expect(await linesNow()).toEqual([]);
    expect(orders()).toHaveLength(0);
  });

  test('when nobody approved it while there was time', async () => {
    bot.simulator.setNow(tooLate - hour);
    const sent = await asked();
    bot.simulator.setNow(tooLate);
    expect(read((await press('Approve all', sent)).card)).toMatch(/Expired/);
    expect(orders()).toHaveLength(0);
  });

  test('when it was approved in time, but a stop kept it back', async () => {
    await asked();
    const { changes } = bot.app.context.memory;
    const decided = { by: null, at: bot.simulator.now() };
    const waiting = await changes.inStates(tenant, ['pending']);
    await changes.saveAll(waiting.map((line) => next(line, allowed(line, decided))));
    bot.simulator.setNow(tooLate);
    await carryChangesOn(bot.app.context, true);
    expect(orders()).toHaveLength(0);
    expect((await linesNow()).map(({ state }) => state)).toEqual(['stale', 'planned']);
    await carryChangesOn(bot.app.context);
    expect((await linesNow()).map(({ state }) => state)).toEqual(['stale', 'cancelled']);
  });

  test('when the monthly one changed between request and approval: it could not be cancelled as approved', async () => {
    const sent = await asked();
    bot.simulator.patch(old, { quantity: 9 });
    expect(read((await press('Approve all', sent)).card)).toMatch(
      /Out of date[\s\S]*cannot be cancelled for its term end\. It has 9 seats now/,
    );
    await carryOn();
    expect([orders().length, deletes().length]).toEqual([0, 0]);
    expect((await linesNow()).map(({ state }) => state)).toEqual(['stale', 'cancelled']);
  });

  test('when it is rejected or taken back: both lines go', async () => {
    expect(read((await press('Cancel request', await asked(), ann)).card)).toMatch(/Cancelled|Taken back/);
    expect((await linesNow()).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
    expect([orders().length, deletes().length]).toEqual([0, 0]);
  });
});

test('a person may keep the monthly one after all: the year stays ordered, and card and today say so', async () => {
  bot.simulator.set({ orderedAs: 'PendingManual' });
  const sent = await asked();
  const { card } = await press('Approve all', sent);
  expect(buttons(card ?? {})).not.toContain('Cancel plan');
  await press('Keep the monthly', { card, messageId: sent.messageId });
  await followedFor(3);
  expect(deletes()).toHaveLength(0);
  expect((await linesNow()).map(({ state }) => state)).toEqual(['applied', 'cancelled']);
  expect(cardNow()).toMatch(/The monthly subscription runs on\. If the year was ordered already, it stays/);
  expect(cardNow()).not.toMatch(/Nothing was changed/);
  await deliverAlerts(bot.app.context);
  expect(cardNow()).not.toMatch(/Switch to annual stopped/);
  expect(read((await ask('today')).card)).toMatch(
    /was ordered, but the monthly one was not cancelled: both may be billed/,
  );
});

test('what stopped is told once: another turn adds no alert', async () => {
  bot.simulator.set({ orderedAs: 'Cancelled' });
  await press('Approve all', await asked());
  await followedFor(4);
  const { memory } = bot.app.context;
  const added: string[] = [];
  const alerts = {
    ...memory.alerts,
    add: (all: Parameters<typeof memory.alerts.add>[0]) => {
      added.push(...all.map(({ key }) => key));
      return memory.alerts.add(all);
    },
  };
  const context = { ...bot.app.context, memory: { ...memory, alerts } };
  await carryChangesOn(context);
  await carryChangesOn(context);
  expect(added).toEqual([]);
});

test.each([
  [
    'is gone',
    { status: 'Cancelled', endDate: Date.UTC(2026, 10, 20) },
    /cannot be cancelled[^.]*\. Its status is now “Cancelled”/,
  ],
  ['has other seats', { quantity: 9 }, /cannot be cancelled[^.]*\. It has 9 seats now/],
  ['has another price', { price: 27.5 }, /cannot be cancelled[^.]*\. Its price or billing changed/],
])(
  'when the monthly one %s at the approval, nothing is written and the press says so',
  async (_, fields, told) => {
    const sent = await asked();
    bot.simulator.patch(old, fields);
    const { card } = await press('Approve all', sent);
    expect(read(card)).toMatch(told);
    // The monthly one waits for nothing.
    expect(read(card)).toMatch(/Not applied[\s\S]*The order was not made/);
    expect(read(card)).not.toMatch(/once Pax8 shows/);
    expect((await linesNow()).map(({ state }) => state)).toEqual(['stale', 'cancelled']);
    await carryOn();
    expect([orders().length, deletes().length]).toEqual([0, 0]);
  },
);

test('of two instances one cancels, once', async () => {
  await seenActive();
  await Promise.all([carryChangesOn(bot.app.context), carryChangesOn(bot.app.context)]);
  await carryChangesOn(bot.app.context);
  expect(deletes()).toHaveLength(1);
  expect((await linesNow()).map(({ state }) => state)).toEqual(['applied', 'applied']);
});

test('what stopped and cannot be told now holds nothing else back', async () => {
  const { memory } = bot.app.context;
  const context = {
    ...bot.app.context,
    memory: {
      ...memory,
      changes: { ...memory.changes, switches: () => Promise.reject(new Error('the store is away')) },
    },
  };
  await seenActive();
  await carryChangesOn(context);
  expect(deletes()).toHaveLength(1);
});

test('while Pax8 cannot be read, the cancellation waits without being begun', async () => {
  await press('Approve all', await asked());
  bot.simulator.advance({ ms: minute });
  await carryOn();
  bot.simulator.advance({ ms: minute });
  const [, line] = await linesNow();
  bot.simulator.faults([
    { match: { method: 'GET', path: '^/v1/subscriptions/[^/]+$' }, fault: '500', times: 9 },
  ]);
  await followedFor(2);
  expect(deletes()).toHaveLength(0);
  expect((await linesNow())[1]?.version).toBe(line?.version);
  bot.simulator.faults([]);
  await followedFor(4);
  expect(deletes()).toHaveLength(1);
});

test('the policy’s limit for commitments is judged on the whole year', async () => {
  const { policies } = bot.app.context.memory;
  const by = { tenantId: tenant, objectId: bo.aadObjectId ?? '', name: bo.name };
  const basedOn = (await policies.current(tenant))?.version ?? 0;
  const usd = (amount: string) => ({ amount, currency: 'USD' });
  const policy = { ...firstPolicy, approval: 'above', amount: usd('500'), commitment: usd('1600') } as const;
  await policies.save(tenant, policy, basedOn, by, 1);
  const text = read((await asked()).card);
  expect(text).toMatch(/\$1,663\.20[\s\S]*\$1,600/);
});
