import { describe, expect, test } from '@jest/globals';
import { heardIn } from '../../../src/core/atoms/heard.ts';
import { vocabularyOf } from '../../../src/core/finding/vocabulary-of.ts';
import { askedSentence } from '../../../src/core/teaching/asked-sentence.ts';
import type { IntentKind } from '../../../src/core/understanding/intent.ts';
import { world } from '../reading/world.ts';

const { portfolio, now, zone } = world;
const asked = (kind: IntentKind, message: string) =>
  askedSentence(kind, heardIn(vocabularyOf(portfolio), message), portfolio, { now, zone });

describe('the sentence of a message’s question', () => {
  test.each<[IntentKind, string, string]>([
    ['portfolio', 'zzz who has only E3', 'who has only E3'],
    ['portfolio', 'zzz who has no E3 krz', 'who has no E3'],
    ['portfolio', 'glorp business premium but no sentinelone', 'who has business premium but no SentinelOne'],
    ['portfolio', 'zzz all annual subscriptions krz', 'all annual subscriptions'],
    ['portfolio', 'zzz cancelled subscriptions of last month', 'cancelled subscriptions last month'],
    ['portfolio', 'zzz clients with an open window', 'all subscriptions with an open window'],
    ['portfolio', 'zzz customers over 500 EUR krz', 'which customers over 500 EUR'],
    ['portfolio', 'zzz customers with fewer than 5 seats', 'which customers with fewer than 5 seats'],
    [
      'portfolio',
      'zzz clients with annual terms and more than 20 seats',
      'which customers on annual terms with more than 20 seats',
    ],
    ['portfolio', 'zzz new customers last month as csv', 'new customers last month as csv'],
    ['renewals', 'zzz renewals over 500 EUR except Litware', 'renewals over 500 EUR except Litware'],
    ['renewals', 'zzz renewals at most 200 EUR', 'renewals at most 200 EUR'],
    ['renewals', 'zzz renewals next month by vendor', 'renewals by vendor next month'],
    ['renewals', 'zzz annual renewals of microsoft krz', 'renewals vendor Microsoft annual'],
    ['renewals', 'woodgrove and litware zzz renewals', 'renewals for Woodgrove Bank and Litware'],
    ['margins', 'zzz margins under 10 %', 'margins under 10%'],
    ['spend', 'zzz what does Litware spend krz', 'spend for Litware'],
    ['spend', 'zzz what do we spend on Microsoft krz', 'spend for Microsoft'],
    ['invoices', 'unpaid zzz invoices', 'unpaid invoices'],
    ['price', 'zzz price 12 E5 woodgrove', 'price of 12 E5 for Woodgrove Bank'],
    ['subscription', 'E5 woodgrove, is the 7 days over', 'subscription E5 for Woodgrove Bank'],
  ])('has its names, times and filters (%s): %s', (kind, message, sentence) =>
    expect(asked(kind, message)).toBe(sentence),
  );

  test.each<[IntentKind, string]>([
    // Of no name, or of one that fits several, nobody knows which is meant.
    ['subscriptions', 'zzz subs krz'],
    ['subscriptions', 'zzz subs of contoso krz'],
    ['contacts', 'contacts of zorro'],
    // An example says as much.
    ['renewals', 'zzz renewals krz'],
    // What is no question has none.
    ['seats', 'add 3 E3 for Woodgrove'],
    ['terms', 'zzz'],
    ['help', 'help zzz'],
  ])('is none where an example says as much, or a name is not sure (%s): %s', (kind, message) =>
    expect(asked(kind, message)).toBeNull(),
  );
});
