import { usageDays } from '../../core/billing/usage-months.ts';
import { resolveTarget } from '../../core/finding/resolve.ts';
import type { Company, Subscription } from '../../core/marketplace/records.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { usageCard, usageNoDaysCard } from '../../views/billing/usage.ts';
import { referenceTo } from '../../views/kit/buttons.ts';
import { readUsage } from '../../workflows/billing/read-usage.ts';
import type { Context } from '../../workflows/context.ts';
import { usedSince } from '../../workflows/files/usage-file.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { fileReply, hasFiles } from '../asking/file-reply.ts';
import { askCompany, describeTarget, type Words, withTarget } from '../asking/look-up.ts';

type UsageIntent = Extract<Intent, { kind: 'usage' }>;

export const usage = command({
  name: 'usage',
  kind: 'usage',
  usage: 'usage <company> [product] [period]',
  summary: 'What is billed by usage, by resource and day, this month against last; usage csv exports it',
  examples: ['usage Contoso', 'usage Azure for Contoso', 'usage Contoso last month'],
  role: 'viewer',
  reads: true,
  run: async (context, intent, asker) => {
    const say = (words: Words) => sentence(words, intent);
    const held = context.portfolio.current();
    const found = held === null ? null : resolveTarget(held, intent.target);
    // A company without a product means all its usage.
    if (held !== null && found?.kind === 'missing' && found.what === 'product' && found.company !== null)
      return answered(context, intent, asker, found.company, null, held);
    if (held !== null && found?.kind === 'missing' && found.company === null) {
      const say = (company: string) => sentence({ company, product: null }, intent);
      return { answer: askCompany(context, held, say) };
    }
    return withTarget(context, intent.target, say, (company, subscription, portfolio) =>
      answered(context, intent, asker, company, subscription, portfolio),
    );
  },
});

const answered = async (
  context: Context,
  intent: UsageIntent,
  asker: Asker,
  company: Company,
  subscription: Subscription | null,
  portfolio: Portfolio,
): Promise<Reply> => {
  const { answer, show, now, zone } = context;
  const { period, unknownPeriod } = intent;
  const label = period?.label ?? null;
  const plan = usageDays(period, { now: now(), zone });
  if (plan.kind !== 'days') {
    const product = subscription === null ? null : referenceTo(subscription.id);
    const again = `usage ${describeTarget({ company: company.name, product })}`;
    return { answer: answer(usageNoDaysCard({ reason: plan.kind, label: label ?? '', say: again })) };
  }
  if (intent.as === 'csv') {
    const order = { companyId: company.id, subscriptionId: subscription?.id ?? null, period };
    return fileReply(context, asker, 'usage', order);
  }
  const since = Date.parse(plan.days[0] ?? '');
  const asked = subscription === null ? usedSince(portfolio, company.id, since) : [subscription];
  const found = await readUsage(context, asked, plan);
  return {
    answer: answer(
      usageCard(
        {
          company,
          subscription,
          plan,
          found,
          unknownPeriod,
          csv: hasFiles(context, asker.conversation),
          page: asker.page,
          say: asker.sentence,
        },
        show(),
      ),
    ),
  };
};

const sentence = (words: Words, { period, unknownPeriod, as }: UsageIntent): string =>
  [`usage ${describeTarget(words)}`, period?.label ?? unknownPeriod ?? '', as === 'csv' ? 'csv' : '']
    .filter((part) => part !== '')
    .join(' ');
