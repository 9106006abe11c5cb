import { sentenceOf } from '../harness/cards.ts';
import { startOfTest, today } from '../harness/dates.ts';
import { afterAll, beforeAll, describe, expect, test } from '../harness/on-dates.ts';
import { ann, channel } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot({ env: { PUBLIC_URL: 'https://bot.example' } });
  await bot.loaded();
});
afterAll(() => bot.stop());

const says = (text: string) => bot.says(text);
/** The lines of the file that a sentence asks for, without its head. */
const fileOf = async (text: string): Promise<string[]> => {
  await bot.connector.say(text, { as: ann, in: channel('Licensing') });
  const { card } = await bot.connector.next();
  const [action] = (card?.actions ?? []) as { url?: string }[];
  const response = await fetch(String(action?.url).replace('https://bot.example', bot.url));
  return (await response.text()).trim().split('\r\n').slice(1);
};

describe('renewals', () => {
  const year = 'renewals next 365 days';
  test('over an amount: the sums are of those, and what cannot be compared is counted', async () => {
    const text = await says(`${year} over $500 a month`);
    expect(text).toMatch(/over \$500\.00 a month · 13 renew/);
    expect(text).toMatch(/3 rows in another currency than USD are not counted in/);
    expect(text).not.toMatch(/Not narrowed by|€/);
  });
  test('of that amount go on over their pages and are the lines of the file', async () => {
    const { card } = await bot.answer(`${year} over $500 a month`);
    expect(sentenceOf(card ?? {}, 'CSV')).toBe(`${year} over $500 a month csv`);
    expect(await fileOf(`${year} over $500 a month csv`)).toHaveLength(13);
  });
  test('without a company; a name that fits nothing is told', async () => {
    const text = await says(`${year} without Contoso`);
    expect(text).toMatch(/without Contoso · 33 renew/);
    expect((await fileOf(`${year} without Contoso csv`)).some((line) => line.startsWith('Contoso,'))).toBe(
      false,
    );
  });
  test('the largest of each currency, or the next ones by date', async () => {
    expect(await says(`top 2 ${year}`)).toMatch(
      /the 2 largest of each currency · 4 renew[\s\S]*\$8,640\.00[\s\S]*€382\.50/,
    );
    expect(await says('next 2 renewals')).toMatch(/the first 2 of \d+ · 2 renew/);
  });
  test('of an owner, or of nobody yet', async () => {
    expect(await says('my renewals')).toMatch(/No renewals[\s\S]*only yours/);
    expect(await says('unassigned renewals')).toMatch(/unassigned · \d+ renew/);
  });
  test('of a company and a vendor are those of both', async () => {
    const text = await says('renewals Contoso AvePoint next 365 days');
    expect(text).toMatch(/No renewals for Contoso[\s\S]*Asked for: AvePoint/);
    expect(await says('renewals Contoso Microsoft next 90 days')).toMatch(
      /Renewals · Contoso\n[\s\S]*Microsoft · 2 renew/,
    );
  });
  test('of a term: monthly ones are shown when they are asked for', async () => {
    const text = await says('monthly renewals next 90 days');
    expect(text).toMatch(/monthly · 4 renew/);
    expect(text).not.toMatch(/not shown/);
  });
});

describe('invoices', () => {
  test('over an amount, as a card and as a file', async () => {
    const text = await says('invoices over $5000');
    expect(text).toMatch(/over \$5,000\.00 · \d+ invoices?/);
    expect(text).toMatch(/in another currency than USD (?:is|are) not counted in/);
    const lines = await fileOf('invoices over $5000 csv');
    expect(lines.length).toBe(Number(/· (\d+) invoice/.exec(text)?.[1]));
  });
  test('the largest, the newest, and none', async () => {
    expect(await says('top 2 invoices')).toMatch(/the 2 largest of each currency/);
    expect(await says('last 2 invoices')).toMatch(/the first 2 of \d+ · 2 invoices/);
    expect(await says('unpaid invoices over $1000000')).toMatch(
      /no unpaid invoices[\s\S]*Asked for: over \$1,000,000\.00/,
    );
  });
  test('without a company: what the partner is billed for all is shown whole, and told', async () => {
    const text = await says('invoices without Contoso');
    expect(text).toMatch(/without Contoso[\s\S]*shown whole, with what is left out/);
  });
});

