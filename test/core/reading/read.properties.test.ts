import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildPortfolio, type Portfolio } from '../../../src/core/portfolio/portfolio.ts';
import { read } from '../../../src/core/reading/read.ts';
import type { Reading } from '../../../src/core/reading/reading.ts';
import { company, subscription } from '../finding/held-things.ts';
import { here, readIn, shown, world } from './world.ts';

const runs = { numRuns: 300, seed: 11 };
const bp = 'Microsoft 365 Business Premium';

/** Orders with one company, one product and one number, each done as it stands. */
const orders = [
  'add 3 business premium for vanarsdel',
  'remove two business premium from vanarsdel',
  'set business premium for vanarsdel to 30',
  'vanarsdel business premium -> 30',
  'knock 2 off business premium at vanarsdel',
  'please give vanarsdel 4 more business premium',
  'remove 3 business premium from vanarsdel at the renewal',
  'double business premium at vanarsdel',
  'cancel visio plan 2 for contoso ltd',
  'onboard 2 users at vanarsdel with business premium',
] as const;
const changes = new Set(['seats', 'cancel', 'order', 'staff', 'set-price']);
const opens = ({ decision }: Reading): boolean => decision.kind === 'do' && changes.has(decision.intent.kind);
const offers = ({ decision }: Reading): boolean =>
  opens({ decision } as Reading) ||
  decision.kind === 'confirm' ||
  (decision.kind === 'ask' && decision.choices.length > 0);

const inserted = (sentence: string, word: string, at: number): string => {
  const words = sentence.split(' ');
  const place = at % (words.length + 1);
  return [...words.slice(0, place), word, ...words.slice(place)].join(' ');
};

describe('any message', () => {
  test('is read without throwing, and at once', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 12 }),
        fc.constantFrom(
          ...orders.flatMap((order) => order.split(' ')),
          'because',
          'ticket',
          '#4711',
          'and',
          '\n',
          '→',
          '+',
          '-2',
          '"',
          'reason:',
          '@Bo',
        ),
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(pieces, (words) => {
        const started = performance.now();
        readIn(words.join(' '));
        // Far above what it takes, so that a busy machine fails nothing.
        expect(performance.now() - started).toBeLessThan(2000);
      }),
      runs,
    );
  });
  test.each([
    ['ten thousand letters', 'x'.repeat(10_000)],
    ['ten thousand words', 'add 3 '.repeat(5000)],
    ['emoji', '🙄👩‍👩‍👧‍👦'.repeat(60)],
    ['HTML', '<b onclick=x>add 3</b>'.repeat(40)],
    ['an expression’s bomb', `${'(a+)+'.repeat(60)}$`],
    ['open quotation marks', '“‘"\''.repeat(240)],
    ['right-to-left marks', '\u202eadd 3 business premium for vanarsdel\u202c'.repeat(20)],
  ])('of %s opens nothing', (_, message) => {
    expect(opens(readIn(message))).toBe(false);
  });
});

describe('an order', () => {
  test.each(orders)('“%s” is done', (order) => {
    expect(opens(readIn(order))).toBe(true);
  });
  test('with a word that nothing explains is never done', () => {
    const unknown = fc.constantFrom('flurb', 'gnarl', 'zwibbel', 'blorf', 'quux', 'xyzzy');
    fc.assert(
      fc.property(fc.constantFrom(...orders), unknown, fc.nat(), (order, word, at) => {
        const reading = readIn(inserted(order, word, at));
        if (opens(reading)) throw new Error(`${inserted(order, word, at)}: ${shown(reading)}`);
      }),
      runs,
    );
  });
  test('with a polite or empty word means the same', () => {
    const neutral = fc.constantFrom(
      'please',
      'pls',
      'kindly',
      'asap',
      'thanks',
      'um',
      '🙂',
      'hi team,',
      'today',
    );
    fc.assert(
      fc.property(fc.constantFrom(...orders), neutral, fc.boolean(), (order, word, first) => {
        const said = first ? `${word} ${order}` : `${order} ${word}`;
        expect([said, shown(readIn(said))]).toEqual([said, shown(readIn(order))]);
      }),
      runs,
    );
  });
  test.each([
    ['quoted', (order: string) => `"${order}"`],
    ['of a reply', (order: string) => `> ${order}`],
    ['as code', (order: string) => `\`${order}\``],
    ['in a fence', (order: string) => `\`\`\`\n${order}\n\`\`\``],
    ['struck', (order: string) => `~~${order}~~`],
    ['of somebody', (order: string) => `Bo wrote: ${order}`],
    ['in guillemets', (order: string) => `«${order}»`],
  ])('that stands there %s opens and offers nothing', (_, quoted) => {
    for (const order of orders)
      expect([quoted(order), offers(readIn(quoted(order)))]).toEqual([quoted(order), false]);
  });
  test.each([
    ['not', (order: string) => `do not ${order}`],
    ['if', (order: string) => `${order} once Bob confirms`],
    ['might', (order: string) => `we might ${order}`],
    ['said', (order: string) => `Bob said to ${order}`],
    ['should we', (order: string) => `should we ${order}?`],
    ['never', (order: string) => `never ${order}`],
  ])('under “%s” opens and offers nothing', (_, turned) => {
    for (const order of orders)
      expect([turned(order), offers(readIn(turned(order)))]).toEqual([turned(order), false]);
  });
});

