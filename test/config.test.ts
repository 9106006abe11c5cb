import { describe, expect, test } from '@jest/globals';
import { ConfigError } from '../src/config/config-error.ts';
import { type Config, environment, readAppPackage, readConfig } from '../src/config.ts';
import { AppError } from '../src/errors.ts';

type Environment = Record<string, string | undefined>;

const tenant = '5f3c2f7e-9a0d-4a6b-8a53-0d9e6d1c2b3a';
const appId = '0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d';

const local: Environment = {
  HOST: '127.0.0.1',
  BOT_AUTH: 'off',
  PAX8_CLIENT_ID: 'id-of-pax8',
  PAX8_CLIENT_SECRET: 'hush-pax8',
};

const production: Environment = {
  MicrosoftAppId: appId,
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: tenant,
  MicrosoftAppPassword: 'hush-bot',
  TEAMS_ALLOWED_TENANTS: tenant,
  PAX8_CLIENT_ID: 'id-of-pax8',
  PAX8_CLIENT_SECRET: 'hush-pax8',
};

const withVault: Environment = {
  ...production,
  KEY_VAULT_URL: 'https://my-vault.vault.azure.net/',
  PAX8_CLIENT_ID: '',
  PAX8_CLIENT_SECRET: undefined,
};

const refusalOf = (env: Environment): ConfigError => {
  try {
    readConfig(env);
  } catch (thrown) {
    if (thrown instanceof ConfigError) return thrown;
    throw thrown;
  }
  throw new Error('the configuration was accepted');
};

/** Each problem as "VARIABLE problem". */
const problemsOf = (env: Environment): string[] =>
  refusalOf(env).problems.map(({ variable, problem }) => `${variable} ${problem}`);

const settled = (env: Environment): Config => readConfig({ ...local, ...env });
const refused = (env: Environment): string[] => problemsOf({ ...local, ...env });

describe('the defaults', () => {
  test('hold where nothing is set', () => {
    expect(readConfig(local)).toEqual({
      server: { host: '127.0.0.1', port: 3978, trustedProxies: [] },
      publicUrl: null,
      customerLinkDays: null,
      auth: { kind: 'off' },
      people: { admins: [], defaultRole: 'viewer', costRole: 'viewer', limitedLookups: true },
      approval: { expiryHours: 72, self: false },
      credentials: { from: 'environment', clientId: 'id-of-pax8', clientSecret: 'hush-pax8' },
      pax8: { apiUrl: 'https://api.pax8.com/v1', callsPerMinute: 1000 },
      portfolio: { refreshMinutes: 15, historyDays: 1100 },
      database: {
        url: 'sqlite:./data/bot.db',
        witness: './data/bot.db.witness',
        auditKey: { from: 'nowhere' },
        otherAuditKeys: { from: 'nowhere' },
      },
      timeZone: 'UTC',
      locale: 'en-US',
      isTimeZoneSet: false,
      privateAnswers: false,
      csvFormat: 'comma',
      renewals: { alertDays: [60, 30, 14, 7, 3, 1], sweepCron: '0 8 * * *', digestCron: '0 8 * * 1' },
      events: null,
      pax8Events: null,
      tickets: null,
      graph: null,
      languageModel: null,
      traces: null,
      log: { level: 'info' },
    });
    expect(readConfig(production).server.host).toBe('0.0.0.0');
  });

  test('an empty or blank variable counts as not set', () => {
    expect(settled({ PORT: '', TIME_ZONE: '  ', BOT_ADMINS: '', LOG_LEVEL: undefined })).toEqual(
      readConfig(local),
    );
  });

  test('what surrounds a value is trimmed', () => {
    expect(settled({ TIME_ZONE: ' Europe/Berlin ' }).timeZone).toBe('Europe/Berlin');
    expect(settled({ CSV_FORMAT: 'Semicolon' }).csvFormat).toBe('semicolon');
  });

  test('the environment of the process is what environment() gives', () => {
    expect(environment().PATH).toBeDefined();
  });
});

