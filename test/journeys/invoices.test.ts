import { DateTime } from 'luxon';
import type { Card } from '../../src/core/words/chat.ts';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { problemsOf } from '../../src/views/kit/check-card.ts';
import { relative, type Show } from '../../src/views/kit/format.ts';
import { fileFor } from '../../src/workflows/files/downloads.ts';
import { buttons, nextPage, read, sentenceOf, sentencesOf } from '../harness/cards.ts';
import { startOfTest, zoneOfTest } from '../harness/dates.ts';
import { startStorage } from '../harness/file-storage.ts';
import { afterAll, beforeAll, describe, expect, once, test } from '../harness/on-dates.ts';
import { ann, bo, channel, personal } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

/** The month of the newest invoices, or so many months before: they come on the 4th (UTC). */
const month = (ago = 0) =>
  DateTime.fromMillis(startOfTest(), { zone: 'UTC', locale: 'en-US' })
    .minus({ days: 3 })
    .startOf('month')
    .minus({ months: ago });
const fourth = (ago = 0) => month(ago).set({ day: 4 });
const written = (day: DateTime) => day.toFormat('d LLL yyyy');
const named = (day: DateTime) => day.toFormat('LLLL yyyy');
/** The last October or April: their invoices have a credit for a service. */
const agoWithCredit = () => [0, 1, 2, 3, 4, 5].find((ago) => [4, 10].includes(month(ago).month)) ?? 0;

/** The simulator credits the invoice of seven months ago, or of eight when that one is carried. */
const agoCredited = () => ([2, 6, 8, 10].includes(month(7).month) ? 8 : 7);

let bot: RunningBot;
let storage: Awaited<ReturnType<typeof startStorage>>;
beforeAll(async () => {
  bot = await startBot({ env: { PUBLIC_URL: 'https://bot.example' } });
  storage = await startStorage();
  await bot.loaded();
});
afterAll(() => Promise.all([bot.stop(), storage.close()]));

const says = (text: string) => bot.says(text);
/** Of the invoices to choose from, the sentence of the one in dollars. */
const inDollars = async (card: Card | null): Promise<string> => {
  for (const say of sentencesOf(card ?? {}, 'Choose')) if (/Amount: \$/.test(await says(say))) return say;
  throw new Error(`no invoice in dollars on ${read(card)}`);
};
const calls = () => bot.simulator.requests().filter(({ path }) => path.includes('/invoices'));
const fileOf = async (sentence: string): Promise<string[][]> => {
  const offer = await bot.offered(sentence);
  const before = storage.taken.length;
  await bot.answerOffer(offer, ann, storage.placeFor(offer.name));
  const { content } = storage.taken[before] ?? { content: '' };
  // What was shown about the file.
  await bot.connector.next();
  await bot.connector.next();
  return content
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
};

