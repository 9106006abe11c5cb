import { createHash } from 'node:crypto';
import {
  addressOf,
  eventMark,
  failingMark,
  isFailing,
  ownOf,
  type WantedWebhook,
  type WebhookState,
} from '../../core/marketplace/own-webhook.ts';
import type { Webhook, WebhookLog } from '../../core/marketplace/webhooks.ts';
import { AppError, messageOf, type Said } from '../../errors.ts';
import type { Context } from '../context.ts';

/** Variables without which Pax8 has no address to call. */
type Missing = 'PUBLIC_URL' | 'PAX8_EVENTS_PATH' | 'PAX8_EVENTS_AUTHORIZATION';

/** Where Pax8 should call, and with which secret. */
export type Door = WantedWebhook & Readonly<{ authorization: string; integrationId: string | null }>;

export const doorOf = async ({ settings }: Pick<Context, 'settings'>): Promise<Door | readonly Missing[]> => {
  const { publicUrl, pax8Events } = settings;
  const missing: Missing[] = [
    ...(publicUrl === null ? (['PUBLIC_URL'] as const) : []),
    ...(pax8Events === null ? (['PAX8_EVENTS_PATH', 'PAX8_EVENTS_AUTHORIZATION'] as const) : []),
  ];
  if (publicUrl === null || pax8Events === null) return missing;
  const authorization = await pax8Events.authorization();
  return {
    url: addressOf(publicUrl, pax8Events.secretPath),
    authorization,
    authorizationHash: createHash('sha256').update(authorization).digest('hex'),
    integrationId: pax8Events.integrationId,
  };
};

export const isDoor = (door: Door | readonly Missing[]): door is Door => 'url' in door;

/** The bot's webhook as Pax8 shows it now. */
export type WebhookSight =
  | Readonly<{ kind: 'not-set'; missing: readonly Missing[] }>
  /** Pax8 does not let these credentials manage webhooks. */
  | Readonly<{ kind: 'refused'; status: number; text: string | null }>
  | (Readonly<{ kind: 'read' }> & WebhookState);

/** Not allowed, or not there: some partners cannot manage webhooks by API. */
const closed = new Set([401, 403, 404]);
export const isClosedTo = (thrown: unknown): thrown is AppError & Readonly<{ said: Said }> =>
  thrown instanceof AppError && thrown.said !== null && closed.has(thrown.said.status);

export const sightOf = async (context: Context): Promise<WebhookSight> => {
  const { marketplace, memory } = context;
  const door = await doorOf(context);
  if (!isDoor(door)) return { kind: 'not-set', missing: door };
  try {
    const [{ rows, unreadable }, definitions, received] = await Promise.all([
      marketplace.webhooks({}, 'person'),
      marketplace.webhookTopics('person'),
      memory.marks.get(eventMark),
    ]);
    const { own, others } = ownOf(rows, door.url);
    const [first, ...rest] = own;
    const { rows: logs } =
      first === undefined ? { rows: [] } : await marketplace.webhookLogs(first.id, {}, 'person');
    const seen = first === undefined ? null : withStatus(first, logs);
    await markFailing(context, seen);
    const { url, authorizationHash } = door;
    return {
      kind: 'read',
      wanted: { url, authorizationHash },
      own: seen === null ? [] : [seen, ...rest],
      others,
      unreadable,
      definitions: definitions.rows,
      logs,
      received,
    };
  } catch (thrown) {
    if (isClosedTo(thrown)) return { kind: 'refused', ...thrown.said };
    throw thrown;
  }
};

/** The log shows how the last delivery ended when the webhook itself does not. */
const withStatus = (webhook: Webhook, logs: readonly WebhookLog[]): Webhook => ({
  ...webhook,
  lastDelivery: webhook.lastDelivery ?? logs[0]?.status ?? null,
});

/** Notes for `status` whether the webhook fails, and since when. */
const markFailing = async ({ memory, now }: Context, webhook: Webhook | null): Promise<void> => {
  const before = (await memory.marks.get(failingMark)) ?? 0;
  const isBad = webhook !== null && isFailing(webhook);
  if (isBad !== before > 0) await memory.marks.set(failingMark, isBad ? now() : 0);
};

/** Checks whether the webhook fails, with one call, for `status`. Never throws Pax8's errors. */
export const lookAtWebhook = async (context: Context): Promise<void> => {
  const door = await doorOf(context);
  if (!isDoor(door)) return;
  try {
    const { rows } = await context.marketplace.webhooks({}, 'background');
    await markFailing(context, ownOf(rows, door.url).own[0] ?? null);
  } catch (thrown) {
    context.log.warn({ reason: messageOf(thrown) }, 'the webhook at Pax8 could not be looked at');
  }
};