describe('a refusal', () => {
  test('lists every problem at once, each with its mend', () => {
    const refusal = refusalOf({ PORT: 'many', TIME_ZONE: 'Mars/Olympus', APPROVAL_SELF: 'perhaps' });
    expect(refusal.problems.map(({ variable }) => variable)).toEqual([
      'PORT',
      'MicrosoftAppId',
      'MicrosoftAppType',
      'TEAMS_ALLOWED_TENANTS',
      'APPROVAL_SELF',
      'PAX8_CLIENT_ID',
      'PAX8_CLIENT_SECRET',
      'TIME_ZONE',
    ]);
    for (const { problem, fix } of refusal.problems) {
      expect(problem).not.toBe('');
      expect(fix).toMatch(/\.$/);
    }
    expect(refusal.message.split('\n')).toHaveLength(9);
    expect(refusal.message).toContain(
      'The configuration has 8 problems:\n  PORT is not a whole number from 0 to 65535. Set a',
    );
  });

  test('is an AppError of which people hear nothing of the inside', () => {
    const refusal = refusalOf({});
    expect(refusal).toBeInstanceOf(AppError);
    expect(refusal.name).toBe('ConfigError');
    expect(refusal.failure).toEqual({ kind: 'start' });
  });

  test('never repeats a value, because a secret may stand in the wrong line', () => {
    const names = Object.keys({ ...production, ...withVault });
    const everywhere = Object.fromEntries(
      [
        ...names,
        'PORT',
        'DATABASE_URL',
        'BOT_ADMINS',
        'EVENTS_WEBHOOK_URL',
        'RENEWAL_ALERT_DAYS',
        'MICROSOFTAPPIT',
      ].map((name) => [name, 'hush-hush!']),
    );
    const { message, problems } = refusalOf(everywhere);
    expect(message + JSON.stringify(problems)).not.toContain('hush');
  });
});

describe('misspelled variables', () => {
  test('a near name is pointed at where the meant one is missing', () => {
    const { MicrosoftAppId: _, ...rest } = production;
    const { problems } = refusalOf({ ...rest, MICROSOFTAPPID: appId });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ variable: 'MicrosoftAppId', problem: 'is not set' });
    expect(problems[0]?.fix).toContain('Rename MICROSOFTAPPID');
  });

  test.each([
    ['PAX_API_URL', 'PAX8_API_URL'],
    ['APPROVAL_SELFE', 'APPROVAL_SELF'],
    ['BOT_ADMIN', 'BOT_ADMINS'],
    ['KEYVAULT_URL', 'KEY_VAULT_URL'],
    ['BOT_ADMISN', 'BOT_ADMINS'],
    ['RENEWAL_ALERTS_DAY', 'RENEWAL_ALERT_DAYS'],
  ])('%s is refused, because the default of %s would hide it', (given, meant) => {
    const { problems } = refusalOf({ ...local, [given]: 'x' });
    expect(problems).toEqual([
      { variable: given, problem: 'is not a variable of the bot', fix: expect.stringContaining(meant) },
    ]);
  });

  test.each([
    'HOSTNAME',
    'HOSTS',
    'TIMEZONE',
    'PATH',
    'BOT_PATH',
    'PAX8_API_KEYS',
    'TZ',
    'NODE_ENV',
    'LOGLEVEL',
  ])('%s belongs to others and is let be', (name) => {
    expect(settled({ [name]: 'x' })).toEqual(readConfig(local));
  });

  test('a near name beside the meant one is let be', () => {
    expect(settled({ PAX8_API_URL: 'https://pax8.example', PAX_API_URL: 'x' }).pax8.apiUrl).toBe(
      'https://pax8.example',
    );
  });

  test('an empty near name is let be', () => {
    expect(settled({ PAX_API_URL: '' })).toEqual(readConfig(local));
  });
});

