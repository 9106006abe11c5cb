import { chooseCard } from '../kit/choose.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { t } from '../texts/t.ts';

/** The answer to thanks, a short word. */
export const thanksCard = (): Plan =>
  noticeCard({ title: t`You’re welcome`, tone: 'neutral', text: t`I’m here when you need me.` });

/** The answer to a greeting: three look-ups to try. */
export const greetingCard = ({ sentences }: Readonly<{ sentences: readonly string[] }>): Plan =>
  chooseCard({
    title: t`Hello`,
    sentence: t`Ask me in your own words, or try one of these.`,
    button: t`Say it`,
    choices: sentences.map((say) => ({ label: say, detail: '', say })),
  });
