import { type UsageDay, type UsageDays, usageDays } from '../../../src/core/billing/usage-months.ts';
import type { ResourceUsage } from '../../../src/core/billing/usage-read.ts';
import type { UsageLine, UsageSummary } from '../../../src/core/marketplace/usage.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import { usageCard, usageNoDaysCard } from '../../../src/views/billing/usage.ts';
import type { UsageInput, UsageOverviewInput } from '../../../src/views/billing/usage-input.ts';
import { usageOverviewCard } from '../../../src/views/billing/usage-overview.ts';
import { company, type Lay, names, now, showAt, subscription, zone } from '../samples.ts';

const daysOf = (text: string, period: Parameters<typeof usageDays>[0] = null): UsageDays => {
  const read = usageDays(period, { now: Date.parse(text), zone });
  if (read.kind !== 'days') throw new Error(read.kind);
  return read;
};
const november = daysOf('2026-11-23T14:05Z');
const october = daysOf('2026-11-23T14:05Z', {
  from: Date.parse('2026-09-30T23:00Z'),
  to: Date.parse('2026-11-01T00:00Z'),
  label: 'last month',
});
const azure = subscription({ productName: 'Microsoft Azure', price: 0, commitment: null, quantity: 1 });
const acronis = subscription({
  id: '9c8b7a6d-0000-4000-8000-000000000002',
  productName: 'Acronis Cyber Protect Cloud',
  commitment: null,
});

const line = (charges: number, rest: Partial<UsageLine> = {}): UsageLine => ({
  summaryId: 'u1',
  at: null,
  productId: 'm1',
  productName: 'Azure - Compute',
  unitOfMeasure: '1 Hour',
  quantity: charges,
  unitPrice: 1,
  currentCharges: charges,
  currentProfit: null,
  partnerTotal: Math.round(charges * 84) / 100,
  currency: 'USD',
  isTrial: false,
  ...rest,
});
const summary = (resourceGroup: string | null, rest: Partial<UsageSummary> = {}): UsageSummary => ({
  id: `usage ${resourceGroup}`,
  companyId: null,
  productId: null,
  resourceGroup,
  vendorName: 'Microsoft',
  currentCharges: 0,
  partnerTotal: 0,
  currency: 'USD',
  isTrial: null,
  ...rest,
});
/** The same for each day of both months, but for the weekday; `of` null: it could not be read. */
const used = (
  resourceGroup: string | null,
  of: (day: UsageDay) => readonly UsageLine[] | null,
  { days, against }: UsageDays = november,
): ResourceUsage => {
  const read = new Map([...days, ...against.values()].map((day) => [day, of(day)]));
  const sum = days.flatMap((day) => read.get(day) ?? []);
  const inAll = (value: (one: UsageLine) => number | null): number =>
    Math.round(sum.reduce((all, one) => all + (value(one) ?? 0), 0) * 100) / 100;
  return {
    subscription: azure,
    summary: summary(resourceGroup, {
      currentCharges: inAll((one) => one.currentCharges),
      partnerTotal: inAll((one) => one.partnerTotal),
    }),
    days: read,
  };
};
const wave = (scale: number) => (day: UsageDay) => [
  line(scale * (1 + (Number(day.slice(8)) % 7)) + (day < '2026-11' ? 0 : scale / 4)),
];
const production = used('rg-production', wave(8));
const backup = used('rg-backup', wave(2.5));

const input: UsageInput = {
  company: company(),
  subscription: null,
  plan: november,
  found: { resources: [production, backup], without: [], silent: 0, unreadable: 0, asked: 'both', asOf: now },
  usage: { mine: [], nobody: [], elsewhere: [] },
  without: [],
  unknownPeriod: null,
  csv: true,
  page: 0,
  say: 'usage Contoso',
};
const oneOf = { subscription: azure, say: 'usage Azure for Contoso' };

