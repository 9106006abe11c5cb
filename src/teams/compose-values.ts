import { z } from 'zod';
import type { Card, Choice, DialogAnswer, SearchAnswer } from '../core/words/chat.ts';
import { plainOf } from './markup.ts';

/*
 * The values of the invokes of a message extension, and the bodies of their answers.
 * https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search
 * https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module
 */

/** As many results as Teams asks for at once. */
const mostResults = 25;
/** A search is a few words; what is longer is cut. */
const longestSearch = 200;
/** Longer messages are cut: nobody reads more in a dialog. */
const longestText = 4_000;
const longestMarkup = 32_000;
const mostMentions = 50;

const whole = z.number().int().min(0).max(100_000);
const queryValue = z.looseObject({
  commandId: z.string().min(1).max(64),
  parameters: z
    .array(z.looseObject({ name: z.string(), value: z.unknown() }))
    .nullish()
    .catch(null),
  queryOptions: z
    .looseObject({ skip: whole.nullish().catch(null), count: whole.nullish().catch(null) })
    .nullish()
    .catch(null),
});

type Query = Readonly<{ command: string; text: string; skip: number; count: number }>;

/** Reads the value of a search; null for anything else. The search that opens by itself has the parameter `initialRun`. */
export const readQuery = (value: unknown): Query | null => {
  const read = queryValue.safeParse(value).data;
  if (read === undefined) return null;
  const { commandId, parameters, queryOptions } = read;
  const typed = (parameters ?? []).find(
    ({ name, value: text }) => name !== 'initialRun' && typeof text === 'string',
  );
  return {
    command: commandId,
    text: String(typed?.value ?? '')
      .slice(0, longestSearch)
      .trim(),
    skip: queryOptions?.skip ?? 0,
    count: Math.min(queryOptions?.count || mostResults, mostResults),
  };
};

const nullish = <T extends z.ZodType>(schema: T) => schema.nullish().catch(null);
const messageValue = z.looseObject({
  messagePayload: nullish(
    z.looseObject({
      deleted: nullish(z.boolean()),
      body: nullish(z.looseObject({ contentType: nullish(z.string()), content: nullish(z.string()) })),
      mentions: nullish(
        z.array(
          z.looseObject({
            id: nullish(z.number()),
            mentioned: nullish(z.looseObject({ user: z.unknown(), application: z.unknown() })),
          }),
        ),
      ),
    }),
  ),
});

type Texts = Readonly<{ text: string; quoted: string }>;

/** The words of the message under a dialog, and what it quotes; both empty for a deleted message. */
export const readMessage = (value: unknown): Texts => {
  const message = messageValue.safeParse(value).data?.messagePayload;
  const whole = message?.deleted === true ? '' : (message?.body?.content ?? '');
  // What is cut off here is cut off below anyway, or markup.
  const content = whole.slice(0, longestMarkup);
  if (message?.body?.contentType === 'text') return apart(content);
  const bots = (message?.mentions ?? [])
    .slice(0, mostMentions)
    .filter(({ mentioned }) => mentioned?.application != null);
  return apart(plainOf(bots.reduce((html, { id }) => withoutMention(html, id ?? null), content)).text);
};

/** `<at id="0">Pax8 Ops</at>`: addressing the bot is not part of the sentence. */
const withoutMention = (html: string, id: number | null): string =>
  id === null ? html : html.replace(new RegExp(`<at\\b[^<>]*\\bid="${id}"[^<>]*>[^<>]*</at>`, 'gi'), ' ');

/** Lines that begin with ">" are somebody else's. */
const apart = (text: string): Texts => {
  const lines = text.slice(0, longestText).split(/\r?\n/);
  const isQuoted = (line: string) => /^\s*>/.test(line);
  return {
    text: lines
      .filter((line) => !isQuoted(line))
      .join('\n')
      .trim(),
    quoted: lines
      .filter(isQuoted)
      .map((line) => line.replace(/^[\s>]+/, ''))
      .join('\n')
      .trim(),
  };
};

const longText = z.string().max(longestText).catch('');
const sentValue = z.looseObject({
  data: z.looseObject({ text: longText, shown: longText, quoted: longText }),
});

/** What a person sends from the dialog; null for anything else. */
export const readSent = (value: unknown): (Texts & Readonly<{ shown: string }>) | null => {
  const read = sentValue.safeParse(value).data;
  if (read === undefined) return null;
  const { text, shown, quoted } = read.data;
  return { text: text.trim(), shown, quoted };
};

const adaptive = (card: Card) => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: card,
});

/** A preview shows formatting in some clients. */
const plain = (text: string): string => text.replace(/[<>]/g, ' ');

const choicesValue = z.looseObject({
  dataset: z.string().min(1).max(64),
  queryText: z.string().nullish().catch(null),
  queryOptions: z
    .looseObject({ skip: whole.nullish().catch(null), top: whole.nullish().catch(null) })
    .nullish()
    .catch(null),
});

/**
 * Reads the value of `application/search`, which Teams sends for a `Data.Query` of a card; null for anything else.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/dynamic-search
 */
export const readChoices = (value: unknown) => {
  const read = choicesValue.safeParse(value).data;
  if (read === undefined) return null;
  const { dataset, queryText, queryOptions } = read;
  return {
    dataset,
    text: (queryText ?? '').slice(0, longestSearch).trim(),
    skip: queryOptions?.skip ?? 0,
    count: Math.min(queryOptions?.top || mostResults, mostResults),
  };
};

export const choicesBody = (choices: readonly Choice[]) => ({
  type: 'application/vnd.microsoft.search.searchResponse',
  value: { results: choices.map(({ title, value }) => ({ title: plain(title), value })) },
});

export const searchBody = (answer: SearchAnswer) => ({
  composeExtension:
    'notice' in answer
      ? { type: 'message', text: answer.notice }
      : {
          type: 'result',
          attachmentLayout: 'list',
          attachments: answer.results.map(({ title, text, card }) => ({
            ...adaptive(card),
            preview: {
              contentType: 'application/vnd.microsoft.card.thumbnail',
              content: { title: plain(title), text: plain(text) },
            },
          })),
        },
});

export const dialogBody = (answer: DialogAnswer) => ({
  task:
    'notice' in answer
      ? { type: 'message', value: answer.notice }
      : {
          type: 'continue',
          value: { title: answer.title, height: 'medium', width: 'medium', card: adaptive(answer.card) },
        },
});
