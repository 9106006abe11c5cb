import { day } from '../../../src/simulator/clock.ts';
import type { SimCompany, SimProduct, SimSubscription } from '../../../src/simulator/model.ts';
import { catalog, type ProductKey } from '../../../src/simulator/seed/catalog.ts';
import { fixedId, randomNumbers } from '../../../src/simulator/seed/ids.ts';
import { quirkOf } from '../../../src/simulator/seed/quirks.ts';
import { type Purchase, subscribe } from '../../../src/simulator/seed/subscribe.ts';
import type { Seed } from '../../../src/simulator/world.ts';

const names =
  `Alder Dental|Birch Legal|Cobalt Freight|Dune Architects|Ember Bakery|Fjord Seafoods|Garnet Hotels|Harrow Estates|
Ivory Optics|Juniper Clinic|Kestrel Motors|Lumen Energy|Mosaic Tiles|Nimbus Travel|Osprey Insurance|Pewter Machining|
Quill Publishing|Rowan Schools|Slate Roofing|Tundra Outdoor|Umber Paints|Vellum Press|Willow Pharmacy|Xylo Instruments|
Yarrow Gardens|Zephyr Sails|Anvil Tools|Brine Chemicals|Cirrus Aviation|Drift Marine`
    .split(/\|\s*/)
    .map((name) => name.trim());

/** Those in the euro area, billed in euros. */
const inEuros = new Set(['Fjord Seafoods', 'Pewter Machining', 'Vellum Press']);

type Extra = Pick<Purchase, 'renewals' | 'cancelled' | 'status' | 'added'> &
  Readonly<{ assigned?: number; shown?: Partial<SimSubscription> }>;
type Row = readonly [
  company: string,
  product: ProductKey,
  seats: number,
  plan: Purchase['plan'],
  days: number,
  extra?: Extra | undefined,
];

/**
 * Rows that the month needs, by name: company, product, seats, plan, days from the first morning to the end of the term (for `free`: minus
 * the days since purchase).
 */
const rows = {
  // Both lock on the same day; seven of the 25 are assigned to nobody.
  premium: ['Alder Dental', 'businessPremium', 25, '1y-monthly', 3, { renewals: 1, assigned: 18 }],
  exchange: ['Alder Dental', 'exchangePlan1', 6, '1y-monthly', 3],
  // Still at the price before the rise.
  e3: ['Birch Legal', 'm365E3', 60, '1y-yearly', 5, { renewals: 2 }],
  threeYears: [
    'Cobalt Freight',
    'm365E5',
    12,
    '3y-yearly',
    12,
    { shown: { price: 684, partnerCost: 574.56 } },
  ],
  // Several subscriptions of one product that end on one day and on another.
  monthlyBilled: ['Dune Architects', 'businessPremium', 20, '1y-monthly', 9, { assigned: 17 }],
  yearlyBilled: ['Dune Architects', 'businessPremium', 8, '1y-yearly', 9],
  laterBilled: ['Dune Architects', 'businessPremium', 5, '1y-monthly', 25],
  parent: ['Ember Bakery', 'businessPremium', 14, '1y-monthly', 200],
  trial: ['Ember Bakery', 'copilotBusiness', 5, 'trial', 10],
  trialEnds: ['Ember Bakery', 'visioPlan2', 3, 'trial', 14, { shown: { atTermEnd: 'end' } }],
  euros: ['Fjord Seafoods', 'businessStandard', 15, '1y-monthly', 6, { renewals: 1, assigned: 13 }],
  eurosToo: ['Fjord Seafoods', 'entraP1', 15, '1y-yearly', 6],
  endsThen: ['Garnet Hotels', 'visioPlan2', 5, '1y-yearly', 8, { cancelled: 'at-term-end' }],
  staysThere: ['Garnet Hotels', 'm365F3', 85, '1y-monthly', 8],
  cancelled: ['Harrow Estates', 'office365E1', 22, '1y-monthly', 90, { cancelled: 40 }],
  pending: ['Ivory Optics', 'teamsPhone', 30, '1y-monthly', 11, { status: 'PendingManual' }],
  azure: ['Juniper Clinic', 'azure', 1, 'free', -300],
  acronis: ['Juniper Clinic', 'acronis', 20, 'free', -200],
  backup: ['Kestrel Motors', 'avePoint', 40, 'free', -150],
  webroot: ['Kestrel Motors', 'webroot', 120, 'free', -90],
  // Granted to a charity, and a price that is missing.
  granted: [
    'Lumen Energy',
    'businessBasic',
    10,
    '1y-monthly',
    15,
    { shown: { price: 0, partnerCost: 0 }, assigned: 4 },
  ],
  noPrice: ['Lumen Energy', 'entraP2', 7, '1y-monthly', 16, { shown: { price: 0 } }],
  // Microsoft does not let the bot in.
  closed: ['Mosaic Tiles', 'businessStandard', 18, '1y-monthly', 11, { assigned: 10 }],
  foreign: ['Nimbus Travel', 'appsForBusiness', 9, '1y-monthly', 13, { assigned: 5 }],
  everyMonth: ['Osprey Insurance', 'powerBiPro', 8, 'monthly', 4, { renewals: 3, assigned: 2 }],
  everyMonthToo: ['Pewter Machining', 'businessPremium', 9, 'monthly', 12],
  google: ['Quill Publishing', 'googleStarter', 16, '1y-yearly', 4],
  adobe: ['Rowan Schools', 'adobe', 4, '1y-yearly', 18],
  grows: ['Slate Roofing', 'businessPremium', 30, '1y-monthly', 160],
  grownElsewhere: ['Tundra Outdoor', 'businessStandard', 21, '1y-monthly', 140],
  unclear: ['Umber Paints', 'exchangePlan2', 12, '1y-monthly', 220],
  waits: ['Vellum Press', 'businessBasic', 25, '1y-monthly', 100],
  unbilled: ['Willow Pharmacy', 'businessPremium', 13, '1y-monthly', 260],
  billed: ['Xylo Instruments', 'businessPremium', 10, '1y-monthly', 240],
  // A promotion: below the list price; and one that was dearer than the list is now.
  promotion: [
    'Yarrow Gardens',
    'businessPremium',
    16,
    '1y-monthly',
    17,
    { shown: { price: 18.5, partnerCost: 15.54 } },
  ],
  falls: ['Zephyr Sails', 'm365E3', 11, '1y-monthly', 19, { shown: { price: 45, partnerCost: 38 } }],
  renewed: ['Anvil Tools', 'businessStandard', 28, '1y-monthly', 364, { renewals: 1 }],
  bought: ['Brine Chemicals', 'businessBasic', 12, '1y-monthly', 361],
  single: ['Brine Chemicals', 'exchangePlan1', 1, '1y-monthly', 363],
  cancelsOne: ['Cirrus Aviation', 'office365E3', 33, '1y-monthly', 20, { renewals: 2, assigned: 30 }],
  keepsOne: ['Drift Marine', 'm365E5', 9, '1y-yearly', 14, { assigned: 9 }],
} as const satisfies Record<string, Row>;

