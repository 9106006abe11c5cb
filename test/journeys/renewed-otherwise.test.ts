import { afterEach, beforeEach } from '@jest/globals';
import type { Renewal } from '../../src/core/renewals/renewal.ts';
import { linesMark } from '../../src/core/renewals/renewal-lines.ts';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { deliverAlerts } from '../../src/workflows/alerts/deliver-alerts.ts';
import { decide as decideChange } from '../../src/workflows/changes/decide-change.ts';
import { carryOut } from '../../src/workflows/changes/follow-up.ts';
import { decideRenewal } from '../../src/workflows/renewals/decide-renewal.ts';
import { followRenewals } from '../../src/workflows/renewals/follow-renewals.ts';
import { sweepRenewals } from '../../src/workflows/renewals/sweep-renewals.ts';
import { askForAlerts } from '../harness/alert-places.ts';
import { until } from '../harness/bot-process.ts';
import { button, read } from '../harness/cards.ts';
import type { Sent } from '../harness/connector-rest.ts';
import { describe, expect, test } from '../harness/on-dates.ts';
import { ann, bo, channel, personal, type Somebody, tenant } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

const day = 24 * 60 * 60 * 1000;
const premium = demoIds.contosoBusinessPremium;
const desk = channel('renewals');
let bot: RunningBot;
let termEnd: number;

beforeEach(async () => {
  bot = await startBot({ simulator: { provisioningReads: 0 } });
  termEnd = Math.ceil(bot.simulator.now() / day + 19) * day;
  endsAt(termEnd);
  bot.simulator.patch(premium, { price: 22, partnerCost: 18.48 });
  await bot.loaded();
  await context().portfolio.refresh('person');
});
afterEach(() => bot.stop());

const context = () => bot.app.context;
const memory = () => context().memory;
const sim = () => bot.simulator.subscription(premium);
const puts = () => bot.simulator.requests().filter(({ method }) => method === 'PUT');
const who = (one: Somebody) => ({ tenantId: tenant, objectId: one.aadObjectId ?? '', name: one.name });

function endsAt(endDate: number): void {
  const { commitment } = sim();
  if (commitment === null) throw new Error('it has no commitment');
  bot.simulator.patch(premium, { commitment: { ...commitment, endDate } });
}

const filter = {
  ...{ company: { id: demoIds.contoso, name: 'Contoso' }, vendor: null, product: 'Business Premium' },
  ...{ kind: null, minMonthly: null, days: null },
};
const alertsHere = () => askForAlerts(memory(), desk, bot.connector.serviceUrl, { filter });
const jobs = async () => {
  await context().portfolio.refresh('background');
  await sweepRenewals(context(), { turn: context().now() });
  await followRenewals(context());
  await deliverAlerts(context());
};
const afterEnd = async (ms: number) => {
  bot.simulator.setNow(termEnd + ms);
  await jobs();
};
const inDesk = (): readonly Sent[] => bot.connector.messages(desk);
const posted = async (work: () => Promise<unknown>): Promise<string[]> => {
  const before = inDesk().length;
  await work();
  return inDesk()
    .slice(before)
    .map(({ card }) => read(card));
};
const renewal = async (): Promise<Renewal> => {
  const [one] = await memory().renewals.ofSubscription(premium);
  if (one === undefined) throw new Error('there is no renewal');
  return one;
};
const cardNow = () => read(inDesk()[0]?.card ?? null);

/** A plan for the renewal, asked for on its card and approved. */
const planned = async (seats: number) => {
  const [card] = inDesk();
  const { verb, data } = button(card?.card ?? {}, 'Ask for this plan');
  const given = { ...data, subscription: premium, seats: String(seats), reason: '' };
  await bot.connector.press(verb, given, { as: ann, in: desk, messageId: card?.messageId ?? '' });
  await until(async () => (await memory().changes.planned(premium)).length > 0);
  const [plan] = await memory().changes.planned(premium);
  if (plan === undefined) throw new Error('there is no plan');
  await decideChange(context(), 'approve', plan.id, who(bo));
  return plan.id;
};
/** What the bot answers in the person's own chat, whatever is posted elsewhere. */
const says = async (text: string, as: Somebody = ann): Promise<string> => {
  const mine = () => bot.connector.messages(personal(as));
  const before = mine().length;
  await bot.connector.say(text, { as, in: personal(as) });
  await until(() => mine().length > before);
  return read(mine().at(-1)?.card ?? null);
};
/** A seat more, asked for in Ann's chat and approved. */
const addedByTheBot = async () => {
  const told = await says('add 1 seat of Business Premium for Contoso');
  const [change] = await memory().changes.inStates(tenant, ['pending']);
  if (change === undefined) throw new Error('there is no request');
  const decided = await decideChange(context(), 'approve', change.id, who(bo));
  if (decided !== null) await carryOut(context(), decided.change);
  return told;
};

