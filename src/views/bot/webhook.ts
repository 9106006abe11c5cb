import {
  definitionOf,
  deliveriesInOrder,
  lastFailure,
  mendsOf,
  type WantedWebhook,
  type WebhookState,
  webhookProblems,
} from '../../core/marketplace/own-webhook.ts';
import type { TopicDefinition, Webhook, WebhookLog } from '../../core/marketplace/webhooks.ts';
import type { Instant } from '../../core/words/instant.ts';
import { escapeText, plainText } from '../kit/escape.ts';
import { count, moment, type Show } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Fact, Plan } from '../kit/plan.ts';
import { type Loud, sheet } from '../kit/sheet.ts';
import { t } from '../texts/t.ts';
import {
  addressText,
  portalEvents,
  problemText,
  statusText,
  stoppedText,
  topicText,
  type WebhookLine,
} from './webhook-words.ts';

const title = (): string => t`Webhook at Pax8`;
const withoutIt = (): string => t`Without it everything works: the bot reads Pax8 on its schedule.`;

/** Variables that must be set before Pax8 can call the bot. */
export const webhookNotSetCard = (missing: readonly string[]): Plan =>
  noticeCard({
    title: title(),
    tone: 'neutral',
    text: t`Pax8 cannot tell this bot of changes yet. ${withoutIt()}`,
    details: [
      t`To use it, whoever runs the bot sets ${missing.join(', ')} and restarts it.`,
      ...(missing.includes('PAX8_EVENTS_AUTHORIZATION')
        ? [t`KEY_VAULT_PAX8_EVENTS_AUTHORIZATION may name the authorization in the vault instead.`]
        : []),
      t`Then say “webhooks” again to create the webhook.`,
    ],
  });

/** Pax8 does not let the bot's credentials manage webhooks. */
export const webhookRefusedCard = ({
  status,
  text,
}: Readonly<{ status: number; text: string | null }>): Plan =>
  noticeCard({
    title: title(),
    tone: 'warning',
    text: t`Pax8 does not let these credentials manage webhooks (HTTP ${status}${text === null ? '' : `: ${text}`}). ${withoutIt()}`,
    details: [
      t`You can create it in the Pax8 portal: ${portalEvents}`,
      t`Url: PUBLIC_URL, then /api/pax8/events/ and the value of PAX8_EVENTS_PATH.`,
      t`Authorization: the value of PAX8_EVENTS_AUTHORIZATION.`,
      t`Topics: “subscriptions” with all their actions; “orders”, “provisioning” and “clients” if you like.`,
      t`Events that arrive are taken, whoever created the webhook.`,
    ],
  });

export type WebhookCardInput = WebhookState &
  Readonly<{
    formId: string;
    /** The last action. */
    done?: WebhookLine | null;
  }>;

export const webhookCard = (input: WebhookCardInput, show: Show): Plan => {
  const [webhook, ...extra] = input.own;
  return webhook === undefined ? noWebhookCard(input, show) : ownWebhookCard(input, webhook, extra, show);
};

const loudOf = (line: WebhookLine | null | undefined): Loud[] =>
  line === null || line === undefined ? [] : [{ text: line.text, colour: line.tone }];

const noWebhookCard = ({ wanted, others, unreadable, received, done }: WebhookCardInput, show: Show): Plan =>
  sheet({
    title: title(),
    state: t`None`,
    speak: t`This bot has no webhook at Pax8.`,
    sentence: t`Pax8 does not tell this bot of changes. ${withoutIt()}`,
    loud: loudOf(done),
    facts: [
      { label: t`Would call`, value: addressText(wanted.url) },
      ...receivedFact(received, show),
      ...othersFact(others),
    ],
    notes: unreadableNote(unreadable),
    presses: [{ title: t`Create`, verb: 'new-webhook', id: '', style: 'positive' }],
  });

