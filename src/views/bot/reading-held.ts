import { confirmedAfter, type Suspicion, type TakenLoss } from '../../core/portfolio/suspicion.ts';
import type { Instant } from '../../core/words/instant.ts';
import { facts } from '../kit/facts.ts';
import { age, moment, number, type Show } from '../kit/format.ts';
import type { View } from '../kit/plan.ts';
import { t } from '../texts/t.ts';

export type ReadingHeldInput = Readonly<{
  suspicion: Pick<Suspicion, 'since' | 'at' | 'before' | 'read'>;
  /** When the retained reading was made; null when unknown. */
  asOf: Instant | null;
  mayTake: boolean;
}>;

/** A reading of Pax8 that lost so much that the bot keeps the one before. */
export const readingHeldCard: View<ReadingHeldInput> = ({ suspicion, asOf, mayTake }, show) => {
  const { since, before, read } = suspicion;
  return facts({
    title: t`Reading held back`,
    state: t`Check`,
    colour: 'Warning',
    speak: t`Pax8 returned far less than before. The bot keeps the data it had.`,
    sentence: t`Pax8 returned far less than before. The bot keeps the data it had, and closes no renewal because of this.`,
    facts: [
      { label: t`Subscriptions`, value: countsText(before.subscriptions, read.subscriptions) },
      { label: t`Companies`, value: countsText(before.companies, read.companies) },
      { label: t`Since`, value: moment(since, show) },
    ],
    notes: [
      t`The bot keeps reading. If a reading after ${moment(since + confirmedAfter, show)} shows the same, the bot takes it.`,
      ...(mayTake ? [] : [t`An admin can take it now, from *status*.`]),
    ],
    presses: mayTake ? [takeReadingPress('reading-held', since)] : [],
    asOf: asOf === null ? '' : age(asOf, show.now),
    suggestions: [
      { title: t`Refresh`, say: 'refresh' },
      { title: t`Status`, say: 'status' },
    ],
  });
};

/** The button with which an admin confirms a loss. */
export const takeReadingPress = (kind: 'reading-held' | 'reading-taken', since: Instant) => ({
  title: kind === 'reading-held' ? t`Take this reading` : t`This is right`,
  verb: 'take-reading',
  id: String(since),
});

/** The same as one fact of another card. */
export const readingHeldText = ({ since, before, read }: ReadingHeldInput['suspicion'], show: Show): string =>
  t`held back since ${moment(since, show)}: Pax8 returned ${number(read.subscriptions)} of ${number(before.subscriptions)} subscriptions and ${number(read.companies)} of ${number(before.companies)} companies`;

/** A reading that was accepted although it lost much. */
export const readingTakenText = (
  { takenAt, before, read }: Pick<TakenLoss, 'takenAt' | 'before' | 'read'>,
  show: Show,
): string =>
  t`taken on ${moment(takenAt, show)}: ${number(read.subscriptions)} of ${number(before.subscriptions)} subscriptions and ${number(read.companies)} of ${number(before.companies)} companies`;

const countsText = (before: number, read: number): string => t`${number(before)} before, ${number(read)} now`;
