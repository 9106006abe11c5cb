import { nextTry } from '../../core/audit/delivery-retries.ts';
import type { EventDelivery, EventSink, Sent } from '../../core/audit/events.ts';
import { day } from '../../core/words/durations.ts';
import { messageOf } from '../../errors.ts';
import type { Context } from '../context.ts';

/** Longer than a try can take: who has begun and is not heard of is taken to be gone. */
const lease = 3 * 60 * 1000;
const batch = 50;
/** Ends a turn of the job; the next one goes on. */
const mostBatches = 20;

const stoppedMark = ({ key }: EventSink): string => `events stopped ${key}`;

/** Tries what is due at each receiver, beside each other; at one receiver in order. */
export const deliverEvents = async (context: Context): Promise<void> => {
  await Promise.all(context.sinks.map((sink) => deliverTo(context, sink)));
};

const deliverTo = async (context: Context, sink: EventSink): Promise<void> => {
  const { memory, now } = context;
  for (let n = 0; n < mostBatches; n++) {
    const due = await memory.deliveries.due(sink.name, now(), batch);
    if (due.length === 0) return;
    for (const delivery of due) if (!(await deliver(context, sink, delivery))) return;
  }
};

/** False when the receiver is down and the others need not be tried now. */
const deliver = async (context: Context, sink: EventSink, delivery: EventDelivery): Promise<boolean> => {
  const { memory, now, log } = context;
  const { deliveries } = memory;
  if ((await memory.marks.get(stoppedMark(sink))) ?? 0) {
    await deliveries.giveUp(delivery.id, 'The receiver wants no more events: it answered 410 before.');
    return true;
  }
  if (!(await deliveries.begin(delivery, now() + lease))) return true;
  const sent = await sink.send(delivery.event).catch((thrown: unknown): Sent => {
    log.error({ delivery: delivery.id, reason: messageOf(thrown) }, 'an event could not be sent');
    return {
      kind: 'later',
      why: 'The bot failed to send it; its log says why.',
      down: false,
      retryAfterMs: null,
    };
  });
  switch (sent.kind) {
    case 'done':
      await deliveries.done(delivery.id);
      return true;
    case 'later': {
      const at = nextTry({ tries: delivery.tries + 1, since: delivery.since }, sent.retryAfterMs, now());
      if (at === null) await giveUp(context, delivery, sent.why);
      else await deliveries.putOff(delivery.id, at, sent.why);
      return !sent.down;
    }
    case 'stopped':
      await memory.marks.set(stoppedMark(sink), now());
      await giveUp(context, delivery, sent.why);
      return true;
    case 'never':
      await giveUp(context, delivery, sent.why);
      return true;
  }
};

const giveUp = async ({ memory, log }: Context, { id, event }: EventDelivery, why: string): Promise<void> => {
  await memory.deliveries.giveUp(id, why);
  log.warn({ delivery: id, type: event.type, reason: why }, 'an event was given up; "status" lists it');
};

/**
 * What was given up of this tenant is due again: how many `events` there were. Receivers are those of the installation,
 * so one that wanted no more (`receivers`, by name) hears again of every tenant from now on; whoever does this stands in
 * the audit with them.
 */
export const resendEvents = async (
  { memory, sinks, now }: Context,
  tenantId: string,
): Promise<Readonly<{ events: number; receivers: readonly string[] }>> => {
  const receivers = [];
  for (const sink of sinks) {
    if (!(await memory.marks.get(stoppedMark(sink)))) continue;
    await memory.marks.set(stoppedMark(sink), 0);
    receivers.push(sink.name);
  }
  return { events: await memory.deliveries.resend(tenantId, now()), receivers };
};

/** What was delivered is kept a week for whoever looks into the database, what was given up for two months. */
export const forgetEvents = ({ memory, now }: Context): Promise<void> =>
  memory.deliveries.forget(now() - 7 * day, now() - 60 * day);
