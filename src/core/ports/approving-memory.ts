import type { Deputy } from '../approving/deputies.ts';
import type { Instant } from '../words/instant.ts';
import type { Person } from '../words/people.ts';

/** Who stands in for absent approvers, also those whose time is over until that is noted. */
export type Deputies = Readonly<{
  list(tenantId: string): Promise<readonly Deputy[]>;
  /** In place of the one before. */
  put(deputy: Deputy): Promise<void>;
  /** False when nobody stood in. With `until`, only the one whose time ends then. */
  remove(principal: Pick<Person, 'tenantId' | 'objectId'>, until?: Instant): Promise<boolean>;
  /** Those of all tenants whose time ended by then. */
  over(now: Instant): Promise<readonly Deputy[]>;
}>;
