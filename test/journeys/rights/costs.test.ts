import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Role } from '../../../src/core/words/people.ts';
import { read } from '../../harness/cards.ts';
import { midMonth } from '../../harness/dates.ts';
import { startStorage } from '../../harness/file-storage.ts';
import {
  bo,
  channel,
  groupChat,
  guidOf,
  type Place,
  person,
  personal,
  tenant,
} from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';
import { give, own, pat, says } from './person.ts';
import { table } from './sentences.ts';

/*
 * Who sees what the partner pays: approvers and admins (COST_ROLE=approver), nobody else, whatever they say, in cards, files, searches
 * and alerts, and nobody where people of other organisations read along. `price` is the customer's side, `partnerCost` the partner's
 * (Pax8's document of subscriptions).
 */

let bot: RunningBot;
let storage: Awaited<ReturnType<typeof startStorage>>;
beforeAll(async () => {
  bot = await startBot({
    env: { DEFAULT_ROLE: 'viewer', COST_ROLE: 'approver' },
    simulator: { provisioningReads: 0, now: midMonth },
    overrides: { jobs: [] },
  });
  bot.connector.knows(pat, external);
  storage = await startStorage();
  await bot.loaded();
});
afterAll(() => Promise.all([bot.stop(), storage.close()]));

const external = { ...person('Eve External'), tenantId: guidOf('fabrikam') };

/** What only the partner pays for some seat, and no customer for any; as the bot writes amounts, and as files do. */
const costs = (): string[] => {
  const held = [...(bot.app.context.portfolio.current()?.subscriptions.values() ?? [])];
  const prices = new Set(held.map(({ price }) => price));
  const own = held.flatMap(({ partnerCost }) =>
    partnerCost && !prices.has(partnerCost) ? [partnerCost] : [],
  );
  return [...new Set(own)].filter((cost) => Math.round(cost * 100) % 10 !== 0).map(String);
};
const words = /partner (?:cost|total)|\bmargin\b|\bprofit\b|Cost · retail|below cost/i;
const told = (text: string): string[] =>
  costs().filter((cost) => new RegExp(`(?<![\\d.])${cost.replace('.', '\\.')}0*(?!\\d)`).test(text));

const showsNone = (say: string, text: string): void => {
  expect([say, words.exec(text)?.[0] ?? null, told(text)]).toEqual([say, null, []]);
};

// What help and "taught" say of themselves is no figure.
const about = new Set(['help', 'help terms', 'doctor', 'webhooks']);
/** Asked for by its own table below. */
const refused = /Prices only/;

describe.each(Object.entries(table).filter(([name]) => !about.has(name)))('%s', (name, { say, role }) => {
  const said = say.replace(/\bC\b/, own);
  const asks = role === 'none' || role === 'viewer' ? 'viewer' : 'requester';

  test(`says nothing of costs to a ${asks}`, async () => {
    await give(bot, asks, false);
    showsNone(name, await says(bot, said));
  });
});

test.each([
  'subscription contoso business premium',
  'price of Business Premium for Contoso',
  'product Business Premium',
  'spend',
  'what if add 1 seat of Business Premium for Contoso',
  'order 2 Visio Plan 2 for Contoso as a new subscription on a monthly term',
  'top 10 customers by margin',
])('%s tells an approver of them', async (say) => {
  await give(bot, 'approver', false);
  expect(await says(bot, say)).toMatch(/cost|margin/i);
});

test.each([
  'invoices',
  'draft',
  'last invoice for Contoso',
  'compare invoice with last month',
  'top 10 customers by margin',
])('%s is nothing but costs, so others are told so', async (say) => {
  await give(bot, 'requester', false);
  expect(await says(bot, say)).toMatch(refused);
  await give(bot, 'approver', false);
  expect(await says(bot, say)).not.toMatch(refused);
});

const fileFor = async (say: string, role: Role): Promise<string> => {
  await give(bot, role, false);
  const offer = await bot.offered(say, pat);
  const before = storage.taken.length;
  await bot.answerOffer(offer, pat, storage.placeFor(offer.name));
  return storage.taken[before]?.content ?? '';
};

