import { expect, test } from '@jest/globals';
import { type CredentialsFactory, currentCredentials } from '../../src/teams/credentials.ts';

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
