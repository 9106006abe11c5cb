import type { StoreProblem, Trouble } from '../../core/ports/vitals.ts';
import { placeLostText } from '../alerts/place-lost.ts';
import { escapeText } from '../kit/escape.ts';
import { failureText } from '../kit/failure-text.ts';
import { count, moment, type Show } from '../kit/format.ts';
import type { Fact } from '../kit/plan.ts';
import { msg, t, texts } from '../texts/t.ts';
import { readingHeldText, readingTakenText } from './reading-held.ts';

type Of<K extends Trouble['kind']> = Extract<Trouble, { kind: K }>;
type Words<T> = Readonly<{
  label: string;
  value: (trouble: T, show: Show) => string;
  /** The whole sentence, for those who hear or read only one line. */
  sentence: (trouble: T, show: Show) => string;
}>;

const stores: Readonly<Record<StoreProblem, string>> = texts({
  unreachable: msg`the database does not answer`,
  full: msg`the disk of the database is full`,
  'read-only': msg`the database takes no changes`,
  gone: msg`the database file was deleted while the bot runs. Stop the bot, then restore the file from a backup`,
  replaced: msg`the database file was replaced while the bot runs. Restart the bot to use the new file; what was saved since is lost`,
  another: msg`the database is another one than before, so the bot does not use it. Bring the right one back, or correct DATABASE_URL and restart the bot`,
});

const words: Readonly<{ [K in Trouble['kind']]: Words<Of<K>> }> = {
  pax8: {
    label: 'Pax8',
    value: ({ since }, show) => t`reading fails since ${moment(since, show)}`,
    sentence: ({ reason }) =>
      t`${reason === null ? t`Pax8 cannot be read.` : escapeText(failureText(reason), 240)} The bot keeps trying.`,
  },
  'reading-held': {
    get label() {
      return t`Reading`;
    },
    value: (trouble, show) => readingHeldText(trouble, show),
    sentence: () => t`Pax8 answers, but with far less than before. The bot keeps the data it had.`,
  },
  'reading-taken': {
    get label() {
      return t`Reading`;
    },
    value: (trouble, show) => readingTakenText(trouble, show),
    sentence: () =>
      t`Pax8 kept returning far less than before, so the bot now uses that. Check the subscriptions in the Pax8 portal.`,
  },
  'nothing-read': {
    label: 'Pax8',
    value: ({ since }, show) => t`shows no subscriptions, read ${moment(since, show)}`,
    sentence: () =>
      t`Pax8 shows no subscriptions. If the account has subscriptions, check whose Pax8 credentials the bot has.`,
  },
  store: {
    get label() {
      return t`Database`;
    },
    value: ({ problem }) => stores[problem],
    sentence: ({ problem }) => t`The bot cannot save anything: ${stores[problem]}.`,
  },
  'bot-password': {
    get label() {
      return t`Teams`;
    },
    value: ({ since }, show) =>
      t`Microsoft Entra refuses the bot’s password since ${moment(since, show)}. It may have expired: make a new client secret for the bot’s app registration`,
    sentence: () =>
      t`The bot cannot send messages: Microsoft Entra refuses its password, which may have expired.`,
  },
  sends: {
    get label() {
      return t`Teams`;
    },
    value: ({ since, failed }, show) =>
      t`${count(failed, 'message')} could not be sent since ${moment(since, show)}; the log says why`,
    sentence: () => t`Messages to Teams fail.`,
  },
  jobs: {
    get label() {
      return t`Background work`;
    },
    value: ({ since, names }, show) =>
      names.length === 1
        ? t`${names.join(', ')} fails since ${moment(since, show)}; the log says why`
        : t`${names.join(', ')} fail since ${moment(since, show)}; the log says why`,
    sentence: () => t`Work in the background fails.`,
  },
  sweep: {
    get label() {
      return t`Renewals`;
    },
    value: ({ since }, show) => t`check overdue since ${moment(since, show)}, waiting for Pax8`,
    sentence: () => t`The renewal check is overdue.`,
  },
  'alert-places': {
    get label() {
      return t`Alerts`;
    },
    value: ({ places, waiting, since, why }, show) =>
      t`None arrive in ${count(places, 'place')} since ${moment(since, show)} (${escapeText(placeLostText(why), 100)}). ` +
      t`${count(waiting, 'alert')} kept, sent once that is mended.`,
    sentence: () => t`Renewal alerts do not arrive everywhere.`,
  },
  'unsure-alerts': {
    get label() {
      return t`Alerts`;
    },
    value: ({ count: unsure }) => t`${count(unsure, 'alert')} may not have arrived. Say “alerts” to see them`,
    sentence: () => t`Some alerts may not have arrived.`,
  },
  webhook: {
    get label() {
      return t`Webhook`;
    },
    value: ({ since }, show) =>
      t`Pax8’s deliveries to the bot fail, seen since ${moment(since, show)}. An admin can say “webhooks”. The bot still reads Pax8 on its schedule.`,
    sentence: () => t`Events from Pax8 do not arrive.`,
  },
};

const wordsOf = <T extends Trouble>({ kind }: T): Words<T> => words[kind] as unknown as Words<T>;

export const troubleFact = (trouble: Trouble, show: Show): Fact => {
  const { label, value } = wordsOf(trouble);
  return { label, value: value(trouble, show) };
};

/** What is wrong, in one sentence. */
export const troubleSentence = (trouble: Trouble, show: Show): string =>
  wordsOf(trouble).sentence(trouble, show);
