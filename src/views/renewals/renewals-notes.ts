import type { RenewalRow } from '../../core/renewals/renewal-rows.ts';
import type { Suggestion } from '../kit/buttons.ts';
import { escapeText, productText } from '../kit/escape.ts';
import { count, date, type Show } from '../kit/format.ts';
import type { RenewalsInput } from './renewals-input.ts';

/** What a list of renewals leaves out, in words, so that nothing is dropped silently. */
export const leftOut = ({ rows, undated, unknownVendors, company }: RenewalsInput, show: Show): string[] => {
  const { unclear, monthlyHidden } = rows;
  const missing = [
    [unclear.none.length, 'no end date at Pax8'],
    [unclear.past.length, 'an end date that has passed'],
    [unclear['too-far'].length, 'an end date further ahead than its term'],
  ] as const;
  return [
    ...missing
      .filter(([n]) => n > 0 && !undated)
      .map(
        ([n, what]) =>
          `${count(n, 'committed subscription has', 'committed subscriptions have')} ${what}. Check in the portal.`,
      ),
    ...(unclear.ended.length > 0 && !undated
      ? [
          `${count(unclear.ended.length, 'subscription has', 'subscriptions have')} ended, although the status does not say so.`,
        ]
      : []),
    ...(monthlyHidden > 0 && !undated
      ? [`${count(monthlyHidden, 'monthly term is', 'monthly terms are')} not shown.`]
      : []),
    ...ofDeleted(rows.ofDeleted, show),
    ...(company?.status === 'Deleted' ? ['This company is deleted at Pax8.'] : []),
    ...(unknownVendors > 0
      ? [
          `The vendor of ${count(unknownVendors, 'product')} is unknown, so their renewals are missing here. Ask again in a few minutes.`,
        ]
      : []),
  ];
};

const mostNamed = 3;

const ofDeleted = (rows: readonly RenewalRow[], show: Show): string[] => {
  if (rows.length === 0) return [];
  const named = rows.slice(0, mostNamed).map(({ company, subscription, at }) => {
    const end = at === null ? 'no end date' : date(at, show);
    return `${productText(subscription.productName)} of ${escapeText(company?.name ?? '', 60)} (${end})`;
  });
  const more = rows.length - named.length;
  return [
    `Not included: ${count(rows.length, 'subscription')} of companies deleted at Pax8: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}. Check in the portal whether they are still billed.`,
  ];
};

/** Says when the bot did not understand the period. */
export const understood = ({ unknownPeriod, period }: RenewalsInput): string[] =>
  unknownPeriod === null
    ? []
    : [
        `“${escapeText(unknownPeriod, 60)}” is not a period I know. This shows the ${escapeText(period, 60)}.`,
      ];

export const suggestions = (input: RenewalsInput): Suggestion[] => {
  const { rows, say, csv, undated, alsoVendor, period } = input;
  const { none, past, 'too-far': tooFar, ended } = rows.unclear;
  const sentence = say.replace(/[\s?!.]+$/, '');
  return [
    ...(csv ? [{ title: 'CSV', say: `${sentence} csv` }] : []),
    ...(!undated && none.length + past.length + tooFar.length + ended.length > 0
      ? [{ title: 'Without date', say: `renewals${named(input)} without date` }]
      : []),
    ...(!undated && rows.monthlyHidden > 0
      ? [{ title: 'Show monthly terms', say: `${sentence} including monthly` }]
      : []),
    ...(alsoVendor === null
      ? []
      : [{ title: `Vendor ${alsoVendor}`, say: `renewals vendor ${alsoVendor} ${period}` }]),
  ];
};

/** The company or the vendor as words of a sentence, after a space. */
export const named = ({ company, vendor }: Pick<RenewalsInput, 'company' | 'vendor'>): string =>
  company !== null ? ` ${company.name}` : vendor === null ? '' : ` vendor ${vendor}`;
