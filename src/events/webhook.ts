import { createHash } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { type EventSink, eventVersion, type PublicEvent, type Sent } from '../core/audit/events.ts';
import type { Why } from '../core/changes/why.ts';
import type { Failure } from '../core/words/failure.ts';
import { createRemote, type Remote, RemoteFailure } from '../remote/remote.ts';

export type WebhookOptions = Readonly<{
  /** Its query may hold a secret, as with Power Automate. */
  url: string;
  /** `whsec_` plus base64; any other text is used as it is. */
  secret: () => Promise<string>;
  now: () => number;
}>;

/** The message body, which is signed and which receivers parse; `say` puts outcomes into words. */
export const bodyOf = ({ type, timestamp, data }: PublicEvent, say: (why: Why) => string): string => {
  const { change } = data;
  const outcome = change?.outcome ?? null;
  const details = Object.entries(data.details).map(([name, detail]) => [
    name,
    typeof detail === 'object' && 'state' in detail ? say(detail) : detail,
  ]);
  return JSON.stringify({
    ...{ type, timestamp, version: eventVersion },
    data: {
      ...data,
      change: change === null ? null : { ...change, outcome: outcome === null ? null : say(outcome) },
      details: Object.fromEntries(details),
    },
  });
};

/**
 * Sends events by the Standard Webhooks scheme: 2xx is done, 410 stops all events to this address, anything else is
 * tried again. https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export const webhookSink = (
  { url, secret, now }: WebhookOptions,
  say: (why: Why) => string,
): EventSink & Pick<Remote, 'close' | 'cut'> => {
  const remote = createRemote(null, url, now);

  const send = async (event: PublicEvent): Promise<Sent> => {
    try {
      const body = bodyOf(event, say);
      const at = new Date(now());
      const { status, retryAfterMs } = await remote.send({
        method: 'POST',
        path: '',
        headers: {
          'content-type': 'application/json',
          'webhook-id': event.id,
          'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
          'webhook-signature': signerOf(await secret()).sign(event.id, at, body),
        },
        body,
      });
      return sentOf(status, retryAfterMs);
    } catch (thrown) {
      if (thrown instanceof RemoteFailure) return thrown.sent;
      throw thrown;
    }
  };

  return {
    name: 'webhook',
    key: `webhook ${createHash('sha256').update(url).digest('hex').slice(0, 16)}`,
    topicOf: () => ({ topic: null }),
    send,
    close: remote.close,
    cut: remote.cut,
  };
};

const signerOf = (secret: string): Webhook =>
  secret.startsWith('whsec_') ? new Webhook(secret) : new Webhook(secret, { format: 'raw' });

const sentOf = (status: number, retryAfterMs: number | null): Sent => {
  if (status >= 200 && status < 300) return { kind: 'done' };
  if (status === 410) return { kind: 'stopped', reason: { kind: 'receiver-ended' } };
  const reason: Failure =
    status >= 300 && status < 400
      ? { kind: 'redirected', status }
      : { kind: 'answered', system: null, status, said: '' };
  return { kind: 'later', reason, down: status === 429 || status === 502 || status === 503, retryAfterMs };
};
