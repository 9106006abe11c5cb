import { afterEach, beforeEach } from '@jest/globals';
import { DateTime } from 'luxon';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { deliverAlerts } from '../../src/workflows/alerts/deliver-alerts.ts';
import { lookAfterRenewals } from '../../src/workflows/alerts/look-after-renewals.ts';
import { followRenewals } from '../../src/workflows/renewals/follow-renewals.ts';
import { askForAlerts } from '../harness/alert-places.ts';
import { until } from '../harness/bot-process.ts';
import { button, read } from '../harness/cards.ts';
import type { Sent } from '../harness/connector-rest.ts';
import { startOfTest } from '../harness/dates.ts';

import { endWithEvents } from '../harness/events-hold.ts';
import { describe, expect, once, test } from '../harness/on-dates.ts';

import { ann, bo, channel, cy, type Somebody, tenant } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

const day = 24 * 60 * 60 * 1000;
const premium = demoIds.fabrikamBusinessPremiumYearly;
const desk = channel('renewals');
const elsewhere = channel('elsewhere');
/** Fabrikam's terms end 60 days after the day of the test, at midnight. */
let termEnd: number;
/** A year later. */
let nextEnd: number;
const inWords = (at: number) =>
  DateTime.fromMillis(at, { zone: 'utc', locale: 'en-US' }).toFormat('d LLL yyyy');
const untilText = (at: number) => new RegExp(`Window open until ${inWords(at)}`);
let bot: RunningBot;

beforeEach(async () => {
  const today = Math.floor(startOfTest() / day) * day;
  termEnd = today + 60 * day;
  nextEnd = DateTime.fromMillis(termEnd, { zone: 'utc' }).plus({ years: 1 }).toMillis();
  // The hours of the sweeps are those of UTC, so that the days before the term end are the same everywhere.
  const env = { TIME_ZONE: 'UTC' };
  bot = await startBot({
    env,
    simulator: { provisioningReads: 0, now: today + 6 * 60 * 60 * 1000 },
  });
  await bot.loaded();
});
afterEach(() => endWithEvents(bot));

const context = () => bot.app.context;
const memory = () => context().memory;
const asPerson = (who: Somebody) => ({ tenantId: tenant, objectId: who.aadObjectId ?? '', name: who.name });
const puts = () => bot.simulator.requests().filter(({ method }) => method === 'PUT');
const events = async () =>
  (await memory().audit.latest(tenant, { limit: 500 })).map(({ event }) => event).reverse();
const fabrikam = async () =>
  (await memory().renewals.open(tenant)).find(({ companyName }) => companyName?.startsWith('Fabrikam'));

/** The clock runs on to so many days before the term end (after it when negative), and the jobs run as they would. */
const daysBefore = async (days: number) => {
  bot.simulator.setNow(termEnd - days * day);
  await context().portfolio.refresh('background');
  await jobs();
};
const jobs = async () => {
  await lookAfterRenewals(context());
  await followRenewals(context());
  await deliverAlerts(context());
};

const inDesk = (): readonly Sent[] => bot.connector.messages(desk);
const latest = (sent: Sent): Sent => inDesk().find(({ messageId }) => messageId === sent.messageId) ?? sent;
const cardOf = (sent: Sent): string => read(latest(sent).card);
const say = async (text: string, as: Somebody = ann, mentions: readonly Somebody[] = []): Promise<Sent> => {
  await bot.connector.say(text, { as, in: desk, mentions });
  return bot.connector.next();
};
const press = (title: string, sent: Sent, as: Somebody, inputs = {}, place = desk) => {
  const { verb, data } = button(latest(sent).card ?? sent.card ?? {}, title);
  return bot.connector.press(verb, { ...data, ...inputs }, { as, in: place, messageId: sent.messageId });
};
/** What was posted in the channel while something was done. */
const posted = async (work: () => Promise<unknown>): Promise<readonly Sent[]> => {
  const before = new Set(inDesk().map(({ messageId }) => messageId));
  await work();
  return inDesk().filter(({ messageId }) => !before.has(messageId));
};
const one = (all: readonly Sent[]): Sent => {
  const [first, ...others] = all;
  if (first === undefined || others.length > 0) throw new Error(`${all.length} messages, not one`);
  return first;
};
const alertsForFabrikam = async () => {
  await say('help', bo);
  await memory().alertPlaces.put({
    tenantId: tenant,
    conversationId: desk.id,
    filter: {
      company: { id: demoIds.fabrikam, name: 'Fabrikam' },
      vendor: null,
      product: 'Business Premium',
      kind: null,
      minMonthly: null,
      days: null,
    },
    form: { kind: 'each' },
    setBy: asPerson(bo),
    setAt: context().now(),
    trouble: null,
  });
};

