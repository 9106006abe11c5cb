import { EventEmitter, once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { SecretClientOptions } from '@azure/keyvault-secrets';
import { generate } from 'selfsigned';

/** What the vault answers for one secret: its value (when `after` has come, if it is there) and its end, or an error with Key Vault's code, or nothing at all. */
type Answer =
  | Readonly<{ value: string; after?: Promise<unknown>; expiresAt?: number }>
  | Readonly<{ status: number; code: string; headers?: Readonly<Record<string, string>> }>
  | 'silence';

export type PretendVault = Readonly<{
  url: string;
  /** Lets the SDK trust this server, and retry without waiting. */
  client: SecretClientOptions;
  answers: Map<string, Answer>;
  /** Comes when the secret is asked for with a token. */
  asked(name: string): Promise<unknown>;
  /** The requests so far: `challenged <name>` without a token, `asked <name>` with one. */
  requests: string[];
  close(): Promise<void>;
}>;

export const vaultToken = 'token-for-the-vault';

/**
 * Speaks the part of the Key Vault REST protocol that reading a secret needs, the 401 challenge included:
 * https://learn.microsoft.com/azure/key-vault/general/authentication-requests-and-responses
 */
export const startVault = async (): Promise<PretendVault> => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  });
  const answers = new Map<string, Answer>();
  const requests: string[] = [];
  const events = new EventEmitter();

  const server: Server = createServer({ key, cert }, (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'https://localhost');
    const name = /^\/secrets\/([^/]+)\/?$/.exec(pathname)?.[1] ?? '';
    const send = (status: number, body: object, headers: Readonly<Record<string, string>> = {}): void => {
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(body));
    };
    const refuse = (status: number, code: string, headers?: Readonly<Record<string, string>>): void =>
      send(status, { error: { code, message: `${code} of ${name}` } }, headers);

    if (!searchParams.has('api-version')) return refuse(400, 'BadParameter');
    if (request.headers.authorization !== `Bearer ${vaultToken}`) {
      requests.push(`challenged ${name}`);
      return refuse(401, 'Unauthorized', {
        'www-authenticate':
          'Bearer authorization="https://login.microsoftonline.com/5f3c2f7e-9a0d-4a6b-8a53-0d9e6d1c2b3a", resource="https://vault.azure.net"',
      });
    }
    requests.push(`asked ${name}`);
    events.emit(name);
    const answer = answers.get(name) ?? { status: 404, code: 'SecretNotFound' };
    if (answer === 'silence') return;
    if ('status' in answer) return refuse(answer.status, answer.code, answer.headers);
    send(200, {
      value: answer.value,
      id: `https://localhost/secrets/${name}/1`,
      attributes: {
        enabled: true,
        ...(answer.expiresAt === undefined ? {} : { exp: answer.expiresAt / 1000 }),
      },
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    client: {
      tlsOptions: { ca: cert },
      disableChallengeResourceVerification: true,
      retryOptions: { maxRetries: 2, retryDelayInMs: 1, maxRetryDelayInMs: 2 },
    },
    answers,
    asked: (name) => once(events, name),
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
