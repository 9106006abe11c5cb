import type { Instant } from '../../core/words/instant.ts';
import { includes, type Person, type Role, samePerson } from '../../core/words/people.ts';
import type { Context } from '../context.ts';

/** Somebody with a role that the default does not give, and who gave it. */
export type Standing = Readonly<{
  person: Person;
  role: Role;
  /** Ids; null: for all. */
  companies: readonly string[] | null;
  /** null: the configuration. */
  granted: Readonly<{ by: string; at: Instant }> | null;
}>;

/** Everybody with a role of their own, admins of the configuration first. A grant to one of those has no effect and is left out. */
export const peopleOf = async (
  { memory, settings }: Pick<Context, 'memory' | 'settings'>,
  tenantId: string,
): Promise<Standing[]> => {
  const granted = await memory.roles.list(tenantId);
  const configured = await Promise.all(
    settings.admins.map(async (objectId) => {
      const known =
        (await memory.people.get(tenantId, objectId)) ??
        granted.find(({ person }) => person.objectId === objectId)?.person;
      const person = known ?? { tenantId, objectId, name: `Admin ${objectId.slice(0, 8)}` };
      return { person, role: 'admin' as const, companies: null, granted: null };
    }),
  );
  const grants = granted
    .filter(({ person }) => !settings.admins.includes(person.objectId))
    .map(({ person, role, companies, by, at }) => ({ person, role, companies, granted: { by, at } }));
  return [...configured, ...grants];
};

/** The names of companies by their ids, as the portfolio knows them; null stays null: for all. */
export const namesOf = (
  { portfolio }: Pick<Context, 'portfolio'>,
  companyIds: readonly string[] | null,
): string[] | null => {
  const known = portfolio.current()?.companies;
  return companyIds?.map((id) => known?.get(id)?.name ?? id) ?? null;
};

/** Who is known to be able to approve for a company what this person asks for; who may is decided at the press. */
export const approversFor = async (
  context: Pick<Context, 'memory' | 'settings'>,
  asking: Person,
  companyId: string,
): Promise<Person[]> => {
  const { approvalSelf } = context.settings;
  return (await peopleOf(context, asking.tenantId))
    .filter(({ role, companies }) => includes(role, 'approver') && (companies?.includes(companyId) ?? true))
    .map(({ person }) => person)
    .filter((person) => approvalSelf || !samePerson(person, asking));
};