describe('a plan', () => {
  test('survives a seat that was added by the bot: it is told there, and goes to its number', async () => {
    await says('help', bo);
    await alertsHere();
    await jobs();
    const id = await planned(10);
    const told = await addedByTheBot();
    expect(told).toMatch(/A plan to 10 seats waits for the renewal of/);
    expect(told).toMatch(/It stays: after the renewal the bot sets 13 → 10 seats/);
    await jobs();
    expect((await renewal()).lines[0]?.decision).toMatchObject({ kind: 'change', to: 10 });
    await afterEnd(day / 4);
    expect(sim().quantity).toBe(10);
    expect(puts().map(({ body }) => body)).toEqual([{ quantity: 13 }, { quantity: 10 }]);
    expect(await memory().changes.get(id)).toMatchObject({ state: 'applied', wanted: { from: 13, to: 10 } });
  });

  test('that somebody changes the seats of in the portal is open again at once, and people are told', async () => {
    await alertsHere();
    await jobs();
    const id = await planned(10);
    bot.simulator.patch(premium, { quantity: 14 });
    const told = await posted(jobs);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/Decide again · Contoso[\s\S]*12 → 10 seats was planned[\s\S]*Seats now: 14/);
    expect((await memory().changes.get(id))?.state).toBe('cancelled');
    expect((await renewal()).lines[0]).toMatchObject({ decision: null });
    expect(cardNow()).toMatch(/is open again: someone else changed its seats/);
    expect(await posted(jobs)).toEqual([]);
  });

  test('that met other seats only after the renewal is told at once, with the seats of now', async () => {
    await alertsHere();
    await jobs();
    await planned(10);
    bot.simulator.setNow(termEnd + day / 4);
    bot.simulator.patch(premium, { quantity: 14 });
    const told = (await posted(jobs)).join('\n');
    expect(told).toMatch(/Planned change not done[\s\S]*Act now[\s\S]*Seats now: 14\n/);
    expect(puts()).toEqual([]);
  });
});

// https://learn.microsoft.com/partner-center/customers/extended-service-terms
describe('a term that went on as an Extended Service Term', () => {
  const wentOn = async () => {
    await says('help', bo);
    await alertsHere();
    await jobs();
    bot.simulator.patch(premium, { atTermEnd: 'service-term' });
    return posted(() => afterEnd(day / 4));
  };

  test('is told with what changed, and asks for a decision', async () => {
    const told = (await wentOn()).join('\n');
    expect(told).toMatch(/Not renewed as before · Contoso/);
    expect(told).toMatch(/Very likely an Extended Service Term/);
    expect(told).toMatch(/commitment 1-Year → Monthly/);
    expect(told).toMatch(/\$22\.00 a seat a month → \$27\.06 a seat a month, \+23\.0%/);
    expect(told).toMatch(/partner cost \$18\.48 a seat a month → \$22\.73 a seat a month, \+23\.0%/);
    expect(told).not.toMatch(/Window open/);
  });

  test('stays in the alerts although it is monthly now', async () => {
    await wentOn();
    const told = (await posted(() => afterEnd(day))).join('\n');
    expect(told).toMatch(/Renewal · Contoso[\s\S]*Undecided/);
    expect(told).toMatch(/Very likely an Extended Service Term: seats cannot change in it/);
    const open = await memory().renewals.ofSubscription(premium);
    expect(open.at(-1)?.lines[0]).toMatchObject({ serviceTerm: 'likely', term: 'Monthly' });
  });

  test('says that seats cannot change when somebody asks for a change', async () => {
    await wentOn();
    expect(await says('add 1 seat of Business Premium for Contoso')).toMatch(
      /very likely runs under Microsoft’s Extended Service Term, in which the number of seats cannot change/,
    );
    bot.simulator.setNow(termEnd + 10 * day);
    expect(await says('remove 1 seat of Business Premium for Contoso')).toMatch(
      /Not possible[\s\S]*Extended Service Term, in which the number of seats cannot change/,
    );
  });

  test('can be decided by its month, but not planned', async () => {
    await wentOn();
    await afterEnd(day);
    const month = new Date(sim().commitment?.endDate ?? 0).toISOString().slice(0, 10);
    const told = await says(`decide Contoso on ${month}`);
    expect(told).toMatch(/Extended Service Term/);
    expect(told).toMatch(/If nobody decides, it goes on by the month at that price/);
    const conversation = await memory().conversations.get(tenant, personal(ann).id);
    const [, monthly] = await memory().renewals.ofSubscription(premium);
    if (conversation === null || monthly === undefined) throw new Error('there is no renewal');
    const asked = { kind: 'plan', seats: 10, given: { purpose: null, ticket: null } } as const;
    const forLine = { line: null, shown: linesMark(monthly) };
    const place = { person: who(ann), conversation };
    expect(await decideRenewal(context(), monthly.id, { ...asked, ...forLine }, place)).toMatchObject({
      reason: 'service-term',
    });
  });
});

test('a new subscription that takes the old one’s place is told as such, with both ids', async () => {
  await alertsHere();
  await jobs();
  bot.simulator.patch(premium, { atTermEnd: 'successor' });
  const told = (await posted(() => afterEnd(day / 4))).join('\n');
  expect(told).toMatch(/Renewed, not as before · Contoso[\s\S]*new subscription #[0-9a-f]+, before #/);
  const [line] = (await renewal()).lines;
  expect(line?.after).toMatchObject({ kind: 'renewed', readFrom: 'successor' });
});

test('a plan for the old one is missed, and its people are told with the new one’s number', async () => {
  await alertsHere();
  await jobs();
  await planned(10);
  bot.simulator.patch(premium, { atTermEnd: 'successor' });
  const told = (await posted(() => afterEnd(day / 4))).join('\n');
  expect(told).toMatch(/Planned change not done[\s\S]*new subscription with another id[\s\S]*Seats now: 12/);
});

test('a monthly term chosen in the portal may be an Extended Service Term: someone must look', async () => {
  await alertsHere();
  await jobs();
  bot.simulator.patch(premium, { atTermEnd: 'monthly' });
  const told = (await posted(() => afterEnd(day / 4))).join('\n');
  expect(told).toMatch(/It went on by the month[\s\S]*Check in the Pax8 portal/);
});
