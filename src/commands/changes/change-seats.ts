import { unassignedOf } from '../../core/assignments/join.ts';
import { sentenceOf } from '../../core/conversation/whole-sentence.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { numberFormCard } from '../../views/changes/number-form.ts';
import { badCountCard } from '../../views/changes/seat-words.ts';
import { withReason } from '../../views/kit/with-reason.ts';
import { assignedNow } from '../../workflows/assignments/tenants.ts';
import type { Context } from '../../workflows/context.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { withTarget } from '../asking/look-up.ts';
import { askFor } from './ask-for.ts';
import { planFor } from './plan-for.ts';

type Seats = Extract<Intent, { kind: 'seats' }>;
type Direction = Seats['direction'];

const run = async (context: Context, intent: Seats, asker: Asker): Promise<Reply> => {
  const { count, direction, target, at = null, from } = intent;
  const reckoned = from === undefined ? {} : { reckonedFrom: from };
  if (count.kind === 'bad' && count.problem === 'missing' && target.reference !== null)
    return withTarget(
      context,
      target,
      ({ company, product }) =>
        withReason(`${direction} seats of ${product ?? 'licences'} for ${company}`, asker.given),
      async (company, subscription) => {
        const { productName, quantity } = subscription;
        const assigned = await assignedNow(context, asker.person.tenantId, subscription);
        const unassigned =
          assigned === null ? null : Math.min(unassignedOf(assigned.licence), (quantity ?? 1) - 1);
        const say = withReason(sentenceOf(intent, context.zone), asker.given);
        const asked = { kind: direction, companyName: company.name, productName, quantity, unassigned, say };
        return { answer: context.answer(numberFormCard(asked)) };
      },
      'change',
    );
  if (count.kind === 'bad') return { answer: context.answer(badCountCard(count, direction)) };
  return withTarget(
    context,
    target,
    (words) => withReason(seatSentence(direction, count.n, words, at), asker.given),
    (company, subscription) =>
      at === 'term-end'
        ? planFor(
            context,
            asker,
            company,
            subscription,
            { direction, seats: count.n, ...reckoned },
            (words) => seatSentence(direction, count.n, words, at),
          )
        : askFor(
            context,
            asker,
            company,
            subscription,
            { kind: 'seats', direction, seats: count.n, ...reckoned },
            (words) => seatSentence(direction, count.n, words),
          ),
    'change',
  );
};

/** The same sentence, with other words for the subscription. */
export const seatSentence = (
  direction: Direction,
  n: number,
  { company, product }: { company: string; product: string | null },
  at: 'term-end' | null = null,
): string => {
  const of = product ?? 'licences';
  // First, so that a long name never cuts it off.
  const when = at === null ? '' : 'at the renewal ';
  if (direction === 'set') return `${when}set ${of} for ${company} to ${n} seats`;
  return `${when}${direction} ${n} seats of ${of} for ${company}`;
};

export const addSeats = command({
  name: 'add',
  kind: 'seats',
  usage: 'add N seats of <product> for <company>',
  summary: 'Ask for more seats; nothing is bought until it is approved or your policy allows it',
  examples: ['add 3 seats of Business Premium for Contoso'],
  role: 'requester',
  run,
});

export const removeSeats = command({
  name: 'remove',
  kind: 'seats',
  usage: 'remove N seats of <product> for <company>',
  summary: 'Ask for fewer seats, while seats may go back',
  examples: ['remove 2 seats of Business Basic for Litware'],
  role: 'requester',
  run,
});

export const setSeats = command({
  name: 'set',
  kind: 'seats',
  usage: 'set <product> for <company> to N seats',
  summary: 'Ask for an exact number of seats',
  examples: ['set Business Premium for Contoso to 15 seats'],
  role: 'requester',
  run,
});
