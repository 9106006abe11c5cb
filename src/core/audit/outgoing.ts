import type { AuditEvent } from './audit-events.ts';

/** How a fact of an entry goes out: `moment` in ISO 8601 (UTC), `texts` as a list, `lines` as those of today's list, `why` in words. */
type Fact = 'text' | 'number' | 'moment' | 'flag' | 'texts' | 'lines' | 'why';
/** With a question mark it may be left out: it is not known, or does not apply. */
export type FactAsked = Fact | `${Fact}?`;
/** The facts of an entry that become `details` of its event, by name. No others leave the audit. */
export type Details = Readonly<Record<string, FactAsked>>;

/**
 * Why an entry stays inside. `follows`: another event reports the outcome. `chat`: it is about places and words of the
 * chat only. `resent`: its subject has already gone out.
 */
type Decision = Readonly<{ out: Details }> | Readonly<{ inside: 'follows' | 'chat' | 'resent' }>;

const out = (details: Details = {}): Readonly<{ out: Details }> => ({ out: details });
const inside = (reason: 'follows' | 'chat' | 'resent') => ({ inside: reason }) as const;

/** Refusals, and presses that did nothing. Nothing changed, so nobody outside is told. */
type NothingDone = Extract<
  AuditEvent,
  | `${string}.refused`
  | `${string}.refused.${string}`
  | `${string}-refused`
  | `${string}-denied`
  | `${string}-denied.${string}`
  | `${string}.denied.${string}`
  | `press.${string}`
>;

/** What is known of a change beyond what `change` says of it. */
const ofChange = out({
  ...{ approversNeeded: 'number?', actsFor: 'text?', bundleId: 'text?', undoes: 'text?' },
  ...{ afterTermEnd: 'moment?', cancelAt: 'moment?', endsAt: 'moment?', reviewBy: 'moment?' },
});
const ofLine = { subscriptionId: 'text', product: 'text?' } as const;
const ofDeputy = { principal: 'text', principalId: 'text', deputy: 'text', deputyId: 'text' } as const;
const ofRole = { who: 'text', whoId: 'text', role: 'text' } as const;
const ofWebhook = {
  webhook: 'text?',
  topics: 'texts?',
  topic: 'text?',
  changed: 'texts?',
  active: 'flag?',
} as const;
const ofContact = { contact: 'text?' } as const;

/**
 * Every audit entry that reports an action, and whether it goes out. A new one does not compile until that is decided.
 */
