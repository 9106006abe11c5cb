import { z } from 'zod';
import { type PsaLine, type PsaName, psaNames } from '../core/mapped/psa-lines.ts';
import type { Psa } from '../core/ports/psa.ts';
import { jsonApi } from '../remote/json-api.ts';
import { type Pause, patient } from '../remote/patient.ts';
import { createRemote } from '../remote/remote.ts';
import { psaLimits } from './limits.ts';
import { currencyOf, monthsNamed } from './money.ts';
import { unlessRefused } from './refused.ts';

export type ConnectwiseAgreementsOptions = Readonly<{
  url: string;
  company: string;
  clientId: string;
  publicKey: string;
  privateKey: () => Promise<string>;
  /** Of agreements that name none. */
  currency: string | null;
  now: () => number;
  pause?: Pause;
}>;

const kind = 'connectwise';
const system = psaNames[kind];
const base = '/v4_6_release/apis/3.0';
/** At most 1,000: https://developer.connectwise.com/Best_Practices/PSA_API_Requests */
const pageSize = 200;

const agreement = z.looseObject({
  id: z.int(),
  name: z.string().nullish(),
  company: z.looseObject({ id: z.int(), identifier: z.string().nullish(), name: z.string().nullish() }),
  /** Only where several currencies are switched on. */
  currency: z.looseObject({ currencyCode: z.string().nullish() }).nullish(),
  billCycleId: z.int().nullish(),
  noEndingDateFlag: z.boolean().nullish(),
  endDate: z.string().nullish(),
});
/** Named by an admin: "Monthly". */
const cycle = z.looseObject({ id: z.int(), name: z.string().nullish() });
const addition = z.looseObject({
  id: z.int(),
  product: z.looseObject({ id: z.int(), identifier: z.string().nullish() }).nullish(),
  description: z.string().nullish(),
  quantity: z.number().nullish(),
  /** How many are included in the agreement's own price, and not billed. */
  lessIncluded: z.number().nullish(),
  unitPrice: z.number().nullish(),
  /** Billable, DoNotBill, NoCharge */
  billCustomer: z.string().nullish(),
  effectiveDate: z.string().nullish(),
  cancelledDate: z.string().nullish(),
});
const additionFields =
  'id,product,description,quantity,lessIncluded,unitPrice,billCustomer,effectiveDate,cancelledDate';
type Agreement = z.infer<typeof agreement>;
type Addition = z.infer<typeof addition>;
const rows = z.array(z.unknown());

const instantOf = (text: string | null | undefined): number | null => {
  const at = text == null ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? null : at;
};

/** Without an end, or with one that a flag cancels, an agreement continues. */
const endOf = ({ noEndingDateFlag, endDate }: Agreement): number | null =>
  noEndingDateFlag === true ? null : instantOf(endDate);

const earlier = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b);

/** What all lines of an agreement share. */
type Billed = Readonly<{ of: Agreement; own: string | null; months: number | null }>;

const lineOf = ({ of, own, months }: Billed, { id, product, ...row }: Addition): PsaLine => ({
  id: String(id),
  companyId: String(of.company.id),
  productId: product == null ? null : String(product.id),
  agreement: of.name ?? '',
  quantity: row.quantity ?? null,
  unitPrice: row.unitPrice ?? null,
  currency: currencyOf(of.currency?.currencyCode, own),
  months,
  from: instantOf(row.effectiveDate),
  until: earlier(instantOf(row.cancelledDate), endOf(of)),
  billed: row.billCustomer == null || row.billCustomer === 'Billable',
});

/** What is billed of an addition, and what is included. */
const linesOf = (billed: Billed, row: Addition): PsaLine[] => {
  const line = lineOf(billed, row);
  const included = row.lessIncluded ?? 0;
  if (line.quantity === null || included <= 0) return [line];
  const free = Math.min(included, line.quantity);
  return [
    { ...line, quantity: line.quantity - free },
    { ...line, id: `${line.id} included`, quantity: free, billed: false },
  ];
};

/**
 * ConnectWise PSA's agreements and additions, read-only, for an API member who may inquire agreements. Fields:
 * `Agreement` and `Addition` of REST API 3.0. https://developer.connectwise.com/Products/ConnectWise_PSA/REST
 */
export const connectwiseAgreements = (
  options: ConnectwiseAgreementsOptions,
): Psa & { end(): Promise<void>; cut(): Promise<void> } => {
  const remote = createRemote(system, options.url, options.now, psaLimits);
  let key = '';
  const call = jsonApi(system, remote, () => [key]);
  const get = async (path: string, query: Readonly<Record<string, string>>): Promise<unknown[]> => {
    key = await options.privateKey();
    const login = Buffer.from(`${options.company}+${options.publicKey}:${key}`).toString('base64');
    const headers = { authorization: `Basic ${login}`, clientid: options.clientId };
    return call({ method: 'GET', path: `${base}${path}?${new URLSearchParams(query)}`, headers }, rows);
  };

  return {
    ...{ kind, system, ownCurrency: options.currency },
    read: async (stopping) => {
      const again = patient(stopping, options.pause);
      let unreadable = 0;
      /** All pages; a page that is not full is the last. */
      const all = async <T>(
        path: string,
        query: Readonly<Record<string, string>>,
        shape: z.ZodType<T>,
      ): Promise<T[]> => {
        const found: T[] = [];
        for (let page = 1; ; page += 1) {
          const part = await again(() =>
            get(path, { ...query, orderBy: 'id asc', page: String(page), pageSize: String(pageSize) }),
          );
          for (const row of part) {
            const read = shape.safeParse(row);
            if (read.success) found.push(read.data);
            else unreadable += 1;
          }
          if (part.length < pageSize) return found;
        }
      };
      const agreements = await all(
        '/finance/agreements',
        {
          conditions: 'cancelledFlag=false',
          fields: 'id,name,company,currency,billCycleId,noEndingDateFlag,endDate',
        },
        agreement,
      );
      const seen = await unlessRefused(() => all('/finance/billingCycles', {}, cycle));
      const cycles = new Map((seen ?? []).map((row) => [row.id, row]));
      const companies = new Map<string, PsaName>();
      const products = new Map<string, PsaName>();
      const lines: PsaLine[] = [];
      for (const of of agreements) {
        const months = monthsNamed(cycles.get(of.billCycleId ?? 0)?.name);
        const { id, identifier, name } = of.company;
        companies.set(String(id), {
          id: String(id),
          name: identifier ?? name ?? String(id),
          detail: name ?? null,
        });
        const additions = await all(
          `/finance/agreements/${of.id}/additions`,
          { fields: additionFields },
          addition,
        );
        for (const row of additions) {
          lines.push(...linesOf({ of, own: options.currency, months }, row));
          if (row.product == null) continue;
          const productId = String(row.product.id);
          const code = row.product.identifier ?? row.description ?? productId;
          if (!products.has(productId))
            products.set(productId, { id: productId, name: code, detail: row.description ?? null });
        }
      }
      return {
        ...{ kind, system, lines, unreadable },
        ...{ companies: [...companies.values()], products: [...products.values()] },
      };
    },
    end: remote.close,
    cut: remote.cut,
  };
};
