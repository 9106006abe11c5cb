import { startGivenPax8 } from '../../harness/given-pax8.ts';
import { companyRow } from '../../harness/given-rows.ts';
import { afterAll, beforeAll, describe, expect, test } from '../../harness/on-dates.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';
import { closeAll } from '../../pax8/loopback.ts';
import { openapi } from '../../pax8/openapi/documents.ts';

type Row = Readonly<Record<string, string | number | null>> & { id: string };
const example = (name: string) => openapi('partner-endpoints').components.examples[name].value;
const page = (name: string): Row[] => example(name).content;

const subscriptions = page('subscriptions-paged');
const [first] = subscriptions;
const firstId = first?.id ?? '';
const reference = `#${firstId.slice(0, 8)}`;
const companies = [...new Set(subscriptions.map(({ companyId }) => String(companyId)))].map((id, n) => ({
  ...companyRow(n, `Holder ${n + 1}`),
  id,
}));
const products = subscriptions.map(({ productId, productName }) => ({
  ...{ id: String(productId), name: String(productName), vendorName: null, sku: null },
}));

let bot: RunningBot;
beforeAll(async () => {
  const pax8 = await startGivenPax8({
    companies: [...page('companies-paged'), ...companies],
    products: [...new Map(products.map((row) => [row.id, row])).values()],
    subscriptions,
    invoices: page('invoices-paged'),
    items: { draft: example('draft-invoice-items').content },
    history: { [firstId]: example('subscription-history') },
    usage: { [firstId]: page('usage-summaries-paged') },
  });
  bot = await startBot({ env: { PAX8_API_URL: pax8.url, TIME_ZONE: 'UTC' } });
  await bot.loaded();
});
afterAll(async () => {
  await bot.stop();
  await closeAll();
});

// Every row as it stands in Pax8's OpenAPI document; the amounts are reckoned by hand.
describe('Pax8’s own example rows', () => {
  test('of subscriptions come to what their prices say, without those whose end has passed', async () => {
    // 5 × 150 + 8 × 6 + 7 × 77.77 + 33 + 2 × 1,896 + 15 + 110.
    const text = await bot.says('spend');
    expect(text).toMatch(/\$5,292\.39 a month, cost/);
    expect(text).toMatch(/Not included: 3 subscriptions that ended/);
    expect(text).toMatch(/7 subscriptions have an unknown partner cost/);
  });
  test('that ended are not told as renewals whose date the bot does not know', async () => {
    const text = await bot.says('renewals');
    expect(text).toMatch(/Not listed: [^\n]*3 ended, although the status does not say so/);
    expect(text).not.toMatch(/committed subscriptions? ha/);
    const listed = await bot.says('renewals without date');
    expect(listed).toMatch(/3 ended[\s\S]*Ended, although the status does not say so/);
  });
  test('of a history are one change of seats, in the order of their moments', async () =>
    expect(await bot.says(`history ${reference}`)).toMatch(
      /2 → 5 seats[\s\S]*10 Dec 2020 06:12 UTC[\s\S]*2 seats, Active\n *1 Dec 2020 20:20 UTC/,
    ));
  test('of a draft cost what cost and tax come to, and are due at another amount', async () => {
    // 100 + 375, 8 + 30, 120 + 425.
    expect(await bot.says('draft')).toMatch(
      /\$475\.00 cost, \$38\.00 tax, \$545\.00 price[\s\S]*amounts due of the lines come to \$545\.00[^\n]*\+\$32\.00/,
    );
  });
  test('of invoices carry each into the next, and are to pay once', async () =>
    // 9,985.96 + 19,796,231.89: the newest of each account.
    expect(await bot.says('invoices')).toMatch(/\$19,806,217\.85 to pay/));
  test('of usage are of companies that the list does not have', async () =>
    expect(await bot.says('usage')).toMatch(
      /Unknown company +\$1,737\.08[\s\S]*Not in the sum: \$243\.14 of trials/,
    ));
  test('of a subscription that is being set up can get more seats, which the card says', async () =>
    expect(await bot.says(`add 2 seats of ${reference}`)).toMatch(
      /5 → 7 seats, \+\$300\.00 a month[\s\S]*still setting this subscription up/,
    ));
});

test('an invoice that is looked for in the last 12 months is not told as none at all', async () =>
  expect(await bot.says('compare invoice with last month')).toMatch(
    /Pax8 has no invoice of the last 12 months/,
  ));
