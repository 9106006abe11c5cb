import { z } from 'zod';
import type { Reply } from './exchange.ts';
import type { Call } from './http.ts';
import { failure, Pax8Error } from './pax8-error.ts';

type Credentials = Readonly<{ clientId: string; clientSecret: string }>;

/** Where the credentials come from. `renew` reads them again at the source, in case they were rotated. */
export type CredentialSource = Readonly<{
  get(): Promise<Credentials>;
  renew(): Promise<Credentials>;
}>;

export type Tokens = Readonly<{
  /** Returns a valid token; callers at the same time share one request. */
  get(): Promise<string>;
  /** Call when Pax8 refused this token: the next `get` fetches another, unless that has happened already. */
  drop(token: string): void;
}>;

export type TokensOptions = Readonly<{
  credentials: CredentialSource;
  now: () => number;
  send: (call: Call, secrets: readonly string[]) => Promise<Reply>;
}>;

const earlyMs = 5 * 60_000;

/** https://devx.pax8.com/docs/authentication. A token goes into a header, so it must be visible ASCII. */
const tokenAnswer = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  expires_in: z.coerce.number().positive().catch(3600),
});

/** Pax8 answers 401; OAuth also allows 400 and 403. */
const refusesCredentials = (reply: Reply): boolean =>
  reply.kind === 'answer' && [400, 401, 403].includes(reply.status);

export const createTokens = ({ credentials, now, send }: TokensOptions): Tokens => {
  let current: { token: string; until: number } | null = null;
  let underWay: Promise<string> | null = null;

  const ask = ({ clientId, clientSecret }: Credentials): Promise<Reply> =>
    send(tokenCall(clientId, clientSecret), [clientId, clientSecret]);

  const fetchToken = async (): Promise<string> => {
    let askedAt = now();
    let reply = await ask(await credentials.get());
    if (refusesCredentials(reply)) {
      const renewed = await credentials.renew();
      askedAt = now();
      reply = await ask(renewed);
    }
    const answer = reply.kind === 'answer' && reply.status < 300 ? tokenAnswer.safeParse(reply.json) : null;
    if (answer?.success !== true) throw tokenFailure(reply);
    const lifeMs = answer.data.expires_in * 1000;
    // Half of its life for a token that lives only minutes, which would otherwise never be reused.
    current = { token: answer.data.access_token, until: askedAt + lifeMs - Math.min(earlyMs, lifeMs / 2) };
    return current.token;
  };

  return {
    get: async () => {
      if (current !== null && now() < current.until) return current.token;
      underWay ??= fetchToken().finally(() => {
        underWay = null;
      });
      return underWay;
    },
    drop: (token) => {
      if (current?.token === token) current = null;
    },
  };
};

const path = '/token';

const tokenCall = (clientId: string, clientSecret: string): Call => ({
  method: 'POST',
  path,
  template: path,
  body: {
    client_id: clientId,
    client_secret: clientSecret,
    audience: 'https://api.pax8.com',
    grant_type: 'client_credentials',
  },
});

/** A 404 here means a wrong URL; it must not read as "no such subscription". */
const tokenFailure = (reply: Reply): Pax8Error => {
  const error = failure({ method: 'POST', path, template: path }, reply);
  const { status, method, pax8Text } = error;
  if (refusesCredentials(reply)) {
    return new Pax8Error(
      { kind: 'unauthorised', status, method, path, pax8Text },
      'the credentials were refused',
    );
  }
  if (error.kind !== 'not-found') return error;
  return new Pax8Error({ kind: 'unclear', status, method, path, pax8Text }, 'this address gives no tokens');
};
