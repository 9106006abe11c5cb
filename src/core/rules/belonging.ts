import type { Membership } from '../words/people.ts';

/**
 * Whether somebody is of the house. `organisations`: what is known of a guest's own, as tenant id or domain; an admin may
 * allow either. `unknown`: Teams has not told.
 */
export type Belonging =
  | Readonly<{ kind: 'ours' }>
  | Readonly<{ kind: 'unknown' }>
  | Readonly<{ kind: 'guest'; organisations: readonly string[] }>;

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const domain = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** An organisation as it is compared: a tenant id or a domain in small letters; null for anything else. */
export const organisationIn = (text: string): string | null => {
  const bare = text.trim().toLowerCase().replace(/^.*@/, '');
  return guid.test(bare) || domain.test(bare) ? bare : null;
};

/**
 * The domain in a guest's name, `kim_fabrikam.com#EXT#@contoso.onmicrosoft.com`; null for who is no such guest.
 * https://learn.microsoft.com/entra/external-id/user-properties
 */
const guestDomain = (name: string): string | null | undefined => {
  const [address, ...rest] = name.toLowerCase().split('#ext#');
  return rest.length === 0 ? undefined : organisationIn(String(address).replace(/^.*_/, ''));
};

/**
 * Reads what Teams tells of a member. A foreign tenant, the role of a guest, or a guest's name is enough to be a guest; only
 * the role `user` of one of the tenants makes somebody of the house.
 * https://learn.microsoft.com/microsoftteams/platform/build-apps-for-shared-private-channels
 */
export const belongingOf = (member: Membership, tenants: readonly string[]): Belonging => {
  const tenant = organisationIn(member.tenantId ?? '');
  const foreign = tenant !== null && guid.test(tenant) && !tenants.includes(tenant) ? tenant : null;
  const invited = guestDomain(member.userPrincipalName ?? '');
  const role = member.userRole?.toLowerCase() ?? null;
  if (foreign !== null || invited !== undefined || role === 'guest' || role === 'anonymous') {
    const own = foreign === null ? null : organisationIn(member.userPrincipalName ?? '');
    const organisations = [foreign, invited ?? own].filter((each) => each !== null);
    return { kind: 'guest', organisations };
  }
  return { kind: role === 'user' ? 'ours' : 'unknown' };
};

/** Whether a guest's organisation is one of those that an admin has allowed. */
export const isAllowed = (belonging: Belonging, allowed: readonly string[]): boolean =>
  belonging.kind === 'guest' && belonging.organisations.some((each) => allowed.includes(each));
