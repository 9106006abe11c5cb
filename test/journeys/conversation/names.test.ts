import { commands } from '../../../src/commands/index.ts';
import { read, sentenceOf } from '../../harness/cards.ts';
import { startGivenPax8 } from '../../harness/given-pax8.ts';
import { companyRow, productRow, subscriptionRow } from '../../harness/given-rows.ts';
import { afterAll, beforeAll, describe, expect, test } from '../../harness/on-dates.ts';
import { bo } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';
import { closeAll } from '../../pax8/loopback.ts';

const premium = productRow(21, 'Microsoft 365 Business Premium', 'Microsoft');
const others = [
  'Microsoft 365 Business Basic',
  'Azure Plan',
  'Exchange Online (Plan 1)',
  'Exchange Online Kiosk',
  'Visio Plan 2',
  'AvePoint Backup',
  'Microsoft Defender',
].map((name, n) => productRow(22 + n, name, name.split(' ')[0] ?? ''));
const held = [premium, ...others];

let bot: RunningBot;
beforeAll(async () => {
  const pax8 = await startGivenPax8({
    companies: [companyRow(1, 'Contoso Ltd'), companyRow(2, 'Contoso Retail'), companyRow(3, 'Fabrikam')],
    products: [
      ...held,
      ...['Essentials', 'Advantage'].map((name, n) => productRow(40 + n, `Duo ${name}`, 'Cisco')),
    ],
    subscriptions: [1, 2, 3].flatMap((company) =>
      held.map((product, n) => subscriptionRow(company * 100 + n, company, product)),
    ),
  });
  bot = await startBot({ env: { PAX8_API_URL: pax8.url } });
  await bot.loaded();
});
afterAll(async () => {
  await bot.stop();
  await closeAll();
});

const ask = async (say: string) => (await bot.answer(say, bo)).card ?? {};
const bothNames = /Contoso Ltd[\s\S]*Contoso Retail/;

/** The companies of the examples in the table of commands. */
const named = /\b(?:Contoso|Litware)\b/;
describe('a name that fits several companies', () => {
  const examples = commands.flatMap(({ kind, examples: all }) =>
    all.filter((each) => named.test(each)).map((each) => ({ kind, say: each.replace(named, 'contoso') })),
  );

  test('is tried with every command that takes one', () => {
    const tried = new Set(examples.map(({ kind }) => kind));
    const takes = commands.filter(({ usage }) => /<compan|\[company|company>/.test(usage));
    expect(
      takes.filter(({ kind }) => !tried.has(kind) && kind !== 'alerts').map(({ usage }) => usage),
    ).toEqual([]);
    expect(takes.length).toBeGreaterThan(25);
  });

  test('is asked for, and the choice does the same with that company', async () => {
    // What is ignored no more is found among what is ignored, not among the companies.
    for (const { kind, say } of examples.filter(({ kind: of }) => of !== 'stop-ignoring')) {
      const card = await ask(say);
      expect(`${say}: ${read(card)}`).toMatch(bothNames);
      expect(`${say}: ${read(card)}`).toMatch(/which one|which company|several/i);
      const choice = sentenceOf(card, /Choose|Contoso Ltd/);
      // A file is no card.
      if (choice === '' || choice.endsWith('csv')) continue;
      expect(`${say} → ${choice}`).toMatch(/ → .*Contoso Ltd/);
      if (commands.some((row) => row.kind === kind && row.reads === true))
        expect(`${choice}: ${read(await ask(choice))}`).not.toMatch(/which company|can mean several/i);
    }
  });

  test.each([
    ['alerts here only contoso', /Which company/],
    ['edit company contoso', /Which company/],
    ['contoso', /Which company/],
    ['renewals contoso next 30 days', /Which company/],
    ['when does contoso’s premium renew', /Several match “contoso”/],
    ['how many premium does contoso have', /Which company/],
    ['what changed at contoso', /Which company/],
    ['contoso azure usage', /Which company/],
    // All that fit are shown, and named.
    ['companies contoso', /2 found/],
    ['pending contoso', /Nothing of Contoso Ltd and Contoso Retail waits/],
    // What cannot be narrowed is said.
    ['who has premium except contoso', /Not narrowed by: without contoso/],
  ])('is asked for, or all are told: %s', async (say, answer) =>
    expect(read(await ask(say))).toMatch(answer),
  );

  test.each([
    'subscriptions fabrikam > and contoso?',
    'renewals fabrikam > and for contoso?',
    'spend fabrikam > same for contoso',
    'invoices fabrikam > only contoso',
    'history fabrikam premium > what about contoso',
    'how many premium does fabrikam have > and contoso',
  ])('is asked for in a follow-up: %s', async (dialogue) => {
    const [first = '', second = ''] = dialogue.split(' > ');
    await ask(first);
    expect(read(await ask(second))).toMatch(/Which company[\s\S]*Contoso Ltd[\s\S]*Contoso Retail/);
  });

  test.each(['ltd', 'the first one', 'contoso ltd'])('is settled by “%s”', async (say) => {
    await ask('subscriptions contoso');
    expect(read(await ask(say))).toMatch(/Subscriptions · Contoso Ltd/);
  });

  test('is none when one is called exactly so', async () =>
    expect(read(await ask('subscriptions contoso ltd'))).toMatch(/Subscriptions · Contoso Ltd/));
});

describe('a product that only the catalogue has', () => {
  test('is ordered and never added to, and of several the one that is meant is asked for', async () => {
    expect(read(await ask('add 5 duo essentials to fabrikam'))).not.toContain('Order 5 duo');
    await bot.app.context.catalogue.refreshIfOld();
    expect(read(await ask('add 5 duo essentials to fabrikam'))).toMatch(
      /Order 5 duo essentials for Fabrikam/,
    );
    const which = await ask('price of duo');
    expect(read(which)).toMatch(/Duo Advantage[\s\S]*Duo Essentials|Duo Essentials[\s\S]*Duo Advantage/);
    expect(sentenceOf(which, 'Choose')).toMatch(/^price of SKU-4/);
    expect(read(await ask('do you sell cisco?'))).toMatch(/2 products/);
  });
});
