import type { Change } from '../../core/changes/change.ts';
import { includes, type Person } from '../../core/words/people.ts';
import { type Context, roleIn } from '../context.ts';
import { seenBy } from '../hidden-costs.ts';
import { sightOf } from '../people/sight.ts';

/** What one person approved alone and nobody has reviewed: of the companies a person may see, or all for a place. */
export const readReviews = async (
  context: Context,
  reader: Person | Pick<Person, 'tenantId'>,
): Promise<Change[]> => {
  const { memory } = 'objectId' in reader ? (await sightOf(context, reader)).context : context;
  const open = await memory.changes.toReview(reader.tenantId);
  const shown =
    'objectId' in reader ? await Promise.all(open.map((change) => maySee(context, reader, change))) : null;
  return open
    .filter((_, at) => shown === null || shown[at] === true)
    .map((change) => seenBy(context, change.companyId, change));
};

const maySee = async (context: Context, person: Person, { companyId }: Change): Promise<boolean> =>
  includes((await roleIn(context, person, companyId)).role, 'viewer');
