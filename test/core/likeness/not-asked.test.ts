import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type World, worldOf } from '../../../scripts/corpus-score.ts';
import { readBeside } from '../../../src/core/conversation/follow-up.ts';
import { noMemory } from '../../../src/core/conversation/remembered.ts';

const world = worldOf(
  JSON.parse(readFileSync(new URL('../../corpus/world.json', import.meta.url), 'utf8')) as World,
);
const read = (say: string) => readBeside(say, world.portfolio, noMemory, world);
const asked = (say: string): string => {
  const { decision } = read(say);
  return decision.kind === 'do' ? decision.intent.kind : decision.kind;
};

/** What is nothing for the bot, beside what sounds like it and is asked of it. */
const kinds: Readonly<Record<string, readonly (readonly [nothing: string, look: string, kind: string])[]>> = {
  'a name or a word of a look-up opens none where nothing is asked of the bot': [
    [
      'did someone ring Tailspin back about that alert?',
      'did someone change anything at Tailspin this week?',
      'what-changed',
    ],
    ['is Fergus in today?', "what's on today?", 'today'],
    [
      'printer at Woodgrove shows offline since the update',
      'renewals of Woodgrove, the printer works again',
      'renewals',
    ],
    ['renew the SSL certificate of Litware', 'renewals of Litware', 'renewals'],
    ['write to Trey that the renewal is done', 'when is the renewal of Trey', 'renewals'],
  ],
  'what the bot counts of nobody is not told by a list of subscriptions': [
    [
      'how many laptops does Trey Research have',
      'how many licences does Trey Research have',
      'subscriptions',
    ],
    ['what firewall do Litware have', 'what Keeper do Kowalski have', 'subscription'],
    ['which servers does Litware have', 'which tickets are waiting for approval', 'pending'],
    ['whose laptops are with Litware', 'whose tickets are waiting', 'pending'],
    ['how many PCs has Add Value', 'how many PCs have SentinelOne at Add Value', 'subscription'],
  ],
  'whether a service of others is down is not told by the state of Pax8': [
    [
      'is Outlook down for anyone else or is it just me',
      'is pax8 down for anyone else or is it just me',
      'status',
    ],
    ['is Teams down for anyone else', 'is the bot down for anyone else', 'status'],
    ['is the Azure portal down', 'is Azure usage down', 'usage'],
    ['is Azure down', 'is the Azure bill down', 'usage'],
    ['is the Adobe login down', 'is Adobe revenue down', 'spend'],
    ['is Adobe down', 'are Adobe licences down', 'portfolio'],
    ['is Keeper broken', 'is Keeper broken down by customer', 'portfolio'],
  ],
  'an order of what is no product is none': [
    [
      'book me a room at the Ocean View Hotel for two nights',
      'what does the Ocean View Hotel have',
      'subscriptions',
    ],
    ['drop by Litware at 3', 'what changed at Litware', 'what-changed'],
  ],
};

describe.each(Object.entries(kinds))('%s', (_, pairs) => {
  test.each(pairs)('%s, but %s', (nothing, look, kind) => {
    expect(asked(nothing)).toBe('unknown');
    expect(asked(look)).toBe(kind);
  });
});

describe('a thought', () => {
  test.each([
    'perhaps we should move everybody to annual some day',
    'one day we should clean up all those E3 customers',
    'some day we might look at the invoices',
  ])('opens nothing: %s', (say) => {
    expect(read(say).decision).toEqual({ kind: 'say', about: 'uncertain' });
  });

  test('that is asked is a question', () => {
    expect(asked('I wonder, who has E3?')).toBe('portfolio');
  });
});

describe('what was read in it', () => {
  test('stays, as what may have been meant', () => {
    expect(read('write to Trey that the renewal is done').frames).toEqual([
      expect.objectContaining({ kind: 'renewals' }),
    ]);
  });

  test('a long message is left as it was read', () => {
    const story = 'the weather was nice and the train was late and the coffee was cold, '.repeat(10);
    expect(asked(`${story} renewals of Litware`)).not.toBe('unknown');
  });
});
