import { careOf } from '../../core/renewals/renewal-csv.ts';
import {
  listedRows,
  type RenewalsOf,
  renewalRows,
  unknownVendors,
} from '../../core/renewals/renewal-rows.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { day } from '../../core/words/durations.ts';
import { pageOf } from '../../views/kit/buttons.ts';
import { notReadyCard } from '../../views/kit/replies.ts';
import { renewalsCard } from '../../views/renewals/renewals.ts';
import { todaysPrices } from '../../workflows/catalogue/todays-prices.ts';
import type { Context } from '../../workflows/context.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { fileReply, hasFiles } from '../asking/file-reply.ts';
import { type Scope, scopeOf } from './renewals-scope.ts';

type RenewalsIntent = Extract<Intent, { kind: 'renewals' }>;

export const renewals = command({
  name: 'renewals',
  kind: 'renewals',
  usage: 'renewals [company or vendor] [period]',
  summary: 'Commitments that renew or end, by date; renewals csv exports them',
  examples: [
    'renewals next 30 days',
    'renewals Contoso',
    'what renews in December?',
    'renewals without date',
  ],
  role: 'viewer',
  reads: true,
  run: async (context, intent, asker) => {
    const portfolio = context.portfolio.current();
    if (portfolio === null)
      return { answer: context.answer(notReadyCard(context.portfolio.trouble() !== null)) };
    const scope = await scopeOf(context, portfolio, intent);
    if ('answer' in scope) return scope;
    return intent.as === 'csv'
      ? exported(context, intent, scope, asker)
      : listed(context, intent, scope, asker);
  },
});

const periodOf = ({ period }: RenewalsIntent, now: number) =>
  period ?? { from: now, to: now + 30 * day, label: 'next 30 days' };

const ofScope = ({ company, vendor }: Scope, intent: RenewalsIntent, now: number): RenewalsOf => ({
  company,
  vendor,
  period: periodOf(intent, now),
  monthlyToo: intent.monthlyToo,
});

const listed = async (
  context: Context,
  intent: RenewalsIntent,
  scope: Scope,
  asker: Asker,
): Promise<Reply> => {
  const { answer, show, memory } = context;
  const { page, sentence, person, conversation } = asker;
  const { portfolio, company, vendor, alsoVendor } = scope;
  const now = context.now();
  const rows = renewalRows(portfolio, ofScope(scope, intent, now), now);
  const shown = pageOf(listedRows(rows, intent.undated), page, sentence).rows;
  const [open, prices] = await Promise.all([
    memory.renewals.open(person.tenantId),
    todaysPrices(
      context,
      shown.filter(({ what }) => what === 'renewing').map(({ row }) => row.subscription),
    ),
  ]);
  const { unknownPeriod, undated } = intent;
  return {
    answer: answer(
      renewalsCard(
        {
          company,
          vendor,
          period: periodOf(intent, now).label,
          unknownPeriod,
          undated,
          rows,
          care: careOf(open),
          ...prices,
          unknownVendors: vendor === null ? 0 : unknownVendors(portfolio),
          alsoVendor,
          csv: hasFiles(context, conversation),
          page,
          say: sentence,
          asOf: portfolio.asOf,
        },
        show(),
      ),
    ),
  };
};

const exported = (context: Context, intent: RenewalsIntent, scope: Scope, asker: Asker): Promise<Reply> => {
  const { company, ...of } = ofScope(scope, intent, context.now());
  const { from, to } = of.period;
  const order = { ...of, period: { from, to }, companyId: company?.id ?? null, undated: intent.undated };
  return fileReply(context, asker, 'renewals', order);
};