const ownWebhookCard = (
  input: WebhookCardInput,
  webhook: Webhook,
  extra: readonly Webhook[],
  show: Show,
): Plan => {
  const { wanted, definitions, logs, received, others, unreadable, formId, done } = input;
  const problems = webhookProblems(webhook, wanted, definitions, extra.length);
  const isOff = webhook.active === false;
  const [newest] = logs;
  return sheet({
    title: title(),
    state: isOff
      ? t`Off`
      : problems.length > 0
        ? t`Problem`
        : webhook.active === null
          ? t`Not known`
          : t`Active`,
    colour: problems.length > 0 || webhook.active === null ? 'Warning' : 'Good',
    speak: plainText(
      problems.length > 0 ? t`The webhook at Pax8 has a problem.` : t`The webhook at Pax8 is active.`,
    ),
    sentence: sentenceOf(webhook, problems.length),
    loud: [
      ...loudOf(done),
      ...problems.map((problem) => ({
        text: problemText(problem, wanted.url),
        colour: 'Warning' as const,
      })),
    ],
    facts: [
      { label: t`Points to`, value: addressText(webhook.url) },
      { label: t`Topics`, value: topicsText(webhook, definitions) },
      { label: t`Last delivery`, value: lastDeliveryText(webhook, newest, show) },
      ...receivedFact(received, show),
    ],
    notes: unreadableNote(unreadable),
    more: [
      { label: t`Name`, value: escapeText(webhook.displayName) },
      { label: t`Authorization`, value: authorizationText(webhook, wanted) },
      ...(webhook.createdAt === null ? [] : [{ label: t`Created`, value: moment(webhook.createdAt, show) }]),
      ...(webhook.contactEmail === null
        ? []
        : [{ label: t`E-mail`, value: t`${escapeText(webhook.contactEmail, 120)} is told of failures` }]),
      ...othersFact(others),
    ],
    presses: pressesOf(webhook, extra, mendsOf(webhook, wanted, definitions).length > 0, formId),
  });
};

/** At most five, besides *Details*; a test is in the log too. */
const pressesOf = (webhook: Webhook, extra: readonly Webhook[], isMendable: boolean, form: string) => {
  const { id } = webhook;
  const superfluous = extra.at(-1);
  const mend = { title: t`Bring up to date`, verb: 'update-webhook', id, form, style: 'positive' } as const;
  const turn =
    webhook.active === true
      ? { title: t`Turn off`, verb: 'webhook-off', id, form }
      : { title: t`Turn on`, verb: 'webhook-on', id, form };
  const isOff = webhook.active === false;
  return [
    ...(isMendable ? [mend] : []),
    ...(isOff ? [turn] : []),
    { title: t`Log`, verb: 'webhook-log', id },
    ...(isMendable ? [] : [{ title: t`Test`, verb: 'try-webhook', id }]),
    { title: t`Topics`, verb: 'webhook-topics', id },
    ...(isOff ? [] : [turn]),
    superfluous === undefined
      ? { title: t`Remove`, verb: 'ask-remove-webhook', id }
      : { title: t`Remove an extra one`, verb: 'ask-remove-webhook', id: superfluous.id },
  ];
};

const sentenceOf = ({ active }: Webhook, problems: number): string => {
  if (problems > 0) return t`Meanwhile the bot reads Pax8 on its schedule.`;
  return active === null
    ? t`Pax8 does not say whether it is active.`
    : t`Pax8 tells the bot of changes within about 5 minutes.`;
};

const topicsText = ({ topics }: Webhook, definitions: readonly TopicDefinition[]): string =>
  topics
    .map(({ topic }) => escapeText(topicText(definitionOf(definitions, topic) ?? { topic }), 40))
    .join(', ') || t`none`;

const lastDeliveryText = (webhook: Webhook, newest: WebhookLog | undefined, show: Show): string => {
  if (newest === undefined && webhook.lastDelivery === null) return t`none yet`;
  const failure = newest === undefined || newest.status === 'SUCCESS' ? null : lastFailure(newest);
  const at = newest?.createdAt ?? null;
  return [
    statusText(webhook.lastDelivery),
    ...(at === null ? [] : [moment(at, show)]),
    ...(failure === null ? [] : [stoppedText(failure)]),
  ].join(', ');
};

