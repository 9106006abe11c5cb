import type { CheckLine } from '../../../src/core/month/check-line.ts';
import { differenceOf, type MonthMark } from '../../../src/core/month/difference.ts';
import { monthCheck } from '../../../src/core/month/month-check.ts';
import { differenceTicket, differenceTicketCard } from '../../../src/views/month/difference-ticket.ts';
import {
  type MonthCheckInput,
  monthCheckCard,
  nothingCheckedCard,
} from '../../../src/views/month/month-check.ts';
import { company, type Lay, names, now, show } from '../samples.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const premium = 'Microsoft 365 Business Premium [New Commerce Experience]';

export const monthCases = (answer: Lay) => {
  const line = (rest: Partial<CheckLine> = {}): CheckLine => ({
    ...{ against: 'subscriptions', companyId: 'c1', company: 'Contoso', productId: 'p1', product: premium },
    ...{ subscriptionIds: ['1a2b3c4d-0000'], billed: 12, held: 12, amount: usd('221.76'), by: null },
    verdict: { kind: 'agrees' },
    ...rest,
  });
  const differs = { verdict: { kind: 'differs' } } as const;
  const psa = {
    kind: 'read',
    psa: 'connectwise',
    system: 'ConnectWise PSA',
    hasOwnCurrency: false,
    asOf: now - 3 * 3_600_000,
    noCurrency: 0,
    noPeriod: 0,
  } as const;
  const overbilled = line({
    ...differs,
    against: 'psa',
    amount: null,
    billed: 9,
    held: 12,
    by: usd('-90.00'),
  });
  const ofTwo = line({ ...overbilled, company: 'Fabrikam', subscriptionIds: ['1a2b3c4d-0', '2a2b3c4d-0'] });
  const mark = (rest: Partial<MonthMark>): MonthMark => ({
    ...{ difference: '', kind: 'note', text: '', month: '2026-11', at: now - 86_400_000 },
    by: { tenantId: 't', objectId: 'o', name: 'Bo Admin' },
    ...rest,
  });
  const ticketed =
    (result: object, of: CheckLine = overbilled) =>
    () => {
      const words = differenceTicket({ line: of, month: '2026-11', system: 'HaloPSA' });
      const sentence = 'check invoice November 2026';
      const all = { ...result, words } as Parameters<typeof differenceTicketCard>[0]['result'];
      return answer(differenceTicketCard({ result: all, sentence }));
    };
  const checked =
    (lines: readonly CheckLine[], rest: Partial<MonthCheckInput> = {}) =>
    () =>
      answer(
        monthCheckCard(
          {
            ...{
              month: 'November 2026',
              yearMonth: '2026-11',
              marks: [],
              company: null,
              check: monthCheck(lines),
              before: null,
              isThisMonth: true,
            },
            ...{ psa, unreadable: 0, asOf: now - 120_000, page: 0, say: 'check invoice', csv: true },
            ...rest,
          },
          show,
        ),
      );
  return {
    'month-check': checked([
      line(),
      line({ ...differs, billed: 12, held: 10, by: usd('36.96') }),
      line({ ...differs, company: 'Fabrikam', billed: 5, held: 6, by: usd('-18.48') }),
      line({ ...differs, against: 'psa', amount: null, billed: 9, held: 12, by: usd('-90.00') }),
      line({ ...differs, against: 'psa', amount: null, company: 'Adatum', billed: 0, held: 3 }),
      line({ company: 'Northwind', billed: 4, held: 6, verdict: { kind: 'explained', reason: 'change' } }),
      line({
        ...{ company: 'Litware', product: 'Azure Plan', billed: null, held: null, amount: eur('80.12') },
        verdict: { kind: 'not-checked', reason: 'usage' },
      }),
      line({
        ...{ against: 'psa', company: 'Trey', amount: null, billed: null, held: 7 },
        verdict: { kind: 'not-checked', reason: 'product-not-mapped' },
      }),
    ]),
    'month-check-kept': checked([line({ ...differs, held: 10, by: usd('36.96') }), overbilled, ofTwo], {
      marks: [
        mark({ difference: differenceOf(overbilled), text: 'Two seats are free by contract, says Ann.' }),
        mark({ difference: differenceOf(overbilled), kind: 'ticket', text: '4711' }),
        mark({ difference: differenceOf(line({ by: usd('1') })), text: names.hostile.repeat(3) }),
      ],
    }),
    'month-check-many': checked(
      Array.from({ length: 40 }, (_, n) =>
        line({
          ...(n % 2 === 0 ? { ...differs, by: usd(`${n}.50`), held: 10 } : {}),
          company: n % 3 === 0 ? names.hostile : `Company ${n}`,
          product: n % 5 === 0 ? names.hostile : premium,
        }),
      ),
      { unreadable: 2 },
    ),
    'month-check-clean': checked([line(), line({ company: 'Fabrikam' })]),
    'month-check-in-part': checked(
      [line(), line({ verdict: { kind: 'not-checked', reason: 'proration' }, billed: null, held: null })],
      { psa: { kind: 'none' } },
    ),
    'month-check-older': checked(
      [line({ held: null, verdict: { kind: 'not-checked', reason: 'before-history' } })],
      { before: 'history', isThisMonth: false, company: company('Contoso') },
    ),
    'month-check-psa-gaps': checked([line({ ...overbilled, by: null })], {
      psa: { ...psa, noCurrency: 12, noPeriod: 1 },
    }),
    'month-check-psa-other-currency': checked([line({ ...overbilled, by: null })], {
      psa: { ...psa, hasOwnCurrency: true, noCurrency: 12, noPeriod: 1 },
    }),
    'month-check-psa-unread': checked([line()], { psa: { kind: 'never-read' } }),
    'month-check-no-lines': checked([]),
    'month-ticket-off': ticketed({ kind: 'off' }),
    'month-ticket-opened': ticketed(
      { kind: 'opened', system: 'HaloPSA', number: '4711' },
      line({ ...differs, held: 10, by: usd('36.96'), company: names.hostile, product: names.hostile }),
    ),
    'month-ticket-found': ticketed(
      { kind: 'found', system: 'HaloPSA', number: '4711' },
      line({ ...differs, by: usd('36.96'), product: null, company: null }),
    ),
    'month-ticket-no-company': ticketed({ kind: 'no-company', system: 'HaloPSA' }),
    'month-ticket-failed': ticketed({
      kind: 'failed',
      failure: { kind: 'no-answer', system: 'HaloPSA', because: { seconds: 15 } },
    }),
    'month-check-no-invoice': () => answer(nothingCheckedCard({ month: 'June 2026', company: null })),
    'month-check-never': () => answer(nothingCheckedCard({ month: null, company: company('Contoso') })),
  };
};
