import type { AuditEvent } from '../../core/audit/audit-events.ts';

/**
 * What happened, as a sentence behind the name of who did it. `{change}` is the change that the entry is about, `{for}` " for" and
 * its company, any other name a fact of the entry. A part in brackets is left out where a fact of it is not known.
 */
const sentences: Readonly<Partial<Record<AuditEvent, string>>> = {
  'change.requested': 'asked for {change}',
  'change.approved': 'approved {change}[ for {actsFor}]',
  'change.approved-in-part': 'approved {change}[ for {actsFor}]; one more has to',
  'change.confirmed': 'confirmed {change}',
  'change.needs-approval': 'confirmed {change}, which needs approval now',
  'change.rejected': 'rejected {change}[ for {actsFor}]',
  'change.cancelled': 'took back the request for {change}',
  'change.expired': 'closed the request for {change}: nobody decided in time',
  'change.applied': 'applied {change} at Pax8',
  'change.failed': 'could not apply {change}',
  'change.stale': 'did not send {change}: Pax8 had changed in between',
  'change.needs-check': 'does not know yet whether {change} arrived at Pax8',
  'change.planned': 'planned {change}',
  'change.plan-begun': 'began {change}, as the renewal is over',
  'change.provisioned': 'saw that Pax8 has provisioned {change}',
  'change.refused': 'asked for {change}, which was refused',
  'change.settled-by-hand': 'settled the outcome of {change} by hand',
  'change.undo-denied': 'could not undo {change}',
  'order.refused': 'was refused the order[ of {product}]{for}',
  'renewal.due': 'told that the renewal{for} is due[ in {days} days]',
  'renewal.decided': 'decided the renewal[ of {product}]{for}[: {decision}]',
  'renewal.snoozed': 'snoozed the renewal{for}[ until {until}]',
  'renewal.assigned': 'gave the renewal{for}[ to {owner}]',
  'renewal.reopened': 'opened the decision about the renewal{for} again',
  'renewal.window_opened': 'saw the renewal[ of {product}]{for}: seats can be reduced[ until {closesAt}]',
  'renewal.ended': 'saw the end[ of {product}]{for}: it was not renewed',
  'renewal.moved': 'saw that the term end[ of {product}]{for} has moved',
  'renewal.unclear': 'does not see yet whether[ {product}]{for} was renewed',
  'renewal.closed': 'closed the renewal{for}',
  'renewal.denied.copy': 'decided on a copy of the renewal card{for}, which does not count',
  'alerts.here': 'turned renewal alerts on in a place{for}',
  'alerts.off': 'turned renewal alerts off in a place',
  'alerts.place-lost': 'can no longer post renewal alerts in a place[ that {setBy} had chosen]',
  'today.here': 'had today’s list come to a place by itself[ at {time}]',
  'today.off': 'stopped today’s list in a place',
  'today.posted': 'posted today’s list in a place',
  'approvals.here': 'chose the place where approvers see requests',
  'approvals.off': 'took away the place where approvers see requests',
  'audit.exported': 'exported the audit[ of {about}]',
  'audit.sealed': 'sealed the audit with its key from here on',
  'audit.anchored': 'sent out how the audit ended: {entries} entries, the last with the hash {hash}',
  'command.refused': 'asked for “{command}”, which the role {role} may not do',
  'company.created': 'created the company {company}',
  'company.changed': 'changed the company {company}[: {changed}]',
  'contact.added': 'added a contact[, {contact},]{for}',
  'contact.changed': 'changed a contact[, {contact},]{for}',
  'contact.removed': 'removed a contact[, {contact},]{for}',
  'webhook.created': 'created the webhook[ {webhook}] at Pax8',
  'webhook.changed': 'changed the webhook[ {webhook}] at Pax8[: {changed}]',
  'webhook.removed': 'removed the webhook[ {webhook}] at Pax8',
  'webhook.tested': 'tested the webhook[ {webhook}]',
  'webhook.retried': 'asked Pax8 to deliver again what the webhook[ {webhook}] had missed',
  'events.resent': 'sent events again that had not arrived',
  'role.granted': 'gave {who} the role {role}[ for {companies}][ until {until}]',
  'role.ended': 'saw the end of the role {role} of {who}[; role after that: {after}]',
  'deputy.set': 'said that {deputy} stands in for {principal}[ until {until}]',
  'deputy.removed': 'said that {deputy} no longer stands in for {principal}',
  'deputy.ended': 'saw the end of the time in which {deputy} stood in for {principal}',
  'deputy.refused': 'wanted to say who stands in[ for {principal}] and was refused',
  'organisation.allowed': 'allowed guests of {organisation}',
  'organisation.revoked': 'no longer allowed guests of {organisation}',
  'role.revoked': 'took the role {before} from {who}',
  'role.refused': 'wanted to give {who} the role {role} and was refused',
  'name.taught': 'taught the name[ “{name}”][ for {means}]',
  'name.forgotten': 'made the bot forget the name[ “{name}”]',
  'licence.ignored': 'chose that unused seats[ of {product}]{for} do not count',
  'licence.counted': 'chose that unused seats[ of {product}]{for} count again',
  'mapping.set': 'mapped {name} to {to}[ instead of {before}]',
  'mapping.removed': 'removed the mapping of {name} to {before}',
  'policy.proposed': 'proposed a change of the policy',
  'policy.saved': 'changed the policy[ to version {version}][, which {proposedBy} had proposed]',
  'policy.discarded': 'discarded the policy[ that {proposedBy} had proposed]',
  'policy.refused': 'was refused a change of the policy',
  'press.unknown-request': 'pressed a button of a request that is not there',
  'press.unknown-record': 'pressed a button of something that Pax8 does not have',
  'press.unknown-renewal': 'pressed a button of a renewal that is not there',
  'press.unknown-button': 'pressed a button that the bot does not know',
  'press.not-allowed': 'pressed a button[, “{button}”,] that the role[ {role}] may not use',
  'press.forged': 'pressed a button[, “{button}”,] whose data were not the bot’s',
  'press.repeated': 'pressed a button twice',
};

