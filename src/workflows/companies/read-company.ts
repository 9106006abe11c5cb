import type { CompanyDetails } from '../../core/marketplace/company-details.ts';
import type { Contact } from '../../core/marketplace/contacts.ts';
import type { Rows } from '../../core/marketplace/records.ts';
import { type CompanyTotals, totalsOf } from '../../core/portfolio/company-totals.ts';
import { standingsIn } from '../../core/portfolio/portfolio.ts';
import type { Instant } from '../../core/words/instant.ts';
import { messageOf } from '../../errors.ts';
import type { Context } from '../context.ts';

/** A company as Pax8 has it at this moment, with what is held of it; `contacts` null: they could not be read. */
export type CompanyRead = Readonly<{
  company: CompanyDetails;
  contacts: Rows<Contact> | null;
  totals: CompanyTotals;
  /** When the next of its subscriptions renews; null: none is known to. */
  nextRenewal: Instant | null;
  /** How old the figures of its subscriptions are; null: none were read yet. */
  asOf: Instant | null;
}>;

/** Reads a company and its contacts at once; null: Pax8 has no such company. Throws what Pax8 threw. */
export const readCompany = async (
  { marketplace, portfolio, log, now }: Pick<Context, 'marketplace' | 'portfolio' | 'log' | 'now'>,
  id: string,
): Promise<CompanyRead | null> => {
  const [company, contacts] = await Promise.all([
    marketplace.companyDetails(id, 'person'),
    marketplace.contacts(id, 'person').catch((thrown: unknown) => {
      log.warn({ company: id, reason: messageOf(thrown) }, 'the contacts of a company could not be read');
      return null;
    }),
  ]);
  if (company === null) return null;
  const held = portfolio.current();
  const renewals =
    held === null
      ? []
      : standingsIn(held, { id })
          .flatMap(({ end }) => (end.kind === 'renews' || end.kind === 'renews-monthly' ? [end.at] : []))
          .filter((at) => at >= now());
  return {
    company,
    contacts,
    totals: held?.totals.get(id) ?? totalsOf([]),
    nextRenewal: renewals.length === 0 ? null : Math.min(...renewals),
    asOf: held?.asOf ?? null,
  };
};
