import type { Instant } from '../words/instant.ts';

/** What Pax8 says of a delivery; null when it says nothing, or something new. */
export type DeliveryStatus = 'PENDING' | 'SUCCESS' | 'FAILED' | 'RETRYING';

type FilterCondition = Readonly<{ field: string; operator: string; value: readonly string[] }>;
/** Which events of a topic are wanted: one action, and conditions that must all hold. */
export type WebhookFilter = Readonly<{ action: string; conditions: readonly FilterCondition[] }>;
export type NewWebhookTopic = Readonly<{ topic: string; filters: readonly WebhookFilter[] }>;
/** A topic of a webhook; a webhook has each topic at most once. */
export type WebhookTopic = NewWebhookTopic & Readonly<{ id: string | null }>;

/** A webhook at Pax8. https://devx.pax8.com/reference/webhooks_query */
export type Webhook = Readonly<{
  id: string;
  displayName: string;
  url: string | null;
  /** SHA-256, in hex, of the `Authorization` that Pax8 sends; null when Pax8 does not show it. */
  authorizationHash: string | null;
  /** Null when Pax8 did not say. */
  active: boolean | null;
  contactEmail: string | null;
  errorThreshold: number | null;
  topics: readonly WebhookTopic[];
  lastDelivery: DeliveryStatus | null;
  createdAt: Instant | null;
}>;

/** What a webhook calls. `authorization` is a secret. */
export type WebhookConfiguration = Readonly<{
  displayName: string;
  url: string;
  authorization: string;
  contactEmail: string | null;
  errorThreshold: number | null;
}>;

export type NewWebhook = WebhookConfiguration &
  Readonly<{
    /** Pax8 asks third-party integrators for it. */
    integrationId: string | null;
    topics: readonly NewWebhookTopic[];
  }>;

/** A topic that Pax8 offers, and the actions that it can be filtered by. */
export type TopicDefinition = Readonly<{
  topic: string;
  name: string;
  actions: readonly string[];
}>;

type WebhookCall = Readonly<{
  at: Instant | null;
  status: DeliveryStatus | null;
  /** Pax8's own text, not escaped. */
  error: string | null;
  httpStatus: number | null;
  topic: string | null;
}>;

/** One delivery and its attempts, as Pax8 sent them. */
export type WebhookLog = Readonly<{
  id: string;
  status: DeliveryStatus | null;
  createdAt: Instant | null;
  calls: readonly WebhookCall[];
}>;

export type WebhookFilters = Readonly<{ query?: string; active?: boolean; topic?: string; status?: string }>;
export type WebhookLogFilter = Readonly<{ topicName?: string; status?: DeliveryStatus }>;
