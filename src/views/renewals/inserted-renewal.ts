import type { DayAhead } from '../../core/renewals/commitments-ahead.ts';
import type { Instant } from '../../core/words/instant.ts';
import { escapeText, plainText, productText, unknownCompany } from '../kit/escape.ts';
import { count, date, type Show } from '../kit/format.ts';
import { heldSeats } from '../kit/held.ts';
import { type Preview, readAt } from '../kit/inserted.ts';
import { list } from '../kit/list.ts';
import { pax8Word } from '../kit/pax8-words.ts';
import type { Plan } from '../kit/plan.ts';
import { t } from '../texts/t.ts';

type Input = Readonly<{ renewal: DayAhead; asOf: Instant }>;

const dayText = ({ day }: DayAhead, show: Show): string => date(Date.parse(day), show);

/** More rows would make the card too large for a message. */
const mostRows = 15;

/** What renews or ends for a company on one day, to insert into a message: no buttons, no prices. */
export const insertedRenewalCard = ({ renewal, asOf }: Input, show: Show): Plan => {
  const { companyName, lines } = renewal;
  const more = lines.length - mostRows;
  return list({
    title: t`Renewal · ${escapeText(companyName ?? unknownCompany())}`,
    speak: plainText(t`${companyName ?? unknownCompany()} renews ${dayText(renewal, show)}`, 200),
    sentence: `${dayText(renewal, show)} · ${count(lines.length, 'subscription')}`,
    sections: [
      {
        heading: t`Product`,
        caption: t`Seats`,
        rows: lines.slice(0, mostRows).map((line) => ({
          name: productText(line.productName),
          lines: [
            line.ends
              ? t`ends, will not renew`
              : line.serviceTerm !== null
                ? t`goes on by the month`
                : t`renews, ${escapeText(pax8Word(line.term ?? t`term unknown`), 40)}`,
          ],
          figures: [heldSeats(line)],
        })),
      },
    ],
    total: { name: '', figures: [] },
    notes: more > 0 ? [t`${count(more, 'more subscription')} not shown.`] : [],
    asOf: readAt(asOf, show),
    pages: [],
    suggestions: [],
  });
};

export const renewalPreview = (renewal: DayAhead, show: Show): Preview => ({
  title: `${plainText(renewal.companyName ?? unknownCompany(), 60)} · ${dayText(renewal, show)}`,
  text: count(renewal.lines.length, 'subscription'),
});
