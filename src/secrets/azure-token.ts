import { DefaultAzureCredential, getBearerTokenProvider, type TokenCredential } from '@azure/identity';

/** Tokens for an Azure service, kept until they expire: of the managed identity with that client id, if named. */
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
