import { describe, expect, test } from '@jest/globals';
import { read } from '../../../src/core/reading/read.ts';
import { here, readIn, shown } from './world.ts';

const job = (say: string): string => {
  const { decision } = readIn(say);
  if (decision.kind !== 'do' || decision.intent.kind !== 'portal-only') return shown({ decision } as never);
  const { company, product, words } = decision.intent.target;
  return [decision.intent.job, product ?? words, company].filter((part) => part !== null).join(' | ');
};

describe('a switch to a year is begun only where it is asked for', () => {
  const premium = 'Business Premium @ VanArsdel';
  test.each([
    ['switch VanArsdel Business Premium to annual', `do switch-annual ${premium}`],
    ['make the switch to annual for VanArsdel Business Premium', `do switch-annual ${premium}`],
    // Told of, or asked about.
    ['the switch of Business Premium for VanArsdel to annual failed', `do history ${premium}`],
    ['VanArsdel switch to annual failed', 'do history @ VanArsdel'],
    ["VanArsdel's switch to annual was cancelled", 'do history @ VanArsdel'],
    ['when did we switch VanArsdel to annual?', 'do history @ VanArsdel'],
    ['did the switch to annual for VanArsdel go through?', 'do history @ VanArsdel'],
    ['wurde Business Premium bei VanArsdel auf jährlich umgestellt?', `do history ${premium}`],
    ["don't switch VanArsdel Business Premium to annual", 'say negated'],
    ['do not switch vanarsdel premium to annual', 'say negated'],
    ["don't move vanarsdel to monthly", 'say negated'],
  ])('%s: %s', (say, reading) => expect(shown(readIn(say))).toBe(reading));

  // "auf" and a term are no number of seats; what is said in other languages is offered.
  test.each([
    ['stelle Business Premium bei VanArsdel auf jährlich um', `confirm switch-annual ${premium}`],
    ['Business Premium bei VanArsdel auf jährlich umstellen', `confirm switch-annual ${premium}`],
    ['stell VanArsdel Business Premium auf Jahreslaufzeit um', `confirm switch-annual ${premium}`],
    ['zet Business Premium bij VanArsdel op jaarlijks', `confirm switch-annual ${premium}`],
    ['passer Business Premium de VanArsdel en annuel', `confirm switch-annual ${premium}`],
    ['pasa Business Premium de VanArsdel a anual', `confirm switch-annual ${premium}`],
    ['stelle Business Premium bei VanArsdel auf monatlich um', `do portal-only ${premium}`],
    ['setze 12 Business Premium bei VanArsdel auf jährlich', `do portal-only ${premium}`],
    ['setze Business Premium bei VanArsdel auf jährliche Abrechnung', `do portal-only ${premium}`],
    ['stelle Business Premium bei VanArsdel nicht auf jährlich um', 'say negated'],
    [
      'setze Business Premium bei VanArsdel auf 12',
      'confirm set 12 Microsoft 365 Business Premium @ VanArsdel',
    ],
  ])('%s: %s', (say, reading) => expect(shown(readIn(say))).toBe(reading));
});

