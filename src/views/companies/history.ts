import type { Change } from '../../core/changes/change.ts';
import { type Happening, timelineOf } from '../../core/changes/timeline.ts';
import type { Company, HistoryEntry, Subscription } from '../../core/marketplace/records.ts';
import type { Instant } from '../../core/words/instant.ts';
import { inPages, pageOf, referenceTo, sayButtons } from '../kit/buttons.ts';
import { escapeText, plainText, productPlain, productText } from '../kit/escape.ts';
import { age, count, moment, type Show } from '../kit/format.ts';
import { heldSeats } from '../kit/held.ts';
import { unreadableRows } from '../kit/list.ts';
import type { Plan, View } from '../kit/plan.ts';
import { t } from '../texts/t.ts';
import { happeningText, storyText } from './history-words.ts';

export type HistoryInput = Readonly<{
  company: Company;
  subscription: Subscription;
  records: readonly HistoryEntry[];
  unreadable: number;
  changes: readonly Change[];
  /** Whether there are older requests that were not read. */
  olderChanges: boolean;
  page: number;
  /** When the subscription itself was read. */
  asOf: Instant;
}>;

const sources = (happening: Happening): string => {
  if (happening.kind === 'asked') return t`this bot`;
  return happening.change === null ? 'Pax8' : t`this bot and Pax8`;
};

/** One page of what happened to a subscription, newest first. */
export const historyCard: View<HistoryInput> = (input, show) =>
  inPages((size) => historyPage(input, size, show));

const historyPage = (input: HistoryInput, size: number, show: Show): Plan => {
  const { company, subscription, records, unreadable, changes, olderChanges, page, asOf } = input;
  const all = timelineOf(records, changes);
  const name = productText(subscription.productName);
  const reference = referenceTo(subscription.id);
  const shown = pageOf(all, page, t`history ${reference}`, size);
  const found =
    all.length === 0
      ? t`no changes recorded, at Pax8 or by the bot`
      : shown.range === ''
        ? t`${count(all.length, 'entry', 'entries')}, newest first`
        : t`${shown.range} entries, newest first`;
  return {
    template: 'timeline',
    filling: {
      speak: plainText(
        t`History of ${productPlain(subscription.productName)} for ${company.name}: ${found}`,
        200,
      ),
      title: t`History · ${escapeText(company.name)}`,
      sentence: t`${name}, ${heldSeats(subscription)} now · ${found}`,
      entries: shown.rows.map((happening) => ({
        text: happeningText(happening, show),
        story: happening.change === null ? '' : storyText(happening.change),
        when: `${happening.at === null ? t`date unknown` : moment(happening.at, show)} · ${sources(happening)}`,
      })),
      notes: [
        ...(olderChanges && shown.isLast ? [t`Older requests are not shown.`] : []),
        ...unreadableRows(unreadable),
        t`Seats ${age(asOf, show.now)}.`,
      ],
      pages: shown.pages,
      buttons: sayButtons(
        [{ title: t`Subscription`, say: `subscription ${reference}` }],
        'default',
        shown.pages.length,
      ),
    },
  };
};
