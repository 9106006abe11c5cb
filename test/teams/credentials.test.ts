import { expect, test } from '@jest/globals';
import {
  type CredentialsFactory,
  currentCredentials,
  signIn,
  teamsLogin,
  teamsScope,
} from '../../src/teams/credentials.ts';

type Call = Parameters<Awaited<ReturnType<CredentialsFactory['createCredentials']>>['signRequest']>[0];

/** Entra, which knows one password; a signed call carries it. */
const entra = (valid: () => string) => {
  const asked: (string | null)[] = [];
  const build = (password: string | null): CredentialsFactory => ({
    isValidAppId: async () => true,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({
      async signRequest(call) {
        asked.push(password);
        if (password !== valid())
          throw new Error('invalid_client: AADSTS7000215: Invalid client secret provided.');
        return call;
      },
    }),
  });
  return { asked, build };
};
const identity = { appId: 'app', appType: 'SingleTenant', tenantId: 'tenant' } as const;
const sign = async (factory: CredentialsFactory): Promise<Call> => {
  const call = {} as Call;
  return (
    await factory.createCredentials('app', 'scope', 'https://login.microsoftonline.com/', true)
  ).signRequest(call);
};

test('each call is signed with the password of the moment', async () => {
  let password = 'old';
  const { asked, build } = entra(() => password);
  const factory = currentCredentials({ ...identity, password: async () => password }, build);
  await sign(factory);
  password = 'new';
  await sign(factory);
  expect(asked).toEqual(['old', 'new']);
});

test('a refused password is read afresh and tried once more', async () => {
  const { asked, build } = entra(() => 'new');
  const factory = currentCredentials(
    { ...identity, password: async () => 'old', renewPassword: async () => 'new' },
    build,
  );
  await sign(factory);
  expect(asked).toEqual(['old', 'new']);
});

test('a refused password that is still the same is not tried again', async () => {
  const { asked, build } = entra(() => 'new');
  const factory = currentCredentials(
    { ...identity, password: async () => 'old', renewPassword: async () => 'old' },
    build,
  );
  await expect(sign(factory)).rejects.toThrow('invalid_client');
  expect(asked).toEqual(['old']);
});

test('authentication is never off, and the app id is only its own', async () => {
  const factory = currentCredentials({ ...identity, password: async () => null });
  expect(await factory.isAuthenticationDisabled()).toBe(false);
  expect(await factory.isValidAppId('app')).toBe(true);
  expect(await factory.isValidAppId('')).toBe(false);
});

test('botbuilder gets a token by the msal-node that is installed, newer than the one it asks for', async () => {
  const asked: [url: string, body: string][] = [];
  const real = globalThis.fetch;
  const entraSays = (status: number, body: object): void => {
    globalThis.fetch = async (url, init) => {
      asked.push([String(url), String(init?.body)]);
      return Response.json(body, { status });
    };
  };
  const bot = {
    appId: '0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d',
    appType: 'SingleTenant',
    tenantId: '5f3c2f7e-9a0d-4a6b-8a53-0d9e6d1c2b3a',
    password: async () => 'hush',
  } as const;
  const headers = new Headers();
  const signed = async (): Promise<unknown> => {
    const factory = currentCredentials(bot);
    const credentials = await factory.createCredentials(bot.appId, teamsScope, teamsLogin, true);
    return credentials.signRequest({ headers } as unknown as Call);
  };
  try {
    const token = 'eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL2FwaS5ib3RmcmFtZXdvcmsuY29tIn0.c2lnbmVk';
    entraSays(200, { token_type: 'Bearer', expires_in: 3_599, access_token: token });
    await signed();
    expect(headers.get('authorization')).toBe(`Bearer ${token}`);
    const [[url = '', body = ''] = []] = asked;
    expect(url).toContain(`https://login.microsoftonline.com/${bot.tenantId}/oauth2/v2.0/token`);
    expect(Object.fromEntries(new URLSearchParams(body))).toMatchObject({
      client_id: bot.appId,
      client_secret: 'hush',
      scope: 'https://api.botframework.com/.default',
    });

    entraSays(401, {
      error: 'invalid_client',
      error_description: 'AADSTS7000222: The provided client secret keys are expired.',
    });
    const other = { ...bot, appId: '1b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d' };
    expect(await signIn(currentCredentials(other), other.appId)).toBe('refused');
  } finally {
    globalThis.fetch = real;
  }
});
