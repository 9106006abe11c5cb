import { describe, expect, test } from '@jest/globals';
import { forText, periodText, withinText } from '../../../src/views/kit/period-text.ts';
import { inLocale } from '../../../src/views/texts/locale.ts';

/** Every form in which the core names a time (core/periods, core/understanding/spans.ts), and its German. */
const names: readonly (readonly [name: string, german: string])[] = [
  ['today', 'heute'],
  ['since yesterday', 'seit gestern'],
  ['this month', 'diesen Monat'],
  ['next quarter', 'nächstes Quartal'],
  ['last hour', 'in der letzten Stunde'],
  ['next 30 days', 'in den nächsten 30 Tagen'],
  ['next 1 weeks', 'in der nächsten Woche'],
  ['last 12 months', 'in den letzten 12 Monaten'],
  ['in December 2026', 'im Dezember 2026'],
  ['December 2026', 'Dezember 2026'],
  ['in Q4 2026', 'in Q4 2026'],
  ['in 2026', 'in 2026'],
  ['week 50 of 2026', 'in Woche 50 von 2026'],
  ['3 Dec 2026', '3. Dez. 2026'],
  ['1 Nov 2026 to 3 Dec 2026', '1. Nov. 2026 bis 3. Dez. 2026'],
  ['until 3 Dec 2026', 'bis 3. Dez. 2026'],
  ['before 3 Dec 2026', 'vor dem 3. Dez. 2026'],
  ['after December 2026', 'nach Dezember 2026'],
  ['from 3 Dec 2026', 'ab 3. Dez. 2026'],
  ['since 3 Dec 2026', 'seit 3. Dez. 2026'],
  ['in the first half of December 2026', 'Dezember 2026, erste Hälfte'],
  ['in the second half of this year', 'dieses Jahr, zweite Hälfte'],
  ['rest of Q4 2026', 'Q4 2026, der Rest'],
  ['end of next week', 'nächste Woche, Ende'],
  ['middle of December 2026', 'Dezember 2026, Mitte'],
  ['beginning of December 2026', 'Dezember 2026, Anfang'],
  ['start of December 2026', 'Dezember 2026, Beginn'],
  ['first 15 days of December 2026', 'Dezember 2026, Anfang (15 Tage)'],
  ['last week of this year', 'dieses Jahr, Ende (1 Woche)'],
  ['4711', '4711'],
];

describe('a time that the core has named', () => {
  test.each(names.filter(([name]) => name !== 'next 1 weeks'))('%s is said so in English', (name) => {
    expect(periodText(name)).toBe(name);
  });

  test.each(names)('%s is %s in German', (name, german) => {
    expect(inLocale('de-DE', () => periodText(name))).toBe(german);
  });

  test('stands in a sentence', () => {
    const of = () => [
      ...['next 30 days', 'this month', 'in December 2026'].map(withinText),
      ...['last 12 months', 'this month', 'in December 2026'].map(forText),
    ];
    expect(of()).toEqual([
      ...['in the next 30 days', 'this month', 'in December 2026'],
      ...['for the last 12 months', 'for this month', 'in December 2026'],
    ]);
    expect(inLocale('de-DE', of)).toEqual([
      ...['in den nächsten 30 Tagen', 'diesen Monat', 'im Dezember 2026'],
      ...['in den letzten 12 Monaten', 'diesen Monat', 'im Dezember 2026'],
    ]);
  });
});
