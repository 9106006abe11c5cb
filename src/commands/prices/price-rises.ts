import { narrowingOf } from '../../core/finding/narrowing.ts';
import type { Narrowing } from '../../core/portfolio/narrow.ts';
import { pricesAhead, risesIn } from '../../core/prices/price-rises.ts';
import { type RenewalsOf, renewalRows, unknownVendors } from '../../core/renewals/renewal-rows.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { day } from '../../core/words/durations.ts';
import { allOfIt } from '../../views/kit/narrowed.ts';
import { notReadyCard } from '../../views/kit/replies.ts';
import { priceRisesCard } from '../../views/prices/price-rises.ts';
import { riseLetterCard } from '../../views/prices/rise-letter.ts';
import { pricesForPerson } from '../../workflows/catalogue/todays-prices.ts';
import type { Context } from '../../workflows/context.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { fileReply, hasFiles } from '../asking/file-reply.ts';
import { withVendors } from '../asking/with-vendors.ts';
import { type Scope, scopeNamed } from '../renewals/renewals-scope.ts';

type RisesIntent = Extract<Intent, { kind: 'price-rises' }>;

const applied = ['product', 'vendor', 'except', 'term'] as const;

export const priceRises = command({
  name: 'price rises',
  kind: 'price-rises',
  usage: 'price rises [company or vendor] [period]',
  summary:
    'What costs more when it renews, at today’s prices, with the margin before and after; csv exports it, and each customer has a text to copy',
  examples: [
    'what goes up at renewal',
    'price rises Contoso',
    'which customers get more expensive in March',
    'price rise letter Contoso',
  ],
  role: 'viewer',
  reads: true,
  filters: applied,
  run: async (context, given, before) => {
    const { intent, asker } = ofVendor(given, before);
    const held = context.portfolio.current();
    if (held === null) return { answer: context.answer(notReadyCard(context.portfolio.trouble())) };
    const portfolio = asker === before ? held : await withVendors(context, held);
    const scope = await scopeNamed(context, portfolio, intent, (name) => sentenceFor(name, intent));
    if ('answer' in scope) return scope;
    const found = narrowingOf(scope.portfolio, asker.filters, applied);
    const of = ofScope(intent, scope, found.narrowing, context.now());
    if (intent.as !== 'csv') return shown(context, { intent, scope, of, found }, asker);
    const { company, period, ...rest } = of;
    const { from, to } = period;
    const order = { ...rest, period: { from, to }, companyId: company?.id ?? null };
    return { ...(await fileReply(context, asker, 'price-rises', order)), unheeded: found.unheeded };
  },
});

/** With both a company and a vendor, the vendor narrows the company's list. */
const ofVendor = (intent: RisesIntent, asker: Asker): Readonly<{ intent: RisesIntent; asker: Asker }> =>
  intent.company === null || intent.vendor === null
    ? { intent, asker }
    : {
        intent: { ...intent, vendor: null },
        asker: { ...asker, filters: { ...asker.filters, vendor: intent.vendor } },
      };

const sentenceFor = (name: string, { period, as, monthlyToo }: RisesIntent): string =>
  [
    `${as === 'letter' ? 'price rise letter' : 'price rises'} ${name}`,
    period?.label ?? '',
    monthlyToo ? 'including monthly' : '',
    as === 'csv' ? 'csv' : '',
  ]
    .filter((part) => part !== '')
    .join(' ');

/**
 * Without a period, a customer's list reaches as far as its yearly terms, the list of all as far as prices are read
 * each night.
 */
const periodOf = ({ period }: RisesIntent, { company }: Scope, now: number) => {
  if (period !== null) return period;
  const days = company === null ? 90 : 365;
  return { from: now, to: now + days * day, label: `next ${days} days` };
};

const ofScope = (intent: RisesIntent, scope: Scope, narrowing: Narrowing, now: number) =>
  ({
    ...{ company: scope.company, vendor: scope.vendor, narrowing },
    period: periodOf(intent, scope, now),
    monthlyToo: intent.monthlyToo || narrowing.term === 'monthly',
  }) satisfies RenewalsOf;

type FoundRises = Readonly<{
  intent: RisesIntent;
  scope: Scope;
  of: ReturnType<typeof ofScope>;
  found: ReturnType<typeof narrowingOf>;
}>;

const shown = async (
  context: Context,
  { intent, scope, of, found }: FoundRises,
  { page, sentence: say, conversation }: Asker,
): Promise<Reply> => {
  const { answer, show, now } = context;
  const { portfolio, company, vendor } = scope;
  const rows = renewalRows(portfolio, of, now());
  const { prices, pricesAsOf, pricesComing } = await pricesForPerson(
    context,
    rows.renewing.map(({ subscription }) => subscription),
  );
  const rises = risesIn(pricesAhead(rows.renewing, prices));
  const { label: period } = of.period;
  const card =
    intent.as === 'letter' && company !== null
      ? riseLetterCard({ company, period, rises }, show())
      : priceRisesCard(
          {
            ...{ company, vendor, period, unknownPeriod: intent.unknownPeriod, rows, rises },
            ...{ narrowed: { ...allOfIt, heeded: found.heeded }, pricesAsOf, pricesComing },
            unknownVendors:
              vendor === null && found.narrowing.vendor === null ? 0 : unknownVendors(portfolio),
            companies: portfolio.companies,
            ...{ csv: hasFiles(context, conversation), page, say, asOf: portfolio.asOf },
          },
          show(),
        );
  return { answer: answer(card), unheeded: found.unheeded };
};
