import { setTimeout as sleep } from 'node:timers/promises';
import type { Alert, StoredAlert } from '../../core/alerts/alert.ts';
import { afterDoubt, afterRefusal, isTooOld } from '../../core/alerts/send-again.ts';
import type { Delivery } from '../../core/words/chat.ts';
import { day, hour } from '../../core/words/durations.ts';
import { messageOf } from '../../errors.ts';
import type { Context } from '../context.ts';
import { alertMessage } from './alert-message.ts';
import { readable } from './alert-readers.ts';
import { placeLost, placeWorks } from './lost-places.ts';
import { createSlots, type Slots } from './slots.ts';
import { recordPosted } from './timed-posts.ts';

/** As many as Teams' limits allow in one run, and no more per conversation than it accepts in that time. */
const mostInOneRun = { inAll: 200, ofOne: 15 };
/**
 * After this long a run sends nothing new (milliseconds). Instances take turns and count Teams' limits separately; the
 * gap between runs covers the limits per one and two seconds.
 */
const runLasts = 8_000;
/** Longer than any message waits for its answer. */
const abandonedAfter = 2 * 60_000;
/** How many messages are prepared at once: each needs the store, Pax8 and a few milliseconds. */
const madeAtOnce = 8;
/**
 * A conversation is closed when Teams says so for this long, and in so many of its hours: a single 404 is often wrong, so
 * are many at once, and two with nothing between them, as when the clock is set.
 */
const persists = { for: day, times: 6, apart: hour };

/**
 * Sends due alerts, each at least once; what a stop interrupts stays due. A slow conversation delays no other, and not
 * the next run. `alone`: no other instance can be at work, so whatever had begun was left behind.
 */
export const deliverAlerts = async (context: Context, alone = false): Promise<void> => {
  const { memory, now, later } = context;
  await takeUp(context, alone);
  const run: Run = { over: performance.now() + runLasts, making: createSlots(madeAtOnce) };
  const due = await memory.alerts.due(now(), mostInOneRun);
  const byConversation = Map.groupBy(due, ({ tenantId, conversationId }) => `${tenantId} ${conversationId}`);
  const lanes = Promise.all([...byConversation.values()].map((ofOne) => deliverInOrder(context, ofOne, run)));
  later('alerts on their way', lanes);
  const timer = new AbortController();
  await Promise.race([lanes, sleep(runLasts, undefined, { signal: timer.signal, ref: false })]);
  timer.abort();
};

/** What a dead process had begun may have arrived. */
const takeUp = async ({ memory, now, log }: Context, alone: boolean): Promise<void> => {
  const left = await memory.alerts.leftBehind(alone ? Number.MAX_SAFE_INTEGER : now() - abandonedAfter);
  for (const alert of left) {
    log.warn({ alert: alert.key }, 'an alert was being sent when the bot ended; it is sent again');
    await memory.alerts.doubt(alert.key, afterDoubt(alert, alert.sendingAt ?? now()));
  }
};

/** One after the other; a refusal by Teams ends it, as the conversation's other alerts would hardly fare better. */
const deliverInOrder = async (context: Context, ofOne: readonly StoredAlert[], run: Run): Promise<void> => {
  for (const { content, ...alert } of ofOne)
    if (content === null) await awaitMend(context, alert);
    else if (!(await deliver(context, { ...alert, content }, run))) return;
};

/** Nobody can know what it would tell: it stays due, and the log names it, until its row is mended. */
const awaitMend = async (
  { memory, now, log }: Context,
  alert: Pick<Alert, 'key' | 'dueAt'>,
): Promise<void> => {
  log.error({ alert: alert.key }, 'the row of an alert cannot be read: mend it, or restore a backup');
  await memory.alerts.putOff(alert.key, afterRefusal(alert, now()));
};

/** `over`: when it stops sending new alerts, by this process's clock. */
type Run = Readonly<{ over: number; making: Slots }>;

/** Asked right before an alert leaves, and told if it was held back after all. */
type Leaving = Readonly<{
  mayGo: () => Promise<boolean>;
  keptBack: () => Promise<void>;
  making: Slots;
}>;

/** One failing alert does not stop the others. Returns whether the conversation's next one may follow. */
const deliver = async (context: Context, alert: Alert, { over, making }: Run): Promise<boolean> => {
  const { memory, now, log, stopping } = context;
  const { alerts } = memory;
  const isTime = () => performance.now() < over && !stopping.aborted;
  let begun = false;
  const leaving: Leaving = {
    making,
    mayGo: async () => {
      begun = isTime() && (await alerts.begin(alert.key, now()));
      return begun;
    },
    keptBack: async () => {
      if (begun) await alerts.putOff(alert.key, alert.notBefore);
    },
  };
  try {
    return isTime() && (await send(context, alert, leaving));
  } catch (thrown) {
    log.error({ alert: alert.key, begun, reason: messageOf(thrown) }, 'an alert could not be sent or noted');
    const saved = begun
      ? alerts.doubt(alert.key, afterDoubt(alert, now()))
      : alerts.putOff(alert.key, afterRefusal(alert, now()));
    await saved.catch(() => {});
    return false;
  }
};

