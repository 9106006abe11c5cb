import { resolveCompany } from '../../core/finding/resolve.ts';
import type { Company } from '../../core/marketplace/records.ts';
import { type ResolvedVendor, resolveVendor } from '../../core/names/vendors.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import { unknownVendors } from '../../core/renewals/renewal-rows.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import type { Context } from '../../workflows/context.ts';
import type { Reply } from '../asking/command.ts';
import { unresolvedCompany } from '../asking/look-up.ts';

/** Whose renewals are meant, and the portfolio in which that was found. */
export type Scope = Readonly<{
  portfolio: Portfolio;
  company: Company | null;
  vendor: string | null;
  /** A vendor whom the name of the company may have meant too. */
  alsoVendor: string | null;
}>;

type Asked = Extract<Intent, { kind: 'renewals' }>;

/** How long a person waits until the vendors of products are read (milliseconds). */
const patienceMs = 1500;

/** A company, a vendor or neither; a reply that asks where a name could be several or is none. A company goes first. */
export const scopeOf = (context: Context, held: Portfolio, intent: Asked): Promise<Scope | Reply> =>
  scopeNamed(context, held, intent, (name) => sentence(name, intent));

/** The same for any list; `say` is its sentence with another name. */
export const scopeNamed = async (
  context: Context,
  held: Portfolio,
  intent: Pick<Asked, 'company' | 'vendor'>,
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

/** The portfolio with the vendors that could be learned in the time that a person waits. */
export const withVendors = async (context: Context, held: Portfolio): Promise<Portfolio> => {
  if (unknownVendors(held) === 0) return held;
  const learned = context.portfolio.learnVendors('person');
  context.later('vendors of products', learned);
  await Promise.race([learned, new Promise<void>((done) => void setTimeout(done, patienceMs).unref())]);
  return context.portfolio.current() ?? held;
};

const noVendor = (
  { views }: Context,
  text: string,
  found: ResolvedVendor,
  say: (name: string) => string,
): Reply => {
  const names = found.kind === 'several' ? found.vendors : [];
  const suggestions = names.slice(0, 3).map((name) => ({ title: name, say: say(`vendor ${name}`) }));
  return { answer: views.noVendor({ text, several: found.kind === 'several', suggestions }) };
};

const sentence = (name: string, { period, undated, monthlyToo, as }: Asked): string =>
  [
    `renewals ${name}`,
    period?.label ?? '',
    undated ? 'without date' : '',
    monthlyToo ? 'monthly' : '',
    as === 'csv' ? 'csv' : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
