import { z } from 'zod';
import { withoutQuotations } from '../core/understanding/quotations.ts';
import type { TeamsActivity } from './activity.ts';
import { plainOf } from './markup.ts';

/** Limits on the markup and the text within it. A larger message is not read. */
const longestMarkup = 32_000;
const longestText = 4_000;
/** More mentions than a real message has. */
const mostEntities = 100;
const longestName = 200;

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

/** What a person typed, as plain text, and the other people mentioned in it; or that it is too long to be read. */
export type Said = Readonly<{
  /** Line by line; quoted lines begin with ">", inline code is in backticks. */
  text: string;
  mentions: readonly Readonly<{ text: string; who: Mention['mentioned'] }>[];
  tooLong: boolean;
}>;
const tooLong: Said = { text: '', mentions: [], tooLong: true };

/**
 * Reads a message's text and mentions. Teams sends mentions as `<at>Name</at>` plus entities. Often only the HTML
 * attachment shows what is quoted, forwarded or code. https://github.com/openclaw/openclaw/issues/102376
 */
export const readText = (activity: TeamsActivity): Said => {
  const written = activity.text ?? '';
  const marked = htmlIn(activity) ?? '';
  if (written.length > longestMarkup || marked.length > longestMarkup) return tooLong;
  const said = readMarkup(written, activity);
  const html = withMentions(marked);
  const quoting = plainOf(html).quotes ? readMarkup(html, activity) : null;
  if (said.tooLong || quoting?.tooLong) return tooLong;
  if (quoting === null) return said;
  return { ...said, text: isPartOf(withoutQuotations(quoting.text), said.text) ? quoting.text : '' };
};

const readMarkup = (markup: string, { entities, recipient }: TeamsActivity): Said => {
  let rest = markup;
  const others: { text: string; who: Mention['mentioned'] }[] = [];
  for (const entity of (entities ?? []).slice(0, mostEntities)) {
    const mention = mentionSchema.safeParse(entity).data;
    const mark = mention && marksOf(mention).find((candidate) => rest.includes(candidate));
    if (!mark) continue;
    if (mention.mentioned.id === recipient?.id) {
      rest = rest.replaceAll(mark, ' ');
    } else {
      const name = (plain(mention.mentioned.name ?? '') || plain(mark)).slice(0, longestName);
      rest = rest.replaceAll(mark, ` @${name} `);
      others.push({ text: `@${name}`, who: mention.mentioned });
    }
  }
  if (recipient?.name) rest = rest.replaceAll(`<at>${recipient.name}</at>`, ' ');
  const { text } = plainOf(rest);
  return text.length > longestText ? tooLong : { text, mentions: others, tooLong: false };
};

/**
 * The texts that may represent a mention. For a name with "&" Teams sends no text.
 * https://github.com/microsoft/BotFramework-Services/issues/204
 */
const marksOf = ({ text, mentioned: { name } }: Mention): string[] => {
  // A mark that could be any part of the text would make it grow with each mention.
  if (text) return /^<at[ >]/i.test(text) && text.length <= 2 * longestName ? [text] : [];
  return name && name.length <= longestName
    ? [`<at>${name}</at>`, `<at>${name.replaceAll('&', '&amp;')}</at>`]
    : [];
};

/** The message's HTML, or null when it has none. */
const htmlIn = ({ attachments }: TeamsActivity): string | null => {
  const html = attachments?.find(({ contentType }) => contentType === 'text/html')?.content;
  return typeof html === 'string' ? html : null;
};

/** HTML with mentions written as in the message's text. */
const withMentions = (html: string): string =>
  html
    .replace(/<span\b[^<>]*schema\.skype\.com\/Mention[^<>]*>([^<>]*)<\/span>/gi, '<at>$1</at>')
    .replace(/<at\b[^<>]*>/gi, '<at>');

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
  const text = submitted?.text ?? submitted?.msteams?.text ?? '';
  // A button says a sentence.
  return text.length > longestText ? null : plain(text) || null;
};
