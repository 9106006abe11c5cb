import type { Renewal } from '../../core/renewals/renewal.ts';
import { stageOf } from '../../core/renewals/renewal-stage.ts';
import { undecided } from '../../core/renewals/renewal-steps.ts';
import { monthly } from '../../core/words/money.ts';
import { inPages, pageOf } from '../kit/buttons.ts';
import { escapeText, paragraphs, plainText, productText, unknownCompany } from '../kit/escape.ts';
import { count, dateAndRelative, number, type Show } from '../kit/format.ts';
import type { Plan, View } from '../kit/plan.ts';
import { aMonth, loudWords, plainWords, seatsInWords, totals } from '../renewals/renewal-figures.ts';
import { firstEnd, standing } from '../renewals/renewal-words.ts';
import { msg, t, texts } from '../texts/t.ts';

export type DigestInput = Readonly<{
  of: 'storm' | 'day' | 'week';
  /** All renewals; the view shows one page (from 0). */
  renewals: readonly Renewal[];
  page: number;
  /** Carried by the paging buttons. */
  alertId: string;
}>;

const titles = texts({
  storm: msg`Renewals due`,
  day: msg`Renewals today`,
  week: msg`Renewals this week`,
} as const);

/** Several renewals on one card, by date; each has a button that posts its own card. */
export const renewalDigestCard: View<DigestInput> = (input, show) =>
  inPages((size) => digestPage(input, size, show));

const digestPage = ({ of, renewals, page, alertId }: DigestInput, size: number, show: Show): Plan => {
  const sorted = [...renewals].sort((a, b) => firstEnd(a) - firstEnd(b));
  const shown = pageOf(sorted, page, 'renewals', size);
  const waiting = sorted.filter((renewal) => waits(renewal, show));
  const lines = sorted.flatMap((renewal) => renewal.lines);
  const counted = waiting.length === 0 ? t`all decided` : t`${number(waiting.length)} undecided`;
  return {
    template: 'digest',
    filling: {
      speak: plainText(`${titles[of]}: ${count(sorted.length, 'renewal')}, ${counted}.`, 160),
      title: titles[of],
      state: waiting.length === 0 ? t`Decided` : t`${number(waiting.length)} undecided`,
      colour: waiting.length === 0 ? 'Good' : 'Warning',
      sentence:
        sorted.length === 0
          ? t`No renewals are left here.`
          : [
              `${count(sorted.length, 'renewal')}, ${seatsInWords(lines)}`,
              aMonth(lines.map((line) => monthly(line, line.quantity))),
              ...(shown.range === '' ? [] : [shown.range]),
            ].join(' · '),
      rows: shown.rows.map((renewal) => {
        const open = waits(renewal, show);
        const { word, colour } = standing(renewal, show);
        const [first, ...rest] = renewal.lines;
        return {
          id: renewal.id,
          name: escapeText(renewal.companyName ?? unknownCompany(), 60),
          text: dateAndRelative(firstEnd(renewal), show),
          lines: [
            plainWords(
              paragraphs([
                totals(renewal.lines),
                ...(first === undefined
                  ? []
                  : [
                      rest.length === 0
                        ? productText(first.productName, 60)
                        : t`${productText(first.productName, 60)} and ${number(rest.length)} more`,
                    ]),
              ]),
            ),
            loudWords(
              renewal.owner === null ? word : `${word} · ${escapeText(renewal.owner.name, 40)}`,
              colour,
            ),
          ],
          button: open ? t`Decide` : t`Show`,
        };
      }),
      notes:
        of === 'storm'
          ? [t`Too many are due for a card each. To get a renewal’s card here, press Decide.`]
          : [],
      pages: shown.pages.map(({ title, page: to }) => ({ title, page: to })),
      id: alertId,
    },
  };
};

const waits = (renewal: Renewal, show: Show): boolean =>
  ['before', 'lock'].includes(stageOf(renewal, show.now)) && undecided(renewal).length > 0;
