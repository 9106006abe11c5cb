import { createSign, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Publishes the keys of Teams' tokens on this machine, and signs tokens with them. */
export const startOpenId = async () => {
  const real = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const forged = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const server = createServer((request, response) => {
    const keys = [
      { ...real.publicKey.export({ format: 'jwk' }), kid: 'teams', use: 'sig', endorsements: ['msteams'] },
      { ...real.publicKey.export({ format: 'jwk' }), kid: 'webchat', use: 'sig', endorsements: ['webchat'] },
    ];
    const body =
      request.url === '/keys'
        ? { keys }
        : { issuer: 'https://api.botframework.com', jwks_uri: `${url}/keys` };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    metadata: `${url}/metadata`,
    token(
      claims: object,
      {
        kid = 'teams',
        alg = 'RS256',
        by = 'real',
      }: { kid?: string; alg?: string; by?: 'real' | 'forged' } = {},
    ): string {
      const signed = `${encoded({ typ: 'JWT', alg, kid })}.${encoded(claims)}`;
      const key = by === 'real' ? real.privateKey : forged.privateKey;
      return `Bearer ${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
