import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Auth } from '../../src/config/auth.ts';
import type { Credentials } from '../../src/config/credentials.ts';
import { AppError } from '../../src/errors.ts';
import { createLog } from '../../src/log.ts';
import { SecretError } from '../../src/secrets/secret-error.ts';
import { createSecrets, type Secrets } from '../../src/secrets/secrets.ts';
import { type PretendVault, startVault, vaultToken } from './pretend-vault.ts';

const HOUR = 3_600_000;

const authWith = (password: Extract<Auth, { kind: 'on' }>['password']): Auth => ({
  kind: 'on',
  appId: '0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d',
  appType: 'SingleTenant',
  tenantId: '5f3c2f7e-9a0d-4a6b-8a53-0d9e6d1c2b3a',
  password,
  allowedTenants: [],
});

let vault: PretendVault;
let clock: number;
let logged: string[];
let tokens: { scopes: string | string[]; tenantId: string | undefined }[];

beforeEach(async () => {
  vault = await startVault();
  vault.answers.set('pax8-client-id', { value: 'the-id' });
  vault.answers.set('pax8-client-secret', { value: 'hush-1' });
  vault.answers.set('bot-password', { value: 'hush-bot' });
  clock = 1_000_000;
  logged = [];
  tokens = [];
});

afterEach(async () => {
  await vault.close();
});

type Edges = { url?: string; timeoutMs?: number; getToken?: () => Promise<never> };

const fromVault = ({ url = vault.url, timeoutMs = 10_000, getToken }: Edges = {}): Secrets => {
  const credentials: Credentials = {
    from: 'vault',
    url,
    names: { clientId: 'pax8-client-id', clientSecret: 'pax8-client-secret' },
  };
  const token = { token: vaultToken, expiresOnTimestamp: Date.now() + HOUR };
  return createSecrets(
    { credentials, auth: authWith({ from: 'vault', name: 'bot-password' }) },
    {
      log: createLog({ level: 'debug', destination: { write: (line) => void logged.push(line) } }),
      now: () => clock,
      vault: {
        timeoutMs,
        client: vault.client,
        credential: {
          getToken:
            getToken ??
            (async (scopes, options) => {
              tokens.push({ scopes, tenantId: options?.tenantId });
              return token;
            }),
        },
      },
    },
  );
};

/** The error of a first read, which is what stops the bot at its start. */
const failureOf = async (secrets: Secrets): Promise<SecretError> => {
  try {
    await secrets.pax8.get();
  } catch (thrown) {
    if (thrown instanceof SecretError) return thrown;
    throw thrown;
  }
  throw new Error('the secrets were read');
};

describe('reading from the vault', () => {
  test('answers the challenge with a token for the scope and tenant that it names', async () => {
    expect(await fromVault().pax8.get()).toEqual({ clientId: 'the-id', clientSecret: 'hush-1' });
    expect(vault.requests.filter((line) => line.startsWith('challenged'))).not.toHaveLength(0);
    expect(tokens[0]).toEqual({
      scopes: ['https://vault.azure.net/.default'],
      tenantId: '5f3c2f7e-9a0d-4a6b-8a53-0d9e6d1c2b3a',
    });
  });

  test('reads id and secret side by side: neither waits for the other', async () => {
    vault.answers.set('pax8-client-id', { value: 'the-id', after: vault.asked('pax8-client-secret') });
    vault.answers.set('pax8-client-secret', { value: 'hush-1', after: vault.asked('pax8-client-id') });
    expect(await fromVault().pax8.get()).toEqual({ clientId: 'the-id', clientSecret: 'hush-1' });
  });

  test('callers at the same time share one read', async () => {
    const { pax8 } = fromVault();
    await Promise.all([pax8.get(), pax8.get(), pax8.renew()]);
    expect(vault.requests.filter((line) => line.startsWith('asked'))).toHaveLength(2);
  });

  test('reads the bot password when its name is configured', async () => {
    expect(await fromVault().botPassword.get()).toBe('hush-bot');
  });

  test('asks again only after eight hours', async () => {
    const { pax8 } = fromVault();
    await pax8.get();
    vault.answers.set('pax8-client-secret', { value: 'hush-2' });
    clock += 8 * HOUR - 1;
    expect((await pax8.get()).clientSecret).toBe('hush-1');
    clock += 1;
    expect((await pax8.get()).clientSecret).toBe('hush-2');
  });

  test('a rotated secret is there after renew', async () => {
    const { pax8 } = fromVault();
    await pax8.get();
    vault.answers.set('pax8-client-secret', { value: 'hush-2' });
    clock += 60_000;
    expect(await pax8.renew()).toEqual({ clientId: 'the-id', clientSecret: 'hush-2' });
  });

  test('the values known so far stay in use while the vault is down, and the log says so', async () => {
    const { pax8 } = fromVault();
    await pax8.get();
    vault.answers.set('pax8-client-secret', { status: 403, code: 'Forbidden' });
    clock += 9 * HOUR;
    expect((await pax8.get()).clientSecret).toBe('hush-1');
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('the values known so far stay in use');
    expect(logged[0]).toContain('may not be read by the bot (403)');
    expect(logged[0]).not.toContain('hush');
    expect(logged[0]).not.toContain(vaultToken);
  });
});

