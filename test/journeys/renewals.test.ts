import { demoIds } from '../../src/simulator/seed/demo.ts';
import { keepPrices } from '../../src/workflows/catalogue/todays-prices.ts';
import { buttons, read, sentenceOf } from '../harness/cards.ts';
import { endWithEvents } from '../harness/events-hold.ts';
import { afterAll, beforeAll, expect, once, test } from '../harness/on-dates.ts';
import { ann, channel } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot({ env: { PUBLIC_URL: 'https://bot.example' } });
  await bot.loaded();
});
afterAll(() => endWithEvents(bot));

const says = (text: string) => bot.says(text);
const fetched = async (card: { actions?: unknown } | null) => {
  const [action] = (card?.actions ?? []) as { url?: string }[];
  return fetch(String(action?.url).replace('https://bot.example', bot.url));
};

test('renewals of a vendor are those of its products, learned when they are first asked for', async () => {
  const text = await says('renewals Google next 90 days');
  expect(text).toMatch(/Google, all companies/);
  expect(text).toMatch(/1 renews/);
  expect(await says('renewals vendor Nobody')).toMatch(/from a vendor called/);
});
test('a price that has risen is pointed out, with what it comes to', async () => {
  bot.simulator.patch(demoIds.contosoBusinessPremium, { price: 20 });
  await bot.app.context.portfolio.refresh('person');
  await keepPrices(bot.app.context);
  const text = await says('renewals Contoso next 30 days');
  expect(text).toMatch(/Business Premium · \d+ seats.*\n.*\+[\d.]+%/);
  expect(text).toMatch(/more at today’s prices, listed first: \+\$/);
});
const pricesRead = () => bot.simulator.requests().filter(({ path }) => path.endsWith('/pricing')).length;
test('kept prices cost no call, say their age after some hours, and are read again before they are a day old', async () => {
  const before = pricesRead();
  await says('renewals Contoso next 30 days');
  await keepPrices(bot.app.context);
  expect(pricesRead()).toBe(before);
  bot.simulator.advance({ ms: 5 * 3_600_000 });
  expect(await says('renewals Contoso next 30 days')).toMatch(/Today’s prices are as of 5 h ago/);
  bot.simulator.advance({ ms: 16 * 3_600_000 });
  await keepPrices(bot.app.context);
  expect(pricesRead()).toBeGreaterThan(before);
  expect(await says('renewals Contoso next 30 days')).not.toMatch(/Today’s prices are/);
});
once(
  'a list waits for no price: what is not kept is said to be coming, and is read once however many ask',
  async () => {
    bot.simulator.advance({ ms: 25 * 3_600_000 });
    bot.simulator.faults([{ match: { path: '^/v1/products/' }, times: 99, fault: 'slow', ms: 4000 }]);
    const [began, before] = [Date.now(), pricesRead()];
    const texts = await Promise.all([
      says('renewals Contoso next 30 days'),
      says('renewals Contoso next 30 days'),
    ]);
    for (const text of texts) expect(text).toMatch(/Today’s prices of \d subscriptions? are being read/);
    expect(Date.now() - began).toBeLessThan(3500);
    expect(pricesRead() - before).toBeLessThan(4);
    bot.simulator.faults([]);
  },
);
test('a year stands as a chart by month too', async () => {
  const { card } = await bot.answer('renewals next 365 days');
  expect(JSON.stringify(card)).toContain('Chart.VerticalBar');
  expect(sentenceOf(card ?? {}, 'CSV')).toBe('renewals next 365 days csv');
});
test('the file has a line for each renewal, in a channel too, for whoever may look', async () => {
  await bot.connector.say('renewals Contoso next 30 days csv', { as: ann, in: channel('Licensing') });
  const { card } = await bot.connector.next();
  const response = await fetched(card);
  expect(response.headers.get('content-disposition')).toMatch(/filename="renewals-contoso-[\d-]+\.csv"/);
  const lines = (await response.text()).trim().split('\r\n');
  expect(lines[0]).toMatch(/Company,Product,Vendor/);
  expect(lines.slice(1).every((line) => line.startsWith('Contoso,'))).toBe(true);
  expect(lines).toHaveLength(3);
  bot.simulator.advance({ ms: 15 * 60_000 });
  expect((await fetched(card)).status).toBe(404);
});
test('those without a date can be looked at', async () => {
  const { card } = await bot.answer('renewals without date');
  expect(read(card)).toMatch(/Renewals without date/);
  expect(buttons(card ?? {})).not.toContain('Show monthly terms');
});
