import { type Kysely, sql } from 'kysely';
import type { DatabaseKind } from '../tables.ts';
import { assignments } from './assignment-tables.ts';
import { audit } from './audit-tables.ts';
import { catalogue } from './catalogue-tables.ts';
import { mapped } from './mapped-tables.ts';
import { month } from './month-tables.ts';

/** All tables. What each column means, `tables.ts` says. */
export const tables = async (db: Kysely<unknown>, kind: DatabaseKind): Promise<void> => {
  await changes(db);
  await people(db);
  await reading(db);
  await mapped(db);
  await month(db);
  await renewals(db);
  await audit(db, kind);
  await portfolio(db);
  await catalogue(db);
  await history(db);
  await assignments(db);
  await housekeeping(db);
};

const changes = async (db: Kysely<unknown>): Promise<void> => {
  const { schema } = db;
  await schema
    .createTable('changes')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('open', 'integer', (column) => column.notNull())
    .addColumn('next_look', 'int8')
    .addColumn('seats_look', 'int8')
    .addColumn('review_due', 'int8')
    .addColumn('seats_added_at', 'int8')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('company_id', 'text', (column) => column.notNull())
    .addColumn('subscription_id', 'text', (column) => column.notNull())
    .addColumn('bundle_id', 'text')
    .addColumn('bundle_line', 'integer')
    .addColumn('requested_at', 'int8', (column) => column.notNull())
    .addColumn('passed_at', 'int8')
    .addColumn('requested_by', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'int8', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  const index = (name: string) => schema.createIndex(`changes_${name}`).on('changes');
  await sql`create unique index changes_open on changes (subscription_id) where open = 1`.execute(db);
  await index('bundle').unique().columns(['bundle_id', 'bundle_line']).execute();
  await index('state').columns(['state', 'requested_at']).execute();
  await index('subscription').columns(['subscription_id', 'requested_at']).execute();
  await index('company').columns(['tenant_id', 'company_id', 'requested_at']).execute();
  await index('requester').columns(['tenant_id', 'requested_by', 'requested_at']).execute();
  await index('passed').columns(['tenant_id', 'passed_at']).execute();
  await index('next_look').column('next_look').execute();
  await index('seats_look').column('seats_look').execute();
  await index('review_due').column('review_due').execute();
  await index('seats_added').columns(['tenant_id', 'seats_added_at']).execute();

  await schema
    .createTable('change_cards')
    .addColumn('change_id', 'text', (column) => column.notNull().references('changes.id'))
    .addColumn('conversation_id', 'text', (column) => column.notNull())
    .addColumn('message_id', 'text', (column) => column.notNull())
    .addColumn('shown_version', 'integer', (column) => column.notNull())
    .addColumn('missing_since', 'int8')
    .addPrimaryKeyConstraint('change_cards_key', ['change_id', 'conversation_id', 'message_id'])
    .execute();
  await schema
    .createIndex('change_cards_message')
    .on('change_cards')
    .columns(['conversation_id', 'message_id'])
    .execute();
  await schema
    .createTable('order_drafts')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('at', 'int8', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await schema.createIndex('order_drafts_at').on('order_drafts').column('at').execute();
  await schema
    .createTable('last_said')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('conversation_id', 'text', (column) => column.notNull())
    .addColumn('at', 'int8', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('last_said_key', ['tenant_id', 'person_id', 'conversation_id'])
    .execute();
  await schema.createIndex('last_said_at').on('last_said').column('at').execute();
};

const people = async ({ schema }: Kysely<unknown>): Promise<void> => {
  await schema
    .createTable('conversations')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text')
    .addColumn('seen_at', 'int8', (column) => column.notNull())
    .addColumn('closed_at', 'int8')
    .addColumn('closed_reason', 'text')
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('conversations_key', ['tenant_id', 'id'])
    .execute();
  await schema
    .createIndex('conversations_person')
    .on('conversations')
    .columns(['tenant_id', 'person_id'])
    .execute();
  await schema
    .createTable('roles')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('object_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('companies', 'text')
    .addColumn('granted_by', 'text', (column) => column.notNull())
    .addColumn('granted_at', 'int8', (column) => column.notNull())
    .addColumn('until', 'int8')
    .addColumn('afterwards', 'text')
    .addPrimaryKeyConstraint('roles_key', ['tenant_id', 'object_id'])
    .execute();
  await schema
    .createTable('deputies')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('principal_id', 'text', (column) => column.notNull())
    .addColumn('principal_name', 'text', (column) => column.notNull())
    .addColumn('deputy_id', 'text', (column) => column.notNull())
    .addColumn('deputy_name', 'text', (column) => column.notNull())
    .addColumn('until', 'int8', (column) => column.notNull())
    .addColumn('by_id', 'text', (column) => column.notNull())
    .addColumn('by_name', 'text', (column) => column.notNull())
    .addColumn('at', 'int8', (column) => column.notNull())
    .addPrimaryKeyConstraint('deputies_key', ['tenant_id', 'principal_id'])
    .execute();
  await schema
    .createTable('consents')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('request_id', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'int8', (column) => column.notNull())
    .addColumn('answered', 'integer', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await schema.createIndex('consents_request').on('consents').column('request_id').execute();
  await schema
    .createTable('policies')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('by_id', 'text', (column) => column.notNull())
    .addColumn('by_name', 'text', (column) => column.notNull())
    .addColumn('at', 'int8', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('policies_key', ['tenant_id', 'version'])
    .execute();
  await schema
    .createTable('policies_waiting')
    .addColumn('tenant_id', 'text', (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('based_on', 'integer', (column) => column.notNull())
    .addColumn('by_id', 'text', (column) => column.notNull())
    .addColumn('by_name', 'text', (column) => column.notNull())
    .addColumn('at', 'int8', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('places')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('use', 'text', (column) => column.notNull())
    .addColumn('conversation_id', 'text', (column) => column.notNull())
    .addColumn('set_at', 'int8', (column) => column.notNull())
    .addPrimaryKeyConstraint('places_key', ['tenant_id', 'use'])
    .execute();
  await schema
    .createTable('people')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('object_id', 'text', (column) => column.notNull())
    .addColumn('teams_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('seen_at', 'int8', (column) => column.notNull())
    .addColumn('zone', 'text')
    .addColumn('locale', 'text')
    .addColumn('belonging', 'text')
    .addColumn('belonging_at', 'int8')
    .addPrimaryKeyConstraint('people_key', ['tenant_id', 'object_id'])
    .execute();
  await schema
    .createTable('organisations')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('allowed_by', 'text', (column) => column.notNull())
    .addColumn('allowed_at', 'int8', (column) => column.notNull())
    .addPrimaryKeyConstraint('organisations_key', ['tenant_id', 'organisation'])
    .execute();
};

/** What the bot was taught, and how it read what people wrote. */
const reading = async ({ schema }: Kysely<unknown>): Promise<void> => {
  await schema
    .createTable('taught_names')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('target_id', 'text', (column) => column.notNull())
    .addColumn('means', 'text', (column) => column.notNull())
    .addColumn('by_id', 'text', (column) => column.notNull())
    .addColumn('by_name', 'text', (column) => column.notNull())
    .addColumn('at', 'int8', (column) => column.notNull())
    .addPrimaryKeyConstraint('taught_names_key', ['tenant_id', 'key'])
    .execute();
  await schema
    .createTable('read_messages')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('conversation_id', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('at', 'int8', (column) => column.notNull())
    .addColumn('reported_at', 'int8')
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  const index = (name: string) => schema.createIndex(`read_messages_${name}`).on('read_messages');
  await index('last').columns(['tenant_id', 'conversation_id', 'person_id', 'at']).execute();
  await index('reported').columns(['tenant_id', 'reported_at']).execute();
  await index('age').column('at').execute();
};

const renewals = async ({ schema }: Kysely<unknown>): Promise<void> => {
  await schema
    .createTable('renewals')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('company_id', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('open', 'integer', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addUniqueConstraint('renewals_of_day', ['tenant_id', 'company_id', 'day'])
    .execute();
  await schema.createIndex('renewals_open').on('renewals').columns(['open', 'tenant_id', 'day']).execute();
  await schema
    .createTable('renewal_cards')
    .addColumn('renewal_id', 'text', (column) => column.notNull().references('renewals.id'))
    .addColumn('conversation_id', 'text', (column) => column.notNull())
    .addColumn('message_id', 'text', (column) => column.notNull())
    .addColumn('shown_version', 'integer', (column) => column.notNull())
    .addColumn('missing_since', 'int8')
    .addPrimaryKeyConstraint('renewal_cards_key', ['renewal_id', 'conversation_id', 'message_id'])
    .execute();
  await schema
    .createTable('alert_places')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('conversation_id', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('alert_places_key', ['tenant_id', 'conversation_id'])
    .execute();
  await schema
    .createTable('owners')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('company_id', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('owners_key', ['tenant_id', 'company_id'])
    .execute();
  await schema
    .createTable('timed_posts')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('conversation_id', 'text', (column) => column.notNull())
    .addColumn('of', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('timed_posts_key', ['tenant_id', 'conversation_id', 'of'])
    .execute();
  await schema
    .createTable('alerts')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('conversation_id', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('due_at', 'int8', (column) => column.notNull())
    .addColumn('not_before', 'int8', (column) => column.notNull())
    .addColumn('sending_at', 'int8')
    .addColumn('doubts', 'integer', (column) => column.notNull())
    .addColumn('message_id', 'text')
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await schema.createIndex('alerts_state').on('alerts').columns(['state', 'not_before']).execute();
};

const portfolio = async ({ schema }: Kysely<unknown>): Promise<void> => {
  await schema
    .createTable('portfolio')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('as_of', 'int8', (column) => column.notNull())
    .addColumn('unreadable', 'integer', (column) => column.notNull())
    .addColumn('suspicion_at', 'int8')
    .addColumn('suspicion', 'text')
    .execute();
  await schema
    .createTable('portfolio_rows')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('portfolio_rows_key', ['kind', 'id'])
    .execute();
};

/** How subscriptions were, night by night. Three years of many subscriptions have to stay small, so rows are short. */
const history = async ({ schema }: Kysely<unknown>): Promise<void> => {
  await schema
    .createTable('history_nights')
    .addColumn('night', 'integer', (column) => column.primaryKey())
    .addColumn('at', 'int8', (column) => column.notNull())
    .addColumn('totals', 'text')
    .execute();
  await schema
    .createTable('history_subscriptions')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('company_id', 'text', (column) => column.notNull())
    .addColumn('product_id', 'text', (column) => column.notNull())
    .addColumn('product_name', 'text')
    .execute();
  await schema
    .createIndex('history_subscriptions_company')
    .on('history_subscriptions')
    .column('company_id')
    .execute();
  await schema
    .createTable('history_states')
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('night', 'integer', (column) => column.notNull())
    .addColumn('packed', 'text')
    .addPrimaryKeyConstraint('history_states_key', ['number', 'night'])
    .execute();
  await schema.createIndex('history_states_night').on('history_states').column('night').execute();
};

/** Claims, marks, keys, the budget of calls and who shares that of messages. */
const housekeeping = async ({ schema }: Kysely<unknown>): Promise<void> => {
  await schema
    .createTable('claims')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('claimed_at', 'int8', (column) => column.notNull())
    .execute();
  await schema.createIndex('claims_age').on('claims').column('claimed_at').execute();
  await schema
    .createTable('turns')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('open', 'integer', (column) => column.notNull())
    .addColumn('held_at', 'int8', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await schema.createIndex('turns_open').on('turns').columns(['open', 'held_at']).execute();
  await schema
    .createTable('marks')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('at', 'int8', (column) => column.notNull())
    .execute();
  await schema
    .createTable('keys')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('calls')
    .addColumn('at', 'int8', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .execute();
  await schema
    .createTable('senders')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('instance', 'text', (column) => column.notNull())
    .addColumn('at', 'int8', (column) => column.notNull())
    .addPrimaryKeyConstraint('senders_key', ['tenant_id', 'instance'])
    .execute();
};
