import type { CompanyDetails } from '../../core/marketplace/company-details.ts';
import type { Contact } from '../../core/marketplace/contacts.ts';
import type { Company, Rows } from '../../core/marketplace/records.ts';
import { type CompanyTotals, totalsOf } from '../../core/portfolio/company-totals.ts';
import { standingsIn } from '../../core/portfolio/portfolio.ts';
import type { Instant } from '../../core/words/instant.ts';
import { messageOf } from '../../errors.ts';
import type { Context } from '../context.ts';

/** A company as Pax8 has it now, with what the portfolio knows. `contacts` is null when they could not be read. */
export type CompanyRead = Readonly<{
  company: CompanyDetails;
  contacts: Rows<Contact> | null;
  totals: CompanyTotals;
  /** When its next subscription renews; null when none is known to renew. */
  nextRenewal: Instant | null;
  /** When its subscriptions were read; null when not yet. */
  asOf: Instant | null;
}>;

/** A company as look-ups know it. */
const lookedUp = ({ id, name, status, externalId, address }: CompanyDetails): Company => ({
  ...{ id, name, status, externalId },
  ...{ city: address.city, country: address.country },
});

/** Reads a company and its contacts, and updates look-ups. Returns null when Pax8 has no such company; throws Pax8's errors. */
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
  portfolio.putCompany(lookedUp(company));
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
    totals: totalsOf(held === null ? [] : standingsIn(held, { id }), now()),
    nextRenewal: renewals.length === 0 ? null : Math.min(...renewals),
    asOf: held?.asOf ?? null,
  };
};
