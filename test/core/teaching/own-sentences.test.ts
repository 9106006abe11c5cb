import { describe, expect, test } from '@jest/globals';
import { commands, readKinds, suggestionsOf } from '../../../src/commands/index.ts';
import { buildPortfolio } from '../../../src/core/portfolio/portfolio.ts';
import { read } from '../../../src/core/reading/read.ts';
import { ownNamesIn, ownSentence, suggestionsFor } from '../../../src/core/teaching/own-sentences.ts';
import { company, subscription } from '../finding/held-things.ts';
import { here } from '../reading/world.ts';

const portfolio = buildPortfolio({
  companies: [company('a', 'Adatum'), company('b', 'Bellows'), company('c', 'Coho Winery')],
  subscriptions: [
    subscription('a', 'Microsoft 365 E3 [New Commerce Experience]'),
    subscription('b', 'Microsoft 365 F1'),
    subscription('b', 'Visio Plan 1'),
    subscription('gone', null),
  ],
  products: [
    {
      id: 'product of Microsoft 365 F1',
      name: 'Microsoft 365 F1',
      vendorName: 'Microsoft',
      sku: null,
      requiresCommitment: null,
    },
  ],
  asOf: 0,
  unreadable: 0,
});
const names = ownNamesIn(portfolio, null);

describe('the names for examples', () => {
  test('are those with the most subscriptions, and products of the first', () => {
    expect(names).toEqual({
      companies: ['Bellows', 'Adatum'],
      products: ['Microsoft 365 F1', 'Visio Plan 1'],
      vendors: ['Microsoft'],
    });
  });

  test('are only of the companies that a person is limited to', () => {
    expect(ownNamesIn(portfolio, ['a', 'of nobody'])).toEqual({
      companies: ['Adatum'],
      products: ['Microsoft 365 E3'],
      vendors: [],
    });
    expect(ownNamesIn(null, null)).toEqual({ companies: [], products: [], vendors: [] });
  });
});

describe('an example', () => {
  test.each([
    ['renewals next 30 days', 'renewals next 30 days'],
    ['subscriptions Contoso', 'subscriptions Bellows'],
    ['add 3 seats of Business Premium for Contoso', 'add 3 seats of Microsoft 365 F1 for Bellows'],
    ['grant approver to Contoso, Fabrikam', 'grant approver to Bellows, Adatum'],
    ['spend vendor Microsoft', 'spend vendor Microsoft'],
    ['companies fab', null],
    ['assign Contoso to @Bo', null],
    ['Contoso Fabrikam Litware', null],
  ])('has the person’s own names, or is left out: %s', (example, own) =>
    expect(ownSentence(example, names)).toBe(own),
  );
});

describe('a suggestion', () => {
  const suggested = (say: string, given = portfolio) =>
    suggestionsFor(
      say,
      read(say, given, here),
      suggestionsOf('admin'),
      { portfolio: given, names: ownNamesIn(given, null), here },
      (kind) => readKinds.has(kind),
    );
  const placeholder = /Contoso|Fabrikam|Litware|Tailspin|AvePoint|\bBo\b/;
  const messages = [
    'cancel that',
    'add seats',
    'remov 3',
    'increase everything',
    'blorp',
    'invoces plz',
    'gimme stuff of adatum',
    'order something',
    'who did it',
    'onboard',
    'set it',
    'E3 E3 E3',
    '',
    'adatum bellows',
    'grant me',
    'price?',
    'why is the last invoice higher',
    'the f1 at bellows thing',
  ];

  test.each(messages)('never writes and never has a name that the portfolio does not have: %s', (say) => {
    const all = suggested(say);
    expect(all.length).toBeGreaterThan(0);
    expect(all.length).toBeLessThanOrEqual(3);
    for (const sentence of all) {
      expect(sentence).not.toMatch(placeholder);
      const { decision } = read(sentence, portfolio, here);
      expect(decision.kind).toBe('do');
      if (decision.kind === 'do') expect(readKinds.has(decision.intent.kind)).toBe(true);
    }
  });

  test('is made of the names in the message', () => {
    expect(suggested('blorp adatum').filter((say) => say.includes('Adatum')).length).toBeGreaterThan(0);
  });

  test.each([
    ['kontakt zzz Adatum', 'contacts for Adatum'],
    ['qui a Visio Plan 1 ?', 'who has Visio Plan 1'],
    ['invoces last month plz zzz', 'invoices last month'],
    ['am I maybe an approver zzz', 'whoami'],
    ['zzz what can you actually do', 'help'],
    ['zzz renwals of Adatum', 'renewals for Adatum'],
    ['zzz renwals of Adatum and Coho Winery', 'renewals for Adatum and Coho Winery'],
    ['zzz renewals flup bellows next month frob as csv', 'renewals for Bellows next month as csv'],
    ['invoces zzz krz overdue brz adatum frob', 'overdue invoices for Adatum'],
    ['glorp who flup F1 but no Visio kdjf', 'who has F1 but no Visio'],
    ['zzz which clients more than 50 seats krz', 'which customers with more than 50 seats'],
  ])('is what is asked in similar words, with the names and the time of the message: %s', (say, meant) =>
    expect(suggested(say)).toContain(meant),
  );

  test.each([
    ['we added 3 F1 at Bellows last week, right?', 'history F1 for Bellows'],
    ['is it right that Bellows reduced F1 to 25?', 'subscription F1 for Bellows'],
    ['can I still reduce F1 at Bellows or is the 7 days over', 'subscription F1 for Bellows'],
  ])('shows, beside a change that is only spoken of, how it was or stands: %s', (say, meant) => {
    expect(read(say, portfolio, here).decision.kind).toBe('say');
    expect(suggested(say)).toContain(meant);
  });

  test.each(["don't add 3 F1 for Bellows", 'they were told to remove 2 F1 at Bellows'])(
    'is none beside a change that is only told: %s',
    (say) => expect(suggested(say)).toEqual([]),
  );

  test('leaves out what is much less like the message than the first', () => {
    expect(suggested('zzz who has got E3')[0]).toMatch(/^who has/);
  });

  test('has no names before there are any', () => {
    const empty = buildPortfolio({ companies: [], subscriptions: [], asOf: 0, unreadable: 0 });
    for (const say of messages)
      for (const sentence of suggested(say, empty)) expect(sentence).not.toMatch(placeholder);
  });

  test('is only what the role may say', () => {
    const webhooks = commands.filter(({ role }) => role === 'admin').map(({ name }) => name);
    expect(suggestionsOf('viewer').map(({ command }) => command)).not.toEqual(
      expect.arrayContaining([webhooks[0]]),
    );
  });
});
