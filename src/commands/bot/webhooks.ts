import { deliveriesAnswer, webhookAnswer } from '../../workflows/bot/webhook-answers.ts';
import { command } from '../asking/command.ts';

export const webhooks = command({
  name: 'webhooks',
  kind: 'webhooks',
  usage: 'webhooks [log]',
  summary: 'The webhook by which Pax8 tells the bot of changes: create, check, test, repair or remove it',
  examples: ['webhooks', 'webhook log'],
  role: 'admin',
  reads: true,
  run: async (context, { show }) => ({
    answer: await (show === 'deliveries' ? deliveriesAnswer(context) : webhookAnswer(context)),
  }),
});
