import { isNewCommerce } from '../catalogue/new-commerce.ts';
import type { SimCompany, SimSubscription } from '../model.ts';
import { fixedId } from '../seed/ids.ts';
import type { Settings } from '../sim.ts';
import { vendorSubscriptionId } from '../wire.ts';
import type { World } from '../world.ts';
import { type SimSku, skuOf } from './skus.ts';

/** A company's tenant, always the same for a company. */
export const tenantIdOf = (companyId: string): string => fixedId(`tenant ${companyId}`, 1);

/** The company of a tenant, by its id or domain; undefined when there is none. */
export const companyOf = (world: World, tenantId: string): SimCompany | undefined =>
  world.companies.rows.find(
    ({ id, website }) => tenantIdOf(id) === tenantId || website === `https://${tenantId}`,
  );

/** How many of ten seats are not assigned, by the last digit of an id. */
const idle = [0, 0, 3, 0, 1, 0, 0, 2, 0, 0, 4, 0, 0, 1, 0, 0];

const assignedOf = ({ id, microsoft }: SimSubscription, seats: number): number =>
  microsoft?.assigned ?? seats - Math.floor((seats * (idle[Number.parseInt(id.slice(-1), 16)] ?? 0)) / 10);

/** The seats that Microsoft shows: an increase becomes assignable only after a while. */
const seatsAt = (subscription: SimSubscription, now: number, afterMs: number): number => {
  const shown = [subscription, ...subscription.history].find(
    ({ updatedDate }) => updatedDate === null || updatedDate + afterMs <= now,
  );
  return Math.min(subscription.quantity, shown?.quantity ?? subscription.quantity);
};

type Own = Readonly<{ subscription: SimSubscription; sku: SimSku; seats: number; status: string }>;

/** The subscriptions that Microsoft has of a company: those of New Commerce. */
const ownOf = (world: World, companyId: string, settings: Settings, now: number): Own[] =>
  world.subscriptionsOf(companyId).flatMap((subscription) => {
    const { microsoft, productId, status, endDate } = subscription;
    const product = world.products.byId.get(productId);
    if (product === undefined || !isNewCommerce(product) || microsoft?.missing === true) return [];
    const ended = status === 'Cancelled' || (endDate !== null && endDate <= now);
    return [
      {
        subscription,
        sku: {
          ...skuOf(productId),
          ...(microsoft?.appliesTo === undefined ? {} : { appliesTo: microsoft.appliesTo }),
        },
        seats: seatsAt(subscription, now, settings.assignableAfterMs),
        status: microsoft?.status ?? (ended ? 'Suspended' : 'Enabled'),
      },
    ];
  });

/** https://learn.microsoft.com/graph/api/resources/subscribedsku */
export const subscribedSkus = (
  world: World,
  { id, name }: SimCompany,
  settings: Settings,
  now: number,
): unknown[] => {
  const bySku = Map.groupBy(ownOf(world, id, settings, now), ({ sku }) => sku.skuId);
  return [...bySku.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const live = own.filter(({ status }) => status === 'Enabled');
    const tenantId = tenantIdOf(id);
    return [
      {
        accountName: name,
        accountId: tenantId,
        appliesTo: first.sku.appliesTo,
        capabilityStatus: live.length > 0 ? 'Enabled' : 'Suspended',
        consumedUnits: live.reduce(
          (sum, { subscription, seats }) => sum + assignedOf(subscription, seats),
          0,
        ),
        id: `${tenantId}_${first.sku.skuId}`,
        skuId: first.sku.skuId,
        skuPartNumber: first.sku.skuPartNumber,
        subscriptionIds: own.map(({ subscription }) => objectIdOf(subscription)),
        prepaidUnits: {
          enabled: live.reduce((sum, { seats }) => sum + seats, 0),
          suspended: own.reduce((sum, { status, seats }) => sum + (status === 'Suspended' ? seats : 0), 0),
          warning: 0,
          lockedOut: 0,
        },
        servicePlans: [],
      },
    ];
  });
};

const objectIdOf = ({ id }: SimSubscription): string => fixedId(`company subscription ${id}`, 1);
const timeOf = (moment: number): string => new Date(moment).toISOString().replace('.000Z', 'Z');

/** https://learn.microsoft.com/graph/api/resources/companysubscription */
export const companySubscriptions = (
  world: World,
  { id }: SimCompany,
  settings: Settings,
  now: number,
): unknown[] =>
  ownOf(world, id, settings, now).map(({ subscription, sku, seats, status }) => {
    const endsAt = subscription.microsoft?.endsAt ?? subscription.commitment?.endDate ?? subscription.endDate;
    return {
      id: objectIdOf(subscription),
      commerceSubscriptionId: vendorSubscriptionId(subscription.id),
      createdDateTime: timeOf(subscription.createdDate),
      isTrial: subscription.status === 'Trial',
      nextLifecycleDateTime: endsAt === null || endsAt === undefined ? null : timeOf(endsAt),
      ownerId: null,
      ownerTenantId: null,
      ownerType: null,
      skuId: sku.skuId,
      skuPartNumber: sku.skuPartNumber,
      status,
      totalLicenses: seats,
      serviceStatus: [],
    };
  });
