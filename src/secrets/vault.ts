import { DefaultAzureCredential, type TokenCredential } from '@azure/identity';
import { SecretClient, type SecretClientOptions } from '@azure/keyvault-secrets';
import { SecretError, type SecretProblem } from './secret-error.ts';
import { empty, type VaultProblem, vaultProblemOf } from './vault-problem.ts';

export type VaultOptions = Readonly<{
  /** For one secret, including the SDK's own retries. */
  timeoutMs: number;
  credential?: TokenCredential;
  client?: SecretClientOptions;
}>;

/** One secret as the vault shows it; `expiresAt` in milliseconds since the epoch. */
type Shown = Readonly<{ name: string; expiresAt: number | null; problem: SecretProblem | null }>;

export type Vault = Readonly<{
  /** Reads all values in parallel. Throws one SecretError that lists everything that could not be read. */
  read<K extends string>(names: Readonly<Record<K, string>>): Promise<Readonly<Record<K, string>>>;
  /** Reads each secret and returns what is known about it, but not its value. Never throws. */
  show(names: readonly string[]): Promise<readonly Shown[]>;
}>;

type Reading =
  | Readonly<{ value: string; expiresAt: number | null }>
  | Readonly<{ problem: SecretProblem; cause: unknown }>;

export const vaultAt = (url: string, { timeoutMs, credential, client = {} }: VaultOptions): Vault => {
  const throttled = new WeakSet<object>();
  const noteThrottling: NonNullable<SecretClientOptions['additionalPolicies']>[number] = {
    position: 'perRetry',
    policy: {
      name: 'noteThrottling',
      sendRequest: async (request, next) => {
        const response = await next(request);
        if (response.status === 429 && request.abortSignal) throttled.add(request.abortSignal);
        return response;
      },
    },
  };
  const secrets = new SecretClient(url, credential ?? new DefaultAzureCredential(), {
    ...client,
    additionalPolicies: [...(client.additionalPolicies ?? []), noteThrottling],
  });

  const readOne = async (name: string): Promise<Reading> => {
    const timeout = AbortSignal.timeout(timeoutMs);
    const failed = (reason: VaultProblem, cause?: unknown): Reading => ({
      problem: { secret: name, vault: url, ...reason },
      cause,
    });
    try {
      const { value, properties } = await before(timeout, secrets.getSecret(name, { abortSignal: timeout }));
      if (value === undefined || value.trim() === '') return failed(empty);
      return { value, expiresAt: properties.expiresOn?.getTime() ?? null };
    } catch (thrown) {
      const state = { thrown, timedOut: timeout.aborted, timeoutMs, throttled: throttled.has(timeout) };
      return failed(vaultProblemOf(state), thrown);
    }
  };

  return {
    read: async <K extends string>(names: Readonly<Record<K, string>>) => {
      const wanted = Object.entries(names) as [K, string][];
      const readings = await Promise.all(
        wanted.map(async ([key, name]) => ({ key, reading: await readOne(name) })),
      );
      const failures = readings.flatMap(({ reading }) => ('problem' in reading ? [reading] : []));
      if (failures.length > 0) {
        const cause = new AggregateError(failures.map((failure) => failure.cause));
        throw new SecretError(
          failures.map(({ problem }) => problem),
          { cause: failures.length === 1 ? failures[0]?.cause : cause },
        );
      }
      const values = readings.flatMap(({ key, reading }) =>
        'value' in reading ? [[key, reading.value]] : [],
      );
      return Object.fromEntries(values) as Record<K, string>;
    },
    show: (names) =>
      Promise.all(
        names.map(async (name) => {
          const reading = await readOne(name);
          return 'value' in reading
            ? { name, expiresAt: reading.expiresAt, problem: null }
            : { name, expiresAt: null, problem: reading.problem };
        }),
      ),
  };
};

/** Stops waiting at `signal`, even when the identity provider ignores it. */
const before = <T>(signal: AbortSignal, work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    }),
  ]);
