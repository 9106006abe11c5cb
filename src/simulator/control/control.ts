import { z } from 'zod';
import { day } from '../clock.ts';
import type { FaultRule } from '../http/faults.ts';
import type { LoggedRequest, LoggedWrite } from '../http/request-log.ts';
import type { SimProduct, SimSubscription, SimWebhook } from '../model.ts';
import type { Sim } from '../sim.ts';

/** A time in milliseconds or as ISO text. */
const moment = z.union([z.number(), z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))]);

export const settingsPatch = z
  .strictObject({
    clientId: z.string(),
    clientSecret: z.string(),
    tokenSeconds: z.number().positive(),
    callsPerMinute: z.int().positive(),
    sendRetryAfter: z.boolean(),
    latencyMs: z.number().nonnegative(),
    listLatencyMs: z.number().nonnegative(),
    provisioningReads: z.int().nonnegative(),
    orderedAs: z.enum(['Active', 'PendingManual', 'WaitingForDetails', 'Cancelled']),
    listWithoutCommitment: z.boolean(),
    seatsMoveStart: z.boolean(),
    webhookRetryMs: z.int().nonnegative(),
    renewalMs: z
      .int()
      .min(0)
      .max(2 * day),
    assignableAfterMs: z.int().nonnegative(),
    tenantsClosed: z.array(z.string()),
    tenantsWithoutApp: z.array(z.string()),
    listsTenantSubscriptions: z.boolean(),
  })
  .partial();

export const subscriptionPatch = z
  .strictObject({
    companyId: z.string(),
    productId: z.string(),
    productName: z.string(),
    quantity: z.number(),
    status: z.string(),
    startDate: moment,
    endDate: moment.nullable(),
    createdDate: moment,
    updatedDate: moment.nullable(),
    billingStart: moment,
    price: z.number(),
    partnerCost: z.number(),
    currencyCode: z.string(),
    billingTerm: z.string(),
    commitment: z.strictObject({ id: z.string(), term: z.string(), endDate: moment }).nullable(),
    termStart: moment,
    parentSubscriptionId: z.string(),
    atTermEnd: z.enum(['service-term', 'service-term-successor', 'successor', 'monthly', 'convert', 'end']),
    additions: z.array(z.strictObject({ at: moment, seats: z.int().positive() })),
    microsoft: z
      .strictObject({
        assigned: z.int().nonnegative(),
        endsAt: moment,
        status: z.string(),
        appliesTo: z.enum(['User', 'Company']),
        missing: z.boolean(),
      })
      .partial(),
    quirk: z.strictObject({
      commitmentKey: z.enum(['commitment', 'commitmentTerm', 'commitmentTermEndDate', 'commitmentEndDate']),
      dayOnly: z.boolean(),
      nameless: z.boolean(),
      listLacksCommitment: z.boolean(),
      countless: z.boolean(),
    }),
  })
  .partial();

/** Something that happened at Pax8, for the webhooks that want it. */
export const simEvent = z.strictObject({
  topic: z.string(),
  action: z.string(),
  data: z.record(z.string(), z.unknown()).default({}),
});

type SettingsPatch = z.input<typeof settingsPatch>;
type ProductPatch = Partial<Pick<SimProduct, 'name' | 'vendorName' | 'requiresCommitment' | 'shows'>>;
type SubscriptionPatch = z.input<typeof subscriptionPatch>;

/** How tests and demos control the simulator; over HTTP, the same is below `/_sim/`. */
export type Control = Readonly<{
  now(): number;
  setNow(now: number): void;
  /** Lets time pass: terms end and renew, trials expire, windows close. */
  advance(by: { days?: number; ms?: number }): void;
  faults(rules: readonly FaultRule[]): void;
  requests(): readonly LoggedRequest[];
  clearRequests(): void;
  /** What calls have changed since the start, whatever their callers were answered. */
  writes(): readonly LoggedWrite[];
  /** Looks at a subscription without counting as a read. Throws when there is none. */
  subscription(id: string): Readonly<SimSubscription>;
  /** Changes raw fields, as if done elsewhere: checks no rule and writes no history. */
  patch(id: string, fields: SubscriptionPatch): void;
  /** Changes what Pax8 knows of a product. */
  patchProduct(id: string, fields: ProductPatch): void;
  set(settings: SettingsPatch): void;
  /** Makes something happen that webhooks hear of. */
  happen(event: z.input<typeof simEvent>): void;
  /** The webhooks as they are, with their deliveries. */
  webhooks(): readonly Readonly<SimWebhook>[];
  state(): Readonly<{
    now: number;
    companies: number;
    products: number;
    subscriptions: number;
    requests: number;
  }>;
  /** Resets data, clock, settings, faults and request log; all tokens become invalid. */
  reset(): void;
}>;

export const controlOf = (sim: Sim, reset: () => void): Control => {
  const find = (id: string): SimSubscription => {
    sim.world.passTime(sim.clock.now(), sim.settings.renewalMs);
    const subscription = sim.world.subscriptions.byId.get(id);
    if (subscription === undefined) throw new Error(`The simulator has no subscription ${id}`);
    return subscription;
  };
  return {
    now: sim.clock.now,
    setNow: sim.clock.set,
    advance: ({ days = 0, ms = 0 }) => sim.clock.advance(days * day + ms),
    faults: sim.faults.set,
    requests: sim.log.all,
    clearRequests: sim.log.clear,
    writes: sim.log.writes,
    subscription: (id) => structuredClone(find(id)),
    patch: (id, fields) => {
      sim.world.overwrite(find(id), given(subscriptionPatch.parse(fields)));
    },
    patchProduct: (id, fields) => {
      const product = sim.world.products.byId.get(id);
      if (product === undefined) throw new Error(`The simulator has no product ${id}`);
      Object.assign(product, fields);
      sim.world.touch();
    },
    set: (settings) => {
      Object.assign(sim.settings, given(settingsPatch.parse(settings)));
    },
    happen: (event) => {
      sim.world.happened.push(simEvent.parse(event));
      sim.deliveries.sendWhatHappened();
    },
    webhooks: () => structuredClone(sim.world.webhooks),
    state: () => ({
      now: sim.clock.now(),
      companies: sim.world.companies.rows.length,
      products: sim.world.products.rows.length,
      subscriptions: sim.world.subscriptions.rows.length,
      requests: sim.log.all().length,
    }),
    reset,
  };
};

const given = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
