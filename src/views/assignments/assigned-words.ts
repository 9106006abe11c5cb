import type { Licence, TenantTrouble } from '../../core/assignments/licences.ts';
import { count, number } from '../kit/format.ts';
import { msg, t, texts } from '../texts/t.ts';

/** "18 of 25 assigned", "18 of 25 assigned over 2 subscriptions". */
export const assignedText = ({ licence, shared }: Readonly<{ licence: Licence; shared: number }>): string =>
  shared > 1
    ? t`${number(licence.assigned)} of ${number(licence.seats)} assigned over ${count(shared, 'subscription')}`
    : t`${number(licence.assigned)} of ${number(licence.seats)} assigned`;

/** Why Microsoft's numbers of a company are missing, behind its name. */
export const tenantTroubles: Readonly<Record<TenantTrouble, string>> = texts({
  credentials: msg`Microsoft does not take the app’s secret`,
  'no-tenant': msg`Microsoft has no tenant with this id`,
  'no-consent': msg`the app is not let into its tenant yet`,
  'not-allowed': msg`the app lacks the permission in its tenant`,
  busy: msg`Microsoft asked to wait`,
  down: msg`Microsoft did not answer`,
  unreadable: msg`Microsoft’s answer could not be read`,
});
