import { read, sentenceOf } from '../harness/cards.ts';
import { startOfTest, today } from '../harness/dates.ts';
import { type GivenRows, startGivenPax8 } from '../harness/given-pax8.ts';
import { afterAll, beforeAll, describe, expect, test } from '../harness/on-dates.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';
import { closeAll } from '../pax8/loopback.ts';

/** The id of a row: a UUID that begins with this number. */
const id = (n: number): string => `${n.toString().padStart(8, '0')}-0000-4000-8000-000000000000`;
const dayMs = 24 * 60 * 60 * 1000;
const dayAgo = (days: number): string => new Date(startOfTest() - days * dayMs).toISOString().slice(0, 10);
const timeAgo = (days: number): string => new Date(startOfTest() - days * dayMs).toISOString();

const company = (n: number, name: string, status = 'Active') => ({
  id: id(n),
  name,
  address: { street: '1 Main St', city: 'Denver', stateOrProvince: 'CO', postalCode: '80111', country: 'US' },
  phone: '555-0100',
  website: 'https://example.com',
  billOnBehalfOfEnabled: false,
  selfServiceAllowed: false,
  orderApprovalRequired: false,
  status,
});
const product = (n: number, name: string, vendorName: string) => ({
  id: id(n),
  name,
  vendorName,
  sku: `SKU-${n}`,
  requiresCommitment: false,
});
const subscription = (n: number, companyId: number, of: ReturnType<typeof product>, rest: object = {}) => ({
  id: id(n),
  companyId: id(companyId),
  productId: of.id,
  productName: of.name,
  quantity: 1,
  startDate: timeAgo(200),
  createdDate: dayAgo(200),
  billingStart: dayAgo(200),
  status: 'Active',
  price: 0,
  partnerCost: 0,
  currencyCode: 'USD',
  billingTerm: 'Monthly',
  ...rest,
});
const summary = (n: number, companyId: number | null, currentCharges: number, rest: object = {}) => ({
  id: id(n),
  ...(companyId === null ? {} : { companyId: id(companyId) }),
  productId: id(900),
  resourceGroup: `group ${n}`,
  vendorName: 'Microsoft',
  currentCharges,
  partnerTotal: currentCharges * 0.8,
  currencyCode: 'USD',
  isTrial: false,
  ...rest,
});
/** The same posting on each of the days from yesterday back. */
const daily = (n: number, days: number, currentCharges: number, rest: object = {}) =>
  Array.from({ length: days }, (_, ago) => ({
    usageSummaryId: id(n),
    usageDate: dayAgo(ago + 1),
    productId: id(901),
    productName: 'Storage',
    unitOfMeasure: 'GB',
    quantity: 100,
    unitPrice: currentCharges / 100,
    currentCharges,
    currentProfit: currentCharges * 0.2,
    partnerTotal: currentCharges * 0.8,
    currencyCode: 'USD',
    isTrial: false,
    ...rest,
  }));

const azure = product(800, 'Microsoft Azure', 'Microsoft');
const acronis = product(801, 'Acronis Cyber Protect Cloud', 'Acronis');
const premium = product(802, 'Microsoft 365 Business Premium [New Commerce Experience]', 'Microsoft');
const keepit = product(803, 'Keepit Backup', 'Keepit');
const dropbox = product(804, 'Dropbox Business Advanced', 'Dropbox');
const products = [azure, acronis, premium, keepit, dropbox];

let bot: RunningBot;
const startWith = async (rows: GivenRows): Promise<void> => {
  const pax8 = await startGivenPax8(rows);
  bot = await startBot({ env: { PAX8_API_URL: pax8.url } });
  await bot.loaded();
};
const stop = async (): Promise<void> => {
  await bot.stop();
  await closeAll();
};
const says = (text: string) => bot.says(text);
/** Pax8's months are UTC's. Where the bot is another month, Pax8's own sums are of another month. */
const pax8Month = (): string => dayAgo(0).slice(0, 7);
const isPax8Month = (): boolean => today().toFormat('yyyy-MM') === pax8Month();
/** The first week of Pax8's month, in which usage of the month before is not all there. */
const isEarly = (): boolean => Number(dayAgo(0).slice(8)) <= 7;
const monthsAhead = (): number => (isPax8Month() ? 0 : today().toFormat('yyyy-MM') > pax8Month() ? 1 : -1);

