import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { button, read } from '../../harness/cards.ts';
import { startStorage } from '../../harness/file-storage.ts';
import { ann, bo, groupChat, personal, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';
import { companyId, foreign, give, own, pat, says } from './person.ts';

/* Somebody with a role for Contoso, where everybody else has none, sees nothing of another company, whatever the way in. */

const others = /Fabrikam|Northwind|Woodgrove|Tailwind|Litware|Adventure|Fourth|Datum|Wide World/;

let bot: RunningBot;
let storage: Awaited<ReturnType<typeof startStorage>>;
beforeAll(async () => {
  bot = await startBot({ env: { DEFAULT_ROLE: 'none' } });
  bot.connector.knows(pat);
  storage = await startStorage();
  await bot.loaded();
  await give(bot, 'requester', false, ann);
  for (const name of [own, foreign]) await says(bot, `add 1 seat of ${seatsOf[name]} for ${name}`, ann);
});
afterAll(() => Promise.all([bot.stop(), storage.close()]));
beforeEach(() => give(bot, 'approver', true));

const seatsOf: Readonly<Record<string, string>> = { [own]: 'Exchange Plan 1', [foreign]: 'Teams Phone' };
const take = async (
  say: string,
  asOffered: () => Promise<unknown> = async () => {},
): Promise<string | null> => {
  const offer = await bot.offered(say, pat);
  await asOffered();
  const before = storage.taken.length;
  await bot.answerOffer(offer, pat, storage.placeFor(offer.name));
  return storage.taken[before]?.content ?? null;
};

test.each(['companies csv', 'orders csv', 'spend csv', 'renewals next 90 days csv'])(
  'the file of %s has their company alone',
  async (say) => {
    const text = await take(say);
    expect(text).toMatch(/Contoso/);
    expect(text).not.toMatch(others);
  },
);

test.each(['invoices csv', 'draft csv', 'subscriptions fabrikam csv', 'contacts fabrikam csv'])(
  'the file of %s, offered while their role was for all, is not given any more',
  async (say) => {
    await give(bot, 'viewer', false);
    expect(await take(say, () => give(bot, 'viewer', true))).toBeNull();
  },
);

test('what waits is what waits for their company', async () => {
  const said = await says(bot, 'pending');
  expect(said).toMatch(/Contoso/);
  expect(said).not.toMatch(others);
  expect(await says(bot, 'pending', bo)).toMatch(others);
});

test('a decision in the list of what waits shows that list again, of their company alone', async () => {
  await says(bot, 'pending');
  const { card, messageId } = bot.connector.messages(personal(pat)).at(-1) ?? { card: null, messageId: '' };
  const { verb, data } = button(card ?? {}, 'Reject');
  const pressed = await bot.connector.press(verb, data, { as: pat, in: personal(pat), messageId });
  expect(read(pressed.card)).toMatch(/Rejected/);
  expect(read(pressed.card)).not.toMatch(others);
});

test('the message extension and searchable choices find their company alone', async () => {
  const where = { as: pat, in: groupChat('ops') };
  const found = async (queryText: string) => {
    const value = {
      commandId: 'companies',
      parameters: [{ name: 'text', value: queryText }],
      queryOptions: { skip: 0, count: 25 },
    };
    const typed = { dataset: 'companies', queryText, queryOptions: { skip: 0, top: 15 } };
    const [searched, chosen] = [
      await bot.connector.compose('query', value, where),
      await bot.connector.typeIn(typed, where),
    ];
    return JSON.stringify([searched.body, chosen.body]);
  };
  expect(await found('fab')).not.toMatch(others);
  expect(await found('contoso')).toMatch(/Contoso[\s\S]*Contoso/);
});

test('why? and names that were taught tell nothing of another company', async () => {
  await says(bot, 'teach "the plumber" = Fabrikam', bo);
  for (const text of ['what does the plumber have?', 'why?', 'subscriptions fabrikam', 'why?', 'hello'])
    expect(await says(bot, text)).not.toMatch(/Fabrikam, Inc\.|Business Basic/);
});

test('an alert run that they start goes through the renewals of all companies, and closes none', async () => {
  await bot.connector.say('alerts here', { as: bo, in: groupChat('alerts') });
  await says(bot, 'alerts run', bo);
  const before = (await bot.app.context.memory.renewals.open(tenant)).length;
  await says(bot, 'alerts run', pat);
  expect((await bot.app.context.memory.renewals.open(tenant)).length).toBe(before);
  expect(before).toBeGreaterThan(3);
});

test('a role for some companies limits looking also where everybody else sees all, unless LIMITED_LOOKUPS=off', async () => {
  const limited = await startBot({ env: { DEFAULT_ROLE: 'viewer' } });
  await limited.loaded();
  expect(await says(limited, 'subscriptions fabrikam')).toMatch(/Subscriptions · Fabrikam, Inc\./);
  await give(limited, 'requester', true);
  expect(await says(limited, 'subscriptions fabrikam')).toMatch(/for Contoso only/);
  expect(await says(limited, 'companies')).not.toMatch(others);
  await limited.stop();
});

test('with LIMITED_LOOKUPS=off a role for some companies shows all, and says for what another is needed', async () => {
  const open = await startBot({ env: { DEFAULT_ROLE: 'viewer', LIMITED_LOOKUPS: 'off' } });
  await open.loaded();
  await give(open, 'requester', true);
  const said = await says(open, 'subscriptions fabrikam');
  expect(said).toMatch(/Subscriptions · Fabrikam, Inc\./);
  expect(said).not.toMatch(/for Contoso only/);
  for (const text of ['onboard 1 user at Fabrikam', 'order 2 Visio Plan 2 for Fabrikam'])
    expect(await says(open, text)).toMatch(/needs the role requester here\. Yours is for other companies/);
  expect(await says(open, 'set Teams Phone for Fabrikam to 12 seats')).toMatch(
    /Your role for this company is viewer/,
  );
  await give(open, 'approver', true);
  const { ignoredLicences } = open.app.context.memory;
  expect(await says(open, 'ignore Business Premium at Fabrikam')).toMatch(/needs the role approver here/);
  expect(await ignoredLicences.list(tenant)).toEqual([]);
  await open.says('ignore Business Premium at Fabrikam', bo);
  expect(await says(open, 'stop ignoring Business Premium at Fabrikam')).toMatch(
    /needs the role approver here/,
  );
  expect(await ignoredLicences.list(tenant)).toHaveLength(1);
  expect(await says(open, 'ignore Business Premium at Contoso')).toMatch(/no longer count/);
  const refused = (await open.app.context.memory.audit.latest(tenant, { limit: 20 })).filter(
    ({ event }) => event === 'command.refused',
  );
  expect(refused.map(({ facts, companyId: at }) => [facts.command, at])).toEqual([
    ['stop ignoring', companyId(open, foreign)],
    ['ignore', companyId(open, foreign)],
    ['order', companyId(open, foreign)],
    ['onboard', companyId(open, foreign)],
  ]);
  await open.stop();
});
