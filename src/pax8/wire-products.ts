import { z } from 'zod';
import type {
  CommitmentTerm,
  ProductDependencies,
  ProductDependency,
  ProductDetails,
  ProvisioningDetail,
} from '../core/marketplace/products.ts';
import type { PricePlan, Product } from '../core/marketplace/records.ts';
import { commitmentName } from '../core/marketplace/term-names.ts';
import { amount, flag, type Reader, readEach, readerOf, required, text } from './wire-values.ts';

const product = z.object({
  id: required,
  name: required,
  vendorName: text,
  sku: text,
  requiresCommitment: flag,
});

const rate = z
  .object({
    partnerBuyRate: amount,
    suggestedRetailPrice: amount,
    startQuantityRange: amount,
    endQuantityRange: amount,
    chargeType: text,
  })
  .transform(({ startQuantityRange, endQuantityRange, ...rest }) => ({
    ...rest,
    fromQuantity: startQuantityRange,
    toQuantity: endQuantityRange,
  }));
const pricePlan = z
  .object({
    billingTerm: required,
    commitmentTerm: text,
    commitmentTermInMonths: amount,
    type: text,
    unitOfMeasurement: text,
    rates: z.array(rate).catch([]),
  })
  .transform(
    ({ commitmentTermInMonths, ...plan }): PricePlan => ({
      ...plan,
      commitmentTerm: commitmentName(plan.commitmentTerm, commitmentTermInMonths),
    }),
  );

const productDetails = z.object({
  id: required,
  name: required,
  vendorName: text,
  sku: text,
  vendorSku: text,
  requiresCommitment: flag,
  shortDescription: text,
  description: text,
});

const commitmentTerm = z
  .object({
    id: required,
    term: required.transform((term) => commitmentName(term) ?? term),
    autoRenew: flag,
    renewalWindowDaysBeforeTermEnd: amount,
    renewalWindowDaysAfterTermEnd: amount,
    allowForQuantityIncrease: flag,
    allowForQuantityDecrease: flag,
    allowForEarlyCancellation: flag,
  })
  .transform(
    ({ renewalWindowDaysBeforeTermEnd, renewalWindowDaysAfterTermEnd, ...rest }): CommitmentTerm => ({
      ...rest,
      renewalWindowBefore: renewalWindowDaysBeforeTermEnd,
      renewalWindowAfter: renewalWindowDaysAfterTermEnd,
    }),
  );

const named = z.object({ id: required, name: required });
const readCommitmentTerm: Reader<CommitmentTerm> = readerOf(commitmentTerm);
/** Every product must be readable: if one were left out, the bot would refuse orders that Pax8 accepts. */
const readDependency: Reader<ProductDependency> = readerOf(
  z.object({ name: text, products: z.array(named) }),
);

const dependencies = z
  .object({ commitmentDependencies: z.unknown().optional(), productDependencies: z.unknown().optional() })
  // An answer with neither list does not prove that there are no dependencies.
  .refine((raw) => raw.commitmentDependencies !== undefined || raw.productDependencies !== undefined)
  .transform(({ commitmentDependencies, productDependencies }): ProductDependencies => {
    const commitments = readEach(commitmentDependencies, readCommitmentTerm);
    const products = readEach(productDependencies, readDependency);
    return {
      commitments: commitments.rows,
      products: products.rows,
      unreadable: commitments.unreadable + products.unreadable,
    };
  });

const kinds: Readonly<Record<string, ProvisioningDetail['kind']>> = {
  input: 'text',
  'single-value': 'single',
  'multi-value': 'multi',
};

const provisioningDetail = z
  .object({
    key: required,
    label: text,
    description: text,
    valueType: text,
    possibleValues: z.array(z.string()).catch([]),
  })
  .transform(({ valueType, possibleValues, ...rest }): ProvisioningDetail => {
    const kind = Object.hasOwn(kinds, valueType?.toLowerCase() ?? '')
      ? kinds[valueType?.toLowerCase() ?? '']
      : undefined;
    // Without values to choose from, only free text is possible.
    return kind === undefined || possibleValues.length === 0
      ? { ...rest, kind: 'text', possibleValues: [] }
      : { ...rest, kind, possibleValues: kind === 'text' ? [] : possibleValues };
  });

export const readProduct: Reader<Product> = readerOf(product);
export const readProductDetails: Reader<ProductDetails> = readerOf(productDetails);
export const readPricePlan: Reader<PricePlan> = readerOf(pricePlan);
export const readDependencies: Reader<ProductDependencies> = readerOf(dependencies);
export const readProvisioningDetail: Reader<ProvisioningDetail> = readerOf(provisioningDetail);
