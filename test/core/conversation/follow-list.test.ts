import { describe, expect, test } from '@jest/globals';
import { memoryAfter } from '../../../scripts/corpus-score.ts';
import { readBeside } from '../../../src/core/conversation/follow-up.ts';
import type { Decision } from '../../../src/core/reading/reading.ts';
import { here, shown, world } from '../reading/world.ts';

const decided = (after: string, say: string): Decision =>
  readBeside(say, world.portfolio, memoryAfter(world, [after]), here).decision;

const boundOf = (decision: Decision): unknown => {
  if (decision.kind !== 'do') return decision.kind;
  const { intent, filters = {} } = decision;
  if (intent.kind !== 'portfolio') return filters.amount?.most ?? filters.amount?.least ?? filters.seats;
  const { moreSeats, fewerSeats, amount } = intent.question;
  return moreSeats ?? fewerSeats ?? amount?.most ?? amount?.least;
};

describe('beside a list that was shown', () => {
  test.each([
    ['margins below 10%', 'ok make it 15', 15],
    ['who has more than 50 seats', 'make it 20', 20],
    ['customers under 200 a month', 'better 300', 300],
    ['renewals over $500 next month', 'make it 800', 800],
  ])('a number is its other bound: %s, %s', (after, say, bound) =>
    expect(boundOf(decided(after, say))).toBe(bound),
  );

  test('a number is none where a list has no bound, or two', () => {
    expect(decided('who has copilot', '15').kind).toBe('ask');
    expect(decided('who has between 10 and 50 seats', 'make it 20').kind).toBe('ask');
    expect(decided('margins below 10%', 'make it 15 or 20').kind).toBe('ask');
  });

  test.each([
    ['renewals of Trey', 'Litware?', 'renewals'],
    ['azure usage of Trey Research', 'ta. Wide World?', 'usage'],
    ['invoices of Litware', 'Fabrikam', 'company'],
    ['spend Trey Research', 'now do Fabrikam', 'spend'],
    ['what does Litware have', 'great! And who is the right person to talk to over there?', 'contacts'],
    ['renewals in december', 'only the Adobe ones please, I want to get ahead of them', 'renewals'],
  ])('a name with a question mark asks the same of it: %s, %s', (after, say, kind) =>
    expect(decided(after, say)).toMatchObject({ kind: 'do', intent: { kind } }),
  );

  test.each(['and that same list in a csv, so I can sort it in Excel?', 'can I get that list as a csv'])(
    '"that list" as a file is the one that was shown: %s',
    (say) =>
      expect(decided('who has power bi pro', say)).toMatchObject({
        kind: 'do',
        intent: { kind: 'portfolio', question: { what: 'companies', as: 'csv' } },
      }),
  );

  test('"the other way round" swaps what companies have and lack', () => {
    const decision = decided('who has huntress edr but not itdr', 'and the other way round?');
    const question =
      decision.kind === 'do' && decision.intent.kind === 'portfolio' ? decision.intent.question : null;
    expect([question?.has.join().toLowerCase(), question?.lacks.join().toLowerCase()]).toEqual([
      expect.stringContaining('itdr'),
      expect.stringContaining('edr'),
    ]);
    expect(decided('who has copilot', 'the other way round').kind).not.toBe('do');
  });

  test('a town is another place, after companies of one', () => {
    expect(decided('customers in portland', 'Salem?')).toMatchObject({
      intent: { kind: 'companies', where: { place: 'Salem' } },
    });
  });

  test('"since when do they pay that?" is of the price that was shown', () => {
    expect(decided('price of premium for apex engines', 'since when do they pay that much')).toMatchObject({
      intent: { kind: 'price-history', target: { company: 'Apex Engines' } },
    });
  });

  test.each([
    ['who has office 365 e3', 'ok cancel all of those'],
    ['who has copilot', 'add one for each of them'],
  ])('a change for each of them is said to go one at a time: %s, %s', (after, say) =>
    expect(decided(after, say)).toEqual({ kind: 'say', about: 'for-each', look: after }),
  );

  test.each([
    [
      'pending',
      'only one order logistics, the rest can wait till after lunch',
      'do pending @ One Order Logistics',
    ],
    ['what changed in october', "only Fabrikam, I don't need the others", 'do what-changed @ Fabrikam Inc'],
  ])('what follows is found beside a remark: %s, %s', (after, say, meant) => {
    const reading = readBeside(say, world.portfolio, memoryAfter(world, [after]), here);
    expect(shown(reading).replace(/ left .*/, '')).toBe(meant);
  });

  test.each([
    ['add 3 e3 for woodgrove', 'only Fabrikam, I do not need the others'],
    ['what changed in october', 'flurb wobbly, quux zork'],
  ])('and is nothing after a change, or where no part follows: %s, %s', (after, say) =>
    expect(decided(after, say).kind).not.toBe('do'),
  );
});
