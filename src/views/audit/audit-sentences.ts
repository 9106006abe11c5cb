import type { AuditEvent } from '../../core/audit/audit-events.ts';
import { msg, t, texts } from '../texts/t.ts';

/**
 * An event as a sentence after the name of whoever did it. `{change}` is the entry's change, `{for}` " for" and its
 * company, any other name a fact. A part in brackets is left out when one of its facts is unknown.
 */
const sentences: Readonly<Partial<Record<AuditEvent, string>>> = texts({
  'change.requested': msg`asked for {change}`,
  'change.approved': msg`approved {change}[ for {actsFor}][, alone in an emergency, to be reviewed by {reviewBy}]`,
  'change.approved-in-part': msg`approved {change}[ for {actsFor}]; one more has to`,
  'change.confirmed': msg`confirmed {change}`,
  'change.needs-approval': msg`confirmed {change}, which needs approval now`,
  'change.rejected': msg`rejected {change}[ for {actsFor}]`,
  'change.cancelled': msg`took back the request for {change}`,
  'change.expired': msg`closed the request for {change}: nobody decided in time`,
  'change.applied': msg`applied {change} at Pax8`,
  'change.failed': msg`could not apply {change}`,
  'change.stale': msg`did not send {change}: Pax8 had changed in between`,
  'change.needs-check': msg`does not know yet whether {change} arrived at Pax8`,
  'change.planned': msg`planned {change}`,
  'change.plan-begun': msg`began {change}, as the renewal is over`,
  'change.provisioned': msg`saw that Pax8 has provisioned {change}`,
  'change.seats-shown': msg`saw the seats of {change} at Microsoft`,
  'change.seats-not-shown': msg`did not see the seats of {change} at Microsoft within ten minutes`,
  'change.refused': msg`asked for {change}, which was refused`,
  'change.settled-by-hand': msg`settled the outcome of {change} by hand`,
  'change.consent-asked': msg`made a link that asks the customer about {change}`,
  'change.consent-denied': msg`wanted to ask the customer about {change}, which was not possible`,
  'change.consent-agreed': msg`saw the customer agree by link to {change}[, as {customer}]`,
  'change.consent-declined': msg`saw the customer decline {change} by link[, as {customer}][: {comment}]`,
  'change.urgent': msg`said that {change} cannot wait[: {urgent}]`,
  'change.urgent-denied': msg`said that {change} cannot wait, which did not count`,
  'change.reviewed': msg`reviewed {change}[ for {actsFor}], which one person alone had approved`,
  'change.review-not-right': msg`found {change} not right[ for {actsFor}], which one person alone had approved[: {note}]`,
  'change.undo-denied': msg`could not undo {change}`,
  'order.refused': msg`was refused the order[ of {product}]{for}`,
  'renewal.due': msg`told that the renewal{for} is due[ in {days} days]`,
  'renewal.decided': msg`decided the renewal[ of {product}]{for}[: {decision}]`,
  'renewal.snoozed': msg`snoozed the renewal{for}[ until {until}]`,
  'renewal.assigned': msg`gave the renewal{for}[ to {owner}]`,
  'renewal.reopened': msg`opened the decision about the renewal{for} again`,
  'renewal.window_opened': msg`saw the renewal[ of {product}]{for}: seats can be reduced[ until {closesAt}]`,
  'renewal.ended': msg`saw the end[ of {product}]{for}: it was not renewed`,
  'renewal.moved': msg`saw that the term end[ of {product}]{for} has moved`,
  'renewal.unclear': msg`does not see yet whether[ {product}]{for} was renewed`,
  'renewal.closed': msg`closed the renewal{for}`,
  'renewal.denied.copy': msg`decided on a copy of the renewal card{for}, which does not count`,
  'alerts.here': msg`turned renewal alerts on in a place{for}`,
  'alerts.off': msg`turned renewal alerts off in a place`,
  'alerts.place-lost': msg`can no longer post renewal alerts in a place[ that {setBy} had chosen]`,
  'owner.set': msg`made {to} the owner of {company}[, in place of {before}]`,
  'owner.removed': msg`took {company} from its owner[ {before}]`,
  'digest.on': msg`turned the digest of their companies on`,
  'digest.off': msg`turned the digest of their companies off`,
  'today.here': msg`had today’s list come to a place by itself[ at {time}]`,
  'today.off': msg`stopped today’s list in a place`,
  'today.posted': msg`posted today’s list in a place`,
  'today.listed': msg`sent today’s list to other systems[: {things} things]`,
  'approvals.here': msg`chose the place where approvers see requests`,
  'approvals.off': msg`took away the place where approvers see requests`,
  'audit.exported': msg`exported the audit[ of {about}]`,
  'audit.sealed': msg`sealed the audit with its key from here on`,
  'audit.anchored': msg`sent out how the audit ended: {entries} entries, the last with the hash {hash}`,
  'command.refused': msg`asked for “{command}”, which the role {role} may not do`,
  'company.created': msg`created the company {company}`,
  'company.changed': msg`changed the company {company}[: {changed}]`,
  'contact.added': msg`added a contact[, {contact},]{for}`,
  'contact.changed': msg`changed a contact[, {contact},]{for}`,
  'contact.removed': msg`removed a contact[, {contact},]{for}`,
  'webhook.created': msg`created the webhook[ {webhook}] at Pax8`,
  'webhook.changed': msg`changed the webhook[ {webhook}] at Pax8[: {changed}]`,
  'webhook.removed': msg`removed the webhook[ {webhook}] at Pax8`,
  'webhook.tested': msg`tested the webhook[ {webhook}]`,
  'webhook.retried': msg`asked Pax8 to deliver again what the webhook[ {webhook}] had missed`,
  'events.resent': msg`sent events again that had not arrived`,
  'role.granted': msg`gave {who} the role {role}[ for {companies}][ until {until}]`,
  'role.ended': msg`saw the end of the role {role} of {who}[; role after that: {after}]`,
  'deputy.set': msg`said that {deputy} stands in for {principal}[ until {until}]`,
  'deputy.removed': msg`said that {deputy} no longer stands in for {principal}`,
  'deputy.ended': msg`saw the end of the time in which {deputy} stood in for {principal}`,
  'deputy.refused': msg`wanted to say who stands in[ for {principal}] and was refused`,
  'organisation.allowed': msg`allowed guests of {organisation}`,
  'organisation.revoked': msg`no longer allowed guests of {organisation}`,
  'role.revoked': msg`took the role {before} from {who}`,
  'role.refused': msg`wanted to give {who} the role {role} and was refused`,
  'name.taught': msg`taught the name[ “{name}”][ for {means}]`,
  'name.forgotten': msg`made the bot forget the name[ “{name}”]`,
  'licence.ignored': msg`chose that unused seats[ of {product}]{for} do not count`,
  'licence.counted': msg`chose that unused seats[ of {product}]{for} count again`,
  'mapping.set': msg`mapped {name} to {to}[ instead of {before}]`,
  'mapping.removed': msg`removed the mapping of {name} to {before}`,
  'difference.noted': msg`noted on a difference[ of {product}]{for}: “{text}”`,
  'difference.note-removed': msg`took back the note on a difference[ of {product}]{for}`,
  'difference.ticket': msg`opened the ticket {number} in {system} for a difference[ of {product}]{for}`,
  'difference.ticket-refused': msg`wanted a ticket for a difference[ of {product}]{for}, and it failed`,
  'policy.proposed': msg`proposed a change of the policy`,
  'policy.saved': msg`changed the policy[ to version {version}][, which {proposedBy} had proposed]`,
  'policy.discarded': msg`discarded the policy[ that {proposedBy} had proposed]`,
  'policy.refused': msg`was refused a change of the policy`,
  'press.unknown-request': msg`pressed a button of a request that is not there`,
  'press.unknown-record': msg`pressed a button of something that Pax8 does not have`,
  'press.unknown-renewal': msg`pressed a button of a renewal that is not there`,
  'press.unknown-button': msg`pressed a button that the bot does not know`,
  'press.not-allowed': msg`pressed a button[, “{button}”,] that the role[ {role}] may not use`,
  'press.forged': msg`pressed a button[, “{button}”,] whose data were not the bot’s`,
  'press.repeated': msg`pressed a button twice`,
});

