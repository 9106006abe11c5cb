import { nextTry } from '../../core/audit/delivery-retries.ts';
import type { EventSink, Sent, StoredDelivery } from '../../core/audit/events.ts';
import { day } from '../../core/words/durations.ts';
import type { Failure } from '../../core/words/failure.ts';
import { messageOf } from '../../errors.ts';
import type { Context } from '../context.ts';

/** Longer than one try can take. An instance that is silent for longer counts as gone. */
const lease = 3 * 60 * 1000;
const batch = 50;
/** The most in one turn of the job; the next turn continues. */
const mostBatches = 20;

const stoppedMark = ({ key }: EventSink): string => `events stopped ${key}`;

/** Sends what is due: to all receivers in parallel, to each one in order. */
export const deliverEvents = async (context: Context): Promise<void> => {
  await Promise.all(context.sinks.map((sink) => deliverTo(context, sink)));
};

const deliverTo = async (context: Context, sink: EventSink): Promise<void> => {
  const { memory, now } = context;
  for (let n = 0; n < mostBatches; n++) {
    const due = await memory.deliveries.due(sink.name, now(), batch);
    if (due.length === 0) return;
    for (const delivery of due)
      if (context.stopping.aborted || !(await deliver(context, sink, delivery))) return;
  }
};

/** Returns false when the receiver is down, so that its other events can wait. */
const deliver = async (context: Context, sink: EventSink, delivery: StoredDelivery): Promise<boolean> => {
  const { memory, now, log } = context;
  const { deliveries } = memory;
  if ((await memory.marks.get(stoppedMark(sink))) ?? 0) {
    await deliveries.giveUp(delivery.id, { kind: 'receiver-ended' });
    return true;
  }
  if (delivery.event === null) {
    await giveUp(context, delivery, { kind: 'memory-damaged' });
    return true;
  }
  if (!(await deliveries.begin(delivery, now() + lease))) return true;
  const sent = await sink.send(delivery.event).catch((thrown: unknown): Sent => {
    log.error({ delivery: delivery.id, reason: messageOf(thrown) }, 'an event could not be sent');
    return {
      kind: 'later',
      reason: { kind: 'event-not-sent' },
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
      if (at === null) await giveUp(context, delivery, sent.reason);
      else await deliveries.putOff(delivery.id, at, sent.reason);
      return !sent.down;
    }
    case 'stopped':
      await memory.marks.set(stoppedMark(sink), now());
      await giveUp(context, delivery, sent.reason);
      return true;
    case 'never':
      await giveUp(context, delivery, sent.reason);
      return true;
  }
};

const giveUp = async (
  { memory, log }: Context,
  { id, event }: StoredDelivery,
  reason: Failure,
): Promise<void> => {
  await memory.deliveries.giveUp(id, reason);
  log.warn({ delivery: id, type: event?.type ?? null, reason }, 'an event was given up; "status" lists it');
};

/**
 * Makes this tenant's given-up events due again and returns how many. Receivers that had stopped (`receivers`, by name)
 * get every tenant's events again, so the audit names them and the person.
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

/** Keeps delivered events for a week, for anyone who looks into the database, and given-up ones for two months. */
export const forgetEvents = ({ memory, now }: Context): Promise<void> =>
  memory.deliveries.forget(now() - 7 * day, now() - 60 * day);
