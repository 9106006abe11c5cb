import { productCode } from '../../core/finding/which-product.ts';
import type {
  CommitmentTerm,
  ProductDependencies,
  ProductDetails,
  ProvisioningDetail,
} from '../../core/marketplace/products.ts';
import type { PricePlan, Rows } from '../../core/marketplace/records.ts';
import { offersOf } from '../../core/ordering/price-offers.ts';
import { escapeText, plainText, productPlain, productText } from '../kit/escape.ts';
import { count, type Show } from '../kit/format.ts';
import { unreadableRows } from '../kit/list.ts';
import { pax8Word } from '../kit/pax8-words.ts';
import type { Plan } from '../kit/plan.ts';
import { type SheetRow, sheet } from '../kit/sheet.ts';
import { inRooms } from '../kit/size.ts';
import { msg, t, texts } from '../texts/t.ts';
import { amountsText, offerHeading, rangeOf } from './offer-words.ts';

/** Null when that part could not be read. */
export type ProductInput = Readonly<{
  details: ProductDetails;
  pricing: Rows<PricePlan> | null;
  dependencies: ProductDependencies | null;
  provisioning: Rows<ProvisioningDetail> | null;
}>;

/** How many prices and details are shown; the first that fits is taken. */
const rowsShown = [8, 6, 4, 3, 2, 1] as const;
const mostTerms = 5;

/** One product, and what an order of it needs. */
export const productCard = (input: ProductInput, show: Pick<Show, 'costs'> = {}): Plan =>
  inRooms(rowsShown, (most) => productPlan(input, most, show));

const productPlan = (
  { details, pricing, dependencies, provisioning }: ProductInput,
  most: number,
  show: Pick<Show, 'costs'>,
): Plan => {
  const { name, vendorName, sku, vendorSku, requiresCommitment } = details;
  const code = productCode(details);
  const unread = [
    ...(pricing === null ? [t`prices`] : []),
    ...(dependencies === null ? [t`commitments and required products`] : []),
    ...(provisioning === null ? [t`provisioning details`] : []),
  ];
  return sheet({
    title: productText(name, 120),
    speak: plainText(
      vendorName === null ? productPlain(name) : t`${productPlain(name)} by ${vendorName}`,
      200,
    ),
    sentence: descriptionOf(details, most < 4 ? 120 : 300),
    facts: [
      { label: t`Vendor`, value: escapeText(vendorName ?? t`unknown`, 60) },
      { label: 'SKU', value: escapeText(sku ?? t`none`, 60) },
      { label: t`Commitment`, value: commitmentText(requiresCommitment, dependencies) },
      { label: t`Needs`, value: needsText(dependencies) },
    ],
    sections: [
      ...(dependencies === null || dependencies.commitments.length === 0
        ? []
        : [
            {
              heading: t`Commitment terms`,
              rows: [
                ...dependencies.commitments.slice(0, Math.min(most, mostTerms)).map(termRow),
                ...moreRow(dependencies.commitments.length - Math.min(most, mostTerms), (more) =>
                  count(more, 'more term'),
                ),
              ],
            },
          ]),
      ...parentSections(dependencies, most),
      ...(pricing === null || pricing.rows.length === 0
        ? []
        : [
            {
              heading: t`Prices today, per seat; Pax8 gives no currency`,
              rows: priceRows(pricing.rows, most, show),
            },
          ]),
      ...(provisioning === null || provisioning.rows.length === 0
        ? []
        : [{ heading: t`The order asks for`, rows: detailRows(provisioning.rows, most) }]),
    ],
    notes: [
      ...(unread.length === 0 ? [] : [t`Could not be read just now: ${unread.join(', ')}.`]),
      ...unreadableRows(
        (pricing?.unreadable ?? 0) + (dependencies?.unreadable ?? 0) + (provisioning?.unreadable ?? 0),
      ),
    ],
    more: [
      { label: t`Name`, value: escapeText(name, 160) },
      { label: t`Vendor SKU`, value: escapeText(vendorSku ?? t`none`, 60) },
      { label: t`Id`, value: escapeText(details.id, 64) },
    ],
    asOf: t`Read from Pax8 just now`,
    suggestions: [{ title: t`Prices`, say: `price of ${code}` }],
  });
};

/** The vendor's text without HTML, cut to `length`. */
const descriptionOf = ({ shortDescription, description }: ProductDetails, length: number): string => {
  const bare = (text: string | null) =>
    (text ?? '')
      .replace(/<(?:script|style)\b[\s\S]*?<\/(?:script|style)>/gi, ' ')
      .replace(/<[^<>]*>/g, ' ')
      .replace(/&nbsp;/g, ' ')
      .replace(/&amp;/g, '&')
      .trim();
  const text = bare(description) || bare(shortDescription);
  return text === '' ? t`No description at Pax8.` : escapeText(text, length);
};