describe('authentication', () => {
  test.each(['127.0.0.1', '127.8.9.10', '::1', 'localhost', 'LOCALHOST'])('may be off on %s', (HOST) => {
    expect(settled({ HOST }).auth).toEqual({ kind: 'off' });
  });

  test.each([
    undefined,
    '0.0.0.0',
    '::',
    '10.0.0.4',
    '127.example.com',
    'localhost.example.com',
    '128.0.0.1',
  ])('may not be off on %s', (HOST) => {
    expect(refused({ HOST })).toEqual(['BOT_AUTH is off while other machines can reach HOST']);
  });

  test('needs nothing of the registration while it is off', () => {
    expect(settled({ MicrosoftAppId: 'whatever', TEAMS_ALLOWED_TENANTS: 'x' }).auth).toEqual({ kind: 'off' });
  });

  test('takes the registration from the environment', () => {
    expect(readConfig(production).auth).toEqual({
      kind: 'on',
      appId,
      appType: 'SingleTenant',
      tenantId: tenant,
      password: { from: 'environment', value: 'hush-bot' },
      allowedTenants: [tenant],
    });
  });

  test.each([
    ['singletenant', 'SingleTenant'],
    ['MULTITENANT', 'MultiTenant'],
  ])('reads the app type %s as %s', (MicrosoftAppType, appType) => {
    expect(readConfig({ ...production, MicrosoftAppType }).auth).toMatchObject({ appType });
  });

  test.each(['SingleTenent', 'Multi', 'UserAssigned'])('refuses the app type %s', (MicrosoftAppType) => {
    expect(problemsOf({ ...production, MicrosoftAppType })).toEqual([
      'MicrosoftAppType is not one of SingleTenant, UserAssignedMSI, MultiTenant',
    ]);
  });

  test('a managed identity needs its tenant and no password', () => {
    const msi = { ...production, MicrosoftAppType: 'UserAssignedMsi', MicrosoftAppPassword: '' };
    expect(readConfig(msi).auth).toMatchObject({ appType: 'UserAssignedMSI', password: { from: 'nowhere' } });
    expect(problemsOf({ ...msi, MicrosoftAppTenantId: '' })).toEqual(['MicrosoftAppTenantId is not set']);
    expect(problemsOf({ ...msi, MicrosoftAppPassword: 'hush' })).toEqual([
      'MicrosoftAppPassword is set, but a managed identity has no password',
    ]);
  });

  test('only a MultiTenant registration does without its tenant', () => {
    const bare = { ...production, MicrosoftAppTenantId: '' };
    expect(problemsOf(bare)).toEqual(['MicrosoftAppTenantId is not set']);
    expect(readConfig({ ...bare, MicrosoftAppType: 'MultiTenant' }).auth).toMatchObject({ tenantId: null });
  });

  test.each(['MicrosoftAppId', 'MicrosoftAppType', 'MicrosoftAppPassword', 'TEAMS_ALLOWED_TENANTS'])(
    'needs %s',
    (name) => {
      expect(problemsOf({ ...production, [name]: '' })).toEqual([`${name} is not set`]);
    },
  );

  test('ids are GUIDs, and lists of them name the place of the wrong one', () => {
    expect(
      problemsOf({
        ...production,
        MicrosoftAppId: 'my-bot',
        MicrosoftAppTenantId: 'contoso.com',
        TEAMS_ALLOWED_TENANTS: `${tenant}, contoso.com`,
        BOT_ADMINS: 'ann@contoso.com',
      }),
    ).toEqual([
      'MicrosoftAppId is not a GUID',
      'MicrosoftAppTenantId is not a GUID',
      'TEAMS_ALLOWED_TENANTS has something that is not a GUID at position 2 of its list',
      'BOT_ADMINS has something that is not a GUID at position 1 of its list',
    ]);
  });

  test('ids are kept in lower case, and once', () => {
    expect(settled({ BOT_ADMINS: `${tenant.toUpperCase()}, ${tenant},,` }).people.admins).toEqual([tenant]);
  });
});

