import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { halopsaInvoices } from '../../src/psa/halopsa-invoices.ts';
import { type HaloInvoice, type HaloLine, startHalopsaSimulator } from '../../src/simulator/psa/halopsa.ts';

const never = new AbortController().signal;
const now = () => Date.parse('2026-11-23T14:05:00Z');

// The fields and their values as in a real answer: https://github.com/jakesiney/HaloPSA-Update-Invoice-Lines/blob/main/json-example.json
const line = (rest: Partial<HaloLine> = {}): HaloLine => ({
  ...{ id: 24967, _itemid: 1000, item_code: '', item_shortdescription: 'Microsoft 365 Apps for Business' },
  ...{ qty_order: 14, unit_price: 10.32, discount_perc: 0, isinactive: false, onetimecharge: false },
  ...{ isgroupdesc: false, is_meter: false, recurring_invoice_quantity_type: 0, consumption_line_type: 0 },
  ...rest,
});
const invoice = (rest: Partial<HaloInvoice> = {}): HaloInvoice => ({
  ...{ id: -94, client_id: 420, client_name: 'Contoso Ltd', currency: '£', currency_code: 1 },
  ...{ invoice_display: 'ID -94 - Monthly Billing', disabled: false, lines: [line()] },
  ...rest,
});

describe('the recurring invoices of HaloPSA', () => {
  let halo: Awaited<ReturnType<typeof startHalopsaSimulator>>;
  const waited: number[] = [];
  beforeAll(async () => {
    halo = await startHalopsaSimulator([]);
  });
  afterAll(() => halo.stop());
  beforeEach(() => {
    waited.length = 0;
    halo.settings.calls.length = 0;
    Object.assign(halo.settings, { invoices: [invoice()], rights: ['read:invoices'], withoutLines: false });
  });

  const open = (currency: string | null = null) =>
    halopsaInvoices({
      ...{ url: halo.url, tenant: null, clientId: 'demo', clientSecret: async () => 'demo', now, currency },
      pause: async (ms) => void waited.push(ms),
    });
  const read = async (psa = open()) => {
    try {
      return await psa.read(never);
    } finally {
      await psa.end();
    }
  };

  test('are read line by line: client, item, number, price; the sign of a currency names none', async () => {
    expect(await read()).toEqual({
      ...{ kind: 'halopsa', system: 'HaloPSA', unreadable: 0 },
      companies: [{ id: '420', name: 'Contoso Ltd', detail: null }],
      products: [{ id: '1000', name: 'Microsoft 365 Apps for Business', detail: null }],
      lines: [
        {
          ...{ id: '24967', companyId: '420', productId: '1000', agreement: 'ID -94 - Monthly Billing' },
          ...{ quantity: 14, unitPrice: 10.32, currency: null, months: null },
          ...{ from: null, until: null, billed: true },
        },
      ],
    });
  });

  test('a sign is the currency of PSA_CURRENCY where it has that sign; the period of the next invoice is how long it is for', async () => {
    const found = async (currency: string | null, rest: object) => {
      halo.settings.invoices = [invoice(rest)];
      return (await read(open(currency))).lines.map((each) => [each.currency, each.months])[0];
    };
    expect(await found('GBP', {})).toEqual(['GBP', null]);
    expect(await found('USD', {})).toEqual([null, null]);
    expect(await found('GBP', { currency: '€' })).toEqual(['EUR', null]);
    const period = (first: string, last: string) => ({
      ...{ period_start_date: `${first}T00:00:00`, period_end_date: `${last}T00:00:00` },
    });
    expect(await found(null, period('2023-05-01', '2023-05-31'))).toEqual([null, 1]);
    expect(await found(null, period('2024-01-31', '2024-02-20'))).toEqual([null, null]);
    expect(await found(null, period('2023-03-15', '2024-03-14'))).toEqual([null, 12]);
    expect(await found(null, period('1899-12-30', '1899-12-30'))).toEqual([null, null]);
  });

  test('a sign that stands for several of Halo’s currencies is none of them; a code is clear', async () => {
    const currencies = async (...all: readonly Partial<HaloInvoice>[]) => {
      halo.settings.invoices = all.map((rest, n) => invoice({ ...rest, id: -50 + n }));
      return (await read(open('USD'))).lines.map(({ currency }) => currency);
    };
    const [us, au] = [
      { currency: '$', currency_code: 1 },
      { currency: '$', currency_code: 2 },
    ];
    expect(await currencies(us, us)).toEqual(['USD', 'USD']);
    expect(await currencies(us, au)).toEqual([null, null]);
    // Also where the other is switched off.
    expect(await currencies(us, { ...au, disabled: true })).toEqual([null]);
    expect(await currencies(us, { currency: '€', currency_code: 2 })).toEqual(['USD', 'EUR']);
    expect(
      await currencies({ currency: 'AUD', currency_code: 2 }, { currency: 'AUD', currency_code: 3 }),
    ).toEqual(['AUD', 'AUD']);
    expect(await currencies({ currency: '', currency_code: 1 }, { currency: '', currency_code: 2 })).toEqual([
      null,
      null,
    ]);
  });

  test('the token may read invoices and do nothing else; without that right there is none', async () => {
    halo.settings.rights = ['read:tickets', 'edit:tickets'];
    await expect(read()).rejects.toMatchObject({ failure: { kind: 'no-token', right: 'read:invoices' } });
  });

  test('what is inactive, billed once or a heading is not billed; what is by use or discounted is not guessed', async () => {
    const lines = [
      line({ id: 1, isinactive: true }),
      line({ id: 2, onetimecharge: true }),
      line({ id: 3, isgroupdesc: true }),
      line({ id: 4, is_meter: true }),
      line({ id: 5, discount_perc: 10 }),
      line({ id: 6, _itemid: 0 }),
      line({ id: 7, _itemid: 1001, item_code: 'M365BP', item_shortdescription: 'Business Premium' }),
    ];
    halo.settings.invoices = [
      invoice({ lines, currency: 'AUD' }),
      invoice({ id: -95, disabled: true }),
      invoice({ id: -96, schedule: { disabled: true } }),
    ];
    const { lines: found, products, companies } = await read();
    expect(
      found.map(({ id, quantity, unitPrice, productId }) => [id, quantity, unitPrice, productId]),
    ).toEqual([
      ['4', null, 10.32, '1000'],
      ['5', 14, null, '1000'],
      ['6', 14, 10.32, null],
      ['7', 14, 10.32, '1001'],
    ]);
    expect(found[0]?.currency).toBe('AUD');
    expect(products.at(-1)).toEqual({ id: '1001', name: 'M365BP', detail: 'Business Premium' });
    expect(companies).toHaveLength(1);
  });

  test('dates: the narrower of schedule and line, the last day included; the year 1899 is none', async () => {
    const none = '1899-12-30T00:00:00';
    halo.settings.invoices = [
      invoice({
        schedule: { disabled: false, startdate: '2026-01-01T00:00:00', end_date: none },
        lines: [
          line({ startdate: '2026-03-01T00:00:00', enddate: '2026-11-30T00:00:00' }),
          line({ enddate: none }),
        ],
      }),
    ];
    const { lines } = await read();
    expect(lines.map(({ from, until }) => [from, until])).toEqual([
      [Date.parse('2026-03-01'), Date.parse('2026-12-01')],
      [Date.parse('2026-01-01'), null],
    ]);
  });

  test('all pages are read; where the list has no lines, or Halo counts them, the invoice itself is asked', async () => {
    const counted = line({ id: 1, recurring_invoice_quantity_type: 1 });
    halo.settings.invoices = Array.from({ length: 60 }, (_, n) => invoice({ id: -1 - n }));
    halo.settings.invoices = [...halo.settings.invoices, invoice({ id: -99, lines: [counted] })];
    expect((await read()).lines).toHaveLength(61);
    const paths = () => halo.settings.calls.map((call) => call.split('?')[0]);
    expect(paths().filter((path) => path === '/api/RecurringInvoice')).toHaveLength(3);
    expect(paths().filter((path) => path?.includes('/-'))).toEqual(['/api/RecurringInvoice/-99']);
    Object.assign(halo.settings, { invoices: [invoice(), invoice({ id: -95 })], withoutLines: true });
    expect((await read()).lines).toHaveLength(2);
  });

  test('a list that counts more than it shows, or an answer that is cut, is not taken for the whole', async () => {
    halo.settings.uncounted = 1;
    await expect(read()).rejects.toMatchObject({ failure: { kind: 'list-cut-short' } });
    // Nor is one that shows its last page again and again.
    halo.settings.repeats = true;
    await expect(read()).rejects.toMatchObject({ failure: { kind: 'list-cut-short' } });
    Object.assign(halo.settings, { uncounted: 0, repeats: false, cut: true });
    await expect(read()).rejects.toMatchObject({ failure: { kind: 'no-answer', system: 'HaloPSA' } });
  });

  test('the limit is waited for, half a minute and more; a withdrawn token is fetched anew', async () => {
    halo.settings.busy = 2;
    expect((await read()).lines).toHaveLength(1);
    expect(waited).toEqual([30_000, 60_000]);
    const psa = open();
    await psa.read(never);
    halo.settings.withdrawn = true;
    expect((await read(psa)).lines).toHaveLength(1);
    halo.settings.refuse = 403;
    await expect(read()).rejects.toThrow('HaloPSA');
    halo.settings.refuse = null;
  });
});
