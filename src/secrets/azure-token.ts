import { DefaultAzureCredential, getBearerTokenProvider, type TokenCredential } from '@azure/identity';

/** Tokens of an identity for a service of Azure, kept until they run out. */
export const azureTokenOf = (scope: string, credential?: TokenCredential): (() => Promise<string>) =>
  getBearerTokenProvider(credential ?? new DefaultAzureCredential(), scope);
