import { plainText } from '../kit/escape.ts';
import { date, type Show } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { t } from '../texts/t.ts';

/** Why the nightly history has no answer; `since` is when it begins, null when no night was written yet. */
export type NotKept = Readonly<{
  reason: 'nothing-yet' | 'before' | 'ahead' | 'unknown-period';
  /** The period as written. */
  period: string;
  since: number | null;
}>;

const texts: Readonly<Record<NotKept['reason'], (input: NotKept, show: Show) => string>> = {
  'nothing-yet': () =>
    t`The bot keeps how all subscriptions are once a day, and no day was kept yet. Ask again tomorrow.`,
  before: ({ since }, show) =>
    t`The bot keeps how all subscriptions are once a day, since ${since === null ? t`today` : date(since, show)}. Of that time it has nothing.`,
  ahead: () => t`That time has not come yet. Ask for renewals to see what comes.`,
  'unknown-period': ({ period }) =>
    t`“${plainText(period, 60)}” is not a time I know. Say “this week” or “in October”.`,
};

/** A question about the past that the nightly history cannot answer. */
export const notKeptCard = (input: NotKept, show: Show): Plan =>
  noticeCard({
    title: input.reason === 'unknown-period' ? t`Which time?` : t`Nothing kept`,
    tone: 'neutral',
    text: texts[input.reason](input, show),
    ...(input.reason === 'ahead' || input.reason === 'unknown-period'
      ? {}
      : {
          details: [
            t`Pax8’s own history of one subscription goes further back: say “history”, the company and the product.`,
          ],
        }),
    suggestions:
      input.reason === 'ahead'
        ? [{ title: t`Renewals`, say: 'renewals' }]
        : [{ title: t`Since yesterday`, say: 'what changed since yesterday' }],
  });
