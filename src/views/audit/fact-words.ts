import type { FactWords } from '../../core/audit/audit-csv.ts';
import { type AuditFacts, plainFact } from '../../core/audit/audit-facts.ts';
import type { ChangeReason } from '../../core/changes/change.ts';
import type { EmergencyRefusal } from '../../core/changes/emergency-mark.ts';
import type { NotAsked } from '../../core/changes/not-asked.ts';
import type { NotNow } from '../../core/changes/not-now.ts';
import type { NotUndone } from '../../core/changes/undo.ts';
import type { Why } from '../../core/changes/why.ts';
import type { Amounts } from '../../core/rules/amounts.ts';
import type { PolicyRefusal } from '../../core/rules/policy.ts';
import type { AnyRefusal } from '../../core/rules/refusals.ts';
import { emergencyRefusalText } from '../changes/emergency-words.ts';
import { amountsText } from '../changes/money-words.ts';
import { notNowText } from '../changes/not-now-words.ts';
import { notAskedText, reasonTexts, whyWords } from '../changes/outcome-words.ts';
import { refusalWords } from '../changes/seat-words.ts';
import { notUndoneText } from '../changes/undo-words.ts';
import type { Show } from '../kit/format.ts';
import { policyProblem } from '../people/policy-problems.ts';
import { refusalText } from '../people/policy-words.ts';
import { inEnglish } from '../texts/locale.ts';
import { msg, texts } from '../texts/t.ts';

type Say<T> = (value: T, show: Show) => string;

/** A fact in words; null when this version has none for it, as after a rollback. */
const inWords = (say: () => unknown): string | null => {
  try {
    const words = say();
    return typeof words === 'string' ? words : null;
  } catch {
    return null;
  }
};

/** Each in words, or as it was recorded. */
const eachInWords = <T>(all: readonly T[], say: (one: T) => string | undefined): string =>
  all.map((one) => inWords(() => say(one)) ?? plainFact(one)).join(' ');

/** Facts that are data, and what each holds. */
const sayers: Readonly<Record<string, Say<never>>> = {
  amounts: ((amounts) => amountsText(amounts)) satisfies Say<Amounts>,
  told: ((told, show) => eachInWords(told, (each) => notAskedText(each, show))) satisfies Say<NotAsked[]>,
  refused: ((because, show) => refusalWords(because, show).reason) satisfies Say<AnyRefusal>,
  againstPolicy: ((because) => refusalText(because).reason) satisfies Say<PolicyRefusal>,
  notNow: notNowText satisfies Say<NotNow>,
  notUndone: notUndoneText satisfies Say<NotUndone>,
  notUrgent: ((refused) => emergencyRefusalText(refused)) satisfies Say<EmergencyRefusal>,
  problems: ((problems) => eachInWords(problems, policyProblem)) satisfies Say<
    Parameters<typeof policyProblem>[0][]
  >,
};

/** Why something did not happen: by the refusals of roles, deputies, renewals, policies, links and places. */
const causes = texts({
  'admin-of-companies': msg`an admin’s role covers all companies`,
  'all-decided': msg`everything was decided already`,
  'another-deputy': msg`somebody else stands in for them`,
  'cancelled-already': msg`it is cancelled already`,
  configuration: msg`the bot’s configuration makes them an admin`,
  'decided-so': msg`it was decided so already`,
  'deputy-without-role': msg`the deputy has no role`,
  'ends-anyway': msg`it ends anyway`,
  'foreign-tenant': msg`they belong to another organisation`,
  'last-admin': msg`nobody would be left to give roles`,
  lock: msg`Pax8 takes no changes so close to the term end`,
  meanwhile: msg`somebody else changed it in the meantime`,
  'no-approver': msg`the person is no approver`,
  'no-reason': msg`a reason was missing`,
  'no-such-line': msg`the renewal has no such subscription`,
  'not-kept': msg`who set it up is no longer approver for what goes there`,
  'not-own': msg`only an admin may say it for somebody else`,
  'not-pending': msg`it was decided already`,
  'not-requester': msg`they may not ask for changes`,
  'not-the-form': msg`the data were not those of the form`,
  'nothing-granted': msg`they have no role that was given to them`,
  'nothing-to-do': msg`there is nothing to do for them`,
  off: msg`links for customers are off`,
  'other-lines': msg`the card shows other subscriptions`,
  over: msg`its time is over`,
  'own-change': msg`it was their own change`,
  removed: msg`the bot was removed or blocked there`,
  'removed-or-gone': msg`the bot was removed or blocked there, or the channel is gone`,
  renewing: msg`it is renewing now`,
  role: msg`their role may not`,
  self: msg`nobody stands in for themselves`,
  'teams-said': msg`Teams refuses messages there`,
  'too-long': msg`the time is too long`,
  'unknown-end': msg`the end could not be read`,
  'unknown-role': msg`there is no such role`,
  'which-line': msg`it was not clear which subscription`,
  'who-bot': msg`the bot was named`,
  'who-nobody': msg`nobody was named`,
  'who-several': msg`several people have that name`,
  'who-unknown': msg`nobody of that name is known`,
  window: msg`it renewed already`,
} as const);

/** Facts that are one of a few codes. */
const codes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  cause: causes,
  because: texts({
    cancelled: msg`the request was taken back`,
    expired: msg`nobody decided the request in time`,
    failed: msg`the change failed`,
    rejected: msg`the request was rejected`,
    'seats-moved': msg`the seats changed in between`,
    stale: msg`Pax8 had changed in between`,
  }),
  decision: texts({
    cancel: msg`cancel`,
    change: msg`change the seats`,
    renew: msg`renew`,
  }),
  about: texts({ everything: msg`everything` }),
  scope: texts({
    channel: msg`channel`,
    groupChat: msg`group chat`,
    personal: msg`personal chat`,
  }),
};

/** A fact in words; null when it has none of its own. */
export const ownWords = (name: string, value: unknown, show: Show): string | null => {
  const say = sayers[name] as Say<unknown> | undefined;
  if (say !== undefined && typeof value === 'object') return inWords(() => say(value, show));
  return (typeof value === 'string' ? codes[name]?.[value] : undefined) ?? null;
};

/** Why a change needed approval, worded as when it was asked for. */
export const reasonsWords = ({ reasons, requestedAt }: AuditFacts, show: Show): string =>
  eachInWords(
    reasons as readonly ChangeReason[],
    (reason) => reasonTexts({ reasons: [reason], requestedAt: requestedAt ?? show.now }, show)[0],
  );

/** An outcome as recorded, maybe by another version: in words, else as it is. */
export const whyAsRecorded = (outcome: unknown, show: Show): string =>
  inWords(() => whyWords(outcome as Why, show)) ?? plainFact(outcome);

export const outcomeWords = ({ outcome }: AuditFacts, show: Show): string =>
  outcome === null ? '' : whyAsRecorded(outcome, show);

/** For the file of the audit, which is in English. */
export const csvFactWords = (show: Show): FactWords => ({
  reasons: (facts) => inEnglish(() => reasonsWords(facts, show)),
  outcome: (facts) => inEnglish(() => outcomeWords(facts, show)),
  other: (name, value) => inEnglish(() => ownWords(name, value, show)) ?? plainFact(value),
});
