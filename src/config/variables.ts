import type * as z from 'zod';
import { csvFormatNames } from '../core/words/csv.ts';
import { locales, usualLocale } from '../core/words/locale.ts';
import { roles } from '../core/words/people.ts';
import * as is from './schemas.ts';

/** One environment variable: how to read its text, its default, and how to fix it when it is wrong. */
export type Variable<T> = Readonly<{ schema: z.ZodType<T, string>; fallback: string | null; fix: string }>;

const variable = <T>(schema: z.ZodType<T, string>, fallback: string | null, fix: string): Variable<T> => ({
  schema,
  fallback,
  fix,
});

const server = is.url({ loopbackHttp: true, path: false });
const collector = is.url({ loopbackHttp: true, anyHttp: true, path: true, query: true });
const page = is.url({ loopbackHttp: false, path: true });
const anId = is.whole(0, 999_999_999);

/** Every variable that the bot reads. An empty value counts as unset. */
export const variables = {
  HOST: variable(is.host, '0.0.0.0', 'Set the address to listen on, for example 0.0.0.0 or 127.0.0.1.'),
  PORT: variable(is.whole(0, 65_535), '3978', 'Set a port from 0 (any free one) to 65535.'),

  TRUSTED_PROXIES: variable(
    is.networks,
    null,
    'Set the addresses or networks of the proxies in front of the bot, separated by commas, for example 10.0.0.0/8.',
  ),
  PUBLIC_URL: variable(
    is.url({ loopbackHttp: true, path: true }),
    null,
    'Set the https address at which people reach the bot, for example https://bot.example.com (http is accepted only for this machine).',
  ),

  CUSTOMER_LINK_DAYS: variable(
    is.whole(0, 30),
    '0',
    'Set for how many days a link asks a customer, from 1 to 30, or 0 for no such links.',
  ),
  PRIVATE_ANSWERS: variable(is.oneOf(['off', 'on']), 'off', 'Set on or off.'),

  BOT_AUTH: variable(is.oneOf(['on', 'off']), 'on', 'Set on, or off for development on this machine only.'),
  MicrosoftAppId: variable(is.guid, null, 'Set the Application (client) ID of the bot registration.'),
  MicrosoftAppType: variable(
    is.oneOf(['SingleTenant', 'UserAssignedMSI', 'MultiTenant']),
    null,
    'Set the type that the bot registration shows: SingleTenant, UserAssignedMSI or MultiTenant.',
  ),
  MicrosoftAppTenantId: variable(is.guid, null, 'Set the Directory (tenant) ID of the bot registration.'),
  MicrosoftAppPassword: variable(
    is.text,
    null,
    'Set a client secret of the bot registration, or name it in KEY_VAULT_BOT_PASSWORD.',
  ),
  TEAMS_ALLOWED_TENANTS: variable(
    is.guids,
    null,
    'Set the ids of the tenants whose people may talk to the bot, separated by commas.',
  ),

  BOT_ADMINS: variable(is.guids, null, 'Set Entra object ids (not names or addresses), separated by commas.'),
  DEFAULT_ROLE: variable(is.oneOf(roles), 'viewer', `Set one of ${roles.join(', ')}.`),
  COST_ROLE: variable(
    is.oneOf(['viewer', 'requester', 'approver', 'admin']),
    'viewer',
    'Set viewer, requester, approver or admin.',
  ),
  LIMITED_LOOKUPS: variable(is.oneOf(['on', 'off']), 'on', 'Set on or off.'),
  APPROVAL_EXPIRY_HOURS: variable(is.whole(1, 8_760), '72', 'Set hours from 1 to 8760.'),
  APPROVAL_SELF: variable(is.oneOf(['true', 'false']), 'false', 'Set true or false.'),

  KEY_VAULT_URL: variable(
    is.url({ loopbackHttp: false, path: false }),
    null,
    'Set the vault URI that the Azure portal shows, for example https://my-vault.vault.azure.net.',
  ),
  KEY_VAULT_PAX8_CLIENT_ID: variable(
    is.secretName,
    'pax8-client-id',
    'Set the name of the secret in the vault.',
  ),
  KEY_VAULT_PAX8_CLIENT_SECRET: variable(
    is.secretName,
    'pax8-client-secret',
    'Set the name of the secret in the vault.',
  ),
  KEY_VAULT_BOT_PASSWORD: variable(is.secretName, null, 'Set the name of the secret in the vault.'),

  PAX8_CLIENT_ID: variable(is.text, null, 'Set the client id of the Pax8 API credentials, or KEY_VAULT_URL.'),
  PAX8_CLIENT_SECRET: variable(
    is.text,
    null,
    'Set the client secret of the Pax8 API credentials, or KEY_VAULT_URL.',
  ),
  PAX8_API_URL: variable(
    is.url({ loopbackHttp: true, path: true }),
    'https://api.pax8.com/v1',
    'Set https://api.pax8.com/v1 (http is accepted only for this machine).',
  ),
  PAX8_RATE_LIMIT_PER_MINUTE: variable(is.whole(1, 10_000), '1000', 'Set calls a minute from 1 to 10000.'),
  PORTFOLIO_REFRESH_MINUTES: variable(is.whole(1, 1_440), '15', 'Set minutes from 1 to 1440.'),
  HISTORY_DAYS: variable(is.whole(32, 3_660), '1100', 'Set days from 32 to 3660.'),

  DATABASE_URL: variable(
    is.database,
    'sqlite:./data/bot.db',
    'Set sqlite:<path of a file> or postgres://user@host/database.',
  ),
  WITNESS_FILE: variable(
    is.text,
    null,
    'Set the path of a file on a disk that stays, or none to note nothing outside the database.',
  ),

  AUDIT_KEY: variable(
    is.key,
    null,
    'Set the secret that seals the audit to the output of "openssl rand -base64 32", or name it in KEY_VAULT_AUDIT_KEY.',
  ),
  KEY_VAULT_AUDIT_KEY: variable(is.secretName, null, 'Set the name of the secret in the vault.'),
  AUDIT_KEY_PREVIOUS: variable(
    is.keys,
    null,
    'Set what AUDIT_KEY was before, several with spaces between them, or name the secret in KEY_VAULT_AUDIT_KEY_PREVIOUS.',
  ),
  KEY_VAULT_AUDIT_KEY_PREVIOUS: variable(is.secretName, null, 'Set the name of the secret in the vault.'),

  TIME_ZONE: variable(is.timeZone, 'UTC', 'Set a name such as UTC, Europe/Berlin or America/Denver.'),
  LOCALE: variable(
    is.oneOf(locales),
    usualLocale,
    'Set en-US, en-GB, de-DE or another locale of English or German.',
  ),
  CSV_FORMAT: variable(
    is.oneOf(csvFormatNames),
    'comma',
    'Set comma (1.5, 2), semicolon (1,5; 2) or semicolon-point (1.5; 2), as your spreadsheet program reads it.',
  ),
  RENEWAL_ALERT_DAYS: variable(is.days, '60,30,14,7,3,1', 'Set days before term end such as 60,30,14,7,3,1.'),
  RENEWAL_SWEEP_CRON: variable(
    is.schedule,
    '0 8 * * *',
    'Set minute, hour, day of month, month and weekday, for example 0 8 * * * for eight every morning.',
  ),
  OWNER_DIGEST_CRON: variable(
    is.scheduleOrOff,
    '0 8 * * 1',
    'Set minute, hour, day of month, month and weekday, for example 0 8 * * 1 for Mondays at eight, or off.',
  ),

  EVENTS_WEBHOOK_URL: variable(
    is.url({ loopbackHttp: true, path: true, query: true }),
    null,
    'Set the https address that events go to (http is accepted only for this machine).',
  ),
  EVENTS_WEBHOOK_SECRET: variable(
    is.signingSecret,
    null,
    'Set the secret that signs the events: whsec_ and the output of "openssl rand -base64 32", or name it in KEY_VAULT_EVENTS_WEBHOOK_SECRET.',
  ),
  KEY_VAULT_EVENTS_WEBHOOK_SECRET: variable(is.secretName, null, 'Set the name of the secret in the vault.'),

  PAX8_EVENTS_PATH: variable(
    is.pathSegment,
    null,
    'Set the last part of the address that Pax8 calls to something nobody can guess: the output of "openssl rand -hex 24".',
  ),
  PAX8_EVENTS_AUTHORIZATION: variable(
    is.authorization,
    null,
    'Set the same authorization as for the webhook at Pax8, or name it in KEY_VAULT_PAX8_EVENTS_AUTHORIZATION.',
  ),
  KEY_VAULT_PAX8_EVENTS_AUTHORIZATION: variable(
    is.secretName,
    null,
    'Set the name of the secret in the vault.',
  ),
  PAX8_INTEGRATION_ID: variable(is.guid, null, 'Set the id of the integration that Pax8 gave you.'),

  TICKETS: variable(
    is.oneOf(['none', 'connectwise', 'halopsa', 'autotask']),
    'none',
    'Set none, connectwise, halopsa or autotask.',
  ),
  KEY_VAULT_TICKETS_SECRET: variable(is.secretName, null, 'Set the name of the secret in the vault.'),
  TICKETS_COMPANIES: variable(
    is.ids,
    null,
    'Set a JSON object from ids of companies at Pax8 to what names them in the ticket system: {"<id at Pax8>": "Contoso"}.',
  ),
  TICKETS_FIELDS: variable(
    is.json,
    null,
    'Set a JSON object with the fields that each new ticket needs: {"billingCodeID": 30}.',
  ),
  TICKETS_FOR_DIFFERENCES: variable(is.oneOf(['on', 'off']), 'off', 'Set on or off.'),
  PSA_CURRENCY: variable(is.currency, null, 'Set a code of ISO 4217, such as USD or GBP.'),
  CONNECTWISE_URL: variable(server, null, 'Set the site, for example https://api-na.myconnectwise.net.'),
  CONNECTWISE_COMPANY: variable(is.text, null, 'Set the company id that people log in with.'),
  CONNECTWISE_CLIENT_ID: variable(is.guid, null, 'Set the client id of the integration.'),
  CONNECTWISE_PUBLIC_KEY: variable(is.text, null, 'Set the public key of an API member.'),
  CONNECTWISE_PRIVATE_KEY: variable(
    is.text,
    null,
    'Set the private key of the API member, or name it in KEY_VAULT_TICKETS_SECRET.',
  ),
  CONNECTWISE_BOARD: variable(is.text, null, 'Set the name of a service board.'),
  CONNECTWISE_CLOSED_STATUS: variable(is.text, null, 'Set the name of a status of that board.'),
  HALOPSA_URL: variable(
    server,
    null,
    'Set the address of the instance, for example https://example.halopsa.com.',
  ),
  HALOPSA_TENANT: variable(is.text, null, 'Set the tenant that Halo’s API details show.'),
  HALOPSA_CLIENT_ID: variable(is.text, null, 'Set the client id of an API application.'),
  HALOPSA_CLIENT_SECRET: variable(
    is.text,
    null,
    'Set the client secret of the API application, or name it in KEY_VAULT_TICKETS_SECRET.',
  ),
  HALOPSA_TICKET_TYPE: variable(anId, null, 'Set the id of a ticket type.'),
  HALOPSA_NOTE_OUTCOME: variable(anId, '7', 'Set the id of the outcome of a private note.'),
  HALOPSA_CLOSED_STATUS: variable(anId, null, 'Set the id of a status.'),
  AUTOTASK_URL: variable(
    server,
    null,
    'Set the address of your zone, for example https://webservices5.autotask.net.',
  ),
  AUTOTASK_USER_NAME: variable(is.text, null, 'Set the user name of an API user.'),
  AUTOTASK_INTEGRATION_CODE: variable(is.text, null, 'Set the tracking identifier of the API user.'),
  AUTOTASK_SECRET: variable(
    is.text,
    null,
    'Set the secret of the API user, or name it in KEY_VAULT_TICKETS_SECRET.',
  ),
  AUTOTASK_QUEUE: variable(anId, null, 'Set the id of a queue.'),
  AUTOTASK_PRIORITY: variable(anId, '2', 'Set the id of a priority.'),
  AUTOTASK_CLOSED_STATUS: variable(anId, null, 'Set the id of a status, 5 for Complete.'),

  GRAPH_CLIENT_ID: variable(is.text, null, 'Set the Application (client) ID of the app registration.'),
  GRAPH_CLIENT_SECRET: variable(
    is.text,
    null,
    'Set a client secret of that app registration, or name it in KEY_VAULT_GRAPH_SECRET.',
  ),
  KEY_VAULT_GRAPH_SECRET: variable(is.secretName, null, 'Set the name of the secret in the vault.'),
  GRAPH_TENANT_IDS: variable(is.guids, null, 'Set the tenant ids of customers, separated by commas.'),
  GRAPH_URL: variable(
    is.url({ loopbackHttp: true, path: true }),
    'https://graph.microsoft.com/v1.0',
    'Set https://graph.microsoft.com/v1.0 (http is accepted only for this machine).',
  ),
  GRAPH_LOGIN_URL: variable(
    is.url({ loopbackHttp: true, path: true }),
    'https://login.microsoftonline.com',
    'Set https://login.microsoftonline.com (http is accepted only for this machine).',
  ),

  LANGUAGE_MODEL_URL: variable(
    is.url({ loopbackHttp: true, path: true }),
    null,
    'Set the base URL of an OpenAI-compatible endpoint, for example https://my-resource.openai.azure.com/openai/v1.',
  ),
  LANGUAGE_MODEL_NAME: variable(is.text, null, 'Set the name of the model or, at Azure, of its deployment.'),
  LANGUAGE_MODEL_KEY: variable(
    is.text,
    null,
    'Set the key of the endpoint, or name it in KEY_VAULT_LANGUAGE_MODEL_KEY.',
  ),
  KEY_VAULT_LANGUAGE_MODEL_KEY: variable(is.secretName, null, 'Set the name of the secret in the vault.'),

  LOG_LEVEL: variable(
    is.oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    'info',
    'Set fatal, error, warn, info, debug, trace or silent.',
  ),

  DEVELOPER_NAME: variable(
    is.text,
    null,
    'Set the name of your company as Teams shows it, 32 characters at most.',
  ),
  DEVELOPER_WEBSITE: variable(page, null, 'Set the https address of your company’s pages.'),
  DEVELOPER_PRIVACY: variable(page, null, 'Set the https address of your privacy statement.'),
  DEVELOPER_TERMS: variable(page, null, 'Set the https address of your terms of use.'),
  COPILOT: variable(is.oneOf(['off', 'on']), 'off', 'Set on or off.'),

  OTEL_EXPORTER_OTLP_ENDPOINT: variable(
    collector,
    null,
    'Set the address of an OpenTelemetry collector, for example http://collector:4318.',
  ),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: variable(
    collector,
    null,
    'Set the whole address for traces, for example http://collector:4318/v1/traces.',
  ),
  OTEL_SERVICE_NAME: variable(is.text, 'pax8-teams-bot', 'Set the name that traces show for the bot.'),
  OTEL_SDK_DISABLED: variable(is.oneOf(['true', 'false']), 'false', 'Set true or false.'),
} as const satisfies Record<string, Variable<unknown>>;

export type VariableName = keyof typeof variables;
export type ValueOf<K extends VariableName> = z.output<(typeof variables)[K]['schema']>;

export const variableNames = Object.keys(variables) as readonly VariableName[];