const authorizationText = ({ authorizationHash }: Webhook, wanted: WantedWebhook): string => {
  if (authorizationHash === null) return t`Pax8 does not show it`;
  return authorizationHash === wanted.authorizationHash ? t`as configured` : t`not the configured one`;
};

const receivedFact = (received: Instant | null, show: Show): Fact[] =>
  received === null ? [] : [{ label: t`Last event`, value: t`arrived ${moment(received, show)}` }];

const othersFact = (others: readonly Webhook[]): Fact[] =>
  others.length === 0
    ? []
    : [
        {
          label: t`Others`,
          value: t`${count(others.length, 'webhook')} not of this bot, left alone: ${others
            .slice(0, 5)
            .map(({ displayName }) => escapeText(displayName, 40))
            .join(', ')}`,
        },
      ];

const unreadableNote = (unreadable: number): string[] =>
  unreadable === 0
    ? []
    : [t`${count(unreadable, 'webhook')} of Pax8’s answer could not be read and may be this bot’s.`];

const shownLogs = 10;

export type WebhookLogInput = Readonly<{
  webhook: Pick<Webhook, 'id'>;
  logs: readonly WebhookLog[];
  /** How many deliveries Pax8 has. */
  total: number;
  formId: string;
  done?: WebhookLine | null;
}>;

/** What Pax8 delivered: first what it gave up, then the newest. */
export const webhookLogCard = ({ webhook, logs, total, formId, done }: WebhookLogInput, show: Show): Plan => {
  const failed = logs.filter(({ status }) => status === 'FAILED').length;
  return sheet({
    title: t`Webhook log`,
    state: failed > 0 ? t`${failed} failed` : '',
    colour: failed > 0 ? 'Attention' : 'Default',
    speak: failed > 0 ? t`${count(failed, 'delivery', 'deliveries')} failed` : t`No delivery failed`,
    sentence:
      total === 0
        ? t`Pax8 has delivered nothing yet.`
        : failed > 0
          ? t`${count(total, 'delivery', 'deliveries')} at Pax8, failed ones first.`
          : t`${count(total, 'delivery', 'deliveries')} at Pax8, newest first.`,
    loud: loudOf(done),
    sections: [
      {
        heading: '',
        rows: deliveriesInOrder(logs)
          .slice(0, shownLogs)
          .map((log) => logRow(log, show)),
      },
    ],
    presses: [
      ...(failed > 0
        ? [{ title: t`Ask for the missed again`, verb: 'retry-webhook', id: webhook.id, form: formId }]
        : []),
      { title: t`Test`, verb: 'try-webhook', id: webhook.id },
      { title: t`Webhook`, verb: 'show-webhook', id: webhook.id },
    ],
  });
};

const logRow = (log: WebhookLog, show: Show) => {
  const topic = log.calls.find((call) => call.topic !== null)?.topic ?? null;
  const failure = log.status === 'SUCCESS' ? null : lastFailure(log);
  return {
    name: `${topic === null ? t`Delivery` : escapeText(topicText({ topic }), 60)} · ${statusText(log.status)}`,
    lines: [
      [
        ...(log.createdAt === null ? [] : [moment(log.createdAt, show)]),
        count(log.calls.length, 'attempt'),
      ].join(', '),
      ...(failure === null ? [] : [stoppedText(failure)]),
    ],
  };
};

/** Asks again before the webhook is removed. */
export const removeWebhookCard = ({
  webhook,
  formId,
}: Readonly<{ webhook: Webhook; formId: string }>): Plan =>
  sheet({
    title: t`Remove the webhook at Pax8`,
    speak: t`Remove the webhook at Pax8?`,
    sentence: t`Remove ${escapeText(webhook.displayName)}? You cannot undo this, but you can create a new one.`,
    facts: [{ label: t`Points to`, value: addressText(webhook.url) }],
    notes: [t`Its delivery log goes with it. Other webhooks stay.`],
    presses: [
      { title: t`Remove`, verb: 'remove-webhook', id: webhook.id, form: formId, style: 'destructive' },
    ],
    choicePresses: [{ title: t`Keep`, verb: 'show-webhook', id: webhook.id }],
  });
