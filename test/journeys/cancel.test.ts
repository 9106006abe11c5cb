import { afterEach, beforeEach } from '@jest/globals';
import { DateTime } from 'luxon';
import { firstPolicy } from '../../src/core/rules/policy.ts';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { carryChangesOn } from '../../src/workflows/changes/carry-changes-on.ts';
import { button, buttons, read, sentenceOf } from '../harness/cards.ts';

import { endWithEvents } from '../harness/events-hold.ts';
import { describe, expect, once, test } from '../harness/on-dates.ts';

import { ann, bo, cy, personal, type Somebody, tenant } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

const sentence = 'cancel Business Premium for Contoso';
const premium = demoIds.contosoBusinessPremium;
const standard = demoIds.northwindBusinessStandard;
const minute = 60_000;
const day = 24 * 60 * minute;

let bot: RunningBot;
beforeEach(async () => {
  bot = await startBot();
  await bot.loaded();
});
afterEach(() => endWithEvents(bot));

const deletes = () => bot.simulator.requests().filter(({ method }) => method === 'DELETE');
const termEnd = (id = premium) => bot.simulator.subscription(id).commitment?.endDate ?? 0;
const cardNow = () => read(bot.connector.cardIn(personal(ann)));
const press = (title: string, sent: { card: unknown; messageId: string }, as: Somebody = bo) => {
  const { verb, data } = button(sent.card as never, title);
  return bot.connector.press(verb, data, { as, in: personal(ann), messageId: sent.messageId });
};
/** Asks when cards were brought up to date since the last answer. */
const askNext = async (text: string, as: Somebody = ann) => {
  let sent = await bot.ask(text, as);
  while (sent.kind !== 'message') sent = await bot.connector.next();
  return sent;
};
const utcDay = (at: number) => new Date(at).toISOString().slice(0, 10);

describe('a cancellation', () => {
  test('is asked for, approved by another, sent once for the end of the commitment, and told as Pax8 has it', async () => {
    const asked = await bot.ask(sentence);
    const card = read(asked.card);
    expect(card).toMatch(/Cancellation · Contoso/);
    expect(card).toMatch(
      /Business Premium, 12 seats, to end .* 00:00 UTC(?:, .*)?, the commitment term end date/,
    );
    expect(card).toMatch(/A cancellation always needs approval/);
    expect(card).toMatch(/Cancelling now does not stop billing before .* UTC/);
    expect(card).toMatch(/Extended Service Term/);
    expect(card).not.toMatch(/\bfees?\b|penalt|\bETF\b/i);
    expect(buttons(asked.card ?? {})).toEqual(
      expect.arrayContaining(['Approve', 'Reject', 'Cancel request']),
    );
    expect(buttons(asked.card ?? {})).not.toContain('Approve fewer');
    expect(deletes()).toHaveLength(0);

    const end = termEnd();
    const { card: after } = await press('Approve', asked);
    expect(read(after)).toMatch(/Applied[\s\S]*Approved by Bo Berg/);
    expect(read(after)).toMatch(/It reports the end as .* It runs and is billed until then/);
    expect(cardNow()).toMatch(/Applied/);
    expect(deletes().map(({ path, query }) => ({ path, cancelDate: query.cancelDate }))).toEqual([
      { path: `/v1/subscriptions/${premium}`, cancelDate: new Date(end).toISOString() },
    ]);
    expect(bot.simulator.subscription(premium)).toMatchObject({ status: 'PendingCancel', endDate: end });
    expect(read((await askNext('subscription Business Premium for Contoso')).card)).toMatch(/will not renew/);
  });

  once('pressed many times is sent once', async () => {
    const asked = await bot.ask(sentence);
    await Promise.all(Array.from({ length: 5 }, () => press('Approve', asked)));
    expect(deletes()).toHaveLength(1);
    expect(cardNow()).toMatch(/Applied/);
  });

  once('is not approved by whoever asked, and passes by no policy', async () => {
    const loose = { ...firstPolicy, approval: 'above', share: 1000 } as const;
    const admin = { tenantId: tenant, objectId: bo.aadObjectId ?? '', name: bo.name };
    await bot.app.context.memory.policies.save(tenant, loose, 0, admin, bot.simulator.now());
    const asked = await bot.ask(sentence);
    expect(read(asked.card)).toMatch(/Pending[\s\S]*A cancellation always needs approval/);
    expect(read((await press('Approve', asked, ann)).card)).toMatch(/Only approvers can decide/);
    expect(deletes()).toHaveLength(0);
  });

  once('is rejected, or taken back by whoever asked, which reads otherwise than cancelled', async () => {
    const asked = await bot.ask(sentence);
    expect(read((await press('Reject', asked)).card)).toMatch(/Rejected/);
    const again = await askNext(sentence);
    const taken = await press('Cancel request', again, ann);
    expect(read(taken.card)).toMatch(/Taken back by Ann Archer[\s\S]*Nothing was changed/);
    expect(deletes()).toHaveLength(0);
  });

  test('stands in pending, in the history and in the audit as what it is', async () => {
    const asked = await bot.ask(sentence);
    expect(read((await bot.ask('pending')).card)).toMatch(/Business Premium, 12 seats, to end/);
    await press('Approve', asked);
    expect(read((await askNext('history Business Premium for Contoso')).card)).toMatch(
      /Cancellation, 12 seats/,
    );
    const { audit } = bot.app.context.memory;
    const entries = await audit.latest(tenant, { limit: 3 });
    expect(entries.map(({ event }) => event).toReversed()).toEqual([
      'change.requested',
      'change.approved',
      'change.applied',
    ]);
    for (const { facts } of entries) expect(facts).toMatchObject({ what: 'cancel', cancelAt: termEnd() });
  });

  once('stands in the way of another change of the subscription, and the other way round', async () => {
    await bot.ask(sentence);
    const text = read((await bot.ask('add 1 seat of Business Premium for Contoso', cy)).card);
    expect(text).toContain('another change of this subscription is open');
    expect(text).toContain(
      `to end ${DateTime.fromMillis(termEnd(), { zone: 'UTC' }).toFormat('d MMM yyyy')}`,
    );
  });

  test('expires no later than Pax8 would take it', async () => {
    bot.simulator.advance({ ms: termEnd() - bot.simulator.now() - 30 * 60 * minute });
    const asked = await bot.ask(sentence);
    bot.simulator.advance({ ms: 6 * 60 * minute });
    expect(read((await press('Approve', asked)).card)).toMatch(/Expired/);
    expect(deletes()).toHaveLength(0);
  });
});

