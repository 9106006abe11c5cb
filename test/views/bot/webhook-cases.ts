import type { TopicDefinition, Webhook, WebhookLog } from '../../../src/core/marketplace/webhooks.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import {
  removeWebhookCard,
  type WebhookCardInput,
  webhookCard,
  webhookLogCard,
  webhookNotSetCard,
  webhookRefusedCard,
} from '../../../src/views/bot/webhook.ts';
import { webhookTestCard, webhookTopicsCard } from '../../../src/views/bot/webhook-forms.ts';
import { retriedLine, wroteLine } from '../../../src/views/bot/webhook-words.ts';
import { type Lay, names, now, show } from '../samples.ts';

const url = 'https://bot.example.com/api/pax8/events/a-secret-path-of-the-bot';
const all = (...actions: string[]) => actions.map((action) => ({ action, conditions: [] }));
const definitions: readonly TopicDefinition[] = [
  { topic: 'SUBSCRIPTION', name: 'Billing subscription', actions: ['New', 'Change', 'Renewal'] },
  { topic: 'PROVISIONING', name: 'Provisioning', actions: ['COMPLETED'] },
  { topic: 'INVOICE', name: 'Invoice', actions: ['CREATED'] },
  { topic: 'PRODUCT', name: 'Product', actions: ['CREATED'] },
];
const formId = '00000000-0000-4000-8000-000000000009';

const webhook = (over: Partial<Webhook> = {}): Webhook => ({
  id: '00000000-0000-4000-8000-000000000001',
  displayName: 'Pax8 for Microsoft Teams',
  url,
  authorizationHash: 'right',
  active: true,
  contactEmail: null,
  errorThreshold: 3,
  topics: [
    { id: 't1', topic: 'SUBSCRIPTION', filters: all('New', 'Change', 'Renewal') },
    { id: 't2', topic: 'INVOICE', filters: all('CREATED') },
  ],
  lastDelivery: 'SUCCESS',
  createdAt: now - 86_400_000,
  ...over,
});

const log = (over: Partial<WebhookLog> = {}): WebhookLog => ({
  id: '00000000-0000-4000-8000-000000000002',
  status: 'SUCCESS',
  createdAt: now - 600_000,
  calls: [{ at: now - 600_000, status: 'SUCCESS', error: null, httpStatus: 202, topic: 'SUBSCRIPTION' }],
  ...over,
});
const failedCall = {
  at: now - 300_000,
  status: 'FAILED' as const,
  error: 'The endpoint answered 404',
  httpStatus: 404,
  topic: 'INVOICE',
};
const failed = (id: string, error: string | null = failedCall.error): WebhookLog =>
  log({ id, status: 'FAILED', createdAt: now - 300_000, calls: Array(3).fill({ ...failedCall, error }) });

