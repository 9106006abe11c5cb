import { packedOf } from '../../../src/core/history/kept-state.ts';
import { nightOf } from '../../../src/core/history/night.ts';
import { pointsOf, seatsOverTime } from '../../../src/core/history/seats-over-time.ts';
import { changesIn } from '../../../src/core/history/what-changed.ts';
import type { Subscription } from '../../../src/core/marketplace/records.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import { notKeptCard } from '../../../src/views/companies/kept-since.ts';
import { seatsOverTimeCard } from '../../../src/views/companies/seats-over-time.ts';
import { whatChangedCard } from '../../../src/views/companies/what-changed.ts';
import { change, company, type Lay, manyDays, names, now, show, subscription } from '../samples.ts';

const asOf = now - 2 * 60_000;
const nightAt = (days: number) => nightOf(manyDays(days), 'UTC');
const night = (days: number) => ({ night: nightAt(days), at: manyDays(days), totals: null });
const idOf = (n: number): string => `${String(n).padStart(8, '0')}-0000-4000-8000-000000000000`;
const named = (n: number, rest: Partial<Subscription> = {}): Subscription => ({
  ...subscription(rest),
  id: idOf(n),
});
const keptOf = (courses: readonly (readonly (readonly [days: number, of: Subscription | null])[])[]) => ({
  subscriptions: new Map(
    courses.map((course, n) => {
      const { companyId, productId, productName } = course.find(([, of]) => of !== null)?.[1] ?? named(n);
      return [idOf(n), { id: idOf(n), companyId, productId, productName }] as const;
    }),
  ),
  rows: courses
    .flatMap((course, n) =>
      course.map(([days, of]) => ({
        ...{ id: idOf(n), night: nightAt(days) },
        packed: of === null ? null : packedOf(of),
      })),
    )
    .sort((a, b) => a.night - b.night),
});
const exchange = { productName: 'Exchange Online (Plan 1)', price: 4, partnerCost: 3.2 };

export const nightlyCases = (answer: Lay) => {
  const span = { from: night(-7), until: null, begins: false };
  const changed = (courses: Parameters<typeof keptOf>[0], rest = {}) => {
    const { id } = company();
    return () =>
      answer(
        whatChangedCard(
          {
            ...{ company: null, companies: new Map([[id, company()]]), label: 'since 16 Nov 2026', span },
            ...{ since: manyDays(-400), made: new Map(), asOf, unreadable: 0, csv: true, page: 0 },
            ...changesIn(span, keptOf(courses), null),
            say: 'what changed since 16 Nov 2026',
            ...rest,
          },
          show,
        ),
      );
  };
  const grown = (n: number, rest: Partial<Subscription> = {}) =>
    [
      [-30, named(n, rest)],
      [-2, named(n, { ...rest, quantity: 15 })],
    ] as const;
  const one = { company: company(), since: manyDays(-400), asOf, csv: true, page: 0 };
  const nights = Array.from({ length: 400 }, (_, n) => night(n - 400));
  const points = pointsOf(nights, null, 'UTC', now);
  const course = (courses: Parameters<typeof keptOf>[0], held: readonly Subscription[], of = points) => {
    const [first, ...others] = seatsOverTime(of, keptOf(courses), held);
    if (first === undefined) throw new Error('a course has a point');
    return [first, ...others] as const;
  };
  const seats = (rest: Partial<Parameters<typeof seatsOverTimeCard>[0]>) => (): Answer =>
    answer(
      seatsOverTimeCard(
        {
          ...one,
          course: course(
            [
              [
                [-380, named(0, { quantity: 8 })],
                [-200, named(0, { quantity: 14 })],
                [-20, named(0, { quantity: 12 })],
              ],
              [
                [-150, named(1, { ...exchange, quantity: 5 })],
                [-40, null],
              ],
              [[-100, named(2, { productName: 'AvePoint Cloud Backup', quantity: 30 })]],
            ],
            [named(0), named(2, { productName: 'AvePoint Cloud Backup', quantity: 30 })],
          ),
          say: 'seats of Contoso over time',
          ...rest,
        },
        show,
      ),
    );
  return {
    'what-changed': changed(
      [
        grown(0),
        [[-1, named(1, { ...exchange, quantity: 4 })]],
        [
          [-30, named(2, { productName: 'Visio Plan 2', quantity: 2 })],
          [-3, null],
        ],
        [
          [-30, named(3, exchange)],
          [-4, named(3, { ...exchange, price: 4.4, partnerCost: 3.5 })],
        ],
        [
          [-30, named(4)],
          [-5, named(4, { quantity: 13 })],
          [-4, named(4)],
        ],
        [
          [-30, named(5, { price: null })],
          [-6, named(5, { price: null, quantity: 11 })],
        ],
      ],
      { made: new Map([[idOf(0), [change('applied', { purpose: 'ticket 4711' })]]]) },
    ),
    'what-changed-company': changed([grown(0)], {
      company: company(),
      span: { ...span, begins: true, until: night(-1) },
    }),
    'what-changed-many': changed(
      Array.from({ length: 23 }, (_, n) => grown(n, { productName: names.hostile, companyId: 'unknown' })),
      { company: null, unreadable: 2 },
    ),
    'what-changed-nothing': changed([]),
    'what-changed-nothing-company': changed([], { company: company(names.hostile), backAgain: 1 }),
    'seats-over-time': seats({}),
    'seats-over-time-all': seats({ company: null, course: course([], [named(0)], points.slice(-1)) }),
    'seats-over-time-others': seats({
      course: course(
        [
          Array.from({ length: 9 }, (_, n) => [-9 + n, named(0, { productName: 'AvePoint', quantity: n })]),
          ...Array.from({ length: 5 }, (_, n): [[number, Subscription]] => [
            [-3, named(n + 1, { productName: `${names.hostile} ${n}` })],
          ]),
        ],
        [named(0, { productName: 'AvePoint', quantity: 3 })],
        pointsOf(nights, { from: manyDays(-9), to: manyDays(1) }, 'UTC', now),
      ),
    }),
    'not-kept-yet': () =>
      answer(notKeptCard({ reason: 'nothing-yet', period: 'since yesterday', since: null }, show)),
    'not-kept-before': () =>
      answer(notKeptCard({ reason: 'before', period: 'in May 2026', since: manyDays(-40) }, show)),
    'not-kept-ahead': () => answer(notKeptCard({ reason: 'ahead', period: 'next week', since: null }, show)),
    'not-kept-which': () =>
      answer(notKeptCard({ reason: 'unknown-period', period: names.hostile, since: null }, show)),
  };
};
