import { definitionOf, usefulTopics } from '../../core/marketplace/own-webhook.ts';
import type { TopicDefinition, Webhook } from '../../core/marketplace/webhooks.ts';
import { plainText } from '../kit/escape.ts';
import type { Plan } from '../kit/plan.ts';
import { type FormField, recordForm } from '../kit/record-form.ts';
import { msg, t, texts } from '../texts/t.ts';
import { topicText } from './webhook-words.ts';

const choiceOf = (definition: TopicDefinition) => ({
  title: plainText(topicText(definition), 60),
  value: definition.topic,
});

const back = texts([{ title: msg`Webhook`, say: 'webhooks' }]);

type TopicsFormInput = Readonly<{
  /** Null for a new webhook. */
  webhook: Webhook | null;
  definitions: readonly TopicDefinition[];
  formId: string;
  /** Whether it was sent without a topic. */
  isEmpty?: boolean;
}>;

/** The topics of a new webhook, or of the existing one. Useful ones are preselected. */
export const webhookTopicsCard = ({
  webhook,
  definitions,
  formId,
  isEmpty = false,
}: TopicsFormInput): Plan => {
  const useful = usefulTopics(definitions);
  const held = (webhook?.topics ?? []).flatMap(({ topic }) => definitionOf(definitions, topic) ?? []);
  const offered = useful.length === 0 ? definitions : [...new Set([...useful, ...held])];
  const chosen = webhook === null ? useful : held;
  const topics: FormField = {
    id: 'topics',
    kind: 'multi',
    label: t`Topics`,
    error: t`Choose at least one topic`,
    required: true,
    value: chosen.map(({ topic }) => topic).join(','),
    choices: offered.map(choiceOf),
  };
  return recordForm({
    title: webhook === null ? t`New webhook at Pax8` : t`Topics of the webhook`,
    state: isEmpty ? t`Not saved` : '',
    colour: isEmpty ? 'Attention' : 'Default',
    sentence:
      webhook === null
        ? t`Pax8 will call this bot, with the configured authorization.`
        : t`Press Save to replace the topics at Pax8.`,
    problems: isEmpty ? [t`Choose at least one topic that Pax8 offers.`] : [],
    groups: [
      {
        heading: '',
        hint: t`Each topic is subscribed to with all of its events. The bot needs “subscriptions”; the others make it look sooner.`,
        fields: [topics],
      },
    ],
    save: {
      title: webhook === null ? t`Create` : t`Save`,
      verb: webhook === null ? 'create-webhook' : 'save-webhook-topics',
      id: webhook?.id ?? '',
      contact: '',
      form: formId,
      basedOn: '',
    },
    suggestions: back,
  });
};

/** Which topic Pax8 should send an example of; the webhook's own first. */
export const webhookTestCard = ({
  webhook,
  definitions,
  formId,
}: Readonly<{ webhook: Webhook; definitions: readonly TopicDefinition[]; formId: string }>): Plan => {
  const held = webhook.topics.map(
    ({ topic }) => definitionOf(definitions, topic) ?? { topic, name: topic, actions: [] },
  );
  const offered = held.length > 0 ? held : definitions;
  return recordForm({
    title: t`Test the webhook`,
    state: '',
    sentence: t`Pax8 sends an example of the topic to this bot. Nothing changes at Pax8.`,
    problems: [],
    groups: [
      {
        heading: '',
        hint: '',
        fields: [
          {
            id: 'topic',
            kind: 'choice',
            label: t`Topic`,
            error: t`Choose a topic`,
            required: true,
            value: offered[0]?.topic ?? '',
            choices: offered.map(choiceOf),
          },
        ],
      },
    ],
    save: {
      title: t`Send a test`,
      verb: 'test-webhook',
      id: webhook.id,
      contact: '',
      form: formId,
      basedOn: '',
    },
    suggestions: back,
  });
};
