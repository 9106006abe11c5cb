import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inputsOfCompany } from '../../src/core/companies/company-form.ts';
import { inputsOfContact } from '../../src/core/companies/contact-form.ts';
import { offersOf } from '../../src/core/ordering/price-offers.ts';
import type { Answer } from '../../src/core/words/chat.ts';
import { companyCard } from '../../src/views/companies/company.ts';
import { companyFormCard } from '../../src/views/companies/company-form.ts';
import { contactFormCard } from '../../src/views/companies/contact-form.ts';
import { contactsCard, removeContactCard } from '../../src/views/companies/contacts.ts';
import { problemsOf } from '../../src/views/kit/check-card.ts';
import { priceCard } from '../../src/views/ordering/price.ts';
import { productCard } from '../../src/views/ordering/product.ts';
import { chooseProductCard, noSuchProductCard, productsCard } from '../../src/views/ordering/products.ts';
import { contoso, megan } from './companies/company-cases.ts';
import { anyText, watchedAnswer } from './hostile-text.ts';
import { plan, premium } from './ordering/product-cases.ts';
import { company, now, show } from './samples.ts';

/** The catalogue, companies and contacts with whatever may stand in their data. */
const { answer, failures } = watchedAnswer();
const many = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

const everyCard = (text: string): Answer[] => {
  const place = {
    street: text,
    street2: text,
    city: text,
    stateOrProvince: text,
    postalCode: text,
    country: text,
  };
  const one = {
    ...contoso,
    name: text,
    status: text,
    externalId: text,
    address: place,
    phone: text,
    website: text,
  };
  const contact = (i: number) => ({
    ...megan,
    id: `c${i}`,
    firstName: text,
    lastName: text,
    email: text,
    phone: text,
    roles: [{ type: text, primary: true }],
  });
  const product = { ...premium, name: text, vendorName: text, sku: text };
  const plans = many(20, () =>
    plan({ billingTerm: text, commitmentTerm: text, type: text, unitOfMeasurement: text }),
  );
  const done = [{ text, tone: 'warning' as const }];
  const form = { formId: 'f', basedOn: 'b', problems: many(12, () => text) };
  const inputs = inputsOfCompany(one);
  const typed = inputsOfContact(contact(0));
  return [
    answer(
      companyCard(
        {
          company: one,
          contacts: { rows: [contact(0)], unreadable: 1 },
          totals: {
            subscriptions: 1,
            seats: 1,
            otherSeats: 0,
            unknownSeats: 0,
            unknownPrices: 0,
            monthly: [{ amount: '1.00', currency: text }],
          },
          nextRenewal: now,
          asOf: now,
          done,
        },
        show,
      ),
    ),
    answer(companyFormCard({ company: null, inputs, contact: typed, ...form })),
    answer(companyFormCard({ company: one, inputs, contact: null, ...form })),
    answer(
      contactsCard({
        company: one,
        contacts: many(24, contact),
        unreadable: 1,
        page: 0,
        say: `contacts ${text}`,
        done,
      }),
    ),
    answer(contactFormCard({ company: one, contactId: 'c1', inputs: typed, ...form })),
    answer(removeContactCard({ company: one, contact: contact(1), contacts: many(3, contact), formId: 'f' })),
    answer(
      productsCard(
        {
          rows: many(30, () => product),
          total: 400,
          text,
          vendor: text,
          page: 10,
          say: text,
          unreadable: 1,
          asOf: 0,
        },
        show,
      ),
    ),
    answer(
      productCard({
        details: { ...product, vendorSku: text, shortDescription: text, description: text },
        pricing: { rows: plans, unreadable: 1 },
        dependencies: {
          commitments: many(12, () => ({
            id: text,
            term: text,
            autoRenew: true,
            renewalWindowBefore: 7,
            renewalWindowAfter: 7,
            allowForQuantityIncrease: true,
            allowForQuantityDecrease: true,
            allowForEarlyCancellation: true,
            cancellationFeeApplied: null,
          })),
          products: many(5, () => ({ name: text, products: many(20, () => product) })),
          unreadable: 0,
        },
        provisioning: {
          rows: many(20, () => ({
            key: text,
            label: text,
            description: text,
            kind: 'multi' as const,
            possibleValues: many(9, () => text),
          })),
          unreadable: 0,
        },
      }),
    ),
    answer(
      priceCard({
        product,
        company: company(text),
        seats: 25,
        offers: offersOf(plans, 25),
        currencies: many(6, () => text),
        unreadable: 1,
      }),
    ),
    answer(
      chooseProductCard({ text, choices: many(8, () => ({ product, say: `product ${text}` })), total: 20 }),
    ),
    answer(noSuchProductCard({ text })),
  ];
};

const nodesOf = (value: unknown): Record<string, unknown>[] => {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(nodesOf)];
};

describe('whatever stands in the data', () => {
  test('every card is one that Teams takes, small enough, and says nothing in another’s name', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { card } of everyCard(text)) {
          expect(failures).toEqual([]);
          expect(problemsOf(card)).toEqual([]);
          const bare = nodesOf(card)
            .filter(({ type }) => type === 'TextBlock')
            .map(({ text: shown }) => String(shown).replace(/\\[^a-z0-9\s]/gi, ''));
          expect(bare.filter((each) => /[[\]<>`|#~]|\$\{/.test(each))).toEqual([]);
          expect(JSON.stringify(card)).not.toMatch(/<\s*\/?\s*at\b/i);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('a button that comes back carries ids, or a sentence and a page, and nothing else', () => {
    const keys = everyCard('Contoso')
      .flatMap(({ card }) => nodesOf(card))
      .filter(({ type }) => type === 'Action.Execute')
      .flatMap(({ data }) => Object.keys(data as object));
    expect([...new Set(keys)].sort()).toEqual(['basedOn', 'contact', 'form', 'id', 'page', 'say']);
  });
});
