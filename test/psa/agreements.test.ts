import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { autotaskContracts } from '../../src/psa/autotask-contracts.ts';
import { connectwiseAgreements } from '../../src/psa/connectwise-agreements.ts';
import { type PsaAddition, startConnectwiseSimulator } from '../../src/simulator/psa/connectwise.ts';
import { startServer } from '../events/psa.ts';

const never = new AbortController().signal;
const now = () => Date.parse('2026-11-23T14:05:00Z');

const addition = (rest: Partial<PsaAddition> = {}): PsaAddition => ({
  ...{ id: 1, agreementId: 7, company: { id: 250, identifier: 'ContosoLtd', name: 'Contoso Ltd.' } },
  ...{ product: { id: 117, identifier: 'M365BP' }, description: 'Business Premium', quantity: 12 },
  ...{ unitPrice: 30, billCustomer: 'Billable', effectiveDate: '2026-01-01T00:00:00Z' },
  ...rest,
});

describe('the additions of ConnectWise agreements', () => {
  let psa: Awaited<ReturnType<typeof startConnectwiseSimulator>>;
  beforeAll(async () => {
    psa = await startConnectwiseSimulator([
      addition(),
      addition({ id: 2, billCustomer: 'DoNotBill', cancelledDate: '2026-06-30T00:00:00Z', product: null }),
      // More than a page.
      ...Array.from({ length: 205 }, (_, n) => addition({ id: 10 + n, agreementId: 8, quantity: n })),
    ]);
  });
  afterAll(() => psa.stop());

  const waited: number[] = [];
  const open = (privateKey = 'demo', currency: string | null = null) =>
    connectwiseAgreements({
      ...{
        currency,
        url: psa.url,
        company: 'demo',
        clientId: 'id',
        publicKey: 'public',
        privateKey: async () => privateKey,
      },
      ...{ now, pause: async (ms) => void waited.push(ms) },
    });
  const read = async (privateKey?: string, currency?: string) => {
    const opened = open(privateKey, currency);
    try {
      return await opened.read(never);
    } finally {
      await opened.end();
    }
  };

  test('are read over all pages, with company, product, quantity, price, currency and dates', async () => {
    const { companies, products, lines, unreadable } = await read();
    expect(companies).toEqual([{ id: '250', name: 'ContosoLtd', detail: 'Contoso Ltd.' }]);
    expect(products).toEqual([{ id: '117', name: 'M365BP', detail: 'Business Premium' }]);
    expect(lines).toHaveLength(207);
    expect(unreadable).toBe(0);
    expect(lines[0]).toEqual({
      ...{ id: '1', companyId: '250', productId: '117', agreement: 'Managed services ContosoLtd' },
      ...{
        quantity: 12,
        unitPrice: 30,
        currency: 'USD',
        months: 1,
        from: Date.parse('2026-01-01'),
        until: null,
      },
      billed: true,
    });
    expect(lines[1]).toMatchObject({ productId: null, billed: false, until: Date.parse('2026-06-30') });
  });

  test('units that are included in the price of the agreement are not billed', async () => {
    const { additions } = psa.settings;
    psa.settings.additions = [
      addition({ lessIncluded: 2 }),
      addition({ id: 2, quantity: 1, lessIncluded: 5 }),
    ];
    const { lines } = await read();
    expect(lines.map(({ id, quantity, billed }) => [id, quantity, billed])).toEqual([
      ...[
        ['1', 10, true],
        ['1 included', 2, false],
      ],
      ...[
        ['2', 0, true],
        ['2 included', 1, false],
      ],
    ]);
    psa.settings.additions = additions;
  });

  test('an agreement that names no currency has the one of PSA_CURRENCY, else none that is known', async () => {
    expect((await read('demo', 'EUR')).lines[0]?.currency).toBe('USD');
    psa.settings.currency = null;
    expect((await read()).lines[0]?.currency).toBeNull();
    expect((await read('demo', 'EUR')).lines[0]?.currency).toBe('EUR');
    psa.settings.currency = 'USD';
  });

  test('a bill is for as many months as its cycle says; a name that says nothing, or cycles that nobody may see, leave it unknown', async () => {
    const { additions } = psa.settings;
    psa.settings.additions = [1, 2, 3, 4].map((cycle) => addition({ id: cycle, agreementId: cycle, cycle }));
    expect((await read()).lines.map(({ months }) => months)).toEqual([1, 12, null, null]);
    psa.settings.hidesCycles = true;
    expect((await read()).lines.map(({ months }) => months)).toEqual([null, null, null, null]);
    Object.assign(psa.settings, { additions, hidesCycles: false });
  });

  test('are waited for when the PSA is busy, as long as it asks', async () => {
    psa.settings.busy = 2;
    expect((await read()).lines).toHaveLength(207);
    expect(waited).toEqual([1_000, 1_000]);
    psa.settings.busy = 9;
    await expect(read()).rejects.toMatchObject({
      failure: { kind: 'answered', system: 'ConnectWise PSA', status: 429 },
    });
    psa.settings.busy = 0;
  });

  test('are not half read: a refusal is thrown, without the key', async () => {
    await expect(read('wrong-key')).rejects.toMatchObject({
      failure: { kind: 'answered', system: 'ConnectWise PSA', status: 401 },
    });
    const stopped = new AbortController();
    stopped.abort();
    const opened = open();
    await expect(opened.read(stopped.signal)).rejects.toThrow();
    await opened.end();
  });
});

