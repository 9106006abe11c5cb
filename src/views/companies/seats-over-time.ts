import type { DateTime } from 'luxon';
import type { Point, SeatStep, SeatsAt } from '../../core/history/seats-over-time.ts';
import type { Company } from '../../core/marketplace/records.ts';
import type { Instant } from '../../core/words/instant.ts';
import { asFile, inPages, pageOf } from '../kit/buttons.ts';
import { barChart } from '../kit/chart.ts';
import { escapeText, plainText, productText } from '../kit/escape.ts';
import { age, count, date, datedAs, inZone, monthlyMoney, number, type Show } from '../kit/format.ts';
import { list, seatsInAll, unknownSeats } from '../kit/list.ts';
import type { ListRow, Plan, View } from '../kit/plan.ts';
import { t } from '../texts/t.ts';

export type SeatsOverTimeInput = Readonly<{
  company: Company | null;
  /** Oldest first; at least one. */
  course: readonly [SeatsAt, ...SeatsAt[]];
  /** When the history begins. */
  since: Instant;
  asOf: Instant;
  /** Whether it is available as a file here. */
  csv: boolean;
  page: number;
  say: string;
}>;

const mostSteps = 3;

/** The first, the last and those between that differ from the one before; the bars show all. */
const isTold = (each: SeatsAt, n: number, all: readonly SeatsAt[]): boolean => {
  const before = all[n - 1];
  return (
    before === undefined ||
    n === all.length - 1 ||
    each.steps.length > 0 ||
    seatsInAll(each.seats) !== seatsInAll(before.seats)
  );
};

/** How many seats there were: as bars, and as rows with figures, the newest first. */
export const seatsOverTimeCard: View<SeatsOverTimeInput> = (input, show) =>
  inPages((size) => seatsPage(input, size, show), 13);

const seatsPage = (
  { company, course, since, csv, asOf, page, say }: SeatsOverTimeInput,
  size: number,
  show: Show,
): Plan => {
  const of = company === null ? t`all companies` : company.name;
  const [first] = course;
  const last = course.at(-1) ?? first;
  const shown = pageOf(course.filter(isTold).toReversed(), page, say, size);
  const people = course.some(({ seats }) => seats.seats > 0);
  const others = course.some(({ seats }) => seats.otherSeats > 0);
  const tall = ({ seats }: SeatsAt): number => (people ? seats.seats : seats.otherSeats);
  const found =
    last === first
      ? `${seatsInAll(last.seats)} ${when(last.point, show)}`
      : `${seatsInAll(first.seats)} ${when(first.point, show)}, ${seatsInAll(last.seats)} ${when(last.point, show)}`;
  return list({
    title: t`Seats over time · ${escapeText(of)}`,
    speak: plainText(t`Seats over time, ${of}: ${found}`, 200),
    sentence: [found, shown.range].filter((part) => part !== '').join(' · '),
    sections: [
      {
        heading: last.point.step === 'month' || first.point.step === 'month' ? t`End of` : t`Day`,
        caption: t`Seats`,
        rows: shown.rows.map((each) => rowOf(each, show)),
      },
    ],
    total: { name: '', figures: [] },
    charts:
      page > 0
        ? []
        : barChart({
            bars: course.map((each) => ({
              name: nameOf(each.point, show),
              y: tall(each),
              words: number(tall(each)),
            })),
            kind: 'upright',
            title: t`Seats over time`,
            names: t`When`,
            amounts: t`Seats`,
          }),
    notes: [
      t`The bot keeps the seats once a day, since ${date(since, show)}.`,
      ...(people && others && page === 0 ? [t`The chart counts people’s licences, the rows all.`] : []),
      ...unknownSeats(last.seats),
    ],
    asOf: age(asOf, show.now),
    pages: shown.pages,
    suggestions: [
      {
        title: t`What changed`,
        say: company === null ? 'what changed this month' : `what changed at ${company.name} this month`,
      },
      ...(company === null ? [] : [{ title: t`Subscriptions`, say: `subscriptions ${company.name}` }]),
      ...asFile(csv, say),
    ],
  });
};

const local = ({ at }: Point, { zone }: Show): DateTime => inZone(at, zone);

const nameOf = (point: Point, show: Show): string =>
  point.step === 'now' ? t`Now` : datedAs(local(point, show), point.step === 'month' ? 'month' : 'date');

const when = (point: Point, show: Show): string =>
  point.step === 'now' ? t`now` : t`on ${datedAs(local(point, show), 'date')}`;

const rowOf = ({ point, seats, monthly, steps }: SeatsAt, show: Show): ListRow => ({
  name: nameOf(point, show),
  lines: [
    ...steps.slice(0, mostSteps).map(stepText),
    ...(steps.length > mostSteps ? [t`and ${count(steps.length - mostSteps, 'more product')}`] : []),
    ...(monthly.length === 0 ? [] : [monthly.map(monthlyMoney).join(t` and `)]),
  ],
  figures: [
    ...(seats.seats === 0 && seats.otherSeats > 0 ? [] : [number(seats.seats)]),
    ...(seats.otherSeats > 0 ? [t`${number(seats.otherSeats)} other`] : []),
  ],
});

const stepText = ({ productName, by }: SeatStep): string =>
  `${by < 0 ? '−' : '+'}${number(Math.abs(by))} ${productText(productName, 60)}`;