describe('sixty days and a renewal', () => {
  test('from the first alert to the seats that went back', async () => {
    await alertsForFabrikam();

    // The alert at 60 days, once.
    const card = one(await posted(() => daysBefore(59.7)));
    expect(read(card.card)).toMatch(/Fabrikam[\s\S]*Undecided[\s\S]*3 subscriptions, 85 seats/);
    expect(await posted(() => daysBefore(58))).toEqual([]);

    // Snoozed: quiet, then back, with the one who took it mentioned.
    await press('Assign to me', card, ann);
    const snoozed = await press('Snooze', card, ann, { days: '7' });
    expect(read(snoozed.card)).toMatch(/Snoozed[\s\S]*Owner: Ann Archer/);
    expect(await posted(() => daysBefore(52))).toEqual([]);
    const back = one(await posted(() => daysBefore(50)));
    expect(read(back.card)).toMatch(/Fabrikam/);
    expect(JSON.stringify(back.card)).toContain('<at>Ann Archer</at>');
    expect(await posted(() => daysBefore(45))).toEqual([]);

    // At 30 days again; then it is decided.
    one(await posted(() => daysBefore(30)));
    const planned = one(
      await posted(() =>
        press('Ask for this plan', card, ann, {
          subscription: premium,
          seats: '40',
          reason: 'five people left',
        }),
      ),
    );
    expect(read(planned.card)).toMatch(/Pending[\s\S]*45 → 40/);
    expect(cardOf(card)).toMatch(/45 → 40 seats after the renewal · Ann Archer[\s\S]*Waits for approval/);
    await press('Renew as is', card, ann, { subscription: 'all' });
    expect(cardOf(card)).not.toMatch(/Undecided|Not decided/);
    expect(puts()).toEqual([]);

    // Approved, nothing is sent, and every further threshold is quiet.
    await press('Approve', planned, bo);
    await until(() => /Approved, the bot makes the change after the renewal/.test(cardOf(card)));
    for (const days of [14, 7, 3, 1.2, 0.8, 0.1])
      expect([days, await posted(() => daysBefore(days))]).toEqual([days, []]);
    expect(puts()).toEqual([]);

    // The simulator renews. The window is recognised, told of once, and used once.
    const told = await posted(() => daysBefore(-0.2));
    expect(bot.simulator.subscription(premium).commitment?.endDate).toBe(nextEnd);
    expect(puts().map(({ path, body }) => [path.includes(premium), body])).toEqual([
      [true, { quantity: 40 }],
    ]);
    expect(read(one(told).card)).toMatch(untilText(termEnd + 7 * day));
    expect(one(told).thread).toBe(card.messageId);
    expect(cardOf(card)).toMatch(/Window open/);
    expect(cardOf(planned)).toMatch(/Applied/);
    expect((await fabrikam())?.story.filter(({ kind }) => kind === 'carried-out')).toHaveLength(1);

    // Whatever runs again does nothing again.
    expect(await posted(() => daysBefore(-1))).toEqual([]);
    expect(await posted(() => daysBefore(-6.5))).toEqual([]);
    expect(puts()).toHaveLength(1);
    expect(bot.simulator.subscription(premium).quantity).toBe(40);

    // The window closes, and with it the renewal; the chain of the audit is whole.
    await daysBefore(-7.5);
    expect(await fabrikam()).toBeUndefined();
    expect(cardOf(card)).toMatch(new RegExp(`Done[\\s\\S]*Renewed until ${inWords(nextEnd)}`));
    const all = await events();
    const wanted = [
      ...['renewal.due', 'renewal.assigned', 'renewal.snoozed', 'renewal.due', 'change.requested'],
      ...[
        'renewal.decided',
        'renewal.decided',
        'renewal.decided',
        'change.approved',
        'renewal.window_opened',
      ],
      ...[
        'renewal.window_opened',
        'renewal.window_opened',
        'change.plan-begun',
        'change.applied',
        'renewal.closed',
      ],
    ];
    expect(all.filter((event) => wanted.includes(event))).toEqual(wanted);
    expect(await memory().audit.verify(tenant)).toMatchObject({ kind: 'intact', entries: all.length });
  });
});

