import { z } from 'zod';
import type {
  CommitmentTerm,
  ProductDependencies,
  ProductDependency,
  ProductDetails,
  ProvisioningDetail,
} from '../core/marketplace/products.ts';
import type { PricePlan, PriceRate, Product } from '../core/marketplace/records.ts';
import {
  billingTermOf,
  chargeTypeOf,
  commitmentOfMonths,
  commitmentTermOf,
  planTypeOf,
} from './wire-terms.ts';
import {
  amount,
  flag,
  id,
  nameOr,
  type Reader,
  readEach,
  readerOf,
  required,
  text,
  unnamed,
  vendorSku,
} from './wire-values.ts';

const product = z
  .object({ id, name: text, vendorName: text, sku: text, vendorSku, requiresCommitment: flag })
  .transform(
    ({ vendorSku, ...row }): Product => ({
      ...row,
      name: nameOr(row.name, row.sku ?? row.id),
      ...(vendorSku === null ? {} : { vendorSku }),
    }),
  );

const rate = z
  .object({
    partnerBuyRate: amount,
    suggestedRetailPrice: amount,
    startQuantityRange: amount,
    endQuantityRange: amount,
    startQuantity: amount,
    endQuantity: amount,
    chargeType: text,
  })
  .transform((row): PriceRate => {
    const { partnerBuyRate, suggestedRetailPrice } = row;
    return {
      partnerBuyRate,
      suggestedRetailPrice,
      // Pax8's document says `startQuantityRange`, other clients also read `startQuantity`.
      fromQuantity: row.startQuantityRange ?? row.startQuantity,
      toQuantity: row.endQuantityRange ?? row.endQuantity,
      chargeType: chargeTypeOf(row.chargeType),
    };
  });
const readRate: Reader<PriceRate> = readerOf(rate);
const pricePlan = z
  .object({
    billingTerm: text,
    commitmentTerm: text,
    commitmentTermInMonths: amount,
    type: text,
    unitOfMeasurement: text,
    rates: z.unknown().optional(),
  })
  // Nothing else tells a price plan from any other object: it has no id.
  .refine(({ billingTerm, rates }) => billingTerm !== null || (rates !== undefined && rates !== null))
  .transform(
    ({ billingTerm, commitmentTerm, commitmentTermInMonths, type, rates, ...rest }): PricePlan => ({
      ...rest,
      billingTerm: billingTermOf(billingTerm) ?? unnamed,
      // The months decide: a term may be spelled in any way.
      commitmentTerm: commitmentOfMonths(commitmentTermInMonths) ?? commitmentTermOf(commitmentTerm),
      type: planTypeOf(type),
      rates: readEach(rates, readRate).rows,
    }),
  );

const productDetails = z
  .object({
    id,
    name: text,
    vendorName: text,
    sku: text,
    vendorSku,
    requiresCommitment: flag,
    shortDescription: text,
    description: text,
  })
  .transform((row): ProductDetails => ({ ...row, name: nameOr(row.name, row.sku ?? row.id) }));

const commitmentTerm = z
  .object({
    id,
    term: text,
    autoRenew: flag,
    renewalWindowDaysBeforeTermEnd: amount,
    renewalWindowDaysAfterTermEnd: amount,
    allowForQuantityIncrease: flag,
    allowForQuantityDecrease: flag,
    allowForEarlyCancellation: flag,
    cancellationFeeApplied: flag,
  })
  .transform(
    ({ term, renewalWindowDaysBeforeTermEnd, renewalWindowDaysAfterTermEnd, ...rest }): CommitmentTerm => ({
      ...rest,
      term: commitmentTermOf(term) ?? unnamed,
      renewalWindowBefore: renewalWindowDaysBeforeTermEnd,
      renewalWindowAfter: renewalWindowDaysAfterTermEnd,
    }),
  );

const named = z
  .object({ id, name: text })
  .transform((row) => ({ id: row.id, name: nameOr(row.name, row.id) }));
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
