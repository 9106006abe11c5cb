import type { Change, Wanted } from '../../core/changes/change.ts';
import { changeAmounts } from '../../core/changes/change-amounts.ts';
import { cameToNothingAs } from '../../core/changes/change-facts.ts';
import type { Amounts } from '../../core/rules/amounts.ts';
import type { Instant } from '../../core/words/instant.ts';
import { hasMonth, isBilledOnce } from '../../core/words/money.ts';
import { productText } from '../kit/escape.ts';
import { date, number, type Show, seats } from '../kit/format.ts';
import { t } from '../texts/t.ts';
import { allNowText, isAllNow, nowText, rateText, untilEndText, withCharges } from './money-words.ts';

/** "12 → 15 seats", "12 → 10 seats after the renewal". */
export const seatSteps = ({ from, to, afterTermEnd }: Wanted<'seats'>): string =>
  afterTermEnd === null
    ? `${number(from)} → ${seats(to)}`
    : t`${number(from)} → ${seats(to)} after the renewal`;

/** What a change of seats does, now or after a renewal. */
export const seatSentence = (change: Change, wanted: Wanted<'seats'>, show: Show): string => {
  const amounts = changeAmounts(change);
  const sentence = `${productText(change.productName)}, ${seatSteps(wanted)}`;
  // What did not happen costs nothing and commits to nothing.
  if (cameToNothingAs(change) !== null) return sentence;
  return wanted.afterTermEnd === null
    ? nowSentence(change, wanted, amounts, sentence, show)
    : planSentence(change, amounts, t`${sentence} of ${date(wanted.afterTermEnd, show)}`);
};

const planSentence = ({ seen }: Change, amounts: Amounts, sentence: string): string => {
  const rate = rateText(amounts, seen.billingTerm);
  const priced = rate === '' ? sentence : t`${sentence}, ${rate} at the price before it`;
  return withCharges(priced, [untilEndText(amounts, t`for its term`)]);
};

/** The sentence says the money: the rate, what is billed now, and everything until the commitment ends. */
const nowSentence = (
  change: Change,
  wanted: Wanted<'seats'>,
  amounts: Amounts,
  sentence: string,
  show: Show,
): string => {
  const { seen } = change;
  // A month is told as a month; what is billed longer ahead as what it comes to.
  const all = seen.billingTerm === 'Monthly' ? '' : allNowText(amounts, show);
  const rate = amounts.month === null ? unknownText(seen.billingTerm) : rateText(amounts, seen.billingTerm);
  const parts = [sentence, all, rate, commitmentText(change, wanted, all !== '', show)];
  const outcome = parts.filter((part) => part !== '').join(', ');
  if (all !== '') return outcome;
  const ruleUnknown = change.notes.some(({ kind }) => kind === 'vendor-rule-unknown');
  const now = isAllNow(amounts) ? '' : nowText(amounts, show, ruleUnknown);
  return withCharges(outcome, [now, wanted.to > wanted.from ? untilEndText(amounts, t`until then`) : '']);
};

/** A single bill says nothing about a month; an unknown term leaves the month unknown. */
const unknownText = (billingTerm: string): string => {
  if (hasMonth(billingTerm)) return t`price unknown`;
  return isBilledOnce(billingTerm) ? '' : t`monthly amount unknown`;
};

/** Whether the sentence already says that the seats are committed until then. */
export const saysCommitment = ({ wanted, seen, requestedAt }: Change, at: Instant): boolean =>
  wanted.kind === 'seats' && wanted.afterTermEnd === null && seen.commitmentEndsAt === at && at > requestedAt;

const commitmentText = (
  { seen, requestedAt }: Change,
  { from, to }: Wanted<'seats'>,
  dateSaid: boolean,
  show: Show,
): string => {
  const word = to < from ? t`the rest committed` : t`committed`;
  const { commitmentTerm, commitmentEndsAt } = seen;
  // An end that had passed when it was asked for: the term was renewed, or Pax8's row is old.
  const known = commitmentEndsAt !== null && commitmentEndsAt > requestedAt;
  if (known && dateSaid) return t`${word} until then`;
  if (known) return t`${word} until ${date(commitmentEndsAt, show)}`;
  return commitmentTerm === null && commitmentEndsAt === null ? '' : t`committed, end unknown`;
};
