import { demoIds } from '../../../src/simulator/seed/demo.ts';
import { keepPrices } from '../../../src/workflows/catalogue/todays-prices.ts';
import { keepHistory } from '../../../src/workflows/history/keep-history.ts';
import { nextPage, read, sentenceOf } from '../../harness/cards.ts';
import { afterAll, beforeAll, expect, test } from '../../harness/on-dates.ts';
import { ann, channel, personal } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

/*
 * What is paid is what was asked for when the term began; today's prices are those of Pax8's price list
 * (https://devx.pax8.com/reference/findproductpricingbyproductid). The simulated list has Microsoft's prices before and since July 2026,
 * a year billed by the month costs 5 % more, and cents are rounded for each seat.
 */

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot({ env: { PUBLIC_URL: 'https://bot.example' } });
  await bot.loaded();
});
afterAll(() => bot.stop());

const pricesRead = () => bot.simulator.requests().filter(({ path }) => path.endsWith('/pricing')).length;

test('what goes up in 90 days is reckoned to the cent, from prices that the night has read', async () => {
  await keepPrices(bot.app.context);
  const before = pricesRead();
  const { card } = await bot.answer('what goes up at renewal');
  const text = read(card);
  expect(pricesRead()).toBe(before);
  // Woodgrove: 240 E3 at 432.00 → 468.00 a year, 120 Entra P2 at 108.00 → 120.00.
  expect(text).toMatch(/Woodgrove Bank · \+\$840\.00 a month/);
  expect(text).toMatch(/Microsoft 365 E3 · 240 seats\s+\+\$720\.00/);
  // Adventure Works: 60 E3 at 37.80 → 40.95 and 85 F3 at 8.40 → 10.50 a month.
  expect(text).toMatch(/Adventure Works Cycles · \+\$367\.50 a month/);
  // 840.00 + 367.50 + 30 × 3.15 + 12 × 2.10 + 33 × 18.00 / 12 + 14 × 1.84 + 20 × 1.05 + 14 × 3.15 + 10 × 1.05; 9 × 1.44 in euros.
  expect(text).toMatch(/\+\$1,478\.06/);
  expect(text).toMatch(/\+€12\.96/);
  expect(text).toMatch(/11 stay the same\./);
  expect(sentenceOf(card ?? {}, 'Text for Woodgrove Bank')).toBe(
    'price rise letter Woodgrove Bank next 90 days',
  );
});

test('one customer has its own list, of a year, and a text to copy that says nothing of the partner’s cost', async () => {
  const { card } = await bot.answer('what goes up at renewal for fabrikam');
  // 20 × 6.30 = 126.00, then 20 × 7.35 = 147.00; the cost is 84 % of each: 5.29 and 6.17.
  expect(read(card)).toMatch(
    /From \$126\.00 to \$147\.00 a month\. Margin \$20\.20 \(16\.0%\), then \$23\.60 \(16\.1%\)\./,
  );
  const letter = await bot.says(sentenceOf(card ?? {}, 'Text for the customer') ?? '');
  expect(letter).toMatch(
    /Microsoft 365 Business Basic, 20 seats: from \$6\.30 to \$7\.35 a seat a month, from \d/,
  );
  expect(letter).not.toMatch(/cost|margin|5\.29|6\.17/i);
});

test('a price that cannot be read is said to be unknown, and never taken for no rise', async () => {
  bot.simulator.advance({ ms: 25 * 3_600_000 });
  bot.simulator.faults([{ match: { path: '^/v1/products/' }, times: 99, fault: '500' }]);
  const text = await bot.says('price rises fabrikam');
  expect(text).toMatch(/nothing is known to go up, but \d of \d prices are unknown/);
  bot.simulator.faults([]);
});