describe('a decision', () => {
  let card: Sent;
  beforeEach(async () => {
    await alertsForFabrikam();
    card = one(await posted(() => daysBefore(30)));
  });
  const plan = async (seats: unknown, as = ann) => {
    const before = inDesk().length;
    await press('Ask for this plan', card, as, { subscription: premium, seats, reason: '' });
    // A late answer leaves the request's card to work that nobody waits for.
    await until(() => inDesk().length > before);
    return one(inDesk().slice(before));
  };
  const lineNow = async () =>
    (await fabrikam())?.lines.find(({ subscriptionId }) => subscriptionId === premium);

  once('is theirs who are requesters for the company at the press', async () => {
    await memory().roles.grant(
      asPerson(cy),
      { role: 'viewer', companies: null },
      asPerson(bo),
      context().now(),
    );
    const { card: shown } = await press('Renew as is', card, cy, { subscription: 'all' });
    expect(read(shown ?? null)).toMatch(/Only requesters may decide/);
    expect((await lineNow())?.decision).toBeNull();
    expect(await events()).toContain('renewal.renew-denied');
  });

  test('for all decides nothing when other subscriptions renew by now than the card showed', async () => {
    for (const title of ['Renew as is', 'Yes, cancel at the end']) {
      const { card: shown } = await press(title, card, ann, { subscription: 'all', shown: 'abc' });
      expect([title, read(shown ?? null)]).toEqual([
        title,
        expect.stringMatching(title === 'Renew as is' ? /Other subscriptions renew now/ : /Choose a sub/),
      ]);
    }
    expect((await lineNow())?.decision).toBeNull();
  });

  once('from a copy of the card elsewhere decides nothing', async () => {
    const { verb, data } = button(latest(card).card ?? {}, 'Renew as is');
    const copied = { as: ann, in: elsewhere, messageId: card.messageId };
    const { card: shown } = await bot.connector.press(verb, { ...data, subscription: 'all' }, copied);
    expect(read(shown ?? null)).toMatch(/copy of the card/);
    expect((await lineNow())?.decision).toBeNull();
    expect(await events()).toContain('renewal.denied.copy');
  });

  once('of another organisation finds no renewal, nor does a forged id', async () => {
    const theirs = await fabrikam();
    if (theirs === undefined) throw new Error('there is no renewal');
    await memory().renewals.insert({ ...theirs, id: 'theirs', tenantId: 'other', companyId: 'c-other' });
    for (const id of ['theirs', 'x', 7, undefined]) {
      const pressed = { as: ann, in: desk, messageId: card.messageId };
      const answer = await bot.connector.press('renew-as-is', { id, subscription: 'all' }, pressed);
      expect(JSON.stringify(answer)).toContain('I no longer have this renewal');
    }
    expect((await memory().renewals.get('theirs'))?.version).toBe(theirs.version);
    expect(await events()).toContain('press.unknown-renewal');
  });

  once('to plan names one subscription and a whole number of seats', async () => {
    const all = await press('Ask for this plan', card, ann, { subscription: 'all', seats: '40' });
    expect(read(all.card ?? null)).toMatch(/Choose a subscription/);
    for (const seats of ['', '0', '-1', '4.5', 'many', null]) {
      const { card: shown } = await press('Ask for this plan', card, ann, { subscription: premium, seats });
      expect(read(shown ?? null)).toMatch(/Enter the number of seats/);
    }
    const same = await press('Ask for this plan', card, ann, { subscription: premium, seats: '45' });
    expect(read(same.card ?? null)).toMatch(/45/);
    expect(await memory().changes.planned(premium)).toEqual([]);
  });

  test('to renew as is takes back the plan before it', async () => {
    const planned = await plan('40');
    await press('Renew as is', card, cy, { subscription: premium });
    expect((await lineNow())?.decision).toMatchObject({ kind: 'renew' });
    await until(() => /Cancelled/.test(cardOf(planned)));
    expect(await memory().changes.planned(premium)).toEqual([]);
    expect((await fabrikam())?.story.map(({ kind }) => kind)).toEqual(['change', 'renew']);
  });

  test('to plan again takes the place of the plan before, approved or not', async () => {
    const first = await plan('40');
    await press('Approve', first, bo);
    await plan('42', cy);
    await until(() => /Cancelled/.test(cardOf(first)));
    expect((await lineNow())?.decision).toMatchObject({ kind: 'change', to: 42 });
    expect((await fabrikam())?.story.map(({ kind }) => kind)).toEqual(['change', 'change']);
  });

  test('whose request is rejected opens the line again, so that the next threshold is told', async () => {
    const planned = await plan('40');
    await press('Renew as is', card, ann, { subscription: 'all' });
    await press('Reject', planned, bo, { reason: 'they hire again' });
    await until(() => /Undecided|Not decided/.test(cardOf(card)));
    expect(await events()).toContain('renewal.reopened');
    expect(read(one(await posted(() => daysBefore(14))).card)).toMatch(/Fabrikam/);
  });

  test('to cancel goes through approval and has no way back then', async () => {
    const asked = one(
      await posted(() => press('Yes, cancel at the end', card, ann, { subscription: premium })),
    );
    expect((await lineNow())?.decision).toMatchObject({ kind: 'cancel' });
    await press('Approve', asked, bo);
    await until(async () => (await lineNow())?.ends === true);
    expect(bot.simulator.subscription(premium).endDate).toBe(termEnd);
    const { verb, data } = button(latest(card).card ?? {}, 'Ask for this plan');
    const where = { as: ann, in: desk, messageId: card.messageId };
    const answer = await bot.connector.press(verb, { ...data, subscription: premium, seats: 40 }, where);
    expect(read(answer.card ?? null)).toMatch(/Pax8 portal/);
    await daysBefore(-1);
    expect((await lineNow())?.after).toMatchObject({ kind: 'ended' });
  });

  test('in the last day: a plan is taken, a cancellation is not, and nobody snoozes', async () => {
    await daysBefore(0.5);
    const where = { as: ann, in: desk, messageId: card.messageId };
    const id = (await fabrikam())?.id;
    const cancel = await bot.connector.press('cancel-at-end', { id, subscription: premium }, where);
    expect(read(cancel.card ?? null)).toMatch(/no cancellation in the last 24 hours/);
    const snooze = await bot.connector.press('snooze-renewal', { id, days: '1' }, where);
    expect(read(snooze.card ?? null)).toMatch(/No more alerts come/);
    await bot.connector.press('plan-change', { id, subscription: premium, seats: 44 }, where);
    expect((await lineNow())?.decision).toMatchObject({ kind: 'change', to: 44 });
  });

  test('to snooze ends with the last alert, and says so', async () => {
    await daysBefore(3);
    const { card: shown } = await press('Snooze', card, ann, { days: '1' });
    expect(read(shown ?? null)).toMatch(/Snoozed/);
    const id = (await fabrikam())?.id;
    const where = { as: ann, in: desk, messageId: card.messageId };
    const longer = await bot.connector.press('snooze-renewal', { id, days: '7' }, where);
    expect(read(longer.card ?? null)).toMatch(/Snoozed for less/);
    expect((await fabrikam())?.snoozedUntil).toBeLessThan(termEnd - day);
    const odd = await bot.connector.press('snooze-renewal', { id, days: '2' }, where);
    expect(read(odd.card ?? null)).toMatch(/1, 3 or 7/);
  });

  once('about whose it is offers those who are known, and takes nobody else', async () => {
    const { card: shown } = await press('Assign', card, ann, { person: bo.aadObjectId });
    expect(read(shown ?? null)).toMatch(/Owner: Bo Berg/);
    const stranger = await press('Assign to me', card, bo);
    expect(read(stranger.card ?? null)).toMatch(/already own this renewal/);
    const id = (await fabrikam())?.id;
    const where = { as: ann, in: desk, messageId: card.messageId };
    const forged = await bot.connector.press('assign-renewal', { id, person: 'nobody' }, where);
    expect(read(forged.card ?? null)).toMatch(/Choose a person/);
    expect((await fabrikam())?.owner).toMatchObject({ name: 'Bo Berg' });
  });

  once('of two at the same moment both are heard', async () => {
    await Promise.all([
      press('Renew as is', card, ann, { subscription: 'all' }),
      press('Assign to me', card, cy),
    ]);
    expect(await fabrikam()).toMatchObject({ owner: { name: 'Cy Castle' } });
    expect((await fabrikam())?.lines.every(({ decision }) => decision?.kind === 'renew')).toBe(true);
  });
});

