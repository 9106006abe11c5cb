import { once } from 'node:events';
import { createServer } from 'node:http';
import { Pool } from 'undici';
import { type Activity, message, pressOf } from '../test/harness/activities.ts';
import { guidOf, type Place, person, personal } from '../test/harness/people.ts';
import type { Running } from './processes.ts';

type Card = Readonly<{ conversationId: string; messageId: string }>;

/** Somebody of some organisation. */
type Who = Readonly<{ person: number; tenant: number }>;

export type Talk = Readonly<{
  serviceUrl: string;
  /**
   * Somebody of a tenant types a sentence in their own chat; resolves when the answer has come, before which Teams has its
   * 200.
   */
  say(text: string, who: Who): Promise<void>;
  /** Somebody presses a button of a card in somebody's own chat; resolves when that is answered. */
  press(verb: string, data: Readonly<Record<string, unknown>>, who: Who, card: Card): Promise<void>;
  /** How many messages the bot has sent, without updates. */
  sent(): number;
  close(): Promise<void>;
}>;

/** Talks to a bot as Teams does, with as little work of its own as possible, so that the bot is what is measured. */
export const talkTo = async ({ url }: Pick<Running, 'url'>): Promise<Talk> => {
  let sent = 0;
  /** Who waits for an answer, by conversation. */
  const waiting = new Map<string, (() => void)[]>();
  const answered = (path: string): void => {
    const [, , , conversation = ''] = path.split('/').map(decodeURIComponent);
    waiting.get(conversation)?.shift()?.();
  };
  const teams = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      if (request.method === 'POST') sent += 1;
      response.setHeader('content-type', 'application/json');
      response.end(`{"id":"${sent}"}`);
      if (request.method === 'POST') answered(request.url ?? '');
    });
  });
  teams.listen(0, '127.0.0.1');
  await once(teams, 'listening');
  const address = teams.address();
  if (typeof address !== 'object' || address === null) throw new Error('the pretended Teams has no port');
  const serviceUrl = `http://127.0.0.1:${address.port}`;
  const pool = new Pool(url);
  const post = async (activity: Activity, who: Who): Promise<void> => {
    const { statusCode, body } = await pool.request({
      method: 'POST',
      path: '/api/messages',
      // The door limits each sender whose token it does not know.
      headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.0.${who.tenant}.1` },
      body: JSON.stringify(activity),
    });
    await body.dump();
    if (statusCode >= 300) throw new Error(`a bot answered ${statusCode}`);
  };
  return {
    serviceUrl,
    say: async (text, who) => {
      const as = person(`Person ${who.person}`);
      const where = { as, in: personal(as), tenantId: guidOf(`tenant ${who.tenant}`) };
      const { promise: answer, resolve } = Promise.withResolvers<void>();
      const before = waiting.get(where.in.id) ?? [];
      waiting.set(where.in.id, [...before, resolve]);
      await post(message(serviceUrl, text, where), who);
      await answer;
    },
    press: async (verb, data, who, { conversationId, messageId }) => {
      const as = person(`Person ${who.person}`);
      const place: Place = { id: conversationId, scope: 'personal' };
      const where = { as, in: place, messageId, tenantId: guidOf(`tenant ${who.tenant}`) };
      await post(pressOf(serviceUrl, verb, data, where), who);
    },
    sent: () => sent,
    close: async () => {
      await pool.close();
      teams.close();
      teams.closeAllConnections();
    },
  };
};
