import type { Company } from '../core/marketplace.ts';
import { buildNames, matchName } from '../core/names.ts';
import type { Person } from '../core/people.ts';
import { resolveCompany } from '../core/resolve.ts';
import type { Context } from './context.ts';

/** What an audit is asked about: an id in its entries, and how people call it. */
export type About =
  | Readonly<{ kind: 'one'; id: string; name: string }>
  | Readonly<{ kind: 'several'; text: string; names: readonly string[] }>
  | Readonly<{ kind: 'none'; text: string; nearest: readonly Company[] }>;

/** How far back people are looked for by their names. */
const entriesLooked = 1000;

/** Finds a request by the beginning of its id, a company by its name, or a person who has done something here. */
export const findAbout = async (
  context: Context,
  tenantId: string,
  text: string,
  mentions: readonly Readonly<{ text: string; person: Person }>[],
): Promise<About> => {
  const mentioned = mentions.find((each) => text.includes(each.text) || text.includes(each.person.name));
  if (mentioned !== undefined)
    return { kind: 'one', id: mentioned.person.objectId, name: mentioned.person.name };
  const reference = /^#?([0-9a-f][0-9a-f-]{3,35})$/i.exec(text.trim())?.[1]?.toLowerCase();
  if (reference !== undefined) {
    const changes = await context.memory.changes.withIdPrefix(tenantId, reference);
    const [change] = changes;
    if (changes.length === 1 && change !== undefined)
      return { kind: 'one', id: change.id, name: `#${change.id.slice(0, 8)}` };
    if (changes.length > 1)
      return { kind: 'several', text, names: changes.map(({ id }) => `#${id.slice(0, 13)}`) };
  }
  const held = context.portfolio.current();
  const company = held === null ? null : resolveCompany(held, text);
  if (company?.kind === 'one' && company.exact)
    return { kind: 'one', id: company.company.id, name: company.company.name };
  const people = await personsIn(context, tenantId);
  const match = matchName(
    buildNames([...people].map(([id, name]) => ({ id, name }))),
    text.replace(/^@/, ''),
  );
  if (match.kind === 'one') return { kind: 'one', id: match.id, name: people.get(match.id) ?? match.id };
  if (company?.kind === 'one') return { kind: 'one', id: company.company.id, name: company.company.name };
  if (company?.kind === 'which-company')
    return { kind: 'several', text, names: company.candidates.map(({ name }) => name) };
  if (match.kind === 'several')
    return { kind: 'several', text, names: match.ids.map((id) => people.get(id) ?? id) };
  return { kind: 'none', text, nearest: company?.nearest ?? [] };
};

/** Those who have a role by a grant, and those who have done something lately; their names by object id. */
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
