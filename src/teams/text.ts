import { z } from 'zod';
import type { TeamsActivity } from './activity.ts';

const mentionSchema = z.looseObject({
  type: z.string().regex(/^mention$/i),
  text: z.string().min(1),
  mentioned: z.looseObject({
    id: z.string(),
    name: z.string().nullish(),
    aadObjectId: z.string().nullish(),
    tenantId: z.string().nullish(),
  }),
});
type Mentioned = z.infer<typeof mentionSchema>['mentioned'];

/** What somebody typed, as plain text, and who else is mentioned in it. */
export type Said = Readonly<{
  text: string;
  mentions: readonly Readonly<{ text: string; who: Mentioned }>[];
}>;

/**
 * Teams sends mentions as `<at>Name</at>` with an entity each (several for one mention when the name was edited),
 * and now and then markup and `&nbsp;` of its rich text.
 */
export const readText = ({ text, entities, recipient }: TeamsActivity): Said => {
  let rest = text ?? '';
  const others: { text: string; who: Mentioned }[] = [];
  for (const entity of entities ?? []) {
    const mention = mentionSchema.safeParse(entity).data;
    if (!mention || !rest.includes(mention.text)) continue;
    if (mention.mentioned.id === recipient?.id) {
      rest = rest.replaceAll(mention.text, ' ');
    } else {
      const name = plain(mention.mentioned.name ?? '') || plain(mention.text);
      rest = rest.replaceAll(mention.text, ` @${name} `);
      others.push({ text: `@${name}`, who: mention.mentioned });
    }
  }
  if (recipient?.name) rest = rest.replaceAll(`<at>${recipient.name}</at>`, ' ');
  return { text: plain(rest), mentions: others };
};

const entitiesOfHtml: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&amp;': '&',
};

/** Tags go first and entities are read once, so that a typed `&lt;b&gt;` comes out as the text `<b>`. */
const plain = (markup: string): string =>
  markup
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/&(?:nbsp|lt|gt|quot|#39|apos|amp);/g, (entity) => entitiesOfHtml[entity] ?? entity)
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();

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
