import type { Change } from '../../core/changes/change.ts';
import { includes, type Person } from '../../core/words/people.ts';
import { type Context, roleIn } from '../context.ts';
import { seenBy } from '../hidden-costs.ts';

/** What waits for a look at what one person alone approved, of the companies that a person may see. */
export const readReviews = async (context: Context, person: Person): Promise<Change[]> => {
  const open = await context.memory.changes.toReview(person.tenantId);
  const roles = await Promise.all(open.map(({ companyId }) => roleIn(context, person, companyId)));
  return open
    .filter((_, at) => includes(roles[at]?.role ?? 'none', 'viewer'))
    .map((change) => seenBy(context, change.companyId, change));
};
