import type { Change } from '../../core/changes/change.ts';
import { orderOf, pax8TextOf, seatsBefore } from '../../core/changes/change-facts.ts';
import { wasInPlace } from '../../core/changes/switch.ts';
import { referenceTo } from '../kit/buttons.ts';
import { plainText, productPlain } from '../kit/escape.ts';
import { seats } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { View } from '../kit/plan.ts';
import { t } from '../texts/t.ts';
import { stateOf } from './change-words.ts';
import { whyText } from './outcome-words.ts';

export type SwitchStoppedInput = Readonly<{ order: Change; change: Change }>;

/** An approved switch stopped between its two lines: the old subscription runs on. */
export const switchStoppedCard: View<SwitchStoppedInput> = ({ order, change }, show) => {
  const { companyName, productName, subscriptionId } = change;
  const reasonText = whyText(change, show);
  const pax8Text = pax8TextOf(change)?.trim() ?? '';
  const orderedId = orderOf(order)?.placed?.lines[0]?.subscriptionId ?? null;
  const isActive = wasInPlace(change);
  const old = `${productPlain(productName)}, ${seats(seatsBefore(change))} (${referenceTo(subscriptionId)})`;
  return noticeCard({
    title: t`Switch to annual stopped · ${plainText(companyName)}`,
    tone: 'warning',
    text: isActive
      ? t`The year is Active, but the monthly subscription was not cancelled: both are billed. ${old}.`
      : t`The monthly subscription was not cancelled and runs on. ${old}.`,
    details: [
      ...(reasonText === '' ? [] : [t`Why: ${plainText(reasonText, 400)}`]),
      ...(pax8Text === '' ? [] : [t`Pax8 said: ${plainText(pax8Text, 400)}`]),
      t`The order: ${stateOf(order).word}${orderedId === null ? '' : ` (${referenceTo(orderedId)})`}.`,
      ...(isActive
        ? [t`Cancel the monthly subscription for its term end.`]
        : order.state === 'applied'
          ? [t`Check the order in the Pax8 portal. It may be billed already.`]
          : []),
    ],
    suggestions: [
      ...(isActive
        ? [
            {
              title: t`Cancel the monthly`,
              say: `cancel ${referenceTo(subscriptionId)} at the end of the term`,
            },
          ]
        : []),
      { title: t`Orders`, say: `orders ${companyName}` },
      { title: t`Subscriptions`, say: `subscriptions ${companyName}` },
    ],
  });
};
