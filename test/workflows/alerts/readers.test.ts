import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { newAlert } from '../../../src/core/alerts/due-alerts.ts';
import { demoIds } from '../../../src/simulator/seed/demo.ts';
import { deliverAlerts } from '../../../src/workflows/alerts/deliver-alerts.ts';
import { watchPlaces } from '../../../src/workflows/alerts/lost-places.ts';
import { sweepRenewals } from '../../../src/workflows/renewals/sweep-renewals.ts';
import { until } from '../../harness/bot-process.ts';
import { read } from '../../harness/cards.ts';
import { ann, bo, channel, cy, type Place, personal, type Somebody, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

/** Alerts show prices and buttons: who may read them is asked when they go out, not when they were asked for. */

const day = 24 * 60 * 60_000;
const team = channel('renewals');
let bot: RunningBot;
let contoso: string;
beforeEach(async () => {
  bot = await startBot({ env: { DEFAULT_ROLE: 'none' } });
  const { commitment, companyId } = bot.simulator.subscription(demoIds.contosoBusinessPremium);
  contoso = companyId;
  const endDate = Math.floor(bot.simulator.now() / day + 20) * day;
  bot.simulator.patch(demoIds.contosoBusinessPremium, {
    commitment: commitment && { ...commitment, endDate },
  });
  await bot.loaded();
  await say('whoami', bo);
  await grant(ann);
});
afterEach(() => bot.stop());

const context = () => bot.app.context;
const memory = () => context().memory;
const asPerson = (who: Somebody) => ({ tenantId: tenant, objectId: who.aadObjectId ?? '', name: who.name });
const grant = (who: Somebody, companies: readonly string[] | null = null) =>
  memory().roles.grant(asPerson(who), { role: 'approver', companies }, asPerson(bo), context().now());
const revoke = (who: Somebody) => memory().roles.revoke(tenant, who.aadObjectId ?? '');
const say = async (text: string, as: Somebody, where: Place = personal(as)) => {
  await bot.connector.say(text, { as, in: where });
  return read((await bot.connector.next()).card);
};
const shown = (place: Place) => bot.connector.messages(place).map(({ card }) => read(card));
const sweepAndDeliver = async () => {
  await sweepRenewals(context(), { turn: context().now() });
  await deliverAlerts(context());
  await deliverAlerts(context());
};
const due = async () => (await memory().alerts.inState(tenant, 'due', 99)).length;

describe.each([
  ['in their own chat', personal(ann)],
  ['in a channel', team],
])('alerts that somebody set up %s', (_where, place) => {
  const sentThere = async (work: () => Promise<unknown>) => {
    const before = shown(place).length;
    await work();
    return shown(place).length - before;
  };

  test('do not go out once they are revoked; an admin is told, and what is due is kept', async () => {
    await say('alerts here for Contoso', ann, place);
    await revoke(ann);
    expect(await sentThere(sweepAndDeliver)).toBe(0);
    expect(await due()).toBeGreaterThan(0);
    expect(shown(personal(bo)).join('\n')).toMatch(
      /Renewal alerts do not arrive[\s\S]*no longer approver for what goes there[\s\S]*Ann Archer/,
    );
    // Who may do so sets them up again, and they come.
    await grant(cy);
    if (place === team) await say('alerts here for Contoso', cy, place);
    else await grant(ann);
    await watchPlaces(context());
    expect(await sentThere(() => deliverAlerts(context()))).toBeGreaterThan(0);
    expect(await due()).toBe(0);
  });

  test('of all companies do not go out once their role is for one company', async () => {
    await say('alerts here', ann, place);
    await grant(ann, [contoso]);
    expect(await sentThere(sweepAndDeliver)).toBe(0);
    await watchPlaces(context());
    const [kept] = await memory().alertPlaces.list(tenant);
    expect(kept?.trouble?.why).toEqual({ kind: 'not-kept' });
    const renewals = await memory().renewals.open(tenant);
    expect(renewals.length).toBeGreaterThan(1);
    await watchPlaces(context());
    expect((await memory().alertPlaces.list(tenant))[0]?.trouble).toEqual(kept?.trouble);
  });

  test('are no digest either', async () => {
    await say('alerts here daily at 9', ann, place);
    await revoke(ann);
    const renewalIds = (await memory().renewals.open(tenant)).map(({ id }) => id);
    const where = { tenantId: tenant, conversationId: place.id };
    const digest = { kind: 'digest', of: 'day', renewalIds } as const;
    await memory().alerts.add([{ ...newAlert('some digest', where, digest, context().now()), id: 'some' }]);
    expect(await sentThere(() => deliverAlerts(context()))).toBe(0);
  });

  test('may be asked for only as far as their role goes', async () => {
    await grant(ann, [contoso]);
    const refused = await say('alerts here', ann, place);
    expect(refused).toMatch(/You are approver for Contoso.* only/);
    expect(await say('alerts here for Fabrikam', ann, place)).toMatch(/approver for Contoso.* only/);
    expect(await memory().alertPlaces.list(tenant)).toEqual([]);
    expect((await memory().audit.latest(tenant, { limit: 9 })).map(({ event }) => event)).toContain(
      'command.refused',
    );
    expect(await say('alerts here for Contoso', ann, place)).toMatch(/Renewal alerts here/);
    expect(await sentThere(sweepAndDeliver)).toBeGreaterThan(0);
  });
});

test('what a person was told for their role is dropped when they have lost it', async () => {
  await say('whoami', ann);
  await say('add 2 seats of Business Premium for Contoso', bo);
  const [change] = await memory().changes.inStates(tenant, ['pending']);
  const where = { tenantId: tenant, conversationId: personal(ann).id };
  const reminder = { kind: 'reminder', changeId: change?.id ?? '' } as const;
  await until(() => shown(personal(ann)).some((text) => /Pending/.test(text)));
  const told = shown(personal(ann)).length;
  const add = (key: string) =>
    memory().alerts.add([{ ...newAlert(key, where, reminder, context().now()), id: key }]);
  await add('first');
  await deliverAlerts(context());
  expect(shown(personal(ann))).toHaveLength(told + 1);
  await revoke(ann);
  await add('second');
  await deliverAlerts(context());
  expect(shown(personal(ann))).toHaveLength(told + 1);
  expect((await memory().alerts.byId('second'))?.state).toBe('dropped');
});
