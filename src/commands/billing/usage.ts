import { mayHaveUsage } from '../../core/billing/spend-table.ts';
import { usageDays } from '../../core/billing/usage-months.ts';
import { usageByOwner, usageOfCompany } from '../../core/billing/usage-owners.ts';
import { resolveTarget } from '../../core/finding/resolve.ts';
import type { Company, Subscription } from '../../core/marketplace/records.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { usageCard, usageNoDaysCard } from '../../views/billing/usage.ts';
import { usageOverviewCard } from '../../views/billing/usage-overview.ts';
import { referenceTo } from '../../views/kit/buttons.ts';
import { readAllUsage, readCompanyUsage } from '../../workflows/billing/company-usage.ts';
import type { Context } from '../../workflows/context.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { fileReply, hasFiles } from '../asking/file-reply.ts';
import { askCompany, describeTarget, type Words, withTarget } from '../asking/look-up.ts';

type UsageIntent = Extract<Intent, { kind: 'usage' }>;

export const usage = command({
  name: 'usage',
  kind: 'usage',
  usage: 'usage [company] [product] [period]',
  summary:
    'What is billed by usage, by company, resource and day, this month against last; usage csv exports it',
  examples: ['usage', 'usage Contoso', 'usage Azure for Contoso', 'usage Contoso last month'],
  role: 'viewer',
  reads: true,
  run: async (context, intent, asker) => {
    const say = (words: Words) => sentence(words, intent);
    const held = context.portfolio.current();
    const found = held === null ? null : resolveTarget(held, intent.target);
    if (held !== null && found?.kind === 'missing' && found.what === 'both')
      return answered(context, intent, asker, null, held);
    // A company without a product means all its usage.
    if (held !== null && found?.kind === 'missing' && found.what === 'product' && found.company !== null)
      return answered(context, intent, asker, { company: found.company, subscription: null }, held);
    if (held !== null && found?.kind === 'missing' && found.company === null) {
      const say = (company: string) => sentence({ company, product: null }, intent);
      return { answer: askCompany(context, held, say) };
    }
    return withTarget(context, intent.target, say, (company, subscription, portfolio) =>
      answered(context, intent, asker, { company, subscription }, portfolio),
    );
  },
});

/** `of` is null for all companies. */
const answered = async (
  context: Context,
  intent: UsageIntent,
  asker: Asker,
  of: Readonly<{ company: Company; subscription: Subscription | null }> | null,
  portfolio: Portfolio,
): Promise<Reply> => {
  const { answer, show, now, zone } = context;
  const { period, unknownPeriod } = intent;
  const plan = usageDays(period, { now: now(), zone });
  if (plan.kind !== 'days') {
    const product = of?.subscription == null ? null : referenceTo(of.subscription.id);
    const again = of === null ? 'usage' : `usage ${describeTarget({ company: of.company.name, product })}`;
    return { answer: answer(usageNoDaysCard({ reason: plan.kind, label: period?.label ?? '', say: again })) };
  }
  if (intent.as === 'csv') {
    const order = {
      companyId: of?.company.id ?? null,
      subscriptionId: of?.subscription?.id ?? null,
      period,
    };
    return fileReply(context, asker, 'usage', order);
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
    const found = { ...read, without: read.without.filter(mayHaveUsage) };
    const owners = usageByOwner(found.resources, portfolio);
    return { answer: answer(usageOverviewCard({ ...asked, found, owners }, show())) };
  }
  const found = await readCompanyUsage(context, portfolio, of, plan);
  const without = found.without.filter(
    (subscription) => subscription.companyId === of.company.id && mayHaveUsage(subscription),
  );
  const usage = usageOfCompany(of.company, found.resources, portfolio);
  return { answer: answer(usageCard({ ...asked, ...of, found, usage, without }, show())) };
};

const sentence = (words: Words, { period, unknownPeriod, as }: UsageIntent): string =>
  [`usage ${describeTarget(words)}`, period?.label ?? unknownPeriod ?? '', as === 'csv' ? 'csv' : '']
    .filter((part) => part !== '')
    .join(' ');
