import { withMore } from '../../core/conversation/chain.ts';
import type { RenewalRow, RenewalRows } from '../../core/renewals/renewal-rows.ts';
import type { Suggestion } from '../kit/buttons.ts';
import { asFile } from '../kit/buttons.ts';
import { escapeText, productText } from '../kit/escape.ts';
import { count, date, number, type Show } from '../kit/format.ts';
import { periodText } from '../kit/period-text.ts';
import { inEnglish } from '../texts/locale.ts';
import { t } from '../texts/t.ts';
import type { RenewalsInput } from './renewals-input.ts';

type LeftOut = Pick<RenewalsInput, 'rows' | 'undated' | 'unknownVendors' | 'company'>;

/** What a list of renewals leaves out, in words, so that nothing is dropped silently. */
export const leftOut = ({ rows, undated, unknownVendors, company }: LeftOut, show: Show): string[] => {
  return [
    ...(undated ? [] : notListed(rows)),
    ...ofDeleted(rows.ofDeleted, show),
    ...(company?.status === 'Deleted' ? [t`This company is deleted at Pax8.`] : []),
    ...(unknownVendors > 0
      ? [
          t`The vendor of ${count(unknownVendors, 'product')} is unknown, so their renewals are missing here. Ask again in a few minutes.`,
        ]
      : []),
  ];
};

/** One line: "Not listed: 2 without an end date, 4 monthly terms." */
const notListed = ({ unclear, monthlyHidden }: RenewalRows): string[] => {
  const odd = [
    [unclear.none.length, t`without an end date`],
    [unclear.past.length, t`with an end date that has passed`],
    [unclear['too-far'].length, t`with an end date too far ahead`],
    [unclear.ended.length, t`ended, although the status does not say so`],
  ] as const;
  const parts = odd.filter(([n]) => n > 0).map(([n, what]) => `${number(n)} ${what}`);
  const monthly = monthlyHidden > 0 ? [count(monthlyHidden, 'monthly term')] : [];
  if (parts.length + monthly.length === 0) return [];
  const check = parts.length > 0 ? t` Check those without a clear end in the Pax8 portal.` : '';
  return [t`Not listed: ${[...monthly, ...parts].join('; ')}.${check}`];
};

const mostNamed = 3;

const ofDeleted = (rows: readonly RenewalRow[], show: Show): string[] => {
  if (rows.length === 0) return [];
  const named = rows.slice(0, mostNamed).map(({ company, subscription, at }) => {
    const end = at === null ? t`no end date` : date(at, show);
    return t`${productText(subscription.productName)} of ${escapeText(company?.name ?? '', 60)} (${end})`;
  });
  const more = rows.length - named.length;
  return [
    more > 0
      ? t`Not included: ${count(rows.length, 'subscription')} of companies deleted at Pax8: ${named.join(', ')} and ${more} more. Check in the portal whether they are still billed.`
      : t`Not included: ${count(rows.length, 'subscription')} of companies deleted at Pax8: ${named.join(', ')}. Check in the portal whether they are still billed.`,
  ];
};

/** Says when the bot did not understand the period. */
export const understood = ({ unknownPeriod, period }: RenewalsInput): string[] =>
  unknownPeriod === null
    ? []
    : [
        t`“${escapeText(unknownPeriod, 60)}” is not a period I know. This shows the ${escapeText(periodText(period), 60)}.`,
      ];

export const suggestions = (input: RenewalsInput): Suggestion[] => {
  const { rows, say, csv, undated, alsoVendor, period } = input;
  const { none, past, 'too-far': tooFar, ended } = rows.unclear;
  return [
    ...asFile(csv, say),
    ...(!undated && none.length + past.length + tooFar.length + ended.length > 0
      ? [{ title: t`Without date`, say: `renewals${inEnglish(() => named(input))} without date` }]
      : []),
    ...(!undated && rows.monthlyHidden > 0
      ? [{ title: t`Show monthly terms`, say: withMore(say, 'including monthly') }]
      : []),
    ...(alsoVendor === null
      ? []
      : [{ title: t`Vendor ${alsoVendor}`, say: `renewals vendor ${alsoVendor} ${period}` }]),
  ];
};

/** The company or vendor as part of a sentence, after a space. */
export const named = ({ company, vendor }: Pick<RenewalsInput, 'company' | 'vendor'>): string =>
  company !== null ? ` ${company.name}` : vendor === null ? '' : t` vendor ${vendor}`;
