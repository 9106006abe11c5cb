import type { Company } from '../../core/marketplace/records.ts';
import { byCompany, passedOn } from '../../core/renewals/owners.ts';
import type { Renewal } from '../../core/renewals/renewal.ts';
import type { Conversation } from '../../core/words/chat.ts';
import { includes, type Person, samePerson } from '../../core/words/people.ts';
import { record } from '../audit/record-act.ts';
import { recordStep } from '../audit/record-renewal-step.ts';
import { publishRenewal } from '../cards/publish-renewal.ts';
import { type Context, roleIn } from '../context.ts';
import { attempt, renewalsIn, untilSaved } from '../until-saved.ts';

/** The owners of companies, by company. */
export const ownersOf = async (
  { memory }: Pick<Context, 'memory'>,
  tenantId: string,
): Promise<ReadonlyMap<string, Person>> => byCompany(await memory.owners.list(tenantId));

/** New renewals with the owners of their companies. */
export const withOwners = async <R extends Renewal>(
  context: Pick<Context, 'memory'>,
  tenantId: string,
  renewals: readonly R[],
): Promise<R[]> => {
  if (renewals.length === 0) return [];
  const owners = await ownersOf(context, tenantId);
  return renewals.map((renewal) => ({ ...renewal, owner: owners.get(renewal.companyId) ?? null }));
};

type Who = Readonly<{ person: Person; conversation: Conversation }>;

export type OwnerSet = Readonly<{
  /** `not-theirs`: the new owner has no role for the company. */
  kind: 'set' | 'removed' | 'same' | 'not-theirs';
  before: Person | null;
  /** Open renewals that changed hands with it. */
  renewals: number;
}>;

/**
 * Gives a company to a new owner (to nobody when null), with its renewals that were nobody's or the former owner's. A
 * renewal that was assigned individually stays with its owner.
 */
export const setOwner = async (
  context: Context,
  { id: companyId, name }: Pick<Company, 'id' | 'name'>,
  to: Person | null,
  by: Who,
): Promise<OwnerSet> => {
  const { memory, now } = context;
  const { person, conversation } = by;
  const { tenantId } = person;
  const before = (await memory.owners.get(tenantId, companyId))?.owner ?? null;
  if (to !== null && !includes((await roleIn(context, to, companyId)).role, 'requester'))
    return { kind: 'not-theirs', before, renewals: 0 };
  const isSame = to === null ? before === null : before !== null && samePerson(before, to);
  if (to === null) await memory.owners.remove(tenantId, companyId);
  else await memory.owners.put({ tenantId, companyId, owner: to, setBy: person, setAt: now() });
  if (!isSame) {
    const facts = { company: name, to: to?.name ?? null, before: before?.name ?? null };
    await record(context, person, to === null ? 'owner.removed' : 'owner.set', facts, {
      conversation,
      companyId,
    });
  }
  const renewals = await passOn(context, companyId, [before, to], by);
  return { kind: isSame ? 'same' : to === null ? 'removed' : 'set', before, renewals };
};

const passOn = async (
  context: Context,
  companyId: string,
  owners: readonly [Person | null, Person | null],
  by: Who,
): Promise<number> => {
  const { memory, now } = context;
  const open = await memory.renewals.open(by.person.tenantId);
  let passed = 0;
  for (const renewal of open.filter((each) => each.companyId === companyId)) {
    const saved = await untilSaved(renewal, renewalsIn(memory), (latest) =>
      attempt(passedOn(latest, owners, { person: by.person, now: now() })),
    );
    if (saved.kind !== 'saved') continue;
    passed += 1;
    await recordStep(context, saved.before, saved.after, by);
    await publishRenewal(context, saved.after);
  }
  return passed;
};
