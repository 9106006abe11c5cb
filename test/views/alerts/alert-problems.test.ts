import { describe, expect, test } from '@jest/globals';
import { alertProblem } from '../../../src/views/alerts/alert-problems.ts';

describe('what could not be read of a sentence about alerts is told with its mend:', () => {
  test.each<[Parameters<typeof alertProblem>[0], string]>([
    [
      { kind: 'other-rhythm', written: 'monthly' },
      'A digest comes once a day or once a week; “monthly” is neither.',
    ],
    [{ kind: 'no-hour', written: 'at 25' }, '“at 25” is no hour of the day.'],
    [
      { kind: 'not-full-hour', written: 'at 7:30', hour: 7 },
      'A digest comes at a full hour: say at 7 instead of “at 7:30”.',
    ],
    [
      { kind: 'each-and-digest' },
      'That asks for a card for each renewal and for a digest: say one of the two.',
    ],
    [{ kind: 'daily-and-weekly' }, 'That asks for a digest every day and every week: say one of the two.'],
    [{ kind: 'how-often' }, 'Say whether the digest is to come daily or weekly, such as: daily digest at 8.'],
    [{ kind: 'not-a-month' }, 'Alerts look at what a renewal costs a month: say the amount for a month.'],
    [
      { kind: 'unclear-amount', written: '1.000' },
      '“1.000” may mean several amounts: write it like 1000 or 99.50.',
    ],
    [{ kind: 'bad-amount', written: '0' }, '“0” is no amount that alerts can look for.'],
    [{ kind: 'bad-days', most: 365 }, 'Alerts can come from 365 days to 1 day before the term ends.'],
    [
      { kind: 'several-named' },
      'That names several companies, vendors or products, and alerts look for one of each. A name with such a word in it goes in quotes.',
    ],
    [
      { kind: 'names-before' },
      'Say whom the alerts are about behind them, such as: alerts here for Contoso, or alerts here vendor Microsoft.',
    ],
    [
      { kind: 'no-place' },
      'Where should these alerts come? Say alerts here, with what you want, in the channel or chat that is to hear of renewals.',
    ],
    [{ kind: 'unread-name', written: 'under 500' }, '“under 500” could not be read as a filter of alerts.'],
    [
      { kind: 'off-in-part', written: 'alerts off for Contoso' },
      'Alerts are turned off for a whole place: say alerts off there. “alerts off for Contoso” says more than that.',
    ],
  ])('%j', (problem, sentence) => expect(alertProblem(problem)).toBe(sentence));
});
