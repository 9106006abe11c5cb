import { z } from 'zod';
import { type PsaLine, type PsaName, psaNames } from '../core/mapped/psa-lines.ts';
import type { Psa } from '../core/ports/psa.ts';
import { jsonApi } from '../remote/json-api.ts';
import { type Pause, patient } from '../remote/patient.ts';
import { createRemote } from '../remote/remote.ts';
import { psaLimits } from './limits.ts';
import { currencyOf, monthsNamed } from './money.ts';
import { unlessRefused } from './refused.ts';

export type AutotaskContractsOptions = Readonly<{
  url: string;
  userName: string;
  integrationCode: string;
  secret: () => Promise<string>;
  /** Of companies that name none. */
  currency: string | null;
  now: () => number;
  pause?: Pause;
}>;

const kind = 'autotask';
const system = psaNames[kind];
const base = '/ATServicesRest/V1.0';
/** At most 500 rows an answer; the next begin after the last id. https://autotask.net/help/developerhelp/Content/APIs/REST/API_Calls/REST_Basic_Query_Calls.htm */
const pageSize = 500;
/** Values in one `in` filter. */
const together = 200;
/** A contract in force: the picklist value Active. */
const active = 1;

const id = z.int();
const periodType = z.union([z.string(), z.number()]).nullish();
const contract = z.looseObject({
  ...{ id, companyID: id, contractName: z.string().nullish() },
  contractPeriodType: periodType,
});
const service = z.looseObject({
  ...{ id, contractID: id, serviceID: id },
  ...{ unitPrice: z.number().nullish(), adjustedPrice: z.number().nullish() },
});
const units = z.looseObject({
  ...{ id, contractServiceID: id, units: z.number().nullish() },
  ...{ startDate: z.string().nullish(), endDate: z.string().nullish() },
});
const named = z.looseObject({ id, name: z.string().nullish() });
const catalogueService = named.extend({ periodType });
const company = z.looseObject({ id, companyName: z.string().nullish(), currencyID: z.int().nullish() });
const answer = z.looseObject({ items: z.array(z.unknown()) });
const choice = z.looseObject({ value: z.union([z.string(), z.number()]), label: z.string().nullish() });
const field = z.looseObject({ name: z.string(), picklistValues: z.array(choice).nullish().catch(null) });
/** What cannot be read of them is unknown; the rest of the reading does not depend on it. */
const fields = z.looseObject({ fields: z.array(field).catch([]) });

type Filter = Readonly<{ op: 'eq' | 'gt' | 'gte' | 'lte' | 'in'; field: string; value: unknown }>;

const day = 86_400_000;
const instantOf = (text: string | null | undefined): number | null => {
  const at = text == null ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? null : at;
};
/** The end date is the last billed day. */
const endOf = (text: string | null | undefined): number | null => {
  const at = instantOf(text);
  return at === null ? null : at + day;
};
const nameOf = (of: number, name: string | null | undefined): PsaName => ({
  ...{ id: String(of), name: name ?? String(of), detail: null },
});

/**
 * Autotask's recurring services, read-only: prices from ContractServices ("an adjustedPrice if applicable") or the service's
 * own price and period type, quantities from ContractServiceUnits, periods from the contract.
 * https://autotask.net/help/developerhelp/Content/APIs/REST/Entities/ContractServicesEntity.htm
 */
