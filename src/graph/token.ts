import { z } from 'zod';
import type { TenantTrouble } from '../core/assignments/licences.ts';
import type { Http } from '../remote/http.ts';
import { GraphTrouble, troubleOf } from './trouble.ts';

/** The app's secret; `renew` reads it again from its source, in case it was changed. */
type Secret = Readonly<{ get(): Promise<string | null>; renew(): Promise<string | null> }>;

export type Tokens = Readonly<{
  /** Throws a GraphTrouble. */
  get(tenantId: string): Promise<string>;
  /** Graph refused it: the next one is requested anew. */
  drop(tenantId: string): void;
}>;

type Options = Readonly<{
  http: Http;
  clientId: string;
  secret: Secret;
  loginUrl: string;
  graphUrl: string;
  now: () => number;
}>;

/** A token goes into a header, so it must be visible ASCII. */
const token = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  expires_in: z.coerce.number().positive().catch(3600),
});

const refusal = z.object({
  error: z.string().catch(''),
  error_codes: z.array(z.number()).catch([]),
});

/**
 * Entra's numbers for a wrong or expired secret, and for an unknown tenant; all others mean that the app is not let in
 * there. https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
const ofSecret = new Set([7_000_215, 7_000_222, 7_000_216, 7_000_112, 7_000_218]);
const ofTenant = new Set([90_002, 900_021, 900_023, 900_144]);

const refusedBecause = (json: unknown): TenantTrouble => {
  const { error, error_codes: codes } = refusal.catch({ error: '', error_codes: [] }).parse(json);
  if (codes.some((code) => ofTenant.has(code))) return 'no-tenant';
  if (codes.some((code) => ofSecret.has(code)) || (codes.length === 0 && error === 'invalid_client'))
    return 'credentials';
  return 'no-consent';
};

/** A token is requested anew this long before it expires, in milliseconds. */
const early = 5 * 60_000;

/**
 * Tokens for an app, one per tenant, by client credentials.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
export const createTokens = ({ http, clientId, secret, loginUrl, graphUrl, now }: Options): Tokens => {
  const held = new Map<string, Readonly<{ token: string; until: number }>>();
  const { hostname, origin } = new URL(graphUrl);
  const scope = hostname.includes('graph') ? origin : 'https://graph.microsoft.com';

  const ask = async (tenantId: string, value: string): Promise<string> => {
    const askedAt = now();
    const form = new URLSearchParams({
      ...{ grant_type: 'client_credentials', client_id: clientId, client_secret: value },
      scope: `${scope}/.default`,
    });
    const answer = await http.send({
      method: 'POST',
      url: `${loginUrl}/${tenantId}/oauth2/v2.0/token`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
    });
    const read = answer.status === 200 ? token.safeParse(answer.json) : null;
    if (read?.success !== true) {
      const isRefusal = answer.status !== null && [400, 401, 403, 404].includes(answer.status);
      throw isRefusal ? new GraphTrouble(refusedBecause(answer.json)) : troubleOf(answer, 'credentials');
    }
    const lifeMs = read.data.expires_in * 1_000;
    held.set(tenantId, {
      token: read.data.access_token,
      until: askedAt + lifeMs - Math.min(early, lifeMs / 2),
    });
    return read.data.access_token;
  };

  return {
    get: async (tenantId) => {
      const known = held.get(tenantId);
      if (known !== undefined && now() < known.until) return known.token;
      const value = (await secret.get()) ?? '';
      try {
        return await ask(tenantId, value);
      } catch (thrown) {
        if (!(thrown instanceof GraphTrouble) || thrown.trouble !== 'credentials') throw thrown;
        const renewed = (await secret.renew()) ?? '';
        if (renewed === value) throw thrown;
        return ask(tenantId, renewed);
      }
    },
    drop: (tenantId) => void held.delete(tenantId),
  };
};
