import type { Action } from './action.ts';
import { chooseStaff } from './choose-staff.ts';
import { askRemoveContact, editContact, newContact, showContacts } from './contacts.ts';
import { continueOrder } from './continue-order.ts';
import { createCompany } from './create-company.ts';
import { approve, approveFewer, cancelRequest, refreshChange, reject } from './decide.ts';
import { approveBundle, cancelBundle, refreshBundle, rejectBundle } from './decide-bundle.ts';
import {
  assignRenewal,
  cancelAtEnd,
  planChange,
  renewAsIs,
  snoozeRenewal,
  takeRenewal,
} from './decide-renewal.ts';
import { openRenewal, pageDigest, refreshRenewal } from './open-renewal.ts';
import { page } from './page.ts';
import { resendEventsAgain } from './resend-events.ts';
import { saveCompany } from './save-company.ts';
import { removeContact, saveContact } from './save-contact.ts';
import { savePolicy } from './save-policy.ts';
import { undo } from './undo.ts';

/** Every button that comes back to the bot, by its verb. */
export const actions: ReadonlyMap<string, Action> = new Map(
  [
    ...[approve, approveFewer, reject, cancelRequest, undo, refreshChange],
    ...[approveBundle, rejectBundle, cancelBundle, refreshBundle],
    ...[renewAsIs, planChange, cancelAtEnd, snoozeRenewal, takeRenewal, assignRenewal],
    ...[openRenewal, refreshRenewal, pageDigest, page, resendEventsAgain, savePolicy, continueOrder],
    ...[chooseStaff],
    ...[createCompany, saveCompany],
    ...[showContacts, newContact, editContact, saveContact, askRemoveContact, removeContact],
  ].map((action) => [action.verb, action]),
);
