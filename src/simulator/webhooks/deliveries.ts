import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import type { SimEvent, SimTopic, SimWebhook, SimWebhookLog } from '../model.ts';
import type { World } from '../world.ts';
import { topicOf } from './topics.ts';

/** Posts to webhooks as Pax8 does. */
export type Deliveries = Readonly<{
  /** Tells every active webhook what it wants to hear of what happened since the last call. */
  sendWhatHappened(): void;
  /** Sends one payload with its attempts. */
  send(webhook: SimWebhook, topic: SimTopic, data: SimEvent['data']): void;
  /** One more attempt of a delivery that had failed. */
  again(webhook: SimWebhook, log: SimWebhookLog): void;
  /** Breaks off what is on its way. */
  stop(): void;
}>;

/** A webhook has failed when no answer came within ten seconds. https://devx.pax8.com/docs/how-to-use-webhook-apis */
const answerMs = 10_000;
/** https://devx.pax8.com/changelog, "Retry logic to max at 3 total attempts on Webhooks" */
const mostAttempts = 3;

type Attempt = Readonly<{ httpStatusCode: number | null; errorMessage: string | null }>;

/** The running simulator; a reset replaces its parts. */
type Running = Readonly<{ world: World; clock: Clock; settings: Readonly<{ webhookRetryMs: number }> }>;

export const createDeliveries = (running: () => Running): Deliveries => {
  const stopping = new AbortController();
  const { signal } = stopping;

  const attempt = async ({ url, authorization }: SimWebhook, payload: unknown): Promise<Attempt> => {
    if (url === null) return { httpStatusCode: null, errorMessage: 'The webhook has no url' };
    // The simulator never calls out of this machine.
    if (!/^https?:\/\/(127\.\d+\.\d+\.\d+|localhost|\[::1\])(:\d+)?\//.test(url))
      return { httpStatusCode: null, errorMessage: 'The simulator only calls this machine' };
    try {
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'content-type': 'application/json',
          ...(authorization === null ? {} : { authorization }),
        },
        body: JSON.stringify(payload),
        signal: AbortSignal.any([signal, AbortSignal.timeout(answerMs)]),
      });
      await response.body?.cancel();
      const { status } = response;
      return { httpStatusCode: status, errorMessage: response.ok ? null : `The endpoint answered ${status}` };
    } catch (thrown) {
      const isLate = thrown instanceof DOMException && thrown.name === 'TimeoutError';
      return {
        httpStatusCode: null,
        errorMessage: isLate ? 'No response within 10 seconds' : 'The endpoint could not be reached',
      };
    }
  };

  /** `attempts` more, until one succeeds. */
  const deliver = async (webhook: SimWebhook, log: SimWebhookLog, attempts: number): Promise<void> => {
    const settle = (status: SimWebhookLog['finalStatus']) => {
      log.finalStatus = status;
      webhook.lastDeliveryStatus = status;
    };
    for (let left = attempts; left > 0 && !signal.aborted; left -= 1) {
      const { httpStatusCode, errorMessage } = await attempt(webhook, log.payload);
      const status = errorMessage === null ? 'SUCCESS' : 'FAILED';
      const { world, clock, settings } = running();
      log.callHistory.push({
        id: world.newId('webhook call'),
        timestamp: clock.now(),
        status,
        errorMessage,
        httpStatusCode,
      });
      if (status === 'SUCCESS') return settle('SUCCESS');
      settle(left > 1 ? 'RETRYING' : 'FAILED');
      if (left > 1) await sleep(settings.webhookRetryMs, undefined, { signal, ref: false });
    }
  };

  const begin = (webhook: SimWebhook, log: SimWebhookLog, attempts: number): void => {
    // Only a stop breaks it off.
    deliver(webhook, log, attempts).catch(() => {});
  };

  const send: Deliveries['send'] = (webhook, topic, data) => {
    const { world, clock } = running();
    const log: SimWebhookLog = {
      id: world.newId('webhook log'),
      topic: topic.topic,
      payload: envelopeOf(webhook, topic, data, clock.now()),
      finalStatus: 'PENDING',
      callHistory: [],
      createdAt: clock.now(),
    };
    webhook.logs.unshift(log);
    webhook.lastDeliveryStatus = 'PENDING';
    begin(webhook, log, Math.max(1, Math.min(webhook.errorThreshold, mostAttempts)));
  };

  return {
    sendWhatHappened() {
      const { world } = running();
      for (const event of world.happened.splice(0))
        for (const webhook of world.webhooks.filter(({ active }) => active))
          for (const topic of webhook.webhookTopics)
            if (wants(topic, event)) send(webhook, topic, event.data);
    },
    send,
    again(webhook, log) {
      log.finalStatus = 'RETRYING';
      begin(webhook, log, 1);
    },
    stop: () => stopping.abort(),
  };
};

/** What a webhook is sent: `WebhookPayload` of the document. There is no id of the event in it. */
export const envelopeOf = (
  webhook: Pick<SimWebhook, 'accountId' | 'id' | 'url'>,
  { id, topic, filters }: SimTopic,
  payloadData: unknown,
  now: number,
) => ({
  accountId: webhook.accountId,
  url: webhook.url ?? '',
  webhookId: webhook.id,
  sentAt: new Date(now).toISOString(),
  webhookTopic: { id, topic, filters },
  payloadData,
});

/**
 * Whether a topic's filters want the event. Without filters only the first action is sent: Pax8 filters by action, and
 * does not publish its default.
 */
const wants = ({ topic, filters }: SimTopic, event: SimEvent): boolean => {
  if (topic !== event.topic) return false;
  if (filters.length === 0) return topicOf(topic)?.actions[0]?.action === event.action;
  return filters.some(
    ({ action, conditions }) =>
      action === event.action &&
      conditions.every(({ field, operator, value }) => holds[operator]?.(event.data[field], value) ?? false),
  );
};

const holds: Readonly<Record<string, (given: unknown, value: readonly string[]) => boolean>> = {
  EQUALS: (given, [value]) => String(given) === value,
  NOT_EQUALS: (given, [value]) => String(given) !== value,
  GREATER_THAN: (given, [value]) => Number(given) > Number(value),
  LESS_THAN: (given, [value]) => Number(given) < Number(value),
  IN: (given, value) => value.includes(String(given)),
  NOT_IN: (given, value) => !value.includes(String(given)),
  CONTAINS: (given, [value]) => String(given).includes(value ?? ''),
};
