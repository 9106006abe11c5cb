import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { commitmentId } from '../../../src/simulator/catalogue/dependencies.ts';
import type { PsaAddition } from '../../../src/simulator/psa/connectwise.ts';
import { catalog } from '../../../src/simulator/seed/catalog.ts';
import { read } from '../../harness/cards.ts';
import { ann, bo, personal } from '../../harness/people.ts';
import { world } from '../../harness/world.ts';
import type { Json } from '../../simulator/caller.ts';
import { expected, type Line, moneyText } from './card-lines.ts';
import { reckonInvoice, reckonPsa } from './invoice-reckoning.ts';
import { type Msp, morningOf, startMsp, zoneOf } from './msp.ts';
import { idOf, ids } from './portfolio.ts';
import { type Pending, reckon, unseen } from './reckoning.ts';

const odd = world().simulator !== undefined && 'profile' in world().simulator;
const addition = (id: number, identifier: string, name: string, quantity: number): PsaAddition => ({
  ...{ id, agreementId: id, company: { id: 200 + id, identifier, name } },
  ...{ product: { id: 117, identifier: 'M365BP' }, description: 'M365 Business Premium' },
  ...{ quantity, unitPrice: 31.5, billCustomer: 'Billable', effectiveDate: '2024-01-01T00:00:00Z' },
});
const premium = catalog.businessPremium.id;
const mapped = new Map([
  [1, { companyId: idOf('Willow Pharmacy'), productId: premium }],
  [2, { companyId: idOf('Xylo Instruments'), productId: premium }],
]);

let msp: Msp;
const decided = new Set<string>();
const pending: Pending[] = [];
const ownAdditions = new Set<string>();
const costsBefore = new Map<string, number>();
const readings: number[] = [];
const used = new Map([ids.azure, ids.acronis].map((id) => [id, new Map<string, number>()]));
const known = { decided, pending, ownAdditions, readings, costsBefore, used };
const closed = new Set([idOf('Mosaic Tiles'), idOf('Nimbus Travel')]);

beforeAll(async () => {
  msp = await startMsp({
    microsoft: true,
    odd,
    psa: [addition(1, 'WillowRx', 'Willow Pharmacy LLC', 10), addition(2, 'Xylo', 'Xylo Instruments', 10)],
  });
  msp.bot.simulator.set({
    tenantsClosed: [idOf('Mosaic Tiles')],
    tenantsWithoutApp: [idOf('Nimbus Travel')],
  });
  await msp.goTo(0);
  expect(read((await msp.say('map Willow Pharmacy to psa "WillowRx"', bo))[0]?.card ?? null)).toMatch(
    /in the PSA/,
  );
  await msp.say('map Xylo Instruments to psa "Xylo"', bo);
  await msp.say('map "Microsoft 365 Business Premium" to psa "M365BP"', bo);
});
afterAll(() => msp.stop());

/** A line as text, its parts in order of their names, so that two differ only where people see a difference. */
const key = (line: Line): string =>
  Object.entries(line)
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([name, value]) => `${name}: ${value}`)
    .join(' · ');

/** The card of a morning beside the reckoning: the same lines, and the amounts in the same order. */
const compare = async (msp: Msp, n: number, known: Parameters<typeof morningOf>[1]): Promise<void> => {
  const who = n % 2 === 0 ? ann : bo;
  const morning = morningOf(msp, known);
  const wanted = reckon(morning).map((line) => expected(line, zoneOf(who)));
  const { lines, text } = await msp.today(who);
  expect(text).toContain(unseen(morning));
  expect([n, ...lines.map(key).toSorted()]).toEqual([n, ...wanted.map(key).toSorted()]);
  expect([n, ...lines.map(({ amount }) => amount)]).toEqual([n, ...wanted.map(({ amount }) => amount)]);
};

const readUsage = async (msp: Msp, used: ReadonlyMap<string, Map<string, number>>): Promise<void> => {
  const today = new Date(msp.bot.simulator.now()).toISOString().slice(0, 10);
  for (const [id, days] of used) days.set(today, await msp.usedOf(id));
};

describe('a month of an MSP with thirty companies', () => {
  test('each morning says what needs somebody, to the cent and the most money first', async () => {
    for (let n = 0; n < 35; n += 1) {
      readings.push(await msp.goTo(n));
      await readUsage(msp, used);
      await compare(msp, n, { ...known, closed, mapped });
      await msp.later(3);
      await days[n]?.();
    }
  });
});

