import { Pool } from 'undici';
import { z } from 'zod';
import { timed } from './samples.ts';

const token = z.object({ access_token: z.string() });

/**
 * The yardstick of the portfolio: reads one page after another over one connection, parses and drops it. Returns
 * milliseconds for `pages` pages, without the token.
 */
export const readPageAfterPage = async (pax8Url: string, pages: number): Promise<number> => {
  const pool = new Pool(pax8Url, { allowH2: false, connect: { timeout: 5_000 } });
  const send = async (
    method: 'GET' | 'POST',
    path: string,
    headers: Record<string, string>,
    body: string | null,
  ) => {
    const answer = await pool.request({ method, path, headers, body });
    const json: unknown = await answer.body.json();
    if (answer.statusCode !== 200) throw new Error(`${path} was answered ${answer.statusCode}`);
    return json;
  };
  try {
    const asked = {
      client_id: 'demo',
      client_secret: 'demo',
      audience: 'https://api.pax8.com',
      grant_type: 'client_credentials',
    };
    const json = { 'content-type': 'application/json' };
    const { access_token } = token.parse(await send('POST', '/v1/token', json, JSON.stringify(asked)));
    const bearer = { authorization: `Bearer ${access_token}` };
    return await timed(async () => {
      for (let page = 0; page < pages; page += 1) {
        await send('GET', `/v1/subscriptions?page=${page}&size=200`, bearer, null);
      }
    });
  } finally {
    await pool.close();
  }
};
