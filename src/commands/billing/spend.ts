import { spendOf } from '../../core/billing/spend.ts';
import { narrowingOf } from '../../core/finding/narrowing.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { spendCard } from '../../views/billing/spend.ts';
import { notReadyCard } from '../../views/kit/replies.ts';
import { command } from '../asking/command.ts';
import { fileReply, hasFiles } from '../asking/file-reply.ts';
import { withVendors } from '../asking/with-vendors.ts';
import { scopeNamed } from '../renewals/renewals-scope.ts';

type SpendIntent = Extract<Intent, { kind: 'spend' }>;

const applied = ['vendor', 'currency'] as const;

export const spend = command({
  name: 'spend',
  kind: 'spend',
  usage: 'spend [company or vendor]',
  summary: 'What everything costs a month: price, partner cost and margin by currency; spend csv exports it',
  examples: ['spend', 'spend Contoso', 'spend vendor Microsoft', 'how much do we spend on Microsoft?'],
  role: 'viewer',
  reads: true,
  filters: applied,
  run: async (context, intent, asker) => {
    const held = context.portfolio.current();
    if (held === null) return { answer: context.answer(notReadyCard(context.portfolio.trouble())) };
    const named = { company: intent.vendor ? null : intent.of, vendor: intent.vendor ? intent.of : null };
    const scope = await scopeNamed(context, held, named, (name) => sentence(name, intent));
    if ('answer' in scope) return scope;
    const { company, alsoVendor } = scope;
    const { narrowing, unheeded } = narrowingOf(scope.portfolio, asker.filters, applied);
    const vendor = scope.vendor ?? narrowing.vendor;
    if (intent.as === 'csv')
      return {
        ...(await fileReply(context, asker, 'spend', { companyId: company?.id ?? null, vendor })),
        unheeded,
      };
    let { portfolio } = scope;
    let found = spendOf(portfolio, { company, vendor }, context.now());
    // The vendors of new products are read first.
    if (found.vendors.some((group) => group.vendor === null)) {
      portfolio = await withVendors(context, portfolio);
      found = spendOf(portfolio, { company, vendor }, context.now());
    }
    const { page, sentence: say, conversation } = asker;
    return {
      unheeded,
      answer: context.answer(
        spendCard(
          {
            company,
            vendor,
            currency: asker.filters.currency ?? null,
            alsoVendor,
            spend: found,
            csv: hasFiles(context, conversation),
            page,
            say,
            asOf: portfolio.asOf,
          },
          context.show(),
        ),
      ),
    };
  },
});

const sentence = (name: string, { as }: SpendIntent): string => `spend ${name}${as === 'csv' ? ' csv' : ''}`;
