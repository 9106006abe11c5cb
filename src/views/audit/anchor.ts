import type { Answer } from '../../core/words/chat.ts';
import { count } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { t } from '../texts/t.ts';

/** How the audit ended: the number of its entries, and the last hash. */
export type Anchor = Readonly<{ entries: number; hash: string }>;

/** Posted once a day, where nobody can change it together with the database. */
export const auditAnchorCard = ({ entries, hash }: Anchor): Plan =>
  noticeCard({
    title: t`Audit · end of the day`,
    tone: 'neutral',
    text: t`${count(entries, 'entry', 'entries')}. The hash of the last one is ${hash}.`,
    details: [
      t`Keep this message: it stands outside the database, and proves later that nothing up to here was cut or rewritten.`,
    ],
    suggestions: [{ title: t`Check the chain`, say: 'audit verify' }],
  });

/** The verb of the button that compares the message with the audit. */
export const anchorVerb = 'audit-anchor';

/** The message with its button. The button's data repeats the message, out of reach of whoever changes the database. */
export const withAnchorCheck = (answer: Answer, { entries, hash }: Anchor): Answer => {
  const others = Array.isArray(answer.card.actions) ? answer.card.actions : [];
  const button = {
    type: 'Action.Execute',
    title: t`Compare with the audit`,
    verb: anchorVerb,
    data: { entries, hash },
  };
  return { ...answer, card: { ...answer.card, actions: [button, ...others] } };
};
