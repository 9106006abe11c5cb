import { describe, expect, test } from '@jest/globals';
import { catalogueNames } from '../../../src/core/names/catalogue-names.ts';
import { buildPortfolio, withCatalogue } from '../../../src/core/portfolio/portfolio.ts';
import { read } from '../../../src/core/reading/read.ts';
import { ownNamesIn, suggestionsFor } from '../../../src/core/teaching/own-sentences.ts';
import { company, subscription } from '../finding/held-things.ts';
import { here, shown } from './world.ts';

/** Names as Pax8's catalogue has them (https://www.pax8.com/en-us/products/); nobody has them but the first three. */
const rows: readonly (readonly [name: string, vendor: string | null, sku?: string])[] = [
  ['Microsoft 365 Business Premium', 'Microsoft'],
  ['Microsoft Teams Phone Standard', 'Microsoft'],
  ['Dropsuite Email Backup', 'Dropsuite'],
  ['Microsoft 365 Business Premium Donation', 'Microsoft'],
  ['Microsoft 365 E3 Extra Features', 'Microsoft'],
  ['Microsoft Entra ID Governance', 'Microsoft'],
  ['Exchange Online (Plan 2)', 'Microsoft'],
  ['Power Automate Premium', 'Microsoft'],
  ['Power BI Premium Per User', 'Microsoft'],
  ['Windows Server 2025 Standard', 'Microsoft'],
  ['Adobe Acrobat Pro', 'Adobe'],
  ['Adobe Acrobat Standard', 'Adobe', 'ADB-NCE-7-ACR'],
  ['Duo Essentials', 'Cisco'],
  ['Duo Advantage', 'Cisco'],
  ['Proofpoint Essentials Advanced', 'Proofpoint'],
  ['Huntress Security Awareness Training', 'Huntress'],
  ['Email Encryption', 'Zix'],
  ['Email Migration per Mailbox', null],
  ['Veeam Backup for Microsoft 365', 'Veeam'],
  ['Zoom Phone', 'Zoom'],
  ['Blue Ocean Backup', 'Blue Ocean'],
  ['Keeper Password Manager', 'Keeper Security'],
  ['AI', '*'],
];
const names = catalogueNames(
  rows.map(([name, vendorName, sku = null], n) => ({
    ...{ id: `p${n}`, name, vendorName, sku, requiresCommitment: null },
  })),
);
const portfolioOf = (...called: readonly string[]) =>
  withCatalogue(
    buildPortfolio({
      companies: called.map((name, n) => company(`c${n}`, name)),
      subscriptions: rows
        .slice(0, 3)
        .flatMap(([name]) => [subscription('c0', name), subscription('c1', name)]),
      products: [],
      asOf: 0,
      unreadable: 0,
    }),
    names,
  );
const readIn = (say: string, ...called: readonly string[]): string => {
  const reading = read(say, portfolioOf('Litware', ...called), here);
  const { decision } = reading;
  if (decision.kind !== 'do') return shown(reading);
  const { intent } = decision;
  switch (intent.kind) {
    case 'price':
      return `price ${intent.product}`;
    case 'products':
      return `products ${intent.vendor === null ? intent.text : `of ${intent.vendor}`}`;
    case 'product':
      return `product ${intent.text}`;
    case 'portfolio':
      return `portfolio ${intent.question.has}`;
    default:
      return shown(reading);
  }
};

