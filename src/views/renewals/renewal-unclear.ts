import type { Renewal, RenewalLine } from '../../core/renewals/renewal.ts';
import { referenceTo } from '../kit/buttons.ts';
import { plainText, productPlain } from '../kit/escape.ts';
import { deadline, seats } from '../kit/format.ts';
import { notice } from '../kit/notice.ts';
import type { View } from '../kit/plan.ts';

export type UnclearInput = Readonly<{ renewal: Renewal; lines: readonly RenewalLine[] }>;

/** A term ended, and after the time that a renewal takes Pax8 still shows the old end. */
export const renewalUnclear: View<UnclearInput> = ({ renewal, lines }, show) =>
  notice(
    {
      title: `Renewal not seen · ${plainText(renewal.companyName)}`,
      tone: 'attention',
      text: 'The term ended more than two days ago, and Pax8 still shows the old end. Look in the Pax8 portal whether it was renewed: if it was, seats may go back for 7 days from then, and the bot cannot see until when.',
      details: lines.map(
        ({ productName, quantity, termEndsAt }) =>
          `${productPlain(productName)}, ${seats(quantity)}: ended ${deadline(termEndsAt, show)}`,
      ),
      safe: 'The bot looks again every few hours for 14 days.',
      suggestions: lines.slice(0, 3).map(({ productName, subscriptionId }) => ({
        title: productPlain(productName, 36),
        say: `subscription ${referenceTo(subscriptionId)}`,
      })),
    },
    show,
  );