const commitmentText = (required: boolean | null, dependencies: ProductInput['dependencies']): string => {
  const terms = (dependencies?.commitments ?? []).map(({ term }) => escapeText(pax8Word(term), 12));
  const listed = terms.length === 0 ? '' : ` (${terms.slice(0, mostTerms).join(', ')})`;
  if (required === null) return terms.length === 0 ? t`unknown` : t`possible${listed}`;
  return required
    ? t`needed${listed}`
    : terms.length === 0
      ? t`not needed`
      : t`not needed, possible${listed}`;
};

const needsText = (dependencies: ProductInput['dependencies']): string => {
  if (dependencies === null) return t`could not be read`;
  const { products } = dependencies;
  if (products.length === 0) return t`no other product`;
  return products.length === 1 ? t`another product, see below` : t`other products, see below`;
};

const parentSections = (dependencies: ProductInput['dependencies'], most: number) =>
  (dependencies?.products ?? []).slice(0, 2).map(({ name, products: parents }) => {
    const shown = parents.slice(0, Math.min(most, 6)).map((parent) => productText(parent.name, 50));
    const more = parents.length - shown.length;
    return {
      heading: t`Needs one of these, held already or in the same order`,
      rows: [
        {
          name: shown.length === 0 ? t`Pax8 names none` : shown.join(', '),
          lines: [
            ...(name === null ? [] : [escapeText(name, 80)]),
            ...(more > 0 ? [t`and ${count(more, 'more product')}`] : []),
          ],
        },
      ],
    };
  });

/** What is allowed during a term, in words. Leaves out what Pax8 does not say. */
const termRow = (term: CommitmentTerm): SheetRow => ({
  name: escapeText(pax8Word(term.term), 20),
  lines: [
    [
      yes(term.autoRenew, t`renews automatically`, t`does not renew automatically`),
      yes(term.allowForQuantityIncrease, t`seats can be added`, t`seats cannot be added`),
      yes(term.allowForQuantityDecrease, t`seats can be reduced`, t`seats cannot be reduced`),
      yes(term.allowForEarlyCancellation, t`can be cancelled early`, t`cannot be cancelled early`),
      window(term.renewalWindowBefore, term.renewalWindowAfter),
    ]
      .filter((part) => part !== '')
      .join(', ') || t`rules unknown`,
  ],
});

const yes = (flag: boolean | null, is: string, isNot: string): string =>
  flag === null ? '' : flag ? is : isNot;

const window = (before: number | null, after: number | null): string => {
  const parts = [
    ...((before ?? 0) > 0 ? [t`${count(before ?? 0, 'day')} before`] : []),
    ...((after ?? 0) > 0 ? [t`${count(after ?? 0, 'day')} after`] : []),
  ];
  return parts.length === 0 ? '' : t`renewal window ${parts.join(t` and `)} the term end`;
};

const priceRows = (plans: readonly PricePlan[], most: number, show: Pick<Show, 'costs'>): SheetRow[] => {
  const offers = offersOf(plans, null);
  return [
    ...offers.slice(0, most).map((offer) => ({
      name: offer.stale ? t`${offerHeading(offer)} (listed beside a flat price)` : offerHeading(offer),
      lines:
        offer.rates.length === 0
          ? [t`price unknown`]
          : offer.rates
              .slice(0, 4)
              .map((rate) =>
                rate.forAll
                  ? t`${rangeOf(rate, offer.unit)}, for all together: ${offer.byUse ? t`on what is used` : amountsText(rate, null, show)}`
                  : t`${rangeOf(rate, offer.unit)}: ${offer.byUse ? t`on what is used` : amountsText(rate, null, show)}`,
              ),
    })),
    ...moreRow(offers.length - most, (more) => count(more, 'more way to buy it', 'more ways to buy it')),
  ];
};

/** Says what is left out. */
const moreRow = (more: number, counted: (more: number) => string): SheetRow[] =>
  more > 0 ? [{ name: t`and ${counted(more)}`, lines: [] }] : [];

const kinds: Readonly<Record<ProvisioningDetail['kind'], string>> = texts({
  text: msg`text`,
  single: msg`one of a list`,
  multi: msg`several of a list`,
});

const detailRows = (details: readonly ProvisioningDetail[], most: number): SheetRow[] => [
  ...details.slice(0, most).map(detailRow),
  ...moreRow(details.length - most, (more) => count(more, 'more detail')),
];

const detailRow = ({ label, key, description, kind, possibleValues }: ProvisioningDetail): SheetRow => ({
  name: escapeText(label ?? key, 50),
  lines: [
    [
      kinds[kind],
      ...(possibleValues.length === 0
        ? []
        : [
            possibleValues
              .slice(0, 3)
              .map((value) => escapeText(value, 30))
              .join(' / ') + (possibleValues.length > 2 ? ' / …' : ''),
          ]),
      ...(description === null || possibleValues.length > 0 ? [] : [escapeText(description, 80)]),
    ].join(' · '),
  ],
});