describe('after the renewal', () => {
  let card: Sent;
  beforeEach(async () => {
    await alertsForFabrikam();
    card = one(await posted(() => daysBefore(2)));
  });
  const plan = async () =>
    one(await posted(() => press('Ask for this plan', card, ann, { subscription: premium, seats: 40 })));

  test('a plan that nobody approved is told with the window, again in the last hours, and then missed', async () => {
    await plan();
    const told = (await posted(() => daysBefore(-0.2))).map((each) => read(each.card));
    expect(told.some((text) => /Planned change not done/.test(text))).toBe(true);
    expect(await posted(() => daysBefore(-0.5))).toEqual([]);
    const last = one(await posted(() => daysBefore(-6.5)));
    expect(read(last.card)).toMatch(/not done/);
    await daysBefore(-7.5);
    expect(await memory().changes.planned(premium)).toEqual([]);
    expect(await fabrikam()).toBeUndefined();
    expect(puts()).toEqual([]);
  });

  test('a plan that fits no more is told with what to do, and nothing is sent', async () => {
    const planned = await plan();
    await press('Approve', planned, bo);
    bot.simulator.patch(premium, { quantity: 50 });
    const told = (await posted(() => daysBefore(-0.2))).map((each) => read(each.card));
    expect(told.join('\n')).toMatch(/Planned change not done[\s\S]*50 seats now[\s\S]*app\.pax8\.com/);
    expect(puts()).toEqual([]);
  });

  test('the window is told of in the thread of the card, also where that stands in a thread itself', async () => {
    const cardIds = async () =>
      (await memory().renewalCards.of((await fabrikam())?.id ?? '')).map(({ messageId }) => messageId);
    await say('decide Fabrikam');
    await until(async () => (await cardIds()).some((id) => id.includes(';messageid=')));
    const [, root] = (await cardIds()).join().split(';messageid=');
    expect(one(await posted(() => daysBefore(-0.2))).thread).toBe(root);
  });

  test('the window is told of where nobody planned anything', async () => {
    expect(read(one(await posted(() => daysBefore(-0.2))).card)).toMatch(untilText(termEnd + 7 * day));
  });

  test('the window is told of once where a digest alone told of the renewal, and not where it is not wanted', async () => {
    const { serviceUrl } = bot.connector;
    const filter = { company: null, vendor: null, product: null, kind: null, minMonthly: null, days: null };
    const form = { kind: 'digest', every: 'day', hour: 6 } as const;
    await askForAlerts(memory(), elsewhere, serviceUrl, { filter, form });
    const other = channel('other');
    await askForAlerts(memory(), other, serviceUrl, { filter: { ...filter, product: 'Visio' }, form });
    await daysBefore(1.5);
    const windows = (place = elsewhere) =>
      bot.connector.messages(place).filter(({ card }) => /Window open until/.test(read(card)));
    expect(windows()).toEqual([]);
    await daysBefore(-0.2);
    await daysBefore(-0.5);
    expect(windows().filter(({ card }) => read(card).includes('Fabrikam'))).toHaveLength(1);
    expect(windows(other)).toEqual([]);
  });

  test('what Pax8 does not show renewed after two days is told as unclear, once, and given up after fourteen', async () => {
    for (const { subscriptionId } of (await fabrikam())?.lines ?? [])
      bot.simulator.patch(subscriptionId, { commitment: null });
    expect(await posted(() => daysBefore(-1.9))).toEqual([]);
    expect(read(one(await posted(() => daysBefore(-2.1))).card)).toMatch(
      /Renewal not seen[\s\S]*Pax8 portal/,
    );
    expect(await posted(() => daysBefore(-5))).toEqual([]);
    expect((await events()).filter((event) => event === 'renewal.unclear')).toHaveLength(1);
    expect(await fabrikam()).toBeDefined();
    await daysBefore(-14.1);
    expect(await fabrikam()).toBeUndefined();
  });

  test('what shows as renewed only later is recognised then', async () => {
    const ids = (await fabrikam())?.lines.map(({ subscriptionId }) => subscriptionId) ?? [];
    for (const id of ids) bot.simulator.patch(id, { commitment: null });
    await daysBefore(-3);
    const commitment = { id: 'm', term: '1-Year', endDate: nextEnd };
    for (const id of ids) bot.simulator.patch(id, { commitment });
    expect(read(one(await posted(() => daysBefore(-3.5))).card)).toMatch(untilText(termEnd + 7 * day));
  });

  once('a failing read of one holds up neither the others nor the next look', async () => {
    bot.simulator.setNow(termEnd + day / 4);
    await context().portfolio.refresh('background');
    const path = `/v1/subscriptions/${premium}`;
    bot.simulator.faults([{ match: { method: 'GET', path }, fault: 'bad-json', times: 9 }]);
    await jobs();
    const seen = (await fabrikam())?.lines.map(({ after }) => after?.kind);
    bot.simulator.faults([]);
    await jobs();
    expect(seen?.sort()).toEqual(['renewed', 'renewed', undefined]);
    expect((await fabrikam())?.lines.map(({ after }) => after?.kind)).toEqual([
      'renewed',
      'renewed',
      'renewed',
    ]);
  });
});

