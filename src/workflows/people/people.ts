import { deputyOf } from '../../core/approving/deputies.ts';
import { isDecidedApart } from '../../core/changes/bundle.ts';
import type { Change } from '../../core/changes/change.ts';
import type { Alone } from '../../core/changes/emergency-mark.ts';
import { namedFor } from '../../core/rules/named-for.ts';
import { allCompanies } from '../../core/rules/permissions.ts';
import type { Instant } from '../../core/words/instant.ts';
import { includes, type Person, type Role, samePerson } from '../../core/words/people.ts';
import { unmetAdminName } from '../../views/people/unknown-people.ts';
import { type Context, roleIn } from '../context.ts';
import { aloneFor } from './alone.ts';

/** A person whose role is not the default, and who granted it. */
export type Standing = Readonly<{
  person: Person;
  role: Role;
  /** Company ids; null for all companies. */
  companies: readonly string[] | null;
  /** Null when the role comes from the configuration. */
  granted: Readonly<{ by: string; at: Instant; until?: Instant | undefined }> | null;
}>;

/** Everyone with a role of their own, configured admins first. Grants to those have no effect and are left out. */
export const peopleOf = async (
  {
    memory,
    settings,
  }: Readonly<{
    memory: Pick<Context['memory'], 'roles' | 'people'>;
    settings: Pick<Context['settings'], 'admins'>;
  }>,
  tenantId: string,
): Promise<Standing[]> => {
  const granted = await memory.roles.list(tenantId);
  const configured = await Promise.all(
    settings.admins.map(async (objectId) => {
      const known =
        (await memory.people.get(tenantId, objectId)) ??
        granted.find(({ person }) => person.objectId === objectId)?.person;
      const person = known ?? { tenantId, objectId, name: unmetAdminName(objectId) };
      return { person, role: 'admin' as const, companies: null, granted: null };
    }),
  );
  const grants = granted
    .filter(({ person }) => !settings.admins.includes(person.objectId))
    .map(({ person, role, companies, by, at, until }) => ({
      person,
      role,
      companies,
      granted: { by, at, until },
    }));
  return [...configured, ...grants];
};

/** Company names by id, from the portfolio. Null stays null and means all companies. */
export const namesOf = (
  { portfolio }: Pick<Context, 'portfolio'>,
  companyIds: readonly string[] | null,
): string[] | null => {
  const known = portfolio.current()?.companies;
  return companyIds?.map((id) => known?.get(id)?.name ?? id) ?? null;
};

/** The only people who may approve for a company; null when nobody is named. */
export const namedApprovers = async (
  { memory }: Pick<Context, 'memory'>,
  tenantId: string,
  companyId: string,
): Promise<readonly Person[] | null> => {
  const current = await memory.policies.current(tenantId);
  return current === null ? null : namedFor(current.policy, companyId);
};

const ableOf = async (
  context: Pick<Context, 'memory' | 'settings'>,
  named: readonly Person[],
  companyId: string,
): Promise<Person[]> => {
  const roles = await Promise.all(named.map((person) => roleIn(context, person, companyId)));
  return named.filter((_, at) => includes(roles[at]?.role ?? 'none', 'approver'));
};

/**
 * Known people who could approve this person's requests for a company, or `alone` what cannot wait. The press decides
 * who really may.
 */
export const approversFor = async (
  context: Pick<Context, 'memory' | 'settings'>,
  asking: Person,
  companyId: string,
  alone: Alone | null = null,
): Promise<Person[]> => {
  const { approvalSelf } = context.settings;
  const named = alone === null ? await namedApprovers(context, asking.tenantId, companyId) : null;
  const able =
    named === null
      ? (await peopleOf(context, asking.tenantId))
          .filter(
            ({ role, companies }) => includes(role, 'approver') && (companies?.includes(companyId) ?? true),
          )
          .map(({ person }) => person)
      : await ableOf(context, named, companyId);
  const mayOwn = approvalSelf && alone === null;
  return able.filter((person) => mayOwn || !samePerson(person, asking));
};

/** The companies of everything that waits and is decided together with a change. */
const companiesToDecide = async (
  { memory }: Pick<Context, 'memory'>,
  change: Pick<Change, 'companyId' | 'bundle'>,
): Promise<readonly string[]> => {
  const { bundle, companyId } = change;
  const lines = bundle === null || !isDecidedApart(change) ? [] : await memory.changes.ofBundle(bundle.id);
  const waiting = lines.filter(({ state }) => state === 'pending');
  return [...new Set([companyId, ...waiting.map((line) => line.companyId)])];
};

/** The same for any of several lines requested together, including deputies. */
export const decidersFor = async (
  context: Pick<Context, 'memory' | 'settings' | 'now'>,
  change: Change,
): Promise<Person[]> => {
  const { requestedBy } = change;
  const companies = await companiesToDecide(context, change);
  const alone = await aloneFor(context, change);
  const [able, deputies] = await Promise.all([
    Promise.all(companies.map((companyId) => approversFor(context, requestedBy, companyId, alone))),
    context.memory.deputies.list(requestedBy.tenantId),
  ]);
  const approvers = [...new Map(able.flat().map((person) => [person.objectId, person])).values()];
  const standing = approvers.flatMap((approver) => deputyOf(deputies, approver, context.now())?.deputy ?? []);
  const others = standing.filter(
    (person, at) =>
      !samePerson(person, requestedBy) &&
      ![...approvers, ...standing.slice(0, at)].some((known) => samePerson(known, person)),
  );
  return [...approvers, ...others];
};

/** Whether a person is an approver now for a company, or for all (null): approvers see its prices and audit. */
export const isApproverFor = async (
  context: Pick<Context, 'memory' | 'settings'>,
  person: Person,
  companyId: string | null,
): Promise<boolean> => includes((await roleIn(context, person, companyId ?? allCompanies)).role, 'approver');
