import type { Assigned } from '../../core/assignments/join.ts';
import type { Licence, TenantTrouble } from '../../core/assignments/licences.ts';
import type { Subscription } from '../../core/marketplace/records.ts';
import { day } from '../../core/words/durations.ts';
import type { Instant } from '../../core/words/instant.ts';
import { age, count, dateAndRelative, number, type Show } from '../kit/format.ts';
import type { Fact } from '../kit/plan.ts';

/** "18 of 25 assigned", "18 of 25 assigned over 2 subscriptions". */
export const assignedText = ({ licence, shared }: Readonly<{ licence: Licence; shared: number }>): string =>
  `${number(licence.assigned)} of ${number(licence.seats)} assigned${shared > 1 ? ` over ${count(shared, 'subscription')}` : ''}`;

/** Why Microsoft's numbers of a company are missing, behind its name. */
export const tenantTroubles: Readonly<Record<TenantTrouble, string>> = {
  credentials: 'Microsoft does not take the app’s secret',
  'no-tenant': 'Microsoft has no tenant with this id',
  'no-consent': 'the app is not let into its tenant yet',
  'not-allowed': 'the app lacks the permission in its tenant',
  busy: 'Microsoft asked to wait',
  down: 'Microsoft did not answer',
  unreadable: 'Microsoft’s answer could not be read',
};

/** Pax8 writes ends in days, Microsoft in moments; less than this is no difference. */
const sameEnd = 2 * day;

/** Whether Microsoft ends the term at another time than Pax8 says. */
export const endsOtherwise = (assigned: Assigned, termEndsAt: Instant | null): boolean =>
  assigned.endsAt !== null && termEndsAt !== null && Math.abs(assigned.endsAt - termEndsAt) >= sameEnd;

/** The facts of a subscription: what is assigned, and Microsoft's own end where it is another. */
export const assignedFacts = (
  assigned: Assigned | null,
  { commitment }: Pick<Subscription, 'commitment'>,
  show: Show,
): readonly Fact[] =>
  assigned === null
    ? []
    : [
        { label: 'At Microsoft', value: `${assignedText(assigned)}, ${age(assigned.asOf, show.now)}` },
        ...(assigned.endsAt !== null && endsOtherwise(assigned, commitment?.endsAt ?? null)
          ? [
              {
                label: 'Ends at Microsoft',
                value: `${dateAndRelative(assigned.endsAt, show)}, not as Pax8 says`,
              },
            ]
          : []),
      ];