describe('decide and assign', () => {
  test('decide posts the card of the next renewal, and offers the other days', async () => {
    const asked = await say('decide Fabrikam');
    expect(read(asked.card)).toMatch(/Renewal · Fabrikam[\s\S]*3 subscriptions/);
    await until(() => inDesk().some((each) => /More renewals/.test(read(each.card))));
    await press('Renew as is', asked, ann, { subscription: 'all' });
    expect(cardOf(asked)).toMatch(/Decided/);
    await say('decide Fabrikam');
    await until(() => /posted again further down/.test(cardOf(asked)));
    expect(inDesk().filter((each) => /Renewal · Fabrikam[\s\S]*Decided/.test(read(each.card)))).toHaveLength(
      1,
    );
  });

  test('decide says when nothing renews', async () => {
    expect(read((await say('decide Fabrikam in March 2031')).card)).toMatch(/No renewal/);
    expect(read((await say('decide')).card)).toMatch(/[Ww]hich company|company/);
  });

  once('assign makes it mine, or that of somebody mentioned who may decide', async () => {
    expect(read((await say('assign Fabrikam to me')).card)).toMatch(/is now yours/);
    expect(read((await say('assign Fabrikam to @Bo Berg', ann, [bo])).card)).toMatch(/is now Bo Berg’s/);
    await memory().roles.grant(
      asPerson(cy),
      { role: 'viewer', companies: null },
      asPerson(bo),
      context().now(),
    );
    expect(read((await say('assign Fabrikam to @Cy Castle', ann, [cy])).card)).toMatch(
      /Cy Castle may not decide/,
    );
    expect((await fabrikam())?.owner).toMatchObject({ name: 'Bo Berg' });
  });
});

