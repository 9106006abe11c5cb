import { isDecidedApart } from '../../core/changes/bundle.ts';
import type { Change } from '../../core/changes/change.ts';
import { cameToNothingAs } from '../../core/changes/change-facts.ts';
import {
  agreedAmong,
  type Consent,
  consentFor,
  consentGiven,
  consentLack,
  consentLines,
  needsConsent,
  requestIdOf,
} from '../../core/changes/consent.ts';
import { firstPolicy, type Policy } from '../../core/rules/policy.ts';
import { day } from '../../core/words/durations.ts';
import type { Context } from '../context.ts';

type Edges = Pick<Context, 'memory' | 'settings'>;

type Lack = 'no-consent' | 'no-links' | 'consent-declined' | 'declined-no-links';

/** What each lack means while links are off. */
const withoutLinks = { 'no-consent': 'no-links', 'consent-declined': 'declined-no-links' } as const;

/** Why the customer's consent prevents an approval; null when it does not. Without links nobody can newly give it. */
export const consentLackOf = async (
  { memory, settings }: Edges,
  lines: readonly Change[],
  policy: Policy,
  sending: Change | null = null,
): Promise<Lack | null> => {
  const [first] = lines;
  if (first === undefined) return null;
  const asked = await memory.consents.of(requestIdOf(first));
  const lack = consentLack(lines, policy, asked, sending, await togetherWith({ memory }, lines, policy));
  return lack !== null && settings.customerLinkDays === null ? withoutLinks[lack] : lack;
};

const policyOf = async ({ memory }: Pick<Context, 'memory'>, { tenantId }: Change): Promise<Policy> =>
  (await memory.policies.current(tenantId))?.policy ?? firstPolicy;

/** All lines that one customer is asked about together, without those that came to nothing. */
export const consentedWith = async (
  { memory }: Pick<Context, 'memory'>,
  change: Change,
): Promise<readonly Change[]> => {
  const { bundle } = change;
  const all = bundle === null ? [change] : await memory.changes.ofBundle(bundle.id);
  const lines = isDecidedApart(change) ? all.filter(({ companyId }) => companyId === change.companyId) : all;
  return lines.filter((line) => cameToNothingAs(line) === null);
};

/**
 * What counts beside some lines for an amount: the other lines of a list for their company, and what was asked for the company in
 * the day before and not agreed to. So an amount in parts counts as a whole.
 */
const togetherWith = async (
  { memory }: Pick<Context, 'memory'>,
  lines: readonly Change[],
  policy: Policy,
): Promise<readonly Change[]> => {
  const [first] = lines;
  if (first === undefined || policy.consentAbove === undefined) return lines;
  const { id, tenantId, companyId, requestedAt: at } = first;
  const listed = isDecidedApart(first) ? await consentedWith({ memory }, first) : [];
  const counted = new Set([...lines, ...listed].map((line) => line.id));
  const isBefore = (other: Change): boolean =>
    other.requestedAt < at || (other.requestedAt === at && other.id < id);
  const before = (await memory.changes.ofCompany(tenantId, companyId, at - day, at)).filter(
    (other) => isBefore(other) && !counted.has(other.id) && cameToNothingAs(other) === null,
  );
  const asked = await Promise.all(
    [...Map.groupBy(before, requestIdOf)].map(async ([requestId, others]) => {
      const consents = await memory.consents.of(requestId);
      return others.filter((other) => !isAgreed(consents, other, policy));
    }),
  );
  const own = new Set(lines.map((line) => line.id));
  return [...lines, ...listed.filter((line) => !own.has(line.id)), ...asked.flat()];
};

/** Whether the customer, who was asked this, agreed to a change as it is. */
const isAgreed = (asked: readonly Consent[], change: Change, policy: Policy): boolean =>
  asked.length > 0 && agreedAmong(asked, consentLines([change], policy));

/** Whether requests that are about to be saved need the customer's consent. */
export const consentNeeded = async (
  edges: Pick<Context, 'memory'>,
  lines: readonly Change[],
  policy: Policy,
): Promise<boolean> => needsConsent(lines, policy, await togetherWith(edges, lines, policy));

/** The same, right before it is sent. */
export const consentLackNow = async (context: Edges, change: Change): Promise<Lack | null> => {
  const lines = isDecidedApart(change) ? [change] : await consentedWith(context, change);
  return consentLackOf(context, lines, await policyOf(context, change), change);
};

/** What a card says of the customer's consent. */
type ConsentShown = Readonly<{
  /** The newest question about what is wanted; null when none was asked. */
  consent: Consent | null;
  /** What they declined before, while a newer question is unanswered. */
  declined: Consent | null;
  needed: boolean;
  /** Alone it would not be needed. */
  besides: boolean;
  mayAsk: boolean;
  /** Nobody can be asked. */
  off: boolean;
}>;

/** Null when there is nothing to say. For lines decided by themselves, about this line alone. */
export const consentShown = async (context: Edges, change: Change): Promise<ConsentShown | null> => {
  const policy = await policyOf(context, change);
  const apart = isDecidedApart(change);
  const lines = apart ? [change] : await consentedWith(context, change);
  const asked = await context.memory.consents.of(requestIdOf(change));
  const consent = consentFor(asked, consentLines(lines, policy), apart);
  const given = consentGiven(asked, consentLines(lines, policy), apart);
  const declined = given?.answer?.agreed === false && given.id !== consent?.id ? given : null;
  const waits = change.state === 'pending';
  const needed = waits && (await consentNeeded(context, lines, policy));
  const off = context.settings.customerLinkDays === null;
  if (consent === null && (!waits || (off && !needed))) return null;
  const mayAsk = waits && !off && consent?.answer?.agreed !== true;
  return { consent, declined, needed, besides: needed && !needsConsent(lines, policy), mayAsk, off };
};
