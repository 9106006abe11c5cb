import { textAt } from '../names/text-at.ts';
import type { Taken } from './alert-form.ts';
import type { AlertProblem } from './intent.ts';

const currency = '(?:usd|eur|gbp|chf|aud|cad|nzd|dollars?|euros?|pounds?|bucks|[$€£])';
const amountPattern = new RegExp(
  '(?:\\b(?:that |which )?(?:costs? |costing |worth )?(?:over|above|more than|at least|minimum of|minimum|min|exceeding|bigger than|greater than|larger than|from)\\b|>=?)' +
    `\\s*${currency}?\\s*(\\d[\\d.,]{0,14})(k)?(?![\\w%])\\s*${currency}?` +
    '(?!\\s*(?:days?|d|weeks?|seats?|licen[cs]es?|users?|o)\\b)(?:\\s*(?:(?:a|per|each|every|/)\\s*(month|mo|year|day|week)|(monthly|yearly)))?',
  'i',
);
const daysPattern =
  /\b(?:at |on |only |only at )?(\d{1,5}d?(?:(?:\s*[,/&+]\s*(?:and\s+)?|\s+and\s+|\s+or\s+|\s+)\d{1,5}d?){0,20})\s*-?\s*days?\b(?:\s+(?:before|ahead|prior|in advance|out|left|to go))?(?:\s+(?:of|to))?(?:\s+(?:the |its |their )?(?:term ends?|end of (?:the )?term|term end|end|renewals?|expiry|it renews|they renew))?/i;
const mostAmount = 100_000_000;
const mostDays = 365;

const without = (text: string, match: RegExpExecArray): string =>
  `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;

/** Takes the minimum monthly amount out of a sentence about alerts: "over $500 a month". */
export const takeAmount = (text: string): Taken<number> => {
  const match = amountPattern.exec(text);
  if (match === null) return { value: null, rest: text, problem: null };
  const rest = without(text, match);
  const written = textAt(match, 1).replace(/[.,]+$/, '');
  const span = (match[3] ?? match[4] ?? '').toLowerCase();
  const refused = (problem: AlertProblem): Taken<number> => ({ value: null, rest, problem });
  if (span !== '' && !span.startsWith('mo')) return refused({ kind: 'not-a-month' });
  const plain = /^\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?$/.test(written) ? written.replaceAll(',', '') : written;
  if (!/^\d+(?:\.\d{1,2})?$/.test(plain)) return refused({ kind: 'unclear-amount', written });
  const value = Number(plain) * (match[2] === undefined ? 1 : 1000);
  if (value <= 0 || value > mostAmount) return refused({ kind: 'bad-amount', written });
  return { value, rest, problem: null };
};

/** Takes the days before the term end out of a sentence about alerts, largest first: "60, 30 and 7 days before". */
export const takeDays = (text: string): Taken<readonly number[]> => {
  const match = daysPattern.exec(text);
  if (match === null) return { value: null, rest: text, problem: null };
  const rest = without(text, match);
  const days = [...new Set(textAt(match, 1).match(/\d+/g)?.map(Number))].sort((a, b) => b - a);
  if (days.some((day) => day < 1 || day > mostDays))
    return {
      value: null,
      rest,
      problem: { kind: 'bad-days', most: mostDays },
    };
  return { value: days, rest, problem: null };
};