/** A vendor's running totals: the last one counts. */
const totals = (resourceGroup: string, last: number, said: number | null): ResourceUsage => {
  const read = used(resourceGroup, (day) => [
    line((last * Number(day.slice(8))) / 23, { unitOfMeasure: 'GB', productName: 'Storage' }),
  ]);
  return {
    subscription: acronis,
    summary: summary(resourceGroup, {
      vendorName: 'Acronis',
      currentCharges: said,
      partnerTotal: said === null ? null : said * 0.8,
    }),
    days: read.days,
  };
};
const tailspin = company('Tailspin Toys', { id: 'c2' });
const gone = { ...company('Lamna Healthcare', { id: 'c3' }), status: 'Deleted' };
const nobodys: ResourceUsage = {
  subscription: azure,
  summary: summary('rg-new', { currentCharges: 7, partnerTotal: 5.6 }),
  days: new Map(),
};
const december = daysOf('2026-12-02T12:00Z');
const lastOfThree = daysOf('2026-12-02T12:00Z', {
  from: Date.parse('2026-11-01T00:00Z'),
  to: Date.parse('2026-12-01T00:00Z'),
  label: 'last month',
});
const overview: UsageOverviewInput = {
  plan: november,
  found: input.found,
  owners: [
    { owner: { kind: 'nobody' }, resources: [nobodys] },
    { owner: { kind: 'company', company: tailspin }, resources: [totals('Servers', 12.5, 12.5)] },
    { owner: { kind: 'company', company: company() }, resources: [production, backup] },
    {
      owner: { kind: 'company', company: gone },
      resources: [{ ...backup, summary: summary('old', { currentCharges: 3, currency: 'EUR' }) }],
    },
    {
      owner: { kind: 'unknown' },
      resources: [{ ...backup, summary: summary('x', { currentCharges: null, isTrial: true }) }],
    },
  ],
  unknownPeriod: null,
  csv: true,
  page: 0,
  say: 'usage',
};

