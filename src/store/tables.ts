import type { Generated, Kysely } from 'kysely';

/**
 * Rows as the databases hold them. Times are milliseconds (int8). `body` is the whole record as JSON text; the other
 * columns repeat what is queried.
 */
export type Tables = {
  changes: {
    id: string;
    version: number;
    state: string;
    tenant_id: string;
    company_id: string;
    subscription_id: string;
    requested_at: number;
    /** Object id; null only in a change that the version without this column has saved. */
    requested_by: string | null;
    expires_at: number;
    body: string;
  };
  change_cards: {
    change_id: string;
    conversation_id: string;
    message_id: string;
    shown_version: number;
  };
  conversations: {
    tenant_id: string;
    id: string;
    scope: string;
    person_id: string | null;
    seen_at: number;
    closed_at: number | null;
    closed_reason: string | null;
    body: string;
  };
  roles: {
    tenant_id: string;
    object_id: string;
    name: string;
    role: string;
    /** JSON list of company ids; null: all. */
    companies: string | null;
    granted_by: string;
    granted_at: number;
  };
  policies: {
    tenant_id: string;
    version: number;
    by_id: string;
    by_name: string;
    at: number;
    body: string;
  };
  places: {
    tenant_id: string;
    use: string;
    conversation_id: string;
    set_at: number;
  };
  people: {
    tenant_id: string;
    object_id: string;
    teams_id: string;
    name: string;
    seen_at: number;
  };
  alerts: {
    key: string;
    claimed_at: number;
    conversation_id: string | null;
    message_id: string | null;
  };
  audit: {
    id: Generated<number>;
    tenant_id: string;
    at: number;
    event: string;
    change_id: string | null;
    company_id: string | null;
    person_id: string | null;
    /** The place in the chain of the tenant; null in an entry of a version without a chain, until the next one is written. */
    seq: number | null;
    previous: string | null;
    hash: string | null;
    body: string;
  };
  /** The last place of each chain. */
  audit_heads: {
    tenant_id: string;
    seq: number;
    hash: string;
  };
  /** One row (id 1): when Pax8 was read. */
  portfolio: {
    id: number;
    as_of: number;
    unreadable: number;
  };
  portfolio_rows: {
    kind: 'company' | 'subscription' | 'product';
    id: string;
    body: string;
  };
  claims: {
    key: string;
    claimed_at: number;
  };
  keys: {
    name: string;
    value: string;
  };
  /** Calls to Pax8 that were granted in the last minute. */
  calls: {
    at: number;
    count: number;
  };
};

export type Database = Kysely<Tables>;
export type DatabaseKind = 'sqlite' | 'postgres';
