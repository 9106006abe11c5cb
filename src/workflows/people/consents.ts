import { isDecidedApart } from '../../core/changes/bundle.ts';
import type { Change } from '../../core/changes/change.ts';
import { cameToNothingAs } from '../../core/changes/change-facts.ts';
import {
  type Consent,
  consentFor,
  consentGiven,
  consentLack,
  consentLines,
  needsConsent,
  requestIdOf,
} from '../../core/changes/consent.ts';
import { firstPolicy, type Policy } from '../../core/rules/policy.ts';
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
  const lack = consentLack(lines, policy, asked, sending, await togetherWith({ memory }, lines));
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

/** What counts beside some lines: of those decided by themselves, the others of their company, as they stand now. */
const togetherWith = async (
  edges: Pick<Context, 'memory'>,
  lines: readonly Change[],
): Promise<readonly Change[]> => {
  const [first] = lines;
  if (first === undefined || !isDecidedApart(first)) return lines;
  const own = new Set(lines.map(({ id }) => id));
  return [...lines, ...(await consentedWith(edges, first)).filter(({ id }) => !own.has(id))];
};

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
  const needed = waits && needsConsent(lines, policy, await togetherWith(context, lines));
  const off = context.settings.customerLinkDays === null;
  if (consent === null && (!waits || (off && !needed))) return null;
  const mayAsk = waits && !off && consent?.answer?.agreed !== true;
  return { consent, declined, needed, mayAsk, off };
};
