import { DateTime } from 'luxon';
import type { CancelAt } from '../../core/rules/cancel-rules.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import type { Period } from '../../core/words/period.ts';
import { unclearEndCard } from '../../views/changes/cancel-words.ts';
import { withReason } from '../../views/kit/with-reason.ts';
import type { Context } from '../../workflows/context.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { withTarget } from '../asking/look-up.ts';
import { askFor } from './ask-for.ts';

type Cancel = Extract<Intent, { kind: 'cancel' }>;

const run = async (context: Context, intent: Cancel, asker: Asker): Promise<Reply> => {
  const { target, at, unknownAt } = intent;
  const moment = unknownAt === null ? momentOf(at, context.zone) : null;
  if (moment === null)
    return { answer: context.answer(unclearEndCard({ written: unknownAt ?? (at as Period).label })) };
  return withTarget(
    context,
    target,
    ({ company, product }) => withReason(cancelSentence(company, product, moment), asker.given),
    (company, subscription) =>
      askFor(
        context,
        asker,
        company,
        subscription,
        { kind: 'cancel', at: moment },
        ({ company: name, product }) => cancelSentence(name, product, moment),
      ),
    'change',
  );
};

/**
 * The moment to cancel for. Days are UTC, as Pax8 counts; null when several days were named. The default is the term
 * end.
 */
export const momentOf = (at: Cancel['at'], zone: string): CancelAt | null => {
  if (at === null || at === 'term-end') return 'term-end';
  if (at === 'now') return 'now';
  const from = DateTime.fromMillis(at.from, { zone });
  if (DateTime.fromMillis(at.to, { zone }) > from.plus({ days: 1 })) return null;
  return Date.UTC(from.year, from.month - 1, from.day);
};

/** The same sentence, with other words for the subscription. */
export const cancelSentence = (company: string, product: string | null, at: CancelAt): string => {
  const when =
    at === 'term-end'
      ? 'at the end of the term'
      : at === 'now'
        ? 'now'
        : `on ${DateTime.fromMillis(at, { zone: 'UTC', locale: 'en-US' }).toFormat('d LLLL yyyy')}`;
  return `cancel ${product ?? 'the subscription'} for ${company} ${when}`;
};

export const cancel = command({
  name: 'cancel',
  kind: 'cancel',
  usage: 'cancel <product> for <company> [now | at the end | on <day>]',
  summary:
    'Ask to cancel a subscription, at the end of its commitment unless you say when; it always needs approval',
  examples: ['cancel Visio Plan 2 for Contoso'],
  role: 'requester',
  run,
});