/** The bot's webhook at Pax8. */
export const webhookCases = (answer: Lay): Readonly<Record<string, () => Answer>> => {
  const card = (over: Partial<WebhookCardInput> = {}) =>
    answer(
      webhookCard(
        {
          wanted: { url, authorizationHash: 'right' },
          own: [webhook()],
          others: [],
          unreadable: 0,
          definitions,
          logs: [log()],
          received: now - 600_000,
          formId,
          ...over,
        },
        show,
      ),
    );
  const others = [names.plain, names.hostile, names.long].map((displayName, n) =>
    webhook({ id: `other-${n}`, displayName, url: 'https://accounting.example.com/pax8' }),
  );
  const refused = {
    kind: 'refused',
    failure: { kind: 'pax8', trouble: 'refused' },
  } as const;
  return {
    'webhook-not-set': () =>
      answer(webhookNotSetCard(['PUBLIC_URL', 'PAX8_EVENTS_PATH', 'PAX8_EVENTS_AUTHORIZATION'])),
    'webhook-not-set-url': () => answer(webhookNotSetCard(['PUBLIC_URL'])),
    'webhook-refused': () => answer(webhookRefusedCard({ status: 403, text: 'Forbidden' })),
    'webhook-refused-silent': () => answer(webhookRefusedCard({ status: 404, text: null })),
    'webhook-none': () => card({ own: [], others, logs: [], received: null }),
    'webhook-none-refused': () =>
      card({
        own: [],
        logs: [],
        received: null,
        unreadable: 1,
        done: wroteLine('created', { ...refused, status: 403, text: 'Forbidden' }),
      }),
    'webhook-active': () => card({ others, done: wroteLine('created', { kind: 'done' }) }),
    'webhook-off': () =>
      card({ own: [webhook({ active: false })], done: wroteLine('off', { kind: 'done' }) }),
    'webhook-unknown': () =>
      card({
        own: [
          webhook({
            active: null,
            authorizationHash: null,
            lastDelivery: null,
            createdAt: null,
            contactEmail: 'ops@example.com',
          }),
        ],
        logs: [],
        received: null,
      }),
    'webhook-wrong': () =>
      card({
        own: [
          webhook({
            displayName: names.hostile,
            url: 'https://old.example.com/api/pax8/events/an-older-path',
            authorizationHash: 'wrong',
            topics: [{ id: 't1', topic: 'INVOICE', filters: [] }],
            lastDelivery: 'RETRYING',
          }),
          webhook({ id: 'extra' }),
        ],
        logs: [failed('f1', names.hostile)],
        unreadable: 2,
      }),
    'webhook-wrong-path': () =>
      card({
        own: [
          webhook({ url: 'https://bot.example.com/api/pax8/events/an-older-path' }),
          webhook({ id: 'extra-1' }),
          webhook({ id: 'extra-2' }),
        ],
        done: wroteLine('updated', { ...refused, status: 400, text: 'integrationId is required' }),
      }),
    'webhook-write-unclear': () =>
      card({
        own: [],
        done: wroteLine('created', {
          kind: 'unclear',
          failure: { kind: 'pax8-unknown', answered: false, shows: 'webhook' },
        }),
      }),
    'webhook-nothing-to-do': () => card({ done: wroteLine('updated', { kind: 'nothing-to-do' }) }),
    deliveries: () => answer(webhookLogCard({ webhook: webhook(), logs: [log()], total: 1, formId }, show)),
    'deliveries-empty': () =>
      answer(webhookLogCard({ webhook: webhook(), logs: [], total: 0, formId }, show)),
    'deliveries-failed': () =>
      answer(
        webhookLogCard(
          {
            webhook: webhook(),
            logs: [
              log(),
              failed('f1'),
              failed('f2', names.hostile),
              failed('f3', null),
              log({
                id: 'odd',
                status: null,
                createdAt: null,
                calls: [{ ...failedCall, httpStatus: null, topic: null }],
              }),
            ],
            total: 120,
            formId,
            done: retriedLine({ kind: 'not-sent', text: '', failure: { kind: 'pax8', trouble: 'busy' } }, 1),
          },
          show,
        ),
      ),
    'deliveries-retried': () =>
      answer(
        webhookLogCard(
          {
            webhook: webhook(),
            logs: [log({ status: 'RETRYING' })],
            total: 1,
            formId,
            done: retriedLine({ kind: 'done' }, 2),
          },
          show,
        ),
      ),
    'webhook-remove': () => answer(removeWebhookCard({ webhook: webhook(), formId })),
    'webhook-new': () => answer(webhookTopicsCard({ webhook: null, definitions, formId })),
    'webhook-new-no-useful-topic': () =>
      answer(
        webhookTopicsCard({
          webhook: null,
          definitions: definitions.filter(({ topic }) => topic === 'PRODUCT'),
          formId,
          isEmpty: true,
        }),
      ),
    'webhook-topics': () => answer(webhookTopicsCard({ webhook: webhook(), definitions, formId })),
    'webhook-test': () => answer(webhookTestCard({ webhook: webhook(), definitions, formId })),
    'webhook-test-no-topic': () =>
      answer(webhookTestCard({ webhook: webhook({ topics: [] }), definitions, formId })),
  };
};
