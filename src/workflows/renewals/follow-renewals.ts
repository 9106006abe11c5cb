import { newAlert } from '../../core/alerts/due-alerts.ts';
import type { AuditEntry } from '../../core/audit/audit-memory.ts';
import type { Subscription } from '../../core/marketplace/records.ts';
import { hasEnded } from '../../core/marketplace/running.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import {
  awaitsSuccessor,
  close,
  isEstimate,
  nextVersion,
  outcomeOf,
  unclearLines,
  withOutcome,
} from '../../core/renewals/after-renewal.ts';
import { afterRead } from '../../core/renewals/missing.ts';
import type { AfterTerm, Renewal, RenewalLine } from '../../core/renewals/renewal.ts';
import { renewalFacts } from '../../core/renewals/renewal-facts.ts';
import { dayOf } from '../../core/renewals/renewal-lines.ts';
import { windowClosesAt } from '../../core/renewals/renewal-stage.ts';
import { successorOf } from '../../core/renewals/successor.ts';
import type { Terms } from '../../core/rules/nce-windows.ts';
import { renewalMayTake } from '../../core/rules/term-start.ts';
import { hour } from '../../core/words/durations.ts';
import { messageOf } from '../../errors.ts';
import { recordRenewal } from '../audit/record-renewal.ts';
import { caughtUp } from '../cards/follow-change.ts';
import { publishRenewal, publishRenewalsBehind } from '../cards/publish-renewal.ts';
import { knownTerms, readTerms } from '../changes/read-terms.ts';
import type { Context } from '../context.ts';
import { attempt, renewalsIn, untilSaved } from '../until-saved.ts';
import { openForPlans } from './plan-seats.ts';
import { reopenMoved } from './reopen-moved.ts';
import { useWindow } from './use-window.ts';

/** The most single reads in one run; the next run reads the rest. */
const mostReads = 40;
/** How often an unclear line is checked again. */
const lookAgainEvery = 6 * hour;

/**
 * Follows renewals after their term: finds out what was renewed, ended or moved, reports windows, runs plans and closes
 * what is over. May run any number of times, also on several instances at once.
 */
export const followRenewals = async (context: Context): Promise<void> => {
  const { memory, log } = context;
  await openForPlans(context);
  const look = { left: mostReads, seen: new Map<string, Promise<Subscription | null>>() };
  for (const tenantId of await memory.renewals.tenants())
    for (const renewal of await memory.renewals.open(tenantId))
      try {
        await followRenewal(context, renewal, look);
      } catch (thrown) {
        log.warn({ renewal: renewal.id, reason: messageOf(thrown) }, 'a renewal could not be followed');
      }
  await publishRenewalsBehind(context);
};

type Look = { left: number; seen: Map<string, Promise<Subscription | null>> };

const followRenewal = async (context: Context, renewal: Renewal, look: Look): Promise<void> => {
  let latest = await reopenMoved(context, await caughtUp(context, renewal));
  for (const line of renewal.lines)
    if (await isToBeRead(context, renewal, line, look)) latest = await recognise(context, latest, line, look);
  latest = await tellUnclear(context, latest);
  latest = await useWindow(context, latest);
  const closed = close(latest, context.now());
  if (closed !== null && (await context.memory.renewals.save(closed))) {
    await recordRenewal(context, closed, null, 'renewal.closed');
    latest = closed;
  }
  if (latest.version > renewal.version) await publishRenewal(context, latest, 'background');
};

/**
 * Whether a line past its term is worth a single read: the portfolio shows another end or no subscription or, from time
 * to time, it should have renewed by now or its window is still an estimate.
 */
const isToBeRead = async (
  context: Context,
  renewal: Renewal,
  line: RenewalLine,
  look: Look,
): Promise<boolean> => {
  const now = context.now();
  const { after, termEndsAt, subscriptionId } = line;
  if (after?.kind === 'ended') return look.left > 0 && isNotOver(context, renewal, line);
  if (now < termEndsAt || (look.left <= 0 && !look.seen.has(subscriptionId))) return false;
  if (after !== null) return isEstimate(line) ? claimLook(context, renewal, line) : false;
  return (
    isSeenOtherwise(context, renewal, line) ||
    ((line.missingSince !== null || now >= termEndsAt + renewalMayTake) && claimLook(context, renewal, line))
  );
};

