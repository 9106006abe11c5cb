import { afterEach, beforeEach } from '@jest/globals';
import type { subscriptionPatch } from '../../../src/simulator/control/control.ts';
import { demoIds } from '../../../src/simulator/seed/demo.ts';
import { deliverAlerts } from '../../../src/workflows/alerts/deliver-alerts.ts';
import { lookAfterRenewals } from '../../../src/workflows/alerts/look-after-renewals.ts';
import { sweepRenewals, sweptMark } from '../../../src/workflows/renewals/sweep-renewals.ts';
import { installation } from '../../harness/activities.ts';
import { alertPlaceOf, askForAlerts } from '../../harness/alert-places.ts';
import { read } from '../../harness/cards.ts';
import { describe, expect, once, test } from '../../harness/on-dates.ts';
import { bo, channel, personal, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

const hour = 60 * 60_000;
const day = 24 * hour;
const premium = demoIds.contosoBusinessPremium;
const team = channel('Renewals');
const contoso = {
  company: { id: '', name: 'Contoso' },
  vendor: null,
  product: null,
  kind: null,
  minMonthly: null,
};

let bot: RunningBot;
const setUp = async (env: Record<string, string> = {}) => {
  // The jobs of the clock would send, and take the connector's failures, between the steps of a test.
  bot = await startBot({ env });
  await bot.loaded();
  // The turn that the bot's own clock would do first is done.
  await memory().marks.set(sweptMark, bot.simulator.now());
};
beforeEach(() => setUp());
afterEach(() => bot.stop());

const context = () => bot.app.context;
const memory = () => context().memory;
const companyId = () => bot.simulator.subscription(premium).companyId;
const filter = (days: number[] | null = null) => ({
  ...contoso,
  company: { id: companyId(), name: 'Contoso' },
  product: 'Business Premium',
  days,
});
const here = (given: Parameters<typeof alertPlaceOf>[1] = {}, place = team) =>
  askForAlerts(memory(), place, bot.connector.serviceUrl, { filter: filter(), ...given });
/** The one subscription of the filter ends in so many days, at noon. */
const endsIn = (days: number) => {
  const { commitment } = bot.simulator.subscription(premium);
  const endDate = Math.floor(bot.simulator.now() / day + days) * day + 12 * hour;
  bot.simulator.patch(premium, { commitment: commitment && { ...commitment, endDate } } as Parameters<
    typeof subscriptionPatch.parse
  >[0] as never);
  return endDate;
};
const refresh = () => context().portfolio.refresh('person');
/** A sweep as the clock would do it, and what goes out after it. */
const sweep = async () => {
  const swept = await sweepRenewals(context(), { turn: context().now() });
  await deliverAlerts(context());
  return swept;
};
const shownIn = (place = team) => bot.connector.messages(place).map(({ card }) => read(card));
const renewals = () => memory().renewals.open(tenant);
const events = async () =>
  (await memory().audit.latest(tenant, { limit: 99 })).map(({ event }) => event).reverse();

describe('a sweep', () => {
  test('tells a place of a renewal once for each threshold, and the audit once for all places', async () => {
    endsIn(20);
    await refresh();
    await here();
    await here({}, channel('Second'));
    expect(await sweep()).toMatchObject({ renewals: 1, alerts: 2, digests: 0 });
    expect(shownIn()).toHaveLength(1);
    expect(await sweep()).toMatchObject({ renewals: 1, alerts: 0 });
    expect(shownIn()).toHaveLength(1);
    expect(await events()).toEqual(['renewal.due']);
    const [entry] = await memory().audit.latest(tenant, { limit: 1 });
    expect(entry?.facts).toMatchObject({ days: 30, lines: [{ subscriptionId: premium }] });
  });

  test('replies beneath the card at the next threshold, in its thread', async () => {
    endsIn(20);
    await refresh();
    await here();
    await sweep();
    endsIn(20);
    bot.simulator.setNow(bot.simulator.now() + 7 * day);
    await refresh();
    await sweep();
    const [card, nudge, ...more] = bot.connector.messages(team);
    expect(more).toEqual([]);
    expect(nudge?.thread).toBe(card?.messageId);
    expect(await events()).toEqual(['renewal.due', 'renewal.due']);
  });

  once('keeps its line and decision when a product is renamed', async () => {
    endsIn(20);
    await refresh();
    await here();
    await sweep();
    const before = await renewals();
    bot.simulator.patch(premium, { productName: 'Business Premium, renamed' });
    await refresh();
    await sweep();
    expect(await renewals()).toEqual(before);
    expect(shownIn()).toHaveLength(1);
  });

  test('is not led by a list that differs from the single read', async () => {
    const endDate = endsIn(20);
    await refresh();
    await here();
    await sweep();
    const listed = context().portfolio.current()?.subscriptions.get(premium);
    if (listed === undefined) throw new Error('the subscription is not listed');
    const commitment = { id: null, term: '1-Year', endsAt: endDate + 3 * day };
    for (const one of [
      { ...listed, commitment },
      { ...listed, commitment: null },
    ]) {
      await context().portfolio.put(one);
      await sweep();
      expect(await renewals()).toHaveLength(1);
      expect(shownIn()).toHaveLength(1);
    }
    expect((await renewals())[0]?.lines[0]).toMatchObject({ termEndsAt: endDate, after: null });
  });

  test('goes along with an end that was put to another day, undecided', async () => {
    endsIn(20);
    await refresh();
    await here();
    await sweep();
    const endDate = endsIn(25);
    await refresh();
    await sweep();
    const [old, next] = await renewals();
    expect(old?.lines[0]?.after).toMatchObject({ kind: 'moved', nextEndsAt: endDate });
    expect(next?.lines[0]).toMatchObject({ termEndsAt: endDate, decision: null, after: null });
    expect(shownIn()).toHaveLength(2);
  });

  test('is quiet about what was cancelled for its term end', async () => {
    const endDate = endsIn(20);
    bot.simulator.patch(premium, { endDate });
    await refresh();
    await here();
    expect(await sweep()).toMatchObject({ renewals: 0, alerts: 0 });
    expect(await renewals()).toEqual([]);
  });

  test('goes by what is held of Pax8 for a day, and then not, and is still to be done', async () => {
    endsIn(20);
    await refresh();
    await here();
    await memory().marks.set(sweptMark, 1);
    bot.simulator.faults([{ match: { path: '/v1/subscriptions' }, fault: '500' }]);
    bot.simulator.setNow(bot.simulator.now() + day + 1);
    expect(await sweepRenewals(context(), { turn: 5 })).toBeNull();
    expect(await memory().marks.get(sweptMark)).toBe(1);
    bot.simulator.setNow(bot.simulator.now() - hour);
    expect(await sweepRenewals(context(), { turn: 5 })).toMatchObject({ alerts: 1 });
    expect(await memory().marks.get(sweptMark)).toBe(5);
  });

  test('that was missed is caught up on, once', async () => {
    await bot.stop();
    await setUp({ RENEWAL_SWEEP_CRON: '0 * * * *' });
    endsIn(20);
    await refresh();
    await here();
    bot.simulator.setNow(bot.simulator.now() + 5 * hour);
    await lookAfterRenewals(context());
    await lookAfterRenewals(context());
    await deliverAlerts(context());
    expect(shownIn()).toHaveLength(1);
    expect(context().now() - ((await memory().marks.get(sweptMark)) ?? 0)).toBeLessThan(hour);
  });
});

test('status says that renewals wait to be looked through while Pax8 cannot be read', async () => {
  expect(read((await bot.ask('status')).card)).not.toMatch(/looked through/);
  bot.simulator.faults([{ match: { path: '/v1/subscriptions' }, fault: '500' }]);
  bot.simulator.setNow(Math.ceil(bot.simulator.now() / day) * day + day + 23 * hour);
  await lookAfterRenewals(context());
  expect(read((await bot.ask('status')).card)).toMatch(/check overdue since .* 08:00/);
});

describe('a clock that jumps', () => {
  beforeEach(async () => {
    endsIn(20);
    await refresh();
    await here();
    await lookAfterRenewals(context());
    await sweep();
  });

  test('back an hour doubles nothing', async () => {
    bot.simulator.setNow(bot.simulator.now() - hour);
    await lookAfterRenewals(context());
    await sweep();
    expect(shownIn()).toHaveLength(1);
  });

  test('forward a year and back alerts nobody falsely, and the next turns come', async () => {
    const now = bot.simulator.now();
    // The clock of the bot alone is wrong: Pax8 has not moved.
    const wrong = { ...context(), now: () => context().now() + 365 * day };
    await lookAfterRenewals(wrong);
    await sweepRenewals(wrong, { turn: wrong.now() });
    await memory().marks.set(sweptMark, wrong.now());
    await deliverAlerts(context());
    expect(shownIn()).toHaveLength(1);
    bot.simulator.setNow(now + 7 * day);
    await refresh();
    await lookAfterRenewals(context());
    await deliverAlerts(context());
    expect(shownIn()).toHaveLength(2);
  });
});

describe('a digest', () => {
  const form = () => {
    const { hour: now } = { hour: new Date(bot.simulator.now()).getUTCHours() };
    return { kind: 'digest', every: 'day', hour: now } as const;
  };

  test('comes at its hour, once, with what is undecided, though no sweep was done', async () => {
    endsIn(20);
    await refresh();
    await here({ form: form() });
    for (let look = 0; look < 3; look++) await lookAfterRenewals(context());
    await deliverAlerts(context());
    expect(shownIn()).toHaveLength(1);
    expect((await memory().alerts.inState(tenant, 'posted', 9)).map(({ content }) => content)).toMatchObject([
      { kind: 'digest', of: 'day' },
    ]);
  });

  test('comes not at all where there is nothing to say, or before its first hour', async () => {
    endsIn(200);
    await refresh();
    await here({ form: form() });
    await here(
      { form: form(), filter: { ...filter(), company: null, product: null }, setAt: bot.simulator.now() },
      channel('New'),
    );
    await lookAfterRenewals(context());
    await deliverAlerts(context());
    expect(shownIn()).toEqual([]);
    expect(shownIn(channel('New'))).toEqual([]);
  });
});

describe('a place that is lost', () => {
  const lost = async () => (await memory().alertPlaces.get(tenant, team.id))?.trouble ?? null;
  beforeEach(async () => {
    endsIn(20);
    await refresh();
    await here();
    await bot.connector.install({ as: bo, in: personal(bo) });
  });

  once.each([
    [403, 'BotNotInConversationRoster'],
    [403, 'MessageWritesBlocked'],
    [404, 'ConversationNotFound'],
  ])('(%s %s) is told to admins once, and the other places go on', async (status, code) => {
    const greeted = shownIn(personal(bo)).length;
    bot.connector.fail({ status, code });
    await sweep();
    expect(await lost()).not.toBeNull();
    await here({}, channel('Second'));
    for (let look = 0; look < 3; look++) {
      await lookAfterRenewals(context());
      await sweep();
    }
    expect(shownIn()).toEqual([]);
    expect(shownIn(channel('Second'))).toHaveLength(1);
    expect(shownIn(personal(bo)).slice(greeted)).toHaveLength(1);
    expect((await events()).filter((event) => event === 'alerts.place-lost')).toHaveLength(1);
  });

  once('that is only renamed is not lost: Teams tells of it, and alerts arrive as before', async () => {
    const [, update] = installation(bot.connector.serviceUrl, 'add', { as: bo, in: team });
    const { membersAdded: _, ...activity } = update;
    const channelData = {
      tenant: { id: tenant },
      team: { id: team.teamId },
      channel: { id: team.id, name: 'Another name' },
      eventType: 'channelRenamed',
    };
    expect((await bot.connector.deliver({ ...activity, channelData })).status).toBe(200);
    await sweep();
    expect(await lost()).toBeNull();
    expect(shownIn()).toHaveLength(1);
  });

  once('and heard of again goes on where it was', async () => {
    bot.connector.fail({ status: 403, code: 'BotNotInConversationRoster' });
    await sweep();
    bot.simulator.setNow(bot.simulator.now() + 14 * day);
    await refresh();
    await bot.connector.install({ as: bo, in: team });
    const greeted = shownIn().length;
    await lookAfterRenewals(context());
    expect(await lost()).toBeNull();
    await sweep();
    expect(shownIn().slice(greeted)).toHaveLength(1);
  });

  once('is found without any alert, when the bot is removed', async () => {
    await bot.connector.install({ as: bo, in: team });
    await bot.connector.remove({ as: bo, in: team });
    await lookAfterRenewals(context());
    expect(await lost()).not.toBeNull();
  });

  once('without an admin whom the bot can reach is told where other alerts go', async () => {
    await memory().conversations.close(tenant, personal(bo).id, 'gone', context().now());
    const other = channel('Second');
    await here({ filter: { ...filter(), product: 'Acrobat' } }, other);
    bot.connector.fail({ status: 403, code: 'BotNotInConversationRoster' });
    await sweep();
    await deliverAlerts(context());
    expect(shownIn(other)).toHaveLength(1);
  });
});

describe('what Teams says of an alert', () => {
  beforeEach(async () => {
    endsIn(20);
    await refresh();
    await here();
  });
  const states = async () => {
    const [alert] = (
      await Promise.all(
        (['due', 'unsure', 'posted'] as const).map((state) => memory().alerts.inState(tenant, state, 9)),
      )
    ).flat();
    return alert?.state;
  };

  once('not taken for certain, it is tried again when Teams wants to hear of it', async () => {
    bot.connector.fail({ status: 429, retryAfter: 600 });
    await sweep();
    expect(await states()).toBe('due');
    bot.simulator.advance({ ms: 590_000 });
    await deliverAlerts(context());
    expect(shownIn()).toEqual([]);
    bot.simulator.advance({ ms: 11_000 });
    await deliverAlerts(context());
    expect(shownIn()).toHaveLength(1);
    expect(await states()).toBe('posted');
  });

  once('refused, it is tried again after ten seconds', async () => {
    bot.connector.fail({ status: 401, code: 'Unauthorized' });
    await sweep();
    expect(await states()).toBe('due');
    bot.simulator.advance({ ms: 11_000 });
    await deliverAlerts(context());
    expect(shownIn()).toHaveLength(1);
  });

  once.each(['reset', 'reset-after', 500, 503, 504] as const)(
    'of which nobody knows whether it arrived (%s), it is listed, and sent again after a minute, once',
    async (status) => {
      bot.connector.fail({ status });
      await sweep();
      expect(await states()).toBe('unsure');
      bot.simulator.advance({ ms: 50_000 });
      await deliverAlerts(context());
      const stands = status === 'reset-after' ? 1 : 0;
      expect(shownIn()).toHaveLength(stands);
      bot.simulator.advance({ ms: 11_000 });
      await deliverAlerts(context());
      expect(await states()).toBe('posted');
      bot.simulator.advance({ days: 1 });
      await deliverAlerts(context());
      expect(shownIn()).toHaveLength(stands + 1);
    },
  );

  once('that arrived and could not be noted, it is sent again after a minute', async () => {
    const { alerts } = memory();
    const failing = { ...alerts, posted: () => Promise.reject(new Error('the database is away')) };
    const troubled = { ...context(), memory: { ...memory(), alerts: failing } };
    await sweepRenewals(troubled, { turn: context().now() });
    await deliverAlerts(troubled);
    expect(await states()).toBe('unsure');
    bot.simulator.advance({ ms: 61_000 });
    await deliverAlerts(context());
    expect(shownIn()).toHaveLength(2);
    expect(await states()).toBe('posted');
  });

  once('in an outage in which all arrives and no answer comes, it is sent rarely', async () => {
    bot.connector.fail({ status: 'reset-after', times: 999 });
    await sweep();
    for (let minutes = 0; minutes < 120; minutes++) {
      bot.simulator.advance({ ms: 60_000 });
      await deliverAlerts(context());
    }
    expect(shownIn()).toHaveLength(4);
    expect(await states()).toBe('unsure');
  });

  once('decided meanwhile, it is not sent', async () => {
    await sweepRenewals(context(), { turn: 1 });
    const [renewal] = await renewals();
    if (renewal === undefined) throw new Error('there is no renewal');
    const decision = { kind: 'renew', by: alertPlaceOf(team).setBy, at: 1 } as const;
    const lines = renewal.lines.map((line) => ({ ...line, decision }));
    await memory().renewals.save({ ...renewal, version: 2, lines });
    await deliverAlerts(context());
    expect(shownIn()).toEqual([]);
  });
});
