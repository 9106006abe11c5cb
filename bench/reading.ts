import { vocabularyOf } from '../src/core/finding/vocabulary-of.ts';
import type { Company, Product, Subscription } from '../src/core/marketplace/records.ts';
import { catalogueNames } from '../src/core/names/catalogue-names.ts';
import { matchName } from '../src/core/names/names.ts';
import { buildPortfolio, type Portfolio, withCatalogue } from '../src/core/portfolio/portfolio.ts';
import { read } from '../src/core/reading/read.ts';
import { largeSeed } from '../src/simulator/seed/large.ts';
import type { Figure } from './figures.ts';
import { median } from './samples.ts';

const companies = 5_000;
const products = 2_000;
/** Rows of the catalogue, those among them that somebody has. */
const offered = 2_700;
const sentences = 2_000;

const kinds = 'Backup Security Archive Mail Voice Storage Firewall Training Insight Endpoint'.split(' ');
const makers = 'Contego Nimbus Arcadia Vortex Helios Quanta Borealis Zephyr Lumen Cobalt'.split(' ');

const names = Array.from(
  { length: products },
  (_, n) => `${makers[n % 10]} ${kinds[Math.floor(n / 10) % 10]} Plan ${Math.floor(n / 100) + 1}`,
);
const others = 'Ostara Pelion Rhea Sirius Talos Umbra Vela'.split(' ');
const catalogue = Array.from({ length: offered }, (_, n): Product => {
  const rest = n - products;
  const name =
    names[n] ?? `${others[rest % 7]} ${kinds[Math.floor(rest / 7) % 10]} Suite ${Math.floor(rest / 70) + 1}`;
  return { id: `p${n}`, name, vendorName: name.split(' ')[0] ?? null, sku: null, requiresCommitment: null };
});

const portfolioOf = (): Portfolio => {
  const rows = largeSeed({ companies, subscriptions: 0, seed: 1, now: 0 }).companies;
  const held = rows.flatMap(({ id }, n) =>
    [0, 1, 2].map(
      (at): Subscription => ({
        id: `${(n * 3 + at).toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`,
        companyId: id,
        productId: `p${(n + at * 7) % products}`,
        productName: names[(n + at * 7) % products] ?? null,
        quantity: 10,
        ...{
          status: 'Active',
          billingTerm: 'Monthly',
          commitment: null,
          startAt: null,
          endAt: null,
          createdAt: null,
        },
        ...{ billingStartAt: null, price: null, partnerCost: null, currency: null },
      }),
    ),
  );
  const of = rows.map(
    ({ id, name }): Company => ({ id, name, status: 'Active', externalId: null, city: null, country: null }),
  );
  return buildPortfolio({ companies: of, subscriptions: held, asOf: 0, unreadable: 0 });
};

const ways: readonly ((company: string, product: string) => string)[] = [
  (company, product) => `add 3 seats of ${product} for ${company}`,
  (company, product) => `${company.toLowerCase()}: +2 ${product.toLowerCase()}`,
  (company, product) => `could you remove two ${product} from ${company} please?`,
  (company) => `renewals for ${company} next month`,
  (company) => `what does ${company.slice(0, company.indexOf(' ') + 4)} have`,
  (company, product) => `swap 2 ${product} for Nimbus Mail Plan 2 at ${company}`,
  (company) => `order 10 Talos Mail Suite 4 for ${company}`,
  () => 'lorem ipsum dolor sit amet consectetur',
];

const once = (work: () => unknown): number => {
  const started = performance.now();
  work();
  return performance.now() - started;
};

/** As long as a message that is read may be, and made to be slow. */
const hostile = ({ companies: held }: Portfolio): readonly string[] => {
  const names = [...held.values()].slice(0, 60).map(({ name }) => name);
  return [
    'a '.repeat(500),
    'add 3 '.repeat(160),
    'and the of for '.repeat(60),
    '1 2 3 4 5 '.repeat(90),
    'add 2 Vortex Backup Plan 1, '.repeat(35),
    'add 3 Vortex Backup Plan 1 for x\n'.repeat(30),
    'backup security archive mail voice storage '.repeat(23),
    'northw contos fabrik adventu '.repeat(30),
    'because of new hires and then also '.repeat(28),
    'ticket 4711 on 2 January at the renewal '.repeat(25),
    names.join(' ').slice(0, 1000),
    'x'.repeat(1000),
    '"'.repeat(999),
    '😀'.repeat(450),
  ];
};

/** Reading sentences of many kinds in a large portfolio, beside one look-up of a name. */
export const reading = async (): Promise<readonly Figure[]> => {
  const held = portfolioOf();
  const building = performance.now();
  const portfolio = withCatalogue(held, catalogueNames(catalogue));
  vocabularyOf(portfolio);
  const built = performance.now() - building;
  const all = [...portfolio.subscriptions.values()];
  const texts = Array.from({ length: sentences }, (_, n) => {
    const { companyId, productName } = all[(n * 97) % all.length] as Subscription;
    return ways[n % ways.length]?.(portfolio.companies.get(companyId)?.name ?? '', productName ?? '') ?? '';
  });
  const here = { now: Date.parse('2026-11-23T08:00:00Z'), zone: 'UTC' };
  /** The fastest of three readings each: a busy machine interrupts some. Each is spaced otherwise, so that none was heard before. */
  const timed = (given: readonly string[], work: (text: string) => unknown): number[] => {
    for (const text of given) work(text);
    const spaced = (text: string, n: number): string => text.replace(' ', ' '.repeat(n));
    return given.map((text) => Math.min(...[2, 3, 4].map((n) => once(() => work(spaced(text, n))))));
  };
  // Each message has its own moment, so that none is read from what was read before.
  const times = timed(texts, (text) => read(text, portfolio, { ...here })).sort((a, b) => a - b);
  const worst = Math.max(...timed(hostile(portfolio), (text) => read(text, portfolio, { ...here })));
  const lookUps = timed(texts, (text) => matchName(portfolio.companyNames, text));
  const against = { what: 'one look-up of the text as a name', value: median(lookUps) };
  const slow = times[Math.floor(times.length * 0.99)] ?? Number.NaN;
  return [
    {
      what: `${sentences} sentences, p50`,
      unit: 'ms',
      value: median(times),
      yardstick: against,
      bound: null,
    },
    { what: `${sentences} sentences, p99`, unit: 'ms', value: slow, yardstick: against, bound: null },
    { what: 'the slowest hostile message', unit: 'ms', value: worst, yardstick: against, bound: null },
    { what: 'building the vocabulary', unit: 'ms', value: built, yardstick: against, bound: null },
  ];
};
