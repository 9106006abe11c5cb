import type { Change } from '../../core/changes/change.ts';
import { seatsAfter } from '../../core/changes/change-facts.ts';
import { followSeatsFor } from '../../core/changes/follow-seats.ts';
import type { SeatsShown } from '../../core/changes/outcomes.ts';
import type { Instant } from '../../core/words/instant.ts';
import { moment, type Show, seats } from '../kit/format.ts';
import type { Fact } from '../kit/plan.ts';
import { t } from '../texts/t.ts';

/** Whether Microsoft shows the seats that a change added: only then can they be assigned. */
export const seatsShownFacts = (change: Change, show: Show): readonly Fact[] => {
  const { seatsShown: shown } = change;
  if (change.state !== 'applied' || shown === undefined || shown.kind === 'unknown') return [];
  const all = seats(seatsAfter(change));
  return [{ label: t`At Microsoft`, value: texts[shown.kind](all, change.settledAt, shown, show) }];
};

type Text = (all: string, settledAt: Instant, shown: SeatsShown, show: Show) => string;

const texts: Readonly<Record<Exclude<SeatsShown['kind'], 'unknown'>, Text>> = {
  looking: (all, settledAt, _, show) =>
    t`not yet all ${all}; I look again until ${moment(settledAt + followSeatsFor, show)}`,
  shown: (all, _, shown, show) =>
    t`all ${all} are there and can be assigned (seen ${moment('at' in shown ? shown.at : show.now, show)})`,
  stopped: (all) =>
    t`not all ${all} after ten minutes, and I stopped looking. See the Microsoft 365 admin center, Billing; if they are missing in an hour, ask Pax8’s support`,
};