describe('without Microsoft’s numbers and a PSA', () => {
  test('the same mornings say all that Pax8 shows, and what nobody could look at', async () => {
    const alone = await startMsp({ microsoft: false, psa: null, odd });
    try {
      const none = { decided: new Set<string>(), pending: [], ownAdditions: new Set<string>(), readings: [] };
      const used = new Map([[ids.azure, new Map<string, number>()]]);
      for (const n of [0, 9, 20]) {
        await alone.goTo(n);
        // The bot reads what was used from its first day on.
        if (n === 0) await readUsage(alone, used);
        await compare(alone, n, {
          ...none,
          costsBefore: new Map(),
          used,
          closed: null,
          mapped: new Map(),
        });
      }
    } finally {
      await alone.stop();
    }
  });
});

const row = (id: string) => msp.rows.find((each) => each.id === id);
/** What happens on a day after its morning. */
const days: Readonly<Record<number, () => Promise<void>>> = {
  // Somebody buys in the portal.
  1: async () => {
    const { businessPremium: product } = catalog;
    const { status } = await msp.elsewhere.post('/orders', {
      ...{
        companyId: idOf('Kestrel Motors'),
        orderedBy: 'Pax8 Partner',
        orderedByUserEmail: 'x@example.com',
      },
      lineItems: [
        {
          ...{ lineItemNumber: 1, productId: product.id, quantity: 6, billingTerm: 'Monthly' },
          commitmentTermId: commitmentId(product.id, '1-Year'),
          provisioningDetails: [],
        },
      ],
    });
    expect(status).toBe(200);
  },
  3: async () => {
    await decide('Garnet Hotels', 'Renew as is', ids.staysThere);
  },
  4: async () => {
    expect(await msp.approved('add 4 seats of Business Premium for Slate Roofing')).toMatch(/Applied/);
    expect(row(ids.grows)?.quantity).toBe(34);
    ownAdditions.add(ids.grows);
  },
  5: async () => {
    await decide('Drift Marine', 'Renew as is', ids.keepsOne);
  },
  6: async () => {
    const [card] = await msp.say('decide Cirrus Aviation');
    const [asked] = await asks(() =>
      msp.press('Yes, cancel at the end', card, ann, { subscription: ids.cancelsOne, reason: 'they leave' }),
    );
    await msp.press('Approve', asked, bo);
    expect(row(ids.cancelsOne)?.endDate).toBe(row(ids.cancelsOne)?.commitment?.endDate);
  },
  // A colleague in the portal.
  8: async () => {
    const { status } = await msp.elsewhere.put(`/subscriptions/${ids.grownElsewhere}`, { quantity: 26 });
    expect(status).toBe(200);
  },
  10: async () => bills(2, 7),
  // Pax8 does not answer whether it was done, and cannot be asked until the next day.
  12: async () => {
    const path = `/v1/subscriptions/${ids.unclear}`;
    const [asked] = await msp.say('add 2 seats of Exchange Online (Plan 2) for Umber Paints');
    msp.bot.simulator.faults([{ match: { method: 'PUT', path }, fault: 'reset-before' }]);
    expect(read(await msp.press('Approve', asked, bo))).toMatch(/Being checked/);
    msp.bot.simulator.faults([{ match: { method: 'GET', path }, times: 999, fault: '503' }]);
    pending.push({ kind: 'unclear', subscriptionId: ids.unclear, from: 12, to: 14, until: null });
  },
  13: async () => {
    msp.bot.simulator.faults([]);
    pending.length = 0;
  },
  15: async () => {
    await msp.say('add 5 seats of Business Basic for Vellum Press');
    const until = msp.bot.simulator.now() + 72 * 3_600_000;
    pending.push({ kind: 'waiting', subscriptionId: ids.waits, from: 25, to: 30, until });
  },
  16: async () => {
    for (const id of [ids.backup, ids.parent]) {
      const { partnerCost } = msp.bot.simulator.subscription(id);
      costsBefore.set(id, partnerCost);
      msp.bot.simulator.patch(id, { partnerCost: partnerCost + 1.25 });
    }
  },
  18: async () => {
    bills(1, 23);
    pending.length = 0;
  },
  // The invoice of November is made, and is wrong in four places.
  20: async () => {
    const wrong = [
      [ids.waits, { quantity: 28 }],
      [ids.bought, { quantity: 10 }],
      [ids.single, { partnerCost: 5.36 }],
      [ids.unclear, { status: 'Trial' }],
    ] as const;
    const right = wrong.map(([id]) => [id, { ...msp.bot.simulator.subscription(id) }] as const);
    for (const [id, fields] of wrong) msp.bot.simulator.patch(id, fields);
    await msp.elsewhere.get('/invoices');
    for (const [id, { quantity, partnerCost, status }] of right)
      msp.bot.simulator.patch(id, { quantity, partnerCost, status });
  },
  21: async () => {
    await checkInvoice();
  },
  // Somebody leaves machines running.
  24: async () => {
    msp.bot.simulator.patch(ids.azure, { quantity: 4 });
  },
  22: async () => {
    msp.bot.simulator.patch(ids.laterBilled, { microsoft: { assigned: 2 } });
  },
};
/** The check of November beside the reckoning, line by line, and its sums. */
const checkInvoice = async (): Promise<void> => {
  const [month, invoicedAt] = [Date.UTC(2026, 10, 1), Date.UTC(2026, 10, 4)];
  const { body } = await msp.elsewhere.get('/invoices?invoiceDate=2026-11-04');
  const invoices = (body as Json).content as readonly Json[];
  const items: Json[] = [];
  for (const { id, total, carriedBalance } of invoices) {
    const { body: page } = await msp.elsewhere.get(`/invoices/${id}/items?size=200`);
    const own = (page as Json).content as readonly Json[];
    items.push(...own);
    // What its lines come to, and the tax on them, is what the invoice bills.
    const billed = own.reduce((sum, { costTotal, salesTax }) => sum + costTotal + salesTax, 0);
    expect(billed).toBeCloseTo(total - carriedBalance, 2);
  }
  const morning = morningOf(msp, { ...known, closed, mapped });
  const bought = msp.rows.filter(({ createdDate }) => createdDate > Date.UTC(2026, 9, 1));
  const changed = new Map([
    ...bought.map(({ id, quantity }) => [id, quantity] as const),
    [ids.grows, 4] as const,
    [ids.grownElsewhere, 5] as const,
  ]);
  const both = new Set([...mapped.values()].map(({ companyId }) => companyId));
  const lines = [
    ...reckonInvoice({ morning, items, month, invoicedAt, changed }),
    ...reckonPsa(morning, both),
  ];
  const [, ...rows] = await msp.file('check invoice csv');
  const told = rows.map(([against, verdict, reason, company, product, billed, held, by, amount]) =>
    [against, verdict, reason, company, product, billed, held, by, amount].join(' | '),
  );
  const digits = (amount: number | null): string => (amount === null ? '' : (amount / 100).toFixed(2));
  const wanted = lines.map(({ against, verdict, reason, company, product, billed, held, by, cents }) =>
    [against, verdict, reason, company, product, billed ?? '', held ?? '', digits(by), digits(cents)].join(
      ' | ',
    ),
  );
  expect(told.toSorted()).toEqual(wanted.toSorted());
  // The sums of the verdicts are those of the items: nothing is left out, and nothing counts twice.
  const [{ card } = { card: null }] = await msp.say('check invoice', bo);
  const text = read(card);
  const euros = new Set(
    items.filter(({ currencyCode }) => currencyCode === 'EUR').map(({ companyName }) => companyName),
  );
  const verdicts = {
    differs: 'Differs',
    'not-checked': 'Not checked',
    explained: 'Explained',
    agrees: 'Agrees',
  } as const;
  const totals: Record<string, number> = { USD: 0, EUR: 0 };
  for (const [verdict, title] of Object.entries(verdicts)) {
    const own = lines.filter((line) => line.verdict === verdict);
    const sums = (['EUR', 'USD'] as const).flatMap((currency) => {
      const priced = own.filter(
        ({ company, cents }) => cents !== null && euros.has(company) === (currency === 'EUR'),
      );
      const sum = priced.reduce((all, { cents }) => all + (cents ?? 0), 0);
      totals[currency] = (totals[currency] ?? 0) + sum;
      return priced.length === 0 ? [] : [moneyText(sum, currency)];
    });
    expect(text).toMatch(new RegExp(`^${title}:? ${own.length} lines?( |$)`, 'm'));
    for (const sum of sums) expect(text).toContain(sum);
  }
  const inAll = (currency: string) =>
    items
      .filter(({ currencyCode }) => currencyCode === currency)
      .reduce((sum, { costTotal }) => sum + Math.round(costTotal * 100), 0);
  expect(totals).toEqual({ USD: inAll('USD'), EUR: inAll('EUR') });
};
const bills = (id: number, quantity: number): void => {
  const { settings } = msp.psa ?? { settings: { additions: [] } };
  settings.additions = settings.additions.map((each) => (each.id === id ? { ...each, quantity } : each));
};
/** What comes into Ann's chat while something is done. */
const asks = async (done: () => Promise<unknown>) => {
  const before = msp.bot.connector.messages(personal(ann)).length;
  await done();
  return msp.bot.connector
    .messages(personal(ann))
    .slice(before)
    .map(({ card, messageId }) => ({ card: card ?? {}, messageId }));
};

const decide = async (company: string, title: string, id: string): Promise<void> => {
  const [card] = await msp.say(`decide ${company}`);
  await msp.press(title, card, ann, { subscription: 'all' });
  decided.add(id);
};
