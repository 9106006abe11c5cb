import type { Licence, TenantTrouble } from '../../core/assignments/licences.ts';
import { count, number } from '../kit/format.ts';

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
