import { ownOf } from '../../core/marketplace/own-webhook.ts';
import type { Webhook } from '../../core/marketplace/webhooks.ts';
import type { Answer } from '../../core/words/chat.ts';
import {
  webhookCard,
  webhookLogCard,
  webhookNotSetCard,
  webhookRefusedCard,
} from '../../views/bot/webhook.ts';
import type { WebhookLine } from '../../views/bot/webhook-words.ts';
import type { Context } from '../context.ts';
import { doorOf, isClosedTo, isDoor, sightOf } from './read-webhook.ts';

/** The bot's webhook as it is now, below what was just done. */
export const webhookAnswer = async (context: Context, done: WebhookLine | null = null): Promise<Answer> => {
  const { answer, show, newId } = context;
  const sight = await sightOf(context);
  switch (sight.kind) {
    case 'not-set':
      return answer(webhookNotSetCard(sight.missing));
    case 'refused':
      return answer(webhookRefusedCard(sight));
    case 'read':
      return answer(webhookCard({ ...sight, formId: newId(), done }, show()));
  }
};

/** What Pax8 delivered to the bot's webhook; the webhook's own card when there is none. */
export const deliveriesAnswer = async (
  context: Context,
  done: WebhookLine | null = null,
): Promise<Answer> => {
  const { answer, show, newId, marketplace } = context;
  const webhook = await ownWebhook(context).catch((thrown: unknown) => {
    // Its card says what to do then.
    if (isClosedTo(thrown)) return null;
    throw thrown;
  });
  if (webhook === null) return webhookAnswer(context, done);
  const [newest, failed] = await Promise.all([
    marketplace.webhookLogs(webhook.id, {}, 'person'),
    marketplace.webhookLogs(webhook.id, { status: 'FAILED' }, 'person'),
  ]);
  const logs = [...failed.rows, ...newest.rows];
  const unique = [...new Map(logs.map((log) => [log.id, log])).values()];
  return answer(
    webhookLogCard({ webhook, logs: unique, total: newest.total, formId: newId(), done }, show()),
  );
};

/** The bot's own webhook with this id, or the best one for an empty id; null when it is not the bot's or not there. */
export const ownWebhook = async (context: Context, id = ''): Promise<Webhook | null> => {
  const door = await doorOf(context);
  if (!isDoor(door)) return null;
  const { rows } = await context.marketplace.webhooks({}, 'person');
  const { own } = ownOf(rows, door.url);
  return (id === '' ? own[0] : own.find((webhook) => webhook.id === id)) ?? null;
};
