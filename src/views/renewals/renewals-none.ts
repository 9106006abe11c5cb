import type { Suggestion } from '../kit/buttons.ts';
import { plainText } from '../kit/escape.ts';
import type { Show } from '../kit/format.ts';
import { narrowedDetail } from '../kit/narrowed.ts';
import { noticeCard } from '../kit/notice.ts';
import { withinText } from '../kit/period-text.ts';
import type { Plan } from '../kit/plan.ts';
import { inEnglish } from '../texts/locale.ts';
import { t } from '../texts/t.ts';
import type { RenewalsInput } from './renewals-input.ts';
import { leftOut, named, suggestions, understood } from './renewals-notes.ts';

type NoVendor = Readonly<{ text: string; several: boolean; suggestions: readonly Suggestion[] }>;

/** The name fits no vendor in the portfolio, or several. */
export const noVendorCard = ({ text, several, suggestions }: NoVendor): Plan =>
  noticeCard({
    title: t`Vendor`,
    tone: 'warning',
    text: several
      ? t`Which vendor is “${plainText(text, 60)}”?`
      : t`No customer has a product from a vendor called “${plainText(text, 60)}”.`,
    suggestions,
  });

/** Nothing renews: a friendly line and the next step. */
export const noRenewals = (input: RenewalsInput, show: Show): Plan => {
  const { company, vendor, period, undated, say, asOf } = input;
  const ofWhom =
    company !== null
      ? t` for ${plainText(company.name)}`
      : vendor !== null
        ? t` of ${plainText(vendor)}`
        : '';
  const when = withinText(period);
  const next = `renewals${inEnglish(() => named(input))} next 90 days`;
  const again =
    undated || say === next || period === 'next 3 years' ? [] : [{ title: t`Next 90 days`, say: next }];
  return noticeCard(
    {
      title: undated ? t`Renewals without date` : t`Renewals`,
      tone: 'neutral',
      text: undated
        ? t`Every committed term${ofWhom} has a plausible end date.`
        : again.length === 0
          ? t`No renewals${ofWhom} ${when}.`
          : t`No renewals${ofWhom} ${when}. Try ${plainText(next, 120)}.`,
      details: [
        ...understood(input),
        ...narrowedDetail(input.narrowed, t` a month`),
        ...leftOut(input, show),
      ],
      asOf,
      suggestions: [...again, ...suggestions({ ...input, csv: false })],
    },
    show,
  );
};