export const decisions = {
  'renewal.due': out({ days: 'number', last: 'flag?' }),
  'renewal.decided': out({
    ...{ decision: 'text', subscriptionId: 'text?', product: 'text?', from: 'number?', to: 'number?' },
  }),
  'renewal.snoozed': out({ until: 'moment' }),
  'renewal.assigned': out({ to: 'text' }),
  'renewal.reopened': out({ ...ofLine, because: 'text', changeId: 'text?' }),
  'renewal.window_opened': out({
    ...{ ...ofLine, opensAt: 'moment?', closesAt: 'moment?', nextEndsAt: 'moment?', readFrom: 'text?' },
  }),
  'renewal.ended': out(ofLine),
  'renewal.returned': out(ofLine),
  'renewal.moved': out({ ...ofLine, nextEndsAt: 'moment?' }),
  'renewal.unclear': out({ product: 'text?' }),
  'renewal.closed': out(),
  'change.requested': ofChange,
  'change.approved-in-part': ofChange,
  'change.approved': ofChange,
  'change.confirmed': ofChange,
  'change.needs-approval': ofChange,
  'change.rejected': ofChange,
  'change.cancelled': ofChange,
  'change.expired': ofChange,
  'change.planned': ofChange,
  'change.plan-begun': ofChange,
  'change.details-given': ofChange,
  'change.applied': ofChange,
  'change.failed': ofChange,
  'change.stale': ofChange,
  'change.needs-check': ofChange,
  'change.settled-by-hand': ofChange,
  'change.provisioned': ofChange,
  'change.seats-shown': ofChange,
  'change.seats-not-shown': ofChange,
  'change.urgent': ofChange,
  'change.consent-asked': ofChange,
  'change.consent-agreed': ofChange,
  'change.consent-declined': ofChange,
  'change.reviewed': ofChange,
  'change.review-not-right': ofChange,
  'today.listed': out({ things: 'number', lines: 'lines' }),
  'owner.set': out({ to: 'text', before: 'text?' }),
  'owner.removed': out({ before: 'text?' }),
  'company.created': out(),
  'company.changed': out({ changed: 'texts?' }),
  'contact.added': out(ofContact),
  'contact.changed': out(ofContact),
  'contact.removed': out(ofContact),
  'company.create-unclear': out({ outcome: 'why' }),
  'company.change-unclear': out({ outcome: 'why' }),
  'contact.add-unclear': out({ ...ofContact, outcome: 'why' }),
  'contact.change-unclear': out({ ...ofContact, outcome: 'why' }),
  'contact.remove-unclear': out({ ...ofContact, outcome: 'why' }),
  'licence.ignored': out({ product: 'text' }),
  'licence.counted': out({ product: 'text' }),
  'mapping.set': out({ name: 'text', kind: 'text', to: 'text', targetId: 'text', before: 'text?' }),
  'mapping.removed': out({ name: 'text', kind: 'text', before: 'text?', targetId: 'text?' }),
  'role.granted': out({ ...ofRole, before: 'text?', companies: 'texts', until: 'moment?', after: 'text?' }),
  'role.revoked': out({ ...ofRole, before: 'text?', companies: 'texts?' }),
  'role.ended': out({ ...ofRole, until: 'moment', after: 'text?' }),
  'deputy.set': out({ ...ofDeputy, until: 'moment?' }),
  'deputy.removed': out(ofDeputy),
  'deputy.ended': out(ofDeputy),
  'policy.proposed': out({ basedOn: 'number' }),
  'policy.saved': out({ version: 'number', proposedBy: 'text?' }),
  'policy.discarded': out({ proposedBy: 'text?' }),
  'organisation.allowed': out({ organisation: 'text' }),
  'organisation.revoked': out({ organisation: 'text' }),
  'webhook.created': out(ofWebhook),
  'webhook.changed': out(ofWebhook),
  'webhook.removed': out(ofWebhook),
  'webhook.create-unclear': out({ ...ofWebhook, outcome: 'why' }),
  'webhook.change-unclear': out({ ...ofWebhook, outcome: 'why' }),
  'webhook.remove-unclear': out({ ...ofWebhook, outcome: 'why' }),
  'portfolio.confirmed': out({ taken: 'flag' }),
  'audit.exported': out({ about: 'text' }),
  'audit.sealed': out(),
  'audit.anchored': out({ entries: 'number', hash: 'text' }),
  'alerts.place-lost': out({ conversationId: 'text', cause: 'text?', teamsSaid: 'text?' }),

  'company.create-sent': inside('follows'),
  'company.change-sent': inside('follows'),
  'contact.add-sent': inside('follows'),
  'contact.change-sent': inside('follows'),
  'contact.remove-sent': inside('follows'),
  'webhook.create-sent': inside('follows'),
  'webhook.change-sent': inside('follows'),
  'webhook.remove-sent': inside('follows'),
  'webhook.test-sent': inside('chat'),
  'webhook.test-unclear': inside('chat'),
  'webhook.tested': inside('chat'),
  'webhook.retry-sent': inside('chat'),
  'webhook.retry-unclear': inside('chat'),
  'webhook.retried': inside('chat'),
  'digest.on': inside('chat'),
  'digest.off': inside('chat'),
  'today.here': inside('chat'),
  'today.off': inside('chat'),
  'today.posted': inside('chat'),
  'alerts.here': inside('chat'),
  'alerts.off': inside('chat'),
  'approvals.here': inside('chat'),
  'approvals.off': inside('chat'),
  'name.taught': inside('chat'),
  'name.forgotten': inside('chat'),
  'difference.noted': inside('chat'),
  'difference.note-removed': inside('chat'),
  'difference.ticket': inside('chat'),
  'events.resent': inside('resent'),
} as const satisfies Readonly<Record<Exclude<AuditEvent, NothingDone>, Decision>>;

type Decisions = typeof decisions;
/** What other systems are told. Everything else in the audit stays inside. */
export type PublicEventType = {
  [K in keyof Decisions]: Decisions[K] extends { out: unknown } ? K : never;
}[keyof Decisions];

/** The details of an event that goes out; null for one that stays inside. */
export const detailsAsked = (event: AuditEvent): Details | null => {
  const decided: Decision | undefined = Object.hasOwn(decisions, event)
    ? decisions[event as keyof Decisions]
    : undefined;
  return decided !== undefined && 'out' in decided ? decided.out : null;
};

export const isPublic = (event: AuditEvent): event is PublicEventType => detailsAsked(event) !== null;

export const publicEventTypes = (Object.keys(decisions) as (keyof Decisions)[]).filter(isPublic);
