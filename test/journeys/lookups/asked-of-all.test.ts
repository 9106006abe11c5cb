import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { contactsFor } from '../../../src/simulator/seed/contacts.ts';
import { demoSeed } from '../../../src/simulator/seed/demo.ts';
import { read } from '../../harness/cards.ts';
import { today } from '../../harness/dates.ts';
import { ann, bo } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

let bot: RunningBot;
let rows: ReturnType<typeof demoSeed>;
beforeAll(async () => {
  bot = await startBot();
  rows = demoSeed(bot.simulator.now());
  await bot.loaded();
});
afterAll(() => bot.stop());

const nameOf = (id: string): string => rows.companies.find((company) => company.id === id)?.name ?? '';
const names = (): string[] => rows.companies.map(({ name }) => name);
/** The companies that a text names at the beginning of a line. */
const namedIn = (text: string): string[] =>
  names()
    .filter((name) => text.split('\n').some((line) => line.startsWith(name)))
    .sort();
/** Where the names stand, in order. */
const inOrder = (text: string, expected: readonly string[]): boolean => {
  const places = expected.map((name) => text.indexOf(`\n${name}`));
  return places.every((place, n) => place > 0 && (n === 0 || place > (places[n - 1] ?? 0)));
};
const running = () => rows.subscriptions.filter(({ status }) => /^(?:Active|Trial)$/.test(status));

test('who has a vendor is right before the catalogue was read', async () => {
  const microsoft = new Set(
    rows.products.filter(({ vendorName }) => vendorName === 'Microsoft').map(({ id }) => id),
  );
  const having = new Set(
    running().flatMap(({ companyId, productId }) => (microsoft.has(productId) ? [companyId] : [])),
  );
  expect(await bot.says('who has microsoft')).toContain(`${having.size} companies`);
});

test('new customers of a time are a list by their first subscription, and no form', async () => {
  const { year, zoneName } = today();
  const first = (id: string): number =>
    Math.min(
      ...rows.subscriptions
        .filter(({ companyId }) => companyId === id)
        .flatMap(({ startDate, createdDate }) => [startDate, createdDate]),
    );
  const begun = rows.companies
    .map(({ id }) => ({ id, at: first(id) }))
    .filter(({ at }) => DateTime.fromMillis(at, { zone: zoneName ?? 'UTC' }).year === year)
    .sort((a, b) => b.at - a.at);
  const text = await bot.says('new customers this year', bo);
  expect(text).toMatch(
    begun.length === 0 ? /^No company\nNew companies this year: none/ : /^New companies this year/,
  );
  expect(namedIn(text)).toEqual(begun.map(({ id }) => nameOf(id)).sort());
  expect(text).toContain('Pax8 does not say since when a company is a customer');
});

test('the form of a new company takes its name alone, and the seats are said to be left out', async () => {
  const text = await bot.says('need a new customer set up: Blue Lagoon Diving, with 6 business premium', bo);
  expect(text).toMatch(/I left out: with 6 business premium[\s\S]*Name: Blue Lagoon Diving\n/);
});

test('the top customers are those of the highest monthly price, and it says so', async () => {
  const months: Readonly<Record<string, number>> = { Monthly: 1, Annual: 12 };
  const monthly = new Map<string, number>();
  for (const { companyId, price, quantity, billingTerm, status } of rows.subscriptions)
    if (status === 'Active')
      monthly.set(
        companyId,
        (monthly.get(companyId) ?? 0) + (price * quantity) / (months[billingTerm] ?? Infinity),
      );
  const largest = [...monthly].sort(([, a], [, b]) => b - a).slice(0, 3);
  const text = await bot.says('top 3 customers');
  expect(text).toMatch(/^Top 3 companies by monthly price/);
  expect(
    inOrder(
      text,
      largest.map(([id]) => nameOf(id)),
    ),
  ).toBe(true);
});

