import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { read } from '../../harness/cards.ts';
import { endWithEvents } from '../../harness/events-hold.ts';
import { ann, bo, channel, groupChat, guidOf, person, personal, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';
import { says } from './person.ts';

/*
 * "Channel members might include in-tenant users, guests, or cross-tenant users … you must validate user roles and tenant IDs before
 * granting permissions." https://learn.microsoft.com/microsoftteams/platform/build-apps-for-shared-private-channels
 */

const theirs = guidOf('fabrikam');
const guest = {
  ...person('Gil Guest'),
  ...{ userRole: 'guest', userPrincipalName: 'gil_fabrikam.com#EXT#@msp.onmicrosoft.com' },
};
const external = { ...person('Eve External'), tenantId: theirs, userPrincipalName: 'eve@fabrikam.com' };
const outsider = /another organisation/;

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot({ env: { DEFAULT_ROLE: 'requester' }, overrides: { jobs: [] } });
  bot.connector.knows(guest, external);
  await bot.loaded();
});
afterAll(() => endWithEvents(bot));

const audited = async (event: string) =>
  (await bot.app.context.memory.audit.latest(tenant, { limit: 50 })).filter((entry) => entry.event === event);

/** Every way in, and what comes of it. */
const tries = async (who: typeof guest | typeof external): Promise<string[]> => {
  const where = { as: who, in: groupChat('with guests') };
  await bot.connector.say('subscriptions contoso', where);
  const said = read(bot.connector.cardIn(where.in));
  const pressed = await bot.connector.press('refresh-change', { id: 'x' }, { ...where, messageId: '1' });
  const value = {
    commandId: 'companies',
    parameters: [{ name: 'text', value: 'con' }],
    queryOptions: { skip: 0, count: 25 },
  };
  const searched = await bot.connector.compose('query', value, where);
  const message = { commandId: 'createChange', commandContext: 'message', messagePayload: { body: {} } };
  const dialog = await bot.connector.compose('fetchTask', message, where);
  const typed = await bot.connector.typeIn(
    { dataset: 'companies', queryText: 'con', queryOptions: { skip: 0, top: 15 } },
    where,
  );
  return [said, ...[pressed, searched, dialog, typed].map(({ body }) => JSON.stringify(body))];
};

test.each([
  ['a guest', guest],
  ['somebody of another organisation in a shared channel', external],
])('%s asks nothing, presses nothing and finds nothing', async (_who, who) => {
  const [typed, ...others] = (await tries(who)).reverse();
  expect(typed).toMatch(/"results":\[\]/);
  for (const answer of others) expect(answer).toMatch(outsider);
});

test('a granted role is not enough, and an installation for oneself tells no more', async () => {
  const asPerson = { tenantId: tenant, objectId: guest.aadObjectId ?? '', name: guest.name };
  await bot.app.context.memory.roles.grant(asPerson, { role: 'approver', companies: null }, asPerson, 1);
  expect(await says(bot, 'pending', guest)).toMatch(outsider);
  await bot.connector.install({ as: guest, in: personal(guest) });
  expect(read(bot.connector.cardIn(personal(guest)))).toMatch(outsider);
});

test('an admin allows an organisation by domain or tenant id, and takes it back; both are recorded', async () => {
  expect(await says(bot, 'allow organisation Fabrikam', bo)).toMatch(/no domain and no tenant id/);
  expect(await says(bot, `allow organisation ${tenant}`, bo)).toMatch(/your own organisation/);
  expect(await says(bot, 'allow organisation Fabrikam.com', bo)).toMatch(/fabrikam\.com may talk to me/);
  expect(await says(bot, 'allow organisation fabrikam.com', bo)).toMatch(/already/);
  expect(await says(bot, 'organisations', bo)).toMatch(/fabrikam\.com[\s\S]*Bo Berg/);
  for (const who of [guest, external]) expect((await tries(who))[0]).toMatch(/Subscriptions · Contoso/);
  expect(await says(bot, 'revoke organisation fabrikam.com', bo)).toMatch(/get no answer/);
  expect(await says(bot, 'revoke organisation fabrikam.com', bo)).toMatch(/not one of the allowed/);
  expect(await says(bot, 'organisations', bo)).toMatch(/get no answer/);
  for (const who of [guest, external]) expect((await tries(who))[0]).toMatch(outsider);

  await says(bot, `allow organisation ${theirs}`, bo);
  expect((await tries(external))[0]).toMatch(/Subscriptions · Contoso/);
  expect((await tries(guest))[0]).toMatch(outsider);
  await says(bot, `revoke organisation ${theirs}`, bo);
  expect((await audited('organisation.allowed')).map(({ facts }) => facts.organisation)).toEqual([
    theirs,
    'fabrikam.com',
  ]);
  expect((await audited('organisation.revoked')).length).toBe(2);
});

test('what an activity itself tells counts before Teams was asked', async () => {
  const place = { as: ann, in: channel('shared') };
  const { activity } = await bot.connector.say('subscriptions contoso', place);
  expect(read(bot.connector.cardIn(place.in))).toMatch(/Subscriptions · Contoso/);
  await bot.connector.deliver({
    ...activity,
    id: 'another',
    channelData: { ...(activity.channelData as object), tenant: { id: theirs } },
  });
  expect(read(bot.connector.cardIn(place.in))).toMatch(outsider);
});
