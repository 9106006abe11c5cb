/** Why a secret could not be read and how to fix it; completes the sentence "Secret … in the vault … ". */
export type VaultProblem = Readonly<{ problem: string; fix: string }>;

/** `throttled` is true when the vault answered 429, even if the SDK was still waiting to try again. */
export type Failure = Readonly<{ thrown: unknown; timedOut: boolean; timeoutMs: number; throttled: boolean }>;

export const empty: VaultProblem = { problem: 'is empty', fix: 'Give it a value.' };

const throttled: VaultProblem = {
  problem: 'could not be read because the vault gets too many requests (429)',
  fix: 'Start the bot again in a minute, and find out what else reads this vault so often.',
};

/** https://learn.microsoft.com/azure/key-vault/general/rest-error-codes */
const byStatus: Readonly<Record<number, VaultProblem>> = {
  401: {
    problem: "was refused because the vault does not accept the bot's identity (401)",
    fix: "Use an identity from the vault's own tenant.",
  },
  403: {
    problem: 'may not be read by the bot (403)',
    fix: 'Give its identity the role "Key Vault Secrets User" on the vault, let the bot through the vault\'s firewall, and check that the secret is enabled.',
  },
  404: { problem: 'does not exist', fix: 'Create it, or correct its name in the environment (KEY_VAULT_…).' },
  429: throttled,
};

const unreachable: readonly string[] = [
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
];

const noIdentity: readonly string[] = [
  'CredentialUnavailableError',
  'AuthenticationError',
  'AggregateAuthenticationError',
  'AuthenticationRequiredError',
];

export const vaultProblemOf = ({
  thrown,
  timedOut,
  timeoutMs,
  throttled: wasThrottled,
}: Failure): VaultProblem => {
  if (wasThrottled) return throttled;
  const { name, code, statusCode } = facts(thrown);
  const known = byStatus[statusCode ?? 0];
  if (known !== undefined) return known;
  if (timedOut) {
    return {
      problem: `could not be read within ${timeoutMs / 1000} s`,
      fix: 'Check that the bot can reach the vault and its identity provider (network, firewall, proxy).',
    };
  }
  if (statusCode !== null) {
    return {
      problem: `could not be read: the vault answered ${statusCode}`,
      fix: "Try again, and check the vault's health.",
    };
  }
  if (noIdentity.includes(name)) {
    return {
      problem: 'could not be read because the bot has no Azure identity',
      fix: 'Give the machine a managed identity, set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET, or sign in with "az login".',
    };
  }
  if (unreachable.includes(code)) {
    return {
      problem: `could not be read because the vault cannot be reached (${code})`,
      fix: 'Check KEY_VAULT_URL, name resolution and the network.',
    };
  }
  return {
    problem: code === '' ? 'could not be read' : `could not be read (${code})`,
    fix: 'Check KEY_VAULT_URL and what stands between the bot and the vault (proxy, certificate). The log of a start shows the cause.',
  };
};

const facts = (thrown: unknown): { name: string; code: string; statusCode: number | null } => {
  const { name, code, statusCode } = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as Record<
    string,
    unknown
  >;
  return {
    name: typeof name === 'string' ? name : '',
    code: typeof code === 'string' ? code : '',
    statusCode: typeof statusCode === 'number' ? statusCode : null,
  };
};
