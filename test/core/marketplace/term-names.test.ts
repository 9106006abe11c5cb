import { expect, test } from '@jest/globals';
import { commitmentName, termMonths } from '../../../src/core/marketplace/term-names.ts';

test.each([
  ['Monthly', 'Monthly'],
  ['1 Month', 'Monthly'],
  ['P1M', 'Monthly'],
  ['month-to-month', 'Monthly'],
  ['1-Year', '1-Year'],
  ['1 Year', '1-Year'],
  ['Annual', '1-Year'],
  ['Annually', '1-Year'],
  ['12 months', '1-Year'],
  ['12-Month', '1-Year'],
  ['P1Y', '1-Year'],
  ['1 year term', '1-Year'],
  ['24 Months', '2-Year'],
  ['Triennial', '3-Year'],
  ['P36M', '3-Year'],
  ['18 months', '18-Month'],
  ['Evergreen', 'Evergreen'],
  ['0 months', '0 months'],
  ['None', null],
  [null, null],
])('the commitment “%s” is “%s”', (written, name) => expect(commitmentName(written)).toBe(name));

test('the months of a commitment decide over its spelling', () => {
  expect(commitmentName('Contract', 12)).toBe('1-Year');
  expect(commitmentName(null, 36)).toBe('3-Year');
  expect(commitmentName('1-Year', 0)).toBe('1-Year');
  expect(commitmentName('1-Year', 1.5)).toBe('1-Year');
});

test.each([
  ['Quarterly', 3],
  ['2-Year', 24],
  ['3 yrs', 36],
  ['Evergreen', null],
])('“%s” has %s months', (term, months) => expect(termMonths(term)).toBe(months));
