import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { oddIds, oddSeed } from '../../../src/simulator/seed/odd.ts';
import { oddProducts } from '../../../src/simulator/seed/odd-products.ts';
import { bo } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';
import { tellInTheOddWorld } from '../../harness/world.ts';

/** Every look-up over every company of the odd world is answered, with nothing of ours shining through. */

tellInTheOddWorld();
let bot: RunningBot;
beforeAll(async () => {
  // All look-ups together are more than a minute's calls.
  bot = await startBot({
    simulator: { callsPerMinute: 100_000 },
    env: { PAX8_RATE_LIMIT_PER_MINUTE: '10000' },
  });
  await bot.loaded();
});
afterAll(() => bot.stop());

/** Words of a programme, and what a person is told when something went wrong that nobody foresaw. */
const ours =
  /\bNaN\b|\bundefined\b|\bnull\b|\[object|Infinity|Invalid|unknown error|went wrong|Reference [0-9a-f]{8}/;

const unanswered = async (sentences: readonly string[]): Promise<string[]> => {
  const bad: string[] = [];
  for (const sentence of sentences) {
    const text = await bot.says(sentence, bo);
    if (ours.test(text) || /did not understand/.test(text)) bad.push(`${sentence}: ${text.slice(0, 300)}`);
  }
  return bad;
};

const { companies, subscriptions, products } = oddSeed(Date.UTC(2026, 10, 23, 14));
const odd = subscriptions.filter(({ id }) => Object.values(oddIds).includes(id));

const perCompany = [
  'company %s',
  'subscriptions %s',
  'contacts %s',
  'orders %s',
  'renewals %s next 1000 days',
  'spend %s',
  'usage %s',
  'usage %s last month',
  'invoices %s',
  'last invoice for %s',
  'draft %s',
  'compare invoice with last month for %s',
];

describe('in the odd world', () => {
  test.each(perCompany)('“%s” is answered for every company', async (sentence) => {
    const asked = companies
      .filter(({ status }) => status !== 'Deleted')
      .map(({ name }) => sentence.replace('%s', name));
    expect(asked.length).toBeGreaterThan(20);
    expect(await unanswered(asked)).toEqual([]);
  });

  test.each([
    'subscription #%s',
    'history #%s',
    'what if I add 2 seats to #%s',
    'what if I remove 1 seat from #%s',
  ])('“%s” is answered for every odd subscription', async (sentence) => {
    expect(await unanswered(odd.map(({ id }) => sentence.replace('%s', id.slice(0, 8))))).toEqual([]);
  });

  test.each(['product %s', 'price of %s', 'price of 25 %s for Contoso'])(
    '“%s” is answered for every odd product',
    async (sentence) => {
      const names = products
        .slice(-Object.keys(oddProducts).length)
        .map(({ shortDescription }) => shortDescription);
      expect(await unanswered(names.map((name) => sentence.replace('%s', name)))).toEqual([]);
    },
  );

  test.each([
    'companies',
    'products',
    'products by Adobe',
    'renewals next 30 days',
    'renewals next 1000 days',
    'spend',
    'spend vendor Microsoft',
    'spend vendor Adobe',
    'invoices',
    'unpaid invoices',
    'last invoice',
    'draft',
    'compare invoice with last month',
    'orders',
    'pending',
    'status',
    'audit',
    'subscriptions Lamna Healthcare',
  ])('“%s” is answered', async (sentence) => expect(await unanswered([sentence])).toEqual([]));
});
