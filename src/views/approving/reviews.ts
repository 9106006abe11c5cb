import type { Change } from '../../core/changes/change.ts';
import { awaitsReview } from '../../core/changes/emergency.ts';
import { changeSentence, decisionLine, stateOf } from '../changes/change-words.ts';
import { emergencyLines } from '../changes/emergency-words.ts';
import { inPages, pageOf } from '../kit/buttons.ts';
import { escapeText, plainText } from '../kit/escape.ts';
import { count, moment, type Show } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan, View } from '../kit/plan.ts';
import { t } from '../texts/t.ts';

export type ReviewsInput = Readonly<{
  /** What one person approved alone and nobody has reviewed, the most urgent first. */
  changes: readonly Change[];
  page: number;
  say: string;
  /** The change a button on this list was pressed for; `reason` when the press did nothing. */
  done?: Readonly<{ change: Change; reason: string | undefined }>;
}>;

const onePage = 5;

/** What one approver let pass alone in an emergency, with the buttons for its review. */
export const reviewsCard: View<ReviewsInput> = (input, show) =>
  inPages((size) => reviewsPage(input, size, show), onePage);

const reviewsPage = ({ changes, page, say, done }: ReviewsInput, size: number, show: Show): Plan => {
  if (changes.length === 0 && done === undefined)
    return noticeCard({
      title: t`Reviews`,
      tone: 'good',
      text: t`Nothing waits for a review.`,
      suggestions: [
        { title: t`Pending`, say: 'pending' },
        { title: t`Policy`, say: 'policy' },
      ],
    });
  const shown = pageOf(changes, page, say, size);
  const waiting = count(changes.length, 'change', 'changes');
  return {
    template: 'pending',
    filling: {
      speak: plainText(t`${waiting} to review.`),
      title: t`Reviews`,
      sentence:
        changes.length === 0
          ? t`Nothing else waits for a review.`
          : t`${waiting} that one approver let pass in an emergency. Another one reviews each.`,
      news: done === undefined || done.reason !== undefined ? '' : newsOf(done.change, show),
      reason:
        done?.reason === undefined
          ? ''
          : `${escapeText(done.change.companyName)}: ${escapeText(done.reason, 300)}`,
      entries: shown.rows.map((change) => entry(change, show)),
      notes: [],
      range: shown.range,
      pages: shown.pages,
      buttons: [],
    },
  };
};

const newsOf = (change: Change, show: Show): string =>
  [
    `${escapeText(change.companyName)}, ${changeSentence(change, show)}`,
    ...emergencyLines(change, show),
  ].join(' · ');

const entry = (change: Change, show: Show) => {
  const { word, colour } = stateOf(change);
  const { emergency, requestedBy, requestedAt } = change;
  return {
    title: escapeText(change.companyName),
    state: word,
    colour,
    sentence: changeSentence(change, show),
    lines: [
      t`Asked by ${escapeText(requestedBy.name, 60)} · ${moment(requestedAt, show)}`,
      ...(emergency === undefined ? [] : [t`Urgent: ${escapeText(emergency.reason, 300)}`]),
      decisionLine(change, show),
      ...emergencyLines(change, show),
    ].filter((text) => text !== ''),
    id: change.id,
    canDecide: false,
    ...(awaitsReview(change) ? { canReview: true } : {}),
  };
};