describe('credentials', () => {
  test('come from the vault where there is one', () => {
    expect(readConfig(withVault).credentials).toEqual({
      from: 'vault',
      url: 'https://my-vault.vault.azure.net',
      names: { clientId: 'pax8-client-id', clientSecret: 'pax8-client-secret' },
    });
  });

  test('the bot password may come from the vault or from the environment, not from both', () => {
    expect(readConfig(withVault).auth).toMatchObject({ password: { from: 'environment' } });
    const named = { ...withVault, KEY_VAULT_BOT_PASSWORD: 'bot-password' };
    expect(readConfig({ ...named, MicrosoftAppPassword: '' }).auth).toMatchObject({
      password: { from: 'vault', name: 'bot-password' },
    });
    expect(problemsOf(named)).toEqual([
      'MicrosoftAppPassword is set together with KEY_VAULT_BOT_PASSWORD, but only one of them may be set',
    ]);
  });

  test('without a vault, the environment must hold both', () => {
    expect(refused({ PAX8_CLIENT_ID: '', PAX8_CLIENT_SECRET: '' })).toEqual([
      'PAX8_CLIENT_ID is not set',
      'PAX8_CLIENT_SECRET is not set',
    ]);
  });

  test('beside a vault, those of the environment are refused', () => {
    expect(problemsOf({ ...withVault, PAX8_CLIENT_SECRET: 'hush' })).toEqual([
      'PAX8_CLIENT_SECRET is set together with KEY_VAULT_URL, but only one of them may be set',
    ]);
  });

  test('names of secrets without a vault are refused', () => {
    expect(refused({ KEY_VAULT_PAX8_CLIENT_ID: 'my-id' })).toEqual([
      'KEY_VAULT_PAX8_CLIENT_ID names a secret in a vault, but no vault is set',
    ]);
  });

  test.each([
    ['http://my-vault.vault.azure.net', 'does not begin with https://'],
    ['http://127.0.0.1:8200', 'does not begin with https://'],
    ['my-vault', 'is not a URL'],
    ['https://my-vault.vault.azure.net/secrets/x', 'has a path in it'],
  ])('the vault address %s is refused: it %s', (KEY_VAULT_URL, problem) => {
    expect(problemsOf({ ...withVault, KEY_VAULT_URL })).toEqual([`KEY_VAULT_URL ${problem}`]);
  });

  test('a secret has a name that Key Vault allows', () => {
    expect(problemsOf({ ...withVault, KEY_VAULT_PAX8_CLIENT_ID: 'pax8_client_id' })[0]).toContain(
      'is not the name',
    );
  });
});

