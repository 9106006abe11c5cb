import { noticeCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { t } from '../texts/t.ts';

/** Takes the place of a card in the chat of somebody whose role does not reach what it shows any more. */
export const noLongerShownCard = (): Plan =>
  noticeCard({
    title: t`No longer shown`,
    tone: 'neutral',
    text: t`Your role no longer covers what stood here. An admin can change it.`,
    suggestions: [{ title: t`Who am I?`, say: 'whoami' }],
  });
