import { z } from 'zod';
import { psaNames } from '../core/mapped/psa-lines.ts';
import { type JsonCall, jsonApi } from './json-api.ts';
import { type Remote, RemoteFailure } from './remote.ts';

export type HaloLogin = Readonly<{
  /** Null unless Halo's API details name one. */
  tenant: string | null;
  clientId: string;
  clientSecret: () => Promise<string>;
  now: () => number;
}>;

export const haloSystem = psaNames.halopsa;

const token = z.looseObject({ access_token: z.string().min(1), expires_in: z.number() });

/**
 * Calls of Halo's API under `/api`, with a client-credentials token for what `scope` names. The token request fails
 * when the application lacks a right. https://halopsa.com/apidoc/
 */
export const haloApi = (remote: Remote, login: HaloLogin, scope: string): JsonCall => {
  let secrets: string[] = [];
  const call = jsonApi(haloSystem, remote, () => secrets);
  let held: Readonly<{ token: string; until: number }> | null = null;

  const signIn = async (): Promise<string> => {
    if (held !== null && login.now() < held.until) return held.token;
    const secret = await login.clientSecret();
    secrets = [secret];
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: login.clientId,
      client_secret: secret,
      scope,
    });
    const query = login.tenant === null ? '' : `?${new URLSearchParams({ tenant: login.tenant })}`;
    const answer = await remote.send({
      method: 'POST',
      path: `/auth/token${query}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
    });
    const read = token.safeParse(answer.json);
    if (answer.status !== 200 || !read.success) {
      const { status, retryAfterMs } = answer;
      const right = scope === 'all' ? null : scope;
      // Never pass on the text of a token answer.
      const reason = { kind: 'no-token', system: haloSystem, status, right } as const;
      // Any other status would be read as the answer to the call.
      const asksToWait = status === 429 || status === 503;
      throw new RemoteFailure(
        { kind: 'later', reason, down: true, retryAfterMs },
        asksToWait ? status : null,
      );
    }
    secrets = [secret, read.data.access_token];
    held = {
      token: read.data.access_token,
      until: login.now() + Math.max(0, read.data.expires_in - 60) * 1_000,
    };
    return held.token;
  };

  return async (wanted, shape) => {
    const withToken = async () =>
      call(
        {
          ...wanted,
          path: `/api${wanted.path}`,
          headers: { ...wanted.headers, authorization: `Bearer ${await signIn()}` },
        },
        shape,
      );
    const reused = held;
    try {
      return await withToken();
    } catch (thrown) {
      // A reused token may have been revoked. A new one was not, so trying again would not help.
      if (reused === null || !isStatus(thrown, 401)) throw thrown;
      held = null;
      return withToken();
    }
  };
};

export const isStatus = (thrown: unknown, status: number): boolean =>
  thrown instanceof RemoteFailure && thrown.status === status;
