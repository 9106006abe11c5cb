import { describe, expect, test } from '@jest/globals';
import { alertProblem } from '../../../src/views/alerts/alert-problems.ts';

describe('what could not be read of a sentence about alerts is told with its mend:', () => {
  test.each<[Parameters<typeof alertProblem>[0], string]>([
    [{ kind: 'other-rhythm', written: 'monthly' }, 'A digest can come daily or weekly, not “monthly”.'],
    [{ kind: 'no-hour', written: 'at 25' }, '“at 25” is not an hour of the day.'],
    [
      { kind: 'not-full-hour', written: 'at 7:30', hour: 7 },
      'A digest comes on the hour. Say at 7 instead of “at 7:30”.',
    ],
    [{ kind: 'each-and-digest' }, 'That asks for a card for each renewal and for a digest. Choose one.'],
    [{ kind: 'daily-and-weekly' }, 'That asks for a daily and a weekly digest. Choose one.'],
    [
      { kind: 'how-often' },
      'How often should the digest come, daily or weekly? For example: daily digest at 8.',
    ],
    [{ kind: 'not-a-month' }, 'Alerts use the cost a month. Give the amount a month.'],
    [
      { kind: 'unclear-amount', written: '1.000' },
      '“1.000” can mean several amounts. Write it like 1000 or 99.50.',
    ],
    [{ kind: 'bad-amount', written: '0' }, '“0” is not an amount that alerts can use.'],
    [{ kind: 'bad-days', most: 365 }, 'Alerts can come from 365 days to 1 day before the term ends.'],
    [
      { kind: 'several-named' },
      'That names several companies, vendors or products. Alerts take one of each. If a name contains such a word, put the name in quotes.',
    ],
    [
      { kind: 'names-before' },
      'Put the name at the end. For example: alerts here for Contoso, or alerts here vendor Microsoft.',
    ],
    [
      { kind: 'no-place' },
      'Where should these alerts go? Say “alerts here”, with what you want, in that channel or chat.',
    ],
    [{ kind: 'unread-name', written: 'under 500' }, '“under 500” is not a filter that alerts know.'],
    [
      { kind: 'off-in-part', written: 'alerts off for Contoso' },
      'Alerts can only be turned off for a whole channel or chat. Say “alerts off” there, without “alerts off for Contoso”.',
    ],
  ])('%j', (problem, sentence) => expect(alertProblem(problem)).toBe(sentence));
});