describe('a product that nobody has', () => {
  test.each([
    // Ordered.
    ['order 10 Adobe Acrobat Pro for Litware', 'do order 10 Adobe Acrobat Pro @ Litware'],
    ['order 10 acrobat pros for litware', 'do order 10 acrobat pros @ Litware'],
    [
      'order 5 Proofpoint Essentials Advanced for Litware',
      'do order 5 Proofpoint Essentials Advanced @ Litware',
    ],
    ['order 5 cisco duo essentials for litware', 'do order 5 cisco duo essentials @ Litware'],
    ['order 2 windows server 2025 standard for litware', 'do order 2 windows server 2025 standard @ Litware'],
    [
      'order 20 veeam backup for microsoft 365 for litware',
      'do order 20 veeam backup for microsoft 365 @ Litware',
    ],
    ['order 4 email migration per mailbox for litware', 'do order 4 email migration per mailbox @ Litware'],
    ['order 3 blue ocean backup for litware', 'do order 3 blue ocean backup @ Litware'],
    ['order 2 ADB-NCE-7-ACR for litware', 'do order 2 ADB-NCE-7-ACR @ Litware'],
    ['order 2 acrobat for litware', 'do order 2 acrobat @ Litware'],
    ['order 2 exchange online plan 2 for litware', 'do order 2 exchange online plan 2 @ Litware'],
    ['order 2 zoom phone for litware', 'do order 2 zoom phone @ Litware'],
    // Never a change of seats.
    ['add 5 Duo Essentials to Litware', 'confirm order 5 Duo Essentials @ Litware'],
    ['Litware needs 5 Duo Advantage', 'confirm order 5 Duo Advantage @ Litware'],
    ['litware: 4 power automate premium', 'confirm order 4 power automate premium @ Litware'],
    ['set Duo Essentials to 10 at Litware', 'confirm order 10 Duo Essentials @ Litware'],
    ['add 5 Duo Essentials', 'ask company'],
    ['remove 3 Duo Essentials from Litware', 'ask product'],
    ['add 2 business premium donation to litware', 'confirm order 2 business premium donation @ Litware'],
    // Looked up.
    ['price of Exchange Online Plan 2', 'price Exchange Online Plan 2'],
    ['price of keeper password manager', 'price keeper password manager'],
    ['price zix', 'price Zix'],
    ['do you sell Proofpoint?', 'products of Proofpoint'],
    ['do you have proofpoint', 'products of Proofpoint'],
    ['do you have zoom phone', 'products zoom phone'],
    ['what Huntress products are there', 'products of Huntress'],
    ['who has Zoom Phone', 'portfolio Zoom Phone'],
    ['tell me about security awareness training', 'product security awareness training'],
  ])('is known from the catalogue: %s', (say, meant) => expect(readIn(say)).toBe(meant));

  test.each([
    // What somebody has comes first.
    ['add 3 business premium to litware', 'do add 3 business premium @ Litware'],
    ['add 3 business premiums to litware', 'do add 3 business premiums @ Litware'],
    ['take 2 teams phones away from litware', 'do remove 2 teams phones @ Litware'],
    ['add 2 E3 extra to litware', 'confirm order 2 E3 @ Litware'],
    ['price of power bi premium per user', 'price power bi premium per user'],
    // A company stays a company.
    ['add 2 business premium to adobe farms', 'do add 2 business premium @ Adobe Farms'],
    ['subscriptions huntress medical', 'do subscriptions @ Huntress Medical'],
    ['subscriptions keeper', 'do subscriptions @ Keeper Legal'],
    ['subscriptions zoom phone repairs', 'do subscriptions @ Zoom Phone Repairs'],
    // An ordinary word stays one.
    [
      'our sales team at litware needs 2 business premium',
      'confirm add 2 business premium @ Litware left sales',
    ],
    ['add 3 business premium to litware, ai', 'ask reading'],
  ])('takes no other name’s place: %s', (say, meant) => {
    const others = 'Adobe Farms,Huntress Medical,Keeper Legal,Zoom Phone Repairs'.split(',');
    expect(readIn(say, ...others)).toBe(meant);
  });

  test('part of a company’s name inside its name is its own', () =>
    expect(readIn('order 3 blue ocean backup for litware', 'Blue Yonder Airlines')).toBe(
      'do order 3 blue ocean backup @ Litware',
    ));

  test('is never suggested as an own one', () => {
    const say = 'blah Duo Essentials blah';
    const portfolio = portfolioOf('Litware');
    const example = {
      kind: 'price',
      command: 'price',
      sentence: 'price Visio Plan 2',
      say: 'price Visio Plan 2',
    } as const;
    const known = { portfolio, names: ownNamesIn(portfolio, ['c0']), here };
    const found = suggestionsFor(say, read(say, portfolio, here), [example], known, () => true);
    expect(found).not.toContain('price Duo Essentials');
  });
});

/** As cyber security vendors call theirs: "Contego Insight Plan 9". */
test.each([
  ['litware: +2 contego insight plan 9', 'do add 2 Contego Insight Plan 9 @ Litware'],
  ['remove 3 contego insight plan 12 from litware', 'do remove 3 Contego Insight Plan 12 @ Litware'],
])('a plan’s number beyond five is the plan’s: %s', (say, meant) => {
  const portfolio = buildPortfolio({
    companies: [company('c0', 'Litware')],
    subscriptions: [9, 12].map((n) => subscription('c0', `Contego Insight Plan ${n}`)),
    products: [],
    asOf: 0,
    unreadable: 0,
  });
  const { decision } = read(say, portfolio, here);
  const intent = decision.kind === 'do' && decision.intent.kind === 'seats' ? decision.intent : null;
  const { count, direction, target } = intent ?? {};
  const held = portfolio.subscriptions.get(target?.reference ?? '')?.productName;
  expect(
    `${decision.kind} ${direction} ${count?.kind === 'seats' ? count.n : ''} ${held} @ ${target?.company}`,
  ).toBe(meant);
});
