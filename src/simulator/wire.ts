import type { Quirk, SimCompany, SimProduct, SimSubscription } from './model.ts';

const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
const timeOf = (moment: number): string => new Date(moment).toISOString();

/** Some of Pax8's examples write times with a zone but no colon: `2023-08-11T11:33:12.314-0600`. */
const zonedTimeOf = (moment: number): string =>
  new Date(moment - 6 * 60 * 60 * 1000).toISOString().replace('Z', '-0600');

export const wireCompany = (company: SimCompany): unknown => ({
  ...company,
  updatedDate: zonedTimeOf(company.updatedDate),
});

export const wireProduct = ({
  id,
  name,
  vendorName,
  shortDescription,
  sku,
  vendorSku,
  requiresCommitment,
}: SimProduct): unknown => ({ id, name, vendorName, shortDescription, sku, vendorSku, requiresCommitment });

export const wireProductDetail = (product: SimProduct): unknown => ({
  ...(wireProduct(product) as object),
  description: `${product.shortDescription}. Sold per seat${product.requiresCommitment ? ', with a commitment' : ''}.`,
});

const common = (subscription: SimSubscription) => ({
  id: subscription.id,
  companyId: subscription.companyId,
  productId: subscription.productId,
  vendorSubscriptionId: vendorSubscriptionId(subscription.id),
  quantity: subscription.quirk.countless ? null : subscription.quantity,
  startDate: timeOf(subscription.startDate),
  billingStart: dayOf(subscription.billingStart),
  status: subscription.status,
  price: subscription.price,
  currencyCode: subscription.currencyCode,
  partnerCost: subscription.partnerCost,
  billingTerm: subscription.billingTerm,
  ...(subscription.parentSubscriptionId === undefined
    ? {}
    : { parentSubscriptionId: subscription.parentSubscriptionId }),
});

/** A single read by id: with the full commitment, the vendor's SKU, the name and times of day. */
export const wireSubscription = (subscription: SimSubscription): unknown => ({
  ...common(subscription),
  vendorSkuId: subscription.vendorSkuId,
  productName: subscription.productName,
  createdDate: timeOf(subscription.createdDate),
  ...ends(subscription, timeOf),
  ...updated(subscription, timeOf),
  ...commitmentIn(subscription, asObject(subscription.quirk.commitmentKey), timeOf),
  ...subscription.shows,
});

/** A row of the list: without the vendor's SKU, with only the day of creation, and with the row's quirk. */
export const wireListRow = (subscription: SimSubscription, withoutCommitment: boolean): unknown => {
  const { commitmentKey, dayOnly, nameless, listLacksCommitment } = subscription.quirk;
  const format = dayOnly ? dayOf : timeOf;
  return {
    ...common(subscription),
    productName: nameless ? null : subscription.productName,
    createdDate: dayOf(subscription.createdDate),
    ...ends(subscription, format),
    ...updated(subscription, timeOf),
    ...(withoutCommitment || listLacksCommitment ? {} : commitmentIn(subscription, commitmentKey, format)),
    ...subscription.shows,
  };
};

/** A record of the history, exactly as in the document's example, zone without a colon included. */
export const wireHistory = (record: SimSubscription): unknown => ({
  ...common(record),
  productName: record.productName,
  createdDate: zonedTimeOf(record.createdDate),
  ...ends(record, timeOf),
  ...updated(record, zonedTimeOf),
  ...record.shows,
});

type Format = (moment: number) => string;

const ends = ({ endDate }: SimSubscription, format: Format) =>
  endDate === null ? {} : { endDate: format(endDate) };

const updated = ({ updatedDate }: SimSubscription, format: Format) =>
  updatedDate === null ? {} : { updatedDate: format(updatedDate) };

const asObject = (key: Quirk['commitmentKey']) => (key === 'commitmentTerm' ? key : 'commitment');

const commitmentIn = ({ commitment }: SimSubscription, key: Quirk['commitmentKey'], format: Format) => {
  if (commitment === null) return {};
  const endDate = format(commitment.endDate);
  return key === 'commitment' || key === 'commitmentTerm'
    ? { [key]: { ...commitment, endDate } }
    : { [key]: endDate };
};

/** Another valid id, always the same for a subscription: Microsoft's own. */
export const vendorSubscriptionId = (id: string): string =>
  `${id.slice(28)}${id.slice(8, 28)}${id.slice(0, 8)}`;