describe('when it is to end', () => {
  test('at once is refused while it is committed, with the sentence that goes', async () => {
    const { card } = await bot.ask(`${sentence} now`);
    expect(read(card)).toMatch(/Not possible · Contoso[\s\S]*Committed until/);
    expect(read(card)).toMatch(/Cancelling now does not stop billing/);
    const { card: asked } = await bot.ask(sentenceOf(card ?? {}, 'Cancel at the end'));
    expect(read(asked)).toMatch(/Cancellation · Contoso[\s\S]*the commitment term end date/);
  });

  test('at once is sent without a date while the window after the renewal is open', async () => {
    const asked = await bot.ask('cancel Business Standard for Northwind now');
    expect(read(asked.card)).toMatch(/to end at once[\s\S]*refund by the day until/);
    expect(read((await press('Approve', asked)).card)).toMatch(/Applied/);
    expect(deletes().map(({ query }) => query.cancelDate)).toEqual([undefined]);
  });

  test('at once is not sent where the window after a renewal is only inferred, but the end of the term is offered', async () => {
    const { history } = bot.simulator.subscription(standard);
    expect(history).toHaveLength(2);
    Object.assign(bot.app.context.marketplace, { history: async () => ({ rows: [], unreadable: 0 }) });
    const { card } = await bot.ask('cancel Business Standard for Northwind now');
    expect(read(card)).toMatch(/Not possible[\s\S]*does not prove that the 7-day window is open/);
    const asked = await bot.ask(sentenceOf(card ?? {}, 'Cancel at the end'));
    expect(read(asked.card)).toMatch(/Cancellation · Northwind[\s\S]*the commitment term end date/);
    expect(deletes()).toHaveLength(0);
  });

  test('at once is not sent, nor are old seats taken back, after a seat was added in month ten of a year and Pax8 moved the start date', async () => {
    const start = bot.simulator.now() - 300 * day;
    const term = { termStart: start, startDate: start, createdDate: start, billingStart: start };
    const commitment = bot.simulator.subscription(premium).commitment;
    if (commitment === null) throw new Error('not committed');
    bot.simulator.patch(premium, {
      ...term,
      quantity: 100,
      commitment: { ...commitment, endDate: start + 365 * day },
    });
    bot.simulator.set({ seatsMoveStart: true });
    await press('Approve', await bot.ask('add 1 seat of Business Premium for Contoso'));
    bot.simulator.advance({ days: 2 });
    expect(bot.simulator.subscription(premium)).toMatchObject({ quantity: 101, createdDate: start });
    expect(bot.simulator.now() - bot.simulator.subscription(premium).startDate).toBeLessThan(3 * day);

    const writes = bot.simulator.requests().filter(({ method }) => method === 'PUT').length;
    expect(read((await askNext('set Business Premium for Contoso to 10')).card)).toMatch(
      /Not possible[\s\S]*1 seat can go back/,
    );
    expect(read((await askNext(`${sentence} now`)).card)).toMatch(
      /Not possible[\s\S]*Committed until .* UTC[\s\S]*Cancelling now does not stop billing before then/,
    );
    expect(deletes()).toHaveLength(0);
    expect(bot.simulator.requests().filter(({ method }) => method === 'PUT')).toHaveLength(writes);
    // The added seat itself may still go back.
    await press('Approve', await askNext('set Business Premium for Contoso to 100'));
    expect(bot.simulator.subscription(premium).quantity).toBe(100);
  });

  test('when the window closes before the approval, nothing is sent', async () => {
    const asked = await bot.ask('cancel Business Standard for Northwind now');
    bot.simulator.advance({ days: 5 });
    expect(read((await press('Approve', asked)).card)).toMatch(/Expired|Out of date/);
    expect(deletes()).toHaveLength(0);
  });

  test('without a commitment must be said, and then goes', async () => {
    const { card } = await bot.ask('cancel AvePoint for Contoso');
    expect(read(card)).toMatch(/no commitment term end date[\s\S]*Say when/);
    expect(buttons(card ?? {})).toContain('Cancel now');
    const asked = await bot.ask('cancel AvePoint for Contoso now');
    expect(read((await press('Approve', asked)).card)).toMatch(/Applied/);
    expect(deletes()).toHaveLength(1);
  });

  test('on the day of the commitment’s end is its end; on an earlier day it is refused', async () => {
    expect(read((await bot.ask(`${sentence} on ${utcDay(termEnd() - day)}`)).card)).toMatch(/Not possible/);
    expect(read((await bot.ask(`${sentence} on ${utcDay(termEnd())}`)).card)).toMatch(
      /Cancellation · Contoso[\s\S]*the commitment term end date/,
    );
  });

  test('a time that is no day is asked back', async () => {
    for (const when of ['before christmas', 'in december'])
      expect(read((await bot.ask(`${sentence} ${when}`)).card)).toMatch(/When should it end\?/);
    expect(deletes()).toHaveLength(0);
  });

  test('in the last 24 hours and while it renews it waits for the renewal', async () => {
    bot.simulator.advance({ ms: termEnd() - bot.simulator.now() - 60 * minute });
    expect(read((await bot.ask(sentence)).card)).toMatch(/Pax8 locks[\s\S]*Ask again after the renewal/);
  });
});

