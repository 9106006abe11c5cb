import { matchHeld } from '../../core/finding/held-products.ts';
import { type FoundNarrowing, narrowingOf } from '../../core/finding/narrowing.ts';
import { isRunning } from '../../core/marketplace/running.ts';
import { shortName } from '../../core/names/product-names.ts';
import type { Narrowing } from '../../core/portfolio/narrow.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import { type CareAsked, narrowRenewals } from '../../core/renewals/narrow-renewals.ts';
import type { Renewal } from '../../core/renewals/renewal.ts';
import { careOf } from '../../core/renewals/renewal-csv.ts';
import {
  listedRows,
  type RenewalRows,
  type RenewalsOf,
  renewalRows,
  risersFirst,
  unknownVendors,
} from '../../core/renewals/renewal-rows.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { day } from '../../core/words/durations.ts';
import type { Person } from '../../core/words/people.ts';
import { pageOf } from '../../views/kit/buttons.ts';
import { noProductCard } from '../../views/kit/choose.ts';
import { notReadyCard } from '../../views/kit/replies.ts';
import { renewalsCard } from '../../views/renewals/renewals.ts';
import { keptPrices, type TodaysPrices, todaysPrices } from '../../workflows/catalogue/todays-prices.ts';
import type { Context } from '../../workflows/context.ts';
import { ownersOf } from '../../workflows/renewals/company-owners.ts';
import { unlessAway } from '../../workflows/unless-away.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { fileReply, hasFiles } from '../asking/file-reply.ts';
import { withVendors } from '../asking/with-vendors.ts';
import { type Who, whoIsMeant } from '../people/who.ts';
import { type Scope, scopeOf } from './renewals-scope.ts';

type RenewalsIntent = Extract<Intent, { kind: 'renewals' }>;

const applied = [
  'product',
  'vendor',
  'amount',
  'seats',
  'top',
  'by',
  'except',
  'term',
  'status',
  'who',
] as const;

export const renewals = command({
  name: 'renewals',
  kind: 'renewals',
  usage: 'renewals [company or vendor] [period]',
  summary: 'Commitments that renew or end, by date; renewals csv exports them',
  examples: [
    'renewals next 30 days',
    'renewals Contoso',
    'what renews in December?',
    'renewals without date',
  ],
  role: 'viewer',
  reads: true,
  filters: applied,
  run: async (context, given, before) => {
    const held = context.portfolio.current();
    if (held === null) return { answer: context.answer(notReadyCard(context.portfolio.trouble())) };
    const named = await orCompany(context, { intent: given, asker: before });
    const { intent, asker } = ofVendor(named.intent, named.asker);
    const portfolio =
      asker.filters.vendor === before.filters.vendor ? held : await withVendors(context, held);
    const scope = await scopeOf(context, portfolio, intent);
    if ('answer' in scope) return scope;
    const notHeld = productNotHeld(context, scope, asker);
    if (notHeld !== null) return { answer: notHeld };
    return intent.as === 'csv'
      ? exported(context, intent, scope, asker)
      : listed(context, intent, scope, asker);
  },
});

/** With both a company and a vendor, the vendor narrows the company's list. */
const ofVendor = (intent: RenewalsIntent, asker: Asker) =>
  intent.company === null || intent.vendor === null
    ? { intent, asker }
    : {
        intent: { ...intent, vendor: null },
        asker: { ...asker, filters: { ...asker.filters, vendor: intent.vendor } },
      };

type Asked = Readonly<{ intent: RenewalsIntent; asker: Asker }>;

/** "renewals of Zorro": a name without @ is a company's when nobody who looks after one is called so. */
const orCompany = async (context: Context, { intent, asker }: Asked): Promise<Asked> => {
  const { who, ...filters } = asker.filters;
  if (who === undefined || who === 'me' || intent.company !== null) return { intent, asker };
  const { tenantId } = asker.person;
  // While the store is away nobody knows who is called so.
  const known = await unlessAway(
    Promise.all([context.memory.renewals.open(tenantId), ownersOf(context, tenantId)]),
    null,
  );
  if (known === null) return { intent, asker };
  const [open, owners] = known;
  const meant = whoIsMeant(who, asker, [...open.flatMap(({ owner }) => owner ?? []), ...owners.values()]);
  return meant.kind === 'unknown'
    ? { intent: { ...intent, company: who }, asker: { ...asker, filters } }
    : { intent, asker };
};

/** Without a period, a company's list reaches as far as Microsoft's longest term, plus a month. */
const periodOf = ({ period, unknownPeriod, company }: RenewalsIntent, now: number) => {
  if (period !== null) return period;
  return company !== null && unknownPeriod === null
    ? { from: now, to: now + 37 * 31 * day, label: 'next 3 years' }
    : { from: now, to: now + 30 * day, label: 'next 30 days' };
};

/** Says which running products the company has when none is the named one; null otherwise. */
const productNotHeld = (
  { answer, show, now }: Context,
  { portfolio, company }: Scope,
  { filters: { product } }: Asker,
) => {
  if (company === null || product === undefined) return null;
  if (matchHeld(portfolio, company, product).kind !== 'none') return null;
  const running = (portfolio.byCompany.get(company.id) ?? []).filter((each) => isRunning(each, now()));
  const choices = running.map((subscription) => ({
    subscription,
    say: `renewals ${company.name} ${shortName(subscription.productName ?? '')}`,
  }));
  return answer(noProductCard({ company, text: product, choices, asOf: portfolio.asOf }, show()));
};