const claimLook = ({ memory, now }: Context, { id }: Renewal, { subscriptionId }: RenewalLine) => {
  const turn = Math.floor(now() / lookAgainEvery);
  return memory.claims.claim(`look ${id} ${subscriptionId} ${turn}`, now());
};

/** Whether the portfolio shows another end, no subscription any more, or one that took its place. */
const isSeenOtherwise = ({ portfolio, now }: Context, renewal: Renewal, line: RenewalLine): boolean => {
  const held = portfolio.current();
  const listed = held?.subscriptions.get(line.subscriptionId);
  const end = listed?.commitment?.endsAt ?? null;
  if (end !== null && dayOf(end) !== renewal.day) return true;
  // A missing subscription only means something when the portfolio was read after the term had ended.
  if (held === null || held.asOf < line.termEndsAt) return false;
  if (listed !== undefined) return hasEnded(listed, now());
  return line.missingSince === null || successorIn(held, renewal, line, now()) !== null;
};

/** Whether an ended line runs again by the list (checked once per reading, which may be wrong), or has a successor. */
const isNotOver = async (
  { portfolio, memory, now }: Context,
  renewal: Renewal,
  line: RenewalLine,
): Promise<boolean> => {
  const held = portfolio.current();
  if (isListedAgain(held, line, now()))
    return memory.claims.claim(`back ${renewal.id} ${line.subscriptionId} ${held?.asOf}`, now());
  return awaitsSuccessor(line, now()) && successorIn(held, renewal, line, now()) !== null;
};

/** Whether the list shows a subscription as running that had been taken as ended before it was read. */
const isListedAgain = (
  held: Portfolio | null,
  { after, subscriptionId }: RenewalLine,
  now: number,
): boolean => {
  if (held === null || after?.kind !== 'ended' || held.asOf <= after.seenAt) return false;
  const listed = held.subscriptions.get(subscriptionId);
  return listed !== undefined && !hasEnded(listed, now);
};

const recognise = async (
  context: Context,
  renewal: Renewal,
  { subscriptionId }: RenewalLine,
  look: Look,
): Promise<Renewal> => {
  const { memory, log, now } = context;
  const ofIt = ({ lines }: Renewal) => lines.find((line) => line.subscriptionId === subscriptionId);
  try {
    const fresh = await readOnce(context, subscriptionId, look);
    const read = await untilSaved(renewal, renewalsIn(memory), (latest) => {
      const next = afterRead(latest, subscriptionId, fresh, now());
      return attempt(next === latest ? null : next);
    });
    const latest = read.kind === 'saved' ? read.after : read.latest;
    const line = ofIt(latest);
    if (line === undefined) return latest;
    if (read.kind === 'saved' && ofIt(renewal)?.after?.kind === 'ended')
      await recordRenewal(context, latest, null, 'renewal.returned', factsOf(line));
    const after = await readAfter(context, latest, line, fresh);
    if (after === null) return latest;
    const saved = await untilSaved(latest, renewalsIn(memory), (newest) => {
      const next = withOutcome(newest, subscriptionId, after);
      return attempt(next === newest ? null : next);
    });
    if (saved.kind === 'left') return saved.latest;
    if (line.after === null) await record(context, saved.after, line, after);
    return saved.after;
  } catch (thrown) {
    log.warn(
      { subscription: subscriptionId, reason: messageOf(thrown) },
      'a renewed subscription was not read',
    );
    return renewal;
  }
};

const readOnce = ({ marketplace }: Context, id: string, look: Look): Promise<Subscription | null> => {
  const earlier = look.seen.get(id);
  if (earlier !== undefined) return earlier;
  look.left -= 1;
  const reading = marketplace.subscription(id, 'background');
  look.seen.set(id, reading);
  return reading;
};

