import { termHelpCard } from '../../views/terms/term-help.ts';
import { command } from '../asking/command.ts';

export const terms = command({
  name: 'help terms',
  kind: 'terms',
  usage: 'help terms',
  summary: 'How licensing works: New Commerce, the 7-day window, EST, co-term',
  examples: ['help terms', 'what is the 7 day window?', 'how does NCE work?'],
  role: 'none',
  reads: true,
  run: async ({ answer }, { topic }) => ({ answer: answer(termHelpCard({ topic })) }),
});
