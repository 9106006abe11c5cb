import { createPublicKey, type JsonWebKey, type KeyObject, verify } from 'node:crypto';
import { request } from 'undici';
import { z } from 'zod';

/** https://learn.microsoft.com/en-us/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
export const teamsOpenIdMetadata = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
const issuer = 'https://api.botframework.com';
const hour = 60 * 60 * 1_000;
const leeway = 5 * 60;

const metadata = z.looseObject({ jwks_uri: z.url() });
const jwks = z.looseObject({
  keys: z.array(z.looseObject({ kid: z.string(), endorsements: z.array(z.string()).nullish() })),
});
const header = z.looseObject({ alg: z.enum(['RS256', 'RS384', 'RS512']), kid: z.string() });
const claims = z.looseObject({
  iss: z.literal(issuer),
  exp: z.number(),
  nbf: z.number().default(0),
});

type Key = Readonly<{ key: KeyObject; endorsements: readonly string[] }>;

/**
 * Asks whether an `Authorization` header carries a token that Teams' channel signed and that is not expired. It goes
 * before botbuilder's own, fuller check (audience, service URL) for two reasons: botbuilder prints forged and expired
 * tokens to standard error, and it accepts tokens of the long gone emulator, which whoever holds the app's secret can
 * make. Rejects when the keys cannot be read.
 */
export const createChannelTokenCheck = (openIdMetadata: string, now: () => number) => {
  let keys: ReadonlyMap<string, Key> = new Map();
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | null = null;

  const read = async (): Promise<void> => {
    const { jwks_uri } = metadata.parse(await json(openIdMetadata));
    keys = new Map(
      jwks.parse(await json(jwks_uri)).keys.map(({ kid, endorsements, ...jwk }) => [
        kid,
        {
          key: createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' }),
          endorsements: endorsements ?? [],
        },
      ]),
    );
    readAt = now();
  };
  const keyOf = async (kid: string): Promise<Key | undefined> => {
    const age = now() - readAt;
    if (age > 24 * hour || (!keys.has(kid) && age > hour)) {
      reading ??= read().finally(() => {
        reading = null;
      });
      await reading;
    }
    return keys.get(kid);
  };

  return async (authorization: string, channelId: string): Promise<boolean> => {
    const [scheme, token, ...more] = authorization.split(' ');
    if (scheme !== 'Bearer' || !token || more.length > 0) return false;
    const [head = '', body = '', signature = '', ...rest] = token.split('.');
    const { alg, kid } = header.safeParse(part(head)).data ?? {};
    const { exp, nbf } = claims.safeParse(part(body)).data ?? {};
    if (rest.length > 0 || !alg || !kid || exp === undefined || nbf === undefined) return false;
    const seconds = now() / 1_000;
    if (exp + leeway <= seconds || nbf - leeway > seconds) return false;
    const known = await keyOf(kid);
    if (!known?.endorsements.includes(channelId)) return false;
    return verify(
      `RSA-SHA${alg.slice(2)}`,
      Buffer.from(`${head}.${body}`),
      known.key,
      Buffer.from(signature, 'base64url'),
    );
  };
};

const part = (encoded: string): unknown => {
  try {
    return JSON.parse(Buffer.from(encoded, 'base64url').toString());
  } catch {
    return null;
  }
};

const json = async (url: string): Promise<unknown> => {
  const { statusCode, body } = await request(url, { signal: AbortSignal.timeout(10_000) });
  const text = await body.text();
  if (statusCode !== 200) throw new Error(`the keys of Teams' tokens: ${statusCode}`);
  return JSON.parse(text);
};
