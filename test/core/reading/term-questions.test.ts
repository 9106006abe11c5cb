import { describe, expect, test } from '@jest/globals';
import { read } from '../../../src/core/reading/read.ts';
import { here, readIn, shown } from './world.ts';

const topic = (say: string): string | null => {
  const { decision } = readIn(say);
  return decision.kind === 'do' && decision.intent.kind === 'terms'
    ? (decision.intent.topic ?? 'all')
    : shown({ decision } as never);
};

describe('a question about terms of licensing', () => {
  test.each([
    ['how does NCE work?', 'new-commerce'],
    ['explain new commerce', 'new-commerce'],
    ['can you explain the new commerce experience please', 'new-commerce'],
    ['NCE?', 'new-commerce'],
    ['help nce', 'new-commerce'],
    ['what is the 7 day window?', 'window'],
    ["what's a seven-day window", 'window'],
    ['how long is the cancellation window', 'window'],
    ['tell me about the 168 hours', 'window'],
    ['how do seven day windows work', 'window'],
    ['what does "proration" mean', 'proration'],
    ["what's meant by commitment term", 'commitment'],
    ['when am I allowed to reduce licences?', 'fewer-seats'],
    ['are we able to drop licenses mid-contract?', 'fewer-seats'],
    ["what happens if we don't renew?", 'renewal'],
    ['what is EST?', 'service-term'],
    ["what's the extended service term", 'service-term'],
    ['what does co-term mean?', 'co-term'],
    ['co-terming?', 'co-term'],
    ['can seats be reduced mid-term in general?', 'fewer-seats'],
    ["why can't I remove seats", 'fewer-seats'],
    ['when can licences go back?', 'fewer-seats'],
    ["why can't I reduce seats in the last 24 hours?", 'last-day'],
    ['what happens in the last 24 hours', 'last-day'],
    ["what's the difference between annual and monthly commitment", 'commitment'],
    ['what is a commitment term', 'commitment'],
    ['what happens when a term ends?', 'renewal'],
    ['what happens at renewal', 'renewal'],
    ['how does proration work', 'proration'],
    ['what is partner cost', 'cost'],
    ['how do trials work?', 'trial'],
    ['help terms', 'all'],
    ['terms', 'all'],
    ['glossary', 'all'],
  ])('%s is about %s', (say, found) => expect(topic(say)).toBe(found));

  test.each([
    ['help renewals', 'do help'],
    ['renewals', 'do renewals'],
    ['what are the renewals', 'do renewals'],
    ['what is the renewal date of vanarsdel', 'do renewals @ VanArsdel'],
    ['which trials end soon?', 'do trials'],
    ['can I still reduce business premium at vanarsdel?', 'do subscription business premium @ VanArsdel'],
    ['what is the commitment', 'unknown'],
    ['who has NCE', 'do portfolio'],
  ])('what is asked of the portfolio is none: %s', (say, meant) => expect(topic(say)).toBe(meant));

  test('is read before the portfolio is', () => {
    expect(read('what is EST?', null, here).decision).toEqual({
      kind: 'do',
      intent: { kind: 'terms', topic: 'service-term' },
    });
  });
});
