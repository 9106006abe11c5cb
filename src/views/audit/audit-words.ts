import type { AuditEvent } from '../../core/audit/audit-events.ts';
import type { AuditFacts } from '../../core/audit/audit-facts.ts';
import type { AuditRecord } from '../../core/audit/audit-memory.ts';
import { escapeText, productText } from '../kit/escape.ts';
import { deadline, moment, number, type Show, seats, unitPrice } from '../kit/format.ts';

/** The most common events in plain words; the rest are derived from their names. */
const words: Readonly<Partial<Record<AuditEvent, string>>> = {
  'change.requested': 'Asked for',
  'change.approved': 'Approved',
  'change.rejected': 'Rejected',
  'change.cancelled': 'Request taken back',
  'change.expired': 'Expired, nobody decided',
  'change.applied': 'Applied at Pax8',
  'change.failed': 'Failed',
  'change.stale': 'Out of date, not sent',
  'change.needs-check': 'Outcome unclear',
  'change.planned': 'Waits for the renewal',
  'change.provisioned': 'Provisioned',
  'order.refused': 'Order refused',
  'change.plan-begun': 'Renewed, the plan now runs',
  'renewal.due': 'Renewal due',
  'renewal.decided': 'Renewal decided',
  'renewal.snoozed': 'Renewal snoozed',
  'renewal.assigned': 'Renewal assigned',
  'renewal.reopened': 'Renewal undecided again',
  'renewal.window_opened': 'Renewed, seats can be reduced',
  'renewal.ended': 'Ended, not renewed',
  'renewal.returned': 'Not ended: Pax8 shows it again',
  'renewal.moved': 'Term end moved',
  'renewal.unclear': 'Renewal not seen',
  'renewal.closed': 'Renewal over',
  'renewal.denied.copy': 'Decision on a copy of the card refused',
  'alerts.here': 'Renewal alerts turned on',
  'alerts.off': 'Renewal alerts turned off',
  'alerts.place-lost': 'Renewal alerts no longer arrive in a place',
  'portfolio.confirmed': 'Reading of Pax8 that lost much confirmed',
  'audit.exported': 'Audit exported',
  'audit.sealed': 'Audit sealed with the bot’s key from here on',
  'audit.anchored': 'Last hash of the audit sent out',
  'change.confirmed': 'Confirmed',
  'change.needs-approval': 'Confirmed, but needs approval now',
  'change.approved-in-part': 'Approved by one, one more needed',
  'change.refused': 'Request refused',
  'change.settled-by-hand': 'Outcome settled by hand',
  'change.undo-denied': 'Undo refused',
  'company.create-sent': 'New company sent to Pax8',
  'company.created': 'Company created',
  'company.create-refused': 'New company refused by Pax8',
  'company.create-unclear': 'New company, outcome unclear',
  'company.change-sent': 'Change of a company sent to Pax8',
  'company.changed': 'Company changed',
  'contact.add-sent': 'New contact sent to Pax8',
  'contact.added': 'Contact added',
  'contact.change-sent': 'Change of a contact sent to Pax8',
  'contact.changed': 'Contact changed',
  'contact.remove-sent': 'Removal of a contact sent to Pax8',
  'contact.removed': 'Contact removed',
  'webhook.create-sent': 'New webhook sent to Pax8',
  'webhook.created': 'Webhook created at Pax8',
  'webhook.create-refused': 'New webhook refused by Pax8',
  'webhook.create-unclear': 'New webhook, outcome unclear',
  'webhook.change-sent': 'Change of the webhook sent to Pax8',
  'webhook.changed': 'Webhook changed at Pax8',
  'webhook.remove-sent': 'Removal of the webhook sent to Pax8',
  'webhook.removed': 'Webhook removed at Pax8',
  'webhook.test-sent': 'Test of the webhook sent to Pax8',
  'webhook.tested': 'Webhook tested',
  'webhook.retry-sent': 'Missed delivery asked for again',
  'webhook.retried': 'Missed delivery on its way again',
  'role.granted': 'Role granted',
  'role.revoked': 'Role revoked',
  'role.refused': 'Change of role refused',
  'name.taught': 'Name taught',
  'name.forgotten': 'Taught name forgotten',
  'policy.proposed': 'Policy change proposed',
  'policy.discarded': 'Policy change discarded',
  'policy.saved': 'Policy changed',
  'policy.refused': 'Policy refused',
  'command.refused': 'Command refused',
  'approvals.here': 'Approvals channel set',
  'approvals.off': 'Approvals channel removed',
  'press.unknown-request': 'Button for an unknown request',
  'press.unknown-record': 'Button for something Pax8 does not have',
  'press.unknown-button': 'Unknown button',
  'press.not-allowed': 'Button refused',
  'press.forged': 'Button with forged data',
};

