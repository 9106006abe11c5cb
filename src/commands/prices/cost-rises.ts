import { day } from '../../core/words/durations.ts';
import { costRisesCard } from '../../views/prices/margins.ts';
import { readCostRises } from '../../workflows/catalogue/read-price-history.ts';
import { command } from '../asking/command.ts';
import { notKept, ofKeptNights } from '../lookups/kept-nights.ts';

export const costRises = command({
  name: 'cost rises',
  kind: 'cost-rises',
  usage: 'cost rises [company] [period]',
  summary: 'Partner costs that rose while the customer’s price stayed, from the nightly history',
  examples: ['cost rises', 'costs that rose at Contoso', 'where did our cost go up while the price stayed'],
  role: 'viewer',
  reads: true,
  costs: 'own',
  run: (context, intent, { page, sentence: say }) =>
    ofKeptNights(
      context,
      intent,
      (name) => `cost rises at ${name}`,
      async (held, company) => {
        const { answer, now, show } = context;
        const { period } = intent;
        const found = await readCostRises(
          context,
          held,
          company?.id ?? null,
          period?.from ?? now() - 365 * day,
        );
        if (found === null) return notKept(context, 'nothing-yet', period?.label ?? '');
        return {
          answer: answer(
            costRisesCard(
              { company, ...found, companies: held.companies, page, say, asOf: held.asOf },
              show(),
            ),
          ),
        };
      },
    ),
});
