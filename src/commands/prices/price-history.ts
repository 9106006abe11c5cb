import { priceHistoryCard } from '../../views/prices/price-history.ts';
import { readPriceSteps } from '../../workflows/catalogue/read-price-history.ts';
import { command } from '../asking/command.ts';
import { describeTarget, withTarget } from '../asking/look-up.ts';

export const priceHistory = command({
  name: 'price history',
  kind: 'price-history',
  usage: 'price history of <product> at <company>',
  summary: 'How a subscription’s price and partner cost came about, from the nightly history',
  examples: ['price history of Business Premium at Contoso'],
  role: 'viewer',
  reads: true,
  run: (context, { target }, { page, sentence: say }) =>
    withTarget(
      context,
      target,
      (words) => `price history ${describeTarget(words)}`,
      async (company, subscription, { asOf }) => {
        const found = await readPriceSteps(context, subscription);
        return {
          answer: context.answer(
            priceHistoryCard({ company, subscription, ...found, page, say, asOf }, context.show()),
          ),
        };
      },
    ),
});
