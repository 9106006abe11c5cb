import { z } from 'zod';
import type { Webhook } from '../../core/marketplace/webhooks.ts';
import { removeWebhookCard } from '../../views/bot/webhook.ts';
import { webhookTestCard, webhookTopicsCard } from '../../views/bot/webhook-forms.ts';
import { retriedLine, type WebhookAct, wroteLine } from '../../views/bot/webhook-words.ts';
import { toast } from '../../views/kit/toasts.ts';
import { isClosedTo } from '../../workflows/bot/read-webhook.ts';
import { deliveriesAnswer, ownWebhook, webhookAnswer } from '../../workflows/bot/webhook-answers.ts';
import {
  bringUpToDate,
  chosenTopics,
  createWebhook,
  removeWebhook,
  retryFailed,
  saveTopics,
  setActive,
  testWebhook,
  type WebhookWrote,
} from '../../workflows/bot/write-webhook.ts';
import type { Sent } from '../../workflows/companies/write-once.ts';
import type { Context } from '../../workflows/context.ts';
import type { Action, Press, Pressed } from '../pressing/action.ts';
import { gone, notInRole, notTheForm } from '../pressing/approver-for.ts';

const ids = z.object({
  id: z.string().max(64).default(''),
  /** Empty on buttons that only show something. */
  form: z.union([z.uuid(), z.literal('')]).default(''),
  /** Names of topics, joined by commas as Teams does. */
  topics: z.string().max(4_000).default(''),
  topic: z.string().max(200).default(''),
});
type Ids = z.output<typeof ids>;

/** A button for admins; who may press is decided at the press. */
const forAdmins = (
  verb: string,
  run: (context: Context, press: Press, data: Ids) => Promise<Pressed>,
): Action => ({
  verb,
  run: async (context, press) => {
    const denied = await notInRole(context, press, 'admin');
    if (denied !== null) return denied;
    const parsed = ids.safeParse(press.data);
    if (!parsed.success) return notTheForm(context, press);
    return run(context, press, parsed.data).catch((thrown: unknown) => {
      // A read that Pax8 does not allow: the card says what to do instead.
      if (isClosedTo(thrown)) return webhookAnswer(context);
      throw thrown;
    });
  },
});

/** A button that writes: once for its form, then the webhook as it is now. */
const writing = (
  verb: string,
  act: WebhookAct,
  write: (context: Context, sent: Sent, data: Ids) => Promise<WebhookWrote>,
): Action =>
  forAdmins(verb, async (context, press, data) => {
    if (data.form === '') return notTheForm(context, press);
    const { person, conversation } = press;
    const wrote = await write(context, { person, conversation, formId: data.form }, data);
    return told(wrote, (rest) => webhookAnswer(context, wroteLine(act, rest)));
  });

type Told = Exclude<WebhookWrote, Readonly<{ kind: 'busy' }> | Readonly<{ kind: 'taken' }>>;

const told = async (wrote: WebhookWrote, answer: (wrote: Told) => Promise<Pressed>): Promise<Pressed> => {
  if (wrote.kind === 'taken') return toast('form-sent-already');
  return wrote.kind === 'busy' ? toast('webhook-busy') : answer(wrote);
};

/** A button that shows a card about the bot's own webhook. */
const showing = (verb: string, show: (context: Context, webhook: Webhook) => Promise<Pressed>): Action =>
  forAdmins(verb, async (context, press, { id }) => {
    const webhook = await ownWebhook(context, id);
    return webhook === null ? gone(context, press) : show(context, webhook);
  });

const definitionsFor = async ({ marketplace }: Context) => (await marketplace.webhookTopics('person')).rows;

export const webhookActions: readonly Action[] = [
  forAdmins('show-webhook', (context) => webhookAnswer(context)),
  forAdmins('webhook-log', (context) => deliveriesAnswer(context)),
  forAdmins('new-webhook', async (context) =>
    context.answer(
      webhookTopicsCard({
        webhook: null,
        definitions: await definitionsFor(context),
        formId: context.newId(),
      }),
    ),
  ),
  forAdmins('create-webhook', async (context, press, data) => {
    const topics = await chosenTopics(context, data.topics.split(','));
    if (data.form === '') return notTheForm(context, press);
    if (topics === null) return emptyForm(context, null);
    const { person, conversation } = press;
    const wrote = await createWebhook(context, { person, conversation, formId: data.form }, topics);
    return told(wrote, (rest) => webhookAnswer(context, wroteLine('created', rest)));
  }),
  showing('webhook-topics', async (context, webhook) =>
    context.answer(
      webhookTopicsCard({ webhook, definitions: await definitionsFor(context), formId: context.newId() }),
    ),
  ),
  forAdmins('save-webhook-topics', async (context, press, data) => {
    if (data.form === '') return notTheForm(context, press);
    const topics = await chosenTopics(context, data.topics.split(','));
    if (topics === null) {
      const webhook = await ownWebhook(context, data.id);
      return webhook === null ? gone(context, press) : emptyForm(context, webhook);
    }
    const { person, conversation } = press;
    const sent = { person, conversation, formId: data.form };
    const wrote = await saveTopics(context, sent, data.id, topics);
    return told(wrote, (rest) => webhookAnswer(context, wroteLine('topics', rest)));
  }),
  writing('update-webhook', 'updated', (context, sent, { id }) => bringUpToDate(context, sent, id)),
  writing('webhook-on', 'on', (context, sent, { id }) => setActive(context, sent, id, true)),
  writing('webhook-off', 'off', (context, sent, { id }) => setActive(context, sent, id, false)),
  showing('try-webhook', async (context, webhook) =>
    context.answer(
      webhookTestCard({ webhook, definitions: await definitionsFor(context), formId: context.newId() }),
    ),
  ),
  forAdmins('test-webhook', async (context, press, { id, form, topic }) => {
    if (form === '') return notTheForm(context, press);
    if (topic === '') return toast('choose-topic');
    const { person, conversation } = press;
    const wrote = await testWebhook(context, { person, conversation, formId: form }, id, topic);
    return told(wrote, (rest) => webhookAnswer(context, wroteLine('tested', rest)));
  }),
  forAdmins('retry-webhook', async (context, press, { id, form }) => {
    if (form === '') return notTheForm(context, press);
    const { person, conversation } = press;
    const { wrote, again } = await retryFailed(context, { person, conversation, formId: form }, id);
    return told(wrote, (rest) => deliveriesAnswer(context, retriedLine(rest, again)));
  }),
  showing('ask-remove-webhook', async (context, webhook) =>
    context.answer(removeWebhookCard({ webhook, formId: context.newId() })),
  ),
  writing('remove-webhook', 'removed', (context, sent, { id }) => removeWebhook(context, sent, id)),
];

const emptyForm = async (context: Context, webhook: Webhook | null): Promise<Pressed> =>
  context.answer(
    webhookTopicsCard({
      webhook,
      definitions: await definitionsFor(context),
      formId: context.newId(),
      isEmpty: true,
    }),
  );
