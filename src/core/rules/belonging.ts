import type { Membership } from '../words/people.ts';

/**
 * Whether somebody belongs to this organisation. `organisations` is what is known of a guest's own (tenant id or
 * domain); an admin may allow either. `unknown`: Teams has not said.
 */
export type Belonging =
  | Readonly<{ kind: 'ours' }>
  | Readonly<{ kind: 'unknown' }>
  | Readonly<{ kind: 'guest'; organisations: readonly string[] }>;

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const domain = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** An organisation in comparable form: a tenant id or domain in lower case; null for anything else. */
export const organisationIn = (text: string): string | null => {
  const bare = text.trim().toLowerCase().replace(/^.*@/, '');
  return guid.test(bare) || domain.test(bare) ? bare : null;
};

/**
 * The domain in a guest's name, `kim_fabrikam.com#EXT#@contoso.onmicrosoft.com`; null when it is no guest's.
 * https://learn.microsoft.com/entra/external-id/user-properties
 */
const guestDomain = (name: string): string | null | undefined => {
  const [address, ...rest] = name.toLowerCase().split('#ext#');
  return rest.length === 0 ? undefined : organisationIn(String(address).replace(/^.*_/, ''));
};

/**
 * Reads what Teams says about a member: a guest by tenant, role or name; a member only by the role `user` in our
 * tenants. https://learn.microsoft.com/microsoftteams/platform/build-apps-for-shared-private-channels
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

/** Whether an admin has allowed a guest's organisation. */
export const isAllowed = (belonging: Belonging, allowed: readonly string[]): boolean =>
  belonging.kind === 'guest' && belonging.organisations.some((each) => allowed.includes(each));
