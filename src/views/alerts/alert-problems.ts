import type { AlertProblem } from '../../core/understanding/intent.ts';

/** What could not be read of a sentence about alerts, with its mend, in plain text. */
export const alertProblem = (problem: AlertProblem): string => {
  switch (problem.kind) {
    case 'other-rhythm':
      return `A digest comes once a day or once a week; “${problem.written}” is neither.`;
    case 'no-hour':
      return `“${problem.written}” is no hour of the day.`;
    case 'not-full-hour':
      return `A digest comes at a full hour: say at ${problem.hour} instead of “${problem.written}”.`;
    case 'each-and-digest':
      return 'That asks for a card for each renewal and for a digest: say one of the two.';
    case 'daily-and-weekly':
      return 'That asks for a digest every day and every week: say one of the two.';
    case 'how-often':
      return 'Say whether the digest is to come daily or weekly, such as: daily digest at 8.';
    case 'not-a-month':
      return 'Alerts look at what a renewal costs a month: say the amount for a month.';
    case 'unclear-amount':
      return `“${problem.written}” may mean several amounts: write it like 1000 or 99.50.`;
    case 'bad-amount':
      return `“${problem.written}” is no amount that alerts can look for.`;
    case 'bad-days':
      return `Alerts can come from ${problem.most} days to 1 day before the term ends.`;
    case 'several-named':
      return 'That names several companies, vendors or products, and alerts look for one of each. A name with such a word in it goes in quotes.';
    case 'names-before':
      return 'Say whom the alerts are about behind them, such as: alerts here for Contoso, or alerts here vendor Microsoft.';
    case 'no-place':
      return 'Where should these alerts come? Say alerts here, with what you want, in the channel or chat that is to hear of renewals.';
    case 'unread-name':
      return `“${problem.written}” could not be read as a filter of alerts.`;
    case 'off-in-part':
      return `Alerts are turned off for a whole place: say alerts off there. “${problem.written}” says more than that.`;
  }
};
