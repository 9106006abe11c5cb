import type { SecretSource } from '../config/secret-source.ts';
import type { Config } from '../config.ts';
import type { Log } from '../core/words/log.ts';
import { type Kept, keep } from './kept.ts';
import type { Vault, VaultOptions } from './vault.ts';

export type Pax8Credentials = Readonly<{ clientId: string; clientSecret: string }>;

export type Secrets = Readonly<{
  /** `renew` is for the moment when Pax8 refuses a token to these credentials. Both throw a SecretError. */
  pax8: Kept<Pax8Credentials>;
  /** Null where the bot has none: authentication off, or a managed identity. */
  botPassword: Kept<string | null>;
  /** Any other secret that the configuration names. */
  of(source: SecretSource): Kept<string | null>;
}>;

export type SecretsDeps = Readonly<{
  log: Log;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** For tests; otherwise DefaultAzureCredential and the SDK's own settings. */
  vault?: Partial<VaultOptions>;
}>;

/** https://learn.microsoft.com/azure/key-vault/secrets/secrets-best-practices advises to cache for eight hours. */
const FRESH_MS = 8 * 3_600_000;
/** Credentials that Pax8 refuses are asked for again and again; the vault must not feel it. */
const PAUSE_MS = 30_000;
const TIMEOUT_MS = 15_000;

/** The credentials of `config`: from Key Vault where it names one, otherwise as they stand in the environment. */
export const createSecrets = (config: Pick<Config, 'auth' | 'credentials'>, deps: SecretsDeps): Secrets => {
  const { credentials, auth } = config;
  const password: SecretSource = auth.kind === 'on' ? auth.password : { from: 'nowhere' };

  if (credentials.from === 'environment') {
    const { clientId, clientSecret } = credentials;
    const of = (source: SecretSource) => fixed(inEnvironment(source));
    return { pax8: fixed({ clientId, clientSecret }), botPassword: of(password), of };
  }

  const { url, names } = credentials;
  // Loaded only where a vault is named: the SDK takes a noticeable part of the time that a start takes.
  const openVault = async (): Promise<Vault> => {
    const { vaultAt } = await import('./vault.ts');
    return vaultAt(url, { timeoutMs: TIMEOUT_MS, ...deps.vault });
  };
  let opening: Promise<Vault> | null = null;
  const fromVault = async <K extends string>(
    wanted: Readonly<Record<K, string>>,
  ): Promise<Readonly<Record<K, string>>> => {
    opening ??= openVault();
    return (await opening).read(wanted);
  };
  const kept = <T>(secretNames: readonly string[], read: () => Promise<T>): Kept<T> =>
    keep({
      read,
      now: deps.now,
      freshMs: FRESH_MS,
      pauseMs: PAUSE_MS,
      onStale: (err) =>
        deps.log.warn(
          { err, vault: url, names: secretNames },
          'The vault cannot be read; the values known so far stay in use',
        ),
    });

  const of = (source: SecretSource): Kept<string | null> =>
    source.from === 'vault'
      ? kept([source.name], async () => (await fromVault({ value: source.name })).value)
      : fixed(inEnvironment(source));
  return {
    pax8: kept([names.clientId, names.clientSecret], () => fromVault(names)),
    botPassword: of(password),
    of,
  };
};

const inEnvironment = (source: SecretSource): string | null =>
  source.from === 'environment' ? source.value : null;

const fixed = <T>(value: T): Kept<T> => ({ get: async () => value, renew: async () => value });