describe('subscriptions of a company', () => {
  test('of a vendor or a term, as a card and as a file', async () => {
    const text = await says('subscriptions Contoso Microsoft');
    expect(text).toMatch(/Microsoft · 5 subscriptions/);
    expect(text).not.toMatch(/AvePoint|Not narrowed by/);
    expect(await fileOf('subscriptions Contoso Microsoft csv')).toHaveLength(5);
    expect(await says('monthly subscriptions of Contoso')).toMatch(/no such subscriptions/);
  });
});

describe('orders', () => {
  test('of a time, the newest so many, and without a company, as a card and as a file', async () => {
    // A line for each item: an order is told by its id.
    const lines = await fileOf('orders csv');
    const ordersIn = (rows: readonly string[]) => new Set(rows.map((line) => line.split(',')[0])).size;
    const all = ordersIn(lines);
    const others = ordersIn(lines.filter((line) => !line.includes(',Contoso,')));
    const months = [0, 1].map((back) => {
      const month = today().minus({ months: back }).toFormat('yyyy-MM');
      return ordersIn(lines.filter((line) => line.includes(`,${month}-`)));
    });
    for (const [n, period] of ['this month', 'last month'].entries())
      expect(await says(`orders ${period}`)).toMatch(
        months[n] === 0
          ? new RegExp(`No such orders at Pax8[\\s\\S]*Asked for: ${period}`)
          : new RegExp(`${period} · ${months[n]} orders?`),
      );
    expect(await says('last 3 orders')).toContain(`the first 3 of ${all} · 3 orders`);
    expect(await fileOf('last 3 orders csv')).toHaveLength(3);
    expect(await says('orders without Contoso')).toContain(`without Contoso · ${others} orders`);
    if (startOfTest() === Date.parse('2026-11-23T14:00:00Z'))
      expect([all, ...months, others]).toEqual([53, 2, 0, 48]);
    expect((await fileOf('orders without Contoso csv')).some((line) => line.includes('Contoso,'))).toBe(
      false,
    );
  });
  test('of a status', async () => {
    expect(await says('failed orders')).toMatch(/No such orders at Pax8[\s\S]*Asked for: failed/);
  });
});

describe('bounds', () => {
  test('from above, from both sides and of seats are heeded, as a card and as a file', async () => {
    expect(await says('invoices under $100')).toMatch(/under \$100\.00/);
    expect(await says('usage over $50')).toMatch(
      /· over \$50\.00 · \$[\d,.]+ charged|no company’s usage is over \$50\.00/,
    );
    expect(await says('invoices between $100 and $900')).toMatch(/between \$100\.00 and \$900\.00/);
    const text = await says('subscriptions Contoso with at most 5 seats');
    expect(text).toMatch(/fewer than 6 seats/);
    expect(text).not.toMatch(/Not narrowed by/);
    const lines = await fileOf('subscriptions Contoso with at most 5 seats csv');
    expect(lines.length).toBe(Number(/· (\d+) subscriptions?/.exec(text)?.[1]));
    expect(await says('renewals next 365 days with more than 100 seats')).toMatch(
      /more than 100 seats · \d+ renew/,
    );
  });
  test('that a list cannot heed are named', async () => {
    expect(await says('pending over $1000')).toMatch(/Not narrowed by: over \$1,000\.00/);
    expect(await says('spend under $500')).toMatch(/Not narrowed by: under \$500\.00/);
    expect(await says('orders over $500')).toMatch(/Not narrowed by: over \$500\.00/);
  });
  test('of companies, and who is left out, are heeded by a question over the portfolio', async () => {
    const text = await says('everyone except Contoso who has Business Premium');
    expect(text).toMatch(/with business premium except Contoso/i);
    expect(text).not.toMatch(/Not narrowed by|\nContoso /);
    const lines = await fileOf('everyone except Contoso who has Business Premium csv');
    expect(lines.some((line) => line.startsWith('Contoso,'))).toBe(false);
    expect(await says('clients spending between $100 and $900 a month')).toMatch(
      /Companies costing between \$100\.00 and \$900\.00 a month/,
    );
  });
  test('beside a name that nobody has: the answer is no other company', async () => {
    expect(await says('subscriptions of Northgate Bank')).toMatch(/No company|called “Northgate Bank”/);
  });
});
