import { keepMs } from '../../src/workflows/billing/read-usage.ts';
import { buttons, nextPage, read, sentenceOf } from '../harness/cards.ts';
import { today } from '../harness/dates.ts';
import { afterAll, beforeAll, describe, expect, once, test } from '../harness/on-dates.ts';
import { ann, channel, personal } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot({ env: { PUBLIC_URL: 'https://bot.example.com' } });
  await bot.loaded();
});
afterAll(() => bot.stop());

const says = (text: string) => bot.says(text);
const utcToday = () => new Date(bot.simulator.now()).toISOString().slice(0, 10);
const bytesOf = (card: unknown): number => Buffer.byteLength(JSON.stringify(card));
const usageCalls = () => bot.simulator.requests().filter(({ path }) => path.includes('usage'));

/** The lines of a file that is linked to in a channel. */
const fileOf = async (text: string, of: RunningBot = bot): Promise<string[]> => {
  await of.connector.say(text, { as: ann, in: channel('Licensing') });
  const { card } = await of.connector.next();
  const link = /https:\/\/bot\.example\.com(\/api\/downloads\/[^"]+)/.exec(JSON.stringify(card))?.[1];
  if (link === undefined) throw new Error(`no link on ${read(card)}`);
  return (await (await fetch(`${of.url}${link}`)).text()).trimEnd().split('\r\n');
};

describe('usage', () => {
  test('of a company is told by resource, the month so far against the same days of the last', async () => {
    const { card } = await bot.answer('usage Contoso');
    const text = read(card);
    expect(text).toMatch(/Usage · Contoso/);
    expect(text).not.toMatch(/could not be read in both|summary of the month/);
    // The month has begun where the bot is, and not yet at Pax8.
    if (today().day === 1 && today().toFormat('yyyy-MM-dd') > utcToday()) {
      expect(text).toMatch(/All resources +no usage/);
      return;
    }
    // The month has ended at Pax8, and not yet where the bot is.
    if (today().toFormat('yyyy-MM-dd') < utcToday() && utcToday().endsWith('-01')) {
      expect(text).toMatch(
        /All resources +unknown[\s\S]*does not show (?:last month’s usage|the usage of \w+ 20\d\d) of Microsoft Azure/,
      );
      return;
    }
    expect(text).toMatch(
      /rg-production[\s\S]*× 1 Hour[\s\S]*partner total \$[\d.]+, profit \$[\d.]+[\s\S]*rg-backup[\s\S]*rg-test/,
    );
    // Until the 4th Pax8 does not show last month's Azure usage.
    const shown = utcToday().slice(8) > '03' && today().day > 3;
    if (shown)
      expect(text).toMatch(
        /3 resources · (?:1–\d+ \w{3} \d{4}: )?[+−]\$[\d.]+ \([+−][\d.]+%\) compared with 1(?:–\d+)? \w{3} \d{4}/,
      );
    expect(text).toMatch(/All resources +\$[\d.]+/);
    expect(/from about the 4th to the 7th/.test(text)).toBe(today().day <= 7);
    expect(text).toMatch(/Usage may still grow until 7 \w{3} \d{4}/);
    expect(text).not.toMatch(/could not read|own sum for the month/);
    // One day is no chart.
    if (today().day > 1) expect(JSON.stringify(card)).toContain('Chart.VerticalBar');
    expect(bytesOf(card)).toBeLessThan(25_600);
  });

  test('of nobody is the overview of all companies, by what each is charged', async () => {
    const { card } = await bot.answer('usage');
    const text = read(card);
    expect(text).toMatch(/Usage · all companies/);
    if (today().toFormat('yyyy-MM') === utcToday().slice(0, 7))
      for (const row of [
        /Contoso +\$[\d,.]+\s+Microsoft Azure\s+partner total/,
        /Wide World Importers +\$[\d,.]+\s+Acronis/,
      ])
        expect(text).toMatch(row);
    expect(text).not.toMatch(/Fabrikam/);
    const month = sentenceOf(card ?? {}, 'Last month');
    expect(month).toBe('usage last month');
    expect(await says(month)).toMatch(/Usage · all companies\s+1–\d\d /);
    expect(bytesOf(card)).toBeLessThan(25_600);
  });

  once(
    'of a product alone asks for the company, and each choice keeps the rest of the sentence',
    async () => {
      const { card: held } = await bot.answer('usage business premium last month');
      expect(read(held)).toMatch(/Which company\?/);
      expect(read(held)).not.toMatch(/no name/);
      expect(sentenceOf(held ?? {}, 'Choose')).toMatch(/business premium last month$/);
      expect(await says('usage since Ramadan')).toMatch(/all companies[\s\S]*is not a period I know/);
      expect(await says('usage last 3 months')).toMatch(/one month at a time/);
    },
  );

  once('by use only: what has none is said to have none', async () => {
    expect(await says('usage Fabrikam')).toMatch(/Fabrikam, Inc\. has nothing billed by usage/);
    expect(await says('usage Contoso Visio')).toMatch(/Visio Plan 2 of Contoso is not billed by usage/);
  });

  once('a subscription billed by use has no price and no amount, also where Pax8 says 0', async () => {
    expect(await says('subscription Contoso Azure')).toMatch(
      /billed by use\n[\s\S]*what was used: see Usage/,
    );
    expect(await says('subscription Contoso Azure')).not.toMatch(/\$0\.00/);
    expect(await says('subscriptions Contoso')).not.toMatch(/\$0\.00/);
  });

  test('of one product stands day by day, up to ten rows a page, and turning it asks Pax8 for no day again', async () => {
    const sent = await bot.answer('usage Azure for Contoso last month');
    expect(read(sent.card)).toMatch(
      /Resource[\s\S]*rg-test[\s\S]*Day[\s\S]*1–(?:9|10) of|1–(?:9|10) of[\s\S]*Day/,
    );
    bot.simulator.clearRequests();
    const { verb, data, begins } = nextPage(sent.card ?? {});
    const turned = await bot.connector.press(verb, data, {
      as: ann,
      in: personal(ann),
      messageId: sent.messageId,
    });
    expect(read(turned.card)).toMatch(begins);
    expect(usageCalls().some(({ path }) => path.includes('usage-lines'))).toBe(false);
    bot.simulator.advance({ ms: keepMs });
    await bot.answer('usage Azure for Contoso last month');
    expect(usageCalls().some(({ path }) => path.includes('usage-lines'))).toBe(true);
  });

  test('of a month that is over has all of its days, and goes on from the card', async () => {
    const { card } = await bot.answer('usage Contoso');
    const sentence = sentenceOf(card ?? {}, 'Last month');
    expect(sentence).toBe('usage Contoso last month');
    const text = await says(sentence);
    const [, days = ''] = /\n1–(\d\d) \w{3} \d{4} ·/.exec(text) ?? [];
    expect(Number(days)).toBeGreaterThan(27);
    const oneMore = sentenceOf(card ?? {}, /by day$/);
    expect(await says(oneMore)).toMatch(/Usage · Microsoft Azure, Contoso/);
  });

  test('ahead, too long, or of a period that nobody knows, is said', async () => {
    expect(await says('usage Contoso next month')).toMatch(/has not started/);
    expect(await says('usage Contoso last 3 months')).toMatch(/one month at a time/);
    expect(await says('usage Azure')).toMatch(/company/i);
  });

  test.each([
    ['Contoso', 'All resources'],
    ['Wide World Importers', 'All resources'],
  ])('of %s as a file has a row for each posting; those that count add up to the card', async (name, all) => {
    const lines = await fileOf(`usage ${name} csv`);
    expect(lines[0]).toMatch(/^Company,Subscription,Vendor,Resource,Day,/);
    const counted = lines.slice(1).filter((line) => line.split(',')[13] === 'yes');
    const cents = counted.reduce((sum, line) => sum + Math.round(Number(line.split(',')[9]) * 100), 0);
    const [, total = ''] = new RegExp(`${all} +\\$([\\d.,]+)`).exec(await says(`usage ${name}`)) ?? [
      null,
      '0.00',
    ];
    expect((cents / 100).toFixed(2)).toBe(total.replace(',', ''));
  });

  once('of all companies as a file names each company', async () => {
    const lines = await fileOf('usage csv');
    const companies = new Set(lines.slice(1).map((line) => line.split(',')[0]));
    // A month that has only begun where the bot is has no usage; one that is over only at Pax8 shows what is posted as totals.
    const [here, there] = [today().toFormat('yyyy-MM'), utcToday().slice(0, 7)];
    const named = ['A. Datum Corporation', 'Contoso', 'Wide World Importers'];
    const expected = here > there ? [] : here < there ? named.slice(-1) : named;
    expect([...companies].sort()).toEqual(expected);
  });

  once('of all companies as a file keeps to the bounds of the question', async () => {
    const namesIn = async (sentence: string) => [
      ...new Set((await fileOf(sentence)).slice(1).map((line) => line.split(',')[0])),
    ];
    const text = await says('usage');
    const all = await namesIn('usage csv');
    const most = all.toSorted((a, b) => text.indexOf(a ?? '') - text.indexOf(b ?? '')).slice(0, 1);
    expect(await namesIn('top 1 by usage csv')).toEqual(most);
    expect(await namesIn('usage over 1000000 csv')).toEqual([]);
    expect((await namesIn('usage under 1000000 csv')).toSorted()).toEqual(all.toSorted());
  });

  // https://devx.pax8.com/docs/usage-overview
  test('of a vendor that posts totals is its last posting', async () => {
    const lines = await fileOf('usage Wide World Importers csv');
    const counted = lines.slice(1).filter((line) => line.split(',')[13] === 'yes');
    expect(new Set(counted.map((line) => line.split(',')[4])).size).toBeLessThan(2);
  });

  once('is told without the days that Pax8 did not give, which are counted', async () => {
    bot.simulator.advance({ ms: keepMs });
    bot.simulator.faults([
      { match: { path: '^/v1/usage-summaries/.*/usage-lines' }, times: 1000, fault: '401' },
    ]);
    const text = await says('usage Contoso');
    bot.simulator.faults([]);
    expect(text).toMatch(/could not read all usage of/);
  });
});

describe('spend', () => {
  test('of all stands by company and vendor, currencies apart, with cost, margin and its share', async () => {
    const { card } = await bot.answer('spend');
    const text = read(card);
    expect(text).toMatch(/\$[\d,.]+ a month, cost \$[\d,.]+, margin \$[\d,.]+ \([\d.]+%\)/);
    expect(text).toMatch(/€[\d,.]+ a month/);
    expect(text).toMatch(/Company[\s\S]*Woodgrove Bank[\s\S]*Vendor[\s\S]*Microsoft/);
    expect(text).toMatch(/Not included: 1 subscription on trial: Microsoft 365 Copilot Business/);
    expect(text).toMatch(/as of (just now|\d+ min ago)/);
    expect(JSON.stringify(card)).toContain('Chart.HorizontalBar');
    expect(bytesOf(card)).toBeLessThan(25_600);
    expect(buttons(card ?? {})).toContainEqual(expect.stringMatching(/^Next \d+$/));
  });

  once('turns its pages on the same card', async () => {
    const sent = await bot.answer('spend');
    const { verb, data, begins } = nextPage(sent.card ?? {});
    const turned = await bot.connector.press(verb, data, {
      as: ann,
      in: personal(ann),
      messageId: sent.messageId,
    });
    expect(read(turned.card)).toMatch(begins);
  });

  test.each([
    ['spend Contoso', /Spend · Contoso[\s\S]*Product[\s\S]*Microsoft 365 Business Premium/],
    [
      'spend vendor Acronis',
      /Spend · Acronis, all companies[\s\S]*Wide World Importers[\s\S]*Acronis Cyber Protect Cloud/,
    ],
    ['how much do we spend on Microsoft?', /Spend · Microsoft, all companies/],
    ['what is our margin', /Spend · all companies/],
    ['spend vendor Nobody', /from a vendor called “nobody”/i],
    ['spend Nobody Whoever', /no company|nobody|not find|know/i],
  ])('“%s” is answered', async (text, answer) => expect(await says(text)).toMatch(answer));

  test('as a file has what runs, of whom it was asked for, and adds up to the card', async () => {
    const lines = await fileOf('spend Contoso csv');
    expect(lines[0]).toMatch(/^Company,Product,Vendor,Status,/);
    expect(lines.slice(1).every((line) => line.startsWith('Contoso,'))).toBe(true);
    expect(lines.filter((line) => /Azure.*no: no fixed price/.test(line))).toHaveLength(1);
    const cents = lines.slice(1).reduce((sum, line) => sum + Math.round(Number(line.split(',')[8]) * 100), 0);
    const [, total = ''] = /\$([\d.,]+) a month/.exec(await says('spend Contoso')) ?? [];
    expect((cents / 100).toFixed(2)).toBe(total.replace(',', ''));
    expect((await fileOf('spend csv')).length).toBeGreaterThan(50);
  });

  test('as a file is offered in a personal chat', async () => {
    const { name } = await bot.offered('spend csv');
    expect(name).toMatch(/^spend-[\d-]+\.csv$/);
  });
});

once('names that break careless cards and files break neither', async () => {
  const hostile = await startBot({
    simulator: { data: 'hostile' },
    env: { PUBLIC_URL: 'https://bot.example.com' },
  });
  try {
    await hostile.loaded();
    const { card } = await hostile.answer('spend');
    expect(bytesOf(card)).toBeLessThan(25_600);
    expect(read(card)).toMatch(/Spend · all companies/);
    for (const line of await fileOf('spend csv', hostile)) expect(line).not.toMatch(/(^|,)"?[=+@]/);
  } finally {
    await hostile.stop();
  }
});
