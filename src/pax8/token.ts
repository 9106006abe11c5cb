import { z } from 'zod';
import type { Reply } from './exchange.ts';
import type { Call } from './http.ts';
import { failure, Pax8Error } from './pax8-error.ts';

type Credentials = Readonly<{ clientId: string; clientSecret: string }>;

/** Where the credentials come from. `renew` reads them again at the source: they may have been changed there. */
export type CredentialSource = Readonly<{
  get(): Promise<Credentials>;
  renew(): Promise<Credentials>;
}>;

export type Tokens = Readonly<{
  /** A token that is good for now; callers that come together share one request. */
  get(): Promise<string>;
  /** Pax8 turned this token away: the next `get` fetches another, unless somebody did already. */
  drop(token: string): void;
}>;

export type TokensOptions = Readonly<{
  credentials: CredentialSource;
  now: () => number;
  send: (call: Call, secrets: readonly string[]) => Promise<Reply>;
}>;

const earlyMs = 5 * 60_000;

/** https://devx.pax8.com/docs/authentication. A token is a header's value: visible ASCII. */
const tokenAnswer = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  expires_in: z.coerce.number().positive().catch(3600),
});

/** Pax8 answers 401; OAuth allows 400 and 403 for the same. */
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
    // A token that lives for minutes only would otherwise never be reused.
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

/** A 404 here is a wrong URL; it must not read as "no such subscription". */
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
  return new Pax8Error({ kind: 'unclear', status, method, path, pax8Text }, 'there is no token to be had');
};