/** What a question about renewals narrows them to. */
type FoundWithCare = FoundNarrowing & Readonly<{ care: CareAsked }>;

/** Finds the names of the filters; an owner is someone who owns a renewal, or whoever asks. */
const askedIn = (
  portfolio: Portfolio,
  asker: Asker,
  open: readonly Renewal[],
  ofCompanies: ReadonlyMap<string, Person>,
): FoundWithCare => {
  const { heeded, unheeded, narrowing } = narrowingOf(portfolio, asker.filters, applied);
  const { who, ...rest } = heeded;
  const status = heeded.status === 'unassigned' || heeded.status === 'undecided' ? heeded.status : null;
  if (who === undefined) return { narrowing, heeded, unheeded, care: { status, ownerId: null } };
  const owners = [...open.flatMap(({ owner }) => owner ?? []), ...ofCompanies.values()];
  const meant: Who = who === 'me' ? { kind: 'one', person: asker.person } : whoIsMeant(who, asker, owners);
  return meant.kind === 'one'
    ? { narrowing, heeded, unheeded, care: { status, ownerId: meant.person.objectId } }
    : { narrowing, heeded: rest, unheeded: { ...unheeded, who }, care: { status, ownerId: null } };
};

const ofScope = (
  { company, vendor }: Scope,
  intent: RenewalsIntent,
  narrowing: Narrowing,
  now: number,
): RenewalsOf => ({
  company,
  vendor,
  period: periodOf(intent, now),
  monthlyToo:
    intent.monthlyToo || narrowing.term === 'monthly' || (company !== null && narrowing.products !== null),
  narrowing,
});

/** With a long list, the prices of the soonest are compared. */
const mostCompared = 300;

/** What costs more at today's prices comes first, unless another order was asked for. */
const risersOf = async (
  context: Context,
  rows: RenewalRows,
  { largest, top }: Narrowing,
  undated: boolean,
): Promise<Readonly<{ rows: RenewalRows; prices: TodaysPrices['prices'] }>> => {
  if (undated || largest || top !== null) return { rows, prices: new Map() };
  const compared = rows.renewing.slice(0, mostCompared).map(({ subscription }) => subscription);
  const { prices } = await keptPrices(context, compared);
  return { rows: { ...rows, renewing: risersFirst(rows.renewing, prices) }, prices };
};

const nobodys: ReadonlyMap<string, Person> = new Map();

/** Decisions and company owners. While the store is away these are unknown, and the answer says so. */
const keptOf = async (context: Context, tenantId: string) => ({
  open: await unlessAway(context.memory.renewals.open(tenantId), []),
  owners: await unlessAway(ownersOf(context, tenantId), nobodys),
});

const listed = async (
  context: Context,
  intent: RenewalsIntent,
  scope: Scope,
  asker: Asker,
): Promise<Reply> => {
  const { answer, show } = context;
  const { page, sentence, person, conversation } = asker;
  const { portfolio, company, vendor, alsoVendor } = scope;
  const { unknownPeriod, undated } = intent;
  const now = context.now();
  const { open, owners } = await keptOf(context, person.tenantId);
  const care = careOf(open, owners);
  const { narrowing, heeded, unheeded, care: asked } = askedIn(portfolio, asker, open, owners);
  const all = renewalRows(portfolio, ofScope(scope, intent, narrowing, now), now);
  const { rows: narrowed, left } = narrowRenewals(all, undated, narrowing, asked, care);
  const { rows, prices } = await risersOf(context, narrowed, narrowing, undated);
  const shown = pageOf(listedRows(rows, undated), page, sentence).rows;
  const { pricesAsOf, pricesComing, ...ofPage } = await todaysPrices(
    context,
    shown.filter(({ list }) => list === 'renewing').map(({ row }) => row.subscription),
  );
  return {
    unheeded,
    answer: answer(
      renewalsCard(
        {
          company,
          vendor,
          period: periodOf(intent, now).label,
          unknownPeriod,
          undated,
          rows,
          narrowed: { heeded, left },
          care,
          prices: new Map([...prices, ...ofPage.prices]),
          pricesAsOf,
          pricesComing,
          unknownVendors: vendor === null && narrowing.vendor === null ? 0 : unknownVendors(portfolio),
          alsoVendor,
          csv: hasFiles(context, conversation),
          page,
          say: sentence,
          asOf: portfolio.asOf,
        },
        show(),
      ),
    ),
  };
};

const exported = async (
  context: Context,
  intent: RenewalsIntent,
  scope: Scope,
  asker: Asker,
): Promise<Reply> => {
  const { open, owners } = await keptOf(context, asker.person.tenantId);
  const { narrowing, unheeded, care } = askedIn(scope.portfolio, asker, open, owners);
  const { company, ...of } = ofScope(scope, intent, narrowing, context.now());
  const { from, to } = of.period;
  const { undated } = intent;
  const order = { ...of, period: { from, to }, companyId: company?.id ?? null, undated, care };
  return { ...(await fileReply(context, asker, 'renewals', order)), unheeded };
};