export type RowKey = keyof typeof rows;
const companyId = (name: string): string => fixedId(`msp ${name}`, 1);
export const ids = Object.fromEntries(
  Object.keys(rows).map((key) => [key, fixedId(`msp subscription ${key}`, 1)]),
) as Record<RowKey, string>;
export const idOf = (name: string): string => {
  if (!names.includes(name)) throw new Error(`no company ${name}`);
  return companyId(name);
};

const fillers: readonly ProductKey[] = [
  ...(['businessPremium', 'businessStandard', 'businessBasic', 'exchangePlan1', 'm365E3'] as const),
  ...(['entraP1', 'defenderBusiness', 'visioPlan2', 'copilot', 'avePoint', 'inky', 'crowdStrike'] as const),
];
const anyPlan = ['1y-monthly', '1y-monthly', '1y-yearly', 'monthly'] as const;

/** Up to three more rows for each company; the same seed gives the same rows. */
const others = (seed: number): (readonly [...Row, id: string])[] => {
  const next = randomNumbers(seed);
  const pick = <T>(from: readonly T[]): T => from[next() % from.length] as T;
  return names.flatMap((company, n) =>
    Array.from({ length: 1 + (next() % 3) }, (_, place) => {
      const product = pick(fillers);
      const plan = catalog[product].requiresCommitment ? pick(anyPlan) : 'free';
      const days = plan === 'monthly' ? 1 + (next() % 29) : 1 + (next() % 360);
      const seats = 2 + (next() % 50);
      const extra: Extra = { assigned: seats - (next() % 4 === 0 ? next() % seats : 0) };
      const id = fixedId(`msp filler ${n}`, place);
      return [company, product, seats, plan, plan === 'free' ? -days : days, extra, id] as const;
    }),
  );
};

const company = (name: string, n: number, now: number): SimCompany => ({
  id: companyId(name),
  name,
  address: inEuros.has(name)
    ? {
        street: `${n} Hafenstr.`,
        city: 'Hamburg',
        stateOrProvince: 'Hamburg',
        postalCode: '20457',
        country: 'DE',
      }
    : { street: `${n} Main St`, city: 'Denver', stateOrProvince: 'CO', postalCode: '80202', country: 'US' },
  phone: '555-555-0100',
  website: `https://${name.toLowerCase().replaceAll(' ', '-')}.example.com`,
  externalId: `PSA-${n}`,
  billOnBehalfOfEnabled: false,
  selfServiceAllowed: false,
  orderApprovalRequired: false,
  status: 'Active',
  updatedDate: now - 20 * day,
});

/** Thirty companies with all kinds of terms; with `quirks` each row of Pax8's list is written in another way. */
export const mspSeed = (now: number, quirks: boolean): Seed & { products: SimProduct[] } => {
  const all = [
    ...(Object.keys(rows) as RowKey[]).map((key) => [rows[key], ids[key]] as const),
    ...others(7).map(([a, b, c, d, e, extra, id]) => [[a, b, c, d, e, extra] as const, id] as const),
  ];
  return {
    companies: names.map((name, n) => company(name, n + 1, now)),
    products: Object.values(catalog).map((product) => ({ ...product })),
    subscriptions: all.map(([row, id], n) => {
      const [name, product, seats, plan, days, extra = {}]: Row = row;
      const { assigned, shown = {}, ...rest } = extra;
      const made = subscribe({
        ...{ id, companyId: companyId(name), product: catalog[product], seats, plan, days, now, ...rest },
        ...{ currency: inEuros.has(name) ? 'EUR' : 'USD', quirk: quirkOf(quirks ? n : 0) },
      });
      return { ...made, ...shown, microsoft: { assigned: assigned ?? seats } };
    }),
  };
};
