import type { Intent } from '../../core/understanding/intent.ts';
import { perPhrase } from '../../core/words/price-units.ts';
import { whichPriceCard } from '../../views/changes/new-price-words.ts';
import { withReason } from '../../views/kit/with-reason.ts';
import type { Context } from '../../workflows/context.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { withTarget } from '../asking/look-up.ts';
import { askFor } from './ask-for.ts';

type SetPrice = Extract<Intent, { kind: 'set-price' }>;
type Price = NonNullable<SetPrice['price']>;

const run = async (context: Context, { target, price }: SetPrice, asker: Asker): Promise<Reply> => {
  if (price === null) return { answer: context.answer(whichPriceCard()) };
  return withTarget(
    context,
    target,
    ({ company, product }) => withReason(priceSentence(product, company, price), asker.given),
    (company, subscription) =>
      askFor(
        context,
        asker,
        company,
        subscription,
        {
          ...{ kind: 'price', price: Number(price.amount), saidCurrency: price.currency },
          per: price.per ?? null,
        },
        ({ company: name, product }) => priceSentence(product, name, price),
      ),
    'change',
  );
};

/** The same sentence, with other words for the subscription. */
export const priceSentence = (
  product: string | null,
  company: string,
  { amount, currency, per }: Price,
): string =>
  `set price of ${product ?? 'the subscription'} for ${company} to ${amount}${currency === null ? '' : ` ${currency}`}${perPhrase(per)}`;

export const setPrice = command({
  name: 'set price',
  kind: 'set-price',
  usage: 'set price of <product> for <company> to <amount>',
  summary: 'Ask for a new price per seat and billing term; it always needs approval',
  examples: ['set price of AvePoint for Contoso to 9.50'],
  role: 'requester',
  run,
});