/** What was tried with a change, and with a renewal. */
const tried: Readonly<Record<string, string>> = texts({
  approve: msg`approve`,
  reject: msg`reject`,
  cancel: msg`take back`,
  confirm: msg`confirm`,
  settle: msg`settle`,
  undo: msg`undo`,
});
const triedRenewal: Readonly<Record<string, string>> = texts({
  plan: msg`plan a change for`,
  renew: msg`decide`,
  cancel: msg`cancel`,
  snooze: msg`snooze`,
  assign: msg`assign`,
});

/** Families of events: the middle of the name says what was tried, the end how it went. */
const families: readonly (readonly [RegExp, (what: string, end: string) => string])[] = [
  [
    /^change\.(\w+)-denied(?:\.([\w-]+))?$/,
    (what, end) => t`could not ${tried[what] ?? plain(what)} {change}: ${reasons[end] ?? plain(end)}`,
  ],
  [/^renewal\.(\w+)-denied()$/, (what) => t`could not ${triedRenewal[what] ?? plain(what)} the renewal{for}`],
  [
    /^((?:company|contact|webhook)\.\w+)-(\w+)$/,
    (what, end) => t`${writes[what] ?? plain(what)} at Pax8{for}${ends[end] ?? ''}`,
  ],
  [/^file\.(refused)\.([\w-]+)$/, (_, end) => t`was refused a file: ${reasons[end] ?? plain(end)}`],
];

