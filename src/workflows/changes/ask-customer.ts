import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Change } from '../../core/changes/change.ts';
import {
  type Consent,
  type ConsentClosed,
  consentClosed,
  consentLines,
  requestIdOf,
} from '../../core/changes/consent.ts';
import { firstPolicy } from '../../core/rules/policy.ts';
import { day } from '../../core/words/durations.ts';
import type { Person } from '../../core/words/people.ts';
import { audit, entryAbout } from '../audit/record.ts';
import { redraw } from '../cards/publish-change.ts';
import type { Context } from '../context.ts';
import { consentedWith } from '../people/consents.ts';
import { policyFor } from '../people/policy.ts';

/** A link for the customer, or why there is none. */
export type CustomerAsked =
  | Readonly<{ kind: 'asked'; url: string; consent: Consent }>
  | Readonly<{ kind: 'no'; reason: 'off' | 'not-pending' }>;

const signed = (use: string, payload: string, key: string): string =>
  createHmac('sha256', key).update(`${use} ${payload}`).digest('base64url');

const isSame = (given: string, expected: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** Makes the link that asks the customer about a waiting request. Earlier links for it stop working. */
export const askCustomer = async (
  context: Context,
  change: Change,
  person: Person,
  where: string,
): Promise<CustomerAsked> => {
  const { memory, settings, now, newId } = context;
  const { publicUrl, customerLinkDays } = settings;
  const no = async (reason: 'off' | 'not-pending'): Promise<CustomerAsked> => {
    await audit(context, change, person, 'change.consent-denied', { where, cause: reason });
    return { kind: 'no', reason };
  };
  if (publicUrl === null || customerLinkDays === null) return no('off');
  if (change.state !== 'pending' || now() >= change.expiresAt) return no('not-pending');
  const { policy } = await policyFor(context, change.tenantId);
  const lines = await waitingWith(context, change);
  const consent: Consent = {
    ...{ id: newId(), tenantId: change.tenantId, requestId: requestIdOf(change), changeId: change.id },
    ...{ companyName: change.companyName, lines: consentLines(lines, policy), by: person, at: now() },
    expiresAt: Math.min(now() + customerLinkDays * day, change.expiresAt),
    answer: null,
  };
  await memory.consents.put(consent);
  await audit(context, change, person, 'change.consent-asked', { where, until: consent.expiresAt });
  await publishAnew(context, change);
  const token = `${consent.id}.${signed('consent', consent.id, await memory.keys.signingKey())}`;
  return { kind: 'asked', url: `${publicUrl}/api/consent/${token}`, consent };
};

/** What a link shows: its question, or why it no longer asks. `guard` comes back with the answer. */
export type ConsentSeen =
  | Readonly<{ kind: 'asks'; consent: Consent; guard: string }>
  | Readonly<{ kind: 'answered'; consent: Consent }>
  | Readonly<{ kind: Exclude<ConsentClosed, 'answered'> | 'unknown' }>;

/** The lines about which a customer can be asked now; others of a list may be decided already. */
const waitingWith = async (context: Context, change: Change): Promise<readonly Change[]> =>
  (await consentedWith(context, change)).filter(({ state }) => state === 'pending');

type Found = Readonly<{ consent: Consent; change: Change; closed: ConsentClosed | null; guard: string }>;

const found = async (context: Context, token: string): Promise<Found | null> => {
  const { memory, settings, now } = context;
  const [id = '', signature = '', ...rest] = token.split('.');
  if (settings.customerLinkDays === null || rest.length > 0 || !/^[\w-]{1,64}$/.test(id)) return null;
  const key = await memory.keys.signingKey();
  if (!isSame(signature, signed('consent', id, key))) return null;
  const consent = await memory.consents.get(id);
  const change = consent === null ? null : await memory.changes.get(consent.changeId);
  if (consent === null || change === null) return null;
  const lines = await waitingWith(context, change);
  const newest = (await memory.consents.of(consent.requestId)).toSorted((a, b) => b.at - a.at)[0] ?? null;
  const policy = (await memory.policies.current(change.tenantId))?.policy ?? firstPolicy;
  const closed = consentClosed(consent, lines, newest, policy, now());
  return {
    consent,
    change,
    closed,
    guard: signed('consent-form', `${id} ${JSON.stringify(consent.lines)}`, key),
  };
};

/** Opens a link. Decides nothing: mail scanners open links too. */
export const seeConsent = async (context: Context, token: string): Promise<ConsentSeen> => {
  const link = await found(context, token);
  if (link === null) return { kind: 'unknown' };
  const { consent, closed, guard } = link;
  if (closed === 'answered') return { kind: 'answered', consent };
  return closed === null ? { kind: 'asks', consent, guard } : { kind: closed };
};

export type ConsentGiven = Readonly<{
  agreed: boolean;
  name: string | null;
  comment: string | null;
  /** The guard that the page had with its question. */
  guard: string;
  /** The address it came from; only its hash is kept. */
  address: string;
}>;

/** Takes the answer of whoever has a link, once. Of two simultaneous answers one is saved, and both see which. */
export const giveConsent = async (
  context: Context,
  token: string,
  given: ConsentGiven,
): Promise<ConsentSeen> => {
  const { memory, now } = context;
  const link = await found(context, token);
  if (link === null) return { kind: 'unknown' };
  const { consent, change, closed, guard } = link;
  if (closed === 'answered') return { kind: 'answered', consent };
  if (closed !== null) return { kind: closed };
  if (!isSame(given.guard, guard)) return { kind: 'asks', consent, guard };
  const { agreed, name, comment, address } = given;
  const addressHash =
    address === '' ? null : signed('consent-address', address, await memory.keys.signingKey()).slice(0, 16);
  const answered: Consent = { ...consent, answer: { agreed, name, comment, at: now(), addressHash } };
  const facts = { customer: name, comment, addressHash, linkOf: consent.by };
  const event = agreed ? 'change.consent-agreed' : 'change.consent-declined';
  if (!(await memory.consents.answer(answered, entryAbout(context, change, null, event, facts)))) {
    const latest = await memory.consents.get(consent.id);
    return latest?.answer == null ? { kind: 'unknown' } : { kind: 'answered', consent: latest };
  }
  context.later('showing what a customer answered', publishAnew(context, change));
  return { kind: 'answered', consent: answered };
};

/** The request itself does not change, so its cards are redrawn as if they were behind. */
const publishAnew = async (context: Context, change: Change): Promise<void> => {
  const cards = await context.memory.changeCards.of(change.id);
  for (const card of cards) await redraw(context, card.conversationId, card.messageId);
};
