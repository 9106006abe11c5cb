import type { Plan } from '../catalogue/price-plans.ts';
import { day } from '../clock.ts';
import type { SimCompany } from '../model.ts';
import type { Seed } from '../world.ts';
import { catalog } from './catalog.ts';
import { randomId, randomNumbers } from './ids.ts';
import { pastOrders } from './past-orders.ts';
import { mildQuirkOf } from './quirks.ts';
import { subscribe } from './subscribe.ts';

const firsts =
  `Alder Amber Anchor Apex Aspen Atlas Aurora Beacon Birch Blue Bright Cascade Cedar Clear Cobalt Copper Coral
Crescent Crystal Delta Eagle Echo Elm Ember Evergreen Falcon Fern Frontier Garnet Golden Granite Green Harbor Hazel Heron
Highland Horizon Iron Ivory Jade Juniper Keystone Lake Laurel Liberty Lunar Maple Meadow Meridian Metro North Oak Olive
Onyx Orchid Pacific Pearl Pine Pioneer Prairie Quartz Raven Redwood Ridge River Rowan Ruby Sable Saffron Sage Sequoia
Shore Silver Solar Spruce Sterling Stone Summit Sunrise Teal Terra Timber Topaz Union Valley Vector Vertex Vista Walnut
Willow Zenith`.split(/\s+/);
const seconds =
  `Accounting Advisors Analytics Architects Automotive Bakery Builders Capital Clinic Coffee Construction
Consulting Dental Design Distribution Dynamics Electric Energy Engineering Estates Farms Finance Foods Freight Health
Hotels Imaging Insurance Interiors Investments Labs Law Legal Logistics Machining Manufacturing Marine Media Medical
Motors Optics Orthopedics Partners Pharmacy Plastics Plumbing Press Properties Realty Roofing Schools Security Solar
Steel Studios Supply Systems Textiles Tools Transport Travel Veterinary Ventures Water Wellness Wines Works`.split(
    /\s+/,
  );
const tails = ['', ' Group', ', Inc.', ' LLC', ' & Sons', ' Ltd'];
const cities = [
  ['Denver', 'CO', '80202'],
  ['Austin', 'TX', '78701'],
  ['Boston', 'MA', '02108'],
  ['Seattle', 'WA', '98101'],
  ['Chicago', 'IL', '60601'],
  ['Atlanta', 'GA', '30303'],
  ['Phoenix', 'AZ', '85004'],
  ['Columbus', 'OH', '43215'],
] as const;
const anyPlan: readonly Plan[] = [
  '1y-monthly',
  '1y-monthly',
  '1y-monthly',
  '1y-yearly',
  '1y-yearly',
  'monthly',
  '3y-yearly',
];

export type LargeSize = Readonly<{
  companies: number;
  subscriptions: number;
  /** Orders of long ago; none by default. */
  orders?: number;
  seed: number;
  now: number;
}>;

const at = <T>(from: readonly T[], n: number): T => {
  const value = from[n % from.length];
  if (value === undefined) throw new Error('Nothing to choose from');
  return value;
};

/** Any number of companies with unique names, and of subscriptions. The same seed and time give the same rows. */
export const largeSeed = ({ companies, subscriptions, orders = 0, seed, now }: LargeSize): Seed => {
  const next = randomNumbers(seed);
  const products = Object.values(catalog);
  const firms = Array.from({ length: companies }, (_, n) => company(n, next, now));
  return {
    companies: firms,
    pastOrders: () => pastOrders(firms, products, { orders, seed, now }),
    products: products.map((product) => ({ ...product })),
    subscriptions: Array.from({ length: firms.length === 0 ? 0 : subscriptions }, (_, n) => {
      const product = at(products, next());
      const plan = product.requiresCommitment ? at(anyPlan, next()) : 'free';
      const within = plan === 'monthly' ? 30 : plan === '3y-yearly' ? 1095 : 365;
      const days = 1 + (next() % (within - 1));
      return subscribe({
        id: randomId(next),
        companyId: at(firms, n < firms.length ? n : next()).id,
        product,
        seats: 1 + (next() % (product.seatLimit === null ? 400 : 150)),
        plan,
        days: plan === 'free' ? -days : days,
        now,
        quirk: mildQuirkOf(n),
      });
    }),
  };
};

const company = (n: number, next: () => number, now: number): SimCompany => {
  const [city, stateOrProvince, postalCode] = at(cities, next());
  return {
    id: randomId(next),
    name: companyName(n),
    address: { street: `${1 + (next() % 9999)} Main St`, city, stateOrProvince, postalCode, country: 'US' },
    phone: `555-555-${(next() % 10_000).toString().padStart(4, '0')}`,
    website: `https://company-${n + 1}.example.com`,
    externalId: `PSA-${n + 1}`,
    billOnBehalfOfEnabled: next() % 2 === 0,
    selfServiceAllowed: next() % 2 === 0,
    orderApprovalRequired: next() % 4 === 0,
    status: next() % 50 === 0 ? 'Inactive' : 'Active',
    updatedDate: now - (next() % 700) * day,
  };
};

/** Every combination once in an order that looks random, then again with a number. */
const companyName = (n: number): string => {
  const combinations = firsts.length * seconds.length * tails.length;
  const mixed = ((n % combinations) * 7919) % combinations;
  const first = at(firsts, mixed);
  const second = at(seconds, Math.floor(mixed / firsts.length));
  const tail = at(tails, Math.floor(mixed / (firsts.length * seconds.length)));
  const round = Math.floor(n / combinations);
  return `${first} ${second}${tail}${round === 0 ? '' : ` ${round + 1}`}`;
};