/** What stands in the columns of the partner's side. */
const costsIn = (file: string): string[] => {
  const [head = [], ...rows] = file
    .split('\n')
    .map((line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) => cell ?? ''));
  const own = head.map((name) => /partner|margin|profit/i.test(name));
  return rows.flatMap((row) => row.filter((cell, n) => own[n] && !/^(?:0(?:\.0+)?)?\r?$/.test(cell)));
};

test.each(['spend csv', 'subscriptions contoso csv', 'renewals next 90 days csv', 'usage csv'])(
  'the file of %s has costs for an approver alone',
  async (say) => {
    const [seen, whole] = [await fileFor(say, 'viewer'), await fileFor(say, 'approver')];
    expect(seen.split('\n').length).toBe(whole.split('\n').length);
    expect(costsIn(seen)).toEqual([]);
    if (!say.startsWith('renewals')) expect(costsIn(whole).length).toBeGreaterThan(2);
  },
);

test('a file that was offered before the role was lost has none', async () => {
  await give(bot, 'approver', false);
  const offer = await bot.offered('invoices csv', pat);
  await give(bot, 'viewer', false);
  const before = storage.taken.length;
  await bot.answerOffer(offer, pat, storage.placeFor(offer.name));
  expect(storage.taken.length).toBe(before);
});

test('a role for one company shows the costs of that one', async () => {
  await give(bot, 'approver', true);
  expect(await says(bot, 'subscription contoso business premium')).toMatch(/Partner cost/);
  showsNone('fabrikam', await says(bot, 'subscription fabrikam business basic'));
  expect(await says(bot, 'invoices')).toMatch(/needs the role|Prices only/);
});

/** The card of the request as it arrives there. */
const requestIn = async (place: Place): Promise<string> => {
  for (;;) {
    const { conversationId, card } = await bot.connector.next();
    if (conversationId === place.id && /Asked by/.test(read(card))) return read(card);
  }
};

test('a request shows its requester prices, and its approver costs, each in their own chat', async () => {
  await give(bot, 'requester', false);
  const said = await says(bot, 'add 3 seats of Teams Phone for Fabrikam');
  expect(said).toMatch(/Price/);
  showsNone('request', said);
  await bot.connector.say('pending', { as: bo, in: personal(bo) });
  const waiting = await bot.app.context.memory.changes.inStates(tenant, ['pending']);
  expect(waiting.find(({ productName }) => productName?.includes('Phone'))?.seen.partnerCost).toBeGreaterThan(
    0,
  );
  bot.connector.gathers(groupChat('approvers'), bo);
  await bot.connector.say('approvals here', { as: bo, in: groupChat('approvers') });
  await bot.connector.say('cancel that', { as: pat, in: personal(pat) });
  showsNone('taken back', read(bot.connector.cardIn(personal(pat))));
  await says(bot, 'add 4 seats of Teams Phone for Fabrikam');
  expect(await requestIn(groupChat('approvers'))).toMatch(/Partner cost/);
  showsNone('asked again', read(bot.connector.cardIn(personal(pat))));
});

test('where people of other organisations read along nobody is shown costs, until an admin allows them', async () => {
  const shared = channel('shared with a customer');
  const where = { as: bo, in: shared };
  bot.connector.gathers(shared, bo, external);
  const asked = async (say: string) => {
    await bot.connector.say(say, where);
    return read(bot.connector.cardIn(shared));
  };
  showsNone('shared', await asked('subscription contoso business premium'));
  expect(await asked('invoices')).toMatch(refused);
  expect(await asked('approvals here')).toMatch(/other organisations/);
  await asked('alerts here');
  await bot.connector.say('alerts run', where);
  const sent = bot.connector.messages(shared).map(({ card }) => read(card));
  expect(sent.join()).toMatch(/Renewals due/);
  for (const text of sent.filter((each) => !refused.test(each))) showsNone('alert', text);
  showsNone('renewal', await asked('decide contoso'));

  await bot.connector.say(`allow organisation ${external.tenantId}`, { as: bo, in: personal(bo) });
  expect(await asked('subscription contoso business premium')).toMatch(/Partner cost/);
  await bot.connector.say(`revoke organisation ${external.tenantId}`, { as: bo, in: personal(bo) });
  showsNone('again', await asked('subscription contoso business premium'));
});
