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

/** Why the customer's consent keeps a request from being approved; null when it does not. Without links nobody can give it, and nobody is asked. */
export const consentLackOf = async (
  { memory, settings }: Edges,
  lines: readonly Change[],
  policy: Policy,
  sending: Change | null = null,
): Promise<'no-consent' | 'consent-declined' | null> => {
  const [first] = lines;
  if (first === undefined || settings.customerLinkDays === null) return null;
  return consentLack(lines, policy, await memory.consents.of(requestIdOf(first)), sending);
};

const policyOf = async ({ memory }: Pick<Context, 'memory'>, { tenantId }: Change): Promise<Policy> =>
  (await memory.policies.current(tenantId))?.policy ?? firstPolicy;

/** All lines about which a customer is asked together, without those that came to nothing. */
export const consentedWith = async (
  { memory }: Pick<Context, 'memory'>,
  change: Change,
): Promise<readonly Change[]> => {
  const { bundle } = change;
  const lines = bundle === null ? [change] : await memory.changes.ofBundle(bundle.id);
  return lines.filter((line) => cameToNothingAs(line) === null);
};

/** The same right before it is sent. */
export const consentLackNow = async (
  context: Edges,
  change: Change,
): Promise<'no-consent' | 'consent-declined' | null> =>
  context.settings.customerLinkDays === null
    ? null
    : consentLackOf(context, await consentedWith(context, change), await policyOf(context, change), change);

/** What a card says of the customer's consent. */
type ConsentShown = Readonly<{
  /** The newest question about what is wanted; null when none was asked. */
  consent: Consent | null;
  /** What they declined before, while a newer question has no answer. */
  declined: Consent | null;
  needed: boolean;
  mayAsk: boolean;
}>;

/** Null where there are no such links, or for what is decided of several renewals. */
export const consentShown = async (context: Edges, change: Change): Promise<ConsentShown | null> => {
  if (context.settings.customerLinkDays === null || isDecidedApart(change)) return null;
  const policy = await policyOf(context, change);
  const lines = await consentedWith(context, change);
  const asked = await context.memory.consents.of(requestIdOf(change));
  const consent = consentFor(asked, consentLines(lines, policy));
  const given = consentGiven(asked, consentLines(lines, policy));
  const declined = given?.answer?.agreed === false && given.id !== consent?.id ? given : null;
  const waits = change.state === 'pending';
  const needed = waits && needsConsent(lines, policy);
  return consent === null && !waits
    ? null
    : { consent, declined, needed, mayAsk: waits && consent?.answer?.agreed !== true };
};