describe('the list of invoices', () => {
  test('has the newest first, with status, amount and what is to be paid, a sum for each currency', async () => {
    const text = await says('invoices');
    expect(text).toMatch(/Last 12 months · \d+ invoices · €[\d.,]+ and \$[\d.,]+ to pay · 1–10 of \d+/);
    const due = relative(fourth().set({ day: 19 }).toMillis(), {
      now: startOfTest(),
      zone: zoneOfTest(),
    } as Show);
    expect(text).toMatch(
      new RegExp(
        `${written(fourth())} .*\\n.*all companies · #[0-9a-f]{8}.*\\n(?:.*carried from before\\n)?.*due ${written(fourth().set({ day: 19 }))}, ${due}\\n.*Unpaid`,
      ),
    );
    expect(text).toMatch(/All \d+ valid, on all pages +€[\d.,]+\n +\$[\d.,]+/);
    expect(text).toMatch(/void or credited invoices are not in the sums/);
  });
  once('goes on in the same card', async () => {
    const sent = await bot.answer('invoices last 6 months');
    const { verb, data, begins } = nextPage(sent.card ?? {});
    const at = { as: ann, in: personal(ann), messageId: sent.messageId };
    const { card } = await bot.connector.press(verb, data, at);
    expect(read(card)).toMatch(begins);
    expect(buttons(card ?? {})).toContain('Previous');
  });
  test('is of a status, of a period, and of a company', async () => {
    const unpaid = await says('unpaid invoices');
    expect(unpaid).toMatch(/2 invoices, unpaid/);
    expect(unpaid).not.toMatch(/Paid|Void/);
    const before = await says(`invoices in ${named(month(1))}`);
    expect(before).toMatch(written(fourth(1)));
    expect(before).not.toMatch(new RegExp(`${written(fourth())}|${written(fourth(2))}`));
    const contoso = await says('invoices Contoso');
    expect(contoso).toMatch(/^Invoices · Contoso/);
    expect(contoso).toMatch(/are the whole invoice/);
    expect(await says('invoices Nobody Ltd')).toMatch(/No company is called/);
  });
  test('is overdue when it is unpaid and its due day is over, which Pax8 has no status for', async () => {
    const due = fourth().set({ day: 19 }).setZone('utc', { keepLocalTime: true });
    const late = startOfTest() >= due.plus({ days: 1 }).toMillis();
    expect(await says('overdue invoices')).toMatch(
      late ? /2 invoices, overdue/ : /Pax8 has no overdue invoices/,
    );
  });
  test('says when there is nothing, and when a period was not understood', async () => {
    expect(await says('invoices in 2020')).toMatch(/Pax8 has no invoices in 2020/);
    expect(await says('invoices before Ramadan')).toMatch(/“before Ramadan” is not a period I know/);
  });
});

