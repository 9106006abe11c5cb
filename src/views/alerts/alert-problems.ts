import type { AlertProblem } from '../../core/understanding/intent.ts';
import { t } from '../texts/t.ts';

/** What could not be read in a sentence about alerts, with its fix, in plain text. */
export const alertProblem = (problem: AlertProblem): string => {
  switch (problem.kind) {
    case 'other-rhythm':
      return t`A digest can come daily or weekly, not “${problem.written}”.`;
    case 'no-hour':
      return t`“${problem.written}” is not an hour of the day.`;
    case 'not-full-hour':
      return t`A digest comes on the hour. Say at ${problem.hour} instead of “${problem.written}”.`;
    case 'each-and-digest':
      return t`That asks for a card for each renewal and for a digest. Choose one.`;
    case 'daily-and-weekly':
      return t`That asks for a daily and a weekly digest. Choose one.`;
    case 'how-often':
      return t`How often should the digest come, daily or weekly? For example: daily digest at 8.`;
    case 'not-a-month':
      return t`Alerts use the cost a month. Give the amount a month.`;
    case 'unclear-amount':
      return t`“${problem.written}” can mean several amounts. Write it like 1000 or 99.50.`;
    case 'bad-amount':
      return t`“${problem.written}” is not an amount that alerts can use.`;
    case 'bad-days':
      return t`Alerts can come from ${problem.most} days to 1 day before the term ends.`;
    case 'several-named':
      return t`That names several companies, vendors or products. Alerts take one of each. If a name contains such a word, put the name in quotes.`;
    case 'names-before':
      return t`Put the name at the end. For example: alerts here for Contoso, or alerts here vendor Microsoft.`;
    case 'no-place':
      return t`Where should these alerts go? Say “alerts here”, with what you want, in that channel or chat.`;
    case 'unread-name':
      return t`“${problem.written}” is not a filter that alerts know.`;
    case 'off-in-part':
      return t`Alerts can only be turned off for a whole channel or chat. Say “alerts off” there, without “${problem.written}”.`;
  }
};
