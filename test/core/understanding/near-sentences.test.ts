import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nearestSentences } from '../../../src/core/understanding/near-sentences.ts';

const examples = [
  { command: 'help', sentence: 'help' },
  { command: 'companies', sentence: 'companies' },
  { command: 'companies', sentence: 'companies north' },
  { command: 'subscriptions', sentence: 'subscriptions Contoso' },
  { command: 'renewals', sentence: 'renewals next 30 days' },
  { command: 'renewals', sentence: 'renewals Contoso' },
  { command: 'add', sentence: 'add 3 seats of Business Premium for Contoso' },
  { command: 'remove', sentence: 'remove 2 seats of Business Basic for Fabrikam' },
  { command: 'set', sentence: 'set Business Premium for Contoso to 15 seats' },
  { command: 'pending', sentence: 'pending' },
  { command: 'history', sentence: 'history Contoso Business Premium' },
  { command: 'whoami', sentence: 'whoami' },
];

describe('the nearest sentences', () => {
  test.each([
    ['renwals', 'renewals next 30 days'],
    ['compnies', 'companies'],
    ['compnies north', 'companies north'],
    ['customer list thing', 'companies'],
    ['ad 3 seats of bp for contoso', 'add 3 seats of Business Premium for Contoso'],
    ['remov 2 seats', 'remove 2 seats of Business Basic for Fabrikam'],
    ['incrase the seats', 'add 3 seats of Business Premium for Contoso'],
    ['histry', 'history Contoso Business Premium'],
    ['expirng stuff', 'renewals next 30 days'],
    ['subscr', 'subscriptions Contoso'],
  ])('of "%s" begin with "%s"', (text, first) => {
    expect(nearestSentences(text, examples)[0]).toBe(first);
  });

  test('are three of three commands, or as many as there are', () => {
    expect(nearestSentences('renewals', examples).length).toBe(3);
    expect(nearestSentences('', examples)).toEqual(['help', 'companies', 'subscriptions Contoso']);
    expect(nearestSentences('renewals', examples.slice(0, 2)).length).toBe(2);
    expect(nearestSentences('renewals', [])).toEqual([]);
  });

  test('are sentences of the list, whatever was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 1000 }), (text) => {
        const found = nearestSentences(text, examples);
        expect(found.length).toBe(3);
        for (const sentence of found) expect(examples.map((example) => example.sentence)).toContain(sentence);
      }),
    );
  });
});