export const autotaskContracts = (
  options: AutotaskContractsOptions,
): Psa & { end(): Promise<void>; cut(): Promise<void> } => {
  const remote = createRemote(system, options.url, options.now, psaLimits);
  let secret = '';
  const call = jsonApi(system, remote, () => [secret]);

  return {
    ...{ kind, system, ownCurrency: options.currency },
    read: async (stopping) => {
      const again = patient(stopping, options.pause);
      let unreadable = 0;
      const login = async () => {
        secret = await options.secret();
        return { apiintegrationcode: options.integrationCode, username: options.userName, secret };
      };
      const page = async (entity: string, filter: readonly Filter[]): Promise<unknown[]> => {
        const headers = await login();
        const body = { MaxRecords: pageSize, Filter: filter };
        return (
          await again(() => call({ method: 'POST', path: `${base}/${entity}/query`, headers, body }, answer))
        ).items;
      };
      /**
       * How many months each period type has, by its label.
       * https://www.autotask.net/help/developerhelp/Content/APIs/General/Picklists.htm
       */
      const periodTypes = async (entity: string, typeField: string) => {
        const path = `${base}/${entity}/entityInformation/fields`;
        const headers = await login();
        const seen = await unlessRefused(() => again(() => call({ method: 'GET', path, headers }, fields)));
        const of = seen?.fields.find(({ name }) => name.toLowerCase() === typeField.toLowerCase());
        const months = new Map(
          (of?.picklistValues ?? []).map(({ value, label }) => [String(value), monthsNamed(label)]),
        );
        return (type: z.infer<typeof periodType>): number | null => months.get(String(type)) ?? null;
      };
      const all = async <T extends Readonly<{ id: number }>>(
        entity: string,
        shape: z.ZodType<T>,
        filter: readonly Filter[],
      ): Promise<T[]> => {
        const found: T[] = [];
        for (let after = 0; ; ) {
          const rows = await page(entity, [{ op: 'gt', field: 'id', value: after }, ...filter]);
          const read = rows
            .map((row) => shape.safeParse(row))
            .flatMap(({ data }) => (data === undefined ? [] : [data]));
          unreadable += rows.length - read.length;
          found.push(...read);
          const last = Math.max(...read.map((row) => row.id), 0);
          if (rows.length < pageSize || last <= after) return found;
          after = last;
        }
      };
      /** Rows for many ids, a batch at a time. */
      const of = async <T extends Readonly<{ id: number }>>(
        entity: string,
        shape: z.ZodType<T>,
        field: string,
        ids: readonly number[],
        more: readonly Filter[] = [],
      ): Promise<T[]> => {
        const found: T[] = [];
        for (let from = 0; from < ids.length; from += together)
          found.push(
            ...(await all(entity, shape, [
              { op: 'in', field, value: ids.slice(from, from + together) },
              ...more,
            ])),
          );
        return found;
      };
      /**
       * Companies without a currency, or all with the same one that has no code, use `PSA_CURRENCY`. When codes are
       * hidden and companies name some, no currency is known.
       */
      const currencies = async (companies: readonly z.infer<typeof company>[]) => {
        const ids = [...new Set(companies.flatMap(({ currencyID }) => currencyID ?? []))];
        const seen = await unlessRefused(() => of('Currencies', named, 'id', ids));
        if (seen === null) return () => null;
        const codes = new Map(seen.map((row) => [row.id, row.name]));
        const byCompany = new Map(companies.map((row) => [row.id, row.currencyID ?? null]));
        return (companyId: number): string | null => {
          const own = byCompany.get(companyId) ?? null;
          const code = own === null ? null : (codes.get(own) ?? null);
          if (code === null && own !== null && ids.length > 1) return null;
          return currencyOf(code, options.currency);
        };
      };
      const contracts = await all('Contracts', contract, [{ op: 'eq', field: 'status', value: active }]);
      const byContract = new Map(contracts.map((row) => [row.id, row]));
      const services = await of('ContractServices', service, 'contractID', [...byContract.keys()]);
      const byService = new Map(services.map((row) => [row.id, row]));
      const today = new Date(options.now()).toISOString().slice(0, 10);
      const periods = await of(
        'ContractServiceUnits',
        units,
        'contractServiceID',
        [...byService.keys()],
        [
          { op: 'lte', field: 'startDate', value: today },
          { op: 'gte', field: 'endDate', value: today },
        ],
      );
      const sold = await of('Services', catalogueService, 'id', [
        ...new Set(services.map(({ serviceID }) => serviceID)),
      ]);
      const owners = [...new Set(contracts.map(({ companyID }) => companyID))];
      const companies = await of('Companies', company, 'id', owners);
      const currencyFor = await currencies(companies);
      const monthsOfContract = await periodTypes('Contracts', 'contractPeriodType');
      const monthsOfService = await periodTypes('Services', 'periodType');
      const soldById = new Map(sold.map((row) => [row.id, row]));
      /**
       * Months that the price is for. A contract's price is for its period, a service's own for the service's: what
       * that becomes on a contract with another period is not documented, so it is unknown.
       */
      const pricedFor = (on: z.infer<typeof service>, under: z.infer<typeof contract>): number | null => {
        const months = monthsOfContract(under.contractPeriodType);
        if (on.adjustedPrice != null) return months;
        return months === monthsOfService(soldById.get(on.serviceID)?.periodType) ? months : null;
      };
      const lines = periods.flatMap((row): PsaLine[] => {
        const on = byService.get(row.contractServiceID);
        const under = on === undefined ? undefined : byContract.get(on.contractID);
        if (on === undefined || under === undefined) return [];
        return [
          {
            ...{ id: String(row.id), companyId: String(under.companyID), productId: String(on.serviceID) },
            ...{
              agreement: under.contractName ?? '',
              quantity: row.units ?? null,
              unitPrice: on.adjustedPrice ?? on.unitPrice ?? null,
              currency: currencyFor(under.companyID),
              months: pricedFor(on, under),
            },
            ...{ from: instantOf(row.startDate), until: endOf(row.endDate), billed: true },
          },
        ];
      });
      return {
        ...{ kind, system, lines, unreadable },
        companies: companies.map((row) => nameOf(row.id, row.companyName)),
        products: sold.map((row) => nameOf(row.id, row.name)),
      };
    },
    end: remote.close,
    cut: remote.cut,
  };
};
