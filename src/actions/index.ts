import { askTheCustomer } from './approving/ask-customer.ts';
import { notRight, reviewed, urgent } from './approving/emergency.ts';
import { compareAnchor } from './bot/audit-anchor.ts';
import { notMeant } from './bot/not-meant.ts';
import { page } from './bot/page.ts';
import { resendEventsAgain } from './bot/resend-events.ts';
import { takeReading } from './bot/take-reading.ts';
import { webhookActions } from './bot/webhooks.ts';
import { chooseStaff } from './changes/choose-staff.ts';
import { continueOrder } from './changes/continue-order.ts';
import { approve, approveFewer, cancelRequest, confirm, refreshChange, reject } from './changes/decide.ts';
import {
  approveBundle,
  cancelBundle,
  confirmBundle,
  refreshBundle,
  rejectBundle,
} from './changes/decide-bundle.ts';
import { giveNumber } from './changes/give-number.ts';
import { giveReason } from './changes/give-reason.ts';
import { saveDetails } from './changes/save-details.ts';
import { undo } from './changes/undo.ts';
import { askRemoveContact, editContact, newContact, showContacts } from './companies/contacts.ts';
import { createCompany } from './companies/create-company.ts';
import { giveCompany } from './companies/give-company.ts';
import { saveCompany } from './companies/save-company.ts';
import { removeContact, saveContact } from './companies/save-contact.ts';
import { noteDifference, ticketForDifference } from './month/on-difference.ts';
import { confirmPolicy, discardPolicy } from './people/confirm-policy.ts';
import { savePolicy } from './people/save-policy.ts';
import type { Action } from './pressing/action.ts';
import { decideMonth } from './renewals/decide-month.ts';
import {
  assignRenewal,
  cancelAtEnd,
  planChange,
  renewAsIs,
  snoozeRenewal,
  takeRenewal,
} from './renewals/decide-renewal.ts';
import { openRenewal, pageDigest, refreshRenewal } from './renewals/open-renewal.ts';

/** Every button that comes back to the bot, by verb. */
export const actions: ReadonlyMap<string, Action> = new Map(
  [
    ...[approve, approveFewer, confirm, reject, cancelRequest, undo, refreshChange],
    ...[urgent, reviewed, notRight, askTheCustomer],
    ...[approveBundle, confirmBundle, rejectBundle, cancelBundle, refreshBundle],
    ...[renewAsIs, planChange, cancelAtEnd, snoozeRenewal, takeRenewal, assignRenewal],
    ...[
      decideMonth,
      openRenewal,
      refreshRenewal,
      pageDigest,
      page,
      resendEventsAgain,
      takeReading,
      continueOrder,
      notMeant,
      compareAnchor,
    ],
    ...[noteDifference, ticketForDifference],
    ...[savePolicy, confirmPolicy, discardPolicy],
    ...[chooseStaff, saveDetails, giveNumber, giveReason, ...webhookActions],
    ...[createCompany, saveCompany, giveCompany],
    ...[showContacts, newContact, editContact, saveContact, askRemoveContact, removeContact],
  ].map((action) => [action.verb, action]),
);
