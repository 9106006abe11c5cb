import type { Assigned } from '../../core/assignments/join.ts';
import type { Licence, TenantTrouble } from '../../core/assignments/licences.ts';
import type { Subscription } from '../../core/marketplace/records.ts';
import { day } from '../../core/words/durations.ts';
import type { Instant } from '../../core/words/instant.ts';
import { age, count, dateAndRelative, number, type Show } from '../kit/format.ts';
import type { Fact } from '../kit/plan.ts';
import { msg, t, texts } from '../texts/t.ts';

/** "18 of 25 assigned", "18 of 25 assigned over 2 subscriptions". */
export const assignedText = ({ licence, shared }: Readonly<{ licence: Licence; shared: number }>): string =>
  shared > 1
    ? t`${number(licence.assigned)} of ${number(licence.seats)} assigned over ${count(shared, 'subscription')}`
    : t`${number(licence.assigned)} of ${number(licence.seats)} assigned`;

/** Why a company's numbers from Microsoft are missing, behind its name. */
export const tenantTroubles: Readonly<Record<TenantTrouble, string>> = texts({
  credentials: msg`Microsoft does not take the app’s secret`,
  'no-tenant': msg`Microsoft has no tenant with this id`,
  'no-consent': msg`the app is not let into its tenant yet`,
  'not-allowed': msg`the app lacks the permission in its tenant`,
  busy: msg`Microsoft asked to wait`,
  down: msg`Microsoft did not answer`,
  unreadable: msg`Microsoft’s answer could not be read`,
});

/** Pax8 gives ends as days, Microsoft as moments; a smaller gap is no difference. */
const sameEnd = 2 * day;

/** Whether Microsoft ends the term at another time than Pax8 says. */
export const endsOtherwise = (assigned: Assigned, termEndsAt: Instant | null): boolean =>
  assigned.endsAt !== null && termEndsAt !== null && Math.abs(assigned.endsAt - termEndsAt) >= sameEnd;

/** The facts of a subscription: its assigned seats, and Microsoft's own end if different. */
export const assignedFacts = (
  assigned: Assigned | null,
  { commitment }: Pick<Subscription, 'commitment'>,
  show: Show,
): readonly Fact[] =>
  assigned === null
    ? []
    : [
        { label: t`At Microsoft`, value: `${assignedText(assigned)}, ${age(assigned.asOf, show.now)}` },
        ...(assigned.endsAt !== null && endsOtherwise(assigned, commitment?.endsAt ?? null)
          ? [
              {
                label: t`Ends at Microsoft`,
                value: t`${dateAndRelative(assigned.endsAt, show)}, not as Pax8 says`,
              },
            ]
          : []),
      ];