// https://github.com/pax8labs/pax8-cli/issues/35 and 293
describe('what only the portal or Microsoft can do', () => {
  test.each([
    ['can you move vanarsdel to annual billing?', 'switch-term | VanArsdel'],
    ['change the commitment term of E3 for woodgrove', 'switch-term | E3 | Woodgrove Bank'],
    ['put vanarsdel on a 3 year term', 'switch-term | VanArsdel'],
    ['switch term', 'switch-term'],
    ['litware wants yearly billing', 'switch-term | Litware'],
    ['switch litware from business basic to business standard', 'upgrade | business basic | Litware'],
    ['allocate the premium licence to bob', 'assign-licence | premium'],
    ['take the copilot licence off mike at litware', 'assign-licence | copilot | Litware'],
    ["unlock bob's account", 'users'],
    ['get me a quote for woodgrove', 'quote | Woodgrove Bank'],
    ['resume the E3 of woodgrove', 'suspend | E3 | Woodgrove Bank'],
    ['upgrade litware from basic to standard', 'upgrade | basic | Litware'],
    ['convert woodgrove e3 to e5', 'upgrade | e3 | Woodgrove Bank'],
    ['downgrade E5 to E3', 'upgrade | E5'],
    ['co-term the seats of trey', 'co-term | Trey Research'],
    ['align the renewal dates of woodgrove', 'co-term | Woodgrove Bank'],
    ['turn off auto renew for woodgrove', 'auto-renew | Woodgrove Bank'],
    ['does litware renew automatically?', 'auto-renew | Litware'],
    ['assign a licence to kim at woodgrove', 'assign-licence | Woodgrove Bank'],
    ['unassign copilot from mike', 'assign-licence | copilot'],
    ['turn off auto renew for contoso', 'auto-renew | contoso'],
    ['merge the two e3 subscriptions of woodgrove', 'merge | e3 | Woodgrove Bank'],
    ['reset the password of bob at litware', 'users | Litware'],
    ['create a user at litware', 'users | Litware'],
    ['take over litware from another reseller', 'transfer | Litware'],
    ['prepare a quote for litware', 'quote | Litware'],
    ['pay the invoice of october', 'payment'],
    ['change our payment method', 'payment'],
    ['extend the trial of litware', 'extend-trial | Litware'],
    ['open a support ticket with pax8', 'support-ticket'],
    ['accept the customer agreement for litware', 'agreement | Litware'],
    ['suspend litware basic', 'suspend | basic | Litware'],
    ['set up GDAP with litware', 'gdap | Litware'],
  ])('%s: %s', (say, found) => expect(job(say)).toBe(found));

  test.each([
    ['add 3 business premium for vanarsdel', 'do add 3 Microsoft 365 Business Premium @ VanArsdel'],
    ['assign 3 business premium to vanarsdel', 'do add 3 Microsoft 365 Business Premium @ VanArsdel'],
    [
      'raise vanarsdel business premium by 2, ticket 4711',
      'do add 2 Microsoft 365 Business Premium @ VanArsdel',
    ],
    ['remove the business premium licence from vanarsdel', 'ask number'],
    ['assign vanarsdel to me', 'do assign @ VanArsdel'],
    ['assign the renewal of vanarsdel to @kim', 'do assign @ VanArsdel'],
    ['what do we pay for vanarsdel', 'do spend'],
    ['renewals this month', 'do renewals'],
    ['trials', 'do trials'],
  ])('is not %s', (say, meant) => expect(job(say)).toBe(meant));

  // Pax8 has no way for it, but a year can be ordered and the month cancelled.
  test.each([
    [
      'switch vanarsdel business premium from monthly to annual',
      'do switch-annual business premium @ VanArsdel',
    ],
    ['convert vanarsdel business premium to a 1-year', 'do switch-annual business premium @ VanArsdel'],
    ['monthly -> annual for vanarsdel', 'do switch-annual @ VanArsdel'],
    ['make litware basic annual', 'do switch-annual basic @ Litware'],
    ['switch #4f2a91bc to annual', 'do switch-annual'],
    ['could you move vanarsdel premium to annual?', 'confirm switch-annual premium @ VanArsdel'],
    ['vanarsdel wants to go to annual for premium', 'confirm switch-annual premium @ VanArsdel'],
  ])('to a year is a switch by an order: %s', (say, meant) => expect(job(say)).toBe(meant));

  test.each([
    'what if we switch vanarsdel premium to annual',
    'if they sign switch vanarsdel premium to annual',
    'bob said to switch vanarsdel premium to annual',
    'switch vanarsdel premium to annual next month',
    'switch vanarsdel premium to annual billing',
    'switch vanarsdel premium from annual to monthly',
    'switch 10 vanarsdel premium to annual',
    'switch vanarsdel premium to annual and cancel visio',
    'switch vanarsdel premium and litware basic to annual',
    'switch to annual',
  ])('opens no switch, and tells of the portal: %s', (say) => expect(job(say)).toMatch(/^switch-term/));

  test('is read before the portfolio is, then without a company', () => {
    const { decision } = read('turn off auto renew for woodgrove', null, here);
    expect(decision).toEqual({
      kind: 'do',
      intent: {
        kind: 'portal-only',
        job: 'auto-renew',
        target: { company: null, product: null, words: null, reference: null },
      },
    });
  });

  test('words inside names and quotations say nothing of it', () => {
    expect(job('renewals of "merge and upgrade"')).not.toMatch(/^(?:merge|upgrade)/);
  });
});
