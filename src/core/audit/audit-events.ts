import type { ChangeState } from '../changes/change.ts';
import type { Denied } from '../changes/change-steps.ts';

/** What a person decides about a pending change. */
export type Decision = 'approve' | 'reject' | 'cancel' | 'confirm';

type ChangeEvent =
  /** Each state that the bot or a person brings a change to. */
  | Exclude<ChangeState, 'pending' | 'executing'>
  | 'requested'
  | 'refused'
  | 'approved-in-part'
  | 'details-given'
  | 'confirmed'
  | 'needs-approval'
  | 'plan-begun'
  | 'provisioned'
  | 'seats-shown'
  | 'seats-not-shown'
  | 'undo-denied'
  | 'urgent'
  | 'urgent-denied'
  | 'consent-asked'
  | 'consent-denied'
  | 'consent-agreed'
  | 'consent-declined'
  | 'reviewed'
  | 'review-not-right'
  | `review-denied.${Denied}`
  | 'settled-by-hand'
  | `settle-denied.${Denied}`
  | `${Decision | 'details'}-denied.${Denied | 'not-possible' | 'bad-data' | 'copy' | 'one-line' | 'details'}`;

type RenewalEvent =
  | 'due'
  | 'decided'
  | 'snoozed'
  | 'assigned'
  | 'reopened'
  | 'window_opened'
  | 'ended'
  | 'returned'
  | 'moved'
  | 'unclear'
  | 'closed'
  | 'denied.copy'
  | `${'renew' | 'plan' | 'cancel' | 'snooze' | 'assign'}-denied`;

type WriteEnd = 'sent' | 'refused' | 'unclear';

/** How the event names begin for one write of a company, contact or webhook. */
export type WriteVerb =
  | 'company.create'
  | 'company.change'
  | `contact.${'add' | 'change' | 'remove'}`
  | `webhook.${'create' | 'change' | 'remove' | 'test' | 'retry'}`;

/** Why somebody who accepts an offered file does not get it. */
export type FileRefusal = 'forged' | 'not-theirs' | 'not-here' | 'not-allowed' | 'expired';

/** What happened, as a dotted word. */
export type AuditEvent =
  | `change.${ChangeEvent}`
  | `renewal.${RenewalEvent}`
  | 'order.refused'
  | `${'alerts' | 'approvals'}.${'here' | 'off'}`
  | 'alerts.place-lost'
  | `owner.${'set' | 'removed'}`
  | `digest.${'on' | 'off'}`
  | `today.${'here' | 'off' | 'posted' | 'listed'}`
  | `audit.${'exported' | 'sealed' | 'anchored'}`
  | 'portfolio.confirmed'
  | 'command.refused'
  | `file.refused.${FileRefusal}`
  | `company.${'created' | 'changed'}`
  | `contact.${'added' | 'changed' | 'removed'}`
  | `webhook.${'created' | 'changed' | 'removed' | 'tested' | 'retried'}`
  | `${WriteVerb}-${WriteEnd}`
  | 'events.resent'
  | `policy.${'saved' | 'refused' | 'proposed' | 'discarded'}`
  | `role.${'granted' | 'revoked' | 'refused' | 'ended'}`
  | `deputy.${'set' | 'removed' | 'refused' | 'ended'}`
  | `organisation.${'allowed' | 'revoked'}`
  | `name.${'taught' | 'forgotten'}`
  | `licence.${'ignored' | 'counted'}`
  | `mapping.${'set' | 'removed'}`
  | `difference.${'noted' | 'note-removed' | 'ticket' | 'ticket-refused'}`
  | `press.${'forged' | 'not-allowed' | 'repeated' | 'unknown-button' | 'unknown-record' | 'unknown-renewal' | 'unknown-request'}`;
