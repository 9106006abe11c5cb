import type { Config } from '../config.ts';
import type {
  CustomersSeen,
  DecidersMemory,
  DoctorMemory,
  PeopleSeen,
  TenantSeen,
} from '../core/ports/doctor.ts';
import { demandsConsent } from '../core/rules/consent-rules.ts';
import { includes } from '../core/words/people.ts';
import { unmetAdminName } from '../views/people/unknown-people.ts';
import { decidersOf } from '../workflows/people/deciders.ts';

/** Who may decide in each organisation, and where requests and alerts go. A null `memory` means a new database. */
export const lookAtPeople = async (
  { people, approval }: Pick<Config, 'people' | 'approval'>,
  memory: DecidersMemory | null,
  tenants: readonly string[],
): Promise<PeopleSeen> => ({
  kind: 'seen',
  everybodyApproves: includes(people.defaultRole, 'approver'),
  everybodyIsAdmin: includes(people.defaultRole, 'admin'),
  approvalSelf: approval.self,
  tenants: await Promise.all(
    tenants.map((tenantId) =>
      memory === null
        ? newTenant(tenantId, people.admins)
        : decidersOf({ memory, settings: { admins: people.admins } }, tenantId),
    ),
  ),
});

/** Whether customers can be asked where the policy demands it. */
export const lookAtCustomers = async (
  { publicUrl, customerLinkDays }: Pick<Config, 'publicUrl' | 'customerLinkDays'>,
  memory: Pick<DoctorMemory, 'policies'> | null,
  tenants: readonly string[],
): Promise<CustomersSeen> => {
  const policies = await Promise.all(tenants.map(async (id) => memory?.policies.current(id) ?? null));
  const demanded = policies.filter((saved) => saved !== null && demandsConsent(saved.policy)).length;
  return { kind: 'seen', links: publicUrl !== null && customerLinkDays !== null, demanded };
};

const newTenant = (tenantId: string, admins: readonly string[]): TenantSeen => ({
  tenantId,
  admins: admins.length,
  approvers: admins.map((objectId) => ({ objectId, name: unmetAdminName(objectId) })),
  approvalsGo: 'chats',
  chats: 0,
  alertPlaces: 0,
  refused: 0,
});
