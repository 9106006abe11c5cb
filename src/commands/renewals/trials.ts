import { isLonger, trialsIn } from '../../core/renewals/trials.ts';
import { notReadyCard } from '../../views/kit/replies.ts';
import { trialsCard } from '../../views/renewals/trials.ts';
import { command } from '../asking/command.ts';
import { scopeNamed } from './renewals-scope.ts';

export const trials = command({
  name: 'trials',
  kind: 'trials',
  usage: 'trials [company or vendor]',
  summary: 'Trials that run, by their end, when they may become paid',
  examples: ['trials', 'which trials end soon?', 'trials of Contoso'],
  role: 'viewer',
  reads: true,
  filters: ['longerDays'],
  run: async (context, { company: name }, { page, sentence, filters: { longerDays = null } }) => {
    const { answer, show, now } = context;
    const held = context.portfolio.current();
    if (held === null) return { answer: answer(notReadyCard(context.portfolio.trouble())) };
    const named = { company: name, vendor: null };
    const scope = await scopeNamed(context, held, named, (other) => `trials ${other}`);
    if ('answer' in scope) return scope;
    const { portfolio, company, vendor } = scope;
    const trials = trialsIn(portfolio, company, now()).filter(
      (trial) =>
        (vendor === null || portfolio.vendors.get(trial.subscription.productId) === vendor) &&
        (longerDays === null || isLonger(trial, longerDays)),
    );
    const { asOf } = portfolio;
    return { answer: answer(trialsCard({ company, longerDays, trials, page, say: sentence, asOf }, show())) };
  },
});
