import type { CustomersSeen, PsaSeen } from '../../core/ports/doctor.ts';
import { count } from '../kit/format.ts';
import { t } from '../texts/t.ts';
import { amber, green, red, type Verdict } from './verdict.ts';

/** Silent when no policy demands a customer's consent. */
export const customersVerdicts = ({ links, demanded }: CustomersSeen): readonly Verdict[] => {
  if (demanded === 0) return [];
  return links
    ? [green(t`Customers whose consent is demanded can be asked by a link.`)]
    : [
        red(
          t`The policy demands the consent of customers, but links for them are off: their changes cannot be approved.`,
          t`Set PUBLIC_URL and CUSTOMER_LINK_DAYS, or say in Teams no customer consent for the company.`,
        ),
      ];
};

/** Silent without a PSA. */
export const psaVerdicts = (seen: PsaSeen): readonly Verdict[] => {
  if (seen.kind === 'none') return [];
  if (seen.kind === 'not-read')
    return [
      amber(
        t`What the PSA bills was not read yet.`,
        t`Wait a few minutes; the log says why a reading fails. Its rights stand in docs/month-end.md.`,
      ),
    ];
  const { psa, system, lines, noCurrency, noPeriod, hasOwnCurrency } = seen;
  const read = t`${count(lines, 'line')} of what ${system} bills are read.`;
  const currency = t`${count(noCurrency, 'line')} without a currency: differences there have no amount.`;
  const period = t`${count(noPeriod, 'line')} without a period of billing: differences there have no amount.`;
  const toMend = [
    ...(noCurrency === 0 ? [] : [amber(`${read} ${currency}`, currencyMend(hasOwnCurrency))]),
    ...(noPeriod > 0 && psa === 'connectwise' ? [amber(`${read} ${period}`, cycleMend())] : []),
  ];
  if (noPeriod > 0 && psa !== 'connectwise') return [...toMend, green(`${read} ${period}`)];
  return toMend.length > 0 ? toMend : [green(read)];
};

const currencyMend = (isSet: boolean): string =>
  isSet
    ? t`Their currency is not surely that of PSA_CURRENCY: compare them in the PSA.`
    : t`Set PSA_CURRENCY to the currency that you bill in, such as USD.`;

/** Other PSAs have nothing to set. */
const cycleMend = (): string =>
  t`Let the API member see billing cycles, and call them Monthly, Quarterly or Annual.`;
