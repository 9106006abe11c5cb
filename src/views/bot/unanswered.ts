import type { Unanswered } from '../../core/alerts/alert.ts';
import { count } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';

export type UnansweredInput = Readonly<{
  reason: Unanswered;
  /** The messages, as far as they were kept; empty ones had no text. */
  said: readonly string[];
  presses: number;
  /** Where several people read: whose it was. */
  name: string | null;
  /** Whether anything was recorded of the person since. */
  recorded: boolean;
}>;

const mostShown = 5;

/** Said instead of an answer that was lost. */
export const unansweredCard = ({ reason, said, presses, name, recorded }: UnansweredInput): Plan => {
  const texts = said.filter((text) => text !== '');
  const what = [
    ...(said.length === 0 ? [] : [said.length === 1 ? 'your message' : count(said.length, 'message')]),
    ...(presses === 0
      ? []
      : [presses === 1 ? 'the button you pressed' : count(presses, 'button press', 'button presses')]),
  ].join(' and ');
  const whose = name === null ? '' : `${name}: `;
  return noticeCard({
    title: 'No answer',
    tone: 'warning',
    text:
      reason === 'restarted'
        ? `${whose}I was restarted while I worked on ${what}.`
        : `${whose}Teams did not take my answer to ${what}.`,
    details: [
      ...texts.slice(0, mostShown).map((text) => `“${text}”`),
      ...(texts.length > mostShown ? [`and ${texts.length - mostShown} more`] : []),
      ...(recorded
        ? [
            presses > 0
              ? 'Part of it may be done. The card shows how it stands now; audit shows what was recorded.'
              : 'Part of it may be done. Look at pending and audit before you ask again.',
          ]
        : [presses > 0 && said.length === 0 ? 'Press again if you still want it.' : 'Please ask again.']),
    ],
    ...(recorded ? {} : { safe: 'Nothing was changed.' }),
    suggestions: recorded
      ? [
          { title: 'Pending', say: 'pending' },
          { title: 'Audit', say: 'audit' },
        ]
      : [],
  });
};
