import type { Became, RenewalLine, ServiceTerm } from '../../core/renewals/renewal.ts';
import { differences, type RenewalDifference } from '../../core/renewals/renewed-as.ts';
import { referenceTo } from '../kit/buttons.ts';
import { escapeText } from '../kit/escape.ts';
import { number, percent, seats, unitPrice } from '../kit/format.ts';
import { pax8Word } from '../kit/pax8-words.ts';
import { msg, t, texts } from '../texts/t.ts';
import { loudWords, type Words } from './renewal-figures.ts';

/** What differs after a renewal, a few words each: "1-Year → Monthly", "$22.00 → $27.06 a seat a month, +23.0%". */
export const differenceTexts = (line: RenewalLine): string[] =>
  line.after?.kind === 'renewed'
    ? differences(line, line.after.became).map((difference) => differenceText(difference, line, became(line)))
    : [];

const became = ({ after }: RenewalLine): Became | null => (after?.kind === 'renewed' ? after.became : null);

const differenceText = (difference: RenewalDifference, line: RenewalLine, is: Became | null): string => {
  switch (difference.kind) {
    case 'subscription':
      return t`new subscription ${referenceTo(difference.is)}, before ${referenceTo(difference.was)}`;
    case 'term':
      return t`commitment ${termText(difference.was)} → ${termText(difference.is)}`;
    case 'billing':
      return t`billed ${termText(difference.was)} → ${termText(difference.is)}`;
    case 'seats':
      return `${difference.was === null ? t`unknown` : number(difference.was)} → ${difference.is === null ? t`unknown seats` : seats(difference.is)}`;
    case 'price':
    case 'cost': {
      const [was, now] = [
        unitPrice(difference.was, line.currency, line.billingTerm),
        unitPrice(difference.is, is?.currency ?? null, is?.billingTerm ?? ''),
      ];
      return difference.kind === 'cost'
        ? t`partner cost ${was} → ${now}${riseText(difference.times)}`
        : t`${was} → ${now}${riseText(difference.times)}`;
    }
  }
};

const termText = (term: string | null): string =>
  term === null ? t`none shown` : escapeText(pax8Word(term), 40);

const riseText = (times: number | null): string => {
  if (times === null || times === 1) return '';
  const change = Math.abs((times - 1) * 100).toFixed(1);
  return `, ${times < 1 ? '−' : '+'}${percent(change)}`;
};

/** The warning on the line of a subscription that continues by the month. */
export const serviceTermWords = (sure: ServiceTerm): Words =>
  loudWords(
    sure === 'likely'
      ? t`Very likely an Extended Service Term: seats cannot change in it`
      : t`Monthly now: chosen in the portal, or an Extended Service Term`,
    'Warning',
  );

/** What a service term means, and what to decide. */
export const serviceTermNote: Readonly<Record<ServiceTerm, string>> = texts({
  likely: msg`Pax8’s API does not show it, but the term and the price say that this is very likely Microsoft’s Extended Service Term: billed by the month at a higher price until someone renews or cancels it, with a fixed number of seats. Decide in the Pax8 portal: renew it into a term, or cancel it.`,
  possible: msg`It went on by the month. Someone may have chosen that in the Pax8 portal, or it is Microsoft’s Extended Service Term, which Pax8’s API does not show. Check in the Pax8 portal, and renew it into a term or cancel it.`,
});
