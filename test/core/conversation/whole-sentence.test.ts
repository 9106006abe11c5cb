import { describe, expect, test } from '@jest/globals';
import { isChange, sentenceOf } from '../../../src/core/conversation/whole-sentence.ts';
import { readIn, shown, world } from '../reading/world.ts';

const intentOf = (say: string) => {
  const { decision, frames } = readIn(say);
  const [intent] = decision.kind === 'do' ? [decision.intent] : frames;
  if (intent === undefined || !isChange(intent)) throw new Error(`no change in ${say}`);
  return intent;
};

describe('a change as its whole sentence', () => {
  test.each([
    ['add 3 bp to vanarsdel', 'add 3 seats of #a0001300'],
    ['remove 2 e5 from trey', 'remove 2 seats of #a0001200'],
    ['set vanarsdel business premium to 30', 'set #a0001300 to 30 seats'],
    ['set trey e5', 'set #a0001200 seats'],
    ['add bp to vanarsdel', 'add seats of #a0001300'],
    ['add 3 seats for litware', 'add 3 seats for Litware'],
    ['add 3 e5', 'add 3 seats of e5'],
    ['remove 2 e5 from trey at renewal', 'remove 2 seats of #a0001200 at the renewal'],
    ['what if add 5 bp for vanarsdel', 'what if add 5 seats of #a0001300'],
    ['order 3 keeper for vanarsdel', 'order 3 keeper for VanArsdel as a new subscription'],
    ['order keeper for vanarsdel', 'order keeper for VanArsdel as a new subscription'],
    [
      'order 3 keeper for vanarsdel, annual',
      'order 3 keeper for VanArsdel on a one-year term as a new subscription',
    ],
    ['cancel visio for contoso ltd', 'cancel #a0000a01'],
    ['cancel visio for contoso ltd now', 'cancel #a0000a01 now'],
    ['cancel visio for contoso ltd at the end of the term', 'cancel #a0000a01 at the end of the term'],
    ['cancel visio for contoso ltd on 3 march', 'cancel #a0000a01 on 3 March 2027'],
    ['onboard 2 users at vanarsdel with bp', 'onboard 2 users at VanArsdel with bp'],
    ['offboard users at litware', 'offboard users at Litware'],
    ['onboard 2 users', 'onboard 2 users'],
    ['set price of bp for vanarsdel to 24.50 USD', 'set price of bp for VanArsdel to 24.50 USD'],
    ['set price of bp for vanarsdel to 24.50', 'set price of bp for VanArsdel to 24.50'],
    ['set price of bp for vanarsdel', 'set price of bp for VanArsdel'],
  ])('“%s” is “%s”, which is read as the same', (say, whole) => {
    const intent = intentOf(say);
    const sentence = sentenceOf(intent, world.zone);
    expect(sentence).toBe(whole);
    expect(shown(readIn(sentence))).toBe(shown(readIn(say)));
  });

  test('names what an order lacks not at all', () => {
    const target = { company: null, product: null, words: null, reference: null };
    const count = { kind: 'bad', written: '', problem: 'missing' } as const;
    const more = [{ n: 2, product: 'visio' }];
    expect(sentenceOf({ kind: 'order', count, target, more: [] }, 'UTC')).toBe('order as a new subscription');
    expect(sentenceOf({ kind: 'order', count, target: { ...target, product: 'e5' }, more }, 'UTC')).toBe(
      'order e5 and 2 visio as a new subscription',
    );
  });
});
