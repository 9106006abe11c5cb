import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { demoIds } from '../../../src/simulator/seed/demo.ts';
import { deliverAlerts } from '../../../src/workflows/alerts/deliver-alerts.ts';
import { sendOwnerDigests } from '../../../src/workflows/alerts/owner-digests.ts';
import { alertPlaceOf, askForAlerts } from '../../harness/alert-places.ts';
import { read } from '../../harness/cards.ts';
import { endWithEvents } from '../../harness/events-hold.ts';
import { ann, bo, channel, cy, type Place, personal, type Somebody, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

const renewals = channel('renewals');
const places = { ann: personal(ann), bo: personal(bo), cy: personal(cy), renewals };

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot({ simulator: { now: Date.UTC(2026, 10, 24, 9, 0) }, env: { TIME_ZONE: 'UTC' } });
  await bot.loaded();
});
afterAll(() => endWithEvents(bot));

const say = async (text: string, as: Somebody, mentions: readonly Somebody[] = []): Promise<string> => {
  const where: Place = personal(as);
  const before = bot.connector.messages(where).length;
  await bot.connector.say(text, { as, in: where, mentions });
  return bot.connector
    .messages(where)
    .slice(before)
    .map(({ card }) => read(card))
    .join('\n');
};
/** What came by itself at that moment, the jobs of two instances running. */
const at = async (iso: string) => {
  bot.simulator.setNow(Date.parse(iso));
  await bot.app.context.portfolio.refresh('background');
  const before = Object.values(places).map((place) => bot.connector.messages(place).length);
  await Promise.all([sendOwnerDigests(bot.app.context), sendOwnerDigests(bot.app.context)]);
  await Promise.all([deliverAlerts(bot.app.context), deliverAlerts(bot.app.context)]);
  const came = Object.values(places).map((place, n) =>
    bot.connector
      .messages(place)
      .slice(before[n])
      .map(({ card }) => read(card)),
  );
  return Object.fromEntries(Object.keys(places).map((name, n) => [name, came[n] ?? []]));
};
const grant = (who: Somebody, role: 'viewer' | 'requester') => {
  const person = { tenantId: tenant, objectId: who.aadObjectId ?? '', name: who.name };
  return bot.app.context.memory.roles.grant(person, { role, companies: null }, person, 1);
};

