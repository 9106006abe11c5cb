import type { Company } from '../../core/marketplace/records.ts';
import { orderRows } from '../../core/ordering/order-rows.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { notReadyCard } from '../../views/kit/replies.ts';
import { oneOrderCard, ordersCard } from '../../views/ordering/orders.ts';
import type { Context } from '../../workflows/context.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { fileReply, hasFiles } from '../asking/file-reply.ts';
import { withCompanyReply } from '../asking/look-up.ts';

type OrdersIntent = Extract<Intent, { kind: 'orders' }>;

const run = (context: Context, asked: OrdersIntent, asker: Asker): Promise<Reply> =>
  asked.company === null
    ? listed(context, asked, asker, null)
    : withCompanyReply(
        context,
        asked.company,
        (company) => sentence(asked, company),
        (company) => listed(context, asked, asker, company),
      );

const sentence = ({ as, reference }: OrdersIntent, company: string): string =>
  [
    'orders',
    ...(reference === null ? [] : [`#${reference}`]),
    company,
    ...(as === 'csv' ? ['csv'] : []),
  ].join(' ');

const listed = async (
  context: Context,
  { as, reference }: OrdersIntent,
  asker: Asker,
  company: Company | null,
): Promise<Reply> => {
  const { marketplace, portfolio, answer, show } = context;
  const held = portfolio.current();
  if (held === null) return { answer: answer(notReadyCard(portfolio.trouble() !== null)) };
  const companyId = company?.id ?? null;
  if (as === 'csv') return fileReply(context, asker, 'orders', { companyId });
  const read = await marketplace.orders(companyId, 'person');
  const rows = orderRows(read, held.subscriptions);
  const { page, sentence: say, conversation } = asker;
  const shown = { company, companies: held.companies, asOf: held.asOf };
  if (reference !== null) {
    const wanted = reference.toLowerCase();
    const found = rows.filter(({ id }) => id.toLowerCase().startsWith(wanted));
    return { answer: answer(oneOrderCard({ ...shown, reference, found }, show())) };
  }
  const csv = hasFiles(context, conversation);
  return {
    answer: answer(ordersCard({ ...shown, rows, unreadable: read.unreadable, csv, page, say }, show())),
  };
};

export const orders = command({
  name: 'orders',
  kind: 'orders',
  usage: 'orders [company]',
  summary: 'What was ordered, newest first, and where it stands; orders csv exports it',
  examples: ['orders Contoso'],
  role: 'viewer',
  reads: true,
  run,
});
