import type { Company, Subscription } from '../../core/marketplace/records.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { badCountCard, refusedCard, subscriptionGoneCard } from '../../views/changes/seat-words.ts';
import { whatIfCard } from '../../views/changes/what-if.ts';
import { referenceTo } from '../../views/kit/buttons.ts';
import { askedOf } from '../../workflows/changes/new-request.ts';
import { suppose } from '../../workflows/changes/what-if.ts';
import type { Context } from '../../workflows/context.ts';
import { seenBy } from '../../workflows/hidden-costs.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { withTarget } from '../asking/look-up.ts';
import { seatSentence } from './change-seats.ts';

type WhatIf = Extract<Intent, { kind: 'what-if' }>;

const run = async (context: Context, intent: WhatIf, asker: Asker): Promise<Reply> => {
  const { count, direction, target } = intent;
  if (count.kind === 'bad') return { answer: context.answer(badCountCard(count, direction)) };
  return withTarget(
    context,
    target,
    (words) => `what if ${seatSentence(direction, count.n, words)}`,
    (company, subscription) => shown(context, asker, direction, count.n, company, subscription),
    'change',
  );
};

const shown = async (
  context: Context,
  asker: Asker,
  direction: WhatIf['direction'],
  seats: number,
  company: Company,
  subscription: Subscription,
): Promise<Reply> => {
  const { answer, show, settings } = context;
  const asked = askedOf(asker, company, subscription);
  const supposition = await suppose(context, asked, { kind: 'seats', direction, seats });
  const supposed = seenBy(context, company.id, supposition);
  if (supposed === null) return { answer: answer(subscriptionGoneCard({ company, subscription })) };
  if (supposed.kind === 'seats-unknown') {
    const refused = { because: { kind: 'seats-unknown' }, request: 'seats', to: null } as const;
    return {
      answer: answer(refusedCard({ ...refused, company, subscription: supposed.subscription }, show())),
    };
  }
  const say = seatSentence(direction, seats, {
    company: company.name,
    product: referenceTo(subscription.id),
  });
  const { defaultRole } = settings;
  return { answer: answer(whatIfCard({ ...supposed, company, say, defaultRole }, show())) };
};

export const whatIf = command({
  name: 'what if',
  kind: 'what-if',
  usage: 'what if add N seats of <product> for <company>',
  summary: 'See the decision, the price and who must approve, without asking for the change',
  examples: ['what if add 20 seats of Business Premium for Contoso'],
  role: 'requester',
  run,
});
