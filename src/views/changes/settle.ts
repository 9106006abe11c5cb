import type { Change } from '../../core/changes/change.ts';
import { settleSentence } from '../kit/buttons.ts';
import { chooseCard } from '../kit/choose.ts';
import { plainText, productPlain } from '../kit/escape.ts';
import { moment, type Show } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { steps } from './change-words.ts';

/** Why a change cannot be settled by hand as asked. */
export type SettleProblem = 'none' | 'unknown' | 'clear' | 'how' | 'note' | 'role';

const problems: Readonly<Record<SettleProblem, string>> = {
  none: 'No change has an unclear outcome.',
  unknown: 'No change begins with this reference.',
  clear: 'The outcome of this change is already known.',
  how: 'Say what Pax8 shows: applied (the change was made) or failed (it was not).',
  note: 'Say how you know. Your note is kept with the change.',
  role: 'Only approvers may settle this change.',
};

export const settleHowCard = ({ problem, change }: { problem: SettleProblem; change: Change | null }): Plan =>
  noticeCard({
    title: change === null ? 'Settle' : `Settle · ${plainText(change.companyName)}`,
    tone: 'warning',
    text: problems[problem],
    details: [
      ...(change === null ? [] : [`${productPlain(change.productName)} ${steps(change)}`]),
      `For example: ${settleSentence(change?.id ?? '0b7e6c9e')}`,
    ],
    safe: 'Nothing was settled.',
    suggestions: [{ title: 'Pending', say: 'pending' }],
  });

export const chooseUnclearCard = (
  { changes, as, note }: { changes: readonly Change[]; as: 'applied' | 'failed' | null; note: string | null },
  show: Show,
): Plan =>
  chooseCard({
    title: 'Which change?',
    sentence: 'Several have an unclear outcome.',
    choices: changes.map((change) => ({
      label: plainText(change.companyName),
      detail: `${productPlain(change.productName)} ${steps(change)}, asked ${moment(change.requestedAt, show)}`,
      say: `settle #${change.id}${as === null ? '' : ` ${as}`}${note === null ? '' : `: ${note}`}`,
    })),
  });