describe('values', () => {
  test.each([
    ['PORT', '65535'],
    ['PORT', '0'],
    ['HOST', '::1'],
    ['TRUSTED_PROXIES', '10.0.0.0/8, 192.0.2.7, fd00::/8, ::1'],
    ['PUBLIC_URL', 'https://bot.example/pax8'],
    ['PUBLIC_URL', 'http://127.0.0.1:3978'],
    ['PAX8_API_URL', 'https://pax8.example/v1'],
    ['PAX8_API_URL', 'http://localhost:4010/v1'],
    ['PAX8_API_URL', 'http://[::1]:4010'],
    ['DATABASE_URL', 'postgres://bot@db/bot'],
    ['DATABASE_URL', 'postgresql://bot:hush@db:5432/bot?sslmode=require'],
    ['DATABASE_URL', 'sqlite:/var/lib/bot.db'],
    ['RENEWAL_SWEEP_CRON', '30 6 * * 1-5'],
    ['OWNER_DIGEST_CRON', 'off'],
    ['DEFAULT_ROLE', 'Approver'],
    ['APPROVAL_SELF', 'TRUE'],
    ['LOG_LEVEL', 'DEBUG'],
  ])('%s may be %s', (name, value) => {
    expect(() => settled({ [name]: value })).not.toThrow();
  });

  test.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '39.78'],
    ['PORT', '0x10'],
    ['HOST', 'http://127.0.0.1'],
    ['HOST', 'two words'],
    ['BOT_AUTH', 'no'],
    ['DEFAULT_ROLE', 'owner'],
    ['TRUSTED_PROXIES', 'proxy.example'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '10.0.0.0/8/8'],
    ['TRUSTED_PROXIES', '10.0.0.0/x'],
    ['PUBLIC_URL', 'http://bot.example'],
    ['PUBLIC_URL', 'https://me:hush@bot.example'],
    ['PAX8_API_URL', 'http://api.pax8.com/v1'],
    ['PAX8_API_URL', 'ftp://127.0.0.1/v1'],
    ['PAX8_API_URL', 'https://me:hush@api.pax8.com/v1'],
    ['PAX8_API_URL', 'https://api.pax8.com/v1?x=1'],
    ['PAX8_RATE_LIMIT_PER_MINUTE', '0'],
    ['HISTORY_DAYS', '31'],
    ['PORTFOLIO_REFRESH_MINUTES', '0'],
    ['PORTFOLIO_REFRESH_MINUTES', '1441'],
    ['DATABASE_URL', './data/bot.db'],
    ['DATABASE_URL', 'sqlite:'],
    ['DATABASE_URL', 'mysql://db/bot'],
    ['TIME_ZONE', 'Berlin'],
    ['CSV_FORMAT', 'tabs'],
    ['RENEWAL_ALERT_DAYS', '30,soon'],
    ['RENEWAL_ALERT_DAYS', '30,0'],
    ['RENEWAL_ALERT_DAYS', '366'],
    ['RENEWAL_ALERT_DAYS', ','],
    ['RENEWAL_SWEEP_CRON', 'every morning'],
    ['OWNER_DIGEST_CRON', 'never'],
    ['RENEWAL_SWEEP_CRON', '* * * * * *'],
    ['RENEWAL_SWEEP_CRON', '61 8 * * *'],
    ['APPROVAL_EXPIRY_HOURS', '0'],
    ['APPROVAL_SELF', 'yes'],
    ['LOG_LEVEL', 'loud'],
  ])('%s may not be %s', (name, value) => {
    expect(refusalOf({ ...local, [name]: value }).problems.map(({ variable }) => variable)).toEqual([name]);
  });

  test('the Pax8 address loses the slash at its end', () => {
    expect(settled({ PAX8_API_URL: 'https://pax8.example/v1/' }).pax8.apiUrl).toBe('https://pax8.example/v1');
    expect(settled({ PAX8_API_URL: 'https://pax8.example/' }).pax8.apiUrl).toBe('https://pax8.example');
  });

  test('alert days come out descending, and each once', () => {
    expect(settled({ RENEWAL_ALERT_DAYS: ' 7, 30,7 ,1' }).renewals.alertDays).toEqual([30, 7, 1]);
  });

  test('the door for Pax8 needs path and authorization together; the integration’s id only goes with them', () => {
    const door = {
      PAX8_EVENTS_PATH: 'a-path-that-nobody-may-guess',
      PAX8_EVENTS_AUTHORIZATION: 'a shared secret of Pax8',
      PAX8_INTEGRATION_ID: '550E8400-e29b-41d4-a716-446655440000',
    };
    expect(settled(door).pax8Events).toEqual({
      path: door.PAX8_EVENTS_PATH,
      authorization: { from: 'environment', value: door.PAX8_EVENTS_AUTHORIZATION },
      integrationId: '550e8400-e29b-41d4-a716-446655440000',
    });
    expect(settled({ ...door, PAX8_INTEGRATION_ID: '' }).pax8Events?.integrationId).toBeNull();
    expect(refused({ ...door, PAX8_EVENTS_PATH: '' })).toEqual(['PAX8_EVENTS_PATH is not set']);
    expect(refused({ ...door, PAX8_INTEGRATION_ID: 'mine' })).toEqual(['PAX8_INTEGRATION_ID is not a GUID']);
  });

  test('events need address and secret together', () => {
    const events = {
      EVENTS_WEBHOOK_URL: 'https://psa.example/events',
      EVENTS_WEBHOOK_SECRET: 'whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=',
    };
    expect(settled(events).events).toEqual({
      url: 'https://psa.example/events',
      secret: { from: 'environment', value: events.EVENTS_WEBHOOK_SECRET },
    });
    expect(refused({ ...events, EVENTS_WEBHOOK_SECRET: '' })).toEqual(['EVENTS_WEBHOOK_SECRET is not set']);
    expect(refused({ ...events, EVENTS_WEBHOOK_URL: '' })).toEqual(['EVENTS_WEBHOOK_URL is not set']);
  });
});

