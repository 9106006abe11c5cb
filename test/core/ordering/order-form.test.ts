import { describe, expect, test } from '@jest/globals';
import { codeOf, inputOf } from '../../../src/core/changes/detail-inputs.ts';
import type { ProvisioningDetail } from '../../../src/core/marketplace/products.ts';
import {
  type LineChoices,
  quantityOf,
  readOrderForm,
  sharedDetails,
} from '../../../src/core/ordering/order-form.ts';

describe('the form of an order', () => {
  const detail = (key: string, kind: ProvisioningDetail['kind'], possibleValues: string[] = []) => ({
    ...{ key, label: key === 'bare' ? null : `The ${key}`, description: null },
    ...{ kind, possibleValues },
  });
  const sentences = ['Yes, with a comma', 'No'];
  const details = [
    detail('text', 'text'),
    detail('one', 'single', sentences),
    detail('many', 'multi', sentences),
    detail('bare', 'text'),
  ];
  const choices = [
    { key: 'k', billingTerm: 'Monthly', commitmentTermId: 't1', commitmentTerm: '1-Year', price: null },
  ];
  const parents = ['s1', 's2'].map((id) => ({
    ...{ key: id, seats: 12 },
    parent: { subscriptionId: id, productName: 'Business Premium' },
  }));
  const line: LineChoices = { productName: 'Exchange Online', choices, parents: [], details };
  const fill = (typed: Record<string, string>, overrides: object = {}) =>
    readOrderForm(new Map(Object.entries(typed)), [{ ...line, ...overrides }]);

  test('returns what was chosen and filled in, without empty inputs', () => {
    const many = sentences.map(codeOf).join(', ');
    const typed = {
      quantity: '10',
      choice: 'k',
      [inputOf({ key: 'text' })]: ' a ',
      [inputOf({ key: 'many' })]: many,
    };
    expect(fill(typed)).toEqual({
      kind: 'good',
      lines: [
        {
          ...{ quantity: 10, choice: choices[0], parent: null },
          provisioning: [
            { key: 'text', label: 'The text', values: ['a'] },
            { key: 'many', label: 'The many', values: sentences },
          ],
        },
      ],
    });
    const one = { [inputOf({ key: 'one' })]: codeOf('No'), [inputOf({ key: 'bare' })]: 'x' };
    expect(fill({ quantity: '1', choice: 'k', ...one })).toMatchObject({
      lines: [{ provisioning: [{ values: ['No'] }, { label: 'bare', values: ['x'] }] }],
    });
  });

  test('lists all problems at once', () => {
    const bad = fill(
      {
        quantity: '0',
        choice: 'gone',
        [inputOf({ key: 'text' })]: 'x'.repeat(501),
        [inputOf({ key: 'one' })]: 'forged',
      },
      { parents },
    );
    expect(bad.kind === 'bad' && bad.problems).toEqual([
      { kind: 'no-quantity', product: null },
      { kind: 'no-choice', product: null },
      { kind: 'no-parent', product: null },
      { kind: 'too-long', label: 'The text', longest: 500 },
      { kind: 'other-choices', label: 'The one' },
    ]);
  });

  test('uses the only parent, or the chosen one of several', () => {
    const typed = { quantity: '1', choice: 'k' };
    expect(fill(typed, { parents: [parents[0]] })).toMatchObject({
      ...{ kind: 'good', lines: [{ parent: { subscriptionId: 's1' } }] },
    });
    expect(fill({ ...typed, parent: 's2' }, { parents })).toMatchObject({
      lines: [{ parent: { subscriptionId: 's2' } }],
    });
    expect(fill({ ...typed, parent: 'forged' }, { parents })).toMatchObject({ kind: 'bad' });
  });

  test.each(['', '1.5', '-1', '1e3', 'ten', '1000000', '0', '1.000', '1,000'])(
    'reads no number of seats from “%s”',
    (text) => {
      expect(quantityOf(new Map([['quantity', text]]))).toBeNull();
    },
  );
  test('reads a number as clients send it', () => {
    expect(quantityOf(new Map([['quantity', ' 12.0 ']]))).toBe(12);
    expect(quantityOf(new Map())).toBeNull();
  });

  test('names an input by its whole key, so no two details share one', () => {
    const long = 'x'.repeat(70);
    const keys = ['ms Tenant', 'ms_Tenant', 'ms{Tenant', `${long}1`, `${long}2`];
    const ids = keys.map((key) => inputOf({ key }));
    expect(new Set(ids).size).toBe(keys.length);
    for (const id of ids) expect(id).toMatch(/^detail-[0-9a-f]{8}$/);
  });

  test('sends a value chosen twice only once', () => {
    const twice = ['No', 'No', 'Yes, with a comma'].map(codeOf).join(',');
    expect(fill({ quantity: '1', choice: 'k', [inputOf({ key: 'many' })]: twice })).toMatchObject({
      kind: 'good',
      lines: [{ provisioning: [{ key: 'many', values: ['No', 'Yes, with a comma'] }] }],
    });
  });

  test('reads each line by inputs of its own, and asks a shared detail once', () => {
    const second: LineChoices = { ...line, productName: 'Defender', details: [detail('text', 'text')] };
    const typed = {
      quantity: '5',
      choice: 'k',
      'quantity-2': '3',
      'choice-2': 'k',
      [inputOf({ key: 'text' })]: 'a',
    };
    const read = readOrderForm(new Map(Object.entries(typed)), [line, second]);
    const given = [{ key: 'text', label: 'The text', values: ['a'] }];
    expect(read).toMatchObject({
      kind: 'good',
      lines: [
        { quantity: 5, provisioning: given },
        { quantity: 3, provisioning: given },
      ],
    });
    expect(sharedDetails([line, second])).toEqual(details);
  });

  test('names the product of a problem when there are several, and a shared problem once', () => {
    const bad = new Map([[inputOf({ key: 'text' }), 'x'.repeat(501)]]);
    const second = { ...line, productName: 'Defender' };
    expect(readOrderForm(bad, [line, second])).toEqual({
      kind: 'bad',
      problems: [
        { kind: 'no-quantity', product: 'Exchange Online' },
        { kind: 'no-choice', product: 'Exchange Online' },
        { kind: 'too-long', label: 'The text', longest: 500 },
        { kind: 'no-quantity', product: 'Defender' },
        { kind: 'no-choice', product: 'Defender' },
      ],
    });
  });
});
