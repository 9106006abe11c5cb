import type { Change } from '../core/change.ts';
import type { Company, HistoryRecord, Instant, Subscription } from '../core/marketplace.ts';
import { referenceTo, sayButtons } from './buttons.ts';
import { stateOf, steps } from './change-words.ts';
import { escapeText, plainText, productPlain, productText } from './escape.ts';
import { age, count, moment, number, seats } from './format.ts';
import { unreadableRows } from './list.ts';
import type { View } from './plan.ts';
import { statusWords } from './term-words.ts';

export type HistoryInput = Readonly<{
  company: Company;
  subscription: Subscription;
  records: readonly HistoryRecord[];
  unreadable?: number;
  changes: readonly Change[];
  /** When the subscription itself was read. */
  asOf: Instant;
}>;

type Entry = Readonly<{ at: Instant | null; text: string; source: string }>;

const newest = 20;

export const history: View<HistoryInput> = (
  { company, subscription, records, unreadable = 0, changes, asOf },
  show,
) => {
  const entries = [...fromPax8(records), ...changes.map((change) => fromHere(change))].sort(newestFirst);
  const name = productText(subscription.productName);
  const hidden = entries.length - newest;
  const found =
    entries.length === 0
      ? 'Neither Pax8 nor the bot has a record of a change.'
      : count(entries.length, 'entry', 'entries');
  return {
    template: 'timeline',
    filling: {
      speak: plainText(
        `History of ${productPlain(subscription.productName)} for ${company.name}: ${found}`,
        200,
      ),
      title: `History · ${escapeText(company.name)}`,
      sentence: `${name}, ${seats(subscription.quantity)} now · ${found}`,
      entries: entries.slice(0, newest).map(({ at, text, source }) => ({
        text,
        when: `${at === null ? 'date unknown' : moment(at, show)} · ${source}`,
      })),
      notes: [
        ...(hidden > 0 ? [`${count(hidden, 'older entry is', 'older entries are')} not shown.`] : []),
        ...unreadableRows(unreadable),
        `The number of seats now is ${age(asOf, show.now)}.`,
      ],
      buttons: sayButtons([{ title: 'Subscription', say: `subscription ${referenceTo(subscription.id)}` }]),
    },
  };
};

const newestFirst = (a: Entry, b: Entry): number => (b.at ?? -Infinity) - (a.at ?? -Infinity) || 0;

/** What each record changed against the one before it; Pax8 keeps states, not differences. Undated ones stand alone. */
const fromPax8 = (records: readonly HistoryRecord[]): Entry[] => {
  const dated = records.filter(({ at }) => at !== null).sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
  const undated = records.filter(({ at }) => at === null);
  return [...undated, ...dated]
    .map((record, i): Entry => {
      const before = i > undated.length ? dated[i - undated.length - 1] : undefined;
      return { at: record.at, text: recordText(before, record), source: 'Pax8' };
    })
    .reverse();
};

const recordText = (before: HistoryRecord | undefined, { quantity, status }: HistoryRecord): string => {
  if (before === undefined) return `${seats(quantity)}, ${statusWords(status)}`;
  const parts = [
    ...(before.quantity === quantity ? [] : [`${number(before.quantity)} → ${seats(quantity)}`]),
    ...(before.status === status ? [] : [`${statusWords(before.status)} → ${statusWords(status)}`]),
  ];
  return parts.length === 0 ? `${seats(quantity)}, unchanged` : parts.join(', ');
};

const fromHere = (change: Change): Entry => {
  const { state, requestedBy, decidedBy } = change;
  const word = stateOf(change).word.toLowerCase();
  const by = decidedBy === null ? '' : ` by ${escapeText(decidedBy.name, 60)}`;
  const story =
    decidedBy === null || state === 'rejected' || state === 'cancelled'
      ? [`${word}${by}`]
      : [`approved${by}`, ...(state === 'approved' ? [] : [word])];
  return {
    at: change.settledAt ?? change.decidedAt ?? change.requestedAt,
    text: `${steps(change)}: ${[`asked by ${escapeText(requestedBy.name, 60)}`, ...story].join(', ')}`,
    source: 'this bot',
  };
};