/** "change.approve-denied.own-request" becomes "Approve denied: own request". */
const eventWords = (event: AuditEvent): string => {
  const known = words[event];
  if (known !== undefined) return known;
  const parts = event.split('.').map((part) => part.replaceAll('-', ' '));
  const [first = '', ...rest] = parts[0] === 'change' && parts.length > 1 ? parts.slice(1) : parts;
  const text = [`${first.charAt(0).toUpperCase()}${first.slice(1)}`, ...rest].join(': ');
  return escapeText(text, 80);
};

const step = ({ what, from, to, afterTermEnd }: AuditFacts): string => {
  if (from === null || to === null) return '';
  if (what === 'cancel') return `cancellation, ${seats(from)}`;
  if (what === 'price') return `new price, ${seats(to)}`;
  if (what === 'order') return `order of ${seats(to)}`;
  return `${number(from)} → ${seats(to)}${afterTermEnd === null ? '' : ' after the renewal'}`;
};

/** What happened to what: "Approved · Contoso · Microsoft 365 Business Premium 12 → 15 seats". */
export const entryText = ({ event }: AuditRecord, facts: AuditFacts): string => {
  const product = facts.product === null ? '' : productText(facts.product, 60);
  const what = [product, step(facts)].filter((part) => part !== '').join(' ');
  const others = what === '' ? othersText(facts.others.slice(0, 3), 100) : '';
  return [
    `**${eventWords(event)}**`,
    facts.company === null ? '' : escapeText(facts.company, 60),
    what,
    others,
  ]
    .filter((part) => part !== '')
    .join(' · ');
};

/** "Bo Lind · 23 Nov 2026 14:05 GMT · entry 17". */
export const entryWhen = ({ person, at, seq }: AuditRecord, show: Show): string =>
  `${person === null ? 'the bot' : escapeText(person.name, 60)} · ${moment(at, show)} · entry ${seq}`;

/** What was seen and decided, one line each; at most eight. */
export const entryLines = (record: AuditRecord, facts: AuditFacts, show: Show): string[] => {
  const { price, currency, billingTerm, termEndsAt, reason, reasons, outcome, pax8, others } = facts;
  const { cancelAt, endsAt, purpose, ticket } = facts;
  const line = (label: string, text: string | null, length: number): string[] =>
    text === null || text === '' ? [] : [`${label}: ${escapeText(text, length)}`];
  return [
    [
      ...(price === null ? [] : [`Price ${unitPrice(price, currency, billingTerm ?? '')}`]),
      ...(termEndsAt === null ? [] : [`term ends ${deadline(termEndsAt, show)}`]),
    ].join(', '),
    [
      ...(cancelAt === null ? [] : [`To end ${deadline(cancelAt, show)}`]),
      ...(endsAt === null ? [] : [`Pax8 reports the end as ${deadline(endsAt, show)}`]),
    ].join(', '),
    ...line('Purpose', purpose, 160),
    ...line('Ticket', ticket, 40),
    ...line('Why', reasons.join(' '), 240),
    ...line('Reason given', reason, 160),
    ...line('Outcome', outcome, 160),
    ...line('Pax8', pax8, 200),
    [
      othersText(others, 60),
      ...(facts.where === null ? [] : [`in ${escapeText(facts.where, 64)}`]),
      ...(record.changeId === null ? [] : [`request ${escapeText(record.changeId, 64)}`]),
    ]
      .filter((part) => part !== '')
      .join('; '),
  ].filter((part) => part !== '');
};

const othersText = (others: AuditFacts['others'], length: number): string =>
  others
    .slice(0, 5)
    .map(([name, value]) => `${escapeText(labelOf(name), 30)}: ${escapeText(value, length)}`)
    .join('; ');

/** "askedTo" becomes "asked to". */
const labelOf = (name: string): string =>
  name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
