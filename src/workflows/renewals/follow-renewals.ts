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
 * Whether a line whose term has ended is worth a single read: the portfolio shows another end or no subscription; or
 * (from time to time) the line should have renewed by now, or its window is still an estimate.
 */
const isToBeRead = async (
  { portfolio, memory, now }: Context,
  renewal: Renewal,
  line: RenewalLine,
  look: Look,
): Promise<boolean> => {
  const { id, day } = renewal;
  const { after, termEndsAt, subscriptionId } = line;
  if (awaitsSuccessor(line, now()))
    return look.left > 0 && successorIn(portfolio.current(), renewal, line, now()) !== null;
  if (now() < termEndsAt || (look.left <= 0 && !look.seen.has(subscriptionId))) return false;
  const claimTurn = () => {
    const turn = Math.floor(now() / lookAgainEvery);
    return memory.claims.claim(`look ${id} ${subscriptionId} ${turn}`, now());
  };
  if (after !== null) return isEstimate(line) ? claimTurn() : false;
  const held = portfolio.current();
  const listed = held?.subscriptions.get(subscriptionId);
  const end = listed?.commitment?.endsAt ?? null;
  if (end !== null && dayOf(end) !== day) return true;
  // A missing subscription only means something when the portfolio was read after the term had ended.
  if (held !== null && held.asOf >= termEndsAt) {
    if (listed === undefined || hasEnded(listed, now())) return true;
  }
  return now() < termEndsAt + renewalMayTake ? false : claimTurn();
};

const recognise = async (
  context: Context,
  renewal: Renewal,
  line: RenewalLine,
  look: Look,
): Promise<Renewal> => {
  const after = await readAfter(context, renewal, line, look);
  if (after === null) return renewal;
  const saved = await untilSaved(renewal, renewalsIn(context.memory), (latest) => {
    const next = withOutcome(latest, line.subscriptionId, after);
    return attempt(next === latest ? null : next);
  });
  if (saved.kind === 'left') return saved.latest;
  if (line.after === null) await record(context, saved.after, line, after);
  return saved.after;
};

/** Returns what a fresh read shows of a line, or null when it shows nothing yet or failed. */
const readAfter = async (
  context: Context,
  renewal: Renewal,
  line: RenewalLine,
  look: Look,
): Promise<AfterTerm | null> => {
  const { marketplace, portfolio, log, now } = context;
  const { subscriptionId, productName } = line;
  try {
    let reading = look.seen.get(subscriptionId);
    if (reading === undefined) {
      look.left -= 1;
      reading = marketplace.subscription(subscriptionId, 'background');
      look.seen.set(subscriptionId, reading);
    }
    const fresh = await reading;
    const inBackground = { withHistory: true, urgency: 'background' } as const;
    const terms = fresh === null ? null : await termsOf(context, fresh, productName);
    const ends = { ...line, after: null };
    const withoutHistory = outcomeOf(ends, terms, now());
    if (withoutHistory?.kind === 'renewed' && terms !== null)
      return outcomeOf(line, await readTerms(context, terms.subscription, inBackground), now());
    const listed =
      withoutHistory?.kind === 'ended' ? successorIn(portfolio.current(), renewal, line, now()) : null;
    const successor = listed === null ? null : await marketplace.subscription(listed.id, 'background');
    if (successor === null) return line.after === null ? withoutHistory : null;
    return outcomeOf(line, terms, now(), await termsOf(context, successor, productName));
  } catch (thrown) {
    log.warn(
      { subscription: subscriptionId, reason: messageOf(thrown) },
      'a renewed subscription was not read',
    );
    return null;
  }
};

/** What is known of a subscription that was just read, which look-ups show from now on. */
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

const record = (
  context: Context,
  renewal: Renewal,
  { subscriptionId, productName, termEndsAt }: RenewalLine,
  after: AfterTerm,
): Promise<void> => {
  return recordRenewal(context, renewal, null, events[after.kind], {
    subscriptionId,
    product: productName,
    termEndsAt,
    ...after,
    ...(after.kind === 'renewed' ? { closesAt: windowClosesAt(after) ?? undefined } : {}),
  });
};

/** Reports once, wherever its card is, that Pax8 still shows the old end although the renewal is overdue. */
const tellUnclear = async (context: Context, renewal: Renewal): Promise<Renewal> => {
  const { memory, now, newId } = context;
  const unclear = unclearLines(renewal, now());
  if (unclear.length === 0) return renewal;
  const cards = await memory.renewalCards.of(renewal.id);
  const told = [null, ...cards].map((card) => {
    const place = { tenantId: renewal.tenantId, conversationId: card?.conversationId ?? '' };
    const content = { kind: 'unclear', renewalId: renewal.id } as const;
    const key = `unclear ${renewal.id} ${place.conversationId}`.trim();
    // The first alert goes to no conversation: it carries the audit entry.
    const state = card === null ? 'told' : 'due';
    return { ...newAlert(key, place, content, now(), { state }), id: newId() };
  });
  const known = await memory.alerts.known(told.map(({ key }) => key));
  const [first, ...others] = told;
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
