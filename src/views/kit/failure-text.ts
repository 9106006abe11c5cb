import type { Failure, NoAnswer, Pax8Trouble, PlainFailure, WhereItShows } from '../../core/words/failure.ts';
import { msg, t, texts } from '../texts/t.ts';

const simple: Readonly<Record<PlainFailure, string>> = texts({
  start: msg`The bot cannot start. Its operator can find the reason in the log.`,
  secrets: msg`The bot cannot read its credentials right now. Its operator can find the reason in the log.`,
  'memory-away': msg`The bot cannot reach its own memory at the moment. Try again in a minute; if it stays so, tell whoever runs the bot.`,
  'memory-damaged': msg`Something in the bot’s own memory is damaged. Nothing was changed; tell whoever runs the bot.`,
  'message-not-taken': msg`Teams did not accept the message.`,
  'foreign-address': msg`The bot does not send messages to that address.`,
  'file-not-taken': msg`Teams’ storage did not accept the file.`,
  'file-too-large': msg`The file is too large for Teams. Ask for a part of it, such as one company.`,
  'foreign-file-address': msg`The bot does not send files to that address.`,
  'not-loaded': msg`The bot has not read companies and subscriptions from Pax8 yet, so the file would be empty. Ask again in a few minutes.`,
  'company-gone': msg`This company is no longer at Pax8.`,
  'nothing-to-check': msg`There is no longer an invoice to check. Ask for the check again.`,
  'nothing-to-compare': msg`There are no longer two invoices to compare. Ask for the comparison again.`,
  'nothing-to-change': msg`Say what to change about the company.`,
  'seats-not-whole': msg`Ask for a whole number of seats, one or more.`,
  'price-below-zero': msg`Ask for a price of zero or more.`,
  'nothing-to-order': msg`Say what to order.`,
  'order-not-whole': msg`Order a whole number of seats, one or more.`,
  'order-not-checked': msg`Pax8 did not say whether it would accept this order. Nothing was ordered.`,
  'open-elsewhere': msg`Someone in another organisation has an open change for this subscription. It must be settled there first.`,
  'not-read': msg`Pax8 could not be read.`,
  'send-failed': msg`The bot failed while it was sending.`,
  'older-order': msg`Pax8 answered with an older order and does not show this one yet. The bot does not send it again.`,
  'receiver-ended': msg`The receiver no longer accepts events at this address (it answered 410).`,
  'event-not-sent': msg`The bot could not send it. The reason is in its log.`,
});

const pax8: Readonly<Record<Pax8Trouble, string>> = texts({
  refused: msg`Pax8 refused this request. Fix what Pax8 reports and ask again.`,
  unauthorised: msg`Pax8 refused the bot’s credentials. Ask an administrator to check the Pax8 client id and client secret.`,
  'not-found': msg`Pax8 does not have this record. Say “refresh” and look again.`,
  busy: msg`Pax8 is not taking more requests right now. Wait a minute and ask again.`,
  unreachable: msg`Pax8 could not be reached or did not answer in time. Ask again in a few minutes.`,
  unclear: msg`Pax8 sent an answer that the bot cannot use. Ask again in a few minutes. If it keeps happening, tell an administrator.`,
});

const advice: Readonly<Record<WhereItShows, string>> = texts({
  company: msg`Check the company in Pax8 before you ask again.`,
  contacts: msg`Check the company’s contacts before you ask again.`,
  orders: msg`Check the company’s orders and subscriptions in Pax8 before you order again.`,
  subscription: msg`Check the subscription in Pax8 before you ask for anything else.`,
  webhook: msg`Check the webhook at Pax8 before you try again.`,
});

const systemText = (system: string | null): string => system ?? t`The receiver of events`;

const silentText = (system: string, because: NoAnswer): string =>
  'seconds' in because
    ? t`${system} did not answer (not within ${because.seconds} s).`
    : t`${system} did not answer (${because.code}).`;

/** Where the id of a company in a ticket system is from. */
const idText = (mapped: boolean, company: string): string =>
  mapped ? t`named for ${company} in TICKETS_COMPANIES` : t`the external id of ${company} at Pax8`;

/** What happened and what to do, in one or two sentences of plain text. */
export const failureText = (failure: Failure): string => {
  switch (failure.kind) {
    case 'pax8':
      return pax8[failure.trouble];
    case 'pax8-unknown':
      return failure.answered
        ? t`Pax8 answered, but does not show the change yet. The bot does not send it again. ${advice[failure.shows]}`
        : t`Pax8 did not say whether the change was made. The bot does not send it again. ${advice[failure.shows]}`;
    case 'no-answer':
      return silentText(systemText(failure.system), failure.because);
    case 'answered':
      return failure.said === ''
        ? t`${systemText(failure.system)} answered ${failure.status}.`
        : t`${systemText(failure.system)} answered ${failure.status}: ${failure.said}`;
    case 'redirected':
      return t`The receiver of events answered ${failure.status}, a redirect, which the bot does not follow. Set EVENTS_WEBHOOK_URL to the address it points to.`;
    case 'answer-unreadable':
      return t`${systemText(failure.system)} answered ${failure.status} with something that the bot cannot read.`;
    case 'no-token':
      return failure.right === null
        ? t`${failure.system} gave no token (${failure.status}). Check HALOPSA_URL, HALOPSA_TENANT, HALOPSA_CLIENT_ID and the client secret.`
        : t`${failure.system} gave no token (${failure.status}). Check HALOPSA_URL, HALOPSA_TENANT, HALOPSA_CLIENT_ID and the client secret, and that the application has the right ${failure.right}.`;
    case 'list-cut-short':
      return t`${failure.system} counts more recurring invoices than it shows.`;
    case 'ticket-company-unknown':
      return t`${failure.company ?? t`The company`} has no external id at Pax8, so the bot does not know its company in ${failure.system}. Set the external id in Pax8, or name the company in TICKETS_COMPANIES, and send again.`;
    case 'ticket-company-missing':
      return t`${failure.system} has no company “${failure.id}”, ${idText(failure.mapped, failure.company ?? t`the company`)}. Correct one of the two and send again.`;
    case 'ticket-company-unclear':
      return t`${failure.system} has several companies “${failure.id}”, ${idText(failure.mapped, failure.company ?? t`the company`)}. Make it unique and send again.`;
    default:
      // A later version may have saved one without words here.
      return simple[failure.kind] ?? failure.kind;
  }
};

/** Of a write that Pax8 refused, or that never left. */
export const notDoneText = (failure: Failure): string => t`Nothing was changed. ${failureText(failure)}`;

/** Of a write that was not accepted. */
export const notWrittenText = ({
  kind,
  failure,
}: Readonly<{ kind: 'refused' | 'not-sent' | 'unknown' | 'unclear'; failure: Failure }>): string =>
  kind === 'refused' || kind === 'not-sent' ? notDoneText(failure) : failureText(failure);