/** Companies whose names are words of the bot. */
const names = [
  ...['Add Value', 'Five Guys', '3M', 'Set Design', 'Renewal by Design', 'Cancel Culture Cafe'],
  ...['One Order Logistics', 'Monday Morning Marketing', 'Remove-It Waste Services', 'Pending Fashion House'],
  ...[
    'Northwind Traders',
    'Müller & Söhne GmbH',
    'No Limits Climbing',
    'Status Quo Records',
    'Price & Price',
  ],
  ...[
    'Double Down Brewing',
    'Half Moon Yoga',
    'Seats R Us',
    'The Invoice Factory',
    'Will & May Estate Agents',
  ],
];
const heldBy = (name: string): Portfolio =>
  buildPortfolio({
    companies: [company('c1', name), company('c2', 'Zebra Crossing Ltd')],
    subscriptions: [
      subscription('c1', bp, { id: 'a0000001-0000-4000-8000-000000000000', quantity: 28 }),
      subscription('c1', 'Visio Plan 2', { id: 'a0000002-0000-4000-8000-000000000000', quantity: 5 }),
      subscription('c2', bp, { id: 'a0000003-0000-4000-8000-000000000000', quantity: 4 }),
    ],
    asOf: world.now,
    unreadable: 0,
  });

const templates: readonly ((name: string) => string)[] = [
  (name) => `add 3 business premium for ${name}`,
  (name) => `remove 2 visio from ${name}`,
  (name) => `${name}: +2 business premium`,
  (name) => `set ${name} business premium to 30`,
  (name) => `please give ${name} one more visio`,
  (name) => `could you remove 2 visio from ${name}?`,
  (name) => `cancel visio for ${name}`,
  (name) => `do not add 3 business premium for ${name}`,
  (name) => `add 3 business premium for ${name} once bob confirms`,
  (name) => `add 3 business premium for ${name} tomorrow`,
  (name) => `add 2 business premium and remove 1 visio at ${name}`,
  (name) => `swap 2 visio for business premium at ${name}`,
  (name) => `remove 2 visio from ${name} at the renewal, ticket 4711`,
];

describe('a company’s name', () => {
  test('that is no word of the bot gives what the sentences say', () => {
    const kinds = templates.map((template) => {
      const { decision } = read(template('Tailspin Toys'), heldBy('Tailspin Toys'), here);
      return decision.kind === 'do'
        ? [decision.intent.kind, ...(decision.more ?? []).map(({ kind }) => kind)].join()
        : decision.kind;
    });
    expect(kinds).toEqual([
      ...['seats', 'seats', 'seats', 'seats', 'seats', 'confirm', 'cancel', 'say', 'say', 'say'],
      ...['seats,seats', 'seats,seats', 'seats'],
    ]);
  });
  test.each(names)('“%s” never changes what is meant', (name) => {
    for (const template of templates) {
      const meant = (called: string) => {
        const { decision } = read(template(called), heldBy(called), here);
        return JSON.stringify(decision).replaceAll(called, 'X');
      };
      expect([template(name), meant(name)]).toEqual([template(name), meant('Tailspin Toys')]);
    }
  });
});
