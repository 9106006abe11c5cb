import type { Change } from '../../core/changes/change.ts';
import type { GivenReason } from '../../core/words/given-reason.ts';
import { plainText, sentenceText } from '../kit/escape.ts';
import { moment, number, type Show } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { t } from '../texts/t.ts';
import { changeSentence } from './change-words.ts';
import { type AskedRequest, askedText } from './seat-words.ts';

export type KeptOutInput = Readonly<{
  /** The open change of the same subscription. */
  change: Change;
  asked: AskedRequest;
  given: GivenReason;
  /** The sentence that takes the open one back and requests this one; null when it is not the person's own. */
  replaces: string | null;
}>;

/** A request that was not made, because another change of its subscription is open. Nothing here approves that one. */
export const keptOutCard = ({ change, asked, given, replaces }: KeptOutInput, show: Show): Plan => {
  const { subscription, to, request, company } = asked;
  const reason = [given.purpose, given.ticket].filter((part) => part !== null).join(', ');
  const steps =
    request === 'price' || to === null || subscription.quantity === null
      ? t`Replace it`
      : t`Replace it (${number(subscription.quantity)} → ${number(to)})`;
  return noticeCard({
    title: t`Not asked for · ${plainText(company.name, 60)}`,
    tone: 'warning',
    text: t`${askedText(asked)}: not asked for, because another change of this subscription is open.`,
    details: [
      ...(reason === '' ? [] : [t`Reason: ${plainText(reason, 200)}`]),
      t`Open: ${plainText(changeSentence(change, show), 200)}. Asked by ${plainText(change.requestedBy.name, 60)}, ${moment(change.requestedAt, show)}.`,
    ],
    safe: t`Nothing was changed.`,
    suggestions: [
      ...(replaces === null || sentenceText(replaces) !== replaces ? [] : [{ title: steps, say: replaces }]),
      { title: t`Show the open one`, say: `pending ${company.name}` },
    ],
  });
};
