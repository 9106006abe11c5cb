import { byOwner, type OwnerSplit } from '../../core/alerts/owner-digest.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import { day } from '../../core/words/durations.ts';
import { includes, type Person, samePerson } from '../../core/words/people.ts';
import { type Context, roleIn } from '../context.ts';
import { readToday, type Today } from './read-today.ts';

/** An owner decides ahead: terms that lock within this time are listed. */
const decideWithin = 30 * day;

/** The companies that a person owns and may decide for. */
export const ownCompanies = async (
  context: Pick<Context, 'memory' | 'settings'>,
  person: Person,
): Promise<ReadonlySet<string>> => {
  const own = (await context.memory.owners.list(person.tenantId)).filter(({ owner }) =>
    samePerson(owner, person),
  );
  const may = await Promise.all(
    own.map(async ({ companyId }) => includes((await roleIn(context, person, companyId)).role, 'requester')),
  );
  return new Set(own.filter((_, n) => may[n]).map(({ companyId }) => companyId));
};

/** Who looks after which company now: owners who may decide for it and can be reached. */
export const splitByOwner = async (
  context: Pick<Context, 'memory' | 'settings' | 'members'>,
  tenantId: string,
  { companies }: Pick<Portfolio, 'companies'>,
): Promise<OwnerSplit> => {
  const { memory, members } = context;
  const owners = await memory.owners.list(tenantId);
  const reached = await Promise.all(
    owners.map(
      async ({ owner, companyId }) =>
        (await memory.conversations.personalOf(tenantId, owner.objectId)) !== null &&
        !(await members.isShutOut(owner)) &&
        includes((await roleIn(context, owner, companyId)).role, 'requester'),
    ),
  );
  const able = new Set(owners.filter((_, n) => reached[n]));
  return byOwner(companies.keys(), owners, (owned) => able.has(owned));
};

/** What needs somebody at these companies. */
export const readDigest = async (
  context: Context,
  tenantId: string,
  portfolio: Portfolio,
  companyIds: ReadonlySet<string>,
): Promise<Today> => {
  const { lines, unseen } = await readToday(context, tenantId, portfolio, decideWithin);
  return { lines: lines.filter(({ companyId }) => companyIds.has(companyId)), unseen };
};
