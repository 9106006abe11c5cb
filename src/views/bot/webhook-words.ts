import type { WebhookProblem } from '../../core/marketplace/own-webhook.ts';
import type { DeliveryStatus, WebhookLog } from '../../core/marketplace/webhooks.ts';
import type { Failure } from '../../core/words/failure.ts';
import { escapeText } from '../kit/escape.ts';
import { notDoneText, notWrittenText } from '../kit/failure-text.ts';
import { count } from '../kit/format.ts';
import { msg, t, texts } from '../texts/t.ts';

/** The name of the bot's webhook at Pax8. */
export const webhookName = 'Pax8 for Microsoft Teams';
export const portalEvents = 'https://app.pax8.com/integrations?tab=events';

/** A webhook's address without its last part, which is a secret. */
export const addressText = (url: string | null): string => {
  if (url === null) return t`no address`;
  const marker = '/api/pax8/events/';
  const at = url.lastIndexOf(marker);
  const end = at < 0 ? '' : `${marker}…`;
  if (!URL.canParse(url)) return t`an address that cannot be read`;
  const { origin, pathname } = new URL(url);
  const base = at < 0 ? '' : pathname.slice(0, Math.max(0, pathname.lastIndexOf(marker)));
  return `${escapeText(`${origin}${base}`, 120)}${end}`;
};

/** A topic as people read it: "Billing subscription"; of a code alone, "Invoice" for INVOICE. */
export const topicText = ({ topic, name = topic }: { topic: string; name?: string }): string =>
  /^[A-Z\d_]+$/.test(name) ? `${name.charAt(0)}${name.slice(1).replaceAll('_', ' ').toLowerCase()}` : name;

const statusWords: Readonly<Record<DeliveryStatus, string>> = texts({
  PENDING: msg`On its way`,
  SUCCESS: msg`Delivered`,
  FAILED: msg`Failed`,
  RETRYING: msg`Failed, Pax8 tries again`,
});
export const statusText = (status: DeliveryStatus | null): string =>
  status === null ? t`Not known` : statusWords[status];

/** What stopped a delivery, as Pax8 reports it: "The endpoint answered 404 (HTTP 404)". */
export const stoppedText = (failure: WebhookLog['calls'][number]): string => {
  const code = failure.httpStatus === null ? t`no answer` : t`HTTP ${failure.httpStatus}`;
  return failure.error === null ? code : `${escapeText(failure.error, 200)} (${code})`;
};

/** What is wrong with the webhook, and its fix. `door` is where it should point. */
export const problemText = (problem: WebhookProblem, door: string): string => {
  switch (problem.kind) {
    case 'off':
      return t`It is turned off: Pax8 sends nothing.`;
    case 'elsewhere':
      return problem.difference === 'path'
        ? t`Its secret path is not that of PAX8_EVENTS_PATH, so the bot gets nothing. Bring it up to date.`
        : t`It points elsewhere than PUBLIC\\_URL (${addressText(door)}). Bring it up to date.`;
    case 'authorization':
      return t`Its authorization is not the configured one, so the bot refuses its events. Bring it up to date.`;
    case 'no-subscriptions':
      return t`It has no topic about subscriptions. Bring it up to date.`;
    case 'narrow':
      return t`Only some events of ${problem.topics.map((topic) => escapeText(topicText({ topic }), 40)).join(', ')} arrive. Bring it up to date to get all.`;
    case 'failing':
      return t`Its last delivery failed. The log shows Pax8’s error.`;
    case 'twice':
      return problem.extra === 1
        ? problem.extra === 1
          ? t`${count(problem.extra, 'more webhook')} of this bot exists, so events arrive more than once. Remove the extra one.`
          : t`${count(problem.extra, 'more webhook')} of this bot exists, so events arrive more than once. Remove the extra ones.`
        : problem.extra === 1
          ? t`${count(problem.extra, 'more webhook')} of this bot exist, so events arrive more than once. Remove the extra one.`
          : t`${count(problem.extra, 'more webhook')} of this bot exist, so events arrive more than once. Remove the extra ones.`;
  }
};

