import { day } from '../core/durations.ts';
import type { Period } from '../core/intent.ts';
import type { Company, Instant, Subscription } from '../core/marketplace.ts';
import type { Money } from '../core/money.ts';
import { type Portfolio, standingsIn } from '../core/portfolio.ts';
import type { Standing } from '../core/standing.ts';
import { command } from './command.ts';
import { withCompany, withPortfolio } from './look-up.ts';

export const renewals = command({
  name: 'renewals',
  kind: 'renewals',
  usage: 'renewals [company] [period]',
  summary: 'Commitments that renew or end, by date',
  examples: ['renewals next 30 days', 'renewals Contoso', 'what renews in December?'],
  role: 'viewer',
  run: async (context, intent, { page, sentence }) => {
    const now = context.now();
    const period = intent.period ?? { from: now, to: now + 30 * day, label: 'next 30 days' };
    const view = (portfolio: Portfolio, company: Company | null) => {
      const rows = company === null ? portfolio.standings.values() : standingsIn(portfolio, company);
      return context.views.renewals(
        {
          company,
          period: period.label,
          unknownPeriod: intent.unknownPeriod,
          ...inPeriod(rows, portfolio, period, intent.monthlyToo),
          page,
          say: sentence,
          asOf: portfolio.asOf,
        },
        now,
      );
    };
    const { company } = intent;
    if (company === null) return withPortfolio(context, (portfolio) => view(portfolio, null));
    const again = (name: string) =>
      `renewals ${name}${intent.period === null ? '' : ` ${intent.period.label}`}`;
    return withCompany(context, company, again, (found, portfolio) => view(portfolio, found));
  },
});

/** The subscriptions whose term ends in the period, by what happens then; what is left out is counted. */
const inPeriod = (rows: Iterable<Standing>, portfolio: Portfolio, period: Period, monthlyToo: boolean) => {
  const renewing: RenewalRow[] = [];
  const ending: RenewalRow[] = [];
  const trials: RenewalRow[] = [];
  let noDate = 0;
  let monthlyHidden = 0;
  for (const { subscription, end, monthly } of rows) {
    if (end.kind === 'no-date') noDate += 1;
    if (end.kind === 'no-date' || end.kind === 'none' || end.at === null) continue;
    if (end.at < period.from || end.at >= period.to) continue;
    if (end.kind === 'renews-monthly' && !monthlyToo) {
      monthlyHidden += 1;
      continue;
    }
    const company = portfolio.companies.get(subscription.companyId) ?? null;
    const row = { company, subscription, at: end.at, monthly };
    (end.kind === 'ends' ? ending : end.kind === 'trial' ? trials : renewing).push(row);
  }
  for (const list of [renewing, ending, trials]) list.sort((a, b) => a.at - b.at);
  return { rows: renewing, ending, trials, noDate, monthlyHidden };
};

type RenewalRow = {
  company: Company | null;
  subscription: Subscription;
  at: Instant;
  monthly: Money | null;
};
