import { existsSync } from 'node:fs';
import { type Auth, authOf } from './config/auth.ts';
import { ConfigError } from './config/config-error.ts';
import { type Credentials, credentialsOf } from './config/credentials.ts';
import {
  type AuditKeySources,
  auditKeysOf,
  type DatabaseConfig,
  type DatabasePlace,
  databaseOf,
  databasePlaceOf,
} from './config/database.ts';
import { type EventsIn, type EventsOut, eventsInOf, eventsOutOf } from './config/events.ts';
import { type Environment, type Form, formOf } from './config/form.ts';
import { type GraphConfig, graphOf } from './config/graph.ts';
import { type LanguageModelConfig, languageModelOf } from './config/language-model.ts';
import { type TicketSystem, ticketsOf } from './config/tickets.ts';
import { type TracesConfig, tracesOf } from './config/traces.ts';
import type { ValueOf } from './config/variables.ts';
import type { CsvFormat } from './core/words/csv.ts';
import type { Locale } from './core/words/locale.ts';
import type { Role } from './core/words/people.ts';

export type Config = Readonly<{
  server: Readonly<{
    host: string;
    port: number;
    /** Addresses and networks of proxies in front of the bot that are trusted to name the sender. */
    trustedProxies: readonly string[];
  }>;
  /** Where people reach the bot, without a slash at the end. When null, the bot gives no links to itself. */
  publicUrl: string | null;
  auth: Auth;
  people: Readonly<{
    /** Entra object ids, in lower case. */
    admins: readonly string[];
    defaultRole: Role;
    /** The lowest role that sees what the partner pays, and margins. */
    costRole: Role;
    /** Whether a role for some companies limits look-ups to those. */
    limitedLookups: boolean;
  }>;
  approval: Readonly<{ expiryHours: number; self: boolean }>;
  credentials: Credentials;
  pax8: Readonly<{
    /** Without a slash at the end. */
    apiUrl: string;
    callsPerMinute: number;
  }>;
  portfolio: Readonly<{ refreshMinutes: number; historyDays: number }>;
  database: DatabaseConfig;
  /** IANA name. */
  timeZone: string;
  /** Whether somebody chose it. */
  isTimeZoneSet: boolean;
  /** The locale of groups and channels, and of people without a known one. */
  locale: Locale;
  /** Whether look-ups and refusals in channels and group chats are visible only to the asker. */
  privateAnswers: boolean;
  /** For how many days a link asks a customer; null for no such links. */
  customerLinkDays: number | null;
  /** How files are written: what separates cells, and the decimal mark. */
  csvFormat: CsvFormat;
  renewals: Readonly<{
    /** Days before term end, largest first, without duplicates. */
    alertDays: readonly number[];
    /** A cron pattern with five fields, in `timeZone`. */
    sweepCron: string;
    /** The same for the digests of owners; null for none. */
    digestCron: string | null;
  }>;
  events: EventsOut;
  pax8Events: EventsIn;
  tickets: TicketSystem;
  graph: GraphConfig;
  languageModel: LanguageModelConfig;
  traces: TracesConfig;
  log: Readonly<{ level: ValueOf<'LOG_LEVEL'> }>;
}>;

/** The variables of this process, completed from the file `.env`. Nothing else in the bot reads them. */
export const environment = (): Environment => {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
};

/** Throws a ConfigError that lists every problem of `env` and how to fix it. */
export const readConfig = (env: Environment): Config =>
  readAll(env, (form) => ({
    server: {
      host: form.required('HOST'),
      port: form.required('PORT'),
      trustedProxies: form.optional('TRUSTED_PROXIES') ?? [],
    },
    publicUrl: form.optional('PUBLIC_URL'),
    auth: authOf(form),
    people: {
      admins: form.optional('BOT_ADMINS') ?? [],
      defaultRole: form.required('DEFAULT_ROLE'),
      costRole: form.required('COST_ROLE'),
      limitedLookups: form.required('LIMITED_LOOKUPS') === 'on',
    },
    approval: {
      expiryHours: form.required('APPROVAL_EXPIRY_HOURS'),
      self: form.required('APPROVAL_SELF') === 'true',
    },
    credentials: credentialsOf(form),
    pax8: {
      apiUrl: form.required('PAX8_API_URL'),
      callsPerMinute: form.required('PAX8_RATE_LIMIT_PER_MINUTE'),
    },
    portfolio: {
      refreshMinutes: form.required('PORTFOLIO_REFRESH_MINUTES'),
      historyDays: form.required('HISTORY_DAYS'),
    },
    database: databaseOf(form),
    timeZone: form.required('TIME_ZONE'),
    locale: form.required('LOCALE'),
    isTimeZoneSet: form.isSet('TIME_ZONE'),
    privateAnswers: form.required('PRIVATE_ANSWERS') === 'on',
    customerLinkDays: form.required('CUSTOMER_LINK_DAYS') || null,
    csvFormat: form.required('CSV_FORMAT'),
    renewals: {
      alertDays: form.required('RENEWAL_ALERT_DAYS'),
      sweepCron: form.required('RENEWAL_SWEEP_CRON'),
      digestCron: digestCronOf(form.required('OWNER_DIGEST_CRON')),
    },
    events: eventsOutOf(form),
    pax8Events: eventsInOf(form),
    tickets: ticketsOf(form),
    graph: graphOf(form),
    languageModel: languageModelOf(form),
    traces: tracesOf(form),
    log: { level: form.required('LOG_LEVEL') },
  }));

const digestCronOf = (given: string): string | null => (given === 'off' ? null : given);

/** Reads only where the database is, for copies. Throws a ConfigError. */
export const readDatabase = (env: Environment): DatabasePlace => readAll(env, databasePlaceOf);

/** Reads only where the audit's keys are, and the vault that may hold them, for copies. Throws a ConfigError. */
export const readAuditKeys = (env: Environment): AuditKeySources & Readonly<{ vault: string | null }> =>
  readAll(env, (form) => ({ ...auditKeysOf(form), vault: form.optional('KEY_VAULT_URL') }));

/** The app package's own settings; null keeps what manifest/manifest.json says. */
export type AppPackage = Readonly<{
  appId: string;
  /** Whether Microsoft 365 Copilot offers the bot too. */
  copilot: boolean;
  developer: Readonly<Record<'name' | 'websiteUrl' | 'privacyUrl' | 'termsOfUseUrl', string | null>>;
}>;

/** Reads only what the app package needs. Throws a ConfigError. */
export const readAppPackage = (env: Environment): AppPackage =>
  readAll(env, (form) => ({
    appId: form.required('MicrosoftAppId'),
    copilot: form.required('COPILOT') === 'on',
    developer: {
      name: form.optional('DEVELOPER_NAME'),
      websiteUrl: form.optional('DEVELOPER_WEBSITE'),
      privacyUrl: form.optional('DEVELOPER_PRIVACY'),
      termsOfUseUrl: form.optional('DEVELOPER_TERMS'),
    },
  }));

const readAll = <T>(env: Environment, read: (form: Form) => T): T => {
  const form = formOf(env);
  const value = read(form);
  const problems = form.problems();
  if (problems.length > 0) throw new ConfigError(problems);
  return value;
};
