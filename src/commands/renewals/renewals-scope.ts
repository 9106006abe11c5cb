import { resolveCompany } from '../../core/finding/resolve.ts';
import type { Company } from '../../core/marketplace/records.ts';
import { type ResolvedVendor, resolveVendor } from '../../core/names/vendors.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { noVendorCard } from '../../views/renewals/renewals-none.ts';
import type { Context } from '../../workflows/context.ts';
import type { Reply } from '../asking/command.ts';
import { unresolvedCompany } from '../asking/look-up.ts';
import { withVendors } from '../asking/with-vendors.ts';

/** Whose renewals are meant, and the portfolio in which that was found. */
export type Scope = Readonly<{
  portfolio: Portfolio;
  company: Company | null;
  vendor: string | null;
  /** A vendor the company's name may mean too. */
  alsoVendor: string | null;
}>;

type RenewalsIntent = Extract<Intent, { kind: 'renewals' }>;

/** A company, a vendor or neither; or a question when the name fits several or none. Companies come first. */
export const scopeOf = (context: Context, held: Portfolio, intent: RenewalsIntent): Promise<Scope | Reply> =>
  scopeNamed(context, held, intent, (name) => sentence(name, intent));

/** The same for any list; `say` is its sentence with another name. */
export const scopeNamed = async (
  context: Context,
  held: Portfolio,
  intent: Pick<RenewalsIntent, 'company' | 'vendor'>,
  say: (name: string) => string,
): Promise<Scope | Reply> => {
  const text = intent.vendor ?? intent.company;
  if (text === null) return { portfolio: held, company: null, vendor: null, alsoVendor: null };
  const found = intent.vendor === null ? resolveCompany(held, text) : null;
  if (found?.kind === 'one' && found.exact) return ofCompany(held, found.company, resolveVendor(held, text));
  const portfolio = await withVendors(context, held);
  const vendor = resolveVendor(portfolio, text);
  if (found?.kind === 'one' && !(vendor.kind === 'one' && vendor.exact))
    return ofCompany(portfolio, found.company, vendor);
  const sure = vendor.kind === 'one' && (vendor.exact || found === null || found.kind === 'no-company');
  if (sure) return { portfolio, company: null, vendor: vendor.vendor, alsoVendor: null };
  if (found === null || found.kind === 'one') return noVendor(context, text, vendor, say);
  return { answer: unresolvedCompany(context, portfolio, found, say) };
};

const ofCompany = (portfolio: Portfolio, company: Company, vendor: ResolvedVendor): Scope => ({
  portfolio,
  company,
  vendor: null,
  alsoVendor: vendor.kind === 'one' && vendor.exact ? vendor.vendor : null,
});

const noVendor = (
  { answer }: Context,
  text: string,
  found: ResolvedVendor,
  say: (name: string) => string,
): Reply => {
  const names = found.kind === 'several' ? found.vendors : [];
  const suggestions = names.slice(0, 3).map((name) => ({ title: name, say: say(`vendor ${name}`) }));
  return { answer: answer(noVendorCard({ text, several: found.kind === 'several', suggestions })) };
};

const sentence = (name: string, { period, undated, monthlyToo, as }: RenewalsIntent): string =>
  [
    `renewals ${name}`,
    period?.label ?? '',
    undated ? 'without date' : '',
    monthlyToo ? 'monthly' : '',
    as === 'csv' ? 'csv' : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
