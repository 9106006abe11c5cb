import { createHash } from 'node:crypto';
import type { Config } from '../config.ts';
import type { Marketplace } from '../core/marketplace/marketplace.ts';
import { addressOf, ownOf, webhookProblems } from '../core/marketplace/own-webhook.ts';
import type { WebhookSeen } from '../core/ports/doctor.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { isClosedTo } from '../workflows/bot/read-webhook.ts';

/** The bot's webhook at Pax8, compared with the configuration. */
export const lookAtWebhook = async (
  { publicUrl, pax8Events }: Pick<Config, 'publicUrl' | 'pax8Events'>,
  secrets: Pick<Secrets, 'of'>,
  marketplace: Pick<Marketplace, 'webhooks' | 'webhookTopics'>,
): Promise<WebhookSeen> => {
  if (pax8Events === null) return { kind: 'not-set' };
  if (publicUrl === null) return { kind: 'no-address' };
  const authorization = (await secrets.of(pax8Events.authorization).get()) ?? '';
  const wanted = {
    url: addressOf(publicUrl, pax8Events.path),
    authorizationHash: createHash('sha256').update(authorization).digest('hex'),
  };
  try {
    const [{ rows }, definitions] = await Promise.all([
      marketplace.webhooks({}, 'person'),
      marketplace.webhookTopics('person'),
    ]);
    const [first, ...rest] = ownOf(rows, wanted.url).own;
    if (first === undefined) return { kind: 'none' };
    const problems = webhookProblems(first, wanted, definitions.rows, rest.length);
    return { kind: 'there', problems: problems.map(({ kind }) => kind) };
  } catch (thrown) {
    if (isClosedTo(thrown)) return { kind: 'not-looked' };
    throw thrown;
  }
};
