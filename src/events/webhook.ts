import { createHash } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { EventSink, PublicEvent, Sent } from '../core/audit/events.ts';
import { createRemote, RemoteFailure } from './remote.ts';

export type WebhookOptions = Readonly<{
  /** May hold a secret in its query, as those of Power Automate do. */
  url: string;
  /** `whsec_` and base64, or any other text as it is. */
  secret: () => Promise<string>;
  now: () => number;
}>;

/** The body of a message: what is signed and what receivers parse. */
export const bodyOf = ({ type, timestamp, data }: PublicEvent): string =>
  JSON.stringify({ type, timestamp, data });

/**
 * Sends events by the Standard Webhooks scheme, signed by its own library: any 2xx is done, 410 stops everything to
 * this address, everything else is tried again.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export const webhookSink = ({ url, secret, now }: WebhookOptions): EventSink & { close(): Promise<void> } => {
  const remote = createRemote('The receiver of events', url, now);

  const send = async (event: PublicEvent): Promise<Sent> => {
    try {
      const body = bodyOf(event);
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
  };
};

const signerOf = (secret: string): Webhook =>
  secret.startsWith('whsec_') ? new Webhook(secret) : new Webhook(secret, { format: 'raw' });

const sentOf = (status: number, retryAfterMs: number | null): Sent => {
  if (status >= 200 && status < 300) return { kind: 'done' };
  if (status === 410)
    return { kind: 'stopped', why: 'The receiver answered 410: it wants no more events at this address.' };
  const why =
    status >= 300 && status < 400
      ? `The receiver answered ${status}: redirects are not followed; set EVENTS_WEBHOOK_URL to where it leads.`
      : `The receiver answered ${status}.`;
  return { kind: 'later', why, down: status === 429 || status === 502 || status === 503, retryAfterMs };
};
