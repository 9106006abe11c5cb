import { afterEach, beforeEach } from '@jest/globals';
import { catalog } from '../../src/simulator/seed/catalog.ts';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { deliverAlerts } from '../../src/workflows/alerts/deliver-alerts.ts';
import { request } from '../../src/workflows/changes/request.ts';
import { sweepRenewals } from '../../src/workflows/renewals/sweep-renewals.ts';
import { askForAlerts } from '../harness/alert-places.ts';
import { until } from '../harness/bot-process.ts';
import { read } from '../harness/cards.ts';
import { describe, expect, once, test } from '../harness/on-dates.ts';
import { ann, bo, channel, cy, personal, type Somebody, tenant } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

const day = 24 * 60 * 60 * 1000;
const premium = demoIds.contosoBusinessPremium;
const trial = demoIds.fourthCoffeeTrial;
const desk = channel('renewals');
let bot: RunningBot;

beforeEach(async () => {
  bot = await startBot({ simulator: { provisioningReads: 0 } });
  await bot.loaded();
});
afterEach(() => bot.stop());

const context = () => bot.app.context;
const memory = () => context().memory;
const midnightIn = (days: number) => Math.floor(bot.simulator.now() / day + days) * day;
const who = (one: Somebody) => ({ tenantId: tenant, objectId: one.aadObjectId ?? '', name: one.name });
const endsAt = (endDate: number) => {
  const { commitment } = bot.simulator.subscription(premium);
  if (commitment === null) throw new Error('it has no commitment');
  bot.simulator.patch(premium, { commitment: { ...commitment, endDate } });
};
const refresh = () => context().portfolio.refresh('person');
const filter = {
  ...{ company: null, vendor: null, product: null, kind: null },
  ...{ minMonthly: null, days: null },
};
const sweep = async () => {
  await refresh();
  await sweepRenewals(context(), { turn: context().now() });
  await deliverAlerts(context());
};
const inChat = (place: Parameters<RunningBot['connector']['messages']>[0]) =>
  bot.connector.messages(place).map(({ card }) => read(card));
const says = async (text: string, as: Somebody = ann): Promise<string> => {
  const before = inChat(personal(as)).length;
  await bot.connector.say(text, { as, in: personal(as) });
  await until(() => inChat(personal(as)).length > before);
  return inChat(personal(as)).at(-1) ?? '';
};

// Pax8's acknowledgement `microsoftTrialConversion`: https://github.com/upmind/provision-provider-software-licenses
describe('trials', () => {
  beforeEach(async () => {
    bot.simulator.patch(trial, { endDate: midnightIn(5) });
    await refresh();
  });
  test('are listed by their end, with what may become of them', async () => {
    const text = await says('which trials end soon?');
    expect(text).toMatch(/Trials · all companies[\s\S]*Fourth Coffee/);
    expect(text).toMatch(/may become a paid year unless turned off in the Pax8 portal/i);
    expect(await says('trials of Fourth Coffee')).toMatch(/Trials · Fourth Coffee/);
    expect(await says(`subscription #${trial.slice(0, 8)}`)).toMatch(
      /It may become a paid year unless turned off in the Pax8 portal/,
    );
    expect(await says('trials of Contoso')).toMatch(/No trial is running for Contoso/);
    expect(await says('trials of Nobodyatall')).not.toMatch(/No trial is running/);
  });
  test('are alerted before they end, once at each threshold', async () => {
    const { productName } = bot.simulator.subscription(trial);
    await askForAlerts(memory(), desk, bot.connector.serviceUrl, {
      filter: { ...filter, kind: 'trials', company: { id: demoIds.fourthCoffee, name: 'Fourth Coffee' } },
    });
    const before = inChat(desk).length;
    await sweep();
    const told = inChat(desk).slice(before);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/Trial ends soon · Fourth Coffee/);
    expect(told[0]).toContain(productName.replace(/ \[.*/, ''));
    await sweep();
    expect(inChat(desk)).toHaveLength(before + 1);
  });
  test('that is over by then is told nobody', async () => {
    await askForAlerts(memory(), desk, bot.connector.serviceUrl, { filter: { ...filter, kind: 'trials' } });
    await sweepRenewals(context(), { turn: context().now() });
    bot.simulator.patch(trial, { status: 'Converted', endDate: null });
    await refresh();
    await deliverAlerts(context());
    expect(inChat(desk)).toEqual([]);
  });
  test('cannot be cancelled here, and nobody is told that they end by themselves', async () => {
    const { productName } = bot.simulator.subscription(trial);
    const text = await says(`cancel ${productName.replace(/ \[.*/, '')} for Fourth Coffee`);
    expect(text).toMatch(/It is a trial[\s\S]*may become a paid year then unless that is turned off/);
  });
  test('that convert are paid subscriptions afterwards', async () => {
    bot.simulator.setNow(midnightIn(6));
    await refresh();
    expect(await says('trials')).toMatch(/No trial is running/);
    expect(await says('subscriptions Fourth Coffee')).toMatch(/Fourth Coffee/);
  });
});

