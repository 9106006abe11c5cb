import { resolveCompany } from '../../core/finding/resolve.ts';
import type { Company } from '../../core/marketplace/records.ts';
import { buildNames, matchName } from '../../core/names/names.ts';
import type { Person } from '../../core/words/people.ts';
import { referenceTo } from '../../views/kit/buttons.ts';
import type { Context } from '../context.ts';

/** What the audit is asked about: an id in its entries, and its name for people. */
export type About =
  /** `companyId` is the one company that all entries belong to; null when there may be several. */
  | Readonly<{ kind: 'one'; id: string; name: string; companyId: string | null }>
  | Readonly<{ kind: 'several'; text: string; names: readonly string[] }>
  | Readonly<{ kind: 'none'; text: string; nearest: readonly Company[] }>;

/** How many entries are searched for people by name. */
const entriesLooked = 1000;

/** Finds a request by the start of its id, a company by name, or a person who has acted here. */
export const findAbout = async (
  context: Context,
  tenantId: string,
  text: string,
  mentions: readonly Readonly<{ text: string; person: Person }>[],
): Promise<About> => {
  const mentioned = mentions.find((each) => text.includes(each.text) || text.includes(each.person.name));
  if (mentioned !== undefined) return personOf(mentioned.person.objectId, mentioned.person.name);
  const reference = /^#?([0-9a-f][0-9a-f-]{3,35})$/i.exec(text.trim())?.[1]?.toLowerCase();
  if (reference !== undefined) {
    const changes = await context.memory.changes.withIdPrefix(tenantId, reference);
    const [change] = changes;
    if (changes.length === 1 && change !== undefined)
      return {
        kind: 'one',
        id: change.id,
        name: referenceTo(change.id),
        companyId: change.companyId,
      };
    if (changes.length > 1)
      return { kind: 'several', text, names: changes.map(({ id }) => `#${id.slice(0, 13)}`) };
  }
  const held = context.portfolio.current();
  const company = held === null ? null : resolveCompany(held, text);
  if (company?.kind === 'one' && company.exact) return companyOf(company.company);
  const people = await personsIn(context, tenantId);
  const match = matchName(
    buildNames([...people].map(([id, name]) => ({ id, name }))),
    text.replace(/^@/, ''),
  );
  if (match.kind === 'one') return personOf(match.id, people.get(match.id) ?? match.id);
  if (company?.kind === 'one') return companyOf(company.company);
  if (company?.kind === 'which-company')
    return { kind: 'several', text, names: company.candidates.map(({ name }) => name) };
  if (match.kind === 'several')
    return { kind: 'several', text, names: match.ids.map((id) => people.get(id) ?? id) };
  return { kind: 'none', text, nearest: company?.nearest ?? [] };
};

const companyOf = ({ id, name }: Company): About => ({ kind: 'one', id, name, companyId: id });
const personOf = (id: string, name: string): About => ({ kind: 'one', id, name, companyId: null });

/** Names by object id of people who have a granted role or acted recently. */
const personsIn = async ({ memory }: Context, tenantId: string): Promise<ReadonlyMap<string, string>> => {
  const [granted, entries] = await Promise.all([
    memory.roles.list(tenantId),
    memory.audit.latest(tenantId, { limit: entriesLooked }),
  ]);
  const people = [
    ...granted.map(({ person }) => person),
    ...entries.flatMap(({ person }) => (person === null ? [] : [person])).reverse(),
  ];
  return new Map(people.map(({ objectId, name }) => [objectId, name]));
};
