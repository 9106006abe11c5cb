import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { nextPage, read, sentenceOf } from '../harness/cards.ts';
import { ann, personal } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

let bot: RunningBot;
beforeEach(async () => {
  bot = await startBot();
  await bot.loaded();
});
afterEach(() => bot.stop());

const says = async (text: string): Promise<string> => read((await bot.ask(text)).card);
const calls = (part: RegExp) => bot.simulator.requests().filter(({ path }) => part.test(path));

describe('products', () => {
  test.each([
    [
      'products exchange',
      /Products · exchange[\s\S]*3 products[\s\S]*Exchange Online \(Plan 1\)[\s\S]*MST-NCE-179-C100/,
    ],
    ['products by AvePoint', /by AvePoint[\s\S]*AvePoint Cloud Backup/],
    ['products by crowd', /by crowd[\s\S]*CrowdStrike MSSP Complete Defend/],
    ['products defender vendor Microsoft', /Defender for Business[\s\S]*Microsoft Defender for Office 365/],
    ['products MST-NCE-103', /Business Premium/],
    ['search products for backup', /AvePoint Cloud Backup/],
    ['products zzzz', /finds no product for “zzzz”/],
    ['products by Nobody', /finds no product for “by Nobody”/],
  ])('“%s” is answered', async (text, answer) => expect(await says(text)).toMatch(answer));

  test('of all kinds are ten on a card, with a way to the rest on the same card', async () => {
    const sent = await bot.ask('products');
    expect(read(sent.card)).toMatch(/1–10 of \d+/);
    const { verb, data, begins } = nextPage(sent.card ?? {});
    const pressed = await bot.connector.press(verb, data, {
      as: ann,
      in: personal(ann),
      messageId: sent.messageId,
    });
    expect(read(pressed.card)).toMatch(begins);
  });
});

describe('one product', () => {
  test('has its terms, its needs, what an order asks for and its prices', async () => {
    const text = await says('product Copilot Business');
    expect(text).toMatch(/Microsoft 365 Copilot Business/);
    expect(text).toMatch(/Commitment: needed \(Monthly, 1-Year\)/);
    expect(text).toMatch(/Needs one of these[\s\S]*Business Basic[\s\S]*Business Premium/);
    expect(text).toMatch(
      /1-Year\nrenews automatically, seats can be added, seats cannot be reduced[^\n]*7 days after/,
    );
    expect(text).toMatch(
      /Billed monthly, 1-Year commitment\n1–300 seats: cost 18\.52, retail 22\.05, margin 3\.53 \(16\.0%\)/,
    );
    expect(text).toMatch(/Microsoft account\none of a list/);
    expect(text).toMatch(/gives no currency/);
  });

  test('is read at once and afresh each time', async () => {
    await says('product Business Premium');
    bot.simulator.clearRequests();
    await says('product Business Premium');
    expect(
      calls(/\/products\/[^/]+/)
        .map(({ path }) => path.replace(/.*\/products\/[^/]+/, ''))
        .sort(),
    ).toEqual(['', '/dependencies', '/pricing', '/provision-details']);
  });

  test('of which a part cannot be read tells the rest, and says so', async () => {
    bot.simulator.faults([{ match: { path: '^/v1/products/.*/pricing' }, fault: '401', times: 20 }]);
    const text = await says('product Business Premium');
    expect(text).toMatch(/1-Year/);
    expect(text).toMatch(/Could not be read just now: prices\./);
  });

  test('that several are called like is asked about, and the choice answers', async () => {
    const { card } = await bot.ask('product exchange');
    expect(read(card)).toMatch(/Which product\?[\s\S]*Exchange Online Kiosk/);
    const sentence = sentenceOf(card ?? {}, 'Choose');
    expect(sentence).toMatch(/^product MST-NCE-/);
    expect(await says(sentence)).toMatch(/^Exchange Online/);
  });

  test('is found by what the field writes for short, by SKU, and with a typo only as a question', async () => {
    expect(await says('product BP')).toMatch(/^Microsoft 365 Business Premium/);
    expect(await says('sku MST-NCE-179-C100')).toMatch(/^Exchange Online \(Plan 1\)/);
    expect(await says('product Busines Premum')).toMatch(/Which product\?[\s\S]*Business Premium/);
    expect(await says('product Zephyr Nine')).toMatch(/finds no product/);
    expect(await says('product')).toMatch(/Which product\?|Name the product/);
  });
});

describe('a price', () => {
  test('for a company shows every way to buy it, marks the rate that holds and sums up', async () => {
    bot.simulator.clearRequests();
    const text = await says('price of 25 Business Premium for Contoso');
    expect(text).toMatch(/Price · Microsoft 365 Business Premium · Contoso\nFor 25 seats/);
    expect(text).toMatch(
      /Applies to 25 seats: cost \$485\.00, retail \$577\.50, margin \$92\.50 \(16\.0%\) a month/,
    );
    expect(text).toMatch(
      /Applies to 25 seats: cost \$5,544\.00, retail \$6,600\.00, margin \$1,056\.00 \(16\.0%\) a year/,
    );
    expect(text).toMatch(
      /gives no currency with its prices\. The subscriptions of Contoso are billed in USD/,
    );
    expect(calls(/\/pricing/).every((call) => JSON.stringify(call).includes('companyId'))).toBe(true);
  });

  test('without a company or a number is per seat', async () => {
    const text = await says('what does Business Premium cost?');
    expect(text).toMatch(/Per seat and billing term/);
    expect(text).not.toMatch(/Applies to/);
  });

  test('by ranges takes the range of the number', async () => {
    expect(await says('price of 120 Webroot')).toMatch(/From 100 seats[\s\S]*Applies to 120 seats/);
    expect(await says('price of 50 Webroot')).toMatch(
      /1–99 seats[\s\S]*?Applies to 50 seats[\s\S]*From 100 seats/,
    );
  });

  test('listed beside a flat one is told apart and holds for nothing', async () => {
    const text = await says('price of 10 Business Basic for Contoso');
    expect(text).toMatch(/listed beside a flat price/);
    expect(text.match(/Applies to 10 seats/g)).toHaveLength(3);
  });

  test('of a product with a “for” in its name, and of one that is not clear', async () => {
    expect(await says('price of Defender for Office 365')).toMatch(
      /Price · Microsoft Defender for Office 365/,
    );
    const { card } = await bot.ask('price of 5 exchange for Contoso');
    const sentence = sentenceOf(card ?? {}, 'Choose');
    expect(sentence).toMatch(/^price of 5 MST-NCE-\S+ for Contoso$/);
    expect(await says(sentence)).toMatch(/For 5 seats/);
    expect(await says('price of Business Premium for Contozo')).toMatch(/Contoso/);
  });

  test('that Pax8 cannot tell is told as trouble', async () => {
    bot.simulator.faults([{ match: { path: '^/v1/products/.*/pricing' }, fault: '401', times: 20 }]);
    expect(await says('price of Business Premium')).toMatch(/That did not work[\s\S]*Nothing was changed/);
  });
});

test('A product that was not named is looked for among the products', async () => {
  const asked = await bot.ask('price');
  expect(read(asked.card)).toContain('Which product?');
  expect(sentenceOf(asked.card ?? {}, 'Products')).toBe('products');
});
