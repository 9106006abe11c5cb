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
    granted_by: string;
    granted_at: number;
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
    body: string;
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
  /** Calls to Pax8 that were granted in the last minute. */
  calls: {
    at: number;
    count: number;
  };
};

export type Database = Kysely<Tables>;
export type DatabaseKind = 'sqlite' | 'postgres';
