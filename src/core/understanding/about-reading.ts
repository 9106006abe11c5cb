import type { Intent, TaughtKind } from './intent.ts';

/** Sentences about the bot's own reading: why it read as it did, that it read wrongly, and names that it is taught. */

const quoted = '"([^"]{1,100})"';
const anyName = `(?:${quoted}|'([^']{1,100})'|(.{1,100}?))`;
const says = '\\s*(?:=>|->|=|:|→)\\s*|\\s+(?:means?|is|stands? for|refers? to|as|to mean)\\s+';
const polite = '(?:(?:please|pls|hey bot|bot|can you|could you)[,:]?\\s+)*';
const ofKind =
  /(?:(?:a |the )?(?:(company|customer|client|product)\s+(?:(?:nick)?name\s+)?|(?:nick)?name\s+))?/.source;

const teaching: readonly RegExp[] = [
  new RegExp(
    `^${polite}teach(?:\\s+(?:me|the bot|yourself|that))?\\s*:?\\s+${ofKind}${anyName}(?:${says})(.{1,200})$`,
    'isu',
  ),
  new RegExp(
    `^${polite}(?:learn|remember|note)(?:\\s+that)?\\s*:?\\s+${ofKind}${anyName}(?:\\s*=\\s*|\\s+(?:means|stands for)\\s+)(.{1,200})$`,
    'isu',
  ),
  new RegExp(
    `^${polite}(?:when|if|whenever)\\s+(?:i|we|people|they|somebody|someone)\\s+(?:say|says|write|writes|type|types)\\s+()${anyName}\\s*,?\\s+(?:it\\s+means|i\\s+mean|we\\s+mean|they\\s+mean|that\\s+means)\\s+(.{1,200})$`,
    'isu',
  ),
  // Without a verb only a name in quotation marks is taught.
  new RegExp(`^${polite}${ofKind}${quoted}()()(?:\\s*=\\s*|\\s+(?:means|stands for)\\s+)(.{1,200})$`, 'isu'),
];

const forgetting: readonly RegExp[] = [
  new RegExp(
    `^${polite}(?:forget|unlearn|unteach|delete|remove)\\s+(?:the\\s+)?(?:taught\\s+)?(?:name|nickname)\\s+${anyName}$`,
    'isu',
  ),
  new RegExp(`^${polite}(?:forget|unlearn|unteach)\\s+(?:about\\s+)?${quoted}()()$`, 'isu'),
  new RegExp(`^${polite}(?:unlearn|unteach)\\s+()()(.{1,100}?)$`, 'isu'),
];

type Sentence = readonly [kind: 'explain' | 'not-meant' | 'misunderstood' | 'taught' | 'teach', says: RegExp];

const sentences: readonly Sentence[] = [
  [
    'explain',
    /^(?:but |so |and |hm+ |wait |ok )*(?:why|why so|why that|why this|why not|how so|how come|explain|explain (?:that|this|yourself)|why did you (?:say|answer|show|do|ask|think|read|open) (?:that|this|so|me that|me this|it)|why (?:this|that) answer|explain (?:your|the|this|that) (?:answer|reading)|what made you (?:think|say|do|read) (?:that|this|so)|how did you (?:read|understand|get|interpret|come up with) (?:that|this|it|me|my (?:last )?(?:message|sentence|question))(?: like (?:that|this))?|how was (?:that|this|it|my (?:last )?message) read|what did you (?:understand|read|think i meant|think i said|hear)|show (?:me )?(?:how you read (?:that|this|it|my message)|your reading)|show reading)$/,
  ],
  [
    'not-meant',
    /^(?:no )?(?:(?:that|this|it)(?:'s| is| was| isn't| wasn't| is not| was not) )?(?:not |n't )?(?:what i (?:meant|mean|asked|asked for|wanted|said)|how i meant (?:it|that))$/,
  ],
  [
    'not-meant',
    /^(?:no )?(?:you (?:misunderstood|misread|did not understand|didn't understand|got (?:that|it) wrong|read (?:that|it) wrong)(?: me| that| it)?|wrong|wrong answer|i meant something (?:else|different)|that(?:'s| is| was) wrong|that(?:'s| is) not right|(?:i )?(?:did not|didn't) mean (?:that|it|this))$/,
  ],
  [
    'misunderstood',
    /^(?:show |list |export )?(?:the |all )?(?:misunderstood|misunderstandings|misreadings|not meant)(?: (?:messages|sentences|list|ones))?(?: (?:as )?csv)?$/,
  ],
  [
    'misunderstood',
    /^(?:what (?:did|have) you (?:misunderstood|misunderstand|misread)|which messages (?:did you|were) (?:misunderstand|misunderstood))$/,
  ],
  [
    'taught',
    /^(?:show |list |what are )?(?:the |all |my |our )?(?:taught(?: names| words)?|nicknames|learned names|names (?:that )?you (?:know|learned|were taught))$|^what (?:did we teach you|have you learned|were you taught|have we taught you|names were you taught|nicknames do you know)$/,
  ],
  [
    'teach',
    /^(?:teach|teach (?:the bot|you|me)(?: a (?:name|nickname))?|teach a (?:name|nickname)|how (?:do|can) (?:i|we) teach (?:you|the bot)(?: (?:a )?(?:names?|nicknames?))?)$/,
  ],
];

/** A message on one line, with straight quotation marks. */
export const straight = (message: string): string =>
  message
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’‚`´]/g, "'")
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

const nameIn = (parts: readonly (string | undefined)[]): string | null =>
  parts.map((part) => (part ?? '').trim()).find((part) => part !== '') ?? null;

const unquoted = (text: string): string =>
  text
    .trim()
    .replace(/[.!]+$/, '')
    .replace(/^["']|["']$/g, '')
    .trim();

const kindOf = (word: string | undefined): TaughtKind | null =>
  word === undefined || word === '' ? null : /product/i.test(word) ? 'product' : 'company';

const firstMatch = (all: readonly RegExp[], text: string): RegExpExecArray | null => {
  for (const each of all) {
    const match = each.exec(text);
    if (match !== null) return match;
  }
  return null;
};

export const aboutReadingCues =
  'teach unteach learn unlearn remember note say says write writes type types " forget name names nickname nicknames why how explain made did ' +
  'read reading meant mean asked wanted said misunderstood misread understand wrong right misunderstand misunderstandings misreadings taught learned';

/** What a message asks about the bot's reading; null for every other message. Reads at most 400 characters. */
export const aboutReadingIn = (message: string): Intent | null => {
  const text = straight(message);
  if (text.length > 400) return null;
  const taught = firstMatch(teaching, text);
  if (taught !== null) {
    const [, of, ...names] = taught;
    const means = unquoted(String(names.at(-1)));
    return {
      kind: 'teach',
      of: kindOf(of),
      name: nameIn(names.slice(0, -1)),
      means: means === '' ? null : means,
    };
  }
  const forgotten = firstMatch(forgetting, text);
  if (forgotten !== null) return { kind: 'forget-name', name: nameIn(forgotten.slice(1)) };
  const plain = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const kind = sentences.find(([, pattern]) => pattern.test(plain))?.[0];
  switch (kind) {
    case undefined:
      return null;
    case 'misunderstood':
      return { kind, as: / csv$|^export /.test(plain) ? 'csv' : 'card' };
    case 'teach':
      return { kind, name: null, means: null, of: null };
    default:
      return { kind };
  }
};
