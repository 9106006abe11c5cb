import type { Instant } from '../words/instant.ts';
import type { AuditEntry } from './audit-memory.ts';
import { looseOf, numberOf, textOf } from './loose.ts';

/** What an audit entry says about a change, null where it says nothing; the rest is in `others`. */
export type AuditFacts = Readonly<{
  company: string | null;
  product: string | null;
  subscriptionId: string | null;
  /** The kind of change; null for a change of seats. */
  what: string | null;
  /** The requested end, and the end Pax8 reported. */
  cancelAt: Instant | null;
  endsAt: Instant | null;
  /** Planned for the renewal of the term that ends at this moment. */
  afterTermEnd: Instant | null;
  purpose: string | null;
  ticket: string | null;
  from: number | null;
  to: number | null;
  price: number | null;
  partnerCost: number | null;
  currency: string | null;
  billingTerm: string | null;
  termEndsAt: Instant | null;
  state: string | null;
  reason: string | null;
  /** As recorded, maybe by another version: `ChangeReason`s and a `Why`, if it knew them. */
  reasons: readonly unknown[];
  /** When it was asked for, which the words of its reasons depend on. */
  requestedAt: Instant | null;
  outcome: unknown;
  /** Pax8's own text, unescaped. */
  pax8: string | null;
  /** The conversation where it was said or pressed. */
  where: string | null;
  others: readonly (readonly [name: string, value: unknown])[];
}>;

const ofChanges = new Set([
  ...['company', 'product', 'subscriptionId', 'from', 'to', 'seen', 'state'],
  ...['what', 'cancelAt', 'endsAt', 'afterTermEnd', 'purpose', 'ticket'],
  // The whole approved order: too long for a line.
  'order',
  ...['reason', 'reasons', 'requestedAt', 'outcome', 'pax8', 'where', 'approversNeeded'],
  // Ids and lines of a renewal, which the rest of the entry repeats.
  ...['renewalId', 'companyId', 'lines'],
]);

/** `to` of a change is a number of seats; of an owner or a mapping it is a name, which is no fact of a change. */
const isOfChange = (name: string, value: unknown): boolean =>
  ofChanges.has(name) && !(name === 'to' && typeof value === 'string');

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** A number that must be a moment: in milliseconds, later than 2001. */
const isMoment = (value: number): boolean => Number.isInteger(value) && value > 1e12 && value < 1e14;

/** A fact without words of its own: names as they are, moments in ISO 8601, records as JSON. */
export const plainFact = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && isMoment(value)) return new Date(value).toISOString();
  if (Array.isArray(value)) return value.map(plainFact).join(', ');
  const { name, person, actsFor } = looseOf(value);
  if (person !== undefined)
    return [person, ...(actsFor === undefined ? [] : [actsFor])].map(plainFact).join(' for ');
  return typeof name === 'string' ? name : JSON.stringify(value);
};

/** Reads the facts of an entry. */
export const auditFacts = ({ facts }: Pick<AuditEntry, 'facts'>): AuditFacts => {
  const seen = looseOf(facts.seen);
  return {
    company: textOf(facts.company),
    product: textOf(facts.product),
    subscriptionId: textOf(facts.subscriptionId),
    what: textOf(facts.what),
    cancelAt: numberOf(facts.cancelAt),
    endsAt: numberOf(facts.endsAt),
    afterTermEnd: numberOf(facts.afterTermEnd),
    purpose: textOf(facts.purpose),
    ticket: textOf(facts.ticket),
    from: numberOf(facts.from),
    to: numberOf(facts.to),
    price: numberOf(seen.price),
    partnerCost: numberOf(seen.partnerCost),
    currency: textOf(seen.currency),
    billingTerm: textOf(seen.billingTerm),
    termEndsAt: numberOf(seen.commitmentEndsAt),
    state: textOf(facts.state),
    reason: textOf(facts.reason),
    reasons: isEmpty(facts.reasons) ? [] : [facts.reasons].flat(),
    requestedAt: numberOf(facts.requestedAt),
    outcome: facts.outcome ?? null,
    pax8: textOf(facts.pax8),
    where: textOf(facts.where),
    others: Object.entries(facts).filter(([name, value]) => !isOfChange(name, value) && !isEmpty(value)),
  };
};