describe('a token for a service of Azure', () => {
  test('is that of the identity, for the scope asked for, and is kept while it is valid', async () => {
    const token = fromVault().azureToken('https://cognitiveservices.azure.com/.default');
    expect([await token(), await token()]).toEqual([vaultToken, vaultToken]);
    expect(tokens.flatMap(({ scopes }) => scopes)).toEqual(['https://cognitiveservices.azure.com/.default']);
  });
});

describe('a failure names the secret and the vault, and the mend', () => {
  const expectFailure = (failure: SecretError, problem: RegExp, fix: RegExp): void => {
    expect(failure).toBeInstanceOf(AppError);
    expect(failure.problems).toHaveLength(1);
    expect(failure.problems[0]).toMatchObject({
      secret: 'pax8-client-secret',
      problem: expect.stringMatching(problem),
      fix: expect.stringMatching(fix),
    });
    expect(failure.message).toContain('Secret "pax8-client-secret" in the vault https://localhost');
    expect(failure.message).not.toContain('hush');
    expect(failure.failure).toEqual({ kind: 'secrets' });
    expect(failure.cause).toBeDefined();
  };

  test('a secret that does not exist', async () => {
    vault.answers.delete('pax8-client-secret');
    expectFailure(await failureOf(fromVault()), /does not exist/, /correct its name/);
  });

  test('a secret that the bot may not read', async () => {
    vault.answers.set('pax8-client-secret', { status: 403, code: 'Forbidden' });
    expectFailure(await failureOf(fromVault()), /may not be read/, /Key Vault Secrets User/);
  });

  test('a vault that gets too many requests, after the retries', async () => {
    const headers = { 'retry-after-ms': '1' };
    vault.answers.set('pax8-client-secret', { status: 429, code: 'Throttled', headers });
    expectFailure(await failureOf(fromVault()), /too many requests \(429\)/, /in a minute/);
    expect(vault.requests.filter((line) => line === 'asked pax8-client-secret')).toHaveLength(3);
  });

  test('a vault that asks for a longer wait than the bot has', async () => {
    const headers = { 'retry-after': '600' };
    vault.answers.set('pax8-client-secret', { status: 429, code: 'Throttled', headers });
    expectFailure(await failureOf(fromVault({ timeoutMs: 500 })), /too many requests/, /in a minute/);
  });

  test('a vault that does not answer', async () => {
    vault.answers.set('pax8-client-secret', 'silence');
    expectFailure(await failureOf(fromVault({ timeoutMs: 500 })), /within 0\.5 s/, /network, firewall/);
  });

  test('a vault in trouble', async () => {
    vault.answers.set('pax8-client-secret', { status: 503, code: 'ServiceUnavailable' });
    expectFailure(await failureOf(fromVault()), /answered 503/, /check the vault.s health/);
  });

  test('a secret without a value', async () => {
    vault.answers.set('pax8-client-secret', { value: '' });
    const failure = await failureOf(fromVault());
    expect(failure.problems).toMatchObject([{ secret: 'pax8-client-secret', problem: 'is empty' }]);
  });

  test('both secrets at once when both fail', async () => {
    vault.answers.clear();
    const failure = await failureOf(fromVault());
    expect(failure.problems.map(({ secret }) => secret)).toEqual(['pax8-client-id', 'pax8-client-secret']);
    expect(failure.message.split('\n')).toHaveLength(2);
  });

  test('a vault whose name nobody knows', async () => {
    const failure = await failureOf(fromVault({ url: 'https://no-such-vault.invalid' }));
    expect(failure.problems[0]).toMatchObject({
      vault: 'https://no-such-vault.invalid',
      problem: expect.stringMatching(/cannot be reached \((ENOTFOUND|EAI_AGAIN)\)/),
      fix: expect.stringContaining('KEY_VAULT_URL'),
    });
  });

  test('a machine without an Azure identity', async () => {
    const getToken = async () => {
      throw Object.assign(new Error('no credential'), { name: 'CredentialUnavailableError' });
    };
    const failure = await failureOf(fromVault({ getToken }));
    expect(failure.problems[0]).toMatchObject({ problem: expect.stringContaining('no Azure identity') });
  });

  test('an identity provider that never answers', async () => {
    const failure = await failureOf(fromVault({ timeoutMs: 300, getToken: () => new Promise(() => {}) }));
    expect(failure.problems[0]).toMatchObject({ problem: 'could not be read within 0.3 s' });
  });
});

describe('without a vault', () => {
  const without = (auth: Auth): Secrets =>
    createSecrets(
      { auth, credentials: { from: 'environment', clientId: 'the-id', clientSecret: 'hush' } },
      { log: createLog({ level: 'silent' }), now: () => 0 },
    );

  test('the values of the environment are given, and stay the same', async () => {
    const secrets = without(authWith({ from: 'environment', value: 'hush-bot' }));
    expect(await secrets.pax8.get()).toEqual({ clientId: 'the-id', clientSecret: 'hush' });
    expect(await secrets.pax8.renew()).toEqual(await secrets.pax8.get());
    expect(await secrets.botPassword.get()).toBe('hush-bot');
  });

  test('there is no bot password with a managed identity or without authentication', async () => {
    expect(await without(authWith({ from: 'nowhere' })).botPassword.get()).toBeNull();
    expect(await without({ kind: 'off' }).botPassword.renew()).toBeNull();
  });
});