/** Events that are one of a kind: the middle of their name says what was tried, the end how it went. */
const families: readonly (readonly [RegExp, (what: string, end: string) => string])[] = [
  [
    /^change\.(\w+)-denied(?:\.([\w-]+))?$/,
    (what, end) => `could not ${what} {change}: ${reasons[end] ?? plain(end)}`,
  ],
  [
    /^renewal\.(\w+)-denied()$/,
    (what) => `could not ${what === 'plan' ? 'plan a change for' : what} the renewal{for}`,
  ],
  [
    /^((?:company|contact|webhook)\.\w+)-(\w+)$/,
    (what, end) => `${writes[what] ?? plain(what)} at Pax8{for}${ends[end] ?? ''}`,
  ],
  [/^file\.(refused)\.([\w-]+)$/, (_, end) => `was refused a file: ${reasons[end] ?? plain(end)}`],
];

const plain = (name: string): string => name.replaceAll(/[-._]/g, ' ');

/** Why an act was refused, by `Denied` and the refusals of files. */
const reasons: Readonly<Record<string, string>> = {
  'approved-already': 'they had approved it already',
  'bad-data': 'the button’s data were not the bot’s',
  copy: 'they pressed on a copy of the card',
  expired: 'its time was over',
  'foreign-tenant': 'it belongs to another organisation',
  forged: 'the offer was not the bot’s',
  'no-note': 'a note was missing',
  'no-reason': 'a reason was missing',
  'not-allowed': 'their role may not',
  'not-approver': 'they may not approve',
  'not-here': 'it was offered in another place',
  'not-pending': 'it was decided already',
  'not-possible': 'the terms do not let it any more',
  'not-requester': 'they may not ask for changes',
  'not-smaller': 'it was not less than what was asked for',
  'not-theirs': 'it was offered to somebody else',
  'not-unclear': 'its outcome is known',
  'one-line': 'it is decided with the lines beside it',
  'only-requester': 'only who asked may',
  'own-request': 'it is their own request',
  'principal-request': 'the person they stand in for asked for it',
};

const writes: Readonly<Record<string, string>> = {
  'company.create': 'sent a new company',
  'company.change': 'sent a change of the company',
  'contact.add': 'sent a new contact',
  'contact.change': 'sent a change of a contact',
  'contact.remove': 'sent the removal of a contact',
  'webhook.create': 'sent a new webhook',
  'webhook.change': 'sent a change of the webhook',
  'webhook.remove': 'sent the removal of the webhook',
  'webhook.test': 'sent a test of the webhook',
  'webhook.retry': 'asked for a missed delivery again',
};

const ends: Readonly<Record<string, string>> = {
  sent: '',
  refused: ', which was refused',
  unclear: ', and the outcome is not clear',
};

/** The sentence of an event, with its placeholders; null for an event that is not known. */
export const auditSentence = (event: AuditEvent): string | null => {
  const known = sentences[event];
  if (known !== undefined) return known;
  for (const [pattern, sentence] of families) {
    const match = pattern.exec(event);
    if (match !== null) return sentence(match[1] ?? '', match[2] ?? '');
  }
  return null;
};

/** What facts are called in the lines below. Ids and whole records are not shown: the file of the audit has them. */
export const factLabels: Readonly<Record<string, string>> = {
  approvals: 'Approved so far by',
  amounts: 'Amounts',
  askedTo: 'Asked for',
  before: 'Before',
  button: 'Button',
  changed: 'Changed',
  company: 'Company',
  companies: 'For',
  contact: 'Contact',
  days: 'Days ahead',
  decision: 'Decision',
  failed: 'Missed at',
  given: 'Given',
  name: 'Name',
  means: 'Stands for',
  note: 'Note',
  old: 'Before',
  owner: 'Owner',
  policyVersion: 'Policy version',
  proposedBy: 'Proposed by',
  role: 'Role',
  scope: 'Kind of place',
  seats: 'Seats',
  settledBy: 'Settled by',
  setBy: 'Chosen by',
  status: 'Status',
  to: 'Seats',
  topic: 'Topic',
  topics: 'Topics',
  undoes: 'Takes back',
  until: 'Until',
  vendor: 'Vendor',
  verb: 'Button',
  version: 'Policy version',
  cause: 'Because',
  because: 'Because',
};

export const hiddenFacts: ReadonlySet<string> = new Set([
  ...['bundleId', 'whoId', 'companyIds', 'beforeCompanyIds', 'id', 'basedOn', 'new', 'kind', 'lookedAt'],
]);