describe('a list of several', () => {
  const listed = async (tenantId = tenant) => {
    const renewal = await fabrikam();
    const at = context().now();
    await memory().alerts.add([
      {
        key: `digest ${tenantId}`,
        id: `list-${tenantId}`,
        tenantId,
        conversationId: desk.id,
        content: { kind: 'digest', of: 'storm', renewalIds: [renewal?.id ?? '', 'gone'] },
        state: 'told',
        dueAt: at,
        notBefore: at,
        sendingAt: null,
        doubts: 0,
        messageId: null,
      },
    ]);
    return `list-${tenantId}`;
  };
  const where = { as: ann, in: desk, messageId: '1' };

  test('opens the card of one where it was pressed, and turns its pages', async () => {
    await say('decide Fabrikam');
    const id = await listed();
    const page = await bot.connector.press('page-digest', { id, page: '0' }, where);
    const { verb, data } = button(page.card ?? {}, 'Decide');
    const opened = one(await posted(() => bot.connector.press(verb, data, where)));
    expect(read(opened.card)).toMatch(/Renewal · Fabrikam/);
    const fresh = await press('Refresh', opened, ann);
    expect(read(fresh.card ?? null)).toMatch(/Renewal · Fabrikam/);
    await press('Renew as is', opened, ann, { subscription: 'all' });
    expect(cardOf(opened)).toMatch(/Decided/);
  });

  once('of another organisation, or that nobody sent, shows nothing', async () => {
    await say('decide Fabrikam');
    for (const data of [{ id: await listed('other'), page: 0 }, { id: 'x', page: 0 }, { id: 'x' }]) {
      const answer = await bot.connector.press('page-digest', data, where);
      expect(JSON.stringify(answer)).toContain('I no longer have this list');
    }
    for (const verb of ['open-renewal', 'refresh-renewal'])
      expect(JSON.stringify(await bot.connector.press(verb, { id: 'x' }, where))).toContain(
        'no longer have this',
      );
  });
});