// https://devx.pax8.com/docs/usage-overview: "The latest usage posted will represent the total for a Billing Period."
describe('a vendor that posts where the month stands every day', () => {
  beforeAll(() =>
    startWith({
      companies: [company(1, 'Northwind Dental')],
      products,
      subscriptions: [subscription(10, 1, acronis)],
      usage: { [id(10)]: [summary(20, 1, 12.5, { vendorName: 'Acronis' })] },
      lines: { [id(20)]: daily(20, 25, 12.5) },
    }),
  );
  afterAll(stop);

  test('is billed the last posting of the month, not the sum of all', async () => {
    const text = await says('usage Northwind');
    expect(text).toMatch(isPax8Month() ? /\$12\.50/ : /no usage/);
    expect(text).not.toMatch(/\$(312\.50|300\.00|287\.50|275\.00)|[2-9]00 GB|2,[0-9]00 GB/);
    if (isPax8Month() && dayAgo(1).slice(0, 7) === dayAgo(0).slice(0, 7))
      expect(text).toMatch(/ 100 GB[\s\S]*partner total \$10\.00, profit \$2\.50/);
  });
});

// Pax8's document, example usage-summaries-paged: one subscription, a companyId in each summary.
describe('a subscription that serves several companies', () => {
  beforeAll(() =>
    startWith({
      companies: [company(1, 'Example MSP'), company(2, 'Northwind Dental'), company(3, 'Alpine Legal')],
      products,
      subscriptions: [subscription(10, 1, azure)],
      usage: {
        [id(10)]: [summary(20, 1, 100), summary(21, 2, 250), summary(22, 3, 40), summary(23, null, 7)],
      },
      lines: {
        [id(20)]: daily(20, 20, 5),
        [id(21)]: daily(21, 20, 12.5),
        [id(22)]: daily(22, 20, 2),
        [id(23)]: daily(23, 20, 0.35),
      },
    }),
  );
  afterAll(stop);

  test('is told to each company by what is assigned to it', async () => {
    if (!isPax8Month()) return;
    expect(await says('usage Northwind')).toMatch(/Usage · Northwind Dental[\s\S]*\$250\.00/);
    expect(await says('usage Alpine')).toMatch(/\$40\.00/);
    const holder = await says('usage Example MSP');
    expect(holder).toMatch(/\$100\.00[\s\S]*Assigned to no company[\s\S]*\$7\.00/);
    expect(holder).toMatch(/\$7\.00 of Microsoft Azure is assigned to no company/);
    expect(holder).toMatch(/also serve Northwind Dental, Alpine Legal/);
    expect(holder).not.toMatch(/\$397/);
  });

  test('stands in the overview of all, the largest first and nobody’s at the end', async () => {
    if (!isPax8Month()) return;
    const { card } = await bot.answer('usage');
    const text = read(card);
    expect(text).toMatch(
      /Usage · all companies[\s\S]*Northwind Dental +\$250\.00[\s\S]*Example MSP +\$100\.00[\s\S]*Alpine Legal +\$40\.00[\s\S]*Assigned to no company +\$7\.00[\s\S]*All companies +\$397\.00/,
    );
    expect(sentenceOf(card ?? {}, 'Northwind Dental')).toBe('usage Northwind Dental');
  });
});