const send = async (
  context: Context,
  alert: Alert,
  { mayGo, keptBack, making }: Leaving,
): Promise<boolean> => {
  const { memory, chat, now, log } = context;
  const { alerts } = memory;
  const { key, tenantId, conversationId } = alert;
  const conversation = await memory.conversations.get(tenantId, conversationId);
  const isOld = isTooOld(alert, now());
  if (conversation === null) return awaitPlace(context, alert, isOld, 'removed');
  const may = isOld ? 'yes' : await readable(context, alert, conversation);
  if (may === 'not-kept') return awaitPlace(context, alert, isOld, 'not-kept');
  if (may === 'not-theirs') {
    log.warn({ alert: key }, 'an alert was dropped: the person it was for has no role for it any more');
    await alerts.drop(key);
    return true;
  }
  const message = isOld ? null : await making(() => alertMessage(context, alert, conversation));
  if (message === null) {
    await alerts.drop(key);
    return true;
  }
  const delivery = await chat.send(message.to, message.answer, { before: mayGo, background: true });
  switch (delivery.kind) {
    case 'delivered': {
      const { messageId } = delivery.posted;
      const card = message.cardOf === null ? null : { ...message.cardOf, conversationId, messageId };
      await alerts.posted(key, messageId, card);
      await placeWorks(context, alert);
      if (alert.content.kind === 'today') await recordPosted(context, alert);
      return true;
    }
    case 'held':
      await keptBack();
      return false;
    default:
      await notDelivered(context, alert, delivery);
      return false;
  }
};

/** What may have arrived is resent after a while, what certainly did not sooner. */
const notDelivered = async (
  context: Context,
  alert: Alert,
  delivery: Exclude<Delivery, { kind: 'delivered' | 'held' }>,
): Promise<void> => {
  const { memory, now, log } = context;
  const { alerts } = memory;
  const { key, tenantId, conversationId } = alert;
  log.warn({ alert: key, delivery }, 'an alert did not arrive');
  if (delivery.kind === 'failed' && delivery.mayHaveArrived)
    return alerts.doubt(key, afterDoubt(alert, now()));
  const retryAfterMs = (delivery.kind === 'failed' ? delivery.retryAfterMs : null) ?? null;
  const next = afterRefusal(alert, now(), retryAfterMs);
  await alerts.putOff(key, next);
  // Both are said of the conversation, not of this message.
  if (delivery.kind === 'closed' || retryAfterMs !== null) await alerts.rest(tenantId, conversationId, next);
  const refused = delivery.kind === 'closed' || (delivery.kind === 'failed' && delivery.refused);
  const place = refused ? await memory.alertPlaces.get(tenantId, conversationId) : null;
  if (place === null) return;
  await placeLost(context, place, { kind: 'teams-said', text: delivery.text });
  if (delivery.kind === 'closed') await closeIfItPersists(context, alert, delivery.text);
};

const closeIfItPersists = async (
  { memory, now }: Context,
  { tenantId, conversationId }: Alert,
  text: string,
): Promise<void> => {
  const place = await memory.alertPlaces.get(tenantId, conversationId);
  if (place === null || place.trouble === null) return;
  const at = now();
  const before = place.trouble.closed ?? null;
  if (before !== null && at - before.last < persists.apart) return;
  const closed = { from: before?.from ?? at, last: at, times: (before?.times ?? 0) + 1 };
  await memory.alertPlaces.mark(place, { ...place.trouble, closed });
  if (closed.times >= persists.times && at - closed.from >= persists.for)
    await memory.conversations.close(tenantId, conversationId, text, at);
};

/**
 * Nothing can be sent there now: the alert of a place waits until the bot is back, or an approver has set it up again.
 */
const awaitPlace = async (
  context: Context,
  alert: Alert,
  isOld: boolean,
  kind: 'removed' | 'not-kept',
): Promise<boolean> => {
  const { alerts, alertPlaces } = context.memory;
  const place = await alertPlaces.get(alert.tenantId, alert.conversationId);
  if (place === null || isOld) await alerts.drop(alert.key);
  else await alerts.putOff(alert.key, afterRefusal(alert, context.now()));
  if (place !== null) await placeLost(context, place, { kind });
  return true;
};
