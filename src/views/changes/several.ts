import type { Company, Subscription } from '../../core/marketplace/records.ts';
import type { GivenReason } from '../../core/words/given-reason.ts';
import type { Instant } from '../../core/words/instant.ts';
import { referenceTo, type Suggestion } from '../kit/buttons.ts';
import { count, type Show } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { withReason } from '../kit/with-reason.ts';
import { t } from '../texts/t.ts';
import { planTitle } from './plan-words.ts';

export const severalTitle = (lines: number): string => count(lines, 'change');

/** Buttons that plan for their renewal what cannot be done now. */
export const severalSuggestions = (
  {
    toPlan,
    given,
  }: Readonly<{
    toPlan: readonly Readonly<{ subscription: Pick<Subscription, 'id'>; to: number; at: Instant }>[];
    given: GivenReason;
  }>,
  show: Show,
): Suggestion[] =>
  toPlan.map(({ subscription, to, at }) => ({
    title: planTitle(at, show),
    say: withReason(`at the renewal set ${referenceTo(subscription.id)} to ${to} seats`, given),
  }));

/** No line was requested; `told` says why, line by line. */
export const severalImpossibleCard = ({
  company: { name },
  together,
  told,
  suggestions,
}: Readonly<{
  company: Pick<Company, 'name'>;
  together: boolean;
  told: readonly string[];
  suggestions: readonly Suggestion[];
}>): Plan =>
  noticeCard({
    title: t`Not possible · ${name}`,
    tone: 'attention',
    text: together
      ? t`A swap is done whole or not at all, and one side of it is not possible.`
      : t`None of these changes is possible.`,
    details: told,
    safe: t`Nothing was changed.`,
    suggestions,
  });
