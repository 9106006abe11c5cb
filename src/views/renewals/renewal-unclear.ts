import type { Renewal, RenewalLine } from '../../core/renewals/renewal.ts';
import { referenceTo } from '../kit/buttons.ts';
import { plainText, productPlain, unknownCompany } from '../kit/escape.ts';
import { deadline, seats } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { View } from '../kit/plan.ts';
import { t } from '../texts/t.ts';
import { hasMicrosoft } from './renewal-words.ts';

export type UnclearInput = Readonly<{ renewal: Renewal; lines: readonly RenewalLine[] }>;

/** A term has ended, and Pax8 still shows the old end although the renewal should be done. */
export const renewalUnclearCard: View<UnclearInput> = ({ renewal, lines }, show) =>
  noticeCard(
    {
      title: t`Renewal not seen · ${plainText(renewal.companyName ?? unknownCompany())}`,
      tone: 'attention',
      text: hasMicrosoft(lines)
        ? t`The term ended more than two days ago, but Pax8 still shows the old end. Check in the Pax8 portal whether it renewed. If it did, you can reduce seats for 7 days from the renewal; the bot cannot see when that ends.`
        : t`The term ended more than two days ago, but Pax8 still shows the old end. Check in the Pax8 portal whether it renewed.`,
      details: lines.map(
        ({ productName, quantity, termEndsAt }) =>
          t`${productPlain(productName)}, ${seats(quantity)}: ended ${deadline(termEndsAt, show)}`,
      ),
      safe: t`The bot checks again every few hours for 14 days.`,
      suggestions: lines.slice(0, 3).map(({ productName, subscriptionId }) => ({
        title: productPlain(productName, 36),
        say: `subscription ${referenceTo(subscriptionId)}`,
      })),
    },
    show,
  );