test('each owner gets what needs them at their companies, and what is nobody’s goes where alerts go', async () => {
  const { memory } = bot.app.context;
  expect(await say('my digest', ann)).toMatch(/You own no company yet/);
  await say('help', cy);
  expect(await say('owner of Contoso is @Ann Archer', bo, [ann])).toMatch(/now owns Contoso/);
  expect(await say('owner of Litware is me', bo)).toMatch(/now own Litware/);
  expect(await say('owner of Wide World Importers is me', cy)).toMatch(/now own Wide World/);
  await askForAlerts(memory, renewals, bot.connector.serviceUrl);

  // Contoso: 12 seats of Business Premium and 6 of Exchange end on 13 December, 19 days ahead: too far for today, not for who owns it.
  const ends = [demoIds.contosoBusinessPremium, demoIds.contosoExchange].map((id) =>
    bot.simulator.subscription(id),
  );
  const year = ends.reduce((sum, { quantity, price }) => sum + quantity * price * 12, 0);
  expect(await say('today', ann)).not.toMatch(/^Contoso[^\n]*\n?[^\n]*Nobody has decided/m);
  const own = await say('my digest', ann);
  expect(own).toMatch(/^Your companies[\s\S]*Contoso[\s\S]*2 subscriptions lock [\s\S]*Nobody has decided/);
  expect(own).toContain(`$${year.toLocaleString('en-US', { minimumFractionDigits: 2 })}`);
  expect(own).not.toMatch(/Litware|Fabrikam|Wide World/);

  // The first Monday at eight after the first owner; none before.
  expect(await at('2026-11-24T09:01:00Z')).toEqual({ ann: [], bo: [], cy: [], renewals: [] });
  expect(await at('2026-11-30T07:59:00Z')).toEqual({ ann: [], bo: [], cy: [], renewals: [] });
  // Cy may not decide any more: what was Cy's is nobody's. Bo does not want it.
  await grant(cy, 'viewer');
  expect(await say('my digest off', bo)).toMatch(/no longer comes by itself/);
  const came = await at('2026-11-30T08:00:00Z');
  expect(came.ann).toEqual([expect.stringMatching(/^Your companies[\s\S]*Contoso/)]);
  expect(came.ann?.[0]).not.toMatch(/Litware|Fabrikam|Wide World/);
  expect([came.bo, came.cy]).toEqual([[], []]);
  expect(came.renewals).toEqual([expect.stringMatching(/^Companies without an owner/)]);
  const [rest = ''] = came.renewals ?? [];
  expect(rest).not.toMatch(/Contoso|Litware/);
  expect(await say('digest of companies without an owner', bo)).toMatch(/Wide World Importers/);
  // Once, whatever runs how often.
  expect(await at('2026-11-30T08:01:00Z')).toEqual({ ann: [], bo: [], cy: [], renewals: [] });

  // The right counts when it is sent: a request that waits in the queue goes to nobody who lost it meanwhile.
  expect(await say('turn my digest on', bo)).toMatch(/comes to your chat/);
  bot.simulator.setNow(Date.parse('2026-12-07T08:00:00Z'));
  await bot.app.context.portfolio.refresh('background');
  await sendOwnerDigests(bot.app.context);
  await grant(ann, 'viewer');
  const late = await at('2026-12-07T08:00:30Z');
  expect(late.ann).toEqual([]);
  expect(late.bo?.length).toBeLessThanOrEqual(1);
  expect(late.renewals?.[0]).toMatch(/Contoso/);
  const events = (await memory.audit.latest(tenant, { limit: 200 })).map(({ event }) => event);
  expect(events.filter((event) => event.startsWith('digest.')).reverse()).toEqual([
    'digest.off',
    'digest.on',
  ]);
});

test('companies without an owner are told of only where alerts of all companies go, and may still go', async () => {
  const { memory } = bot.app.context;
  const [contoso, own, limited] = [channel('contoso'), personal(ann), channel('limited')];
  const companyId = bot.simulator.subscription(demoIds.contosoExchange).companyId;
  const filter = { company: { id: companyId, name: 'Contoso' } };
  const { serviceUrl } = bot.connector;
  const none = { vendor: null, product: null, kind: null, minMonthly: null, days: null };
  await askForAlerts(memory, contoso, serviceUrl, { setAt: -3, filter: { ...none, ...filter } });
  const chat = await memory.conversations.personalOf(tenant, ann.aadObjectId ?? '');
  await memory.alertPlaces.put(alertPlaceOf(own, { conversationId: chat?.id ?? '', setAt: -2 }));
  const di = { tenantId: tenant, objectId: 'di', name: 'Di' };
  await memory.roles.grant(di, { role: 'approver', companies: [companyId] }, di, 1);
  await askForAlerts(memory, limited, serviceUrl, { setAt: -1, setBy: di });
  const came = await at('2026-12-14T08:00:00Z');
  expect(bot.connector.messages(contoso)).toEqual([]);
  expect(bot.connector.messages(limited)).toEqual([]);
  expect(came.renewals).toEqual([expect.stringMatching(/^Companies without an owner/)]);

  // And when it is sent: whoever asked for alerts there may not see all companies any more.
  bot.simulator.setNow(Date.parse('2026-12-21T08:00:00Z'));
  await sendOwnerDigests(bot.app.context);
  await askForAlerts(memory, renewals, serviceUrl, { setBy: di });
  const late = await at('2026-12-21T08:00:30Z');
  expect(late.renewals).toEqual([]);
});
