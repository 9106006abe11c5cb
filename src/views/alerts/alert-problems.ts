import type { AlertProblem } from '../../core/understanding/intent.ts';

/** What could not be read of a sentence about alerts, with its mend, in plain text. */
export const alertProblem = (problem: AlertProblem): string => {
  switch (problem.kind) {
    case 'other-rhythm':
      return `A digest can come daily or weekly, not “${problem.written}”.`;
    case 'no-hour':
      return `“${problem.written}” is not an hour of the day.`;
    case 'not-full-hour':
      return `A digest comes on the hour. Say at ${problem.hour} instead of “${problem.written}”.`;
    case 'each-and-digest':
      return 'That asks for a card for each renewal and for a digest. Choose one.';
    case 'daily-and-weekly':
      return 'That asks for a daily and a weekly digest. Choose one.';
    case 'how-often':
      return 'How often should the digest come, daily or weekly? For example: daily digest at 8.';
    case 'not-a-month':
      return 'Alerts use the cost a month. Give the amount a month.';
    case 'unclear-amount':
      return `“${problem.written}” can mean several amounts. Write it like 1000 or 99.50.`;
    case 'bad-amount':
      return `“${problem.written}” is not an amount that alerts can use.`;
    case 'bad-days':
      return `Alerts can come from ${problem.most} days to 1 day before the term ends.`;
    case 'several-named':
      return 'That names several companies, vendors or products. Alerts take one of each. If a name contains such a word, put the name in quotes.';
    case 'names-before':
      return 'Put the name at the end. For example: alerts here for Contoso, or alerts here vendor Microsoft.';
    case 'no-place':
      return 'Where should these alerts go? Say alerts here, with what you want, in that channel or chat.';
    case 'unread-name':
      return `“${problem.written}” is not a filter that alerts know.`;
    case 'off-in-part':
      return `Alerts can only be turned off for a whole channel or chat. Say alerts off there, without “${problem.written}”.`;
  }
};