describe('an admin', () => {
  beforeEach(async () => {
    await says('help', bo);
    await askForAlerts(memory(), desk, bot.connector.serviceUrl, {
      filter: {
        ...filter,
        company: { id: demoIds.contoso, name: 'Contoso' },
        product: 'Business Premium',
        kind: 'renewals',
      },
    });
  });
  const toBo = () => inChat(personal(bo)).slice(1);

  test('hears of a renewal that is undecided at its last alert, once', async () => {
    const end = midnightIn(20);
    endsAt(end);
    await sweep();
    expect(toBo()).toEqual([]);
    // Its last threshold, a day, has passed at any hour and in any zone.
    bot.simulator.setNow(end - 0.9 * day);
    await sweep();
    await sweep();
    expect(toBo()).toHaveLength(1);
    expect(toBo()[0]).toMatch(/Still undecided · Contoso[\s\S]*Last alert/);
  });

  once('hears of a renewal whose owner has lost the role, who is mentioned no more', async () => {
    endsAt(midnightIn(20));
    await sweep();
    const [renewal] = await memory().renewals.ofSubscription(premium);
    if (renewal === undefined) throw new Error('there is no renewal');
    await memory().renewals.save({ ...renewal, version: renewal.version + 1, owner: who(cy) });
    const viewer = { role: 'viewer', companies: null } as const;
    await memory().roles.grant(who(cy), viewer, who(bo), context().now());
    bot.simulator.setNow(midnightIn(8));
    await sweep();
    expect(toBo()).toHaveLength(1);
    expect(toBo()[0]).toMatch(/Renewal without an owner · Contoso[\s\S]*Cy Castle owns this renewal/);
    const nudge = bot.connector.messages(desk).at(-1);
    expect(read(nudge?.card ?? null)).toMatch(/Still undecided/);
    expect(JSON.stringify(nudge?.card)).not.toContain('<at>Cy Castle</at>');
    // Assigned to someone who has the role, nobody is told again.
    const [latest] = await memory().renewals.ofSubscription(premium);
    if (latest === undefined) throw new Error('there is no renewal');
    await memory().renewals.save({ ...latest, version: latest.version + 1, owner: who(ann) });
    bot.simulator.setNow(midnightIn(5));
    await sweep();
    expect(toBo()).toHaveLength(1);
    expect(JSON.stringify(bot.connector.messages(desk).at(-1)?.card)).toContain('<at>Ann Archer</at>');
  });
});

describe('a change near or without a term', () => {
  test('that adds seats in the last 24 hours before the term ends warns and is not refused', async () => {
    endsAt(bot.simulator.now() + 12 * 60 * 60 * 1000);
    expect(await says('add 1 seat of Business Premium for Contoso')).toMatch(
      /12 → 13 seats[\s\S]*Its term ends within a day[\s\S]*Pax8 may refuse/,
    );
  });
  test('speaks of changes scheduled in the portal only near a term end', async () => {
    endsAt(midnightIn(200));
    expect(await says('add 1 seat of Business Premium for Contoso')).not.toMatch(
      /scheduled in the Pax8 portal/,
    );
  });
  once('that cancels a base names its add-ons', async () => {
    endsAt(midnightIn(60));
    bot.simulator.patch(demoIds.contosoBackup, { parentSubscriptionId: premium });
    await refresh();
    const backup = bot.simulator.subscription(demoIds.contosoBackup).productName;
    const text = await says('cancel Business Premium for Contoso');
    expect(text).toMatch(/1 add-on belongs to it/);
    expect(text).toContain(backup.replace(/ \[.*/, ''));
  });
  test('that cancels a monthly subscription without a commitment has the date of its month’s end', async () => {
    bot.simulator.patch(premium, {
      ...{ commitment: null, billingTerm: 'Monthly', createdDate: midnightIn(-10) },
    });
    await refresh();
    expect(await says('cancel Business Premium for Contoso now')).toMatch(
      /Not possible[\s\S]*does not end it before its month ends/,
    );
    expect(await says('cancel Business Premium for Contoso')).toMatch(/By the calendar its month ends/);
    const [change] = await memory().changes.inStates(tenant, ['pending']);
    expect(change?.wanted).toMatchObject({ kind: 'cancel' });
    const at = change?.wanted.kind === 'cancel' ? change.wanted.at : null;
    expect(at).toBeGreaterThan(bot.simulator.now() + day);
    expect(new Date(at ?? 0).getUTCHours()).toBe(0);
  });
  test('that takes seats off a monthly subscription without a commitment is asked for, and promises nothing', async () => {
    bot.simulator.patch(premium, { commitment: null, billingTerm: 'Monthly' });
    await refresh();
    expect(await says('remove 1 seat of Business Premium for Contoso')).toMatch(
      /12 → 11 seats[\s\S]*Pax8 names no commitment[\s\S]*Pax8 may refuse/,
    );
  });
  const planned = async (to: number) => {
    endsAt(midnightIn(60));
    const { commitment } = bot.simulator.subscription(premium);
    await says('help');
    const conversation = await memory().conversations.get(tenant, personal(ann).id);
    if (conversation === null || commitment === null) throw new Error('nowhere to ask');
    const asked = {
      ...{ person: who(ann), conversation, companyId: demoIds.contoso, companyName: 'Contoso' },
      ...{ subscriptionId: premium, productName: null },
      given: { purpose: null, ticket: null },
    };
    return request(context(), asked, { kind: 'plan', to, termEndsAt: commitment.endDate });
  };
  once('that is planned beyond 300 seats may be asked for', async () => {
    expect(await planned(350)).toMatchObject({
      kind: 'requested',
      change: {
        wanted: { to: 350 },
        notes: [
          { kind: 'after-renewal' },
          { kind: 'beyond-business-limit' },
          { kind: 'seats-outside-range', most: 300 },
        ],
      },
    });
  });
  once('that is planned beyond 300 seats of all Business plans of the company says so', async () => {
    const { id: productId, name: productName } = catalog.businessBasic;
    bot.simulator.patch(demoIds.contosoBackup, { productId, productName, quantity: 100 });
    await refresh();
    expect(await planned(201)).toMatchObject({
      change: { notes: [{ kind: 'after-renewal' }, { kind: 'beyond-business-limit', limit: 300 }] },
    });
  });
});
