import type { Alert } from '../../core/alerts/alert.ts';
import { day } from '../../core/words/durations.ts';
import { messageOf } from '../../errors.ts';
import type { Context } from '../context.ts';
import { alertMessage } from './alert-message.ts';
import { placeLost } from './lost-places.ts';

/** As many as the limits of Teams let pass in one run. */
const mostInOneRun = 200;
/**
 * Nothing is begun later in a run (milliseconds). Instances take runs by turns, each with its own count of what Teams
 * allows: between two runs is time enough for the limits of a conversation in one and two seconds.
 */
const runLasts = 8_000;
/** Longer than Teams is ever tried for one message. */
const abandonedAfter = 2 * 60_000;
const minute = 60_000;
/** Later than that nobody wants to be told any more. */
const tooOld = 7 * day;

/**
 * Sends the alerts that are due, each at most once. `alone`: no other instance can be at work (the first look after a start
 * on an embedded database), so that whatever was begun was left behind.
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

/** One alert's trouble is not that of the others. What has left may stand there: it is not sent again. */
const deliver = async (context: Context, alert: Alert, until: number): Promise<void> => {
  const { memory, now, log } = context;
  let hasLeft = false;
  const mayGo = async () => {
    hasLeft = now() < until && (await memory.alerts.begin(alert.key, now()));
    return hasLeft;
  };
  try {
    if (now() < until) await send(context, alert, mayGo);
  } catch (thrown) {
    log.error(
      { alert: alert.key, hasLeft, reason: messageOf(thrown) },
      'an alert could not be sent or noted',
    );
    const { alerts } = memory;
    const saved = hasLeft
      ? alerts.settle(alert.key, 'unsure')
      : alerts.putOff(alert.key, later(alert, now()));
    await saved.catch(() => {});
  }
};

const send = async (context: Context, alert: Alert, mayGo: () => Promise<boolean>): Promise<void> => {
  const { memory, chat, now, log } = context;
  const { alerts } = memory;
  const { key, tenantId, conversationId } = alert;
  const conversation = await memory.conversations.get(tenantId, conversationId);
  const message =
    conversation === null || now() - alert.dueAt > tooOld
      ? null
      : await alertMessage(context, alert, conversation);
  if (message === null) {
    await alerts.settle(key, 'dropped');
    if (conversation === null) await lost(context, alert, 'The bot was removed or blocked there.');
    return;
  }
  const delivery = await chat.send(message.to, message.answer, mayGo);
  if (delivery.kind === 'delivered') {
    const { messageId } = delivery.posted;
    const card = message.cardOf === null ? null : { ...message.cardOf, conversationId, messageId };
    await alerts.posted(key, messageId, card);
    return;
  }
  if (delivery.kind === 'held') return;
  log.warn({ alert: key, delivery }, 'an alert did not arrive');
  if (delivery.kind === 'failed' && delivery.mayHaveArrived) await alerts.settle(key, 'unsure');
  else if (delivery.kind === 'closed') {
    await alerts.settle(key, 'dropped');
    await lost(context, alert, delivery.text);
  } else await alerts.putOff(key, later(alert, now()));
};

/** Tried again after as long as it waits already, from a minute to an hour. */
const later = ({ dueAt }: Alert, now: number): number =>
  now + Math.min(Math.max(now - dueAt, minute), 60 * minute);

/** Where an alert found nobody any more: of use to tell only where alerts were asked for. */
const lost = async (context: Context, { tenantId, conversationId }: Alert, text: string): Promise<void> => {
  const place = await context.memory.alertPlaces.get(tenantId, conversationId);
  if (place !== null) await placeLost(context, place, text);
};
