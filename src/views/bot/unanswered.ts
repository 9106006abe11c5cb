import type { Unanswered } from '../../core/alerts/alert.ts';
import { count } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { t } from '../texts/t.ts';

export type UnansweredInput = Readonly<{
  reason: Unanswered;
  /** The messages, as far as kept; empty ones had no text. */
  said: readonly string[];
  presses: number;
  /** Whose it was, in a place with several readers. */
  name: string | null;
  /** Whether anything was recorded about the person since. */
  recorded: boolean;
}>;

const mostShown = 5;

/** Posted instead of an answer that was lost. */
export const unansweredCard = ({ reason, said, presses, name, recorded }: UnansweredInput): Plan => {
  const texts = said.filter((text) => text !== '');
  const what = [
    ...(said.length === 0 ? [] : [said.length === 1 ? t`your message` : count(said.length, 'message')]),
    ...(presses === 0
      ? []
      : [presses === 1 ? t`the button you pressed` : count(presses, 'button press', 'button presses')]),
  ].join(t` and `);
  const whose = name === null ? '' : `${name}: `;
  return noticeCard({
    title: t`No answer`,
    tone: 'warning',
    text:
      reason === 'restarted'
        ? t`${whose}I was restarted while I worked on ${what}.`
        : t`${whose}Teams did not take my answer to ${what}.`,
    details: [
      ...texts.slice(0, mostShown).map((text) => t`“${text}”`),
      ...(texts.length > mostShown ? [t`and ${texts.length - mostShown} more`] : []),
      ...(recorded
        ? [
            presses > 0
              ? t`Part of it may be done. The card shows how it stands now; “audit” shows what was recorded.`
              : t`Part of it may be done. Look at “pending” and “audit” before you ask again.`,
          ]
        : [presses > 0 && said.length === 0 ? t`Press again if you still want it.` : t`Please ask again.`]),
    ],
    ...(recorded ? {} : { safe: t`Nothing was changed.` }),
    suggestions: recorded
      ? [
          { title: t`Pending`, say: 'pending' },
          { title: t`Audit`, say: 'audit' },
        ]
      : [],
  });
};
