import { noticeCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { t } from '../texts/t.ts';

/** Replaces a card in the chat of somebody whose role no longer covers what it shows. */
export const noLongerShownCard = (): Plan =>
  noticeCard({
    title: t`No longer shown`,
    tone: 'neutral',
    text: t`Your role no longer covers what stood here. An admin can change it.`,
    suggestions: [{ title: t`Who am I?`, say: 'whoami' }],
  });
