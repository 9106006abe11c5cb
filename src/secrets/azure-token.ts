import { DefaultAzureCredential, getBearerTokenProvider, type TokenCredential } from '@azure/identity';

/** Tokens for a service of Azure, kept until they run out: of the managed identity with that client id, if one is named. */
export const azureTokenOf = (
  scope: string,
  {
    credential,
    clientId,
  }: Readonly<{ credential?: TokenCredential | undefined; clientId?: string | undefined }>,
): (() => Promise<string>) =>
  getBearerTokenProvider(
    credential ??
      new DefaultAzureCredential(clientId === undefined ? {} : { managedIdentityClientId: clientId }),
    scope,
  );
