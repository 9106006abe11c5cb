import type { Change } from '../../core/changes/change.ts';
import { settleSentence } from '../kit/buttons.ts';
import { chooseCard } from '../kit/choose.ts';
import { plainText, productPlain } from '../kit/escape.ts';
import { moment, type Show } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { msg, t, texts } from '../texts/t.ts';
import { steps } from './change-words.ts';

/** Why a change cannot be settled by hand as asked. */
export type SettleProblem = 'none' | 'unknown' | 'clear' | 'how' | 'note' | 'role';

const problems: Readonly<Record<SettleProblem, string>> = texts({
  none: msg`No change has an unclear outcome.`,
  unknown: msg`No change begins with this reference.`,
  clear: msg`The outcome of this change is already known.`,
  how: msg`Say what Pax8 shows: “applied” (the change was made) or “failed” (it was not).`,
  note: msg`Say how you know. Your note is kept with the change.`,
  role: msg`Only approvers may settle this change.`,
});

export const settleHowCard = ({ problem, change }: { problem: SettleProblem; change: Change | null }): Plan =>
  noticeCard({
    title: change === null ? t`Settle` : t`Settle · ${plainText(change.companyName)}`,
    tone: 'warning',
    text: problems[problem],
    details: [
      ...(change === null ? [] : [`${productPlain(change.productName)}, ${steps(change)}`]),
      t`For example: ${settleSentence(change?.id ?? '0b7e6c9e')}`,
    ],
    safe: t`Nothing was settled.`,
    suggestions: [{ title: t`Pending`, say: 'pending' }],
  });

export const chooseUnclearCard = (
  { changes, as, note }: { changes: readonly Change[]; as: 'applied' | 'failed' | null; note: string | null },
  show: Show,
): Plan =>
  chooseCard({
    title: t`Which change?`,
    sentence: t`Several have an unclear outcome.`,
    choices: changes.map((change) => ({
      label: plainText(change.companyName),
      detail: t`${productPlain(change.productName)}, ${steps(change)}, asked ${moment(change.requestedAt, show)}`,
      say: `settle #${change.id}${as === null ? '' : ` ${as}`}${note === null ? '' : `: ${note}`}`,
    })),
  });
