import type { StoreProblem, Trouble } from '../../core/ports/vitals.ts';
import { escapeText } from '../kit/escape.ts';
import { count, moment, type Show } from '../kit/format.ts';
import type { Fact } from '../kit/plan.ts';
import { readingHeldText } from './reading-held.ts';

type Of<K extends Trouble['kind']> = Extract<Trouble, { kind: K }>;
type Words<T> = Readonly<{
  label: string;
  value: (trouble: T, show: Show) => string;
  /** The whole sentence for who hears or reads one line only. */
  sentence: (trouble: T, show: Show) => string;
}>;

const stores: Readonly<Record<StoreProblem, string>> = {
  unreachable: 'the database does not answer',
  full: 'the disk of the database is full',
  'read-only': 'the database takes no changes',
  gone: 'the database file was deleted while the bot runs. Stop the bot, then restore the file from a backup',
  replaced:
    'the database file was replaced while the bot runs. Restart the bot to use the new file; what was saved since is lost',
};

const words: Readonly<{ [K in Trouble['kind']]: Words<Of<K>> }> = {
  pax8: {
    label: 'Pax8',
    value: ({ since }, show) => `reading fails since ${moment(since, show)}`,
    sentence: ({ reason }) =>
      `${reason === '' ? 'Pax8 cannot be read.' : escapeText(reason, 240)} The bot keeps trying.`,
  },
  'reading-held': {
    label: 'Reading',
    value: (trouble, show) => readingHeldText(trouble, show),
    sentence: () => 'Pax8 answers, but with far less than before. The bot keeps the data it had.',
  },
  store: {
    label: 'Database',
    value: ({ problem }) => stores[problem],
    sentence: ({ problem }) => `The bot cannot save anything: ${stores[problem]}.`,
  },
  'bot-password': {
    label: 'Teams',
    value: ({ since }, show) =>
      `Microsoft Entra refuses the bot’s password since ${moment(since, show)}. It may have expired: make a new client secret for the bot’s app registration`,
    sentence: () =>
      'The bot cannot send messages: Microsoft Entra refuses its password, which may have expired.',
  },
  sends: {
    label: 'Teams',
    value: ({ since, failed }, show) =>
      `${count(failed, 'message')} could not be sent since ${moment(since, show)}; the log says why`,
    sentence: () => 'Messages to Teams fail.',
  },
  jobs: {
    label: 'Background work',
    value: ({ since, names }, show) =>
      `${names.join(', ')} ${names.length === 1 ? 'fails' : 'fail'} since ${moment(since, show)}; the log says why`,
    sentence: () => 'Work in the background fails.',
  },
  sweep: {
    label: 'Renewals',
    value: ({ since }, show) => `check overdue since ${moment(since, show)}, waiting for Pax8`,
    sentence: () => 'The renewal check is overdue.',
  },
  'alert-places': {
    label: 'Alerts',
    value: ({ places, waiting, since, text }, show) =>
      `Teams refuses them in ${count(places, 'place')} since ${moment(since, show)} (${escapeText(text, 100)}). ` +
      `${count(waiting, 'alert')} kept, sent when Teams takes them again.`,
    sentence: () => 'Renewal alerts do not arrive everywhere.',
  },
  'unsure-alerts': {
    label: 'Alerts',
    value: ({ count: unsure }) => `${count(unsure, 'alert')} may not have arrived. Say “alerts” to see them`,
    sentence: () => 'Some alerts may not have arrived.',
  },
  webhook: {
    label: 'Webhook',
    value: ({ since }, show) =>
      `Pax8’s deliveries to the bot fail, seen since ${moment(since, show)}. An admin can say “webhooks”. The bot still reads Pax8 on its schedule.`,
    sentence: () => 'Events from Pax8 do not arrive.',
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
