import { mayHaveUsage } from '../../core/billing/spend-table.ts';
import { usageDays } from '../../core/billing/usage-months.ts';
import { usageByOwner, usageOfCompany } from '../../core/billing/usage-owners.ts';
import { productsNamed } from '../../core/finding/portfolio-answer.ts';
import { resolveTarget } from '../../core/finding/resolve.ts';
import type { Company, Subscription } from '../../core/marketplace/records.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import type { Filters, Intent } from '../../core/understanding/intent.ts';
import { usageCard, usageNoDaysCard } from '../../views/billing/usage.ts';
import { usageOverviewCard } from '../../views/billing/usage-overview.ts';
import { referenceTo } from '../../views/kit/buttons.ts';
import { readAllUsage, readCompanyUsage } from '../../workflows/billing/company-usage.ts';
import type { Context } from '../../workflows/context.ts';
import type { UsageOrder } from '../../workflows/files/usage-file.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { fileReply, hasFiles } from '../asking/file-reply.ts';
import { askCompany, describeTarget, type Words, withTarget } from '../asking/look-up.ts';

type UsageIntent = Extract<Intent, { kind: 'usage' }>;

/** With one company they narrow nothing. */
const applied = ['amount', 'top', 'by'] as const;

export const usage = command({
  name: 'usage',
  kind: 'usage',
  usage: 'usage [company] [product] [period]',
  summary:
    'What is billed by usage, by company, resource and day, this month against last; usage csv exports it',
  examples: ['usage', 'usage Contoso', 'usage Azure for Contoso', 'usage Contoso last month'],
  role: 'viewer',
  reads: true,
  filters: applied,
  run: async (context, intent, asker) => {
    const say = (words: Words) => sentence(words, intent);
    const held = context.portfolio.current();
    const found = held === null ? null : resolveTarget(held, intent.target);
    if (held !== null && found?.kind === 'missing' && found.part === 'both')
      return answered(context, intent, asker, null, held);
    // A company without a product means all its usage.
    if (held !== null && found?.kind === 'missing' && found.part === 'product' && found.company !== null)
      return answered(context, intent, asker, { company: found.company, subscription: null }, held);
    // A product without a company means all who have it.
    const named = intent.target.company === null && intent.target.reference === null;
    if (held !== null && named && found?.kind !== 'one' && nameOf(intent.target) !== '') {
      const products = productsNamed(held, nameOf(intent.target));
      if (isByUse(held, products)) return answered(context, intent, asker, null, held, products);
    }
    if (held !== null && found?.kind === 'missing' && found.company === null) {
      const say = (company: string) => sentence({ company, product: null }, intent);
      return { answer: askCompany(context, held, say) };
    }
    return withTarget(context, intent.target, say, (company, subscription, portfolio) =>
      answered(context, intent, asker, { company, subscription }, portfolio),
    );
  },
});

/** Whether somebody has one of the products and may be billed by its usage. */
const isByUse = (held: Portfolio, products: ReadonlySet<string>): boolean =>
  [...held.subscriptions.values()].some((each) => products.has(each.productId) && mayHaveUsage(each));

const nameOf = ({ product, words }: UsageIntent['target']): string => product ?? words ?? '';

/** `of` is null for all companies, `products` for all that they have. */
const answered = async (
  context: Context,
  intent: UsageIntent,
  asker: Asker,
  of: Readonly<{ company: Company; subscription: Subscription | null }> | null,
  portfolio: Portfolio,
  products: ReadonlySet<string> | null = null,
): Promise<Reply> => {
  const { answer, show, now, zone } = context;
  const { period, unknownPeriod } = intent;
  const plan = usageDays(period, { now: now(), zone });
  if (plan.kind !== 'days') {
    const product = of?.subscription == null ? null : referenceTo(of.subscription.id);
    const named = products === null ? '' : ` ${nameOf(intent.target)}`;
    const again =
      of === null ? `usage${named}` : `usage ${describeTarget({ company: of.company.name, product })}`;
    return { answer: answer(usageNoDaysCard({ reason: plan.kind, label: period?.label ?? '', say: again })) };
  }
  const bounds = boundsOf(asker);
  if (intent.as === 'csv') {
    const order = {
      companyId: of?.company.id ?? null,
      subscriptionId: of?.subscription?.id ?? null,
      period,
      ...(products === null ? {} : { productIds: [...products] }),
    };
    return asFile(context, asker, order, bounds);
  }
  const asked = {
    plan,
    unknownPeriod,
    csv: hasFiles(context, asker.conversation),
    page: asker.page,
    say: asker.sentence,
  };
  if (of === null) {
    const read = await readAllUsage(context, portfolio, plan);
    const isOf = ({ productId }: Subscription) => products === null || products.has(productId);
    const found = {
      ...read,
      resources: read.resources.filter(({ subscription }) => isOf(subscription)),
      without: read.without.filter((subscription) => mayHaveUsage(subscription) && isOf(subscription)),
    };
    const product = products === null ? null : nameOf(intent.target);
    const owners = usageByOwner(found.resources, portfolio);
    return { answer: answer(usageOverviewCard({ ...asked, found, owners, product, ...bounds }, show())) };
  }
  const found = await readCompanyUsage(context, portfolio, of, plan);
  const without = found.without.filter(
    (subscription) => subscription.companyId === of.company.id && mayHaveUsage(subscription),
  );
  const usage = usageOfCompany(of.company, found.resources, portfolio);
  return { unheeded: bounds, answer: answer(usageCard({ ...asked, ...of, found, usage, without }, show())) };
};

/** Whose usage is wanted, of all companies. */
type Bounds = Pick<Filters, 'amount' | 'top'>;

const boundsOf = ({ filters: { amount, top } }: Asker): Bounds => ({
  ...(amount === undefined ? {} : { amount }),
  ...(top === undefined ? {} : { top }),
});

const asFile = async (
  context: Context,
  asker: Asker,
  order: Omit<UsageOrder, 'bounds'>,
  bounds: Bounds,
): Promise<Reply> => {
  if (order.companyId !== null)
    return { ...(await fileReply(context, asker, 'usage', order)), unheeded: bounds };
  return fileReply(context, asker, 'usage', { ...order, ...(isEmpty(bounds) ? {} : { bounds }) });
};

const isEmpty = (bounds: Bounds): boolean => Object.keys(bounds).length === 0;

const sentence = (words: Words, { period, unknownPeriod, as }: UsageIntent): string =>
  [`usage ${describeTarget(words)}`, period?.label ?? unknownPeriod ?? '', as === 'csv' ? 'csv' : '']
    .filter((part) => part !== '')
    .join(' ');
