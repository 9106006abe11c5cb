import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const real = generateKeyPairSync('rsa', { modulusLength: 2048 });
const forged = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Publishes the keys of Teams' tokens on this machine, and signs tokens with them. */
export const startOpenId = async () => {
  const published = new Map([
    ['teams', ['msteams']],
    ['webchat', ['webchat']],
  ]);
  let status = 200;
  let reads = 0;
  const server = createServer((request, response) => {
    if (request.url === '/keys') reads += 1;
    const keys = [...published].map(([kid, endorsements]) => ({
      ...real.publicKey.export({ format: 'jwk' }),
      kid,
      use: 'sig',
      endorsements,
    }));
    const body =
      request.url === '/keys'
        ? { keys }
        : { issuer: 'https://api.botframework.com', jwks_uri: `${url}/keys` };
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    metadata: `${url}/metadata`,
    /** Key ids with the channels that each may speak for. */
    published,
    /** How often the keys were read. */
    reads: () => reads,
    answerWith(next: number) {
      status = next;
    },
    token(
      claims: object,
      {
        kid = 'teams',
        alg = 'RS256',
        by = 'real',
      }: { kid?: string | null; alg?: string; by?: 'real' | 'forged' } = {},
    ): string {
      const signed = `${encoded({ typ: 'JWT', alg, ...(kid !== null && { kid }) })}.${encoded(claims)}`;
      const key = by === 'real' ? real.privateKey : forged.privateKey;
      if (alg === 'HS256') {
        const known = real.publicKey.export({ format: 'pem', type: 'spki' });
        return `Bearer ${signed}.${createHmac('sha256', known).update(signed).digest('base64url')}`;
      }
      const digest = alg.startsWith('RS') ? alg.slice(2) : '256';
      return `Bearer ${signed}.${createSign(`RSA-SHA${digest}`).update(signed).sign(key, 'base64url')}`;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
