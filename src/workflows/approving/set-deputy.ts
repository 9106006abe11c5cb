import type { DeputyRefusal } from '../../core/approving/deputies.ts';
import { type Deputy, deputyOf, refuseDeputy } from '../../core/approving/deputies.ts';
import type { Conversation } from '../../core/words/chat.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Person } from '../../core/words/people.ts';
import { record } from '../audit/record-act.ts';
import { type Context, roleIn } from '../context.ts';

type Edges = Pick<Context, 'memory' | 'settings' | 'now'>;
type Wish = Readonly<{ principal: Person; deputy: Person; until: Instant; by: Person }>;

export type DeputySet =
  | Readonly<{ kind: 'set'; deputy: Deputy; before: Deputy | null }>
  | Readonly<{ kind: 'refused'; reason: DeputyRefusal }>;

/** Sets who stands in for somebody, by their present roles. Records success and refusal. */
export const setDeputy = async (
  context: Edges,
  wish: Wish,
  conversation: Conversation,
): Promise<DeputySet> => {
  const { memory, now } = context;
  const { principal, deputy, until, by } = wish;
  const [ofBy, ofPrincipal, ofDeputy] = await Promise.all(
    [by, principal, deputy].map(async (person) => (await roleIn(context, person)).role),
  );
  const roles = { by: ofBy ?? 'none', principal: ofPrincipal ?? 'none', deputy: ofDeputy ?? 'none' };
  const reason = refuseDeputy({ ...wish, roles }, now());
  const facts = { ...namesOf(principal, deputy), until };
  if (reason !== null) {
    await record(context, by, 'deputy.refused', { cause: reason, ...facts }, { conversation });
    return { kind: 'refused', reason };
  }
  const before = deputyOf(await memory.deputies.list(by.tenantId), principal, now());
  const saved: Deputy = { principal, deputy, until, by, at: now() };
  await memory.deputies.put(saved);
  await record(context, by, 'deputy.set', facts, { conversation });
  return { kind: 'set', deputy: saved, before };
};

export const namesOf = (principal: Person, deputy: Person) => ({
  ...{ principal: principal.name, principalId: principal.objectId },
  ...{ deputy: deputy.name, deputyId: deputy.objectId },
});

export type DeputyEnded =
  | Readonly<{ kind: 'ended'; deputy: Deputy }>
  | Readonly<{ kind: 'nobody' | 'not-own' }>;

/** Removes a deputy: for the person themselves, or for anybody by an admin. */
export const endDeputy = async (
  context: Edges,
  principal: Person,
  by: Person,
  conversation: Conversation,
): Promise<DeputyEnded> => {
  const { memory, now } = context;
  const known = deputyOf(await memory.deputies.list(by.tenantId), principal, now());
  if (principal.objectId !== by.objectId && (await roleIn(context, by)).role !== 'admin') {
    const facts = { cause: 'not-own', principal: principal.name, principalId: principal.objectId };
    await record(context, by, 'deputy.refused', facts, { conversation });
    return { kind: 'not-own' };
  }
  if (known === null || !(await memory.deputies.remove(principal))) return { kind: 'nobody' };
  await record(context, by, 'deputy.removed', namesOf(principal, known.deputy), { conversation });
  return { kind: 'ended', deputy: known };
};
