import type { SecretSource } from '../config/secret-source.ts';
import type { Config } from '../config.ts';
import type { SecretsSeen } from '../core/ports/doctor.ts';
import type { Log } from '../core/words/log.ts';
import { type Cached, cached } from './cached.ts';
import type { Vault, VaultOptions } from './vault.ts';

type Pax8Credentials = Readonly<{ clientId: string; clientSecret: string }>;

export type Secrets = Readonly<{
  /** Call `renew` when Pax8 refuses these credentials. Both functions throw a SecretError. */
  pax8: Cached<Pax8Credentials>;
  /** Null with authentication off or a managed identity. */
  botPassword: Cached<string | null>;
  /** Any other secret that the configuration names. */
  of(source: SecretSource): Cached<string | null>;
  /**
   * A token of the bot's identity for an Azure service; a new one when the last has expired. `clientId` names a
   * user-assigned identity.
   */
  azureToken(scope: string, clientId?: string): () => Promise<string>;
  /** The vault's secrets with these names, plus Pax8's and the bot's own, each read now. Never throws. */
  look(others: readonly SecretSource[]): Promise<SecretsSeen>;
}>;

export type SecretsDeps = Readonly<{
  log: Log;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** For tests. Default: DefaultAzureCredential and the SDK's own settings. */
  vault?: Partial<VaultOptions>;
}>;

/** https://learn.microsoft.com/azure/key-vault/secrets/secrets-best-practices advises caching for eight hours. */
const FRESH_MS = 8 * 3_600_000;
/** While Pax8 refuses the credentials, every call asks for new ones. This keeps the load off the vault. */
const PAUSE_MS = 30_000;
const TIMEOUT_MS = 15_000;

/** Reads the credentials from Key Vault when `config` names a vault, otherwise from the environment. */
export const createSecrets = (config: Pick<Config, 'auth' | 'credentials'>, deps: SecretsDeps): Secrets => {
  const { credentials, auth } = config;
  // Loaded only when it is asked for, like the vault.
  const azureToken = (scope: string, clientId?: string) => {
    let opening: Promise<() => Promise<string>> | null = null;
    const open = async () => {
      const { azureTokenOf } = await import('./azure-token.ts');
      return azureTokenOf(scope, { credential: deps.vault?.credential, clientId });
    };
    return async () => {
      opening ??= open();
      return (await opening)();
    };
  };
  const password: SecretSource = auth.kind === 'on' ? auth.password : { from: 'nowhere' };

  if (credentials.from === 'environment') {
    const { clientId, clientSecret } = credentials;
    const of = (source: SecretSource) => fixed(inEnvironment(source));
    return {
      pax8: fixed({ clientId, clientSecret }),
      botPassword: of(password),
      of,
      azureToken,
      look: async () => ({ kind: 'environment' }),
    };
  }

  const { url, names } = credentials;
  // Loaded only when a vault is configured, because the SDK makes the start noticeably slower.
  const openVault = async (): Promise<Vault> => {
    const { vaultAt } = await import('./vault.ts');
    return vaultAt(url, { timeoutMs: TIMEOUT_MS, ...deps.vault });
  };
  let opening: Promise<Vault> | null = null;
  const fromVault = async <K extends string>(
    wanted: Readonly<Record<K, string>>,
  ): Promise<Readonly<Record<K, string>>> => {
    opening ??= openVault();
    const values = await (await opening).read(wanted);
    for (const name of Object.values<string>(wanted)) readAt.set(name, deps.now());
    return values;
  };
  const readAt = new Map<string, number>();
  const cachedFromVault = <T>(secretNames: readonly string[], read: () => Promise<T>): Cached<T> =>
    cached({
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

  const of = (source: SecretSource): Cached<string | null> =>
    source.from === 'vault'
      ? cachedFromVault([source.name], async () => (await fromVault({ value: source.name })).value)
      : fixed(inEnvironment(source));
  return {
    pax8: cachedFromVault([names.clientId, names.clientSecret], () => fromVault(names)),
    botPassword: of(password),
    of,
    azureToken,
    look: async (others) => {
      opening ??= openVault();
      const own = [names.clientId, names.clientSecret];
      const more = [password, ...others].flatMap((source) => (source.from === 'vault' ? [source.name] : []));
      const shown = await (await opening).show([...new Set([...own, ...more])]);
      const secrets = shown.map(({ name, expiresAt, problem }) => ({
        name,
        expiresAt,
        readAt: readAt.get(name) ?? null,
        problem: problem === null ? null : { text: problem.problem, mend: problem.fix },
      }));
      return { kind: 'vault', url, secrets };
    },
  };
};

const inEnvironment = (source: SecretSource): string | null =>
  source.from === 'environment' ? source.value : null;

const fixed = <T>(value: T): Cached<T> => ({ get: async () => value, renew: async () => value });