export type WebhookLine = Readonly<{ text: string; tone: 'Good' | 'Warning' | 'Attention' }>;

type Wrote =
  | Readonly<{ kind: 'done' }>
  | Readonly<{ kind: 'refused'; status: number; text: string; failure: Failure }>
  | Readonly<{ kind: 'not-sent'; text: string; failure: Failure }>
  | Readonly<{ kind: 'unclear'; failure: Failure }>
  | Readonly<{ kind: 'gone' | 'exists' | 'not-set' | 'unreadable' | 'nothing-to-do' }>;

export type WebhookAct = 'created' | 'updated' | 'on' | 'off' | 'topics' | 'removed' | 'tested';

const doneTexts: Readonly<Record<WebhookAct, string>> = texts({
  created: msg`Created at Pax8. Test a topic to see that its events arrive.`,
  updated: msg`Brought up to date at Pax8.`,
  on: msg`Turned on at Pax8.`,
  off: msg`Turned off at Pax8. The bot still reads Pax8 on its schedule.`,
  topics: msg`Topics saved at Pax8.`,
  removed: msg`Removed at Pax8. The bot still reads Pax8 on its schedule.`,
  tested: msg`Pax8 sends an example. It may take up to 5 minutes; the log shows how it went.`,
});

const otherTexts = texts({
  gone: msg`This webhook is no longer there, or is not this bot’s. Nothing was changed.`,
  exists: msg`The bot already has a webhook at Pax8. Nothing was created.`,
  'not-set': msg`The bot’s own settings for events are missing. Nothing was changed.`,
  unreadable: msg`Pax8 lists webhooks that the bot cannot read. One may be this bot’s, so it creates none. Look in the Pax8 portal.`,
  'nothing-to-do': msg`Nothing to change: it is as it should be.`,
} as const);

/** What Pax8 said when it refused, and what to do. */
const refusedText = ({ status, text, failure }: Extract<Wrote, { kind: 'refused' }>): string => {
  const pax8Said = text === '' ? '' : t`Pax8 said “${escapeText(text, 300)}”. `;
  if (status === 401 || status === 403 || status === 404)
    return t`${pax8Said}Pax8 does not let these credentials do this (HTTP ${status}). Nothing was changed. Do it in the Pax8 portal under Integrations, Events.`;
  const hint = /integration/i.test(text) ? t` Third-party integrators set PAX8\\_INTEGRATION\\_ID.` : '';
  return `${pax8Said}${escapeText(notDoneText(failure), 300)}${hint}`;
};

/** The outcome of a write, for the top of the card. */
export const wroteLine = (act: WebhookAct, wrote: Wrote): WebhookLine => {
  switch (wrote.kind) {
    case 'done':
      return { text: doneTexts[act], tone: 'Good' };
    case 'refused':
      return { text: refusedText(wrote), tone: 'Attention' };
    case 'not-sent':
    case 'unclear':
      return {
        text: escapeText(notWrittenText(wrote), 400),
        tone: 'Warning',
      };
    default:
      return { text: otherTexts[wrote.kind], tone: wrote.kind === 'nothing-to-do' ? 'Good' : 'Warning' };
  }
};

/** The outcome of requesting missed deliveries. */
export const retriedLine = (wrote: Wrote, again: number): WebhookLine => {
  const sent = t`Pax8 sends ${count(again, 'missed delivery', 'missed deliveries')} again.`;
  if (wrote.kind === 'nothing-to-do') return { text: t`No delivery was given up.`, tone: 'Good' };
  if (wrote.kind === 'done') return { text: sent, tone: 'Good' };
  const line = wroteLine('updated', wrote);
  return again === 0 ? line : { ...line, text: t`${sent} Then: ${line.text}` };
};
