import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import type { SignIn } from '../core/ports/vitals.ts';
import { messageOf } from '../errors.ts';

export type BotIdentity = Readonly<{
  appId: string;
  appType: 'SingleTenant' | 'UserAssignedMSI' | 'MultiTenant';
  tenantId?: string | null;
  /** Returns the current password, or null for a managed identity. Called whenever a token is needed. */
  password: () => Promise<string | null>;
  /** Reads the password again after Entra refused it, because it may have been rotated. */
  renewPassword?: (() => Promise<string | null>) | undefined;
}>;

export type CredentialsFactory = Pick<
  ConfigurationServiceClientCredentialFactory,
  'isValidAppId' | 'isAuthenticationDisabled' | 'createCredentials'
>;
type Credentials = Awaited<ReturnType<CredentialsFactory['createCredentials']>>;
type Scope = Parameters<CredentialsFactory['createCredentials']>;

/** For a bot without authentication: signs nothing. */
export const noCredentials: CredentialsFactory = {
  isValidAppId: async () => true,
  isAuthenticationDisabled: async () => true,
  createCredentials: async () => ({ signRequest: async (call) => call }),
};

/**
 * Asks for the password at each call, so that a rotated one needs no restart (botbuilder's own factory keeps the
 * first). botbuilder caches the tokens. `build` makes botbuilder's factory for one password.
 */
export const currentCredentials = (
  identity: BotIdentity,
  build: (password: string | null) => CredentialsFactory = fromConfiguration(identity),
): CredentialsFactory => {
  /** Made per password and scope, not per call. */
  let current: Readonly<{ key: string; credentials: Credentials }> | null = null;
  const signWith = async (
    password: string | null,
    call: Parameters<Credentials['signRequest']>[0],
    scope: Scope,
  ) => {
    const key = JSON.stringify([password, scope]);
    const credentials =
      current?.key === key ? current.credentials : await build(password).createCredentials(...scope);
    current = { key, credentials };
    return credentials.signRequest(call);
  };

  const sign = async (call: Parameters<typeof signWith>[1], scope: Scope) => {
    const password = await identity.password();
    try {
      return await signWith(password, call, scope);
    } catch (thrown) {
      if (!identity.renewPassword || !isRefusedPassword(thrown)) throw thrown;
      const renewed = await identity.renewPassword();
      if (renewed === password) throw thrown;
      return await signWith(renewed, call, scope);
    }
  };

  return {
    isValidAppId: async (appId) => appId === identity.appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async (...scope) => ({
      signRequest: (call) =>
        sign(call, scope).catch((thrown: unknown) => {
          throw new Unsigned(messageOf(thrown), { cause: thrown });
        }),
    }),
  };
};

/** A call could not be signed, and so it never left. */
export class Unsigned extends Error {
  override readonly name = 'Unsigned';
}

/** AADSTS7000215: wrong secret, AADSTS7000222: expired. https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes */
const isRefusedPassword = (thrown: unknown): boolean =>
  /invalid_client|AADSTS7000215|AADSTS7000222/.test(messageOf(thrown));

/** botbuilder's own values for Teams outside sovereign clouds. */
export const teamsScope = 'https://api.botframework.com';
export const teamsLogin = 'https://login.microsoftonline.com/botframework.com';

/** Asks for a token as the first call to Teams would. */
export const signIn = async (credentials: CredentialsFactory, appId: string): Promise<SignIn> => {
  try {
    const signed = await credentials.createCredentials(appId, teamsScope, teamsLogin, true);
    await signed.signRequest({ headers: new Headers() } as unknown as Parameters<
      typeof signed.signRequest
    >[0]);
    return 'signed';
  } catch (thrown) {
    return isRefusedPassword(thrown) ? 'refused' : 'unknown';
  }
};

const fromConfiguration = (identity: BotIdentity) => (password: string | null) =>
  new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: identity.appId,
    MicrosoftAppPassword: password ?? '',
    MicrosoftAppType: identity.appType,
    MicrosoftAppTenantId: identity.tenantId ?? '',
  });
