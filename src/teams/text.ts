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

/** What somebody typed, as plain text, and who else is mentioned in it. */
export type Said = Readonly<{
  /** Line by line; what is quoted stands in lines that begin with ">", code in backticks. */
  text: string;
  mentions: readonly Readonly<{ text: string; who: Mention['mentioned'] }>[];
}>;

/**
 * Teams sends mentions as `<at>Name</at>` with an entity each (several for one mention when the name was edited),
 * and now and then markup and `&nbsp;` of its rich text. What of the text is quoted, forwarded or code often stands
 * only in the same message as HTML. https://github.com/openclaw/openclaw/issues/102376
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
    const mark = mention && marksOf(mention).find((one) => rest.includes(one));
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

/** What may stand for a mention; one of a name with "&" comes without text. https://github.com/microsoft/BotFramework-Services/issues/204 */
const marksOf = ({ text, mentioned: { name } }: Mention): string[] => {
  if (text) return [text];
  return name ? [`<at>${name}</at>`, `<at>${name.replaceAll('&', '&amp;')}</at>`] : [];
};

/** The message as HTML, with its mentions written as in the text. */
const htmlOf = ({ attachments }: TeamsActivity): string | null => {
  const html = attachments?.find(({ contentType }) => contentType === 'text/html')?.content;
  return typeof html === 'string'
    ? html
        .replace(/<span\b[^<>]*schema\.skype\.com\/Mention[^<>]*>([^<>]*)<\/span>/gi, '<at>$1</at>')
        .replace(/<at\b[^<>]*>/gi, '<at>')
    : null;
};

/** Whether all words stand in the text, in this order: HTML only says what of the text is quoted. */
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

/** What a button of the old kind (`Action.Submit`, `messageBack`) says in place of typed text. */
export const submittedText = (value: unknown): string | null => {
  const submitted = z
    .looseObject({
      text: z.string().nullish(),
      msteams: z.looseObject({ text: z.string().nullish() }).nullish(),
    })
    .safeParse(value).data;
  return plain(submitted?.text ?? submitted?.msteams?.text ?? '') || null;
};
