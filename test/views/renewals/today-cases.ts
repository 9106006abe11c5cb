import type { TodayLine } from '../../../src/core/today/line.ts';
import type { Unseen } from '../../../src/core/today/unseen.ts';
import {
  digestCard,
  digestSetCard,
  noCompanyOwnedCard,
  todayCard,
} from '../../../src/views/renewals/today.ts';
import { change, company, type Lay, manyDays, names, now, show, subscription } from '../samples.ts';

const asOf = now - 2 * 60_000;
const usd = (amount: string) => [{ amount, currency: 'USD' }];

export const todayCases = (answer: Lay) => {
  const one = company();
  const line = (rest: Partial<TodayLine>): TodayLine => ({
    ...{
      kind: 'lock',
      companyId: one.id,
      subscriptions: [subscription()],
      change: null,
      seats: null,
      unused: null,
      confidence: null,
      usage: null,
    },
    ...{ until: manyDays(3), amounts: usd('3326.40'), unknown: 0 },
    ...rest,
  });
  const today =
    (lines: readonly TodayLine[], companies = [one], unseen: readonly Unseen[] = []) =>
    () =>
      answer(
        todayCard(
          {
            ...{ lines, unseen, asOf, page: 0, say: 'today' },
            companies: new Map(companies.map((each) => [each.id, each])),
          },
          show,
        ),
      );
  const digest = (of: 'mine' | 'nobody', lines: readonly TodayLine[]) => () =>
    answer(digestCard({ of, lines, unseen: [], asOf, page: 0, companies: new Map([[one.id, one]]) }, show));
  return {
    today: today([
      line({ subscriptions: [subscription(), subscription()], unknown: 1 }),
      line({ subscriptions: [subscription()], unused: { seats: 3, amounts: usd('831.60') } }),
      line({ kind: 'unused', seats: 7, amounts: usd('1940.40') }),
      line({ kind: 'window', seats: 11, confidence: 'explicit', amounts: usd('3049.20') }),
      line({ kind: 'window', seats: 4, confidence: 'inferred', amounts: usd('1108.80') }),
      line({ kind: 'rise', amounts: [...usd('432.00'), { amount: '12.00', currency: 'EUR' }] }),
      line({ kind: 'cost', amounts: usd('144.00'), until: null }),
      line({ kind: 'trial', amounts: [] }),
      line({
        kind: 'unclear',
        subscriptions: [],
        change: change('needs-check'),
        amounts: usd('69.30'),
        until: null,
      }),
      line({ kind: 'unbilled', seats: 2, amounts: usd('60.00'), until: null }),
      line({
        kind: 'usage',
        subscriptions: [subscription({ productName: 'Azure Plan' })],
        usage: {
          ...{ subscriptionId: 'azure', companyId: null, day: '2026-11-24', against: '2026-10-24' },
          now: { amount: '1240.00', currency: 'USD' },
          before: { amount: '310.00', currency: 'USD' },
          more: { amount: '930.00', currency: 'USD' },
        },
        amounts: usd('930.00'),
        until: null,
      }),
      line({ kind: 'waiting', subscriptions: [], change: change(), amounts: [] }),
      line({ kind: 'review', subscriptions: [], change: change('applied'), amounts: usd('69.30') }),
    ]),
    'today-many': today(
      Array.from({ length: 23 }, (_, n) =>
        line({
          kind: n % 2 === 0 ? 'window' : 'lock',
          seats: n + 1,
          companyId: n === 3 ? 'unknown' : one.id,
          subscriptions: [
            subscription({ productName: n % 3 === 0 ? names.hostile : 'AvePoint Cloud Backup' }),
          ],
        }),
      ),
      [company(names.hostile, { id: one.id })],
    ),
    'today-nothing': today([]),
    'digest-mine': digest('mine', [line({ until: manyDays(18) }), line({ kind: 'rise' })]),
    'digest-nobody': digest('nobody', [line({ kind: 'window', seats: 4, confidence: 'inferred' })]),
    'digest-mine-nothing': digest('mine', []),
    'digest-none-owned': () => answer(noCompanyOwnedCard()),
    'digest-set-on': () => answer(digestSetCard({ on: true, changed: true, comes: true })),
    'digest-set-on-never': () => answer(digestSetCard({ on: true, changed: false, comes: false })),
    'digest-set-off': () => answer(digestSetCard({ on: false, changed: true, comes: true })),
    'today-nothing-seen': today(
      [],
      [one],
      [
        { kind: 'microsoft', at: 'off' },
        { kind: 'psa', at: 'off' },
      ],
    ),
    'today-unseen': today(
      [line({})],
      [one],
      [
        { kind: 'microsoft', at: 2 },
        { kind: 'psa', at: 28 },
        { kind: 'prices', renewals: 1 },
      ],
    ),
    'today-unread': today(
      [line({})],
      [one],
      [
        { kind: 'microsoft', at: 'unread' },
        { kind: 'psa', at: 'unread' },
        { kind: 'usage', at: { from: '2026-12-26' } },
      ],
    ),
  };
};
