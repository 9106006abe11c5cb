import { describe, expect, test } from '@jest/globals';
import { cardText } from '../../../src/views/kit/card-text.ts';
import { keepTogether, placeState } from '../../../src/views/kit/fitting.ts';

/** https://unicode.org/reports/tr14/ lets a line break between a minus and a dollar, and before a euro. */
const shown = (text: string): string => {
  const element = { type: 'TextBlock', text };
  keepTogether(element);
  return element.text;
};

describe('an amount', () => {
  test.each([
    ['then −$46.20 a month', 'then −\u2060$46.20 a month'],
    ['+€20.13', '+\u2060€20.13'],
    ['−1.234,50 € im Monat', '−1.234,50\u00a0€ im Monat'],
    ['5,0 % mehr', '5,0\u00a0% mehr'],
    ['CHF 12.00 a seat', 'CHF\u00a012.00 a seat'],
    ['12,00 CHF je Lizenz', '12,00\u00a0CHF je Lizenz'],
    ['12 → 15 seats, 12 Dec 2026 00:00 UTC', '12 → 15 seats, 12 Dec 2026 00:00 UTC'],
  ])('of "%s" stays on one line', (text, kept) => {
    expect(shown(text)).toBe(kept);
  });

  test('stays on one line among facts too', () => {
    const element = { type: 'FactSet', facts: [{ title: 'Costs', value: '−$1.00' }] };
    keepTogether(element);
    expect(element.facts[0]?.value).toBe('−\u2060$1.00');
  });

  test('has plain spaces where a card is read as text', () => {
    const body = [{ type: 'TextBlock', text: shown('−$46.20 and 5,00 €') }];
    expect(cardText({ type: 'AdaptiveCard', body })).toBe('−$46.20 and 5,00 €');
  });
});

describe('a state', () => {
  const titled = (text: string) => ({
    type: 'ColumnSet',
    columns: [
      { type: 'Column', width: 'stretch', items: [{ type: 'TextBlock', text: 'Order · Contoso' }] },
      { type: 'Column', width: 'auto', items: [{ type: 'TextBlock', text, horizontalAlignment: 'Right' }] },
    ],
  });

  test('stands beside its title', () => {
    const element = titled('Being checked');
    placeState(element);
    expect(element).toEqual(titled('Being checked'));
  });

  test('stands below its title when it would leave it no room', () => {
    const element = titled('Wird von Hand eingerichtet');
    placeState(element);
    expect(element).toEqual({
      type: 'Container',
      items: [
        { type: 'TextBlock', text: 'Order · Contoso' },
        {
          type: 'TextBlock',
          text: 'Wird von Hand eingerichtet',
          horizontalAlignment: 'Left',
          spacing: 'None',
        },
      ],
    });
  });
});
