import { resolveCompany } from '../../core/finding/resolve.ts';
import type { Company } from '../../core/marketplace/records.ts';
import { offersOf } from '../../core/ordering/price-offers.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { priceCard } from '../../views/ordering/price.ts';
import { currenciesOf } from '../../workflows/catalogue/read-product.ts';
import type { Context } from '../../workflows/context.ts';
import { seenBy } from '../../workflows/hidden-costs.ts';
import { command, type Reply } from '../asking/command.ts';
import { withProduct } from '../asking/find-product.ts';
import { withCompanyReply } from '../asking/look-up.ts';

type PriceIntent = Extract<Intent, { kind: 'price' }>;

export const price = command({
  name: 'price',
  kind: 'price',
  usage: 'price of [N] <product> [for <company>]',
  summary: 'Partner cost, retail price and margin today, for each way to buy it; with N, the sum for N seats',
  examples: ['price of 25 Business Premium for Contoso'],
  role: 'viewer',
  reads: true,
  run: (context, asked) => {
    const { product, company, count } = unfolded(context, asked);
    if (company === null) return priced(context, product, null, count);
    return withCompanyReply(
      context,
      company,
      (name) => sentence(count, product ?? '', name),
      (found) => priced(context, product, found, count),
    );
  },
});

/** "price of Backup for Servers": the words after "for" are a company only when one has that name. */
const unfolded = ({ portfolio }: Context, asked: PriceIntent): PriceIntent => {
  const { product, company } = asked;
  const held = portfolio.current();
  if (held === null || company === null || product === null) return asked;
  const found = resolveCompany(held, company);
  const nobody = found.kind === 'no-company' && found.nearest.length === 0;
  return nobody ? { ...asked, product: `${product} for ${company}`, company: null } : asked;
};

const sentence = (seats: number | null, product: string, company: string | null): string =>
  [
    'price of',
    ...(seats === null ? [] : [String(seats)]),
    product,
    ...(company === null ? [] : ['for', company]),
  ].join(' ');

const priced = (
  context: Context,
  text: string | null,
  company: Company | null,
  seats: number | null,
): Promise<Reply> =>
  withProduct(
    context,
    text,
    (code) => sentence(seats, code, company?.name ?? null),
    async (product) => {
      const plans = await context.marketplace.pricing(product.id, company?.id ?? null, 'person');
      return {
        answer: context.answer(
          priceCard(
            {
              product,
              company,
              seats,
              offers: offersOf(seenBy(context, company?.id ?? null, plans.rows), seats),
              currencies: currenciesOf(context, company),
              unreadable: plans.unreadable,
            },
            context.show(),
          ),
        ),
      };
    },
  );