describe('the card', () => {
  once(
    'is looked for again where Teams does not find it, posted again where that persists, and forgotten where the bot was removed',
    async () => {
      await alertsForFabrikam();
      const card = one(await posted(() => daysBefore(30)));
      const renewal = await fabrikam();
      if (renewal === null || renewal === undefined) throw new Error('there is no renewal');
      const missing = { status: 404, code: 'ActivityNotFoundInConversation', on: 'update' } as const;
      bot.connector.fail(missing);
      const once = await posted(async () => {
        const where = { as: ann, in: desk, messageId: card.messageId };
        await bot.connector.press('take-renewal', { id: renewal.id }, where);
      });
      expect(once).toEqual([]);
      expect(await memory().renewalCards.in(desk.id, card.messageId)).toMatchObject([
        { missingSince: expect.any(Number) },
      ]);
      bot.connector.fail({ ...missing, times: 9 });
      bot.simulator.advance({ ms: 2 * 60_000 });
      const again = await posted(() => followRenewals(context()));
      bot.connector.recover();
      expect(read(one(again).card)).toMatch(/Owner: Ann Archer/);
      expect(await memory().renewalCards.of(renewal.id)).toHaveLength(1);
      await memory().conversations.close(tenant, desk.id, 'removed', context().now() + day);
      await memory().renewals.save({ ...renewal, version: renewal.version + 2 });
      await followRenewals(context());
      expect(await memory().renewalCards.of(renewal.id)).toEqual([]);
    },
  );
});