test('what the night has not read is read while somebody waits; the file has a line for each renewal', async () => {
  expect(await bot.says('price rises fabrikam')).toMatch(/\+\$21\.00/);
  await bot.connector.say('price rises fabrikam csv', { as: ann, in: channel('Licensing') });
  const { card } = await bot.connector.next();
  const [action] = (card?.actions ?? []) as { url?: string }[];
  const response = await fetch(String(action?.url).replace('https://bot.example', bot.url));
  expect(response.headers.get('content-disposition')).toMatch(
    /filename="price-rises-fabrikam-inc-[\d-]+\.csv"/,
  );
  const [head = '', ...lines] = (await response.text()).trim().split('\r\n');
  expect(head).toMatch(/Company,Product,Seats,.*More a month/);
  expect(lines).toHaveLength(4);
  const basic = lines.find((line) => line.includes('Business Basic')) ?? '';
  expect(basic).toMatch(/,goes up,6\.30,7\.35,126\.00,147\.00,21\.00,goes up,5\.29,6\.17,16\.0,16\.1,USD,/);
});
test('what a year would save is told of one customer’s monthly terms, with the switch as a button', async () => {
  const { card } = await bot.answer('should fabrikam go annual for business premium');
  // 6 seats: 26.40 a month beside 23.10 (a year, billed by the month) and 264.00 (at once): 12 × 6 × 3.30, and 1,900.80 − 1,584.00.
  expect(read(card)).toMatch(/would save \$237\.60 a year\. That is what staying flexible costs/);
  expect(read(card)).toMatch(
    /\$264\.00 a seat a year, saves \$316\.80 a year\. Cheaper for seats kept longer than 10 months/,
  );
  expect(await bot.says(sentenceOf(card ?? {}, 'Switch to annual'))).toMatch(/Monthly to annual · Fabrikam/);
  // Of all companies, those on a month for more than a year: 12 × 8 × (16.80 − 14.70), 12 × 8 × (8.40 − 7.35), 12 × 4 × (4.42 − 3.86).
  const all = await bot.answer('what would annual save');
  expect(read(all.card)).toMatch(
    /would save €26\.88 and \$302\.40 a year[\s\S]*3 monthly terms that run for more than a year[\s\S]*Power BI Pro[^\n]*\$201\.60[\s\S]*Business Basic[^\n]*\$100\.80[\s\S]*Exchange Online[^\n]*€26\.88/,
  );
  expect(read(all.card)).not.toContain('Fabrikam');
  expect(await bot.says(sentenceOf(all.card ?? {}, 'Switch the largest saving'))).toMatch(
    /Monthly to annual · Adventure Works/,
  );
  // Of two subscriptions of one product, the one whose month ends first can go down first.
  expect(await bot.says('which business premium of fabrikam can go down sooner')).toMatch(
    /on top[\s\S]*· 6 seats[\s\S]*· 45 seats/,
  );
});

test('a cost that rises while the price stays is told, with what it takes, in its own list, the price history and today', async () => {
  expect(await bot.says('cost rises')).toMatch(/Nothing kept|No history|not kept/i);
  await bot.app.context.portfolio.refresh('person');
  await keepHistory(bot.app.context);
  bot.simulator.patch(demoIds.contosoExchange, { partnerCost: 3.9 });
  bot.simulator.advance({ ms: 24 * 3_600_000 });
  await bot.app.context.portfolio.refresh('person');
  await keepHistory(bot.app.context);
  const text = await bot.says('cost rises');
  // 6 seats: from 3.53 to 3.90, 2.22 less a month and 26.64 in the year.
  expect(text).toMatch(/1 cost rose while the price stayed/);
  expect(text).toMatch(/Exchange Online \(Plan 1\) · 6 seats\s+\$2\.22/);
  expect(text).toMatch(/Cost rose from \$3\.53 to \$3\.90 on \d/);
  expect(await bot.says('price history of exchange online at contoso')).toMatch(
    /1 change[\s\S]*Price unchanged: \$4\.20 a seat a month\n\s+Cost from \$3\.53 to \$3\.90 \(\+10\.5%\)/,
  );
  // On some dates more has to be done today than one page holds.
  const sent = await bot.answer('today');
  let today = read(sent.card);
  for (let { card } = sent; /\[Next \d+\]/.test(read(card)); today += read(card)) {
    const { verb, data } = nextPage(card ?? {});
    ({ card } = await bot.connector.press(verb, data, {
      ...{ as: ann, in: personal(ann), messageId: sent.messageId },
    }));
  }
  expect(today).toMatch(
    /\$26\.64\n +The cost of Exchange Online \(Plan 1\), 6 seats rose in the last 30 days\. The price stayed\./,
  );
  // 25.20 − 23.40 = 1.80 of 25.20.
  expect(await bot.says('margins of contoso below 10%')).toMatch(
    /Exchange Online \(Plan 1\) · 6 seats\s+\$1\.80\n.*7\.1%/,
  );
});