describe('one invoice', () => {
  test('of two currencies in a month, somebody chooses; the choice opens it', async () => {
    const { card } = await bot.answer('last invoice');
    expect(read(card)).toMatch(/Which invoice\?/);
    const say = await inDollars(card);
    expect(say).toMatch(/^invoice #[0-9a-f]{8}$/);
    const text = await says(say);
    expect(text).toMatch(new RegExp(`^Invoice · ${written(fourth())} +Unpaid`));
    expect(text).toMatch(/Amount: \$/);
    expect(text).toMatch(/Cost · price[\s\S]*\nContoso/);
    expect(text).toMatch(/Subscription: 12 at \$[\d.]+ cost, \$[\d.]+ price/);
    expect(text).toMatch(/By kind\nSubscriptions: /);
  });
  test('turns its pages in the same card, by its own number', async () => {
    const { card: choice } = await bot.answer(`invoice of ${named(month())}`);
    const sent = await bot.answer(await inDollars(choice));
    const { verb, data, begins } = nextPage(sent.card ?? {});
    expect(data.say).toMatch(/^invoice #/);
    const at = { as: ann, in: personal(ann), messageId: sent.messageId };
    const { card } = await bot.connector.press(verb, data, at);
    expect(read(card)).toMatch(begins);
    expect(read(card)).not.toMatch(/By kind/);
  });
  test('of a company is its part of the partner’s, with credits negative and what has no subscription', async () => {
    const ago = agoWithCredit();
    const text = await says(`invoice of ${named(month(ago))} for Contoso`);
    expect(text).toMatch(new RegExp(`^Invoice · ${written(fourth(ago))} · Contoso +(Paid|Unpaid|Carried)`));
    expect(text).toMatch(/Whole invoice: \$/);
    expect(text).toMatch(/Usage, billed afterwards: /);
    expect(text).toMatch(/Credit for a service: −1 at \$28\.00 cost, \$35\.00 price/);
    expect(text).toMatch(/Rebates: −\$12\.00 cost, −\$12\.00 price/);
  });
  test('of a company that Pax8 bills itself is its own', async () => {
    const text = await says('last invoice for Woodgrove Bank');
    expect(text).toMatch(new RegExp(`^Invoice · ${written(fourth())} · Woodgrove Bank +Nothing Due`));
  });
  test('that is not there leads to the newest, and a month that nobody knows to a question', async () => {
    const { card } = await bot.answer('invoice 4711');
    expect(read(card)).toMatch(
      new RegExp(`Pax8 has no invoice with the number 4711\\. The newest:\\s+${written(fourth())}`),
    );
    expect(sentenceOf(card ?? {}, 'Choose')).toMatch(/^invoice #/);
    expect(await says('invoice before Ramadan')).toMatch(/Which month\?/);
    expect(await says('invoice of March 2020')).toMatch(/Pax8 has no invoice in March 2020/);
  });
});

describe('the draft of the coming invoice', () => {
  test('is of the next month, says that it may differ, and leaves out what is billed afterwards', async () => {
    const thisMonth = DateTime.fromMillis(startOfTest(), { zone: 'UTC', locale: 'en-US' }).startOf('month');
    const coming = thisMonth.plus({ months: thisMonth.equals(month()) ? 1 : 0 });
    // Until Pax8 has made them final on the 5th, the draft of this month is the one that comes.
    const onTheFourth = new Date(startOfTest()).getUTCDate() === 4;
    const text = await says('draft Contoso');
    expect(text).toMatch(
      new RegExp(`^Draft invoice · ${named(onTheFourth ? thisMonth : coming)} · Contoso +Draft`),
    );
    expect(text).toMatch(/generates the invoice on the 5th of the month, and it may differ/);
    expect(text).not.toMatch(/Usage, billed afterwards/);
    expect(await says('next invoice')).toMatch(/items of \d+ companies/);
    expect(await says('draft this month')).toMatch(new RegExp(`^Draft invoice · ${named(thisMonth)}`));
  });
  once('that takes Pax8 too long, or fits no month, is explained with Pax8’s words', async () => {
    const fails = (fault: '408' | '422') =>
      bot.simulator.faults([{ match: { path: '/v1/invoices/draftItems' }, times: 9, fault }]);
    fails('408');
    expect(await says('draft')).toMatch(
      /took too long .*Ask for one company[\s\S]*Pax8 said: Request Timeout/,
    );
    fails('422');
    expect(await says('draft Contoso')).toMatch(
      /only for this month and the next[\s\S]*Pax8 said: Unprocessable/,
    );
    bot.simulator.faults([]);
  });
});

describe('an invoice beside that of the month before', () => {
  once('shows seats that were added since, with what they cost more', async () => {
    // The invoice of 4 December comes before the term ends, with the price that it has.
    const own = await startBot({ simulator: { now: Date.parse('2026-11-23T14:05:00Z') } });
    await own.loaded();
    await own.answer('last invoice for Contoso');
    own.simulator.patch(demoIds.contosoBusinessPremium, { quantity: 15 });
    own.simulator.advance({ days: 12 });
    const { card } = await own.answer('compare invoice with last month for Contoso');
    expect(read(card)).toMatch(/December 2026 compared with November 2026/);
    expect(read(card)).toMatch(/Microsoft 365 Business Premium +\+\$58\.20\n +12 → 15 seats +\+\$69\.30/);
    await own.stop();
  });
  test('tells what is new, gone and changed, prorates and credits apart, each currency for itself', async () => {
    const text = await says('compare invoice with last month');
    expect(text).toMatch(
      new RegExp(
        `${named(month())} compared with ${named(month(1))}\n[\\s\\S]*\n\\d+ lines differ, \\d+ the same`,
      ),
    );
    expect(text).toMatch(/Partner cost: €[\d.,]+ → €[\d.,]+, .*; \$[\d.,]+ → \$/);
    expect(text).toMatch(/Recurring/);
    expect(text).toMatch(/Billed once/);
    // It comes in February, May, August and November.
    expect(/Mailbox migration/.test(text)).toBe([0, 1].some((ago) => month(ago).month % 3 === 2));
    expect(text).toMatch(/Not included: \d+ invoices that Pax8 sends to companies directly/);
  });
  test('is of one company too, with what its use came to', async () => {
    const text = await says("compare Contoso's invoice with last month");
    expect(text).toMatch(/^Invoices compared · Contoso/);
    expect(text).toMatch(/Usage, billed afterwards: cost \$[\d.,]+ → \$[\d.,]+/);
    expect(text).not.toMatch(/Litware/);
  });
  test('of a month whose invoice was credited is told, with the other currency compared', async () => {
    const [later, earlier] = [month(1), month(2)];
    expect(
      await says(`compare the invoice of ${later.toFormat('LLLL')} with ${earlier.toFormat('LLLL')}`),
    ).toMatch(`${named(later)} compared with ${named(earlier)}`);
    expect(await says(`compare the ${named(month(agoCredited()))} invoice with last month`)).toMatch(
      /was credited or voided, and no other replaced it/,
    );
    expect(await says('compare the invoice of March 2020 with last month')).toMatch(
      /no invoice in March 2020/,
    );
  });
});

describe('as files', () => {
  test('the list has a line for each invoice', async () => {
    const [head, ...lines] = await fileOf(`invoices in ${named(month(1))} csv`);
    expect(head?.slice(0, 3)).toEqual(['\uFEFFDate', 'Due', 'Status']);
    expect(lines.length).toBeGreaterThan(2);
    expect(new Set(lines.map(([day]) => day))).toEqual(new Set([fourth(1).toFormat('yyyy-MM-dd')]));
  });
  test('an invoice has a line for each item, of a company only its own, and the draft alike', async () => {
    const [head, ...lines] = await fileOf(`invoice of ${named(month(agoWithCredit()))} for Contoso csv`);
    expect(head?.[0]).toBe('\uFEFFCompany');
    expect(lines.length).toBeGreaterThan(5);
    expect(new Set(lines.map(([company]) => company))).toEqual(new Set(['Contoso']));
    expect(lines.some((line) => line.includes('-28'))).toBe(true);
    const drafted = await fileOf('draft Contoso csv');
    expect(new Set(drafted.slice(1).map(([company]) => company))).toEqual(new Set(['Contoso']));
  });
  test('in a channel they are a link', async () => {
    await bot.connector.say('invoices csv', { as: bo, in: channel('Billing') });
    const { card } = await bot.connector.next();
    const [action] = (card?.actions ?? []) as { url?: string }[];
    const response = await fetch(String(action?.url).replace('https://bot.example', bot.url));
    expect(response.headers.get('content-disposition')).toMatch(/filename="invoices-[\d-]+\.csv"/);
  });
});

describe('reading', () => {
  once('what Pax8 refuses is told in its own words', async () => {
    bot.simulator.faults([{ match: { path: '/v1/invoices' }, times: 9, fault: '422' }]);
    expect(await says('invoices')).toMatch(/Pax8 refused this request[\s\S]*Pax8 says: Unprocessable Entity/);
    bot.simulator.faults([]);
  });
  once('names as bad as can be leave every answer a card, and no cell a formula', async () => {
    const hostile = await startBot({ simulator: { data: 'hostile' } });
    await hostile.loaded();
    for (const sentence of ['invoices', 'last invoice', 'draft', 'compare invoice with last month']) {
      const { card } = await hostile.answer(sentence);
      expect(problemsOf(card ?? {})).toEqual([]);
      expect(read(card)).not.toMatch(/That did not work|<at>/);
    }
    const { context } = hostile.app;
    const person = { tenantId: 't', objectId: 'o', name: 'Ann' };
    const pieces: string[] = [];
    for await (const piece of (
      await fileFor(context, person, 'draft', { companyId: null, monthOffset: 1 })
    ).pieces())
      pieces.push(piece);
    expect(pieces.join('').length).toBeGreaterThan(1000);
    expect(pieces.join('')).not.toMatch(/(?:^|,|\n)"?[=+@\t]/);
    await hostile.stop();
  });
  once('the invoices of two months are read beside each other', async () => {
    bot.simulator.faults([
      { match: { path: '^/v1/invoices/[^/]+/items' }, times: 99, fault: 'slow', ms: 400 },
    ]);
    const before = calls().length;
    const began = Date.now();
    await says('compare invoice with last month');
    bot.simulator.faults([]);
    expect(calls().length - before).toBeGreaterThan(4);
    expect(Date.now() - began).toBeLessThan(1500);
  });
});
