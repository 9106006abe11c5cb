import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { variables } from '../../src/config/variables.ts';

const lines = readFileSync(new URL('../../env.sample', import.meta.url), 'utf8').split('\n');

const entries = lines.flatMap((line, index) => {
  const [, hidden, name = '', value = ''] = /^(# )?(\w+)=(.*)$/.exec(line) ?? [];
  return name === '' ? [] : [{ name, value, isSet: hidden === undefined, above: lines[index - 1] ?? '' }];
});

/** The environment table of the product's contract: names and defaults that others rely on. */
const promised: Record<string, string | null> = {
  PORT: '3978',
  HOST: '0.0.0.0',
  TRUSTED_PROXIES: null,
  PUBLIC_URL: null,
  PRIVATE_ANSWERS: 'off',
  PSA_CURRENCY: null,
  BOT_AUTH: 'on',
  MicrosoftAppId: null,
  MicrosoftAppPassword: null,
  MicrosoftAppType: null,
  MicrosoftAppTenantId: null,
  TEAMS_ALLOWED_TENANTS: null,
  BOT_ADMINS: null,
  DEFAULT_ROLE: 'viewer',
  LIMITED_LOOKUPS: 'on',
  COST_ROLE: 'viewer',
  CUSTOMER_LINK_DAYS: '0',
  KEY_VAULT_URL: null,
  KEY_VAULT_PAX8_CLIENT_ID: 'pax8-client-id',
  KEY_VAULT_PAX8_CLIENT_SECRET: 'pax8-client-secret',
  KEY_VAULT_BOT_PASSWORD: null,
  PAX8_CLIENT_ID: null,
  PAX8_CLIENT_SECRET: null,
  PAX8_API_URL: 'https://api.pax8.com/v1',
  PAX8_RATE_LIMIT_PER_MINUTE: '1000',
  PORTFOLIO_REFRESH_MINUTES: '15',
  HISTORY_DAYS: '1100',
  DATABASE_URL: 'sqlite:./data/bot.db',
  WITNESS_FILE: null,
  AUDIT_KEY: null,
  KEY_VAULT_AUDIT_KEY: null,
  AUDIT_KEY_PREVIOUS: null,
  KEY_VAULT_AUDIT_KEY_PREVIOUS: null,
  TIME_ZONE: 'UTC',
  LOCALE: 'en-US',
  CSV_FORMAT: 'comma',
  RENEWAL_ALERT_DAYS: '60,30,14,7,3,1',
  RENEWAL_SWEEP_CRON: '0 8 * * *',
  OWNER_DIGEST_CRON: '0 8 * * 1',
  APPROVAL_EXPIRY_HOURS: '72',
  APPROVAL_SELF: 'false',
  EVENTS_WEBHOOK_URL: null,
  EVENTS_WEBHOOK_SECRET: null,
  KEY_VAULT_EVENTS_WEBHOOK_SECRET: null,
  PAX8_EVENTS_PATH: null,
  PAX8_EVENTS_AUTHORIZATION: null,
  KEY_VAULT_PAX8_EVENTS_AUTHORIZATION: null,
  PAX8_INTEGRATION_ID: null,
  TICKETS: 'none',
  TICKETS_COMPANIES: null,
  TICKETS_FIELDS: null,
  TICKETS_FOR_DIFFERENCES: 'off',
  KEY_VAULT_TICKETS_SECRET: null,
  CONNECTWISE_URL: null,
  CONNECTWISE_COMPANY: null,
  CONNECTWISE_CLIENT_ID: null,
  CONNECTWISE_PUBLIC_KEY: null,
  CONNECTWISE_PRIVATE_KEY: null,
  CONNECTWISE_BOARD: null,
  CONNECTWISE_CLOSED_STATUS: null,
  HALOPSA_URL: null,
  HALOPSA_TENANT: null,
  HALOPSA_CLIENT_ID: null,
  HALOPSA_CLIENT_SECRET: null,
  HALOPSA_TICKET_TYPE: null,
  HALOPSA_NOTE_OUTCOME: '7',
  HALOPSA_CLOSED_STATUS: null,
  AUTOTASK_URL: null,
  AUTOTASK_USER_NAME: null,
  AUTOTASK_INTEGRATION_CODE: null,
  AUTOTASK_SECRET: null,
  AUTOTASK_QUEUE: null,
  AUTOTASK_PRIORITY: '2',
  AUTOTASK_CLOSED_STATUS: null,
  GRAPH_CLIENT_ID: null,
  GRAPH_CLIENT_SECRET: null,
  KEY_VAULT_GRAPH_SECRET: null,
  GRAPH_TENANT_IDS: null,
  GRAPH_URL: 'https://graph.microsoft.com/v1.0',
  GRAPH_LOGIN_URL: 'https://login.microsoftonline.com',
  LANGUAGE_MODEL_URL: null,
  LANGUAGE_MODEL_NAME: null,
  LANGUAGE_MODEL_KEY: null,
  KEY_VAULT_LANGUAGE_MODEL_KEY: null,
  DEVELOPER_NAME: null,
  DEVELOPER_WEBSITE: null,
  DEVELOPER_PRIVACY: null,
  DEVELOPER_TERMS: null,
  COPILOT: 'off',
  LOG_LEVEL: 'info',
  OTEL_EXPORTER_OTLP_ENDPOINT: null,
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: null,
  OTEL_SERVICE_NAME: 'pax8-teams-bot',
  OTEL_SDK_DISABLED: 'false',
};

const inCode = Object.fromEntries(Object.entries(variables).map(([name, { fallback }]) => [name, fallback]));

test('the bot reads the promised variables, with the promised defaults', () => {
  expect(inCode).toEqual(promised);
});

test('the sample lists exactly the variables that the bot reads, each with its default', () => {
  expect(entries.map(({ name }) => name).toSorted()).toEqual(Object.keys(variables).toSorted());
  expect(Object.fromEntries(entries.map(({ name, value }) => [name, value === '' ? null : value]))).toEqual(
    inCode,
  );
});

test('a variable with a default stands as a comment, one without waits for its value', () => {
  for (const { name, value, isSet } of entries) expect([name, isSet]).toEqual([name, value === '']);
});

test('every variable of the sample has a line that explains it', () => {
  for (const { above } of entries) expect(above).toMatch(/^# [^=]{10,}$/);
});
