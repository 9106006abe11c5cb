import { randomUUID } from 'node:crypto';
import { type Answer, ok } from './answer.ts';

export type Tokens = Readonly<{
  issue(body: unknown, now: number, settings: TokenSettings): Answer;
  isGood(authorization: string | undefined, now: number): boolean;
}>;

export type TokenSettings = Readonly<{ clientId: string; clientSecret: string; tokenSeconds: number }>;

type TokenRequest = {
  grant_type?: unknown;
  audience?: unknown;
  client_id?: unknown;
  client_secret?: unknown;
};

const audience = 'https://api.pax8.com';

/** https://devx.pax8.com/docs/authentication: the 401 of this one path is not the common envelope. */
const denied: Answer = { status: 401, body: { error: 'access_denied', error_description: 'Unauthorized' } };
const badRequest = (what: string): Answer => ({
  status: 400,
  body: { error: 'invalid_request', error_description: what },
});

export const createTokens = (): Tokens => {
  const expiries = new Map<string, number>();
  return {
    issue(body, now, { clientId, clientSecret, tokenSeconds }) {
      const asked: TokenRequest = typeof body === 'object' && body !== null ? body : {};
      if (asked.grant_type !== 'client_credentials')
        return badRequest('grant_type must be client_credentials');
      if (asked.audience !== audience) return badRequest(`audience must be ${audience}`);
      if (asked.client_id !== clientId || asked.client_secret !== clientSecret) return denied;
      const token = `sim-${randomUUID()}`;
      expiries.set(token, now + tokenSeconds * 1000);
      return ok({ access_token: token, expires_in: tokenSeconds, token_type: 'Bearer' });
    },
    isGood(authorization, now) {
      const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
      return token !== undefined && (expiries.get(token) ?? 0) > now;
    },
  };
};