const plain = (name: string): string => name.replaceAll(/[-._]/g, ' ');

/** Why an action was refused, by `Denied` and the refusals of files. */
const reasons: Readonly<Record<string, string>> = texts({
  'approved-already': msg`they had approved it already`,
  'bad-data': msg`the button’s data were not the bot’s`,
  copy: msg`they pressed on a copy of the card`,
  expired: msg`its time was over`,
  'foreign-tenant': msg`it belongs to another organisation`,
  forged: msg`the offer was not the bot’s`,
  'no-note': msg`a note was missing`,
  'no-reason': msg`a reason was missing`,
  'not-allowed': msg`their role may not`,
  'not-approver': msg`they may not approve`,
  'not-named': msg`the policy names others for the company`,
  'not-here': msg`it was offered in another place`,
  'not-pending': msg`it was decided already`,
  'not-possible': msg`the terms do not let it any more`,
  'not-requester': msg`they may not ask for changes`,
  'not-smaller': msg`it was not less than what was asked for`,
  'not-theirs': msg`it was offered to somebody else`,
  'not-unclear': msg`its outcome is known`,
  'one-line': msg`it is decided with the lines beside it`,
  'only-requester': msg`only who asked may`,
  'own-request': msg`it is their own request`,
  'principal-request': msg`the person they stand in for asked for it`,
});

const writes: Readonly<Record<string, string>> = texts({
  'company.create': msg`sent a new company`,
  'company.change': msg`sent a change of the company`,
  'contact.add': msg`sent a new contact`,
  'contact.change': msg`sent a change of a contact`,
  'contact.remove': msg`sent the removal of a contact`,
  'webhook.create': msg`sent a new webhook`,
  'webhook.change': msg`sent a change of the webhook`,
  'webhook.remove': msg`sent the removal of the webhook`,
  'webhook.test': msg`sent a test of the webhook`,
  'webhook.retry': msg`asked for a missed delivery again`,
});

const ends: Readonly<Record<string, string>> = texts({
  sent: '',
  refused: msg`, which was refused`,
  unclear: msg`, and the outcome is not clear`,
});

/** The sentence of an event, with its placeholders; null for an unknown event. */
export const auditSentence = (event: AuditEvent): string | null => {
  const known = sentences[event];
  if (known !== undefined) return known;
  for (const [pattern, sentence] of families) {
    const match = pattern.exec(event);
    if (match !== null) return sentence(match[1] ?? '', match[2] ?? '');
  }
  return null;
};

/** Names for facts in the lines below. Ids and whole records are not shown: the audit file has them. */
export const factLabels: Readonly<Record<string, string>> = texts({
  approvals: msg`Approved so far by`,
  amounts: msg`Amounts`,
  askedTo: msg`Asked for`,
  before: msg`Before`,
  button: msg`Button`,
  changed: msg`Changed`,
  company: msg`Company`,
  companies: msg`For`,
  contact: msg`Contact`,
  days: msg`Days ahead`,
  decision: msg`Decision`,
  failed: msg`Missed at`,
  given: msg`Given`,
  name: msg`Name`,
  means: msg`Stands for`,
  note: msg`Note`,
  old: msg`Before`,
  owner: msg`Owner`,
  policyVersion: msg`Policy version`,
  proposedBy: msg`Proposed by`,
  role: msg`Role`,
  scope: msg`Kind of place`,
  seats: msg`Seats`,
  settledBy: msg`Settled by`,
  setBy: msg`Chosen by`,
  status: msg`Status`,
  to: msg`Seats`,
  topic: msg`Topic`,
  topics: msg`Topics`,
  undoes: msg`Takes back`,
  until: msg`Until`,
  vendor: msg`Vendor`,
  verb: 'Button',
  version: msg`Policy version`,
  cause: msg`Because`,
  because: msg`Because`,
  refused: msg`Because`,
  againstPolicy: msg`Because`,
  notNow: msg`Because`,
  notUndone: msg`Because`,
  problems: msg`Because`,
  notUrgent: msg`Not urgent`,
  told: msg`Not asked for`,
  teamsSaid: msg`Teams said`,
  newPrice: msg`New price`,
  detailsGiven: msg`Details given`,
  detailsMissing: msg`Details missing`,
  addressHash: msg`Address (hash)`,
  linkOf: msg`Link of`,
});

export const hiddenFacts: ReadonlySet<string> = new Set([
  ...['bundleId', 'whoId', 'companyIds', 'beforeCompanyIds', 'id', 'basedOn', 'new', 'kind', 'lookedAt'],
]);
