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

/** Longer than any token of Teams. */
const longestToken = 8_192;
const mostKnown = 1_000;
const issuer = 'https://api.botframework.com';
const algorithms = ['RS256', 'RS384', 'RS512'];
const tolerance = 5 * 60_000;

const said = z.looseObject({
  header: z.looseObject({ alg: z.enum(algorithms), kid: z.string() }),
  claims: z.looseObject({ iss: z.literal(issuer), aud: z.string(), exp: z.number() }),
});

const decoded = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());

/**
 * Checks that a header has a valid Teams token for this bot; rejects when the keys cannot be read. Runs before
 * botbuilder's own check, which also accepts emulator tokens. A repeated token is checked once.
 */
export const createChannelTokenCheck = (
  { appId, openIdMetadata }: Readonly<{ appId: string; openIdMetadata: string }>,
  now: () => number,
) => {
  const keysFor = createKeys(openIdMetadata, now);
  /** Accepted tokens, with the moment until which they are valid. */
  const known = new Map<string, number>();
  const holds = (key: string): boolean => (known.get(key) ?? 0) > now();
  const remember = (key: string, endsAt: number): void => {
    known.set(key, endsAt);
    const [oldest] = known.keys();
    if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
  };

  return {
    /** Whether it may be such a token, by its own claims; checks nothing that takes time. */
    glance(authorization: string, channelId: string): 'none' | 'unknown' | 'known' {
      if (holds(`${channelId} ${authorization}`)) return 'known';
      const token = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/.exec(
        authorization.length > longestToken ? '' : authorization,
      );
      try {
        const { claims } = said.parse({
          header: decoded(token?.[1] ?? ''),
          claims: decoded(token?.[2] ?? ''),
        });
        return claims.aud === appId && claims.exp * 1_000 + tolerance > now() ? 'unknown' : 'none';
      } catch {
        return 'none';
      }
    },

    async check(authorization: string, channelId: string): Promise<boolean> {
      const key = `${channelId} ${authorization}`;
      if (holds(key)) return true;
      const [scheme, token, ...more] = authorization.split(' ');
      if (scheme !== 'Bearer' || !token || more.length > 0) return false;
      const endorsedKey: JWTVerifyGetKey = async (header, jws) => {
        const { kid } = header;
        const keys = typeof kid === 'string' ? await keysFor(kid) : null;
        if (!kid || !keys?.endorsements.get(kid)?.includes(channelId)) throw new errors.JWKSNoMatchingKey();
        return keys.find(header, jws);
      };
      try {
        const { payload } = await jwtVerify(token, endorsedKey, {
          issuer,
          audience: appId,
          algorithms,
          requiredClaims: ['exp'],
          clockTolerance: tolerance / 1_000,
          currentDate: new Date(now()),
        });
        remember(key, (payload.exp ?? 0) * 1_000 + tolerance);
        return true;
      } catch (thrown) {
        if (thrown instanceof errors.JOSEError) return false;
        throw thrown;
      }
    },
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
