import { createHash } from 'node:crypto';
import { idsWithin, payloadOf } from '../../core/marketplace/hint.ts';
import { eventMark } from '../../core/marketplace/own-webhook.ts';
import { messageOf } from '../../errors.ts';
import type { Context } from '../context.ts';
import { followRenewals } from '../renewals/follow-renewals.ts';

/** The most subscriptions that wait to be read again; the next refresh of the portfolio covers the rest. */
const mostWaiting = 200;
/** How often hints that name nothing known may trigger a full read. */
const wholeEvery = 5 * 60 * 1000;

/** Rereads what a hint says has changed: one subscription, or everything (null). Trusts only Pax8's answer. */
const takeHint = async (
  { marketplace, portfolio }: Context,
  subscriptionId: string | null,
): Promise<void> => {
  if (subscriptionId === null) {
    await portfolio.refresh('background');
    return;
  }
  const fresh = await marketplace.subscription(subscriptionId, 'background');
  if (fresh !== null) await portfolio.put(fresh);
};

/**
 * Takes an event that Pax8 posts, and rereads the known subscriptions in it, up to a limit. Events have no id, so one
 * body counts once over all instances. https://devx.pax8.com/docs/subscription-events-completed-line-items
 */
export const hintTaker = (context: Context): ((body: unknown) => void) => {
  const waiting = new Set<string>();
  let whole = false;
  let wholeAt = Number.NEGATIVE_INFINITY;
  let working: Promise<void> | null = null;

  const work = async (): Promise<void> => {
    while (waiting.size > 0 || whole) {
      const [next] = waiting;
      if (next === undefined) whole = false;
      else waiting.delete(next);
      await takeHint(context, next ?? null).catch((thrown: unknown) =>
        context.log.warn({ subscription: next, reason: messageOf(thrown) }, 'a hint could not be followed'),
      );
      // Once for all hints that came together.
      if (waiting.size === 0 && !whole) await followRenewals(context);
    }
  };

  const accept = async (body: unknown): Promise<void> => {
    const { memory, portfolio, now, log } = context;
    await memory.marks.set(eventMark, now());
    const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
    if (!(await memory.claims.claim(`pax8-event ${hash}`, now()))) return;
    const known = portfolio.current()?.subscriptions;
    const ids = idsWithin(payloadOf(body), 50).filter((id) => known?.has(id));
    for (const id of ids) {
      if (waiting.size < mostWaiting) waiting.add(id);
      else log.warn({ subscription: id }, 'too many hints at once; the next refresh reads this one');
    }
    if (ids.length === 0 && Math.abs(now() - wholeAt) >= wholeEvery) {
      wholeAt = now();
      whole = true;
    }
    working ??= work().finally(() => {
      working = null;
    });
    await working;
  };

  return (body) => {
    if (body !== undefined) context.later('a hint from Pax8', accept(body));
  };
};
