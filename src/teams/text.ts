import { z } from 'zod';
import { withoutQuotations } from '../core/understanding/quotations.ts';
import type { TeamsActivity } from './activity.ts';
import { plainOf } from './markup.ts';

const mentionSchema = z.looseObject({
  type: z.string().regex(/^mention$/i),
  text: z.string().nullish(),
  mentioned: z.looseObject({
    id: z.string(),
    name: z.string().nullish(),
    aadObjectId: z.string().nullish(),
    tenantId: z.string().nullish(),
  }),
});
type Mention = z.infer<typeof mentionSchema>;

/** What a person typed, as plain text, and the other people mentioned in it. */
export type Said = Readonly<{
  /** Line by line; quoted lines begin with ">", inline code is in backticks. */
  text: string;
  mentions: readonly Readonly<{ text: string; who: Mention['mentioned'] }>[];
}>;

/**
 * Reads the text and mentions of a message. Teams sends mentions as `<at>Name</at>` plus an entity (several when the
 * name was edited). Which parts are quoted, forwarded or code is often visible only in the HTML attachment.
 * https://github.com/openclaw/openclaw/issues/102376
 */
export const readText = (activity: TeamsActivity): Said => {
  const { text, mentions } = readMarkup(activity.text ?? '', activity);
  const html = htmlOf(activity);
  const quoting = html !== null && plainOf(html).quotes ? readMarkup(html, activity).text : null;
  if (quoting === null) return { text, mentions };
  return { text: isPartOf(withoutQuotations(quoting), text) ? quoting : '', mentions };
};

const readMarkup = (markup: string, { entities, recipient }: TeamsActivity): Said => {
  let rest = markup;
  const others: { text: string; who: Mention['mentioned'] }[] = [];
  for (const entity of entities ?? []) {
    const mention = mentionSchema.safeParse(entity).data;
    const mark = mention && marksOf(mention).find((candidate) => rest.includes(candidate));
    if (!mark) continue;
    if (mention.mentioned.id === recipient?.id) {
      rest = rest.replaceAll(mark, ' ');
    } else {
      const name = plain(mention.mentioned.name ?? '') || plain(mark);
      rest = rest.replaceAll(mark, ` @${name} `);
      others.push({ text: `@${name}`, who: mention.mentioned });
    }
  }
  if (recipient?.name) rest = rest.replaceAll(`<at>${recipient.name}</at>`, ' ');
  return { text: plainOf(rest).text, mentions: others };
};

/**
 * The texts that may represent a mention. For a name with "&", Teams sends no text.
 * https://github.com/microsoft/BotFramework-Services/issues/204
 */
const marksOf = ({ text, mentioned: { name } }: Mention): string[] => {
  if (text) return [text];
  return name ? [`<at>${name}</at>`, `<at>${name.replaceAll('&', '&amp;')}</at>`] : [];
};

/** Returns the message's HTML with mentions written as in its text, or null when it has no HTML. */
const htmlOf = ({ attachments }: TeamsActivity): string | null => {
  const html = attachments?.find(({ contentType }) => contentType === 'text/html')?.content;
  return typeof html === 'string'
    ? html
        .replace(/<span\b[^<>]*schema\.skype\.com\/Mention[^<>]*>([^<>]*)<\/span>/gi, '<at>$1</at>')
        .replace(/<at\b[^<>]*>/gi, '<at>')
    : null;
};

/** Whether the text has all these words in this order: the HTML may only mark parts of the text, never add to it. */
const isPartOf = (part: string, text: string): boolean => {
  const words = wordsIn(text);
  let at = 0;
  return wordsIn(part).every((word) => {
    at = words.indexOf(word, at) + 1;
    return at > 0;
  });
};

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

const plain = (markup: string): string => plainOf(markup).text.replaceAll('\n', ' ');

/** Returns the text that an old kind of button (`Action.Submit`, `messageBack`) sends, or null when it sends none. */
export const submittedText = (value: unknown): string | null => {
  const submitted = z
    .looseObject({
      text: z.string().nullish(),
      msteams: z.looseObject({ text: z.string().nullish() }).nullish(),
    })
    .safeParse(value).data;
  return plain(submitted?.text ?? submitted?.msteams?.text ?? '') || null;
};