describe('which subscription and who', () => {
  once('of several the bot asks which, and the choice says the time again', async () => {
    const { card } = await bot.ask('cancel Business Premium for Fabrikam at the end');
    expect(JSON.stringify(card)).toMatch(/cancel #[0-9a-f]{8} for Fabrikam[^"]* at the end of the term/);
  });
  test('what ends already is left as it is', async () => {
    const { card } = await bot.ask('cancel Visio Plan 2 for Adventure Works');
    expect(read(card)).toMatch(/already ends at Pax8/);
  });
  once('viewers may not ask', async () => {
    await bot.stop();
    bot = await startBot({ env: { DEFAULT_ROLE: 'viewer' } });
    await bot.loaded();
    expect(read((await bot.ask(sentence)).card)).toMatch(/Not allowed/);
  });
});

describe('what moves between request and approval', () => {
  test.each([
    ['seats were added', { quantity: 13 }, /13 seats now/],
    ['somebody cancelled it in the portal', { status: 'PendingCancel' }, /now “Being cancelled”/],
  ])('%s: out of date, nothing is sent', async (_, patch, told) => {
    const asked = await bot.ask(sentence);
    bot.simulator.patch(premium, patch);
    const { card } = await press('Approve', asked);
    expect(read(card)).toMatch(/Out of date/);
    expect(read(card)).toMatch(told);
    expect(deletes()).toHaveLength(0);
  });
  test('an end that appeared meanwhile is not overwritten', async () => {
    const asked = await bot.ask(sentence);
    bot.simulator.patch(premium, { endDate: termEnd() });
    expect(read((await press('Approve', asked)).card)).toMatch(/Out of date[\s\S]*already ends at Pax8/);
    expect(deletes()).toHaveLength(0);
  });
});

describe('Pax8’s answer', () => {
  once('a refusal is told in Pax8’s own words', async () => {
    const tomorrow = utcDay(bot.simulator.now() + day);
    const asked = await bot.ask(`cancel Business Standard for Northwind on ${tomorrow}`);
    bot.simulator.patch(standard, { termStart: bot.simulator.now() - 300 * day });
    const { card } = await press('Approve', asked);
    expect(read(card)).toMatch(/Failed/);
    expect(read(card)).toMatch(
      /Pax8 said: Subscription can not be cancelled before its commitment term end date/,
    );
    expect(deletes()).toHaveLength(1);
  });
  test('with another end than was asked for is told as it is', async () => {
    const asked = await bot.ask('cancel Business Standard for Northwind now');
    bot.simulator.patch(standard, { termStart: bot.simulator.now() - 300 * day });
    const { card } = await press('Approve', asked);
    expect(read(card)).toMatch(/Applied[\s\S]*It reports the end as .*, which is not what was asked for/);
  });
  once('that is lost after it was done is found by reading, and never asked for again', async () => {
    const asked = await bot.ask(sentence);
    bot.simulator.faults([{ match: { method: 'DELETE' }, fault: 'reset-after' }]);
    expect(read((await press('Approve', asked)).card)).toMatch(/Applied/);
    expect(deletes()).toHaveLength(1);
  });
  test('that is lost before it was done stays unclear for an hour, then it was not done', async () => {
    const asked = await bot.ask(sentence);
    bot.simulator.faults([{ match: { method: 'DELETE' }, fault: 'reset-before' }]);
    expect(read((await press('Approve', asked)).card)).toMatch(
      /Being checked[\s\S]*The bot does not send it again/,
    );
    bot.simulator.advance({ ms: 61 * minute });
    await carryChangesOn(bot.app.context);
    expect(cardNow()).toMatch(/Failed[\s\S]*The subscription was not cancelled/);
    expect(deletes()).toHaveLength(1);
  });
  once('of which the subscription cannot be read afterwards is looked at again', async () => {
    const asked = await bot.ask(sentence);
    const { context } = bot.app;
    const { subscription } = context.marketplace;
    let reads = 0;
    Object.assign(context.marketplace, {
      subscription: (...given: Parameters<typeof subscription>) => {
        reads += 1;
        return reads === 1 ? subscription(...given) : Promise.reject(new Error('down'));
      },
    });
    expect(read((await press('Approve', asked)).card)).toMatch(
      /Being checked[\s\S]*Pax8 accepted the cancellation/,
    );
    Object.assign(context.marketplace, { subscription });
    await carryChangesOn(context);
    expect(cardNow()).toMatch(/Applied[\s\S]*It reports the end/);
    expect(deletes()).toHaveLength(1);
  });
  once('of a subscription that is not found is no proof: a person settles it', async () => {
    const asked = await bot.ask(sentence);
    const { context } = bot.app;
    const { subscription } = context.marketplace;
    let reads = 0;
    Object.assign(context.marketplace, {
      subscription: (...given: Parameters<typeof subscription>) => {
        reads += 1;
        return reads === 1 ? subscription(...given) : Promise.resolve(null);
      },
    });
    await press('Approve', asked);
    bot.simulator.advance({ ms: 61 * minute });
    await carryChangesOn(context);
    expect(cardNow()).toMatch(/Being checked/);
    const { data } = button(asked.card ?? {}, 'Approve');
    const reference = String(data.id).slice(0, 8);
    await bot.ask(`settle #${reference} applied: gone in the portal`, bo);
    expect(cardNow()).toMatch(/Applied[\s\S]*Settled by hand by Bo Berg/);
    expect(deletes()).toHaveLength(1);
  });
});
