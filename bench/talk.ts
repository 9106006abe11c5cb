import { once } from 'node:events';
import { createServer } from 'node:http';
import { Pool } from 'undici';
import { message } from '../test/harness/activities.ts';
import { guidOf, person, personal } from '../test/harness/people.ts';
import type { Running } from './processes.ts';

export type Talk = Readonly<{
  /**
   * Somebody of a tenant types a sentence in their own chat; resolves when the answer has come, before which Teams has its
   * 200.
   */
  say(text: string, who: Readonly<{ person: number; tenant: number }>): Promise<void>;
  /** How many messages the bot has sent, without updates. */
  sent(): number;
  close(): Promise<void>;
}>;

/** Talks to a bot as Teams does, with as little work of its own as possible, so that the bot is what is measured. */
export const talkTo = async ({ url }: Running): Promise<Talk> => {
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
  return {
    say: async (text, who) => {
      const as = person(`Person ${who.person}`);
      const where = { as, in: personal(as), tenantId: guidOf(`tenant ${who.tenant}`) };
      const { promise: answer, resolve } = Promise.withResolvers<void>();
      const before = waiting.get(where.in.id) ?? [];
      waiting.set(where.in.id, [...before, resolve]);
      const { statusCode, body } = await pool.request({
        method: 'POST',
        path: '/api/messages',
        // The door limits each sender whose token it does not know.
        headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.0.${who.tenant}.1` },
        body: JSON.stringify(message(serviceUrl, text, where)),
      });
      await body.dump();
      if (statusCode >= 300) throw new Error(`a bot answered ${statusCode}`);
      await answer;
    },
    sent: () => sent,
    close: async () => {
      await pool.close();
      teams.close();
      teams.closeAllConnections();
    },
  };
};
