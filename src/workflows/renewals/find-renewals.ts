import type { Company } from '../../core/marketplace/records.ts';
import { type Portfolio, standingsIn } from '../../core/portfolio/portfolio.ts';
import { commitmentsAhead } from '../../core/renewals/commitments-ahead.ts';
import type { Renewal } from '../../core/renewals/renewal.ts';
import { newRenewal } from '../../core/renewals/renewal-lines.ts';
import { stageOf } from '../../core/renewals/renewal-stage.ts';
import { updateRenewal } from '../../core/renewals/renewal-upkeep.ts';
import { day } from '../../core/words/durations.ts';
import type { Period } from '../../core/words/period.ts';
import { serviceTermsOf } from '../changes/service-terms.ts';
import type { Context } from '../context.ts';
import { attempt, renewalsIn, untilSaved } from '../until-saved.ts';
import { withOwners } from './company-owners.ts';

/** The longest commitment is three years. */
const ahead = 1130 * day;

/** A known renewal, or one that the next sweep would create (null). */
export type Upcoming = Readonly<{ day: string; renewal: Renewal | null }>;

/** A company's renewals that are not over, by day, within the period if one is given. */
export const upcomingOf = async (
  { memory, now }: Pick<Context, 'memory' | 'now'>,
  portfolio: Portfolio,
  tenantId: string,
  company: Company,
  period: Period | null,
): Promise<Upcoming[]> => {
  const open = (await memory.renewals.open(tenantId)).filter(
    (renewal) => renewal.companyId === company.id && stageOf(renewal, now()) !== 'over',
  );
  const held = new Set(open.map((renewal) => renewal.day));
  const serviceTerms = await serviceTermsOf({ memory }, [tenantId]);
  const others = [...daysAhead(portfolio, company, now(), serviceTerms).values()].filter(
    ({ day: at, lines }) => !held.has(at) && lines.some(({ ends }) => !ends),
  );
  return [
    ...open.map((renewal) => ({ day: renewal.day, renewal })),
    ...others.map((day) => ({ day: day.day, renewal: null })),
  ]
    .filter(({ day: at }) => period === null || isWithin(at, period))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
};

const daysAhead = (
  portfolio: Portfolio,
  company: Company,
  now: number,
  serviceTerms: Parameters<typeof commitmentsAhead>[3],
) => {
  const standings = standingsIn(portfolio, company).map((each) => [each.subscription.id, each] as const);
  const held = { ...portfolio, standings: new Map(standings) };
  return commitmentsAhead(held, now, now + ahead, serviceTerms).days;
};

/** Days are in UTC, periods in people's zone: a day is inside when any hour of it is. */
const isWithin = (at: string, { from, to }: Period): boolean => {
  const begins = Date.parse(at);
  return begins < to && begins + day > from;
};

/** The renewal, created now if the sweep has not done so yet. Returns null when nothing ends on that day. */
export const renewalOn = async (
  { memory, newId, now }: Context,
  portfolio: Portfolio,
  tenantId: string,
  company: Company,
  upcoming: Upcoming,
): Promise<Renewal | null> => {
  if (upcoming.renewal !== null) return upcoming.renewal;
  const serviceTerms = await serviceTermsOf({ memory }, [tenantId]);
  const found = [...daysAhead(portfolio, company, now(), serviceTerms).values()].find(
    (candidate) => candidate.day === upcoming.day,
  );
  if (found === undefined) return null;
  const unsaved = newRenewal({ ...found, id: newId(), tenantId, createdAt: now() });
  const [owned = unsaved] = await withOwners({ memory }, tenantId, [unsaved]);
  const saved = await memory.renewals.insert(owned);
  // A plan for one subscription begins a renewal with that one alone.
  const whole = await untilSaved(saved, renewalsIn(memory), (latest) => {
    const next = updateRenewal(latest, found, () => undefined, now());
    return attempt(next === latest ? null : next);
  });
  return whole.kind === 'saved' ? whole.after : whole.latest;
};
