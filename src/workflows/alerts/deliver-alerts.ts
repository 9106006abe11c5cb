import type { Alert } from '../../core/alerts/alert.ts';
import { day } from '../../core/words/durations.ts';
import { messageOf } from '../../errors.ts';
import { placeLostText } from '../../views/alerts/place-lost.ts';
import type { Context } from '../context.ts';
import { alertMessage } from './alert-message.ts';
import { placeLost, placeWorks } from './lost-places.ts';

/** As many as Teams' limits allow in one run. */
const mostInOneRun = 200;
/**
 * After this long a run sends nothing new (milliseconds). Instances take turns and count Teams' limits separately; the
 * gap between runs covers the limits per one and two seconds.
 */
const runLasts = 8_000;
/** Longer than any message is retried. */
const abandonedAfter = 2 * 60_000;
const minute = 60_000;
/** An older alert is of no use to anyone. */
const tooOld = 7 * day;
/** A conversation is closed when Teams says so for this long: one 404 is often wrong. */
const persists = day;

/**
 * Sends the alerts that are due, each at most once; what a stop overtakes stays due. `alone`: no other instance can be
 * at work (the first look after a start on an embedded database), so that whatever was begun was left behind.
 */
export const deliverAlerts = async (context: Context, alone = false): Promise<void> => {
  const { memory, now, log } = context;
  const left = await memory.alerts.abandon(alone ? Number.MAX_SAFE_INTEGER : now() - abandonedAfter);
  for (const { key } of left)
    log.warn({ alert: key }, 'an alert was being sent when the bot ended; it is taken to have arrived');
  const until = now() + runLasts;
  const due = await memory.alerts.due(now(), mostInOneRun);
  const byConversation = Map.groupBy(due, ({ tenantId, conversationId }) => `${tenantId} ${conversationId}`);
  await Promise.all(
    [...byConversation.values()].map(async (ofOne) => {
      for (const alert of ofOne) await deliver(context, alert, until);
    }),
  );
};

/** Asked right before an alert leaves, and told when it was kept back after all. */
type Leaving = Readonly<{ mayGo: () => Promise<boolean>; keptBack: () => Promise<void> }>;

/** One alert's trouble is not that of the others. What has begun may stand there: it is not sent again. */
const deliver = async (context: Context, alert: Alert, until: number): Promise<void> => {
  const { memory, now, log, stopping } = context;
  const { alerts } = memory;
  const isTime = () => now() < until && !stopping.aborted;
  let begun = false;
  const leaving: Leaving = {
    mayGo: async () => {
      begun = isTime() && (await alerts.begin(alert.key, now()));
      return begun;
    },
    keptBack: async () => {
      if (begun) await alerts.putOff(alert.key, alert.notBefore);
    },
  };
  try {
    if (isTime()) await send(context, alert, leaving);
  } catch (thrown) {
    log.error({ alert: alert.key, begun, reason: messageOf(thrown) }, 'an alert could not be sent or noted');
    const saved = begun ? alerts.settle(alert.key, 'unsure') : alerts.putOff(alert.key, later(alert, now()));
    await saved.catch(() => {});
  }
};

const send = async (context: Context, alert: Alert, { mayGo, keptBack }: Leaving): Promise<void> => {
  const { memory, chat, now, log } = context;
  const { alerts } = memory;
  const { key, tenantId, conversationId } = alert;
  const conversation = await memory.conversations.get(tenantId, conversationId);
  const isOld = now() - alert.dueAt > tooOld;
  if (conversation === null) return awaitPlace(context, alert, isOld);
  const message = isOld ? null : await alertMessage(context, alert, conversation);
  if (message === null) return alerts.settle(key, 'dropped');
  const delivery = await chat.send(message.to, message.answer, mayGo);
  if (delivery.kind === 'delivered') {
    const { messageId } = delivery.posted;
    const card = message.cardOf === null ? null : { ...message.cardOf, conversationId, messageId };
    await alerts.posted(key, messageId, card);
    return placeWorks(context, alert);
  }
  if (delivery.kind === 'held') return keptBack();
  log.warn({ alert: key, delivery }, 'an alert did not arrive');
  if (delivery.kind === 'failed' && delivery.mayHaveArrived) return alerts.settle(key, 'unsure');
  await alerts.putOff(key, later(alert, now()));
  const refused = delivery.kind === 'closed' || (delivery.kind === 'failed' && delivery.refused);
  const place = refused ? await memory.alertPlaces.get(tenantId, conversationId) : null;
  if (place === null) return;
  await placeLost(context, place, delivery.text);
  const since = place.trouble?.at ?? now();
  if (delivery.kind === 'closed' && now() - since >= persists)
    await memory.conversations.close(tenantId, conversationId, delivery.text, now());
};

/** Nothing can be sent there now: the alert of a place that asked for alerts waits until the bot is back there. */
const awaitPlace = async (context: Context, alert: Alert, isOld: boolean): Promise<void> => {
  const { alerts, alertPlaces } = context.memory;
  const place = await alertPlaces.get(alert.tenantId, alert.conversationId);
  if (place === null || isOld) await alerts.settle(alert.key, 'dropped');
  else await alerts.putOff(alert.key, later(alert, context.now()));
  if (place !== null) await placeLost(context, place, placeLostText('removed'));
};

/** Waits as long again as the alert has waited already: a minute at least, an hour at most. */
const later = ({ dueAt }: Alert, now: number): number =>
  now + Math.min(Math.max(now - dueAt, minute), 60 * minute);