describe('the app package', () => {
  const developer = { name: null, websiteUrl: null, privacyUrl: null, termsOfUseUrl: null };

  test('reads the id and who made the app, and nothing else', () => {
    expect(readAppPackage({ MicrosoftAppId: appId, PORT: 'many' })).toEqual({
      ...{ appId, copilot: false, developer },
    });
    expect(readAppPackage({ MicrosoftAppId: appId, COPILOT: 'on' }).copilot).toBe(true);
    const named = {
      MicrosoftAppId: appId,
      DEVELOPER_NAME: 'Northwind IT',
      DEVELOPER_WEBSITE: 'https://northwind.net/',
      DEVELOPER_PRIVACY: 'https://northwind.net/privacy',
      DEVELOPER_TERMS: 'https://northwind.net/terms',
    };
    expect(readAppPackage(named).developer).toEqual({
      name: 'Northwind IT',
      websiteUrl: 'https://northwind.net',
      privacyUrl: 'https://northwind.net/privacy',
      termsOfUseUrl: 'https://northwind.net/terms',
    });
  });

  test('is refused like everything else when something is missing or wrong', () => {
    expect(() => readAppPackage({})).toThrow('MicrosoftAppId is not set. Set the Application (client) ID');
    expect(() => readAppPackage({ MicrosoftAppId: appId, DEVELOPER_TERMS: 'http://northwind.net' })).toThrow(
      'DEVELOPER_TERMS does not begin with https://',
    );
  });
});

describe('the language model', () => {
  const model = { LANGUAGE_MODEL_URL: 'https://models.example.com/v1/', LANGUAGE_MODEL_NAME: 'small' };
  const azure = { ...model, LANGUAGE_MODEL_URL: 'https://mine.openai.azure.com/openai/v1' };

  test('is off while nothing of it is set', () => {
    expect(settled({ LANGUAGE_MODEL_URL: '' }).languageModel).toBeNull();
  });

  test('needs address, name and key, and says which is missing', () => {
    expect(settled({ ...model, LANGUAGE_MODEL_KEY: 'hush' }).languageModel).toEqual({
      url: 'https://models.example.com/v1',
      name: 'small',
      key: { from: 'environment', value: 'hush' },
    });
    expect(refused(model)).toEqual(['LANGUAGE_MODEL_KEY is not set']);
    expect(refused({ LANGUAGE_MODEL_KEY: 'hush' })).toEqual([
      'LANGUAGE_MODEL_URL is not set',
      'LANGUAGE_MODEL_NAME is not set',
    ]);
    expect(refused({ ...model, LANGUAGE_MODEL_URL: 'http://models.example.com' })).toEqual([
      'LANGUAGE_MODEL_URL does not begin with https://',
    ]);
  });

  test('takes its key from the vault, and not from two places', () => {
    const vault = { ...withVault, ...model, KEY_VAULT_LANGUAGE_MODEL_KEY: 'model-key' };
    expect(readConfig(vault).languageModel?.key).toEqual({ from: 'vault', name: 'model-key' });
    expect(problemsOf({ ...vault, LANGUAGE_MODEL_KEY: 'hush' })).toEqual([
      'LANGUAGE_MODEL_KEY is set together with KEY_VAULT_LANGUAGE_MODEL_KEY, but only one of them may be set',
    ]);
  });

  test('at Azure needs no key: the identity of the machine does', () => {
    expect(settled(azure).languageModel?.key).toEqual({ from: 'managed-identity' });
    expect(settled({ ...azure, LANGUAGE_MODEL_KEY: 'hush' }).languageModel?.key).toEqual({
      from: 'environment',
      value: 'hush',
    });
    expect(refused({ ...azure, LANGUAGE_MODEL_URL: 'https://openai.azure.com.example.com/v1' })).toEqual([
      'LANGUAGE_MODEL_KEY is not set',
    ]);
  });

  test('on this machine needs no key', () => {
    expect(settled({ ...model, LANGUAGE_MODEL_URL: 'http://127.0.0.1:11434/v1' }).languageModel?.key).toEqual(
      {
        from: 'nowhere',
      },
    );
  });
});