/** What a fresh read (null when Pax8 has none) shows about a line; null when it shows nothing yet. */
const readAfter = async (
  context: Context,
  renewal: Renewal,
  line: RenewalLine,
  fresh: Subscription | null,
): Promise<AfterTerm | null> => {
  const { marketplace, portfolio, now } = context;
  const inBackground = { withHistory: true, urgency: 'background' } as const;
  const terms = fresh === null ? null : await termsOf(context, fresh, line.productName);
  const withoutHistory = outcomeOf({ ...line, after: null }, terms, now());
  if (withoutHistory?.kind === 'renewed' && terms !== null)
    return outcomeOf(line, await readTerms(context, terms.subscription, inBackground), now());
  const isOver = terms === null || withoutHistory?.kind === 'ended';
  const listed = isOver ? successorIn(portfolio.current(), renewal, line, now()) : null;
  const successor = listed === null ? null : await marketplace.subscription(listed.id, 'background');
  if (successor === null) return line.after === null ? withoutHistory : null;
  return outcomeOf(line, terms, now(), await termsOf(context, successor, line.productName));
};

/** What is known about a freshly read subscription, which look-ups show from now on. */
const termsOf = async (context: Context, fresh: Subscription, productName: string | null): Promise<Terms> => {
  const subscription = { ...fresh, productName: fresh.productName ?? productName };
  await context.portfolio.put(subscription);
  return knownTerms(context, subscription);
};

const successorIn = (
  held: Portfolio | null,
  renewal: Renewal,
  line: RenewalLine,
  now: number,
): Subscription | null =>
  held === null ? null : successorOf(renewal, line, held.subscriptions.values(), now);

const events = {
  renewed: 'renewal.window_opened',
  ended: 'renewal.ended',
  moved: 'renewal.moved',
} as const;

const record = (context: Context, renewal: Renewal, line: RenewalLine, after: AfterTerm): Promise<void> => {
  return recordRenewal(context, renewal, null, events[after.kind], {
    ...factsOf(line),
    ...after,
    ...(after.kind === 'renewed' ? { closesAt: windowClosesAt(after) ?? undefined } : {}),
  });
};

const factsOf = ({ subscriptionId, productName, termEndsAt }: RenewalLine) => ({
  subscriptionId,
  product: productName,
  termEndsAt,
});

/** Reports once, wherever its card is, that Pax8 still shows the old end although the renewal is overdue. */
const tellUnclear = async (context: Context, renewal: Renewal): Promise<Renewal> => {
  const { memory, now, newId } = context;
  const unclear = unclearLines(renewal, now());
  if (unclear.length === 0) return renewal;
  const cards = await memory.renewalCards.of(renewal.id);
  const alerts = [null, ...cards].map((card) => {
    const place = { tenantId: renewal.tenantId, conversationId: card?.conversationId ?? '' };
    const content = { kind: 'unclear', renewalId: renewal.id } as const;
    const key = `unclear ${renewal.id} ${place.conversationId}`.trim();
    // The first alert goes to no conversation: it carries the audit entry.
    const state = card === null ? 'told' : 'due';
    return { ...newAlert(key, place, content, now(), { state }), id: newId() };
  });
  const known = await memory.alerts.known(alerts.map(({ key }) => key));
  const [first, ...others] = alerts;
  if (first === undefined || known.has(first.key)) return renewal;
  await memory.alerts.add(others);
  const facts = {
    ...renewalFacts(renewal),
    product: unclear.flatMap(({ productName }) => productName ?? []).join(', '),
  };
  const { tenantId, companyId } = renewal;
  const entry: AuditEntry = {
    at: now(),
    tenantId,
    person: null,
    event: 'renewal.unclear',
    changeId: null,
    companyId,
    facts,
  };
  await memory.alerts.record([{ alert: first, entry }]);
  return redraw(context, renewal);
};

const redraw = async ({ memory }: Context, renewal: Renewal): Promise<Renewal> => {
  const saved = await untilSaved(renewal, renewalsIn(memory), (latest) => attempt(nextVersion(latest)));
  return saved.kind === 'saved' ? saved.after : saved.latest;
};