// https://kb.geekgirlsit.com/portal/en/kb/articles/monthly-azure-usage-billing-draft
describe('usage that Pax8 does not show', () => {
  beforeAll(() =>
    startWith({
      companies: [company(1, 'Northwind Dental'), company(2, 'Alpine Legal')],
      products,
      // Of Alpine's, Pax8 answers 404: it has none.
      subscriptions: [subscription(10, 1, azure), subscription(11, 2, keepit, { price: 5, partnerCost: 4 })],
      usage: { [id(10)]: [] },
    }),
  );
  afterAll(stop);

  // "Last month" is the one before the asker's. When the asker is a month ahead, it still runs at Pax8.
  test('is told as not there yet in the first days of a month, and its subscription named', async () => {
    const text = await says('usage Northwind last month');
    expect(text).toMatch(
      monthsAhead() === 0 && isEarly()
        ? /Pax8 does not show last month’s usage of Microsoft Azure yet\. It usually comes from the 4th to the 7th/
        : /Pax8 shows no usage of Microsoft Azure for 1–\d\d/,
    );
    expect(/Pax8 counts months in UTC: there, \w+ 20\d\d is not over/.test(text)).toBe(monthsAhead() === 1);
    expect(text).not.toMatch(/has nothing billed by usage/);
  });

  test('is told of this month with what Pax8’s months are, where they differ', async () => {
    const text = await says('usage Northwind');
    expect(text).toMatch(
      monthsAhead() === -1
        ? /Pax8 does not show the usage of \w+ 20\d\d of Microsoft Azure yet/
        : /Pax8 shows no usage of Microsoft Azure/,
    );
    expect(/there, \w+ 20\d\d is over/.test(text)).toBe(monthsAhead() === -1);
    expect(/there, 1 \w+ 20\d\d has not begun/.test(text)).toBe(monthsAhead() === 1);
    expect(/last month’s usage of Microsoft Azure from about the 4th to the 7th/.test(text)).toBe(
      monthsAhead() === 1 || (monthsAhead() === 0 && isEarly()),
    );
  });

  test('is no usage when Pax8 answers 404', async () => {
    expect(await says('usage Alpine')).toMatch(/Alpine Legal has nothing billed by usage/);
    expect(await says('usage')).toMatch(
      monthsAhead() === -1 ? /does not show the usage of/ : /Pax8 shows no usage for/,
    );
    expect(await says('usage last month')).toMatch(
      monthsAhead() === 0 && isEarly() ? /not show last month’s/ : /no usage for/,
    );
  });
});

// Pax8's staff: "the subscription status field is unreliable" (jbullispax8/agent-tools); Pax8 bills by dates:
// https://devx.pax8.com/docs/subscription-management
describe('what runs goes by dates', () => {
  beforeAll(() =>
    startWith({
      companies: [company(1, 'Northwind Dental'), company(2, 'Lamna Healthcare', 'Deleted')],
      products,
      subscriptions: [
        subscription(10, 1, premium, {
          quantity: 10,
          price: 22,
          partnerCost: 18.48,
          commitment: { id: id(30), term: '1-Year', endDate: timeAgo(-40) },
        }),
        subscription(11, 1, keepit, { quantity: 10, price: 5, partnerCost: 4, endDate: timeAgo(30) }),
        subscription(12, 1, dropbox, { quantity: 3, price: 7, partnerCost: 5, startDate: timeAgo(-10) }),
        subscription(13, 1, azure),
        subscription(14, 2, keepit, { quantity: 8, price: 9, partnerCost: 5 }),
      ],
    }),
  );
  afterAll(stop);

  test('in the spend, which names what it leaves out', async () => {
    const text = await says('spend Northwind');
    expect(text).toMatch(/\$220\.00 a month/);
    expect(text).not.toMatch(/\$270\.00|\$241\.00/);
    expect(text).toMatch(/Not included: 1 subscription that ended[^:]*: Keepit Backup \(Active, ended /);
    expect(text).toMatch(/Not included: 1 subscription that begins later: Dropbox Business Advanced \(from /);
    expect(text).toMatch(/Not included: 1 subscription without a fixed price[^:]*: Microsoft Azure/);
    expect(await says('spend')).toMatch(/1 subscription of a company that is deleted at Pax8: Keepit Backup/);
    expect(await says('spend Lamna')).toMatch(/deleted at Pax8/);
  });

  test('in lists and cards, where it is marked', async () => {
    const text = await says('subscriptions Northwind');
    expect(text).toMatch(/2 subscriptions(?: · [^·\n]* a month)? · 2 not running/);
    expect(text).toMatch(/Keepit Backup[\s\S]*has ended, but its status is Active/);
    expect(text).toMatch(/begins later/);
    const one = await says('subscription #00000011');
    expect(one).toMatch(/Keepit Backup · Northwind Dental[\s\S]*Ended/);
    expect(one).toMatch(/Status at Pax8:? +Active/);
    expect(await says('subscription #00000012')).toMatch(/Begins later/);
    expect(await says('company Northwind')).toMatch(/2 subscriptions, .*\$220\.00 a month/);
  });

  test('for changes, which say that it has ended', async () => {
    for (const text of ['add 2 seats of Keepit for Northwind', 'set price of Keepit for Northwind to 6']) {
      const answer = await says(text);
      expect(answer).toMatch(/It ended at Pax8: /);
      expect(answer).not.toMatch(/Its status at Pax8 is/);
    }
    expect(await says('cancel Keepit for Northwind now')).toMatch(/already ended at Pax8/);
    expect(await says('add 2 seats of Dropbox for Northwind')).toMatch(/It has not begun: it starts /);
  });
});