describe('the services of Autotask contracts', () => {
  /** Autotask with these rows and the period types of its contracts; what is refused answers with that status. */
  const answering = async (
    rows: Readonly<Record<string, readonly object[]>>,
    refused: Readonly<Record<string, number>> = {},
  ) => {
    const server = await startServer(({ path, headers, method }) => {
      const [, entity = '', call] =
        /^\/ATServicesRest\/V1\.0\/(\w+)\/(query|entityInformation\/fields)$/.exec(path) ?? [];
      if (headers.secret !== 'secret' || headers.username !== 'api@example.com') return { status: 401 };
      const status = refused[call === 'query' ? entity : 'fields'];
      if (status !== undefined) return { status };
      return call === 'query'
        ? { status: 200, json: { items: rows[entity] ?? [] } }
        : { status: method === 'GET' && entity in fieldsOf ? 200 : 405, json: fieldsOf[entity] };
    });
    const psa = autotaskContracts({
      ...{ url: server.url, userName: 'api@example.com', integrationCode: 'code', currency: 'GBP' },
      ...{ secret: async () => 'secret', now },
    });
    try {
      return { read: await psa.read(never), calls: server.calls };
    } finally {
      await psa.end();
      await server.stop();
    }
  };
  // https://www.autotask.net/help/developerhelp/Content/APIs/General/Picklists.htm: the value is a string
  const periods = ['Monthly', 'Quarterly', 'Semi-Annual', 'Yearly'];
  const picklist = (from: number) => periods.map((label, n) => ({ value: String(from + n), label }));
  const fieldsOf: Readonly<Record<string, object>> = {
    Contracts: {
      fields: [
        { name: 'status', picklistValues: [{ value: '1', label: 'Active' }] },
        { name: 'contractName', picklistValues: null },
        { name: 'contractPeriodType', picklistValues: picklist(1) },
      ],
    },
    // The lists of two entities are numbered each by itself.
    Services: { fields: [{ name: 'periodType', picklistValues: picklist(11) }] },
  };
  const sample = (
    periods: readonly (number | string | null)[],
    companies: readonly object[] = [{ id: 19 }],
  ) => ({
    Contracts: periods.map((contractPeriodType, n) => ({
      id: 1 + n,
      companyID: 19 + (n % companies.length),
      contractPeriodType,
    })),
    ContractServices: periods.map((_, n) => ({
      id: 31 + n,
      contractID: 1 + n,
      serviceID: 900,
      adjustedPrice: 30,
    })),
    // The number changed within the quarter.
    ContractServiceUnits: periods.map((_, n) => ({
      ...{ id: 71 + n, contractServiceID: 31 + n, units: 3 },
      ...{ startDate: '2026-11-01T00:00:00Z', endDate: '2026-12-31T00:00:00Z' },
    })),
    Companies: companies,
  });

  test('a bill is for as long as the contract’s period type says, never for as long as the number of units held', async () => {
    const months = async (refused: Readonly<Record<string, number>> = {}) =>
      (await answering(sample([1, 2, '3', 4, 9, null]), refused)).read.lines.map((line) => line.months);
    expect(await months()).toEqual([1, 3, 6, 12, null, null]);
    expect(await months({ fields: 403 })).toEqual([null, null, null, null, null, null]);
    expect(await months({ fields: 404 })).toEqual([null, null, null, null, null, null]);
    await expect(months({ fields: 401 })).rejects.toMatchObject({
      failure: { kind: 'answered', system: 'Autotask', status: 401 },
    });
  });

  /**
   * "specifies an adjustedPrice if applicable" (ContractServicesEntity.htm); a service has a unitPrice for its own periodType
   * (ServicesEntity.htm). What that price becomes on a contract with another period is documented nowhere.
   */
  test('a service’s own price counts where its period is the contract’s, and is for no known period elsewhere', async () => {
    const months = async (type: number | null, refused: Readonly<Record<string, number>> = {}) => {
      const rows = sample([1, 2, 4]);
      const ContractServices = rows.ContractServices.map(({ adjustedPrice, ...row }) => ({
        ...{ ...row, unitPrice: adjustedPrice, adjustedPrice: null },
      }));
      const Services = [{ id: 900, name: 'M365 Business Premium', periodType: type }];
      const { read } = await answering({ ...rows, ContractServices, Services }, refused);
      expect(read.lines.map(({ unitPrice }) => unitPrice)).toEqual([30, 30, 30]);
      return read.lines.map((line) => line.months);
    };
    expect(await months(11)).toEqual([1, null, null]);
    expect(await months(12)).toEqual([null, 3, null]);
    expect(await months(14)).toEqual([null, null, 12]);
    expect(await months(1)).toEqual([null, null, null]);
    expect(await months(null)).toEqual([null, null, null]);
    expect(await months(11, { fields: 403 })).toEqual([null, null, null]);
  });

  test('where currencies may not be seen no currency is known, unless companies name none; the rest is read', async () => {
    const currencies = async (companies: readonly object[], refused: Readonly<Record<string, number>>) =>
      (
        await answering({ ...sample([1, 1], companies), Currencies: [{ id: 4, name: 'EUR' }] }, refused)
      ).read.lines.map(({ currency }) => currency);
    const [none, four] = [{ id: 19 }, { id: 20, currencyID: 4 }];
    expect(await currencies([none, four], {})).toEqual(['GBP', 'EUR']);
    for (const status of [403, 404]) {
      expect(await currencies([none, four], { Currencies: status })).toEqual([null, null]);
      expect(await currencies([{ id: 19, currencyID: 4 }], { Currencies: status })).toEqual([null, null]);
      expect(await currencies([none, { id: 20 }], { Currencies: status })).toEqual(['GBP', 'GBP']);
    }
    await expect(currencies([four], { Currencies: 401 })).rejects.toMatchObject({
      failure: { kind: 'answered', system: 'Autotask', status: 401 },
    });
  });

  test('are read by id with units that are billed today, as its documents name them', async () => {
    const rows: Readonly<Record<string, readonly object[]>> = {
      Contracts: [
        { id: 5, companyID: 19, contractName: 'Managed', contractPeriodType: 1 },
        { id: 6, companyID: 20, contractName: 'Abroad', contractPeriodType: 4 },
      ],
      Currencies: [{ id: 4, name: 'EUR' }],
      ContractServices: [
        { id: 32, contractID: 6, serviceID: 900, unitPrice: 30, adjustedPrice: 27.5 },
        { id: 31, contractID: 5, serviceID: 900, unitPrice: 30 },
        { id: 'odd' },
      ],
      ContractServiceUnits: [
        // The number changed in the middle of a month.
        {
          id: 76,
          contractServiceID: 32,
          units: 3,
          startDate: '2026-11-10T00:00:00Z',
          endDate: '2026-11-30T00:00:00Z',
        },
        {
          id: 77,
          contractServiceID: 31,
          units: 12,
          startDate: '2026-11-01T00:00:00Z',
          endDate: '2026-11-30T00:00:00Z',
        },
        { id: 78, contractServiceID: 999, units: 1 },
      ],
      Services: [{ id: 900, name: 'M365 Business Premium', periodType: 11 }],
      Companies: [
        { id: 19, companyName: 'Contoso' },
        { id: 20, companyName: 'Adatum', currencyID: 4 },
      ],
    };
    const { read, calls } = await answering(rows);
    expect(read).toEqual({
      ...{ kind: 'autotask', system: 'Autotask', unreadable: 1 },
      companies: [
        { id: '19', name: 'Contoso', detail: null },
        { id: '20', name: 'Adatum', detail: null },
      ],
      products: [{ id: '900', name: 'M365 Business Premium', detail: null }],
      lines: [
        {
          ...{
            id: '76',
            companyId: '20',
            productId: '900',
            agreement: 'Abroad',
            quantity: 3,
            unitPrice: 27.5,
          },
          ...{ currency: 'EUR', months: 12, billed: true },
          ...{ from: Date.parse('2026-11-10'), until: Date.parse('2026-12-01') },
        },
        {
          ...{
            id: '77',
            companyId: '19',
            productId: '900',
            agreement: 'Managed',
            quantity: 12,
            unitPrice: 30,
          },
          ...{
            currency: 'GBP',
            months: 1,
            from: Date.parse('2026-11-01'),
            until: Date.parse('2026-12-01'),
            billed: true,
          },
        },
      ],
    });
    expect(calls.map(({ path, json }) => [path.split('/').at(-2), json])).toContainEqual([
      'ContractServiceUnits',
      {
        MaxRecords: 500,
        Filter: [
          { op: 'gt', field: 'id', value: 0 },
          { op: 'in', field: 'contractServiceID', value: [32, 31] },
          { op: 'lte', field: 'startDate', value: '2026-11-23' },
          { op: 'gte', field: 'endDate', value: '2026-11-23' },
        ],
      },
    ]);
  });
});