/** Usage in every state that looks different. */
export const usageCases = (answer: Lay): Readonly<Record<string, () => Answer>> => {
  const shown =
    (rest: Partial<UsageInput>, found: Partial<UsageInput['found']> = {}, at: number = now) =>
    () =>
      answer(
        usageCard(
          {
            ...input,
            ...rest,
            found: { ...input.found, ...found },
            usage: { ...input.usage, mine: found.resources ?? input.found.resources, ...rest.usage },
          },
          showAt(at),
        ),
      );
  const every = Object.values(names);
  const euros = used('Servers', () => [line(2, { currency: 'EUR', unitOfMeasure: 'GB' })]);
  const lost = (day: UsageDay) => (day.endsWith('-05') || day === '2026-11-06' ? null : wave(3)(day));
  return {
    usage: shown(
      {},
      {
        resources: [
          production,
          backup,
          { ...euros, summary: { ...euros.summary, currency: 'EUR' }, subscription: acronis },
        ],
      },
    ),
    'usage-of-one': shown(oneOf),
    'usage-of-one-page-2': shown({ ...oneOf, page: 10 }),
    'usage-last-month': shown(
      { ...oneOf, plan: october, csv: false, say: 'usage Azure for Contoso last month' },
      { resources: [used('rg-production', wave(8), october)] },
    ),
    'usage-early': shown(
      { plan: daysOf('2026-11-04T12:00Z'), unknownPeriod: 'in Smarch' },
      { resources: [used('rg-production', wave(8), daysOf('2026-11-04T12:00Z'))] },
      Date.parse('2026-11-04T12:00Z'),
    ),
    'usage-days-lost': shown(oneOf, {
      resources: [used('rg-production', lost)],
      silent: 1,
      unreadable: 2,
    }),
    'usage-disagrees': shown(
      {},
      {
        resources: [{ ...production, summary: summary('rg-production', { currentCharges: 1234.5 }) }],
      },
    ),
    'usage-too-many': shown(
      {},
      {
        asked: 'none',
        resources: Array.from({ length: 23 }, (_, n) => ({
          subscription: azure,
          summary: summary(`rg-${n}`, {
            currentCharges: n === 3 ? null : 100 + n,
            partnerTotal: 84,
            isTrial: n === 2,
          }),
          days: new Map(),
        })),
      },
    ),
    'usage-not-compared': shown(
      {},
      {
        asked: 'days',
        resources: [{ ...production, days: new Map(november.days.map((day) => [day, wave(8)(day)])) }],
      },
    ),
    'usage-nothing-posted': shown(oneOf, { resources: [used(null, () => [])] }),
    'usage-unpriced': shown(oneOf, {
      resources: [
        used('rg-production', (day) => [
          line(1, { currentCharges: null, partnerTotal: null, quantity: null, unitOfMeasure: null }),
          line(2, { currency: null, unitOfMeasure: null }),
          ...(day.endsWith('-01') ? [line(3)] : []),
        ]),
      ],
    }),
    'usage-worst-names': shown(
      { company: company(names.hostile), csv: true },
      {
        resources: every.flatMap((name, n) => [
          {
            ...used(name, (day) => [line(1, { unitOfMeasure: name, productName: name }), ...wave(1)(day)]),
            subscription: { ...azure, id: `${n}`, productName: every[(n + 1) % every.length] ?? '' },
          },
        ]),
      },
    ),
    'usage-totals': shown(
      { subscription: acronis, say: 'usage Acronis for Contoso' },
      { resources: [totals('Servers', 12.5, 12.5), totals('Workstations', 4, 4)] },
    ),
    'usage-shared': shown(
      {
        usage: {
          mine: [production],
          nobody: [nobodys],
          elsewhere: [
            { owner: { kind: 'company', company: tailspin }, resources: [backup] },
            { owner: { kind: 'unknown' }, resources: [backup] },
          ],
        },
      },
      { resources: [production] },
    ),
    'unused-elsewhere': shown(
      {
        usage: {
          mine: [],
          nobody: [],
          elsewhere: [{ owner: { kind: 'company', company: tailspin }, resources: [backup] }],
        },
      },
      { resources: [] },
    ),
    'usage-trial': shown(
      {},
      { resources: [production, { ...backup, summary: { ...backup.summary, isTrial: true } }] },
    ),
    'usage-presumed': shown(
      {
        plan: daysOf('2026-11-23T14:05Z', {
          from: Date.parse('2026-11-10'),
          to: Date.parse('2026-11-21'),
          label: 'x',
        }),
      },
      {
        resources: [
          totals('Servers', 12.5, null),
          { ...production, summary: summary('rg-production', { currentCharges: null }) },
        ],
      },
    ),
    'unused-first-days': shown(
      { plan: december, without: [azure], usage: { mine: [], nobody: [], elsewhere: [] } },
      { resources: [], without: [azure] },
      Date.parse('2026-12-02T12:00Z'),
    ),
    'unused-not-yet': shown(
      { plan: lastOfThree, without: [azure], usage: { mine: [], nobody: [], elsewhere: [] } },
      { resources: [], without: [azure] },
      Date.parse('2026-12-02T12:00Z'),
    ),
    'unused-no-lines': shown(
      { plan: lastOfThree },
      { resources: [used('rg-production', () => [], lastOfThree)] },
      Date.parse('2026-12-02T12:00Z'),
    ),
    'unused-not-shown': shown({ without: [azure] }, { resources: [], without: [azure] }),
    overview: () => answer(usageOverviewCard(overview, showAt(now))),
    'overview-of-a-product': () =>
      answer(
        usageOverviewCard(
          { ...overview, product: 'azure', amount: { least: 1, currency: null }, top: 1 },
          showAt(now),
        ),
      ),
    'overview-none-so': () =>
      answer(usageOverviewCard({ ...overview, amount: { least: 1e6, currency: 'USD' } }, showAt(now))),
    'overview-last-month': () =>
      answer(
        usageOverviewCard(
          {
            ...overview,
            plan: lastOfThree,
            csv: false,
            unknownPeriod: 'in Smarch',
            found: { ...input.found, asked: 'none', without: [acronis] },
            owners: overview.owners.slice(2, 3),
            say: 'usage last month',
          },
          showAt(Date.parse('2026-12-02T12:00Z')),
        ),
      ),
    'overview-none': () =>
      answer(
        usageOverviewCard({ ...overview, owners: [], found: { ...input.found, without: [] } }, showAt(now)),
      ),
    'overview-none-shown': () =>
      answer(
        usageOverviewCard(
          { ...overview, owners: [], found: { ...input.found, without: [azure, acronis] } },
          showAt(now),
        ),
      ),
    'overview-not-yet': () =>
      answer(
        usageOverviewCard(
          { ...overview, plan: lastOfThree, owners: [], found: { ...input.found, without: [azure] } },
          showAt(Date.parse('2026-12-02T12:00Z')),
        ),
      ),
    unused: shown({}, { resources: [] }),
    'unused-product': shown(oneOf, { resources: [], silent: 0 }),
    'usage-ahead': () =>
      answer(usageNoDaysCard({ reason: 'ahead', label: 'next month', say: 'usage Contoso' })),
    'usage-too-long': () =>
      answer(usageNoDaysCard({ reason: 'too-long', label: 'last 3 months', say: 'usage Contoso #1a2b3c4d' })),
  };
};
