import type { Generated, Kysely } from 'kysely';
import type { AlertState } from '../core/alerts/alert.ts';
import type { TimedPost } from '../core/alerts/timed-post.ts';
import type { EventDelivery, SinkName } from '../core/audit/events.ts';
import type { ChangeState } from '../core/changes/change.ts';
import type { MappingKind } from '../core/mapped/mapping.ts';
import type { PsaKind } from '../core/mapped/psa-lines.ts';
import type { MonthMark } from '../core/month/difference.ts';
import type { AssignmentTables } from './assignments/tables.ts';

/** Rows as stored. Times are milliseconds (int8). `body` is the whole record as JSON; other columns exist for queries. */
export type Tables = AssignmentTables & {
  changes: {
    id: string;
    version: number;
    state: ChangeState;
    /** 1 or 0: a subscription has at most one open change. */
    open: number;
    /** When to look at the order again; null when it is not followed. */
    next_look: number | null;
    /** When to look whether Microsoft shows added seats; null when there is nothing to look for. */
    seats_look: number | null;
    /** When somebody should review what one person approved alone; null when nobody has to. */
    review_due: number | null;
    /** When the change added seats; null when it added none. */
    seats_added_at: number | null;
    tenant_id: string;
    company_id: string;
    subscription_id: string;
    bundle_id: string | null;
    bundle_line: number | null;
    requested_at: number;
    /** Since when it counts as passed without approval; null when it does not. */
    passed_at: number | null;
    /** Object id. */
    requested_by: string;
    expires_at: number;
    body: string;
  };
  change_cards: {
    change_id: string;
    conversation_id: string;
    message_id: string;
    shown_version: number;
    /** Since when Teams says that the message is not there; null while it is. */
    missing_since: number | null;
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
    /** JSON list of company ids; null means all. */
    companies: string | null;
    granted_by: string;
    granted_at: number;
    /** When it ends; null when it lasts. */
    until: number | null;
    /** The grant (JSON) that holds after that; null for none. */
    afterwards: string | null;
  };
  /** Who decides for an absent approver. */
  deputies: {
    tenant_id: string;
    principal_id: string;
    principal_name: string;
    deputy_id: string;
    deputy_name: string;
    until: number;
    by_id: string;
    by_name: string;
    at: number;
  };
  /** Questions to customers, each behind one link. */
  consents: {
    id: string;
    tenant_id: string;
    request_id: string;
    expires_at: number;
    /** 1 or 0: a link is answered once. */
    answered: number;
    body: string;
  };
  policies: {
    tenant_id: string;
    version: number;
    by_id: string;
    by_name: string;
    at: number;
    body: string;
  };
  /** The policy change that waits for a second admin; one per tenant. */
  policies_waiting: {
    tenant_id: string;
    id: string;
    based_on: number;
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
    zone: string | null;
    locale: string | null;
    /** Whether they belong to the organisation, and when Teams said so. */
    belonging: string | null;
    belonging_at: number | null;
  };
  organisations: {
    tenant_id: string;
    organisation: string;
    allowed_by: string;
    allowed_at: number;
  };
  taught_names: {
    tenant_id: string;
    /** The name as it is compared. */
    key: string;
    name: string;
    kind: 'company' | 'product';
    /** Pax8's id of what it means. */
    target_id: string;
    means: string;
    by_id: string;
    by_name: string;
    at: number;
  };
  /** What a company or product at Pax8 is in the PSA, or a company at Microsoft. */
  mappings: {
    tenant_id: string;
    kind: MappingKind;
    /** The id of the company or product. */
    pax8_id: string;
    /** Empty for a tenant. */
    psa: PsaKind | '';
    target_id: string;
    target_name: string;
    by_id: string;
    by_name: string;
    at: number;
  };
  /** What people kept about a difference of a month's check. */
  month_marks: {
    tenant_id: string;
    difference: string;
    kind: MonthMark['kind'];
    text: string;
    month: string;
    by_id: string;
    by_name: string;
    at: number;
  };
  /** What the PSA bills, as last read: one row. */
  psa_readings: {
    name: string;
    as_of: number;
    body: string;
  };
  /** Messages and how they were read. */
  read_messages: {
    id: string;
    tenant_id: string;
    conversation_id: string;
    person_id: string;
    at: number;
    /** When the person said that the answer was not what was meant. */
    reported_at: number | null;
    body: string;
  };
  renewals: {
    id: string;
    version: number;
    tenant_id: string;
    company_id: string;
    day: string;
    /** 1 or 0. */
    open: number;
    body: string;
  };
  renewal_cards: {
    renewal_id: string;
    conversation_id: string;
    message_id: string;
    shown_version: number;
    /** Since when Teams says that the message is not there; null while it is. */
    missing_since: number | null;
  };
  alert_places: {
    tenant_id: string;
    conversation_id: string;
    body: string;
  };
  owners: {
    tenant_id: string;
    company_id: string;
    body: string;
  };
  timed_posts: {
    tenant_id: string;
    conversation_id: string;
    of: TimedPost['of'];
    body: string;
  };
  /** Messages that are sent at most once. */
  alerts: {
    key: string;
    id: string;
    tenant_id: string;
    conversation_id: string;
    state: AlertState;
    due_at: number;
    not_before: number;
    sending_at: number | null;
    doubts: number;
    message_id: string | null;
    body: string;
  };
  marks: {
    name: string;
    at: number;
  };
  audit: {
    id: Generated<number>;
    tenant_id: string;
    at: number;
    event: string;
    change_id: string | null;
    company_id: string | null;
    person_id: string | null;
    /** The position in the tenant's chain. */
    seq: number;
    previous: string;
    hash: string;
    /** Names the key that the hash was made with; null without one. */
    key_id: string | null;
    body: string;
  };
  /** The last link of each chain, sealed with the bot's key if it has one: the seal, and since which entry. */
  audit_heads: {
    tenant_id: string;
    seq: number;
    hash: string;
    key_id: string | null;
    sealed_from: number | null;
    seal: string | null;
  };
  /** How far each tenant's audit was sent to other systems. */
  event_cursors: {
    tenant_id: string;
    seq: number;
  };
  deliveries: {
    id: string;
    sink: SinkName;
    tenant_id: string;
    seq: number;
    topic: string | null;
    state: EventDelivery['state'];
    tries: number;
    since: number;
    not_before: number;
    /** JSON. */
    problem: string | null;
    body: string;
  };
  /** One row (id 1): when Pax8 was read. */
  portfolio: {
    id: number;
    as_of: number;
    unreadable: number;
    /**
     * A later reading that was held back because it lost too much: when, and what is known about it. Null when there is
     * none.
     */
    suspicion_at: number | null;
    suspicion: string | null;
  };
  portfolio_rows: {
    kind: 'company' | 'subscription' | 'product';
    id: string;
    body: string;
  };
  /** One row (id 1). */
  catalogue: {
    id: number;
    as_of: number;
    body: string;
  };
  prices: {
    product_id: string;
    company_id: string;
    as_of: number;
    body: string;
  };
  /** Usage of the month so far, as read on a day (UTC). */
  usage_days: {
    day: string;
    subscription_id: string;
    /** JSON: sums by company and currency. */
    body: string;
  };
  /** Nights in which the history was written: the local day since 1970, and when Pax8 was read. */
  history_nights: {
    night: number;
    at: number;
    /** JSON: the seats and amounts of all subscriptions together. */
    totals: string | null;
  };
  history_subscriptions: {
    /** Replaces its id in the many rows of the next table. */
    number: number;
    id: string;
    company_id: string;
    product_id: string;
    product_name: string | null;
  };
  /** How a subscription was from a night on, packed; null when Pax8 no longer listed it. */
  history_states: {
    number: number;
    night: number;
    packed: string | null;
  };
  order_drafts: {
    id: string;
    tenant_id: string;
    at: number;
    body: string;
  };
  /** What each person said last in a conversation. */
  last_said: {
    tenant_id: string;
    person_id: string;
    conversation_id: string;
    at: number;
    body: string;
  };
  claims: {
    key: string;
    claimed_at: number;
  };
  turns: {
    key: string;
    /** The process that works on it. */
    owner: string;
    /** 1 until it is settled; then its body is empty. */
    open: number;
    /** When that process last reported that it is alive. */
    held_at: number;
    body: string;
  };
  keys: {
    name: string;
    value: string;
  };
  /** Calls to Pax8 granted in the last minute. */
  calls: {
    at: number;
    count: number;
  };
  /** Which instances send to an organisation, by the clock of the database. */
  senders: {
    tenant_id: string;
    instance: string;
    at: number;
  };
};

export type Database = Kysely<Tables>;
export type DatabaseKind = 'sqlite' | 'postgres';