test('companies are found by their town, country and status, also as the next question', async () => {
  const where = (is: (company: (typeof rows.companies)[number]) => boolean): string[] =>
    rows.companies
      .filter(is)
      .map(({ name }) => name)
      .sort();
  const inTown = where(({ address }) => address.city === 'Portland');
  expect(namedIn(await bot.says('customers in Portland'))).toEqual(inTown);
  expect(namedIn(await bot.says('and in Denver?'))).toEqual(
    where(({ address }) => address.city === 'Denver'),
  );
  expect(namedIn(await bot.says('companies in germany'))).toEqual(
    where(({ address }) => address.country === 'DE'),
  );
  expect(namedIn(await bot.says('list all inactive customers'))).toEqual(
    where(({ status }) => status === 'Inactive'),
  );
  const billed = new Set(
    rows.subscriptions.filter(({ currencyCode }) => currencyCode === 'EUR').map(({ companyId }) => companyId),
  );
  expect(namedIn(await bot.says('who pays in euro'))).toEqual(where(({ id }) => billed.has(id)));
  expect(await bot.says('customers in Atlantis')).toMatch(/none\.[\s\S]*Places as Pax8 writes them: /);
});

test('who lacks a billing contact is read from the contacts, and a person is found by name', async () => {
  const lacking = rows.companies.filter(
    (company) =>
      !contactsFor(company).some(({ types }) =>
        types.some(({ type, primary }) => type === 'Billing' && primary),
      ),
  );
  expect(namedIn(await bot.says('customers without a billing contact'))).toEqual(
    lacking.map(({ name }) => name).sort(),
  );
  const [company] = rows.companies;
  const [person] = company === undefined ? [] : contactsFor(company);
  const text = await bot.says(`email of ${person?.firstName} ${person?.lastName}`);
  expect(text).toContain(String(person?.email));
  expect(await bot.says('email of Zork Zorkson')).toContain('No company and no contact is called');
});

test('usage of a product is of every company that has it, and is bounded', async () => {
  const usage = new Set(rows.products.filter(({ name }) => /azure/i.test(name)).map(({ id }) => id));
  const users = [
    ...new Set(
      running().flatMap(({ companyId, productId }) => (usage.has(productId) ? [nameOf(companyId)] : [])),
    ),
  ].sort();
  expect(namedIn(await bot.says('azure usage last month'))).toEqual(users);
  expect(await bot.says('how much azure did contoso use last month')).toMatch(
    /^Usage · Microsoft Azure, Contoso/,
  );
  expect(namedIn(await bot.says('top 1 usage'))).toHaveLength(1);
  expect(await bot.says('usage over 1000000')).toContain('no company’s usage is over 1,000,000');
});

test('money of a year is a list of invoices, and a year of spend is twelve months', async () => {
  expect(await bot.says('what did we pay pax8 this year')).toMatch(/^Invoices( · all companies)?\n/);
  const [, price = ''] = /\$([\d,.]+) a month/.exec(await bot.says('annual revenue')) ?? [];
  const yearly = (Number(price.replaceAll(',', '')) * 12).toLocaleString('en-US', {
    minimumFractionDigits: 2,
  });
  const text = await bot.says('spend in euro');
  expect(text).toContain(`$${yearly}`);
  expect(text).toContain('The bot converts nothing.');
});

test('what the bot does not do is said, with what it does instead', async () => {
  expect(await bot.says('remind me to call contoso tomorrow')).toMatch(/^No reminders for people/);
  expect(await bot.says('who owns the woodgrove renewal', bo)).toMatch(
    /^Renewal · Woodgrove Bank[\s\S]*Owner: nobody yet/,
  );
});

/** The answer that begins so: the card of a request may come between. */
const answered = async (text: string, begins: RegExp): Promise<string> => {
  for (let sent = await bot.ask(text, bo); ; sent = await bot.connector.next())
    if (begins.test(read(sent.card))) return read(sent.card);
};

test('what was done is told by deed, person, company and time', async () => {
  await bot.ask('add 1 seat of Business Premium for Contoso', ann);
  expect(await answered('requests of this week', /^Audit/)).toMatch(
    /what was requested · this week[\s\S]*Ann Archer asked for/,
  );
  expect(await answered('what was rejected this week', /^Audit/)).toContain(
    'Nothing is recorded for this time.',
  );
  expect(await answered('who added seats at contoso this week', /^Audit/)).toMatch(
    /^Audit · Contoso · changes · this week[\s\S]*Ann Archer asked for/,
  );
  expect(await answered('show planned changes', /^Planned/)).toContain('No change is planned for a renewal.');
});
