import { createLocalJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { request } from 'undici';
import { z } from 'zod';

/** https://learn.microsoft.com/en-us/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
export const teamsOpenIdMetadata = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
const hour = 60 * 60 * 1_000;

const metadata = z.looseObject({ jwks_uri: z.url() });
const jwks = z.looseObject({
  keys: z.array(
    z.looseObject({ kty: z.string(), kid: z.string(), endorsements: z.array(z.string()).nullish() }),
  ),
});

type Keys = Readonly<{
  /** By key id: the channels that the key may sign for. */
  endorsements: ReadonlyMap<string, readonly string[]>;
  find: JWTVerifyGetKey;
}>;

/**
 * Checks that a header carries a valid token that Teams signed for this bot; rejects when the keys cannot be read.
 * Runs before botbuilder's own check, which prints forged and expired tokens to standard error and accepts emulator
 * tokens, which anyone with the app's secret can make.
 */
export const createChannelTokenCheck = (
  { appId, openIdMetadata }: Readonly<{ appId: string; openIdMetadata: string }>,
  now: () => number,
) => {
  const keysFor = createKeys(openIdMetadata, now);

  return async (authorization: string, channelId: string): Promise<boolean> => {
    const [scheme, token, ...more] = authorization.split(' ');
    if (scheme !== 'Bearer' || !token || more.length > 0) return false;
    const endorsedKey: JWTVerifyGetKey = async (header, jws) => {
      const { kid } = header;
      const keys = typeof kid === 'string' ? await keysFor(kid) : null;
      if (!kid || !keys?.endorsements.get(kid)?.includes(channelId)) throw new errors.JWKSNoMatchingKey();
      return keys.find(header, jws);
    };
    try {
      await jwtVerify(token, endorsedKey, {
        issuer: 'https://api.botframework.com',
        audience: appId,
        algorithms: ['RS256', 'RS384', 'RS512'],
        requiredClaims: ['exp'],
        clockTolerance: '5 minutes',
        currentDate: new Date(now()),
      });
      return true;
    } catch (thrown) {
      if (thrown instanceof errors.JOSEError) return false;
      throw thrown;
    }
  };
};

/** Teams' keys, read again after a day, or after an hour when the key id is unknown, as Microsoft asks. */
const createKeys = (openIdMetadata: string, now: () => number) => {
  let keys: Keys | null = null;
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<Keys> | null = null;

  const read = async (): Promise<Keys> => {
    const { jwks_uri } = metadata.parse(await json(openIdMetadata));
    const published = jwks.parse(await json(jwks_uri));
    keys = {
      endorsements: new Map(published.keys.map(({ kid, endorsements }) => [kid, endorsements ?? []])),
      find: createLocalJWKSet(published),
    };
    readAt = now();
    return keys;
  };

  return async (kid: string): Promise<Keys> => {
    const age = now() - readAt;
    if (keys && age <= (keys.endorsements.has(kid) ? 24 * hour : hour)) return keys;
    reading ??= read().finally(() => {
      reading = null;
    });
    return reading;
  };
};

const json = async (url: string): Promise<unknown> => {
  const { statusCode, body } = await request(url, { signal: AbortSignal.timeout(10_000) });
  const text = await body.text();
  if (statusCode !== 200) throw new Error(`the keys of Teams' tokens: ${statusCode}`);
  return JSON.parse(text);
};
